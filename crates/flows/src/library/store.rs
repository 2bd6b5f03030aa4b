//! What the library needs from storage.

use super::{Earlier, Flow, FlowVersion, Once};
use crate::FlowSlug;
use rf_core::{FlowId, Role, StoreError, TeamId, Time, UserId};
use std::collections::HashSet;

/// Where flows are kept. Another team's flow does not exist here.
#[expect(async_fn_in_trait, reason = "callers are generic over the store and never name the future")]
pub trait FlowStore {
    /// Keeps a new flow; false, and nothing written, if another flow of the team has its slug.
    ///
    /// This and [`save_flow`](Self::save_flow) also keep what lists find flows by: the draft's tags and sub-flows.
    async fn insert_flow(&mut self, flow: &Flow) -> Result<bool, StoreError>;

    /// What a person's request made when it came before.
    async fn made_once(&mut self, team: TeamId, user: UserId, once: &Once) -> Result<Earlier, StoreError>;

    /// Notes that a person's request makes these flows, a key for each; false if one of the keys was used already, and
    /// that one still stands for what it made.
    async fn note_made(
        &mut self,
        team: TeamId,
        user: UserId,
        once: &Once,
        flows: &[FlowId],
        at: Time,
    ) -> Result<bool, StoreError>;

    /// Those of the slugs that flows of the team have.
    async fn taken_slugs(
        &mut self,
        team: TeamId,
        slugs: &[FlowSlug],
    ) -> Result<HashSet<FlowSlug>, StoreError>;

    /// The flow, if the team has it.
    async fn flow(&mut self, team: TeamId, id: FlowId) -> Result<Option<Flow>, StoreError>;

    /// The flow, held against other writers until the transaction ends.
    async fn flow_for_update(&mut self, team: TeamId, id: FlowId) -> Result<Option<Flow>, StoreError>;

    /// Writes what may change of a flow (everything but its id, team and creation) if the stored revision is
    /// still `expected`; false, and nothing written, if it is not.
    async fn save_flow(&mut self, flow: &Flow, expected: u32) -> Result<bool, StoreError>;

    /// Keeps a version; false, and nothing written, if the flow has one of that number already.
    async fn insert_version(&mut self, team: TeamId, version: &FlowVersion) -> Result<bool, StoreError>;

    /// One version of a flow, if the team has it.
    async fn version(
        &mut self,
        team: TeamId,
        flow: FlowId,
        number: u32,
    ) -> Result<Option<FlowVersion>, StoreError>;

    /// The newest version of a flow, if the team has one.
    async fn latest_version(&mut self, team: TeamId, flow: FlowId)
    -> Result<Option<FlowVersion>, StoreError>;

    /// Gives a flow that is held another name; false if another flow of the team has it, and then the transaction can only
    /// be rolled back.
    async fn rename_flow(&mut self, team: TeamId, id: FlowId, slug: &FlowSlug) -> Result<bool, StoreError>;

    /// The role of a member who can sign in; none for anybody else.
    async fn role_of_member(&mut self, team: TeamId, user: UserId) -> Result<Option<Role>, StoreError>;

    /// Notes that somebody edited, published or ran these flows, for what they used last.
    async fn note_use(
        &mut self,
        team: TeamId,
        user: UserId,
        flows: &[FlowId],
        at: Time,
    ) -> Result<(), StoreError>;

    /// Makes the flow a favourite of somebody's, or with `None` no longer one.
    async fn set_favourite(
        &mut self,
        team: TeamId,
        user: UserId,
        flow: FlowId,
        since: Option<Time>,
    ) -> Result<(), StoreError>;
}
