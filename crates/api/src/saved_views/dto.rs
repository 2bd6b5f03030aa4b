//! Views on the wire.

use crate::{library::Person, sessions::SessionSelection};
use chrono::{DateTime, Utc};
use rf_core::Actor;
use rf_flows::saved_views::may_change;
use rf_persistence::views::SavedViewRow;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

/// A view of the list of sessions.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SessionView {
    id: Uuid,
    name: String,
    /// Whether everybody in the team has it.
    is_shared: bool,
    /// Whether the caller's list begins with it.
    is_default: bool,
    /// Who made it.
    owner: Person,
    /// Whether the caller may change and remove it.
    may_change: bool,
    /// What the list is narrowed to, and its order.
    filters: SessionSelection,
    updated_at: DateTime<Utc>,
}

impl SessionView {
    pub(super) fn new(row: SavedViewRow, caller: &Actor) -> Self {
        let may_change = may_change(caller, &row.view);
        // A filter that this version does not know any more narrows nothing.
        let filters = serde_json::from_value(Value::Object(row.view.filters)).unwrap_or_default();
        Self {
            id: row.view.id.uuid(),
            name: row.view.name,
            is_shared: row.view.is_shared,
            is_default: row.is_default,
            owner: row.owner.into(),
            may_change,
            filters,
            updated_at: row.view.updated_at,
        }
    }
}

/// The caller's views and those that the team shares, by name.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SessionViews {
    pub(super) items: Vec<SessionView>,
}

/// A view to make.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewSessionView {
    /// What it is called, on one line.
    #[schema(min_length = 1, max_length = 60)]
    pub(super) name: String,
    /// Whether everybody in the team has it.
    #[serde(default)]
    pub(super) is_shared: bool,
    /// Whether one's own list begins with it.
    #[serde(default)]
    pub(super) is_default: bool,
    pub(super) filters: SessionSelection,
}

/// What to change of a view; what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SessionViewChange {
    #[schema(min_length = 1, max_length = 60)]
    pub(super) name: Option<String>,
    pub(super) is_shared: Option<bool>,
    /// Whether one's own list begins with it: for everybody who has the view.
    pub(super) is_default: Option<bool>,
    pub(super) filters: Option<SessionSelection>,
}
