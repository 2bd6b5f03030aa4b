//! Starting a session on a published flow.

use super::command::optional_text;
use super::read::{check, with_flow};
use super::{
    FlowLookup, IdempotencyKey, Insertion, LoadedSession, RecordedEvent, Session, SessionEvent,
    SessionFailure, SessionState, SessionStatus, SessionStore, reference,
};
use rf_core::{Action, Actor, Env, FlowId, Relation, SessionId, verdict};

/// The longest statement of a problem, in characters.
const PROBLEM_MAX: usize = 2_000;

/// What somebody wants to start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartRequest {
    /// The flow to follow.
    pub flow: FlowId,
    /// The published version; the latest when `None`.
    pub version: Option<u32>,
    /// The problem in the engineer's words, up to 2,000 characters.
    pub problem: Option<String>,
}

impl StartRequest {
    /// Whether `event` is what this (checked) request led to.
    fn led_to(&self, event: &SessionEvent) -> bool {
        let SessionEvent::Started { flow, version, problem } = event else { return false };
        self.flow == *flow && self.version.is_none_or(|wanted| wanted == *version) && self.problem == *problem
    }
}

/// Starts a session on the flow, assigned to `actor`. Repeated with the same key, it changes nothing and
/// answers the session that was started then, as it stands now.
///
/// # Errors
/// `forbidden`, `invalid`, `idempotency_key_reused`, `flow_not_found`, `flow_not_published`, `flow_archived`,
/// `version_not_found`.
pub async fn start_session(
    port: &mut impl SessionStore,
    env: &Env,
    actor: &Actor,
    request: StartRequest,
    key: Option<&IdempotencyKey>,
) -> Result<LoadedSession, SessionFailure> {
    check(verdict(actor.role, Action::StartSession, Relation::Team))?;
    let problem = optional_text("problem", request.problem.as_deref(), PROBLEM_MAX)
        .map_err(|error| SessionFailure::Invalid(error.into()))?;
    let request = StartRequest { problem, ..request };
    if let Some(started) = earlier(port, actor, &request, key).await? {
        return Ok(started);
    }

    let pinned = match port.published_flow(actor.team, request.flow, request.version).await? {
        FlowLookup::NoFlow => return Err(SessionFailure::FlowNotFound),
        FlowLookup::NotPublished => return Err(SessionFailure::FlowNotPublished),
        FlowLookup::NoVersion => return Err(SessionFailure::VersionNotFound),
        FlowLookup::Found(pinned) => pinned,
    };
    if port.is_archived(actor.team, request.flow).await? {
        return Err(SessionFailure::FlowArchived);
    }
    let now = env.now();
    let id: SessionId = env.new_id();
    let first = RecordedEvent {
        seq: 1,
        at: now,
        actor: actor.user,
        actor_name: actor.name.clone(),
        event: SessionEvent::Started {
            flow: request.flow,
            version: pinned.version,
            problem: request.problem.clone(),
        },
    };
    let session = Session {
        id,
        team: actor.team,
        reference: reference(id),
        flow: request.flow,
        flow_version: pinned.version,
        flow_title: pinned.document.title.clone(),
        problem: request.problem.clone(),
        assignee: actor.user,
        assignee_name: actor.name.clone(),
        status: SessionStatus::Active,
        started_at: now,
        updated_at: now,
        ended_at: None,
        event_count: 1,
        steps_taken: 0,
    };
    match port.insert_session(&session, &first, key).await? {
        Insertion::Inserted => {
            let events = vec![first];
            let state = SessionState::fold(&pinned.document, &events);
            Ok(LoadedSession { session, flow: pinned.document, events, state })
        }
        // The same request came twice at once, and the other one was first.
        Insertion::KeyTaken => earlier(port, actor, &request, key).await?.ok_or(SessionFailure::KeyReused),
    }
}

/// The session that this person already started under this key.
async fn earlier(
    port: &mut impl SessionStore,
    actor: &Actor,
    request: &StartRequest,
    key: Option<&IdempotencyKey>,
) -> Result<Option<LoadedSession>, SessionFailure> {
    let Some(key) = key else { return Ok(None) };
    let Some(id) = port.session_by_start_key(actor.team, actor.user, key).await? else { return Ok(None) };
    let record = port.session(actor.team, id).await?.ok_or(SessionFailure::NotFound)?;
    if !record.events.first().is_some_and(|first| request.led_to(&first.event)) {
        return Err(SessionFailure::KeyReused);
    }
    check(record.session.reading(actor))?;
    with_flow(port, actor.team, record).await.map(Some)
}
