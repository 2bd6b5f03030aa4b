//! Following a session: who may, and who has it open.

use super::read::check;
use super::{Session, SessionFailure, SessionStore};
use rf_core::{Actor, SessionId, StoreError, TeamId, Time, UserId, WatchId};

/// Reads a session's header, running or ended.
///
/// # Errors
/// `session_not_found` (also for who may not know of it), `forbidden`.
pub async fn read_header(
    port: &mut impl SessionStore,
    actor: &Actor,
    id: SessionId,
) -> Result<Session, SessionFailure> {
    let session = port.header(actor.team, id).await?.ok_or(SessionFailure::NotFound)?;
    check(session.reading(actor))?;
    Ok(session)
}

/// Somebody who has a session open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Present {
    /// Who.
    pub id: UserId,
    /// Their name as it is now.
    pub name: String,
}

/// Who has a session open in one process.
#[derive(Debug, Clone, Copy)]
pub struct Presence<'a> {
    /// Which process's watch says so.
    pub watch: WatchId,
    /// The people, each once.
    pub people: &'a [UserId],
    /// When that was so.
    pub now: Time,
    /// Until when it counts, unless it is said again: a process that died says nothing any more.
    pub expires_at: Time,
}

/// Where it is kept who has a session open. No part of the session, and forgotten by itself.
#[expect(async_fn_in_trait, reason = "handlers run on one thread; no caller needs the futures to be Send")]
pub trait PresenceStore {
    /// Keeps this in place of what the same watch said before, and forgets what has expired in the team.
    async fn keep_presence(
        &mut self,
        team: TeamId,
        session: SessionId,
        kept: Presence<'_>,
    ) -> Result<(), StoreError>;

    /// Who has the session open anywhere, by name; each person once.
    async fn present(
        &mut self,
        team: TeamId,
        session: SessionId,
        now: Time,
    ) -> Result<Vec<Present>, StoreError>;
}
