//! The escalation behind a session, on the wire.

use crate::library::Person;
use chrono::{DateTime, Utc};
use rf_core::Actor;
use rf_flows::session::{LoadedSession, Receiver, may_accept, may_return};
use serde::Serialize;
use utoipa::ToSchema;

/// An escalation that waits, or that the work since stands on.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SessionEscalation {
    /// The event that escalated the session.
    seq: u32,
    at: DateTime<Utc>,
    /// Who escalated it.
    by: Person,
    /// Who took over; null while it waits.
    #[schema(required)]
    accepted_by: Option<Person>,
    #[schema(required)]
    accepted_at: Option<DateTime<Utc>>,
    /// Whether the caller could take the session over.
    may_accept: bool,
    /// Whether the caller could give it back.
    may_return: bool,
}

impl SessionEscalation {
    pub(super) fn of(loaded: &LoadedSession, caller: &Actor) -> Option<Self> {
        let escalation = loaded.state.escalation()?;
        let accepted = escalation.accepted.as_ref();
        Some(Self {
            seq: escalation.seq,
            at: escalation.at,
            by: person(&escalation.by),
            accepted_by: accepted.map(|accepted| person(&accepted.by)),
            accepted_at: accepted.map(|accepted| accepted.at),
            may_accept: may_accept(caller, &loaded.session, &loaded.state),
            may_return: may_return(caller, &loaded.session, &loaded.state),
        })
    }
}

fn person(receiver: &Receiver) -> Person {
    Person { id: receiver.id.uuid(), name: receiver.name.clone() }
}
