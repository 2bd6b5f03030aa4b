//! Handing a session on: to somebody by name, or by escalating it to whoever accepts it.

mod news;
mod store;

pub(super) use news::tell;
pub use store::{EscalationRow, EscalationState, HandoverStore, Settlement, Teammate};

use super::{AttachedFlow, Receiver, Session, SessionCommand, SessionEvent, SessionFailure, SessionState};
use rf_core::{Action, Actor, FieldError, Relation, UserId, Verdict, verdict};

/// Whose hand a command comes from, and who is given the session by it.
#[derive(Debug, Clone, Copy)]
pub struct Hand<'a> {
    /// Who acts.
    pub actor: UserId,
    /// The person of [`SessionCommand::receiver`]; none if they cannot work on the team's sessions.
    pub receiver: Option<&'a Receiver>,
    /// The flow of [`SessionCommand::AttachFlow`]; none if the session can take up none.
    pub attached: Option<&'a AttachedFlow>,
}

impl SessionCommand {
    /// The person whom this command would give the session, or ask to take it.
    pub fn receiver(&self, state: &SessionState) -> Option<UserId> {
        match self {
            Self::Assign { to, .. } => Some(*to),
            Self::Escalate { to_person, .. } => *to_person,
            Self::ReturnEscalation { .. } => state.escalation().map(|escalation| escalation.by.id),
            _ => None,
        }
    }

    /// Whether whoever may take escalated sessions over may do this, although the session is not theirs.
    pub(super) const fn takes_over(&self) -> bool {
        matches!(self, Self::AcceptEscalation | Self::ReturnEscalation { .. })
    }
}

impl Hand<'_> {
    pub(super) fn assigns(
        self,
        state: &SessionState,
        to: UserId,
        why: Option<String>,
    ) -> Result<SessionEvent, SessionFailure> {
        let receiver = self.receiver.filter(|receiver| receiver.id == to);
        let receiver = receiver.ok_or(SessionFailure::PersonUnavailable)?;
        if state.assignee().is_some_and(|assignee| assignee.id == to) {
            return Err(SessionFailure::AlreadyAssigned);
        }
        Ok(SessionEvent::Assigned { to, name: receiver.name.clone(), why })
    }

    /// The person who is asked to take over, if the escalation names one.
    pub(super) fn asks(self, person: Option<UserId>) -> Result<Option<Receiver>, SessionFailure> {
        let Some(person) = person else { return Ok(None) };
        if person == self.actor {
            let own = FieldError::new("to_person", "own", "Choose somebody else.");
            return Err(SessionFailure::Invalid(own.into()));
        }
        let receiver = self.receiver.filter(|receiver| receiver.id == person);
        receiver.cloned().map(Some).ok_or(SessionFailure::PersonUnavailable)
    }

    pub(super) fn accepts(self, state: &SessionState) -> Result<SessionEvent, SessionFailure> {
        let escalation = state.escalation().ok_or(SessionFailure::NotEscalated)?;
        if escalation.accepted.is_some() {
            return Err(SessionFailure::EscalationAccepted);
        }
        if escalation.by.id == self.actor {
            return Err(SessionFailure::OwnEscalation);
        }
        Ok(SessionEvent::EscalationAccepted)
    }

    pub(super) fn returns(self, state: &SessionState, why: String) -> Result<SessionEvent, SessionFailure> {
        let Some(escalation) = state.escalation() else {
            let ended = state.status().is_ended();
            return Err(if ended { SessionFailure::Ended } else { SessionFailure::NotEscalated });
        };
        if escalation.by.id == self.actor {
            return Err(SessionFailure::OwnEscalation);
        }
        if self.receiver.is_none_or(|receiver| receiver.id != escalation.by.id) {
            return Err(SessionFailure::EscalatorUnavailable);
        }
        Ok(SessionEvent::EscalationReturned { why })
    }
}

/// Refuses whoever could take over no escalated session, and so has no part in the queue.
///
/// # Errors
/// `forbidden`.
pub fn may_see_queue(actor: &Actor) -> Result<(), SessionFailure> {
    match verdict(actor.role, Action::AcceptEscalation, Relation::Team) {
        Verdict::Allow => Ok(()),
        Verdict::Deny | Verdict::Hide => Err(SessionFailure::Forbidden),
    }
}

/// Whether `actor` could take the session over now.
pub fn may_accept(actor: &Actor, session: &Session, state: &SessionState) -> bool {
    state.escalation().is_some_and(|escalation| {
        escalation.accepted.is_none()
            && escalation.by.id != actor.user
            && session.taking_over(actor) == Verdict::Allow
    })
}

/// Whether `actor` could give the escalated session back now: while it waits whoever could take it over, later whoever
/// works on it.
pub fn may_return(actor: &Actor, session: &Session, state: &SessionState) -> bool {
    state.escalation().is_some_and(|escalation| {
        let permitted =
            if escalation.accepted.is_some() { session.acting(actor) } else { session.taking_over(actor) };
        escalation.by.id != actor.user && permitted == Verdict::Allow
    })
}
