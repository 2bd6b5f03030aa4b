//! Withdrawing a file: its bytes go, the trace stays.

use super::super::{LoadedSession, SessionEvent, SessionFailure, SessionState, SessionStore};
use super::EvidenceStore;
use rf_core::{Actor, AuditAction, AuditEvent, AuditLog, AuditTarget, Env, EvidenceId};

/// The event that withdrawing leads to.
///
/// # Errors
/// `evidence_not_found`, `evidence_withdrawn`.
pub(in super::super) fn decide_withdrawal(
    state: &SessionState,
    id: EvidenceId,
    why: String,
) -> Result<SessionEvent, SessionFailure> {
    let evidence = state.evidence_by_id(id).ok_or(SessionFailure::EvidenceNotFound)?;
    if evidence.withdrawn.is_some() {
        return Err(SessionFailure::EvidenceWithdrawn);
    }
    Ok(SessionEvent::EvidenceWithdrawn { id, why })
}

/// Ends a file that was withdrawn, in the transaction of that event, and notes it in the audit log. Repeated, it changes
/// nothing. Its bytes are deleted once the transaction is through.
///
/// # Errors
/// When the database does not do its part.
pub async fn settle_withdrawal(
    port: &mut (impl SessionStore + EvidenceStore + AuditLog),
    env: &Env,
    actor: &Actor,
    loaded: &LoadedSession,
    id: EvidenceId,
) -> Result<(), SessionFailure> {
    let session = &loaded.session;
    if port.withdraw_evidence(actor.team, session.id, id, env.now()).await? {
        let target = AuditTarget::new("session", session.id.uuid(), session.reference.clone());
        let withdrawn = AuditEvent::by(env, actor, AuditAction::EvidenceWithdrawn, target);
        port.record(&withdrawn.with("evidence", id.to_string())).await?;
    }
    Ok(())
}
