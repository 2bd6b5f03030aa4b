//! A mail on its way into the outbox.

use crate::{Email, OneTimeToken};
use rf_core::{Env, MailId, Sealer, StoreError, TeamId, Time};

/// What a mail says: plain text.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// What kind of mail it is, in `snake_case`; for the operator and the log.
    pub kind: &'static str,
    /// One line, without secrets.
    pub subject: String,
    /// Lines of plain text; may hold a link, so it is never stored or logged as it is.
    pub body: String,
}

/// A mail as the outbox keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Its id.
    pub id: MailId,
    /// The team that it is about.
    pub team: TeamId,
    /// See [`Letter::kind`].
    pub kind: &'static str,
    /// To whom.
    pub recipient: Email,
    /// See [`Letter::subject`].
    pub subject: String,
    /// The body, sealed for the mail's id.
    pub sealed_body: String,
    /// When it was written.
    pub created_at: Time,
}

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailState {
    /// It will be handed over.
    Waiting,
    /// The mail server has taken it.
    Sent,
    /// The mail server would not take it, often enough.
    Failed,
    /// There is no mail server: the operator reads it.
    Kept,
}

impl MailState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Sent, Self::Failed, Self::Kept];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Kept => "kept",
        }
    }

    /// The state of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

/// Makes mails and the links in them.
#[derive(Clone, Copy)]
pub struct Postbox<'a> {
    /// Seals their bodies.
    pub sealer: &'a Sealer,
    /// The address that people use, without a slash at its end.
    pub public_url: &'a str,
}

impl Postbox<'_> {
    /// A link to `page` (`reset-password`). The token stands in the fragment, which browsers send to nobody.
    pub fn link(&self, page: &str, token: &OneTimeToken) -> String {
        format!("{}/{page}#{}", self.public_url, token.as_str())
    }

    /// A sealed mail about `team`, now.
    pub fn mail(&self, env: &Env, team: TeamId, recipient: &Email, letter: Letter) -> Mail {
        let id: MailId = env.new_id();
        Mail {
            id,
            team,
            kind: letter.kind,
            recipient: recipient.clone(),
            subject: letter.subject,
            sealed_body: self.sealer.seal(&id.to_string(), &letter.body),
            created_at: env.now(),
        }
    }
}

/// Keeps mails until they are handed over.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait MailOutbox {
    /// Puts a mail into the outbox, to be handed over as soon as the transaction has committed.
    async fn enqueue(&mut self, mail: &Mail) -> Result<(), StoreError>;
}
