//! Adding passkeys to an account, and removing them.

use super::{
    CeremonyPurpose, FactorFailure, FactorOutcome, Factors, Passkey, PasskeyAnswer, PasskeyChallenge,
    RecoveryCode, SecondFactorStore,
    passkey_sign_in::{begin, take_state},
    recovery,
};
use crate::{User, account::one_line, provider::IdentityStore};
use rf_core::{Actor, AuditAction, AuditEvent, AuditLog, AuditTarget, Env, PasskeyId, Time};

/// The most that an account may have.
const MOST: usize = 20;

/// A passkey as it is to be added, and its name, which was checked.
#[derive(Clone)]
pub struct NewPasskey<'a> {
    name: String,
    answer: PasskeyAnswer<'a>,
}

impl<'a> NewPasskey<'a> {
    /// Checks the name: one line of 1 to 120 characters.
    ///
    /// # Errors
    /// `invalid` for `name`.
    pub fn named(name: &str, answer: PasskeyAnswer<'a>) -> Result<Self, FactorFailure> {
        let name = one_line("name", name).map_err(|error| FactorFailure::Invalid(error.into()))?;
        Ok(Self { name, answer })
    }
}

/// A passkey that was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasskeyAdded {
    /// The passkey.
    pub passkey: Passkey,
    /// Come with the first factor; else none.
    pub recovery_codes: Vec<RecoveryCode>,
}

/// What became of the addition.
pub type PasskeyAddition = FactorOutcome<Box<PasskeyAdded>>;

/// Asks for a new passkey. Needs somebody who has proved that it is them.
///
/// # Errors
/// `passkeys_unavailable`, `too_many_passkeys`, or the store's.
pub async fn start_passkey(
    store: &mut impl SecondFactorStore,
    env: &Env,
    factors: Factors<'_>,
    user: &User,
) -> Result<PasskeyChallenge, FactorFailure> {
    let party = factors.party.ok_or(FactorFailure::PasskeysUnavailable)?;
    let known = store.passkeys(user.team, user.id).await?;
    if known.len() >= MOST {
        return Err(FactorFailure::TooManyPasskeys);
    }
    let challenge = party.ask_for_new(user, &known)?;
    let purpose = CeremonyPurpose::Registration;
    let ceremony = begin(store, env, factors.sealer, Some(user.id), purpose, &challenge.state).await?;
    Ok(PasskeyChallenge { ceremony, options: challenge.options })
}

/// Adds the passkey. Needs a transaction, which must commit on `Ok`: a ceremony is over with its first answer.
///
/// # Errors
/// `passkeys_unavailable`, or the store's.
pub async fn add_passkey(
    store: &mut (impl SecondFactorStore + AuditLog),
    env: &Env,
    factors: Factors<'_>,
    actor: &Actor,
    new: NewPasskey<'_>,
) -> Result<PasskeyAddition, FactorFailure> {
    let NewPasskey { name, answer } = new;
    let party = factors.party.ok_or(FactorFailure::PasskeysUnavailable)?;
    let user = store.user_for_change(actor.team, actor.user).await?;
    let purpose = CeremonyPurpose::Registration;
    let taken = take_state(store, env, factors.sealer, answer.ceremony, purpose).await?;
    let state = taken.and_then(|(whose, state)| (whose == Some(actor.user)).then_some(state));
    let made = state.and_then(|state| party.new_credential(&state, answer.credential));
    let (Some(user), Some(made)) = (user, made) else {
        return Ok(FactorOutcome::Refused(FactorFailure::PasskeyNotAccepted));
    };
    if store.passkeys(user.team, user.id).await?.len() >= MOST {
        return Ok(FactorOutcome::Refused(FactorFailure::TooManyPasskeys));
    }
    let passkey = Passkey {
        id: env.new_id(),
        team: user.team,
        user: user.id,
        name,
        credential_id: made.credential_id,
        credential: made.credential,
        created_at: env.now(),
        last_used_at: None,
    };
    if !store.insert_passkey(&passkey).await? {
        return Ok(FactorOutcome::Refused(FactorFailure::PasskeyKnown));
    }
    let recovery_codes =
        if user.has_second_factor { Vec::new() } else { recovery::renew(store, env, actor).await? };
    store.settle_second_factor(user.team, user.id).await?;
    store.record(&AuditEvent::by(env, actor, AuditAction::PasskeyAdded, target(&passkey))).await?;
    Ok(FactorOutcome::Accepted(Box::new(PasskeyAdded { passkey, recovery_codes })))
}

/// Removes a passkey. Needs a transaction, and somebody who has proved that it is them.
///
/// # Errors
/// `passkey_not_found`, `last_way_in`, `second_factor_required_by_team`, or the store's.
pub async fn remove_passkey(
    store: &mut (impl SecondFactorStore + IdentityStore + AuditLog),
    env: &Env,
    actor: &Actor,
    id: PasskeyId,
) -> Result<(), FactorFailure> {
    let user = store.user_for_change(actor.team, actor.user).await?.ok_or(FactorFailure::PasskeyNotFound)?;
    let known = store.passkeys(user.team, user.id).await?;
    let passkey = known.iter().find(|passkey| passkey.id == id).ok_or(FactorFailure::PasskeyNotFound)?;
    let ways = store.ways_in(user.team, user.id).await?;
    if !ways.has_password && ways.identities == 0 && ways.passkeys <= 1 {
        return Err(FactorFailure::LastWayIn);
    }
    store.delete_passkey(user.team, user.id, id).await?;
    settle_after_removal(store, &user, env.now()).await?;
    store.record(&AuditEvent::by(env, actor, AuditAction::PasskeyRemoved, target(passkey))).await?;
    Ok(())
}

/// Notes what is left after a factor was removed. Nothing must be left that stands in for a factor that is gone.
pub(super) async fn settle_after_removal(
    store: &mut impl SecondFactorStore,
    user: &User,
    now: Time,
) -> Result<(), FactorFailure> {
    if store.settle_second_factor(user.team, user.id).await? {
        return Ok(());
    }
    if user.security.second_factor_required {
        return Err(FactorFailure::RequiredByTeam);
    }
    store.replace_recovery_codes(user.team, user.id, &[], now).await?;
    Ok(())
}

fn target(passkey: &Passkey) -> AuditTarget {
    AuditTarget::new("passkey", passkey.id.uuid(), passkey.name.clone())
}
