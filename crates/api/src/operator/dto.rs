//! The operator's mailbox on the wire.

use crate::paging;
use chrono::{DateTime, Utc};
use rf_auth::mail;
use rf_core::Sealer;
use rf_persistence::views::{MailRow, Page};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// What became of a mail.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum MailState {
    /// It will be handed over.
    Waiting,
    /// The mail server has taken it.
    Sent,
    /// The mail server would not take it, often enough.
    Failed,
    /// No mail server is configured.
    Kept,
}

impl From<MailState> for mail::MailState {
    fn from(state: MailState) -> Self {
        match state {
            MailState::Waiting => Self::Waiting,
            MailState::Sent => Self::Sent,
            MailState::Failed => Self::Failed,
            MailState::Kept => Self::Kept,
        }
    }
}

impl From<mail::MailState> for MailState {
    fn from(state: mail::MailState) -> Self {
        match state {
            mail::MailState::Waiting => Self::Waiting,
            mail::MailState::Sent => Self::Sent,
            mail::MailState::Failed => Self::Failed,
            mail::MailState::Kept => Self::Kept,
        }
    }
}

/// Which mails.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct MailFilter {
    /// Only those in this state.
    #[param(inline)]
    pub(crate) state: Option<MailState>,
    /// `next_cursor` of the page before, as it was given.
    #[param(pattern = "^[A-Za-z0-9_-]{43,}$")]
    pub(crate) cursor: Option<String>,
    /// Rows wanted, 25 unless said.
    #[param(minimum = 1, maximum = 100)]
    pub(crate) limit: Option<u64>,
}

/// A mail as the operator sees it.
#[derive(Serialize, ToSchema)]
pub(crate) struct MailEntry {
    id: Uuid,
    /// What kind of mail it is, such as `reset_password`.
    kind: String,
    recipient: String,
    subject: String,
    /// The text; null once the mail was sent.
    #[schema(required)]
    body: Option<String>,
    state: MailState,
    /// How often it was tried.
    attempts: u32,
    created_at: DateTime<Utc>,
    #[schema(required)]
    sent_at: Option<DateTime<Utc>>,
    /// What the mail server said last.
    #[schema(required)]
    last_error: Option<String>,
}

impl MailEntry {
    pub(super) fn opened(row: MailRow, sealer: &Sealer) -> Self {
        // A text that no key opens any more is as good as gone.
        let body = row.sealed_body.and_then(|sealed| sealer.open(&row.id.to_string(), &sealed).ok());
        Self {
            id: row.id.uuid(),
            kind: row.kind,
            recipient: row.recipient,
            subject: row.subject,
            body,
            state: row.state.into(),
            attempts: row.attempts,
            created_at: row.created_at,
            sent_at: row.sent_at,
            last_error: row.last_error,
        }
    }
}

/// Mails, newest first.
#[derive(Serialize, ToSchema)]
pub(crate) struct MailPage {
    items: Vec<MailEntry>,
    #[schema(required)]
    next_cursor: Option<String>,
}

impl MailPage {
    pub(super) fn opened(page: Page<MailRow>, sealer: &Sealer) -> Self {
        let items = page.items.into_iter().map(|row| MailEntry::opened(row, sealer)).collect();
        Self { items, next_cursor: paging::text_of(page.next) }
    }
}
