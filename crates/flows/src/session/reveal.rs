//! Reading a secret that a session captured.

use super::act::sealed_for;
use super::read::acting_session;
use super::{SessionFailure, SessionStore};
use rf_core::{Actor, AuditAction, AuditEvent, AuditLog, AuditTarget, Env, Sealer, SessionId, StoreError};

/// A secret in clear.
pub struct RevealedSecret {
    /// The secret.
    pub value: String,
    /// The event that gave it.
    pub seq: u32,
}

/// The secret that was given last for the capture of that name, for whoever may act in the session; running or ended. Every
/// reading adds a row to the audit log.
///
/// # Errors
/// `session_not_found`, `forbidden`, `secret_not_found`.
pub async fn reveal_secret(
    port: &mut (impl SessionStore + AuditLog),
    env: &Env,
    sealer: &Sealer,
    actor: &Actor,
    (id, name): (SessionId, &str),
) -> Result<RevealedSecret, SessionFailure> {
    let loaded = acting_session(port, actor, id).await?;
    let captured = loaded.state.captured().get(name).filter(|captured| captured.value.is_none());
    let captured = captured.ok_or(SessionFailure::SecretNotFound)?;
    let sealed = port.sealed_value(actor.team, id, captured.seq).await?;
    let sealed = sealed.ok_or_else(|| StoreError::Corrupt(format!("session {id} lacks a sealed value")))?;
    let secret = sealer.open(&sealed_for(id, captured.seq), &sealed);
    let secret =
        secret.map_err(|_| StoreError::Corrupt(format!("a secret of session {id} cannot be opened")))?;
    let target = AuditTarget::new("session", id.uuid(), loaded.session.reference);
    let revealed = AuditEvent::by(env, actor, AuditAction::SecretRevealed, target).with("capture", name);
    port.record(&revealed).await?;
    Ok(RevealedSecret { value: secret, seq: captured.seq })
}
