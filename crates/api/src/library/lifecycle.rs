//! Operations that put flows away and back, copy them, and publish an old version again.

use super::{
    dto::{FlowDetail, FlowVersionDetail},
    handlers::{answer, detail, version_detail, with_current},
};
use crate::{
    app::App,
    caller::{Caller, Revision},
    openapi::WriteProblems,
    problem::Problem,
};
use actix_web::{
    HttpResponse, post,
    web::{Data, Json, Path},
};
use rf_core::FlowId;
use rf_flows::FlowFailure;
use rf_persistence::Db;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Which version to publish again.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RollbackBody {
    #[schema(minimum = 1)]
    version: u32,
    /// Why; empty for `Version N again`.
    #[schema(max_length = 2000)]
    change_note: String,
}

/// Put a flow away
///
/// It is neither listed nor run nor edited any more; everything about it is kept. Sessions that run on it go on.
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    params(("flow_id" = Uuid, Path)),
    responses((status = 200, body = FlowDetail), WriteProblems)
)]
#[post("/flows/{flow_id}/archive")]
pub(crate) async fn archive_flow(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (caller.actor(), path.into_inner().into());
    let archived = db
        .transact(async |store| {
            let flow = rf_flows::archive_flow(store, app.env(), &actor, id).await?;
            detail(store, app.env(), flow, &actor).await.map_err(FlowFailure::from)
        })
        .await?;
    Ok(answer(HttpResponse::Ok(), archived))
}

/// Take a flow out of the archive
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    params(("flow_id" = Uuid, Path)),
    responses((status = 200, body = FlowDetail), WriteProblems)
)]
#[post("/flows/{flow_id}/restore")]
pub(crate) async fn restore_flow(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (caller.actor(), path.into_inner().into());
    let restored = db
        .transact(async |store| {
            let flow = rf_flows::restore_flow(store, &actor, id).await?;
            detail(store, app.env(), flow, &actor).await.map_err(FlowFailure::from)
        })
        .await?;
    Ok(answer(HttpResponse::Ok(), restored))
}

/// Copy a flow's draft into a new flow of the caller's
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    params(("flow_id" = Uuid, Path)),
    responses((status = 201, body = FlowDetail, headers(("ETag" = String, description = "The revision"))), WriteProblems)
)]
#[post("/flows/{flow_id}/duplicate")]
pub(crate) async fn duplicate_flow(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (caller.actor(), path.into_inner().into());
    let copy = db
        .transact(async |store| {
            let copy = rf_flows::duplicate_flow(store, app.env(), &actor, id).await?;
            detail(store, app.env(), copy, &actor).await.map_err(FlowFailure::from)
        })
        .await?;
    Ok(answer(HttpResponse::Created(), copy))
}

/// Publish an old version of a flow again, as its newest one
///
/// The draft becomes that version's document too. `If-Match` names the revision of the draft that the caller saw.
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    request_body = RollbackBody,
    params(("flow_id" = Uuid, Path), Revision),
    responses((status = 201, body = FlowVersionDetail), WriteProblems)
)]
#[post("/flows/{flow_id}/rollback")]
pub(crate) async fn roll_back_flow(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
    revision: Revision,
    body: Json<RollbackBody>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    let id = FlowId::from(path.into_inner());
    let RollbackBody { version, change_note } = body.into_inner();
    let published = db
        .transact(async |store| {
            let env = app.env();
            let version =
                rf_flows::roll_back_flow(store, env, &actor, id, revision.0, version, &change_note).await?;
            version_detail(store, version, &actor).await.map_err(FlowFailure::from)
        })
        .await;
    match published {
        Ok(version) => Ok(HttpResponse::Created().json(version)),
        Err(failure) => Err(with_current(&db, app.env(), failure, &actor).await),
    }
}
