//! Notifications on the wire.

use crate::paging::text_of;
use chrono::{DateTime, Utc};
use rf_flows::notification;
use rf_persistence::views::{NotificationRow, Page};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// What happened.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NotificationKind {
    /// A session waits for somebody who takes over.
    Escalated,
    /// Somebody took over what the reader had escalated.
    EscalationAccepted,
    /// What the reader had escalated came back.
    EscalationReturned,
    /// A session is the reader's from now on.
    Assigned,
}

impl From<notification::NotificationKind> for NotificationKind {
    fn from(kind: notification::NotificationKind) -> Self {
        match kind {
            notification::NotificationKind::Escalated => Self::Escalated,
            notification::NotificationKind::EscalationAccepted => Self::EscalationAccepted,
            notification::NotificationKind::EscalationReturned => Self::EscalationReturned,
            notification::NotificationKind::Assigned => Self::Assigned,
        }
    }
}

/// Something that the caller was told of.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Notification)]
pub(crate) struct NotificationView {
    id: Uuid,
    kind: NotificationKind,
    session_id: Uuid,
    /// The session's short name, such as `RF-1A2B3C`.
    reference: String,
    /// The session's problem; the flow's title where none was told.
    about: String,
    /// Who did it, as they were called then.
    actor_name: String,
    /// Why, in their words.
    #[schema(required)]
    why: Option<String>,
    at: DateTime<Utc>,
    #[schema(required)]
    read_at: Option<DateTime<Utc>>,
}

impl From<NotificationRow> for NotificationView {
    fn from(row: NotificationRow) -> Self {
        Self {
            id: row.id.uuid(),
            kind: row.kind.into(),
            session_id: row.session.uuid(),
            reference: row.text.reference,
            about: row.text.about,
            actor_name: row.actor_name,
            why: row.text.why,
            at: row.at,
            read_at: row.read_at,
        }
    }
}

/// A page of notifications, the newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NotificationPage {
    items: Vec<NotificationView>,
    /// Ask for the next page with it; null on the last page.
    #[schema(required)]
    next_cursor: Option<String>,
    /// How many of all of them the caller has not read.
    unread: u64,
}

impl NotificationPage {
    pub(crate) fn new(page: Page<NotificationRow>, unread: u64) -> Self {
        let items = page.items.into_iter().map(Into::into).collect();
        Self { items, next_cursor: text_of(page.next), unread }
    }
}

/// Which notifications were read.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadBody {
    /// These; all of them unless said.
    #[schema(max_items = 200)]
    pub(crate) ids: Option<Vec<Uuid>>,
}
