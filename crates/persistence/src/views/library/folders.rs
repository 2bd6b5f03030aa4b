//! The folders of a team as far as lists of flows need them. A team has a bounded number.

use crate::{Repo, db::store_error, sql::Sql};
use rf_core::{StoreError, TeamId};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::HashMap;
use uuid::Uuid;

/// Folders are less deep than this; a mistake in the tree must not keep a request busy for ever.
const DEEPEST: usize = 32;

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    parent_id: Option<Uuid>,
    name: String,
}

/// The folders of a team.
#[derive(Default)]
pub(in crate::views) struct Tree(HashMap<Uuid, Row>);

impl Tree {
    pub(in crate::views) async fn read<C: ConnectionTrait>(
        repo: &Repo<C>,
        team: TeamId,
    ) -> Result<Self, StoreError> {
        let db = repo.connection();
        let mut sql =
            Sql::new(db.get_database_backend(), "SELECT id, parent_id, name FROM folders WHERE team_id = ");
        sql.bind(team.uuid());
        let rows = Row::find_by_statement(sql.done()).all(db).await.map_err(store_error)?;
        Ok(Self(rows.into_iter().map(|row| (row.id, row)).collect()))
    }

    /// The names that lead to a folder, from the top.
    pub(in crate::views) fn path(&self, id: Uuid) -> Vec<String> {
        let mut path: Vec<String> = self.up(id).map(|row| row.name.clone()).collect();
        path.reverse();
        path
    }

    /// The folder and all below it; none if the team has no such folder.
    pub(in crate::views) fn within(&self, id: Uuid) -> Vec<Uuid> {
        self.0.keys().copied().filter(|folder| self.up(*folder).any(|row| row.id == id)).collect()
    }

    fn up(&self, id: Uuid) -> impl Iterator<Item = &Row> {
        let parent = |row: &&Row| row.parent_id.and_then(|parent| self.0.get(&parent));
        std::iter::successors(self.0.get(&id), parent).take(DEEPEST)
    }
}
