//! The whole library, as it leaves the house.

use super::{FolderFilter, library::Tree, unsigned};
use crate::{
    Repo,
    db::store_error,
    flows::{read_document, slug_of_row},
    rows::flows,
};
use rf_core::{StoreError, TeamId};
use rf_flows::LibraryFlow;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};
use uuid::Uuid;

/// The flows of a team that leave the house together: all of them or those of a folder, without archived ones.
pub struct LeavingFlows {
    folders: Tree,
    which: Condition,
}

/// How much that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeavingSize {
    /// How many flows.
    pub flows: u64,
    /// Their drafts as they are kept, in bytes.
    pub bytes: u64,
}

#[derive(FromQueryResult)]
struct Columns {
    id: Uuid,
    slug: Option<String>,
    folder_id: Option<Uuid>,
    draft: String,
}

impl LeavingFlows {
    /// Finds out which flows they are; none if the team has no such folder.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn of<C: ConnectionTrait>(
        repo: &Repo<C>,
        team: TeamId,
        folder: Option<FolderFilter>,
    ) -> Result<Option<Self>, StoreError> {
        let folders = Tree::read(repo, team).await?;
        let all = Condition::all()
            .add(flows::Column::TeamId.eq(team.uuid()))
            .add(flows::Column::ArchivedAt.is_null());
        let which = match folder {
            None => all,
            Some(FolderFilter::Top) => all.add(flows::Column::FolderId.is_null()),
            Some(FolderFilter::Within(folder)) => {
                let within = folders.within(folder.uuid());
                if within.is_empty() {
                    return Ok(None);
                }
                all.add(flows::Column::FolderId.is_in(within))
            }
        };
        Ok(Some(Self { folders, which }))
    }

    /// How much there is to read.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn size<C: ConnectionTrait>(&self, repo: &Repo<C>) -> Result<LeavingSize, StoreError> {
        let size: Option<(i64, i64)> = flows::Entity::find()
            .select_only()
            .column_as(Expr::cust("COUNT(*)"), "flows")
            .column_as(Expr::cust("COALESCE(SUM(OCTET_LENGTH(draft)), 0)"), "bytes")
            .filter(self.which.clone())
            .into_tuple()
            .one(repo.connection())
            .await
            .map_err(store_error)?;
        let (flows, bytes) = size.unwrap_or_default();
        Ok(LeavingSize { flows: unsigned(flows), bytes: unsigned(bytes) })
    }

    /// The flows as their drafts stand.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn read<C: ConnectionTrait>(&self, repo: &Repo<C>) -> Result<Vec<LibraryFlow>, StoreError> {
        let rows = flows::Entity::find()
            .select_only()
            .columns([flows::Column::Id, flows::Column::Slug, flows::Column::FolderId, flows::Column::Draft])
            .filter(self.which.clone())
            .order_by_asc(flows::Column::Slug)
            .into_model::<Columns>()
            .all(repo.connection())
            .await
            .map_err(store_error)?;
        let flow = |row: Columns| {
            let folder = row.folder_id.map(|folder| self.folders.path(folder)).unwrap_or_default();
            let slug = slug_of_row(row.slug, row.id);
            Ok(LibraryFlow { folder, slug, document: read_document(&row.draft)? })
        };
        rows.into_iter().map(flow).collect()
    }
}
