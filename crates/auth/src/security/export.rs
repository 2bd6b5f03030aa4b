//! That the audit log was taken out stands in it as well.

use super::{SecurityFailure, allowed};
use crate::{PolicyStore, trail};
use rf_core::{Action, Actor, AuditAction, AuditEvent, AuditLog, Env, Members, StoreError};

/// Notes an export of the audit log with what was asked for and how many rows it held. Needs a transaction.
///
/// # Errors
/// `forbidden`; the store's.
pub async fn note_audit_export(
    store: &mut (impl PolicyStore + AuditLog),
    env: &Env,
    actor: &Actor,
    filter: Members,
    rows: usize,
) -> Result<(), SecurityFailure> {
    allowed(actor, Action::ReadAuditLog)?;
    let found = store.lock_team(actor.team).await?;
    let (team, _) = found.ok_or_else(|| StoreError::Corrupt("an actor without a team".into()))?;
    let event = AuditEvent::by(env, actor, AuditAction::AuditLogExported, trail::team(&team))
        .with("filter", filter)
        .with("rows", rows);
    Ok(store.record(&event).await?)
}
