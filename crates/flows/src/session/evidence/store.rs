//! What evidence needs from a database.

use super::EvidenceFile;
use rf_core::{EvidenceId, SessionId, StoreError, TeamId, Time};

/// A file as the database knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceRow {
    /// The session.
    pub session: SessionId,
    /// The file.
    pub file: EvidenceFile,
    /// The event that added it.
    pub seq: u32,
    /// Whether there is a small picture of it.
    pub has_thumbnail: bool,
    /// When it was added.
    pub created_at: Time,
    /// When it was withdrawn; its bytes are gone since.
    pub withdrawn_at: Option<Time>,
}

/// Where it is kept which files there are. Another team's file does not exist for any of these.
#[expect(async_fn_in_trait, reason = "handlers run on one thread; no caller needs the futures to be Send")]
pub trait EvidenceStore {
    /// Keeps a file, in the transaction of its event.
    async fn insert_evidence(&mut self, team: TeamId, row: &EvidenceRow) -> Result<(), StoreError>;

    /// The file of that session and id.
    async fn evidence(
        &mut self,
        team: TeamId,
        session: SessionId,
        id: EvidenceId,
    ) -> Result<Option<EvidenceRow>, StoreError>;

    /// Notes that a file was withdrawn; false where it was already.
    async fn withdraw_evidence(
        &mut self,
        team: TeamId,
        session: SessionId,
        id: EvidenceId,
        at: Time,
    ) -> Result<bool, StoreError>;

    /// Of these files, those that stand: they are known, and not withdrawn.
    async fn standing_evidence(
        &mut self,
        team: TeamId,
        ids: &[EvidenceId],
    ) -> Result<Vec<EvidenceId>, StoreError>;
}
