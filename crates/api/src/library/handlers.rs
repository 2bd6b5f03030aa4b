//! Operations on the team's flows.

use super::dto::{FlowBody, FlowDetail, FlowVersionDetail, FlowVersionPage, NewFlowBody, PublishBody};
use crate::{
    app::App,
    caller::{Caller, OnceKey, Revision},
    openapi::{OneProblems, WriteProblems},
    paging::{self, PageQuery},
    problem::Problem,
};
use actix_web::{
    HttpResponse, HttpResponseBuilder, get,
    http::header::ETAG,
    post, put,
    web::{Data, Json, Path, Query},
};
use rf_core::{Action, Actor, Env, FlowId, Relation, StoreError, Verdict, verdict};
use rf_flows::{Flow, FlowFailure, FlowVersion, NewFlow, session::IdempotencyKey, step_library};
use rf_persistence::{
    Connection, Db, Repo,
    views::{self, Reader},
};
use serde_json::json;
use uuid::Uuid;

/// Create a flow from a document
///
/// The document may still hold mistakes; it becomes the draft. With an `Idempotency-Key`, a repeated request changes
/// nothing and answers the flow that the first one made.
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    request_body = NewFlowBody,
    params((
        "idempotency-key" = Option<String>, Header,
        min_length = 8, max_length = 128, pattern = "^[!-~][ -~]{6,126}[!-~]$",
        description = "Recognises a repeated request"
    )),
    responses((status = 201, body = FlowDetail, headers(("ETag" = String, description = "The revision"))), WriteProblems)
)]
#[post("/flows")]
pub(crate) async fn create_flow(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    key: OnceKey,
    body: Json<NewFlowBody>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    let NewFlowBody { document, folder_id } = body.into_inner();
    let new = NewFlow { document, folder: folder_id.map(Into::into) };
    let key = key.0.as_ref().map(IdempotencyKey::as_str);
    let made = db
        .transact(async |store| {
            let made = rf_flows::create_flow(store, app.env(), &actor, new, key).await?;
            detail(store, app.env(), made, &actor).await.map_err(FlowFailure::from)
        })
        .await?;
    Ok(answer(HttpResponse::Created(), made))
}

/// Read a flow with its draft
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    params(("flow_id" = Uuid, Path)),
    responses((status = 200, body = FlowDetail, headers(("ETag" = String, description = "The revision"))), OneProblems)
)]
#[get("/flows/{flow_id}")]
pub(crate) async fn get_flow(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    let mut store = db.repo();
    let flow = rf_flows::read_flow(&mut store, &actor, path.into_inner().into()).await?;
    Ok(answer(HttpResponse::Ok(), detail(&mut store, app.env(), flow, &actor).await?))
}

/// Save a flow's draft
///
/// `If-Match` names the revision that was edited. If somebody saved meanwhile, the answer is 412 with the flow as it
/// stands in `current`, and nothing is overwritten.
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    request_body = FlowBody,
    params(("flow_id" = Uuid, Path), Revision),
    responses((status = 200, body = FlowDetail, headers(("ETag" = String, description = "The revision"))), WriteProblems)
)]
#[put("/flows/{flow_id}/draft")]
pub(crate) async fn save_draft(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
    revision: Revision,
    body: Json<FlowBody>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    let id = FlowId::from(path.into_inner());
    let document = body.into_inner().document;
    let saved = db
        .transact(async |store| {
            let saved = rf_flows::save_draft(store, app.env(), &actor, id, revision.0, document).await?;
            detail(store, app.env(), saved, &actor).await.map_err(FlowFailure::from)
        })
        .await;
    match saved {
        Ok(saved) => Ok(answer(HttpResponse::Ok(), saved)),
        Err(failure) => Err(with_current(&db, app.env(), failure, &actor).await),
    }
}

/// Publish a flow's draft as its next version
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    request_body = PublishBody,
    params(("flow_id" = Uuid, Path), Revision),
    responses((status = 201, body = FlowVersionDetail), WriteProblems)
)]
#[post("/flows/{flow_id}/publish")]
pub(crate) async fn publish_flow(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
    revision: Revision,
    body: Json<PublishBody>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    let id = FlowId::from(path.into_inner());
    let published = db
        .transact(async |store| {
            let note = &body.change_note;
            let version = rf_flows::publish(store, app.env(), &actor, id, revision.0, note).await?;
            version_detail(store, version, &actor).await.map_err(FlowFailure::from)
        })
        .await;
    match published {
        Ok(version) => Ok(HttpResponse::Created().json(version)),
        Err(failure) => Err(with_current(&db, app.env(), failure, &actor).await),
    }
}

