//! The folders' port.

use crate::{
    Repo,
    db::store_error,
    rows::{flows, folders},
};
use rf_core::{FolderId, StoreError, TeamId};
use rf_flows::folders::{Folder, FolderStore};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, LockType},
};

impl<C: ConnectionTrait> FolderStore for Repo<C> {
    async fn hold_folders(&mut self, team: TeamId) -> Result<(), StoreError> {
        self.held_team(team).await.map(drop)
    }

    async fn folders(&mut self, team: TeamId) -> Result<Vec<Folder>, StoreError> {
        let rows = folders::Entity::find()
            .filter(folders::Column::TeamId.eq(team.uuid()))
            .all(self.connection())
            .await
            .map_err(store_error)?;
        Ok(rows.into_iter().map(from_row).collect())
    }

    async fn hold_folder(&mut self, team: TeamId, id: FolderId) -> Result<bool, StoreError> {
        let held = folders::Entity::find_by_id((team.uuid(), id.uuid()))
            .lock(LockType::KeyShare)
            .one(self.connection())
            .await
            .map_err(store_error)?;
        Ok(held.is_some())
    }

    async fn insert_folder(&mut self, folder: &Folder) -> Result<(), StoreError> {
        folders::Entity::insert(to_row(folder))
            .exec_without_returning(self.connection())
            .await
            .map(drop)
            .map_err(store_error)
    }

    async fn save_folder(&mut self, folder: &Folder) -> Result<(), StoreError> {
        folders::Entity::update_many()
            .set(to_row(folder))
            .filter(folders::Column::TeamId.eq(folder.team.uuid()))
            .filter(folders::Column::Id.eq(folder.id.uuid()))
            .exec(self.connection())
            .await
            .map(drop)
            .map_err(store_error)
    }

    /// The folder goes first: whoever is putting a flow into it holds it, and is waited for, so that the flow is found.
    async fn remove_folder(&mut self, folder: &Folder) -> Result<(), StoreError> {
        folders::Entity::delete_by_id((folder.team.uuid(), folder.id.uuid()))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        flows::Entity::update_many()
            .col_expr(flows::Column::FolderId, Expr::value(folder.parent.map(FolderId::uuid)))
            .filter(flows::Column::TeamId.eq(folder.team.uuid()))
            .filter(Expr::col(flows::Column::FolderId).eq(folder.id.uuid()))
            .exec(self.connection())
            .await
            .map(drop)
            .map_err(store_error)
    }
}

fn to_row(folder: &Folder) -> folders::ActiveModel {
    folders::ActiveModel {
        team_id: Set(folder.team.uuid()),
        id: Set(folder.id.uuid()),
        parent_id: Set(folder.parent.map(FolderId::uuid)),
        name: Set(folder.name.clone()),
        name_key: Set(folder.name_key()),
        created_at: Set(folder.created_at),
    }
}

pub(crate) fn from_row(row: folders::Model) -> Folder {
    Folder {
        id: row.id.into(),
        team: row.team_id.into(),
        parent: row.parent_id.map(Into::into),
        name: row.name,
        created_at: row.created_at,
    }
}
