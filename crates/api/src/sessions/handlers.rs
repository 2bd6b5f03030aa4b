//! Operations on sessions.

use super::{
    dto::{CommandBody, FollowedDocument, RevealedSecret, SessionDetail, SessionSummaryPage, StartBody},
    filter::SessionFilter,
};
use crate::{
    app::App,
    caller::{Caller, OnceKey},
    notifications,
    openapi::{CallerProblems, OneProblems, WriteProblems},
    problem::Problem,
};
use actix_web::{
    HttpResponse, get, post,
    web::{Data, Json, Path, Query},
};
use rf_core::{Actor, SessionId};
use rf_evidence::EvidenceKey;
use rf_flows::session::{self, CommandRequest, SessionFailure, StartRequest};
use rf_persistence::{Db, views};
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

/// List the team's sessions, the newest start first
///
/// Viewers see ended sessions only. With `q` it is a search of their notes, the best match first; its pages end after some
/// hundreds of the newest matches.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    params(SessionFilter),
    responses((status = 200, body = SessionSummaryPage), CallerProblems)
)]
#[get("/sessions")]
pub(crate) async fn list_sessions(
    caller: Caller,
    db: Data<Db>,
    filter: Query<SessionFilter>,
) -> Result<Json<SessionSummaryPage>, Problem> {
    let actor = caller.actor();
    let query = filter.into_inner().query(&actor)?;
    Ok(Json(views::list_sessions(&db.repo(), actor.team, &query).await?.into()))
}

/// Start a session, on a published flow or without one
///
/// The session is pinned to the version that it starts with; without a flow it is free-form, and needs a problem. With an `Idempotency-Key`, a repeated request changes
/// nothing and answers the session that the first one started.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    request_body = StartBody,
    params((
        "idempotency-key" = Option<String>, Header,
        min_length = 8, max_length = 128, pattern = "^[!-~][ -~]{6,126}[!-~]$",
        description = "Recognises a repeated request"
    )),
    responses((status = 201, body = SessionDetail), WriteProblems)
)]
#[post("/sessions")]
pub(crate) async fn start_session(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    key: OnceKey,
    body: Json<StartBody>,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    let key = key.0;
    let body = body.into_inner();
    let request = StartRequest {
        flow: body.flow_id.map(Into::into),
        version: body.version,
        problem: body.problem,
        facts: body.facts,
    };
    let started = db
        .transact(async |store| session::start_session(store, app.env(), &actor, request, key.as_ref()).await)
        .await?;
    Ok(HttpResponse::Created().json(SessionDetail::new(started, &actor)))
}

/// Read a session with its path and its timeline
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    params(("session_id" = Uuid, Path)),
    responses((status = 200, body = SessionDetail), OneProblems)
)]
#[get("/sessions/{session_id}")]
pub(crate) async fn get_session(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<Json<SessionDetail>, Problem> {
    let actor = caller.actor();
    let loaded = session::read_session(&mut db.repo(), &actor, path.into_inner().into()).await?;
    Ok(Json(SessionDetail::new(loaded, &actor)))
}

/// Read what a session follows: its flow, with the steps of its sub-flows put in
///
/// The ids of those begin with the id of the step that names the sub-flow, and a slash. The first of them stands directly behind
/// that step. It never changes while the session follows the same flow.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    params(("session_id" = Uuid, Path)),
    responses((status = 200, body = FollowedDocument), OneProblems)
)]
#[get("/sessions/{session_id}/flow")]
pub(crate) async fn get_session_flow(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<Json<FollowedDocument>, Problem> {
    let loaded = session::read_session(&mut db.repo(), &caller.actor(), path.into_inner().into()).await?;
    Ok(Json(FollowedDocument { document: Arc::unwrap_or_clone(loaded.flow) }))
}

/// Do something in a session: one command, one event
///
/// `Idempotency-Key` is required: a repeated request changes nothing and answers the session as it stands. If the
/// session has moved on since the caller saw it, the answer is 409 with the session as it stands in `current`.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    request_body = CommandBody,
    params(
        ("session_id" = Uuid, Path),
        ("idempotency-key" = String, Header, min_length = 8, max_length = 128, pattern = "^[!-~][ -~]{6,126}[!-~]$", description = "8 to 128 printable ASCII characters")
    ),
    responses((status = 200, body = SessionDetail), WriteProblems)
)]
#[post("/sessions/{session_id}/events")]
pub(crate) async fn act_in_session(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
    key: OnceKey,
    body: Json<CommandBody>,
) -> Result<Json<SessionDetail>, Problem> {
    let actor = caller.actor();
    let key = key.0.ok_or(SessionFailure::KeyRequired)?;
    let session = SessionId::from(path.into_inner());
    let CommandBody { expected_events, command } = body.into_inner();
    let withdrawn = command.withdrawn();
    let done = db
        .transact(async |store| {
            let request = CommandRequest { session, key: &key, expected_events, command };
            let acted = session::act(store, app.env(), app.sealer(), &actor, request).await?;
            notifications::mail(store, &app, actor.team, &acted.notices).await?;
            if let Some(id) = withdrawn {
                session::settle_withdrawal(store, app.env(), &actor, &acted.session, id).await?;
            }
            rf_guidance::remember(store, &acted.session).await?;
            Ok((acted.session, acted.notices))
        })
        .await;
    let (loaded, notices) = done.map_err(|failure| refusal(failure, &actor))?;
    app.live().moved(actor.team, session);
    app.live().told(actor.team, &notices);
    if let Some(id) = withdrawn {
        app.evidence().discard(EvidenceKey { team: actor.team, session, id }).await;
    }
    Ok(Json(SessionDetail::new(loaded, &actor)))
}

/// A refusal, with the session as it stands for whoever worked on an older one.
pub(super) fn refusal(failure: SessionFailure, actor: &Actor) -> Problem {
    match failure {
        SessionFailure::Moved(moved) => {
            let current = SessionDetail::new((*moved.0).clone(), actor);
            Problem::from(SessionFailure::Moved(moved)).with("current", json!(current))
        }
        failure => failure.into(),
    }
}

/// Read a secret that a session captured
///
/// For whoever may act in the session, and not with an API token. Every reading is a row of the audit log.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    params(("session_id" = Uuid, Path), ("name" = String, Path, max_length = 64, description = "The capture's name in the flow")),
    responses((status = 200, body = RevealedSecret), OneProblems)
)]
#[post("/sessions/{session_id}/captures/{name}/reveal")]
pub(crate) async fn reveal_secret(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<(Uuid, String)>,
) -> Result<Json<RevealedSecret>, Problem> {
    let actor = caller.actor();
    let (session, name) = path.into_inner();
    let wanted = (session.into(), name.as_str());
    let revealed = db
        .transact(async |store| session::reveal_secret(store, app.env(), app.sealer(), &actor, wanted).await)
        .await;
    let session::RevealedSecret { value, seq } = revealed?;
    Ok(Json(RevealedSecret { value, seq }))
}
