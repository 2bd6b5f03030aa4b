//! The audit log as the database holds it.

use super::TestApp;
use sea_orm::{ConnectionTrait, FromQueryResult, sea_query::Query};
use serde_json::Value;

/// One row, as far as tests look at it.
#[derive(Debug, Clone, PartialEq, FromQueryResult)]
pub struct AuditRow {
    pub action: String,
    pub actor_kind: String,
    pub actor_name: String,
    pub target_name: String,
    details: String,
    pub address: Option<String>,
}

impl AuditRow {
    /// One of its details.
    pub fn detail(&self, name: &str) -> Value {
        serde_json::from_str::<Value>(&self.details).expect("details are JSON")[name].clone()
    }
}

impl TestApp {
    /// The rows of that action, oldest first.
    pub async fn audit(&self, action: &str) -> Vec<AuditRow> {
        let query = Query::select()
            .columns(["action", "actor_kind", "actor_name", "target_name", "details", "address"])
            .from("audit_events")
            .order_by("id", sea_orm::Order::Asc)
            .take();
        let rows = self.sql.query_all(&query).await.expect("the log can be read");
        let rows = rows.iter().map(|row| AuditRow::from_query_result(row, "").expect("a row is whole"));
        rows.filter(|row| row.action == action).collect()
    }
}