/// List a flow's versions, newest first
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    params(("flow_id" = Uuid, Path), PageQuery),
    responses((status = 200, body = FlowVersionPage), OneProblems)
)]
#[get("/flows/{flow_id}/versions")]
pub(crate) async fn list_flow_versions(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
    page: Query<PageQuery>,
) -> Result<Json<FlowVersionPage>, Problem> {
    let mut store = db.repo();
    let flow = rf_flows::read_flow(&mut store, &caller.actor(), path.into_inner().into()).await?;
    let after = paging::cursor(page.cursor.as_deref())?;
    let limit = paging::limit(page.limit)?;
    Ok(Json(views::flow_versions(&store, flow.team, flow.id, after.as_ref(), limit).await?.into()))
}

/// Read one version of a flow
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    params(("flow_id" = Uuid, Path), ("number" = u32, Path, minimum = 1)),
    responses((status = 200, body = FlowVersionDetail), OneProblems)
)]
#[get("/flows/{flow_id}/versions/{number}")]
pub(crate) async fn get_flow_version(
    caller: Caller,
    db: Data<Db>,
    path: Path<(Uuid, u32)>,
) -> Result<Json<FlowVersionDetail>, Problem> {
    let (flow, number) = path.into_inner();
    let actor = caller.actor();
    let mut store = db.repo();
    let version = rf_flows::read_version(&mut store, &actor, flow.into(), number).await?;
    Ok(Json(version_detail(&store, version, &actor).await?))
}

/// The caller, if they may look into the library.
pub(crate) fn reader(caller: &Caller) -> Result<Actor, FlowFailure> {
    let actor = caller.actor();
    match verdict(actor.role, Action::ReadFlow, Relation::Team) {
        Verdict::Allow => Ok(actor),
        Verdict::Deny | Verdict::Hide => Err(FlowFailure::Forbidden),
    }
}

/// The flow as callers see it. After a change, to be read in the same transaction: what is told is what was kept, and
/// a change whose answer cannot be read is not made.
pub(super) async fn detail(
    store: &mut Repo<impl Connection>,
    env: &Env,
    flow: Flow,
    caller: &Actor,
) -> Result<FlowDetail, StoreError> {
    let updates = step_library::step_updates(store, flow.team, &flow.draft).await?;
    let reader = Reader { team: flow.team, user: caller.user };
    let row = views::flow_row(store, &reader, flow.id).await?;
    let row = row.ok_or_else(|| StoreError::Corrupt("a flow vanished".into()))?;
    let newest = views::flow_versions(store, flow.team, flow.id, None, 1).await?.items.into_iter().next();
    let surroundings = views::surroundings(store, flow.team, &flow.draft).await?;
    let findings = rf_flows::validate_within(&flow.draft, &surroundings);
    let mut detail = FlowDetail::new(flow, row, newest, env.now().date_naive(), caller);
    detail.findings = findings;
    detail.step_updates = updates.into_iter().map(Into::into).collect();
    Ok(detail)
}

pub(super) async fn version_detail(
    store: &Repo<impl Connection>,
    version: FlowVersion,
    caller: &Actor,
) -> Result<FlowVersionDetail, StoreError> {
    let publisher = views::person(store, caller.team, version.published_by).await?;
    Ok(FlowVersionDetail::new(version, publisher.into()))
}

/// The refusal of a stale save carries the flow as it stands.
pub(super) async fn with_current(db: &Db, env: &Env, failure: FlowFailure, caller: &Actor) -> Problem {
    let FlowFailure::StaleRevision(stale) = &failure else { return failure.into() };
    match detail(&mut db.repo(), env, (*stale.current).clone(), caller).await {
        Ok(current) => Problem::from(failure).with("current", json!(current)),
        Err(error) => error.into(),
    }
}

pub(super) fn answer(mut response: HttpResponseBuilder, flow: FlowDetail) -> HttpResponse {
    response.insert_header((ETAG, format!("\"{}\"", flow.revision))).json(flow)
}
