//! What people are told of while they are elsewhere. Kept for a while, for each person on their own.

use crate::session::SessionFailure;
use rf_core::{
    Action, Actor, Env, NotificationId, Relation, SessionId, StoreError, TeamId, Time, UserId, Verdict,
    verdict,
};
use serde::{Deserialize, Serialize};

/// How long it is kept, in days.
pub const KEPT_DAYS: i64 = 90;
/// How many are kept for each person.
pub const KEPT_MOST: u64 = 200;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotificationKind {
    /// A session waits for somebody who takes over.
    Escalated,
    /// Somebody took over what the reader had escalated.
    EscalationAccepted,
    /// What the reader had escalated came back.
    EscalationReturned,
    /// A session is the reader's from now on.
    Assigned,
}

impl NotificationKind {
    /// Every kind.
    pub const ALL: [Self; 4] =
        [Self::Escalated, Self::EscalationAccepted, Self::EscalationReturned, Self::Assigned];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Escalated => "escalated",
            Self::EscalationAccepted => "escalation_accepted",
            Self::EscalationReturned => "escalation_returned",
            Self::Assigned => "assigned",
        }
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// What there is to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotificationText {
    /// The session's short name.
    pub reference: String,
    /// Its problem; the flow's title where none was told.
    pub about: String,
    /// Why it happened, in the words of who did it.
    pub why: Option<String>,
}

/// One thing that one person is told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// Its id.
    pub id: NotificationId,
    /// Who is told.
    pub user: UserId,
    /// What happened.
    pub kind: NotificationKind,
    /// In which session.
    pub session: SessionId,
    /// Who did it, as they were called then.
    pub actor_name: String,
    /// What there is to read.
    pub text: NotificationText,
    /// When.
    pub at: Time,
}

/// A notification, and how it gets to its reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What they are told.
    pub notification: Notification,
    /// Whether a mail says so too.
    pub by_mail: bool,
}

/// Which of their notifications somebody has read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadOnes {
    /// All of them.
    All,
    /// These; those of others are left alone.
    These(Vec<NotificationId>),
}

/// Where notifications are kept. Another person's do not exist.
#[expect(async_fn_in_trait, reason = "handlers run on one thread; no caller needs the futures to be Send")]
pub trait NotificationStore {
    /// Notes that the person has read them.
    async fn mark_read(
        &mut self,
        team: TeamId,
        user: UserId,
        read: &ReadOnes,
        at: Time,
    ) -> Result<(), StoreError>;
}

/// Refuses unless `actor` is one of those who are told of things: they are about sessions that still run.
///
/// # Errors
/// `forbidden`.
pub fn check_told(actor: &Actor) -> Result<(), SessionFailure> {
    match verdict(actor.role, Action::ReadRunningSession, Relation::Team) {
        Verdict::Allow => Ok(()),
        Verdict::Deny | Verdict::Hide => Err(SessionFailure::Forbidden),
    }
}

/// Notes that `actor` has read what they were told.
///
/// # Errors
/// `forbidden`.
pub async fn mark_read(
    port: &mut impl NotificationStore,
    env: &Env,
    actor: &Actor,
    read: &ReadOnes,
) -> Result<(), SessionFailure> {
    check_told(actor)?;
    port.mark_read(actor.team, actor.user, read, env.now()).await?;
    Ok(())
}
