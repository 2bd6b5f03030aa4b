//! That notes were taken out of the house stands in the audit log.

use rf_core::{Actor, AuditAction, AuditEvent, AuditLog, AuditTarget, Env, SessionId, StoreError};
use serde_json::json;

/// Notes that `actor` exported these sessions, each with its reference; `what` says in which form. One row, however many they
/// are. Needs a transaction.
///
/// # Errors
/// When the database does not answer.
pub async fn note_export(
    port: &mut impl AuditLog,
    env: &Env,
    actor: &Actor,
    sessions: &[(SessionId, String)],
    what: &str,
) -> Result<(), StoreError> {
    let target = match sessions {
        [(id, reference)] => AuditTarget::new("session", id.uuid(), reference.clone()),
        many => AuditTarget { kind: "session", id: None, name: format!("{} sessions", many.len()) },
    };
    let references: Vec<&str> = sessions.iter().map(|(_, reference)| reference.as_str()).collect();
    let event = AuditEvent::by(env, actor, AuditAction::SessionsExported, target)
        .with("form", what)
        .with("sessions", json!(references));
    port.record(&event).await
}
