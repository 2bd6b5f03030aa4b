//! Keeping what a session taught, in the transaction of the event that ended it.

use crate::{GuidanceStore, SessionDigest, digest};
use rf_core::StoreError;
use rf_flows::session::{LoadedSession, SessionEvent};

/// The digest of a session that has ended; none of one that runs.
pub fn digest_of(loaded: &LoadedSession) -> Option<SessionDigest> {
    let LoadedSession { session, flow, events, state } = loaded;
    digest(session, flow, events, state)
}

/// Keeps the digest of a session whose last event ended it, and forgets that of one that was opened again. Anything else
/// costs nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn remember(port: &mut impl GuidanceStore, loaded: &LoadedSession) -> Result<(), StoreError> {
    let team = loaded.session.team;
    match loaded.events.last().map(|last| &last.event) {
        Some(SessionEvent::Reopened { .. }) => port.forget_digest(team, loaded.session.id).await,
        _ => match digest_of(loaded) {
            Some(digest) => port.keep_digest(team, &digest).await,
            None => Ok(()),
        },
    }
}
