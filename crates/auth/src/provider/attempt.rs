//! A way through a provider, between its start and its return.

use crate::{OneTimeToken, Secret, TokenHash};
use rf_core::{Time, UserId};
use std::time::Duration;

/// How long somebody may take at the provider.
pub(super) const LIFETIME: Duration = Duration::from_secs(10 * 60);

/// What the way is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Signing in; nobody is known yet.
    SignIn,
    /// Linking an identity to this person's account.
    Link(UserId),
}

impl Purpose {
    /// The name in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Link(_) => "link",
        }
    }
}

/// A way that was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// The hash of what travels through the provider.
    pub state: TokenHash,
    /// The hash of what stays in the browser's cookie.
    pub browser: TokenHash,
    /// The provider's key.
    pub provider: String,
    /// What the token must repeat.
    pub nonce: Secret,
    /// The PKCE verifier, sealed for the state's hash.
    pub verifier_sealed: String,
    /// What for.
    pub purpose: Purpose,
    /// When it began.
    pub created_at: Time,
    /// Past from this moment on.
    pub expires_at: Time,
}

/// What the browser brings back from the provider.
#[derive(Debug, Clone)]
pub struct Callback {
    /// The state, as it came back.
    pub state: OneTimeToken,
    /// The browser's cookie.
    pub browser: Option<OneTimeToken>,
    /// The code, if the provider gave one.
    pub code: Option<Secret>,
    /// What the provider refused with.
    pub error: Option<String>,
}
