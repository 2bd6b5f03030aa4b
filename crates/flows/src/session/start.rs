//! Starting a session, on a published flow or without one.

use super::command::optional_text;
use super::facts::checked_facts;
use super::read::{check, with_flow};
use super::subflows::{composed, pin_subflows};
use super::{
    FlowLookup, FollowedFlow, IdempotencyKey, Insertion, LoadedSession, PinnedFlow, RecordedEvent, Session,
    SessionEvent, SessionFailure, SessionState, SessionStatus, SessionStore, free_flow, reference,
};
use rf_core::{
    Action, Actor, Env, FieldError, FieldErrors, FlowId, Relation, SessionId, checked_text, verdict,
};
use std::collections::BTreeMap;

/// The longest statement of a problem, in characters.
const PROBLEM_MAX: usize = 2_000;

/// What somebody wants to start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartRequest {
    /// The flow to follow; a free-form session when `None`.
    pub flow: Option<FlowId>,
    /// The flow's published version; the latest when `None`.
    pub version: Option<u32>,
    /// The problem in the engineer's words, up to 2,000 characters; required without a flow.
    pub problem: Option<String>,
    /// What is known of the ticket, the client and the target, by the names of facts.
    pub facts: BTreeMap<String, String>,
}

impl StartRequest {
    /// Whether `event` is what this (checked) request led to.
    fn led_to(&self, event: &SessionEvent) -> bool {
        let SessionEvent::Started { flow, version, problem, facts, .. } = event else { return false };
        self.flow == *flow
            && self.version.is_none_or(|wanted| Some(wanted) == *version)
            && self.problem == *problem
            && self.facts == *facts
    }

    /// The request with its problem trimmed, if it can be carried out at all.
    fn checked(self) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let problem = match self.flow {
            Some(_) => errors.take(optional_text("problem", self.problem.as_deref(), PROBLEM_MAX)),
            // What else would such a session be about?
            None => {
                let problem = self.problem.as_deref().unwrap_or_default();
                errors.take(checked_text("problem", problem, 1, PROBLEM_MAX).map(Some))
            }
        };
        if self.flow.is_none() && self.version.is_some() {
            errors.0.push(FieldError::new(
                "version",
                "bad_value",
                "Name the flow that this is a version of.",
            ));
        }
        let Self { flow, version, facts, .. } = self;
        match (problem, checked_facts(facts)) {
            (Some(problem), Ok(facts)) if errors.is_empty() => Ok(Self { flow, version, problem, facts }),
            (_, Ok(_)) => Err(errors),
            (_, Err(others)) => {
                errors.0.extend(others.0);
                Err(errors)
            }
        }
    }
}

/// Starts a session on the flow, or without one, assigned to `actor`. Repeated with the same key, it changes nothing and
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
    let request = request.checked().map_err(SessionFailure::Invalid)?;
    if let Some(started) = earlier(port, actor, &request, key).await? {
        return Ok(started);
    }

    let (followed, document) = match request.flow {
        Some(flow) => {
            let PinnedFlow { version, document } = pinned(port, actor, flow, request.version).await?;
            (Some(FollowedFlow { id: flow, version, title: document.title.clone() }), document)
        }
        None => (None, free_flow()),
    };
    let (subflows, parts) = pin_subflows(port, actor.team, &document).await?;
    let document = composed(&document, &parts);
    let now = env.now();
    let id: SessionId = env.new_id();
    let first = RecordedEvent {
        seq: 1,
        at: now,
        actor: actor.user,
        actor_name: actor.name.clone(),
        event: SessionEvent::Started {
            flow: request.flow,
            version: followed.as_ref().map(|followed| followed.version),
            problem: request.problem.clone(),
            subflows,
            facts: request.facts.clone(),
        },
    };
    let session = Session {
        id,
        team: actor.team,
        reference: reference(id),
        flow: followed,
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
            let state = SessionState::fold(&document, &events);
            Ok(LoadedSession { session, flow: document, events, state })
        }
        // The same request came twice at once, and the other one was first.
        Insertion::KeyTaken => earlier(port, actor, &request, key).await?.ok_or(SessionFailure::KeyReused),
    }
}

/// The version to follow, if something may be started on it.
pub(super) async fn pinned(
    port: &mut impl SessionStore,
    actor: &Actor,
    flow: FlowId,
    version: Option<u32>,
) -> Result<PinnedFlow, SessionFailure> {
    let pinned = match port.published_flow(actor.team, flow, version).await? {
        FlowLookup::NoFlow => return Err(SessionFailure::FlowNotFound),
        FlowLookup::NotPublished => return Err(SessionFailure::FlowNotPublished),
        FlowLookup::NoVersion => return Err(SessionFailure::VersionNotFound),
        FlowLookup::Found(pinned) => pinned,
    };
    if port.is_archived(actor.team, flow).await? {
        return Err(SessionFailure::FlowArchived);
    }
    Ok(pinned)
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
    Ok(Some(with_flow(port, actor.team, record).await?))
}
