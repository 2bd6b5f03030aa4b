//! What changed between two states of a flow, or of any two documents.

use crate::{
    caller::Caller,
    library::reader,
    openapi::{DiffAnswer, OneProblems, WriteProblems, schemas},
    problem::Problem,
};
use actix_web::{
    get, post,
    web::{Data, Json, Path, Query},
};
use rf_core::{Actor, FlowId};
use rf_flows::{FlowDiff, FlowDocument, FlowFailure, FlowStore, diff, is_too_large, read_flow, read_version};
use rf_persistence::Db;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Which two states of a flow.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct DiffQuery {
    /// The number of a version, or `draft`.
    #[param(pattern = "^([0-9]{1,10}|draft)$")]
    from: String,
    /// The number of a version, or `draft`.
    #[param(pattern = "^([0-9]{1,10}|draft)$")]
    to: String,
}

/// What changed between two states of a flow.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FlowDiffAnswer {
    from: String,
    to: String,
    #[schema(schema_with = schemas::flow_diff)]
    diff: FlowDiff,
}

/// Two documents to compare.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DiffBody {
    #[schema(schema_with = schemas::flow_document)]
    before: FlowDocument,
    #[schema(schema_with = schemas::flow_document)]
    after: FlowDocument,
}

/// Compare two versions of a flow, or one with the draft
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    params(("flow_id" = Uuid, Path), DiffQuery),
    responses((status = 200, body = FlowDiffAnswer), OneProblems)
)]
#[get("/flows/{flow_id}/diff")]
pub(crate) async fn diff_flow(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
    query: Query<DiffQuery>,
) -> Result<Json<FlowDiffAnswer>, Problem> {
    let (actor, id) = (caller.actor(), path.into_inner().into());
    let DiffQuery { from, to } = query.into_inner();
    let mut store = db.repo();
    let before = state(&mut store, &actor, id, &from).await?;
    let after = state(&mut store, &actor, id, &to).await?;
    Ok(Json(FlowDiffAnswer { diff: diff(&before, &after), from, to }))
}

/// Compare two documents
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    request_body = DiffBody,
    responses(DiffAnswer, WriteProblems)
)]
#[post("/flows/diff")]
pub(crate) async fn diff_documents(caller: Caller, body: Json<DiffBody>) -> Result<Json<FlowDiff>, Problem> {
    reader(&caller)?;
    if is_too_large(&body.before) || is_too_large(&body.after) {
        return Err(FlowFailure::FlowTooLarge.into());
    }
    Ok(Json(diff(&body.before, &body.after)))
}

/// The document of a version, or the draft.
async fn state(
    store: &mut impl FlowStore,
    actor: &Actor,
    id: FlowId,
    name: &str,
) -> Result<FlowDocument, FlowFailure> {
    if name == "draft" {
        return read_flow(store, actor, id).await.map(|flow| flow.draft);
    }
    let digits = name.bytes().all(|byte| byte.is_ascii_digit());
    match name.parse::<u32>().ok().filter(|_| digits) {
        Some(number) => read_version(store, actor, id, number).await.map(|version| version.document),
        None => read_flow(store, actor, id).await.and(Err(FlowFailure::VersionNotFound)),
    }
}
