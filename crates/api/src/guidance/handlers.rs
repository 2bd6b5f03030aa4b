//! Operations of guidance. None of them changes anything.

use super::dto::{ProblemQuery, SimilarSessions, SuggestedFlows, Suggestions};
use crate::{
    caller::Caller,
    library::reader,
    openapi::{CallerProblems, OneProblems},
    problem::Problem,
};
use actix_web::{
    get,
    web::{Data, Json, Path, Query},
};
use rf_core::{Action, Relation, Verdict, verdict};
use rf_flows::session::SessionFailure;
use rf_persistence::Db;
use uuid::Uuid;

/// Suggest what to do next in a session
///
/// From the newest 1,000 finished sessions of the team on the same flow that fit the answers so far: the chance that a step
/// resolves the problem, by the minutes that it costs. Where fewer than three fit, it is the flow's own order, and the answer
/// says so. Nothing once the session has ended.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    params(("session_id" = Uuid, Path)),
    responses((status = 200, body = Suggestions), OneProblems)
)]
#[get("/sessions/{session_id}/suggestions")]
pub(crate) async fn get_suggestions(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<Json<Suggestions>, Problem> {
    let (loaded, suggested) =
        rf_guidance::suggestions(&mut db.repo(), &caller.actor(), path.into_inner().into()).await?;
    Ok(Json(Suggestions::new(&loaded, suggested)))
}

/// List finished sessions like this one
///
/// By the words of the problem and the flow, among the newest 1,000 finished sessions of the team; the likest first, at most
/// five.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    params(("session_id" = Uuid, Path)),
    responses((status = 200, body = SimilarSessions), OneProblems)
)]
#[get("/sessions/{session_id}/similar")]
pub(crate) async fn list_sessions_like(
    caller: Caller,
    db: Data<Db>,
    path: Path<Uuid>,
) -> Result<Json<SimilarSessions>, Problem> {
    let found = rf_guidance::sessions_like(&mut db.repo(), &caller.actor(), path.into_inner().into()).await?;
    Ok(Json(found.into()))
}

/// List finished sessions about a problem
///
/// For a problem that is being typed; the likest first, at most five.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    params(ProblemQuery),
    responses((status = 200, body = SimilarSessions), CallerProblems)
)]
#[get("/sessions/similar")]
pub(crate) async fn list_sessions_like_problem(
    caller: Caller,
    db: Data<Db>,
    query: Query<ProblemQuery>,
) -> Result<Json<SimilarSessions>, Problem> {
    let actor = caller.actor();
    if verdict(actor.role, Action::ReadEndedSession, Relation::Team) != Verdict::Allow {
        return Err(SessionFailure::Forbidden.into());
    }
    let problem = query.into_inner().checked()?;
    let found = rf_guidance::sessions_like_problem(&mut db.repo(), &actor, &problem).await?;
    Ok(Json(found.into()))
}

/// Suggest published flows for a problem
///
/// For a problem that is being typed: flows that have its words, and those on which such problems were resolved; the best
/// first, at most five.
#[utoipa::path(
    tag = "Flows",
    security(("bearer" = [])),
    params(ProblemQuery),
    responses((status = 200, body = SuggestedFlows), CallerProblems)
)]
#[get("/flows/suggested")]
pub(crate) async fn list_suggested_flows(
    caller: Caller,
    db: Data<Db>,
    query: Query<ProblemQuery>,
) -> Result<Json<SuggestedFlows>, Problem> {
    let actor = reader(&caller)?;
    let problem = query.into_inner().checked()?;
    let found = rf_guidance::suggested_flows(&mut db.repo(), &actor, &problem).await?;
    Ok(Json(found.into()))
}
