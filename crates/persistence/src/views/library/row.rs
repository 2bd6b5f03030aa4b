//! A flow as lists show it.

use super::folders::Tree;
use crate::{
    Repo,
    db::{corrupt, store_error},
    flows::{count, slug_of_row},
    sql::Sql,
    views::{
        Person,
        people::{name_of, people},
    },
};
use chrono::NaiveDate;
use rf_core::{FlowId, FolderId, StoreError, TeamId, Time, UserId};
use rf_flows::{FlowKind, search::SearchHit};
use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

/// Who looks at the library: favourites and what was used last are theirs.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// Their team.
    pub team: TeamId,
    /// Who.
    pub user: UserId,
}

/// A folder with the names from the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderName {
    /// Which.
    pub id: FolderId,
    /// The names that lead to it, its own at the end.
    pub path: Vec<String>,
}

/// A flow as lists show it.
#[derive(Debug, Clone)]
pub struct FlowRow {
    /// Which.
    pub id: FlowId,
    /// Its name in the library.
    pub slug: String,
    /// Title of the draft.
    pub title: String,
    /// Summary of the draft.
    pub summary: String,
    /// Category of the draft.
    pub category: String,
    /// Tags of the draft.
    pub tags: Vec<String>,
    /// Kind of the draft.
    pub kind: FlowKind,
    /// The newest version's number.
    pub latest_version: Option<u32>,
    /// Whether the draft has moved on since.
    pub has_unpublished_changes: bool,
    /// Who answers for it.
    pub owner: Person,
    /// The folder it stands in.
    pub folder: Option<FolderName>,
    /// The day by which somebody is to look at it.
    pub review_by: Option<NaiveDate>,
    /// Whether the reader has marked it.
    pub is_favourite: bool,
    /// When it was put away.
    pub archived_at: Option<Time>,
    /// When the reader last ran, edited or published it.
    pub last_used_at: Option<Time>,
    /// How many steps the draft has.
    pub steps: u32,
    /// Sessions started on it.
    pub runs: u32,
    /// When it last changed.
    pub updated_at: Time,
    /// Where the words of a search are in it.
    pub hits: Vec<SearchHit>,
}

/// What of a flow's row lists need; the draft, which may take 256 KiB, stays where it is.
#[derive(Debug, FromQueryResult)]
pub(super) struct Columns {
    pub(super) id: Uuid,
    slug: Option<String>,
    owner_id: Uuid,
    folder_id: Option<Uuid>,
    pub(super) review_by: Option<NaiveDate>,
    title: String,
    pub(super) title_key: String,
    summary: String,
    category: String,
    tags: String,
    kind: String,
    revision: i32,
    latest_version: Option<i32>,
    published_revision: Option<i32>,
    pub(super) runs: i32,
    pub(super) updated_at: Time,
    archived_at: Option<Time>,
    step_count: i32,
    is_favourite: bool,
    pub(super) last_used_at: Option<Time>,
}

impl Columns {
    /// Adds what is to stand behind `SELECT`; flows are called `t`.
    pub(super) fn push(sql: &mut Sql, reader: &Reader) {
        sql.push(
            "t.id, t.slug, t.owner_id, t.folder_id, t.review_by, t.title, t.title_key, t.summary, t.category, t.tags, \
             t.kind, t.revision, t.latest_version, t.published_revision, t.runs, t.updated_at, t.archived_at, \
             t.step_count, EXISTS (SELECT 1 FROM flow_favourites v WHERE v.team_id = t.team_id AND v.user_id = ",
        );
        sql.bind(reader.user.uuid()).push(" AND v.flow_id = t.id) AS is_favourite, ");
        sql.push("(SELECT w.used_at FROM flow_uses w WHERE w.team_id = t.team_id AND w.user_id = ");
        sql.bind(reader.user.uuid()).push(" AND w.flow_id = t.id) AS last_used_at");
    }

    /// The flows of the team with these ids, in no order.
    pub(super) async fn read<C: ConnectionTrait>(
        repo: &Repo<C>,
        reader: &Reader,
        ids: impl IntoIterator<Item = Uuid>,
    ) -> Result<Vec<Self>, StoreError> {
        let db = repo.connection();
        let mut sql = Sql::new(db.get_database_backend(), "SELECT ");
        Self::push(&mut sql, reader);
        sql.push(" FROM flows t WHERE t.team_id = ").bind(reader.team.uuid());
        sql.push(" AND t.id IN (").bind_all(ids).push(")");
        Self::find_by_statement(sql.done()).all(db).await.map_err(store_error)
    }
}

/// The rows with the names that belong to them.
pub(super) async fn complete<C: ConnectionTrait>(
    repo: &Repo<C>,
    reader: &Reader,
    rows: Vec<Columns>,
) -> Result<Vec<FlowRow>, StoreError> {
    let owners = people(repo, reader.team, rows.iter().map(|row| row.owner_id)).await?;
    let folders = if rows.iter().any(|row| row.folder_id.is_some()) {
        Tree::read(repo, reader.team).await?
    } else {
        Tree::default()
    };
    let rows = rows.into_iter().map(|row| {
        Ok(FlowRow {
            id: row.id.into(),
            slug: slug_of_row(row.slug, row.id).0,
            title: row.title,
            summary: row.summary,
            category: row.category,
            tags: serde_json::from_str(&row.tags).map_err(|error| corrupt(&error.to_string()))?,
            kind: FlowKind::parse(&row.kind).ok_or_else(|| corrupt("a flow's kind"))?,
            latest_version: row.latest_version.map(count).transpose()?,
            has_unpublished_changes: row.published_revision != Some(row.revision),
            owner: name_of(&owners, row.owner_id),
            folder: row.folder_id.map(|id| FolderName { id: id.into(), path: folders.path(id) }),
            review_by: row.review_by,
            is_favourite: row.is_favourite,
            archived_at: row.archived_at,
            last_used_at: row.last_used_at,
            steps: count(row.step_count)?,
            runs: count(row.runs)?,
            updated_at: row.updated_at,
            hits: Vec::new(),
        })
    });
    rows.collect()
}

/// One flow as lists show it.
///
/// # Errors
/// When the database does not answer.
pub async fn flow_row<C: ConnectionTrait>(
    repo: &Repo<C>,
    reader: &Reader,
    flow: FlowId,
) -> Result<Option<FlowRow>, StoreError> {
    let rows = Columns::read(repo, reader, [flow.uuid()]).await?;
    Ok(complete(repo, reader, rows).await?.pop())
}
