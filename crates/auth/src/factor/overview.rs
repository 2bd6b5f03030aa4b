//! What a person has set up.

use super::{FactorFailure, Passkey, SecondFactorStore};
use crate::User;

/// The second factors of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondFactors {
    /// Whether codes of an authenticator app are on.
    pub totp_enabled: bool,
    /// Oldest first.
    pub passkeys: Vec<Passkey>,
    /// Not used yet.
    pub recovery_codes_left: u32,
}

/// Reads what `user` has set up.
///
/// # Errors
/// The store's.
pub async fn second_factors(
    store: &mut impl SecondFactorStore,
    user: &User,
) -> Result<SecondFactors, FactorFailure> {
    let (team, id) = (user.team, user.id);
    let totp = store.totp(team, id).await?;
    Ok(SecondFactors {
        totp_enabled: totp.is_some_and(|row| row.confirmed_at.is_some()),
        passkeys: store.passkeys(team, id).await?,
        recovery_codes_left: store.recovery_codes_left(team, id).await?,
    })
}
