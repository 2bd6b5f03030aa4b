//! Who of the team is signed in, and signing them out.

use super::{
    allowed,
    dto::{RevokeBody, RevokeScope, RevokedSignIns, TeamSignInFilter, TeamSignInPage},
};
use crate::{
    app::App,
    caller::Caller,
    openapi::{CallerProblems, OneProblems, WriteProblems},
    paging,
    problem::Problem,
};
use actix_web::{
    HttpResponse, delete, get, post,
    web::{Data, Json, Path, Query},
};
use rf_auth::Whose;
use rf_core::{Action, Actor};
use rf_persistence::{
    Db,
    views::{self, TeamSignInQuery},
};
use uuid::Uuid;

/// List who is signed in
///
/// The team's live sign-ins, most recently active first.
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    params(TeamSignInFilter),
    responses((status = 200, body = TeamSignInPage), CallerProblems)
)]
#[get("/team/sign-ins")]
pub(crate) async fn list_team_sign_ins(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    filter: Query<TeamSignInFilter>,
) -> Result<Json<TeamSignInPage>, Problem> {
    let actor = allowed(&caller, Action::ManageSecurity)?;
    let filter = filter.into_inner();
    let query = TeamSignInQuery {
        search: paging::short_text("search", filter.search)?,
        user: filter.user_id.map(Into::into),
        after: paging::cursor(filter.cursor.as_deref())?,
        limit: paging::limit(filter.limit)?,
    };
    let page = views::list_team_sign_ins(&db.repo(), actor.team, &query, app.env().now()).await?;
    Ok(Json(TeamSignInPage::seen_by(&actor, page)))
}

/// End a member's sign-in
///
/// Ending what is over already is no mistake.
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    params(("sign_in_id" = Uuid, Path)),
    responses((status = 204, description = "It is over"), OneProblems)
)]
#[delete("/team/sign-ins/{sign_in_id}")]
pub(crate) async fn end_team_sign_in(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (caller.actor(), path.into_inner().into());
    db.transact(async |store| rf_auth::end_team_sign_in(store, app.env(), &actor, id).await).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Sign the whole team out
///
/// `others` keeps the sign-in that asks. A second time ends nothing more.
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    request_body = RevokeBody,
    responses((status = 200, body = RevokedSignIns), WriteProblems)
)]
#[post("/team/security/revoke-sign-ins")]
pub(crate) async fn revoke_team_sign_ins(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    body: Json<RevokeBody>,
) -> Result<Json<RevokedSignIns>, Problem> {
    let whose = match body.scope {
        RevokeScope::All => Whose::Team,
        RevokeScope::Others => Whose::TeamOthers,
    };
    end_many(&app, &db, &caller.actor(), whose).await
}

/// Sign a member out everywhere
#[utoipa::path(
    tag = "Team",
    security(("bearer" = [])),
    params(("user_id" = Uuid, Path)),
    responses((status = 200, body = RevokedSignIns), OneProblems)
)]
#[post("/team/members/{user_id}/sign-out")]
pub(crate) async fn sign_member_out(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<Json<RevokedSignIns>, Problem> {
    let whose = Whose::Member(path.into_inner().into());
    end_many(&app, &db, &caller.actor(), whose).await
}

async fn end_many(app: &App, db: &Db, actor: &Actor, whose: Whose) -> Result<Json<RevokedSignIns>, Problem> {
    let ending = db.transact(async |store| rf_auth::end_sign_ins(store, app.env(), actor, whose).await);
    Ok(Json(RevokedSignIns { revoked_count: ending.await? }))
}
