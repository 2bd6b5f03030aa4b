//! The port of changes of many flows.

use crate::{
    Repo,
    db::{corrupt, store_error},
    flows::from_row,
    rows::{bulk_changes, flows},
};
use chrono::TimeDelta;
use rf_core::{BulkChangeId, FlowId, FolderId, StoreError, TeamId, Time};
use rf_flows::{
    Flow,
    bulk::{BulkChange, BulkStore, FlowState},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

/// How long a change is remembered: longer than it can be taken back, so that who tries is told why not.
const KEPT: TimeDelta = TimeDelta::days(7);

impl<C: ConnectionTrait> BulkStore for Repo<C> {
    async fn flows_for_update(&mut self, team: TeamId, ids: &[FlowId]) -> Result<Vec<Flow>, StoreError> {
        let rows = flows::Entity::find()
            .filter(flows::Column::TeamId.eq(team.uuid()))
            .filter(flows::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
            .order_by_asc(flows::Column::Id)
            .lock_exclusive()
            .all(self.connection())
            .await
            .map_err(store_error)?;
        rows.into_iter().map(from_row).collect()
    }

    async fn set_state(&mut self, team: TeamId, ids: &[FlowId], state: &FlowState) -> Result<(), StoreError> {
        let mut row = flows::ActiveModel { ..Default::default() };
        match state {
            FlowState::Folder(folder) => row.folder_id = Set(folder.map(FolderId::uuid)),
            FlowState::ArchivedAt(at) => row.archived_at = Set(*at),
            FlowState::Owner(owner) => row.owner_id = Set(owner.uuid()),
            FlowState::ReviewBy(day) => row.review_by = Set(*day),
            FlowState::Tags { .. } => return Err(corrupt("tags are part of each draft")),
        }
        flows::Entity::update_many()
            .set(row)
            .filter(flows::Column::TeamId.eq(team.uuid()))
            .filter(flows::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
            .exec(self.connection())
            .await
            .map(drop)
            .map_err(store_error)
    }

    async fn insert_bulk_change(&mut self, change: &BulkChange) -> Result<(), StoreError> {
        bulk_changes::Entity::delete_many()
            .filter(bulk_changes::Column::TeamId.eq(change.team.uuid()))
            .filter(bulk_changes::Column::MadeAt.lt(change.made_at - KEPT))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        let changes = serde_json::to_string(&change.flows).map_err(|error| corrupt(&error.to_string()))?;
        let row = bulk_changes::ActiveModel {
            team_id: Set(change.team.uuid()),
            id: Set(change.id.uuid()),
            user_id: Set(change.by.uuid()),
            changes: Set(changes),
            made_at: Set(change.made_at),
            undone_at: Set(change.undone_at),
        };
        row.insert(self.connection()).await.map(drop).map_err(store_error)
    }

    async fn bulk_change_for_update(
        &mut self,
        team: TeamId,
        id: BulkChangeId,
    ) -> Result<Option<BulkChange>, StoreError> {
        let query = bulk_changes::Entity::find_by_id((team.uuid(), id.uuid())).lock_exclusive();
        let Some(row) = query.one(self.connection()).await.map_err(store_error)? else { return Ok(None) };
        let flows = serde_json::from_str(&row.changes).map_err(|error| corrupt(&error.to_string()))?;
        Ok(Some(BulkChange {
            id: row.id.into(),
            team: row.team_id.into(),
            by: row.user_id.into(),
            made_at: row.made_at,
            undone_at: row.undone_at,
            flows,
        }))
    }

    async fn mark_undone(&mut self, team: TeamId, id: BulkChangeId, at: Time) -> Result<(), StoreError> {
        let row = bulk_changes::ActiveModel { undone_at: Set(Some(at)), ..Default::default() };
        bulk_changes::Entity::update_many()
            .set(row)
            .filter(bulk_changes::Column::TeamId.eq(team.uuid()))
            .filter(bulk_changes::Column::Id.eq(id.uuid()))
            .exec(self.connection())
            .await
            .map(drop)
            .map_err(store_error)
    }
}
