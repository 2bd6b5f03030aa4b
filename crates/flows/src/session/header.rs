//! The session's header: what lists show and permissions ask, without reading the events.

use super::FREE_FORM;
use rf_core::{Action, Actor, FlowId, Relation, SessionId, TeamId, Time, UserId, Verdict, verdict};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SessionStatus {
    /// Somebody is working on it.
    Active,
    /// Ended: the problem is solved.
    Resolved,
    /// Ended: somebody else took over.
    Escalated,
    /// Ended: without a result.
    Abandoned,
}

impl SessionStatus {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::Active, Self::Resolved, Self::Escalated, Self::Abandoned];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Resolved => "resolved",
            Self::Escalated => "escalated",
            Self::Abandoned => "abandoned",
        }
    }

    /// The status of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == name)
    }

    /// Whether nothing more can happen.
    pub const fn is_ended(self) -> bool {
        !matches!(self, Self::Active)
    }
}

impl fmt::Display for SessionStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The published version that a session follows, as it was when the session began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowedFlow {
    /// The flow.
    pub id: FlowId,
    /// The number of the version.
    pub version: u32,
    /// The title of that version.
    pub title: String,
}

/// The header of a session. Everything here could be folded from the events; it is kept for lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The session.
    pub id: SessionId,
    /// The team it belongs to.
    pub team: TeamId,
    /// The short name for people, see [`reference`].
    pub reference: String,
    /// The version of a flow that it follows; none for a free-form session.
    pub flow: Option<FollowedFlow>,
    /// The problem in the engineer's words.
    pub problem: Option<String>,
    /// Whose session it is.
    pub assignee: UserId,
    /// Their name when the session became theirs.
    pub assignee_name: String,
    /// How it stands.
    pub status: SessionStatus,
    /// When it began.
    pub started_at: Time,
    /// When something last happened in it.
    pub updated_at: Time,
    /// When it ended.
    pub ended_at: Option<Time>,
    /// How many events it has; the `expected_events` of the next command.
    pub event_count: u32,
    /// How many steps of the standing path are behind it.
    pub steps_taken: u32,
}

impl Session {
    /// The title of the flow that it follows, or what stands in its place.
    pub fn flow_title(&self) -> &str {
        self.flow.as_ref().map_or(FREE_FORM, |flow| &flow.title)
    }

    /// How the session stands to `actor`.
    pub fn relation(&self, actor: &Actor) -> Relation {
        if self.team != actor.team {
            Relation::Foreign
        } else if self.assignee == actor.user {
            Relation::Own
        } else {
            Relation::Team
        }
    }

    /// What the permission table says about `actor` reading it as it stands.
    pub fn reading(&self, actor: &Actor) -> Verdict {
        let action =
            if self.status.is_ended() { Action::ReadEndedSession } else { Action::ReadRunningSession };
        verdict(actor.role, action, self.relation(actor))
    }

    /// What the permission table says about `actor` working on it. Who may not even read it must not learn from a refusal
    /// that it is there.
    pub fn acting(&self, actor: &Actor) -> Verdict {
        match self.reading(actor) {
            Verdict::Allow => verdict(actor.role, Action::ActInSession, self.relation(actor)),
            refusal => refusal,
        }
    }

    /// What the permission table says about `actor` accepting it, or giving it back, while it waits as escalated.
    pub fn taking_over(&self, actor: &Actor) -> Verdict {
        match self.reading(actor) {
            Verdict::Allow => verdict(actor.role, Action::AcceptEscalation, self.relation(actor)),
            refusal => refusal,
        }
    }
}

/// Whether `actor` could add something to the session now.
pub fn may_act(actor: &Actor, session: &Session) -> bool {
    !session.status.is_ended() && session.acting(actor) == Verdict::Allow
}

/// Whether `actor` could open the ended session again.
pub fn may_reopen(actor: &Actor, session: &Session) -> bool {
    session.status.is_ended() && session.acting(actor) == Verdict::Allow
}

/// The signs of references: Crockford's alphabet.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The short name of a session for people: `RF-` and six characters (Crockford's alphabet: no I, L, O, U) made of
/// the id's last 30 random bits.
///
/// Two sessions may share one (about 5 % of teams with 10,000 sessions have such a pair). That is harmless: it is
/// for reading aloud and searching, the id stays the key.
pub fn reference(id: SessionId) -> String {
    let bits = id.uuid().as_u128();
    let tail = (0..6).rev().map(|place| char::from(ALPHABET[((bits >> (5 * place)) & 31) as usize]));
    "RF-".chars().chain(tail).collect()
}

/// Whether it is the short name of some session, whatever its case.
pub fn is_reference(text: &str) -> bool {
    let code = text.to_ascii_uppercase();
    let code = code.strip_prefix("RF-").filter(|code| code.len() == 6);
    code.is_some_and(|code| code.bytes().all(|sign| ALPHABET.contains(&sign)))
}
