//! The audit log on the wire.

use crate::{caller::invalid, paging, paging::text_of, problem::Problem};
use chrono::{DateTime, Utc};
use rf_core::{AuditAction, Members};
use rf_persistence::views::{AuditQuery, AuditRow, Page};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Who did it, named as they were called then.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AuditActor {
    /// `person`, `api_token`, `command_line` or `visitor`.
    kind: String,
    #[schema(required)]
    id: Option<Uuid>,
    name: String,
}

/// What it was done to, named as it was called then.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AuditTargetView {
    /// `user`, `team`, `sign_in`, and so on.
    kind: String,
    #[schema(required)]
    id: Option<Uuid>,
    name: String,
}

/// One row of the log.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AuditEntry {
    id: Uuid,
    at: DateTime<Utc>,
    /// What was done, as `object.verb`.
    action: String,
    actor: AuditActor,
    target: AuditTargetView,
    /// `old`, `new`, and whatever else tells what changed.
    #[schema(value_type = std::collections::BTreeMap<String, serde_json::Value>)]
    details: Members,
    /// The client's network address.
    #[schema(required)]
    address: Option<String>,
}

impl From<AuditRow> for AuditEntry {
    fn from(row: AuditRow) -> Self {
        Self {
            id: row.id.uuid(),
            at: row.at,
            action: row.action,
            actor: AuditActor { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
            target: AuditTargetView { kind: row.target_kind, id: row.target_id, name: row.target_name },
            details: row.details,
            address: row.address,
        }
    }
}

/// Rows of the log, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AuditPage {
    items: Vec<AuditEntry>,
    /// Ask for the next page with it; null on the last page.
    #[schema(required)]
    next_cursor: Option<String>,
}

impl From<Page<AuditRow>> for AuditPage {
    fn from(page: Page<AuditRow>) -> Self {
        Self { items: page.items.into_iter().map(Into::into).collect(), next_cursor: text_of(page.next) }
    }
}

/// The name of every action.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AuditActions {
    pub(super) actions: Vec<&'static str>,
}

/// Which rows, and which page of them.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct AuditFilter {
    /// An action, or a group of them: everything before the dot.
    #[param(pattern = r"^[a-z_]+(\.[a-z_]+)?$")]
    action: Option<String>,
    /// Only what this person did.
    actor_id: Option<Uuid>,
    /// Only what was done to this.
    target_id: Option<Uuid>,
    /// Words in the names of who did it and of what it was done to, or in the network address.
    #[param(max_length = 200)]
    search: Option<String>,
    /// Not before this moment (RFC 3339).
    from: Option<DateTime<Utc>>,
    /// Before this moment (RFC 3339).
    to: Option<DateTime<Utc>>,
    /// `next_cursor` of the page before, as it was given.
    #[param(pattern = "^[A-Za-z0-9_-]{43,}$")]
    cursor: Option<String>,
    /// Rows wanted, 25 unless said.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u64>,
}

impl AuditFilter {
    pub(super) fn into_query(self) -> Result<AuditQuery, Problem> {
        let after = paging::cursor(self.cursor.as_deref())?;
        let limit = paging::limit(self.limit)?;
        let Self { action, actor_id, target_id, search, from, to, .. } = self;
        let export = ExportFilter { action, actor_id, target_id, search, from, to };
        Ok(AuditQuery { after, limit, ..export.into_query()? })
    }
}

/// Which rows to take away.
#[derive(Debug, Clone, Deserialize, Serialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ExportFilter {
    /// An action, or a group of them: everything before the dot.
    #[param(pattern = r"^[a-z_]+(\.[a-z_]+)?$")]
    #[serde(skip_serializing_if = "Option::is_none")]
    action: Option<String>,
    /// Only what this person did.
    #[serde(skip_serializing_if = "Option::is_none")]
    actor_id: Option<Uuid>,
    /// Only what was done to this.
    #[serde(skip_serializing_if = "Option::is_none")]
    target_id: Option<Uuid>,
    /// Words in the names of who did it and of what it was done to, or in the network address.
    #[param(max_length = 200)]
    #[serde(skip_serializing_if = "Option::is_none")]
    search: Option<String>,
    /// Not before this moment (RFC 3339).
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<DateTime<Utc>>,
    /// Before this moment (RFC 3339).
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<DateTime<Utc>>,
}

impl ExportFilter {
    /// What was asked for, as the log keeps it.
    pub(super) fn told(&self) -> Members {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::Object(members)) => members,
            _ => Members::new(),
        }
    }

    pub(super) fn into_query(self) -> Result<AuditQuery, Problem> {
        Ok(AuditQuery {
            actions: self.action.as_deref().map(actions).transpose()?,
            actor: self.actor_id,
            target: self.target_id,
            search: paging::short_text("search", self.search)?,
            from: self.from,
            to: self.to,
            ..AuditQuery::default()
        })
    }
}

/// The action of that name, or all of that group.
fn actions(name: &str) -> Result<Vec<AuditAction>, Problem> {
    let is_meant = |action: &AuditAction| {
        let text = action.as_str();
        text == name || text.split_once('.').is_some_and(|(group, _)| group == name)
    };
    let found: Vec<_> = AuditAction::ALL.iter().copied().filter(is_meant).collect();
    if found.is_empty() {
        return Err(invalid("action", "unknown_action", "There is no such action or group of actions."));
    }
    Ok(found)
}
