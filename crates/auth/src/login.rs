//! Logging in with e-mail address and password.

use crate::{
    AccountStore, AuthFailure, Email, Entrance, Grant, Hashing, PlainPassword, SignInRules, SignInStore,
    enter::enter,
};
use rf_core::Env;

/// Who wants in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoginAttempt {
    /// As typed.
    pub email: String,
    /// As typed.
    pub password: PlainPassword,
    /// How.
    pub entrance: Entrance,
}

/// Logs a person in.
///
/// An unknown address, an account without a password, a disabled account and a wrong password look the same from
/// outside: the same answer after exactly one verification. Every write is whole in itself, so this needs no
/// transaction, and should not be given one: it would stay open while the password is verified.
///
/// # Errors
/// `invalid_credentials`, `sign_in_unavailable`, or the store's.
pub async fn login(
    store: &mut (impl AccountStore + SignInStore),
    hashing: &impl Hashing,
    env: &Env,
    rules: &SignInRules,
    attempt: LoginAttempt,
) -> Result<Grant, AuthFailure> {
    let LoginAttempt { email, password, entrance } = attempt;
    let user = match Email::parse(&email) {
        Ok(email) => store.user_by_email(&email).await?,
        Err(_) => None,
    };
    let hash = user.as_ref().and_then(|user| user.password_hash.clone());
    let matches = hashing.verify(password.clone(), hash.clone()).await?;
    let (Some(mut user), Some(hash), true) = (user, hash, matches) else {
        return Err(AuthFailure::InvalidCredentials);
    };
    if user.disabled_at.is_some() {
        return Err(AuthFailure::InvalidCredentials);
    }
    // A right password is let in even if there is no time to make its hash stronger now.
    if hashing.needs_rehash(&hash)
        && let Ok(stronger) = hashing.hash(password).await
        && store.rehash(user.team, user.id, &hash, &stronger).await?
    {
        user.password_hash = Some(stronger);
    }
    enter(store, env, rules, user, entrance).await
}
