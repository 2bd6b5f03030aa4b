//! The operation that opens a stream.

use super::{
    stream::{Frames, Stream},
    watches::Follower,
};
use crate::{
    app::App,
    caller::{Caller, invalid},
    openapi::{EventStreamAnswer, StreamProblems},
    problem::Problem,
};
use actix_web::{
    HttpRequest, HttpResponse, get,
    http::header::{CONTENT_TYPE, ContentEncoding},
    web::{Data, Path, Query},
};
use rf_flows::session::read_header;
use rf_persistence::Db;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

/// Where to go on.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Since {
    /// The last event that the caller knows of; from the first one on unless said. `Last-Event-ID` goes before it.
    after: Option<u32>,
}

/// Follow a session as it moves
///
/// Server-sent events. `moved` for each new event of the session, with the event's number as id and as `seq` in the data:
/// read the session to see what happened. `here` with the `people` who have the session open, whenever that changes, those
/// behind API tokens left out. Comments in between are signs of life. The stream ends when the caller may not read the
/// session any more, when their access token expires and when the server stops: open it again with `Last-Event-ID`, and
/// nothing is missed or told twice.
#[utoipa::path(
    tag = "Sessions",
    security(("bearer" = [])),
    params(
        ("session_id" = Uuid, Path),
        Since,
        ("last-event-id" = Option<u32>, Header, description = "The id of the last frame that arrived")
    ),
    responses(EventStreamAnswer, StreamProblems)
)]
#[get("/sessions/{session_id}/live")]
pub(crate) async fn follow_session(
    caller: Caller,
    app: Data<App>,
    db: Data<Db>,
    path: Path<Uuid>,
    since: Query<Since>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let actor = caller.actor();
    let session = read_header(&mut db.repo(), &actor, path.into_inner().into()).await?;
    let told = last_event_id(&request)?.or(since.after).unwrap_or_default();
    if told > session.event_count {
        return Err(invalid("Last-Event-ID", "unknown_event", "The session has no such event yet."));
    }
    let follower = Follower::new(&app, &db, &actor, session)?;
    let stream = Stream { request, app, actor, follower, told };
    Ok(streaming(stream.start()))
}

/// The answer whose body these are.
pub(super) fn streaming(frames: Frames) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/event-stream"))
        // Compression and proxies would gather frames before they pass them on.
        .insert_header(ContentEncoding::Identity)
        .insert_header(("x-accel-buffering", "no"))
        // A stopping server need not wait for the next request on this connection.
        .force_close()
        .body(frames)
}

/// The number of the last event that arrived, as the browser says it when it comes back.
fn last_event_id(request: &HttpRequest) -> Result<Option<u32>, Problem> {
    let Some(given) = request.headers().get("last-event-id") else { return Ok(None) };
    let digits = given.to_str().ok().filter(|id| id.bytes().all(|digit| digit.is_ascii_digit()));
    let id = digits.and_then(|id| id.parse().ok());
    id.map(Some).ok_or_else(|| invalid("Last-Event-ID", "invalid_event_id", "Send the id of a frame."))
}
