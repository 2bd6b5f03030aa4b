//! The whole library, as it leaves the house.

use super::{FolderRow, folders};
use crate::{Repo, db::store_error, flows::read_document, rows::flows};
use rf_core::{FolderId, StoreError, TeamId};
use rf_flows::{FlowSlug, LibraryFlow};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct Columns {
    slug: Option<String>,
    folder_id: Option<Uuid>,
    draft: String,
}

/// The team's flows as their drafts stand, without archived ones: all of them, or those in `within` and the folders below.
/// No more than `most` are read. None if the team has no such folder.
///
/// # Errors
/// When the database does not answer.
pub async fn library_flows<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    within: Option<FolderId>,
    most: u64,
) -> Result<Option<Vec<LibraryFlow>>, StoreError> {
    let paths = paths(&folders(repo, team).await?, within);
    if within.is_some_and(|folder| !paths.contains_key(&folder.uuid())) {
        return Ok(None);
    }
    let mut query = flows::Entity::find()
        .select_only()
        .columns([flows::Column::Slug, flows::Column::FolderId, flows::Column::Draft])
        .filter(flows::Column::TeamId.eq(team.uuid()))
        .filter(flows::Column::ArchivedAt.is_null())
        .order_by_asc(flows::Column::Slug)
        .limit(most);
    if within.is_some() {
        query = query.filter(flows::Column::FolderId.is_in(paths.keys().copied()));
    }
    let rows = query.into_model::<Columns>().all(repo.connection()).await.map_err(store_error)?;
    let flow = |row: Columns| {
        let folder = row.folder_id.and_then(|id| paths.get(&id)).cloned().unwrap_or_default();
        let slug = FlowSlug(row.slug.unwrap_or_default());
        Ok(LibraryFlow { folder, slug, document: read_document(&row.draft)? })
    };
    rows.into_iter().map(flow).collect::<Result<_, _>>().map(Some)
}

/// The names that lead to each folder; only the one and those below it, where one is given.
fn paths(folders: &[FolderRow], within: Option<FolderId>) -> HashMap<Uuid, Vec<String>> {
    let mut paths: HashMap<Uuid, Vec<String>> = HashMap::new();
    let mut chosen: HashMap<Uuid, Vec<String>> = HashMap::new();
    for folder in folders {
        // Parents come before their children.
        let above = folder.parent.and_then(|parent| paths.get(&parent.uuid())).cloned().unwrap_or_default();
        let path = [above, vec![folder.name.clone()]].concat();
        let is_below = folder.parent.is_some_and(|parent| chosen.contains_key(&parent.uuid()));
        if is_below || within.is_none_or(|wanted| wanted == folder.id) {
            chosen.insert(folder.id.uuid(), path.clone());
        }
        paths.insert(folder.id.uuid(), path);
    }
    chosen
}
