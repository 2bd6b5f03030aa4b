//! Setting an authenticator app up, and taking it away.

use super::{
    FactorFailure, RecoveryCode, SecondFactorStore, TotpSecret, passkey_setup::settle_after_removal,
    recovery, totp::qr_svg,
};
use crate::{Secret, User};
use rf_core::{
    Actor, AuditAction, AuditEvent, AuditLog, AuditTarget, Env, FieldError, Sealer, StoreError, Time,
};

/// A stored secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotpRow {
    /// Sealed with the person's id as its owner.
    pub secret_sealed: String,
    /// When a code proved that an app has it; none while it waits for that.
    pub confirmed_at: Option<Time>,
    /// The step of the last code that was used.
    pub last_step: u64,
}

/// What an app needs, shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotpEnrolment {
    /// To be typed.
    pub secret: Secret,
    /// To be opened on the same device.
    pub uri: Secret,
    /// To be scanned: an SVG image.
    pub qr_svg: Secret,
}

/// Makes a secret that [`confirm_totp`] is to confirm. Needs somebody who has proved that it is them.
///
/// # Errors
/// `totp_already_enabled`, or the store's.
pub async fn start_totp(
    store: &mut impl SecondFactorStore,
    env: &Env,
    sealer: &Sealer,
    user: &User,
) -> Result<TotpEnrolment, FactorFailure> {
    let secret = TotpSecret::generate();
    let uri = secret.uri(user.email.as_str());
    let qr_svg = qr_svg(&uri).ok_or_else(|| StoreError::Corrupt("an address too long to scan".into()))?;
    let sealed = secret.seal(sealer, user.id);
    if !store.put_pending_totp(user.team, user.id, &sealed, env.now()).await? {
        return Err(FactorFailure::TotpEnabled);
    }
    Ok(TotpEnrolment { secret: secret.base32().into(), uri: uri.into(), qr_svg: qr_svg.into() })
}

/// Switches codes on, by a first one. Needs a transaction. Recovery codes come with the first factor; else none.
///
/// # Errors
/// `totp_not_set_up`, `totp_already_enabled`, `invalid` for a wrong `code`, or the store's.
pub async fn confirm_totp(
    store: &mut (impl SecondFactorStore + AuditLog),
    env: &Env,
    sealer: &Sealer,
    actor: &Actor,
    code: &str,
) -> Result<Vec<RecoveryCode>, FactorFailure> {
    let (team, id, now) = (actor.team, actor.user, env.now());
    let user = store.user_for_change(team, id).await?.ok_or(FactorFailure::TotpMissing)?;
    let row = store.totp(team, id).await?.ok_or(FactorFailure::TotpMissing)?;
    if row.confirmed_at.is_some() {
        return Err(FactorFailure::TotpEnabled);
    }
    let Some(step) = step_of(sealer, &user, &row, code, now)? else {
        let message = "This is not the code that the app shows now. Check the clock of your device.";
        return Err(FactorFailure::Invalid(FieldError::new("code", "wrong_code", message).into()));
    };
    if !store.confirm_totp(team, id, step, now).await? {
        return Err(FactorFailure::TotpMissing);
    }
    let codes = if user.has_second_factor { Vec::new() } else { recovery::renew(store, env, actor).await? };
    store.settle_second_factor(team, id).await?;
    let target = AuditTarget::new("user", id.uuid(), actor.name.clone());
    store.record(&AuditEvent::by(env, actor, AuditAction::TotpEnabled, target)).await?;
    Ok(codes)
}

/// Switches codes off. Needs a transaction, and somebody who has proved that it is them.
///
/// # Errors
/// `totp_not_set_up`, `second_factor_required_by_team`, or the store's.
pub async fn disable_totp(
    store: &mut (impl SecondFactorStore + AuditLog),
    env: &Env,
    actor: &Actor,
) -> Result<(), FactorFailure> {
    let (team, id) = (actor.team, actor.user);
    let user = store.user_for_change(team, id).await?.ok_or(FactorFailure::TotpMissing)?;
    let is_on = store.totp(team, id).await?.is_some_and(|row| row.confirmed_at.is_some());
    if !is_on {
        return Err(FactorFailure::TotpMissing);
    }
    store.delete_totp(team, id).await?;
    settle_after_removal(store, &user, env.now()).await?;
    let target = AuditTarget::new("user", id.uuid(), actor.name.clone());
    store.record(&AuditEvent::by(env, actor, AuditAction::TotpDisabled, target)).await?;
    Ok(())
}

/// The step whose code this is.
fn step_of(
    sealer: &Sealer,
    user: &User,
    row: &TotpRow,
    code: &str,
    now: Time,
) -> Result<Option<u64>, FactorFailure> {
    let secret = TotpSecret::open(sealer, user.id, &row.secret_sealed)
        .map_err(|error| StoreError::Corrupt(format!("the secret of an authenticator app: {error}")))?;
    Ok(secret.step_of(code, now))
}

/// Whether this is a code of the person's app that was not used before; it is used now.
pub(super) async fn take_code(
    store: &mut impl SecondFactorStore,
    env: &Env,
    sealer: &Sealer,
    user: &User,
    code: &str,
) -> Result<bool, FactorFailure> {
    let Some(row) = store.totp(user.team, user.id).await?.filter(|row| row.confirmed_at.is_some()) else {
        return Ok(false);
    };
    match step_of(sealer, user, &row, code, env.now())? {
        Some(step) => Ok(store.take_totp_step(user.team, user.id, step).await?),
        None => Ok(false),
    }
}
