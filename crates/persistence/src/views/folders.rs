//! The folders of a library with how many flows stand in them.

use crate::{
    Repo,
    db::store_error,
    rows::{flows, folders},
};
use rf_core::{FolderId, StoreError, TeamId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Func},
};
use std::collections::HashMap;
use uuid::Uuid;

/// A folder as the library shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderRow {
    /// Which.
    pub id: FolderId,
    /// The folder that it stands in; none at the top.
    pub parent: Option<FolderId>,
    /// Its name.
    pub name: String,
    /// Flows directly in it, but for archived ones.
    pub flows: u64,
    /// Those and the ones in the folders below.
    pub flows_within: u64,
    /// How many folders it stands in.
    pub depth: u32,
}

/// All folders of the team, each followed by those in it, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn folders<C: ConnectionTrait>(repo: &Repo<C>, team: TeamId) -> Result<Vec<FolderRow>, StoreError> {
    let rows = folders::Entity::find()
        .filter(folders::Column::TeamId.eq(team.uuid()))
        .order_by_asc(folders::Column::NameKey)
        .order_by_asc(folders::Column::Id)
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    let counts: Vec<(Option<Uuid>, i64)> = flows::Entity::find()
        .select_only()
        .column(flows::Column::FolderId)
        .column_as(Expr::expr(Func::count(Expr::col(flows::Column::Id))), "flows")
        .filter(flows::Column::TeamId.eq(team.uuid()))
        .filter(flows::Column::ArchivedAt.is_null())
        .group_by(flows::Column::FolderId)
        .into_tuple()
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    let counts = counts.into_iter().filter_map(|(id, flows)| Some((id?, u64::try_from(flows).ok()?)));
    let mut shelf = Shelf { counts: counts.collect(), ..Shelf::default() };
    for row in rows {
        shelf.children.entry(row.parent_id).or_default().push(row);
    }
    shelf.put_below(None, 0);
    Ok(shelf.rows)
}

#[derive(Default)]
struct Shelf {
    children: HashMap<Option<Uuid>, Vec<folders::Model>>,
    counts: HashMap<Uuid, u64>,
    rows: Vec<FolderRow>,
}

impl Shelf {
    /// Puts the folders in `parent` and all below them; answers how many flows stand there.
    fn put_below(&mut self, parent: Option<Uuid>, depth: u32) -> u64 {
        let mut sum = 0;
        for row in self.children.remove(&parent).unwrap_or_default() {
            let flows = self.counts.get(&row.id).copied().unwrap_or(0);
            let place = self.rows.len();
            let id = row.id;
            self.rows.push(FolderRow {
                id: id.into(),
                parent: row.parent_id.map(Into::into),
                name: row.name,
                flows,
                flows_within: flows,
                depth,
            });
            let below = self.put_below(Some(id), depth + 1);
            self.rows[place].flows_within += below;
            sum += flows + below;
        }
        sum
    }
}
