//! Proving who one is with e-mail address and password.

use crate::{AccountStore, AuthFailure, Email, Hashing, PlainPassword, User};

/// Finds out whose address and password these are; [`enter`](crate::enter) is the next step, in a transaction.
///
/// An unknown address, an account without a password, a disabled account and a wrong password look the same from
/// outside: the same answer after exactly one verification. The one write is whole in itself, so this needs no
/// transaction, and should not be given one: it would stay open while the password is verified.
///
/// # Errors
/// `invalid_credentials`, `sign_in_unavailable`, or the store's.
pub async fn prove_password(
    store: &mut impl AccountStore,
    hashing: &impl Hashing,
    email: &str,
    password: PlainPassword,
) -> Result<User, AuthFailure> {
    let user = match Email::parse(email) {
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
    Ok(user)
}
