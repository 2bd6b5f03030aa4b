//! The ids of the product, one newtype each, all from this one list.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// The text was not the id that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdParseError;

impl fmt::Display for IdParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a UUID")
    }
}

impl std::error::Error for IdParseError {}

macro_rules! ids {
    ($($(#[$doc:meta])* $Name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $Name(Uuid);

        impl $Name {
            /// The UUID inside, for storage.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $Name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $Name {
            type Err = IdParseError;

            fn from_str(text: &str) -> Result<Self, IdParseError> {
                Uuid::try_parse(text).map(Self).map_err(|_| IdParseError)
            }
        }
    )+};
}

ids! {
    /// A tenant: one managed service provider.
    TeamId,
    /// A person with an account.
    UserId,
    /// One authenticated login of a user.
    SignInId,
    /// One refresh token of a sign-in; every rotation brings a new one.
    TokenId,
    /// A flow, over all its versions.
    FlowId,
    /// One engineer working one problem.
    SessionId,
    /// One row of the audit log.
    AuditEventId,
    /// A personal API token.
    ApiTokenId,
    /// A link that was mailed and works once.
    LinkId,
    /// An invitation into a team.
    InvitationId,
    /// A mail that waits or was sent.
    MailId,
    /// A team's identity provider.
    ProviderId,
    /// An identity at a provider, linked to an account.
    IdentityId,
    /// A passkey.
    PasskeyId,
    /// A recovery code.
    RecoveryCodeId,
    /// A passkey ceremony that has begun.
    CeremonyId,
    /// What a right password earns while a second factor is still owed.
    TicketId,
    /// A folder of a team's library.
    FolderId,
    /// A step of a team's Step Library, over all its versions.
    LibraryStepId,
    /// Something done to many flows at once, that can be taken back.
    BulkChangeId,
    /// A file in a session.
    EvidenceId,
    /// One time that a session was escalated.
    EscalationId,
    /// Something that a person is told of.
    NotificationId,
    /// One process's watch over a session that people have open there.
    WatchId,
    /// A link to a session that was given out.
    ShareId,
    /// A view of the list of sessions that somebody keeps.
    SavedViewId,
    /// One HTTP request.
    RequestId,
}
