//! What changes of many flows need from storage.

use super::{BulkChange, FlowState};
use crate::Flow;
use rf_core::{BulkChangeId, FlowId, StoreError, TeamId, Time};

/// Where many flows are changed at once. Another team's flow does not exist here.
#[expect(async_fn_in_trait, reason = "callers are generic over the store and never name the future")]
pub trait BulkStore {
    /// Those of the flows that the team has, by id, held against other writers until the transaction ends.
    async fn flows_for_update(&mut self, team: TeamId, ids: &[FlowId]) -> Result<Vec<Flow>, StoreError>;

    /// Writes one state to many flows that are held; not for tags, which are part of each draft.
    async fn set_state(&mut self, team: TeamId, ids: &[FlowId], state: &FlowState) -> Result<(), StoreError>;

    /// Keeps what was done, and forgets what the team did more than a week before.
    async fn insert_bulk_change(&mut self, change: &BulkChange) -> Result<(), StoreError>;

    /// A change, held until the transaction ends.
    async fn bulk_change_for_update(
        &mut self,
        team: TeamId,
        id: BulkChangeId,
    ) -> Result<Option<BulkChange>, StoreError>;

    /// Notes that a change was taken back.
    async fn mark_undone(&mut self, team: TeamId, id: BulkChangeId, at: Time) -> Result<(), StoreError>;
}
