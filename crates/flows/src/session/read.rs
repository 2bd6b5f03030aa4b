//! Reading a session.

use super::subflows::{composed, pinned_parts, pins_of};
use super::{
    FlowLookup, PinnedSubflow, RecordedEvent, Session, SessionFailure, SessionRecord, SessionState,
    SessionStore, free_flow,
};
use crate::FlowDocument;
use rf_core::{Actor, SessionId, StoreError, TeamId, Verdict};
use std::sync::Arc;

/// A session with everything that it stands on.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadedSession {
    /// The header.
    pub session: Session,
    /// The pinned version of the flow with its sub-flows put in; an empty one for a free-form session.
    pub flow: Arc<FlowDocument>,
    /// All events, by `seq`.
    pub events: Vec<RecordedEvent>,
    /// Where the session stands.
    pub state: SessionState,
}

impl LoadedSession {
    /// The versions of sub-flows that were pinned with its flow.
    pub fn subflows(&self) -> &[PinnedSubflow] {
        pins_of(&self.events)
    }
}

/// Reads a session, running or ended.
///
/// # Errors
/// `session_not_found` (also for who may not know of it), `forbidden`.
pub async fn read_session(
    port: &mut impl SessionStore,
    actor: &Actor,
    id: SessionId,
) -> Result<LoadedSession, SessionFailure> {
    let record = port.session(actor.team, id).await?.ok_or(SessionFailure::NotFound)?;
    check(record.session.reading(actor))?;
    Ok(with_flow(port, actor.team, record).await?)
}

/// Reads a session, running or ended, for somebody who may act in it.
///
/// # Errors
/// `session_not_found` (also for who may not know of it), `forbidden`.
pub async fn acting_session(
    port: &mut impl SessionStore,
    actor: &Actor,
    id: SessionId,
) -> Result<LoadedSession, SessionFailure> {
    let record = port.session(actor.team, id).await?.ok_or(SessionFailure::NotFound)?;
    check(record.session.acting(actor))?;
    Ok(with_flow(port, actor.team, record).await?)
}

/// The session, for whoever was let in otherwise than by the permission table.
///
/// # Errors
/// `session_not_found`.
pub async fn load_session(
    port: &mut impl SessionStore,
    team: TeamId,
    id: SessionId,
) -> Result<LoadedSession, SessionFailure> {
    let record = port.session(team, id).await?.ok_or(SessionFailure::NotFound)?;
    Ok(with_flow(port, team, record).await?)
}

/// Refuses unless the permission table allows.
pub(super) fn check(verdict: Verdict) -> Result<(), SessionFailure> {
    match verdict {
        Verdict::Allow => Ok(()),
        Verdict::Deny => Err(SessionFailure::Forbidden),
        Verdict::Hide => Err(SessionFailure::NotFound),
    }
}

/// Puts a stored session on its pinned flow version, with the versions of its sub-flows, for whoever holds its record.
///
/// # Errors
/// When the database does not answer, or holds a session on a version that is not there.
pub async fn with_flow(
    port: &mut impl SessionStore,
    team: TeamId,
    record: SessionRecord,
) -> Result<LoadedSession, StoreError> {
    let SessionRecord { session, events, .. } = record;
    let flow = match &session.flow {
        None => free_flow(),
        Some(followed) => match port.published_flow(team, followed.id, Some(followed.version)).await? {
            FlowLookup::Found(pinned) => pinned.document,
            _ => {
                let why = format!("session {} follows a version that is not there", session.id);
                return Err(StoreError::Corrupt(why));
            }
        },
    };
    let parts = pinned_parts(port, team, pins_of(&events)).await?;
    let flow = composed(&flow, &parts);
    let state = SessionState::fold(&flow, &events);
    Ok(LoadedSession { session, flow, events, state })
}
