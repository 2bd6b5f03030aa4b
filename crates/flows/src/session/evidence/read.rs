//! Finding a file, and finding what belongs to none.

use super::super::read::check;
use super::super::{SessionFailure, SessionStore};
use super::{EvidenceRow, EvidenceStore};
use rf_core::{Actor, EvidenceId, SessionId, StoreError, TeamId};

/// The file, for whoever may read its session.
///
/// # Errors
/// `session_not_found`, `forbidden`, `evidence_not_found`, `evidence_withdrawn`.
pub async fn find_evidence(
    port: &mut (impl SessionStore + EvidenceStore),
    actor: &Actor,
    session: SessionId,
    id: EvidenceId,
) -> Result<EvidenceRow, SessionFailure> {
    let header = port.header(actor.team, session).await?.ok_or(SessionFailure::NotFound)?;
    check(header.reading(actor))?;
    let row = port.evidence(actor.team, session, id).await?.ok_or(SessionFailure::EvidenceNotFound)?;
    if row.withdrawn_at.is_some() {
        return Err(SessionFailure::EvidenceWithdrawn);
    }
    Ok(row)
}

/// Of the files for which bytes were found, those that nobody wants: an upload that broke, or a file that was withdrawn.
///
/// # Errors
/// When the database does not answer.
pub async fn unwanted(
    port: &mut impl EvidenceStore,
    team: TeamId,
    found: &[EvidenceId],
) -> Result<Vec<EvidenceId>, StoreError> {
    let standing = port.standing_evidence(team, found).await?;
    Ok(found.iter().copied().filter(|id| !standing.contains(id)).collect())
}
