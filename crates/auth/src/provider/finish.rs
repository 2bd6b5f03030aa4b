//! The way back from a provider.

use super::{
    AttemptStore, Callback, Decision, Identity, IdentityProviders, IdentityStore, Known, LinkedIdentity,
    Provider, ProviderFailure, ProviderSetup, ProviderStore, Purpose, Redemption, Refusal, decide, identity,
    start::usable,
};
use crate::{
    AccountStore, AuthFailure, Entrance, Entry, EntryStore, Factors, SecondFactorStore, SignInRules,
    SignInStore, User, account::one_line, enter_or_ticket, team::MemberStore,
};
use rf_core::{AuditAction, AuditEvent, AuditLog, AuditTarget, Env};

/// Somebody whom a provider vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redeemed {
    /// Which provider.
    pub provider: Provider,
    /// Whom.
    pub identity: Identity,
}

/// Takes what the browser brought back to the provider. It works once, for the browser and the purpose that began it.
///
/// Asks the provider, so this must not be given a transaction.
///
/// # Errors
/// `identity_refused`, or the store's.
pub async fn redeem(
    store: &mut (impl AttemptStore + ProviderStore),
    remote: &impl IdentityProviders,
    env: &Env,
    setup: ProviderSetup<'_>,
    purpose: Purpose,
    callback: Callback,
) -> Result<Redeemed, ProviderFailure> {
    let strange = || Refusal::new("state_mismatch", "the state is unknown, used, or another browser's");
    let browser = callback.browser.ok_or_else(strange)?;
    let taken = store.take_attempt(&callback.state.hash(), &browser.hash(), purpose).await?;
    let attempt = taken.ok_or_else(strange)?;
    let now = env.now();
    if now >= attempt.expires_at {
        return Err(Refusal::new("expired", "it took longer than ten minutes").into());
    }
    let code = match (callback.code, callback.error) {
        (Some(code), None) => code,
        (_, error) => {
            let why: String = error.unwrap_or_default().chars().take(80).collect();
            return Err(Refusal::new("provider_error", why).into());
        }
    };
    let provider = usable(store, setup, &attempt.provider).await.map_err(|failure| match failure {
        ProviderFailure::ProviderNotFound => {
            Refusal::new("provider_error", "the provider was removed or disabled meanwhile").into()
        }
        failure => failure,
    })?;
    let verifier = setup.sealer.open(attempt.state.as_str(), &attempt.verifier_sealed);
    let verifier = verifier.map_err(|error| Refusal::new("expired", error.to_string()))?;
    let redemption = Redemption {
        code: code.as_str(),
        redirect_uri: setup.redirect_uri,
        nonce: attempt.nonce.as_str(),
        verifier: &verifier,
    };
    let claims = remote.redeem(&provider, redemption, now).await.map_err(Refusal::from)?;
    let identity = identity(&provider, claims)?;
    Ok(Redeemed { provider, identity })
}

/// Lets somebody in whom a provider vouches for: as who they are known, by the verified address of an account, or by
/// an invitation; whoever has a second factor still owes it. Needs a transaction.
///
/// # Errors
/// `no_account_for_identity`, or the store's.
pub async fn finish_provider_sign_in(
    store: &mut (
             impl IdentityStore
             + AccountStore
             + SignInStore
             + EntryStore
             + SecondFactorStore
             + MemberStore
             + AuditLog
         ),
    env: &Env,
    rules: &SignInRules,
    factors: Factors<'_>,
    redeemed: Redeemed,
    entrance: Entrance,
) -> Result<Entry, ProviderFailure> {
    let Redeemed { provider, identity } = redeemed;
    let known = known(store, env, &provider, &identity).await?;
    let address = entrance.device.address.clone();
    let user = match decide(&provider, &identity, known) {
        Decision::Enter(linked, user) => {
            store.lock_user(user.team, user.id).await?;
            store.use_identity(user.team, linked.id, identity.email.as_deref(), env.now()).await?;
            user
        }
        Decision::Link(user) => {
            store.lock_user(user.team, user.id).await?;
            link(store, env, &provider, &identity, &user, address).await?;
            user
        }
        Decision::Join(invitation, email) => {
            let now = env.now();
            let told = identity.name.as_deref().and_then(|name| one_line("name", name).ok());
            let user = User {
                id: env.new_id(),
                team: invitation.team,
                team_name: invitation.team_name.clone(),
                team_time_zone: invitation.team_time_zone,
                name: told.unwrap_or_else(|| email.local_part().to_owned()),
                email,
                role: invitation.role,
                password_hash: None,
                disabled_at: None,
                email_verified_at: Some(now),
                left_at: None,
                has_second_factor: false,
                security: invitation.security,
                created_at: now,
            };
            store.lock_team(user.team).await?;
            if !store.join(&invitation, &user).await? {
                return Err(ProviderFailure::NoAccount);
            }
            let target = AuditTarget::new("invitation", invitation.id.uuid(), user.email.as_str());
            let event = by_person(env, &user, address.clone(), AuditAction::InvitationAccepted, target);
            store.record(&event.with("role", user.role.as_str())).await?;
            link(store, env, &provider, &identity, &user, address).await?;
            user
        }
        Decision::NoAccount => return Err(ProviderFailure::NoAccount),
    };
    enter_or_ticket(store, env, rules, factors, &user, entrance).await.map_err(|failure| match failure {
        AuthFailure::Store(error) => ProviderFailure::Store(error),
        _ => ProviderFailure::NoAccount,
    })
}

async fn known(
    store: &mut (impl IdentityStore + AccountStore),
    env: &Env,
    provider: &Provider,
    identity: &Identity,
) -> Result<Known, ProviderFailure> {
    let linked = store.linked_identity(&identity.issuer, &identity.subject).await?;
    let mut known = Known { linked, ..Known::default() };
    if let (None, Some(email)) = (&known.linked, &identity.verified_email) {
        known.account = store.user_by_email(email).await?;
        known.invitation = store.open_invitation(email, provider.team, env.now()).await?;
    }
    Ok(known)
}

/// Links the identity to the account, with its row in the audit log.
pub(super) async fn link(
    store: &mut (impl IdentityStore + AuditLog),
    env: &Env,
    provider: &Provider,
    identity: &Identity,
    user: &User,
    address: Option<String>,
) -> Result<LinkedIdentity, ProviderFailure> {
    let linked = LinkedIdentity {
        id: env.new_id(),
        team: user.team,
        user: user.id,
        provider: provider.key.to_string(),
        issuer: identity.issuer.clone(),
        subject: identity.subject.clone(),
        email: identity.email.clone(),
        linked_at: env.now(),
        last_used_at: None,
    };
    if !store.insert_identity(&linked).await? {
        return Err(ProviderFailure::IdentityInUse);
    }
    let target = AuditTarget::new("identity", linked.id.uuid(), provider.name.clone());
    let event = by_person(env, user, address, AuditAction::IdentityLinked, target);
    let event = event.with("issuer", linked.issuer.as_str()).with("email", linked.email.clone());
    store.record(&event).await?;
    Ok(linked)
}

/// A row of somebody who has no sign-in yet.
fn by_person(
    env: &Env,
    user: &User,
    address: Option<String>,
    action: AuditAction,
    target: AuditTarget,
) -> AuditEvent {
    AuditEvent {
        id: env.new_id(),
        team: user.team,
        at: env.now(),
        action,
        actor_kind: "person",
        actor_id: Some(user.id),
        actor_name: user.name.clone(),
        target,
        details: rf_core::Members::new(),
        address,
    }
}
