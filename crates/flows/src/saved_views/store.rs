//! A view as it is kept, and what that needs from storage.

use rf_core::{Members, SavedViewId, StoreError, TeamId, Time, UserId};

/// A view.
#[derive(Debug, Clone, PartialEq)]
pub struct SavedView {
    /// Which.
    pub id: SavedViewId,
    /// Whose team's.
    pub team: TeamId,
    /// Who made it.
    pub owner: UserId,
    /// What it is called.
    pub name: String,
    /// Whether everybody in the team has it.
    pub is_shared: bool,
    /// Filters and order, as the list takes them.
    pub filters: Members,
    /// When it was made.
    pub created_at: Time,
    /// When it was last changed.
    pub updated_at: Time,
}

/// Where views are kept. Another team's view does not exist for any of these.
#[expect(async_fn_in_trait, reason = "handlers run on one thread; no caller needs the futures to be Send")]
pub trait SavedViewStore {
    /// The view of that id, whoever's it is; nobody else changes it until the transaction ends.
    async fn view_for_update(
        &mut self,
        team: TeamId,
        id: SavedViewId,
    ) -> Result<Option<SavedView>, StoreError>;

    /// How many views the person keeps, shared or not.
    async fn count_own_views(&mut self, team: TeamId, owner: UserId) -> Result<u64, StoreError>;

    /// How many views the team shares.
    async fn count_shared_views(&mut self, team: TeamId) -> Result<u64, StoreError>;

    /// Keeps a new view.
    async fn insert_view(&mut self, view: &SavedView) -> Result<(), StoreError>;

    /// Writes what can change of a view.
    async fn save_view(&mut self, view: &SavedView) -> Result<(), StoreError>;

    /// Removes a view; nobody's list begins with it any more.
    async fn remove_view(&mut self, team: TeamId, id: SavedViewId) -> Result<(), StoreError>;

    /// Has the person's list begin with the view, in the place of any other.
    async fn begin_with(&mut self, team: TeamId, user: UserId, id: SavedViewId) -> Result<(), StoreError>;

    /// Has the person's list no longer begin with the view.
    async fn begin_without(&mut self, team: TeamId, user: UserId, id: SavedViewId) -> Result<(), StoreError>;
}
