//! The port of the views that people keep.

use crate::{
    Repo,
    db::{corrupt, store_error},
    rows::{default_views, saved_views},
};
use rf_core::{Members, SavedViewId, StoreError, TeamId, UserId};
use rf_flows::saved_views::{SavedView, SavedViewStore};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    sea_query::OnConflict,
};

impl<C: ConnectionTrait> SavedViewStore for Repo<C> {
    async fn view_for_update(
        &mut self,
        team: TeamId,
        id: SavedViewId,
    ) -> Result<Option<SavedView>, StoreError> {
        let row = saved_views::Entity::find_by_id((team.uuid(), id.uuid())).lock_exclusive();
        row.one(self.connection()).await.map_err(store_error)?.map(from_row).transpose()
    }

    async fn count_own_views(&mut self, team: TeamId, owner: UserId) -> Result<u64, StoreError> {
        let own = saved_views::Entity::find()
            .filter(saved_views::Column::TeamId.eq(team.uuid()))
            .filter(saved_views::Column::OwnerId.eq(owner.uuid()));
        own.count(self.connection()).await.map_err(store_error)
    }

    async fn count_shared_views(&mut self, team: TeamId) -> Result<u64, StoreError> {
        let shared = saved_views::Entity::find()
            .filter(saved_views::Column::TeamId.eq(team.uuid()))
            .filter(saved_views::Column::IsShared.eq(true));
        shared.count(self.connection()).await.map_err(store_error)
    }

    async fn insert_view(&mut self, view: &SavedView) -> Result<(), StoreError> {
        let inserted = saved_views::Entity::insert(to_row(view)?).exec_without_returning(self.connection());
        inserted.await.map(drop).map_err(store_error)
    }

    async fn save_view(&mut self, view: &SavedView) -> Result<(), StoreError> {
        saved_views::Entity::update_many()
            .set(to_row(view)?)
            .filter(saved_views::Column::TeamId.eq(view.team.uuid()))
            .filter(saved_views::Column::Id.eq(view.id.uuid()))
            .exec(self.connection())
            .await
            .map(drop)
            .map_err(store_error)
    }

    async fn remove_view(&mut self, team: TeamId, id: SavedViewId) -> Result<(), StoreError> {
        let gone = saved_views::Entity::delete_by_id((team.uuid(), id.uuid())).exec(self.connection());
        gone.await.map(drop).map_err(store_error)
    }

    async fn begin_with(&mut self, team: TeamId, user: UserId, id: SavedViewId) -> Result<(), StoreError> {
        let row = default_views::ActiveModel {
            team_id: Set(team.uuid()),
            user_id: Set(user.uuid()),
            view_id: Set(id.uuid()),
        };
        let key = [default_views::Column::TeamId, default_views::Column::UserId];
        default_views::Entity::insert(row)
            .on_conflict(OnConflict::columns(key).update_column(default_views::Column::ViewId).to_owned())
            .exec_without_returning(self.connection())
            .await
            .map(drop)
            .map_err(store_error)
    }

    async fn begin_without(&mut self, team: TeamId, user: UserId, id: SavedViewId) -> Result<(), StoreError> {
        default_views::Entity::delete_many()
            .filter(default_views::Column::TeamId.eq(team.uuid()))
            .filter(default_views::Column::UserId.eq(user.uuid()))
            .filter(default_views::Column::ViewId.eq(id.uuid()))
            .exec(self.connection())
            .await
            .map(drop)
            .map_err(store_error)
    }
}

fn to_row(view: &SavedView) -> Result<saved_views::ActiveModel, StoreError> {
    let filters = serde_json::to_string(&view.filters).map_err(|error| corrupt(&error.to_string()))?;
    Ok(saved_views::ActiveModel {
        team_id: Set(view.team.uuid()),
        id: Set(view.id.uuid()),
        owner_id: Set(view.owner.uuid()),
        name: Set(view.name.clone()),
        is_shared: Set(view.is_shared),
        filters: Set(filters),
        created_at: Set(view.created_at),
        updated_at: Set(view.updated_at),
    })
}

pub(crate) fn from_row(row: saved_views::Model) -> Result<SavedView, StoreError> {
    let filters: Members = serde_json::from_str(&row.filters).map_err(|_| corrupt("a view's filters"))?;
    Ok(SavedView {
        id: row.id.into(),
        team: row.team_id.into(),
        owner: row.owner_id.into(),
        name: row.name,
        is_shared: row.is_shared,
        filters,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}
