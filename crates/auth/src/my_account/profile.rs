//! A person's own name.

use super::{AccountFailure, OwnAccountStore, account_of};
use crate::{User, account::one_line};
use rf_core::{Actor, AuditAction, AuditEvent, AuditLog, Env};

/// Gives the person the name that they typed. Needs a transaction.
///
/// # Errors
/// `invalid` for `name`, or the store's.
pub async fn change_profile(
    store: &mut (impl OwnAccountStore + AuditLog),
    env: &Env,
    actor: &Actor,
    user: &User,
    name: &str,
) -> Result<User, AccountFailure> {
    let name = one_line("name", name).map_err(|error| AccountFailure::Invalid(error.into()))?;
    if name != user.name {
        store.rename(user.team, user.id, &name).await?;
        let event = AuditEvent::by(env, actor, AuditAction::ProfileChanged, account_of(user));
        store.record(&event.with("old", user.name.as_str()).with("new", name.as_str())).await?;
    }
    Ok(User { name, ..user.clone() })
}
