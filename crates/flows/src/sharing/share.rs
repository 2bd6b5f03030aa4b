//! A link as it is kept.

use rf_core::{FieldError, SessionId, ShareId, TeamId, Time, UserId, checked_text};
use std::fmt;

/// The shortest passphrase, in characters.
const SHORTEST_PASSPHRASE: usize = 8;
/// The longest one.
const LONGEST_PASSPHRASE: usize = 200;

macro_rules! named {
    ($(#[$doc:meta])* $Name:ident { $($(#[$row:meta])* $Variant:ident => $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $Name {
            $($(#[$row])* $Variant,)+
        }

        impl $Name {
            /// The name on the wire and in the database.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$Variant => $text,)+
                }
            }

            /// What has that name.
            pub fn parse(name: &str) -> Option<Self> {
                match name {
                    $($text => Some(Self::$Variant),)+
                    _ => None,
                }
            }
        }
    };
}

named! {
    /// Who may follow a link.
    ShareAudience {
        /// Whoever has it.
        Public => "public",
        /// Whoever has it, is signed in to the team and may read the session.
        Team => "team",
    }
}

named! {
    /// Which note a link shows.
    ShareVariant {
        /// The one for the client.
        Client => "client",
        /// The one for the team, redacted.
        Internal => "internal",
    }
}

named! {
    /// How a link stands.
    ShareState {
        /// It works.
        Live => "live",
        /// Its time is over.
        Expired => "expired",
        /// Somebody took it back.
        Revoked => "revoked",
    }
}

/// The hash of the passphrase that opens a link. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct ShareLock(String);

impl ShareLock {
    /// Wraps the hash.
    pub fn stored(hash: impl Into<String>) -> Self {
        Self(hash.into())
    }

    /// The hash, for the store and for verifying.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ShareLock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[hash]")
    }
}

/// A link to a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The link.
    pub id: ShareId,
    /// The team it belongs to.
    pub team: TeamId,
    /// What it leads to.
    pub session: SessionId,
    /// Who may follow it.
    pub audience: ShareAudience,
    /// What it shows.
    pub variant: ShareVariant,
    /// What opens it, unless having it is enough.
    pub lock: Option<ShareLock>,
    /// Who made it.
    pub created_by: UserId,
    /// When.
    pub created_at: Time,
    /// Until when it works, exclusive.
    pub expires_at: Time,
    /// When it was taken back.
    pub revoked_at: Option<Time>,
    /// By whom.
    pub revoked_by: Option<UserId>,
    /// How often it was opened.
    pub views: u32,
    /// When it was opened last.
    pub last_viewed_at: Option<Time>,
}

impl Share {
    /// How it stands at `now`.
    pub fn state(&self, now: Time) -> ShareState {
        if self.revoked_at.is_some() {
            ShareState::Revoked
        } else if now >= self.expires_at {
            ShareState::Expired
        } else {
            ShareState::Live
        }
    }
}

/// A passphrase that may be chosen: 8 to 200 characters. Whoever made the link tells it to its readers.
///
/// # Errors
/// `too_short`, `too_long`, `empty` or `forbidden_character`, for `passphrase`.
pub fn checked_passphrase(text: &str) -> Result<String, FieldError> {
    checked_text("passphrase", text, SHORTEST_PASSPHRASE, LONGEST_PASSPHRASE)
}
