//! Operations on views.

use super::dto::{NewSessionView, SessionView, SessionViewChange, SessionViews};
use crate::{
    app::App,
    caller::Caller,
    openapi::{CallerProblems, WriteProblems},
    problem::Problem,
    sessions::SessionSelection,
};
use actix_web::{
    HttpResponse, delete, get, patch, post,
    web::{Data, Json, Path},
};
use rf_core::{Actor, Members, SavedViewId};
use rf_flows::saved_views::{self, NewView, SavedViewFailure, ViewChange};
use rf_persistence::{Connection, Db, Repo, views};
use serde_json::Value;
use uuid::Uuid;

/// List the views of the session list
///
/// The caller's own and those that the team shares.
#[utoipa::path(
    tag = "Session views",
    security(("bearer" = [])),
    responses((status = 200, body = SessionViews), CallerProblems)
)]
#[get("/session-views")]
pub(crate) async fn list_session_views(caller: Caller, db: Data<Db>) -> Result<Json<SessionViews>, Problem> {
    let actor = caller.actor();
    let rows = views::saved_views_of(&db.repo(), actor.team, actor.user, None).await?;
    let items = rows.into_iter().map(|row| SessionView::new(row, &actor)).collect();
    Ok(Json(SessionViews { items }))
}

/// Keep a view of the session list
///
/// At most 50 a person; a team shares at most 100. Viewers share none.
#[utoipa::path(
    tag = "Session views",
    security(("bearer" = [])),
    request_body = NewSessionView,
    responses((status = 201, body = SessionView), WriteProblems)
)]
#[post("/session-views")]
pub(crate) async fn create_session_view(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    body: Json<NewSessionView>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    let NewSessionView { name, is_shared, is_default, filters } = body.into_inner();
    let wish = NewView { name, is_shared, is_default, filters: checked(filters, &actor)? };
    let made = db
        .transact(async |store| {
            let made = saved_views::create_view(store, app.env(), &actor, wish).await?;
            shown(store, &actor, made.id).await
        })
        .await?;
    Ok(HttpResponse::Created().json(made))
}

/// Change a view of the session list
///
/// For whoever made it, and for team leads if it is shared; `is_default` for everybody who has it.
#[utoipa::path(
    tag = "Session views",
    security(("bearer" = [])),
    request_body = SessionViewChange,
    params(("view_id" = Uuid, Path)),
    responses((status = 200, body = SessionView), WriteProblems)
)]
#[patch("/session-views/{view_id}")]
pub(crate) async fn change_session_view(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
    body: Json<SessionViewChange>,
) -> Result<Json<SessionView>, Problem> {
    let actor = caller.actor();
    let SessionViewChange { name, is_shared, is_default, filters } = body.into_inner();
    let filters = filters.map(|filters| checked(filters, &actor)).transpose()?;
    let change = ViewChange { name, is_shared, is_default, filters };
    let id = path.into_inner().into();
    let changed = db
        .transact(async |store| {
            saved_views::change_view(store, app.env(), &actor, id, change).await?;
            shown(store, &actor, id).await
        })
        .await?;
    Ok(Json(changed))
}

/// Remove a view of the session list
///
/// For whoever made it, and for team leads if it is shared.
#[utoipa::path(
    tag = "Session views",
    security(("bearer" = [])),
    params(("view_id" = Uuid, Path)),
    responses((status = 204, description = "It is gone"), WriteProblems)
)]
#[delete("/session-views/{view_id}")]
pub(crate) async fn delete_session_view(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (caller.actor(), path.into_inner().into());
    db.transact(async |store| saved_views::delete_view(store, &actor, id).await).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The filters as they are kept: what the list would refuse is refused here.
fn checked(filters: SessionSelection, actor: &Actor) -> Result<Members, Problem> {
    filters.clone().query(actor)?;
    match serde_json::to_value(filters) {
        Ok(Value::Object(members)) => Ok(members),
        _ => Err(Problem::internal()),
    }
}

async fn shown<C: Connection>(
    store: &Repo<C>,
    actor: &Actor,
    id: SavedViewId,
) -> Result<SessionView, SavedViewFailure> {
    let row = views::saved_views_of(store, actor.team, actor.user, Some(id)).await?.pop();
    // Somebody else may have removed it meanwhile.
    row.map(|row| SessionView::new(row, actor)).ok_or(SavedViewFailure::ViewNotFound)
}
