//! Proving once more that it is you, before an identity is linked.

use super::dto::ReauthBody;
use crate::{app::App, caller::Account, problem::Problem};
use rf_auth::{Hashing, PlainPassword, provider::ProviderFailure};
use std::time::Duration;

/// A sign-in that began less than this ago is proof for an account without a password.
const FRESH: Duration = Duration::from_secs(5 * 60);

/// Refuses whoever cannot prove that it is still them.
pub(super) async fn prove(app: &App, account: &Account, body: &ReauthBody) -> Result<(), Problem> {
    let user = account.user();
    app.throttle().account(user.email.as_str())?;
    let is_proved = match (&user.password_hash, &body.password) {
        (Some(hash), Some(password)) => {
            app.hasher().verify(PlainPassword::typed(password), Some(hash.clone())).await?
        }
        (Some(_), None) => false,
        (None, _) => app.env().now() < account.sign_in().created_at + FRESH,
    };
    if is_proved { Ok(()) } else { Err(ProviderFailure::ReauthenticationFailed.into()) }
}
