//! How much a session holds.

use super::super::{SessionFailure, SessionState};

/// The largest file, in bytes: 25 MiB.
pub const EVIDENCE_BYTES_MAX: u64 = 25 * 1024 * 1024;
/// The most files that a session holds; those withdrawn do not count.
pub const EVIDENCE_FILES_MAX: usize = 200;
/// The most bytes that a session holds: 500 MiB.
pub const EVIDENCE_TOTAL_MAX: u64 = 500 * 1024 * 1024;

/// Refuses a file of `bytes` for which there is no room.
///
/// # Errors
/// `evidence_too_large`, `evidence_limit_reached`.
pub(in super::super) fn check_room(state: &SessionState, bytes: u64) -> Result<(), SessionFailure> {
    if bytes > EVIDENCE_BYTES_MAX {
        return Err(SessionFailure::EvidenceTooLarge);
    }
    let held = || state.evidence().iter().filter(|evidence| evidence.withdrawn.is_none());
    let total: u64 = held().map(|evidence| evidence.file.bytes).sum();
    if held().count() >= EVIDENCE_FILES_MAX || total + bytes > EVIDENCE_TOTAL_MAX {
        return Err(SessionFailure::EvidenceLimit);
    }
    Ok(())
}
