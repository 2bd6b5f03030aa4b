//! Adds rows to the audit log. Nothing here changes or removes one.

use crate::{Repo, db::store_error, rows::audit_events};
use rf_core::{AuditEvent, AuditLog, StoreError};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

impl<C: ConnectionTrait> AuditLog for Repo<C> {
    async fn record(&mut self, event: &AuditEvent) -> Result<(), StoreError> {
        let row = audit_events::ActiveModel {
            team_id: Set(event.team.uuid()),
            id: Set(event.id.uuid()),
            at: Set(event.at),
            action: Set(event.action.as_str().to_owned()),
            actor_kind: Set(event.actor_kind.to_owned()),
            actor_id: Set(event.actor_id.map(|id| id.uuid())),
            actor_name: Set(event.actor_name.clone()),
            target_kind: Set(event.target.kind.to_owned()),
            target_id: Set(event.target.id),
            target_name: Set(event.target.name.clone()),
            details: Set(serde_json::Value::Object(event.details.clone()).to_string()),
            address: Set(event.address.clone()),
        };
        audit_events::Entity::insert(row)
            .exec_without_returning(self.connection())
            .await
            .map_err(store_error)?;
        Ok(())
    }
}
