//! A personal API token as the store knows it: never the secret itself.

use super::{Scopes, TokenFailure};
use crate::{OneTimeToken, User};
use rf_core::{ApiTokenId, TeamId, Time, UserId};
use std::time::Duration;

/// What every API token begins with, so that people and scanners of leaked secrets know it.
pub const API_TOKEN_PREFIX: &str = "rf_pat_";

/// How long a note of a token's last use stands before the next use is noted.
const NOTE_EVERY: Duration = Duration::from_secs(60);

/// A token that a person made for a program of theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiToken {
    /// Its id.
    pub id: ApiTokenId,
    /// The team it was made in, and works in.
    pub team: TeamId,
    /// Whose it is.
    pub user: UserId,
    /// What its owner calls it, one line of 1 to 120 characters.
    pub name: String,
    /// Its last four characters, by which the owner knows it.
    pub hint: String,
    /// What it reaches.
    pub scopes: Scopes,
    /// When it was made.
    pub created_at: Time,
    /// From this moment on it opens nothing.
    pub expires_at: Time,
    /// When it was used last, to the minute.
    pub last_used_at: Option<Time>,
    /// When it was revoked, if it was.
    pub revoked_at: Option<Time>,
}

impl ApiToken {
    /// Whether the token and its owner still stand, with what the database says at that moment.
    ///
    /// # Errors
    /// `api_token_revoked`, `api_token_expired`, `account_disabled`, `second_factor_enrolment_required`.
    pub fn standing(&self, owner: &User, now: Time) -> Result<(), TokenFailure> {
        let has_left = owner.left_at.is_some() || owner.team != self.team;
        if self.revoked_at.is_some() || has_left {
            return Err(TokenFailure::ApiTokenRevoked);
        }
        if now >= self.expires_at {
            return Err(TokenFailure::ApiTokenExpired);
        }
        if let Some(disabled_at) = owner.disabled_at {
            return Err(TokenFailure::account_disabled(disabled_at));
        }
        if owner.owes_second_factor() {
            return Err(TokenFailure::SecondFactorOwed);
        }
        Ok(())
    }

    /// Whether a use at this moment is worth a note: at most one a minute.
    pub(super) fn is_use_worth_noting(&self, now: Time) -> bool {
        self.last_used_at.is_none_or(|noted| now >= noted + NOTE_EVERY)
    }
}

/// The last four characters.
pub(super) fn hint_of(token: &OneTimeToken) -> String {
    let text = token.as_str();
    text.chars().skip(text.chars().count().saturating_sub(4)).collect()
}

/// Whether that could be an API token at all: the prefix and 256 bits in URL-safe base64.
pub(super) fn has_shape(presented: &str) -> bool {
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    presented
        .strip_prefix(API_TOKEN_PREFIX)
        .is_some_and(|bits| bits.len() == 43 && bits.bytes().all(is_base64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_looks_like_a_token_is_looked_up() {
        let token = OneTimeToken::generate(API_TOKEN_PREFIX);
        assert!(has_shape(token.as_str()));
        assert!(token.as_str().ends_with(&hint_of(&token)) && hint_of(&token).len() == 4);
        let long = format!("{API_TOKEN_PREFIX}{}", "x".repeat(5_000));
        for other in ["", "rf_pat_", "rf_pat_short", &format!("{}x", token.as_str()), &long] {
            assert!(!has_shape(other), "{other}");
        }
        assert!(!has_shape(&format!("{API_TOKEN_PREFIX}{}", "ä".repeat(21) + "x")));
    }
}
