//! The queue on the wire.

use crate::{library::Person, paging::text_of};
use chrono::{DateTime, Utc};
use rf_core::UserId;
use rf_persistence::views::{self, EscalationEntry, Page};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Which escalations to list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct EscalationFilter {
    /// How they stand; all of them unless said.
    #[param(inline)]
    pub(crate) state: Option<StateFilter>,
    /// Only those that ask the caller by name.
    pub(crate) to_me: Option<bool>,
    /// Only those that the caller escalated.
    pub(crate) mine: Option<bool>,
    /// Only of sessions on this flow.
    pub(crate) flow_id: Option<Uuid>,
    /// Escalated not before this moment (RFC 3339).
    pub(crate) from: Option<DateTime<Utc>>,
    /// Escalated before this moment (RFC 3339).
    pub(crate) to: Option<DateTime<Utc>>,
    /// Words that must all occur in problem, flow title or reference.
    #[param(max_length = 200)]
    pub(crate) search: Option<String>,
    /// `next_cursor` of the page before, as it was given.
    #[param(pattern = "^[A-Za-z0-9_-]{43,}$")]
    pub(crate) cursor: Option<String>,
    /// Rows wanted, 25 unless said.
    #[param(minimum = 1, maximum = 100)]
    pub(crate) limit: Option<u64>,
}

/// Which states the list shows.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum StateFilter {
    Waiting,
    Accepted,
    Returned,
    All,
}

impl From<StateFilter> for views::EscalationFilter {
    fn from(state: StateFilter) -> Self {
        match state {
            StateFilter::Waiting => Self::Waiting,
            StateFilter::Accepted => Self::Accepted,
            StateFilter::Returned => Self::Returned,
            StateFilter::All => Self::All,
        }
    }
}

/// How an escalation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum EscalationState {
    /// Nobody has taken it yet.
    Waiting,
    /// Somebody took over.
    Accepted,
    /// It went back to who had escalated.
    Returned,
    /// The session was opened again instead.
    Withdrawn,
}

impl EscalationState {
    fn named(name: &str) -> Self {
        match name {
            "accepted" => Self::Accepted,
            "returned" => Self::Returned,
            "withdrawn" => Self::Withdrawn,
            _ => Self::Waiting,
        }
    }
}

/// An escalation as the queue shows it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Escalation)]
pub(crate) struct EscalationView {
    id: Uuid,
    session_id: Uuid,
    /// The session's short name, such as `RF-1A2B3C`.
    reference: String,
    /// The problem in the engineer's words.
    #[schema(required)]
    problem: Option<String>,
    flow_title: String,
    escalated_by: Person,
    /// Who was to take over, in their words.
    #[schema(required)]
    to: Option<String>,
    /// The person who was asked to.
    #[schema(required)]
    to_person: Option<Person>,
    reason: String,
    /// The step at which the session stood; null where the flow had ended.
    #[schema(required)]
    open_step: Option<String>,
    escalated_at: DateTime<Utc>,
    state: EscalationState,
    #[schema(required)]
    accepted_at: Option<DateTime<Utc>>,
    /// How long it had waited when somebody took over.
    #[schema(required)]
    seconds_to_accept: Option<u64>,
    /// Since when it stands so; null while it waits.
    #[schema(required)]
    settled_at: Option<DateTime<Utc>>,
    /// Who did that.
    #[schema(required)]
    settled_by: Option<Person>,
    /// How many events the session has: `expected_events` of the next command.
    event_count: u32,
    /// Whether the caller could take it over: nobody takes over what they escalated themselves.
    may_accept: bool,
}

impl EscalationView {
    fn new(row: EscalationEntry, caller: UserId) -> Self {
        let state = EscalationState::named(&row.state);
        let waited = row.accepted_at.map(|at| (at - row.escalated_at).num_seconds());
        Self {
            id: row.id.uuid(),
            session_id: row.session.uuid(),
            reference: row.reference,
            problem: row.problem,
            flow_title: row.flow_title,
            may_accept: state == EscalationState::Waiting && row.escalated_by.id != caller,
            escalated_by: row.escalated_by.into(),
            to: row.to,
            to_person: row.to_person.map(Into::into),
            reason: row.reason,
            open_step: row.open_step,
            escalated_at: row.escalated_at,
            state,
            accepted_at: row.accepted_at,
            seconds_to_accept: waited.and_then(|seconds| u64::try_from(seconds).ok()),
            settled_at: row.settled_at,
            settled_by: row.settled_by.map(Into::into),
            event_count: row.event_count,
        }
    }
}

/// A page of escalations.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EscalationPage {
    items: Vec<EscalationView>,
    /// Ask for the next page with it; null on the last page.
    #[schema(required)]
    next_cursor: Option<String>,
}

impl EscalationPage {
    pub(crate) fn new(page: Page<EscalationEntry>, caller: UserId) -> Self {
        let items = page.items.into_iter().map(|row| EscalationView::new(row, caller));
        Self { items: items.collect(), next_cursor: text_of(page.next) }
    }
}

/// The queue at a glance.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EscalationSummary {
    /// How many escalations wait.
    waiting: u64,
    /// How many of them ask the caller by name.
    waiting_for_me: u64,
    /// The middle of how long the last hundred accepted ones had waited; null before the first.
    #[schema(required)]
    usual_seconds_to_accept: Option<u64>,
}

impl From<views::EscalationSummary> for EscalationSummary {
    fn from(summary: views::EscalationSummary) -> Self {
        Self {
            waiting: summary.waiting,
            waiting_for_me: summary.waiting_for_person,
            usual_seconds_to_accept: summary.usual_seconds_to_accept,
        }
    }
}
