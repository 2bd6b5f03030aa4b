//! Everything that an API token can be refused with.

use super::Scope;
use crate::SessionOver;
use rf_core::{FieldErrors, Members, ProblemMembers, Time};

rf_core::failures! {
    /// Why something about an API token was refused.
    pub enum TokenFailure {
        /// Fields of the request break their rules.
        Invalid(FieldErrors) => Invalid, "invalid", "Some fields need mending.";
        /// No token of theirs has that id.
        ApiTokenNotFound => NotFound, "api_token_not_found", "There is no such API token.";
        /// The person has as many as anybody may have.
        TooManyApiTokens => Conflict, "too_many_api_tokens", "You have 50 API tokens in use. Revoke one that you no longer need.";
        /// The token is none of ours.
        InvalidApiToken => Unauthenticated, "invalid_api_token", "The API token is not valid.";
        /// The token was ours and is past its time.
        ApiTokenExpired => Unauthenticated, "api_token_expired", "The API token has expired. Create a new one.";
        /// The token was revoked, or its owner is no longer in the team.
        ApiTokenRevoked => Unauthenticated, "api_token_revoked", "The API token was revoked. Create a new one.";
        /// The owner's account is disabled.
        AccountDisabled(SessionOver) => Unauthenticated, "account_disabled", "Your account is disabled. Ask your team admin.";
        /// The team requires a second factor, and the owner has none yet.
        SecondFactorOwed => Forbidden, "second_factor_enrolment_required", "Your team requires a second factor. Set one up first.";
        /// The token was not made for this.
        InsufficientScope(MissingScope) => Forbidden, "insufficient_scope", "The API token lacks the scope for this. Create one that has it.";
        /// This is for a person who is signed in, whatever scopes the token has.
        TokenNotAllowed => Forbidden, "token_not_allowed", "This cannot be done with an API token. Sign in to do it.";
    }
}

/// What the token lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MissingScope(pub Scope);

impl ProblemMembers for MissingScope {
    fn members(&self) -> Members {
        let mut members = Members::new();
        members.insert("scope".into(), self.0.as_str().into());
        members
    }
}

impl TokenFailure {
    /// How a disabled account is told to the bearer of its token.
    pub(super) fn account_disabled(ended_at: Time) -> Self {
        Self::AccountDisabled(SessionOver { reason: "account_disabled", ended_at })
    }
}
