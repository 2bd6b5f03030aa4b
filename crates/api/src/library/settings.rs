//! Operations on what of a flow is not in its document.

use super::{
    dto::FlowDetail,
    handlers::{answer, detail},
};
use crate::{
    app::App,
    caller::Caller,
    openapi::{OneProblems, WriteProblems},
    patch::left_out_or_null,
    problem::Problem,
};
use actix_web::{
    HttpResponse, delete, patch, put,
    web::{Data, Json, Path},
};
use chrono::NaiveDate;
use rf_flows::{FlowFailure, FlowSettingsChange, set_favourite};
use rf_persistence::Db;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// What is not in the document; what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FlowSettingsBody {
    /// The folder to stand in; null for the top.
    #[serde(default, deserialize_with = "left_out_or_null")]
    #[schema(value_type = Option<Uuid>)]
    folder_id: Option<Option<Uuid>>,
    /// A member of the team who may edit flows.
    #[schema(nullable = false)]
    owner_id: Option<Uuid>,
    /// The day by which somebody is to look whether the flow still holds; null for none.
    #[serde(default, deserialize_with = "left_out_or_null")]
    #[schema(value_type = Option<NaiveDate>)]
    review_by: Option<Option<NaiveDate>>,
    /// Its name in sub-flows and files; flows that name it by the old one do not follow.
    #[schema(nullable = false, pattern = "^[a-z0-9-]{1,80}$")]
    slug: Option<String>,
}

impl From<FlowSettingsBody> for FlowSettingsChange {
    fn from(body: FlowSettingsBody) -> Self {
        Self {
            folder: body.folder_id.map(|folder| folder.map(Into::into)),
            owner: body.owner_id.map(Into::into),
            review_by: body.review_by,
            slug: body.slug,
        }
    }
}

/// Change where a flow stands, whose it is, when to look at it again, or its name
///
/// None of this is part of the draft: its revision stays.
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    request_body = FlowSettingsBody,
    params(("flow_id" = Uuid, Path)),
    responses((status = 200, body = FlowDetail), WriteProblems)
)]
#[patch("/flows/{flow_id}")]
pub(crate) async fn change_flow_settings(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
    body: Json<FlowSettingsBody>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (caller.actor(), path.into_inner().into());
    let change = body.into_inner().into();
    let changed = db
        .transact(async |store| {
            let flow = rf_flows::change_flow_settings(store, &actor, id, change).await?;
            detail(store, app.env(), flow, &actor).await.map_err(FlowFailure::from)
        })
        .await?;
    Ok(answer(HttpResponse::Ok(), changed))
}

/// Make a flow one of the caller's favourites
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    params(("flow_id" = Uuid, Path)),
    responses((status = 204), OneProblems)
)]
#[put("/flows/{flow_id}/favourite")]
pub(crate) async fn add_favourite(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (caller.actor(), path.into_inner().into());
    db.transact(async |store| set_favourite(store, app.env(), &actor, id, true).await).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Take a flow from the caller's favourites
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    params(("flow_id" = Uuid, Path)),
    responses((status = 204), OneProblems)
)]
#[delete("/flows/{flow_id}/favourite")]
pub(crate) async fn remove_favourite(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (caller.actor(), path.into_inner().into());
    db.transact(async |store| set_favourite(store, app.env(), &actor, id, false).await).await?;
    Ok(HttpResponse::NoContent().finish())
}
