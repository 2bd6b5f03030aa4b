//! Who has a session, and the escalation that is behind it.

use super::{Misfit, SessionState};
use crate::session::{Receiver, RecordedEvent, SessionEvent};
use rf_core::{Time, UserId};

/// An escalation that waits, or was accepted and is worked on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Escalation {
    /// The event that escalated the session.
    pub seq: u32,
    /// When.
    pub at: Time,
    /// Who escalated it, as they were called then.
    pub by: Receiver,
    /// The person who was asked to take over.
    pub to_person: Option<UserId>,
    /// Who took over; nobody while it waits.
    pub accepted: Option<Acceptance>,
}

/// That somebody took over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// Who.
    pub by: Receiver,
    /// When.
    pub at: Time,
}

impl SessionState {
    /// The escalation that waits, or that the work since stands on; none once it was returned, opened again or ended.
    pub fn escalation(&self) -> Option<&Escalation> {
        self.escalation.as_ref()
    }

    /// As the session will stand for whoever accepts it, where it waits for somebody; else as it stands.
    #[must_use]
    pub fn once_accepted(mut self) -> Self {
        if self.escalation.as_ref().is_some_and(|waiting| waiting.accepted.is_none()) {
            self.lift_the_end();
        }
        self
    }

    /// Whose the session is, as far as its events tell.
    pub fn assignee(&self) -> Option<&Receiver> {
        self.assignee.as_ref()
    }

    /// What the event says about whose session it is.
    pub(super) fn hand_on(&mut self, recorded: &RecordedEvent) -> Result<(), Misfit> {
        let actor = Receiver { id: recorded.actor, name: recorded.actor_name.clone() };
        match &recorded.event {
            SessionEvent::Started { .. } => self.assignee = Some(actor),
            SessionEvent::Assigned { to, name, .. } => {
                self.assignee = Some(Receiver { id: *to, name: name.clone() });
            }
            SessionEvent::Escalated { to_person, .. } => {
                self.escalation = Some(Escalation {
                    seq: recorded.seq,
                    at: recorded.at,
                    by: actor,
                    to_person: to_person.as_ref().map(|person| person.id),
                    accepted: None,
                });
            }
            SessionEvent::EscalationAccepted => {
                let waiting = self.escalation.as_mut().filter(|escalation| escalation.accepted.is_none());
                let waiting = waiting.ok_or(Misfit::NotEscalated)?;
                waiting.accepted = Some(Acceptance { by: actor.clone(), at: recorded.at });
                self.assignee = Some(actor);
                self.lift_the_end();
            }
            SessionEvent::EscalationReturned { .. } => {
                let returned = self.escalation.take().ok_or(Misfit::NotEscalated)?;
                self.assignee = Some(returned.by);
                self.paused_since = None;
                self.lift_the_end();
            }
            SessionEvent::Resolved { .. } | SessionEvent::Abandoned { .. } => self.escalation = None,
            SessionEvent::Reopened { .. } if self.ending.is_some() => self.escalation = None,
            _ => {}
        }
        Ok(())
    }

    fn lift_the_end(&mut self) {
        let lifted = self.ending.take().map(|ending| ending.seq);
        self.superseded.extend(lifted);
    }
}
