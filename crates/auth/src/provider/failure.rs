//! Everything that identity providers and linked identities can be refused with.

use super::RemoteFailure;
use rf_core::{FieldErrors, Members, ProblemMembers};

rf_core::failures! {
    /// Why something about identity providers was refused.
    pub enum ProviderFailure {
        /// Fields of the request break their rules.
        Invalid(FieldErrors) => Invalid, "invalid", "Some fields need mending.";
        /// Nobody here has this identity, or may use it.
        NoAccount => Forbidden, "no_account_for_identity", "There is no account for this identity. Sign in another way and link it, or ask your team admin for an invitation.";
        /// The way through the provider failed; the reason says where.
        Refused(Refusal) => Unauthenticated, "identity_refused", "Signing in with the provider did not work. Start again.";
        /// The provider cannot be reached.
        Unavailable(Unreachable) => Unavailable, "provider_unavailable", "The identity provider does not answer right now. Try again in a moment, or sign in another way.";
        /// No such provider, or not for this person.
        ProviderNotFound => NotFound, "provider_not_found", "There is no such identity provider.";
        /// No such linked identity of this person.
        IdentityNotFound => NotFound, "identity_not_found", "There is no such identity.";
        /// The identity is linked already.
        IdentityInUse => Conflict, "identity_in_use", "This identity is linked to an account already.";
        /// Without it nobody could sign in to the account.
        LastWayIn => Conflict, "last_way_in", "This is the only way to sign in to your account. Set a password or add another way first.";
        /// The role does not reach that far.
        Forbidden => Forbidden, "forbidden", "Your role does not allow this.";
    }
}

/// Where the way through the provider failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// `state_mismatch`, `expired`, `provider_error`, `provider_unavailable`, `token_invalid` or `tenant_not_allowed`.
    pub reason: &'static str,
    /// For the log only.
    pub why: String,
}

impl Refusal {
    pub(super) fn new(reason: &'static str, why: impl Into<String>) -> Self {
        Self { reason, why: why.into() }
    }

    /// The token does not hold.
    pub(super) fn token(why: &str) -> Self {
        Self::new("token_invalid", why)
    }
}

impl ProblemMembers for Refusal {
    fn members(&self) -> Members {
        let mut members = Members::new();
        members.insert("reason".into(), self.reason.into());
        members
    }
}

/// Why a provider cannot be talked with, for the log only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreachable {
    /// In words.
    pub why: String,
}

impl ProblemMembers for Unreachable {
    fn members(&self) -> Members {
        Members::new()
    }
}

impl From<Refusal> for ProviderFailure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<RemoteFailure> for Refusal {
    fn from(failure: RemoteFailure) -> Self {
        match failure {
            RemoteFailure::Unreachable(why) => Self::new("provider_unavailable", why),
            RemoteFailure::Refused(why) => Self::new("provider_error", why),
            RemoteFailure::BadToken(why) => Self::new("token_invalid", why),
        }
    }
}
