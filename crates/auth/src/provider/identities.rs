//! The identities that a person has linked to their account.

use super::{IdentityStore, LinkedIdentity, ProviderFailure, Redeemed, finish::link};
use crate::{EntryStore, User};
use rf_core::{Actor, AuditAction, AuditEvent, AuditLog, AuditTarget, Env, IdentityId, StoreError};

/// Links an identity to the account of `user`, who began the way themselves. Needs a transaction.
///
/// # Errors
/// `identity_in_use`, `no_account_for_identity` for a provider of another team, or the store's.
pub async fn finish_identity_link(
    store: &mut (impl IdentityStore + EntryStore + AuditLog),
    env: &Env,
    user: &User,
    actor: &Actor,
    redeemed: Redeemed,
) -> Result<LinkedIdentity, ProviderFailure> {
    let Redeemed { provider, identity } = redeemed;
    if provider.team.is_some_and(|team| team != user.team) {
        return Err(ProviderFailure::NoAccount);
    }
    // Asking the provider took a while: the person may be gone by now, and must not keep the identity from themselves.
    let user = store.lock_user(user.team, user.id).await?;
    let is_here = |user: &User| user.disabled_at.is_none() && user.left_at.is_none();
    let user = user.filter(is_here).ok_or(ProviderFailure::NoAccount)?;
    link(store, env, &provider, &identity, &user, actor.address.clone()).await
}

/// The person's identities, oldest first.
///
/// # Errors
/// The store's only.
pub async fn identities_of(
    store: &mut impl IdentityStore,
    actor: &Actor,
) -> Result<Vec<LinkedIdentity>, StoreError> {
    store.identities_of(actor.team, actor.user).await
}

/// Unlinks an identity, unless nobody could sign in to the account without it. Needs a transaction.
///
/// # Errors
/// `identity_not_found`, `last_way_in`, or the store's.
pub async fn unlink_identity(
    store: &mut (impl IdentityStore + AuditLog),
    env: &Env,
    actor: &Actor,
    id: IdentityId,
) -> Result<(), ProviderFailure> {
    // Before anything is read: two of these at once must see each other.
    let ways = store.ways_in(actor.team, actor.user).await?;
    let identities = store.identities_of(actor.team, actor.user).await?;
    let identity = identities.iter().find(|identity| identity.id == id);
    let identity = identity.ok_or(ProviderFailure::IdentityNotFound)?;
    if !ways.has_password && ways.passkeys == 0 && ways.identities <= 1 {
        return Err(ProviderFailure::LastWayIn);
    }
    if !store.delete_identity(actor.team, actor.user, id).await? {
        return Err(ProviderFailure::IdentityNotFound);
    }
    let target = AuditTarget::new("identity", id.uuid(), identity.provider.clone());
    let event = AuditEvent::by(env, actor, AuditAction::IdentityUnlinked, target);
    let event = event.with("issuer", identity.issuer.as_str()).with("email", identity.email.clone());
    store.record(&event).await?;
    Ok(())
}
