//! Proving once more that it is you, before something that whoever finds an open browser must not do.

use super::{FactorFailure, SecondFactorStore, totp_setup::take_code};
use crate::{Hashing, PlainPassword, Secret, SignIn, User};
use rf_core::{Env, Sealer};
use std::time::Duration;

/// A sign-in that began less than this ago is proof for an account that has nothing else to prove it with.
const FRESH: Duration = Duration::from_secs(5 * 60);

/// What a person offers as proof.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reauth {
    /// Their password.
    pub password: Option<PlainPassword>,
    /// A code of their authenticator app.
    pub code: Option<Secret>,
}

/// Checks the proof: the password, if the account has one; else a code of the authenticator app, if there is one; else
/// that the sign-in began just now. A code that was right is used up. Should not be given a transaction.
///
/// # Errors
/// `reauthentication_failed`, `sign_in_unavailable`, or the store's.
pub async fn reauthenticate(
    store: &mut impl SecondFactorStore,
    hashing: &impl Hashing,
    env: &Env,
    sealer: &Sealer,
    (user, sign_in): (&User, &SignIn),
    proof: Reauth,
) -> Result<(), FactorFailure> {
    let is_proved = if user.password_hash.is_some() {
        match proof.password {
            Some(password) => hashing.verify(password, user.password_hash.clone()).await?,
            None => false,
        }
    } else if store.totp(user.team, user.id).await?.is_some_and(|row| row.confirmed_at.is_some()) {
        match proof.code {
            Some(code) => take_code(store, env, sealer, user, code.as_str()).await?,
            None => false,
        }
    } else {
        env.now() < sign_in.created_at + FRESH
    };
    if is_proved { Ok(()) } else { Err(FactorFailure::ReauthenticationFailed) }
}
