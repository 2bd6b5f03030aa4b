//! Passkeys as stored, and the ceremonies in which they are made and used.

use rf_core::{CeremonyId, PasskeyId, TeamId, Time, UserId};
use serde_json::Value;
use std::{fmt, time::Duration};

/// How long a browser has to answer a challenge.
pub(super) const CEREMONY_LIFETIME: Duration = Duration::from_secs(5 * 60);

/// A passkey of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Its id with us.
    pub id: PasskeyId,
    /// The person's team.
    pub team: TeamId,
    /// Whose it is.
    pub user: UserId,
    /// What the person calls it.
    pub name: String,
    /// Its id with authenticators, in URL-safe base64 without padding.
    pub credential_id: String,
    /// Public key, counter and the rest, as JSON; nothing in it is secret.
    pub credential: String,
    /// When it was added.
    pub created_at: Time,
    /// When it was last used to sign in.
    pub last_used_at: Option<Time>,
}

/// What a ceremony is for; an answer to one never counts for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CeremonyPurpose {
    /// Adding a passkey to an account.
    Registration,
    /// Signing in with a passkey alone.
    SignIn,
    /// Paying a ticket; the ceremony has the ticket's id.
    Ticket,
}

impl CeremonyPurpose {
    /// The name in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::SignIn => "sign_in",
            Self::Ticket => "ticket",
        }
    }

    /// The purpose of that name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Registration, Self::SignIn, Self::Ticket].into_iter().find(|purpose| purpose.as_str() == name)
    }
}

/// A ceremony between its challenge and its answer.
#[derive(Clone, PartialEq, Eq)]
pub struct Ceremony {
    /// Its id.
    pub id: CeremonyId,
    /// Whose it is, once somebody is known.
    pub user: Option<UserId>,
    /// What for.
    pub purpose: CeremonyPurpose,
    /// What the answer is checked against, sealed with the ceremony's id as its owner.
    pub state_sealed: String,
    /// Past from this moment on.
    pub expires_at: Time,
}

impl fmt::Debug for Ceremony {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ceremony")
            .field("id", &self.id)
            .field("purpose", &self.purpose)
            .finish_non_exhaustive()
    }
}

/// A challenge for the browser.
#[derive(Debug, Clone, PartialEq)]
pub struct PasskeyChallenge {
    /// To be sent back with the answer.
    pub ceremony: CeremonyId,
    /// For `navigator.credentials`, with binary members in URL-safe base64.
    pub options: Value,
}
