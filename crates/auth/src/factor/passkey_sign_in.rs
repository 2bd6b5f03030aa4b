//! Signing in with a passkey alone: the authenticator holds the key and verifies the person, which is both factors.

use super::{
    Ceremony, CeremonyPurpose, FactorFailure, FactorOutcome, Factors, PasskeyChallenge, PasskeyParty,
    SecondFactorStore, passkey::CEREMONY_LIFETIME,
};
use crate::{Entrance, EntryStore, Grant, SignInMethod, SignInRules, SignInStore, User, enter::enter};
use rf_core::{AuditLog, CeremonyId, Env, Sealer, StoreError, UserId};
use serde_json::Value;

/// The answer to a challenge.
#[derive(Clone, Copy)]
pub struct PasskeyAnswer<'a> {
    /// The challenge's ceremony.
    pub ceremony: CeremonyId,
    /// What the authenticator said.
    pub credential: &'a Value,
}

/// Asks whoever is there for a passkey of theirs.
///
/// # Errors
/// `passkeys_unavailable`, or the store's.
pub async fn start_passkey_sign_in(
    store: &mut impl SecondFactorStore,
    env: &Env,
    factors: Factors<'_>,
) -> Result<PasskeyChallenge, FactorFailure> {
    let party = factors.party.ok_or(FactorFailure::PasskeysUnavailable)?;
    let challenge = party.ask(&[])?;
    let ceremony = begin(store, env, factors.sealer, None, CeremonyPurpose::SignIn, &challenge.state).await?;
    Ok(PasskeyChallenge { ceremony, options: challenge.options })
}

/// Signs in whoever answered. Needs a transaction, which must commit on `Ok`: a ceremony is over with its first answer.
///
/// # Errors
/// `passkeys_unavailable`, or the store's.
pub async fn finish_passkey_sign_in(
    store: &mut (impl SignInStore + EntryStore + SecondFactorStore + AuditLog),
    env: &Env,
    rules: &SignInRules,
    factors: Factors<'_>,
    answer: PasskeyAnswer<'_>,
    entrance: Entrance,
) -> Result<FactorOutcome<Box<Grant>>, FactorFailure> {
    let party = factors.party.ok_or(FactorFailure::PasskeysUnavailable)?;
    let purpose = CeremonyPurpose::SignIn;
    let Some((_, state)) = take_state(store, env, factors.sealer, answer.ceremony, purpose).await? else {
        return Ok(FactorOutcome::Refused(FactorFailure::PasskeyRefused));
    };
    let user = match PasskeyParty::claimed(answer.credential) {
        // Without a user handle the authenticator does not say whose passkey it is, and nobody else may.
        Some((_, Some(_))) => take_passkey(store, env, party, &state, answer.credential).await?,
        _ => None,
    };
    let Some(user) = user.filter(|user| user.disabled_at.is_none() && user.left_at.is_none()) else {
        return Ok(FactorOutcome::Refused(FactorFailure::PasskeyRefused));
    };
    let entrance = Entrance { method: SignInMethod::Passkey, ..entrance };
    let grant = enter(store, env, rules, user, entrance).await?;
    Ok(FactorOutcome::Accepted(Box::new(grant)))
}

/// Begins a ceremony.
pub(super) async fn begin(
    store: &mut impl SecondFactorStore,
    env: &Env,
    sealer: &Sealer,
    user: Option<UserId>,
    purpose: CeremonyPurpose,
    state: &str,
) -> Result<CeremonyId, FactorFailure> {
    let (id, now): (CeremonyId, _) = (env.new_id(), env.now());
    let state_sealed = sealer.seal(&id.to_string(), state);
    let ceremony = Ceremony { id, user, purpose, state_sealed, expires_at: now + CEREMONY_LIFETIME };
    store.insert_ceremony(&ceremony, now).await?;
    Ok(id)
}

/// Ends a ceremony: whose it was and its state, if it was for this purpose and in time.
pub(super) async fn take_state(
    store: &mut impl SecondFactorStore,
    env: &Env,
    sealer: &Sealer,
    id: CeremonyId,
    purpose: CeremonyPurpose,
) -> Result<Option<(Option<UserId>, String)>, FactorFailure> {
    let Some(ceremony) = store.take_ceremony(id).await? else { return Ok(None) };
    if ceremony.purpose != purpose || env.now() >= ceremony.expires_at {
        return Ok(None);
    }
    let state = sealer.open(&id.to_string(), &ceremony.state_sealed);
    let state = state.map_err(|error| StoreError::Corrupt(format!("a passkey ceremony: {error}")))?;
    Ok(Some((ceremony.user, state)))
}

/// Whose passkey answered, if it answered this challenge and its counter shows no copy; the counter moves on.
pub(super) async fn take_passkey(
    store: &mut impl SecondFactorStore,
    env: &Env,
    party: &PasskeyParty,
    state: &str,
    answer: &Value,
) -> Result<Option<User>, FactorFailure> {
    let Some((credential_id, handle)) = PasskeyParty::claimed(answer) else { return Ok(None) };
    let Some((passkey, user)) = store.passkey_with_user(&credential_id).await? else { return Ok(None) };
    if handle.is_some_and(|handle| handle != user.id.uuid().as_bytes()) {
        return Ok(None);
    }
    let Some(used) = party.used_credential(state, answer, &passkey) else { return Ok(None) };
    // The account before its passkeys, as everywhere.
    if store.user_for_change(user.team, user.id).await?.is_none() {
        return Ok(None);
    }
    let did = store.note_passkey_use(&passkey, &used, env.now()).await?;
    Ok(did.then_some(user))
}
