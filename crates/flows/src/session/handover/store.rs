//! What handing sessions on needs from a database, in its own words.

use crate::notification::Notification;
use crate::session::Receiver;
use rf_core::{
    Action, EscalationId, Relation, Role, SessionId, StoreError, TeamId, Time, UserId, Verdict, verdict,
};

/// A member of the team whose account is enabled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Teammate {
    /// Who.
    pub id: UserId,
    /// Their name as it is now.
    pub name: String,
    /// What they may do.
    pub role: Role,
}

impl Teammate {
    /// Whether sessions can be theirs.
    pub fn can_work(&self) -> bool {
        verdict(self.role, Action::ActInSession, Relation::Own) == Verdict::Allow
    }

    /// Whether they lead the team.
    pub fn leads(&self) -> bool {
        verdict(self.role, Action::ActInSession, Relation::Team) == Verdict::Allow
    }
}

impl From<Teammate> for Receiver {
    fn from(teammate: Teammate) -> Self {
        Self { id: teammate.id, name: teammate.name }
    }
}

/// How an escalation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EscalationState {
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
    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Accepted => "accepted",
            Self::Returned => "returned",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// An escalation as the queue keeps it: what can be told without the session's events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EscalationRow {
    /// Its id.
    pub id: EscalationId,
    /// The session.
    pub session: SessionId,
    /// The event that escalated it.
    pub seq: u32,
    /// Who escalated it.
    pub by: UserId,
    /// Who takes over, in their words.
    pub to: Option<String>,
    /// The person who is asked to.
    pub to_person: Option<UserId>,
    /// Why.
    pub reason: String,
    /// The title of the step at which the session stood.
    pub open_step: Option<String>,
    /// When.
    pub at: Time,
}

/// What became of an escalation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settlement {
    /// The event that escalated the session.
    pub seq: u32,
    /// How it stands now.
    pub state: EscalationState,
    /// Since when.
    pub at: Time,
    /// Who did that.
    pub by: UserId,
}

/// Where the queue of escalations is kept, and who is told. Another team's people and sessions do not exist for any of these.
#[expect(async_fn_in_trait, reason = "handlers run on one thread; no caller needs the futures to be Send")]
pub trait HandoverStore {
    /// The member of that id, if their account is enabled.
    async fn teammate(&mut self, team: TeamId, user: UserId) -> Result<Option<Teammate>, StoreError>;

    /// Everybody in the team whose account is enabled.
    async fn teammates(&mut self, team: TeamId) -> Result<Vec<Teammate>, StoreError>;

    /// Puts an escalation into the queue.
    async fn keep_escalation(&mut self, team: TeamId, row: &EscalationRow) -> Result<(), StoreError>;

    /// Notes what became of the session's escalation.
    async fn settle_escalation(
        &mut self,
        team: TeamId,
        session: SessionId,
        settled: Settlement,
    ) -> Result<(), StoreError>;

    /// Keeps what people are told of, and forgets what they were told of long ago.
    async fn notify(&mut self, team: TeamId, told: &[Notification]) -> Result<(), StoreError>;
}
