//! The library list, its categories, and a flow's versions.

use super::{
    Cursor, Page, Person,
    people::{name_of, people, person},
};
use crate::{
    Repo,
    db::{corrupt, store_error},
    flows::count,
    rows::{flow_versions as versions, flows},
};
use rf_core::{FlowId, StoreError, TeamId, Time};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DerivePartialModel, EntityTrait, FromQueryResult, Order,
    QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Func, LikeExpr},
};
use uuid::Uuid;

/// Which flows, in which order.
#[derive(Debug, Clone, Default)]
pub struct FlowQuery {
    /// Words that must all occur in title, summary, category, tags or the titles of the steps.
    pub search: Option<String>,
    /// Only drafts, or only published ones.
    pub status: Option<FlowListStatus>,
    /// Only this category.
    pub category: Option<String>,
    /// The order.
    pub sort: FlowListSort,
    /// Where the page before ended.
    pub after: Option<Cursor>,
    /// Rows wanted.
    pub limit: u64,
}

/// Whether a version was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlowListStatus {
    /// Never published.
    Draft,
    /// At least one version.
    Published,
}

/// The order of the library list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FlowListSort {
    /// Last changed first.
    #[default]
    Updated,
    /// By title, without regard to case.
    Title,
}

/// A flow as lists show it.
#[derive(Debug, Clone)]
pub struct FlowRow {
    /// Which.
    pub id: FlowId,
    /// Title of the draft.
    pub title: String,
    /// Summary of the draft.
    pub summary: String,
    /// Category of the draft.
    pub category: String,
    /// Tags of the draft.
    pub tags: Vec<String>,
    /// The newest version's number.
    pub latest_version: Option<u32>,
    /// Whether the draft has moved on since.
    pub has_unpublished_changes: bool,
    /// Who answers for it.
    pub owner: Person,
    /// Sessions started on it.
    pub runs: u32,
    /// When it last changed.
    pub updated_at: Time,
}

/// A category and how many flows stand in it.
#[derive(Debug, Clone, FromQueryResult)]
pub struct CategoryRow {
    /// Its name; empty for flows without one.
    pub category: String,
    /// How many flows.
    pub flows: i64,
}

/// A version as lists show it.
#[derive(Debug, Clone)]
pub struct VersionRow {
    /// Its number, from 1.
    pub number: u32,
    /// The flow's title in it.
    pub title: String,
    /// What changed.
    pub change_note: String,
    /// When.
    pub published_at: Time,
    /// By whom.
    pub published_by: Person,
}

/// What of a flow's row lists need; the draft, which may take 256 KiB, stays where it is.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "flows::Entity")]
struct FlowColumns {
    id: Uuid,
    owner_id: Uuid,
    title: String,
    title_key: String,
    summary: String,
    category: String,
    tags: String,
    revision: i32,
    latest_version: Option<i32>,
    published_revision: Option<i32>,
    runs: i32,
    updated_at: Time,
}

/// What of a version's row lists need, likewise without the document.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "versions::Entity")]
struct VersionColumns {
    number: i32,
    title: String,
    change_note: String,
    published_at: Time,
    published_by: Uuid,
}

/// One page of the team's library.
///
/// # Errors
/// When the database does not answer.
pub async fn list_flows<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    query: &FlowQuery,
) -> Result<Page<FlowRow>, StoreError> {
    let mut select = flows::Entity::find().filter(flows::Column::TeamId.eq(team.uuid()));
    for word in words(query.search.as_deref()) {
        select = select.filter(contains(flows::Column::SearchText, &word));
    }
    select = match query.status {
        Some(FlowListStatus::Draft) => select.filter(flows::Column::LatestVersion.is_null()),
        Some(FlowListStatus::Published) => select.filter(flows::Column::LatestVersion.is_not_null()),
        None => select,
    };
    if let Some(category) = &query.category {
        select = select.filter(flows::Column::Category.eq(category));
    }
    let (column, order) = match query.sort {
        FlowListSort::Updated => (flows::Column::UpdatedAt, Order::Desc),
        FlowListSort::Title => (flows::Column::TitleKey, Order::Asc),
    };
    if let Some(after) = &query.after {
        select = select.filter(match query.sort {
            FlowListSort::Updated => {
                let Some(time) = parse_time(&after.key) else {
                    return Ok(Page { items: Vec::new(), next: None });
                };
                Condition::any().add(column.lt(time)).add(column.eq(time).and(flows::Column::Id.lt(after.id)))
            }
            FlowListSort::Title => Condition::any()
                .add(column.gt(after.key.as_str()))
                .add(column.eq(after.key.as_str()).and(flows::Column::Id.gt(after.id))),
        });
    }
    let rows = select
        .order_by(column, order.clone())
        .order_by(flows::Column::Id, order)
        .limit(query.limit + 1)
        .into_partial_model::<FlowColumns>()
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    let page = Page::cut(rows, query.limit, |row| Cursor {
        key: match query.sort {
            FlowListSort::Updated => row.updated_at.to_rfc3339(),
            FlowListSort::Title => row.title_key.clone(),
        },
        id: row.id,
    });
    let owners = people(repo, team, page.items.iter().map(|row| row.owner_id)).await?;
    let items = page.items.into_iter().map(|row| {
        let owner = name_of(&owners, row.owner_id);
        flow_from(row, owner)
    });
    Ok(Page { items: items.collect::<Result<_, _>>()?, next: page.next })
}

/// One flow as lists show it.
///
/// # Errors
/// When the database does not answer.
pub async fn flow_row<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    flow: FlowId,
) -> Result<Option<FlowRow>, StoreError> {
    let key = (team.uuid(), flow.uuid());
    let row = flows::Entity::find_by_id(key)
        .into_partial_model::<FlowColumns>()
        .one(repo.connection())
        .await
        .map_err(store_error)?;
    let Some(row) = row else { return Ok(None) };
    let owner = person(repo, team, row.owner_id.into()).await?;
    flow_from(row, owner).map(Some)
}

fn flow_from(row: FlowColumns, owner: Person) -> Result<FlowRow, StoreError> {
    Ok(FlowRow {
        id: row.id.into(),
        title: row.title,
        summary: row.summary,
        category: row.category,
        tags: serde_json::from_str(&row.tags).map_err(|error| corrupt(&error.to_string()))?,
        latest_version: row.latest_version.map(count).transpose()?,
        has_unpublished_changes: row.published_revision != Some(row.revision),
        owner,
        runs: count(row.runs)?,
        updated_at: row.updated_at,
    })
}

/// The team's categories with the number of flows in each, by name; at most 200.
///
/// # Errors
/// When the database does not answer.
pub async fn flow_categories<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
) -> Result<Vec<CategoryRow>, StoreError> {
    flows::Entity::find()
        .select_only()
        .column(flows::Column::Category)
        .column_as(Expr::expr(Func::count(Expr::col(flows::Column::Id))), "flows")
        .filter(flows::Column::TeamId.eq(team.uuid()))
        .group_by(flows::Column::Category)
        .order_by_asc(flows::Column::Category)
        .limit(200)
        .into_model()
        .all(repo.connection())
        .await
        .map_err(store_error)
}

/// One page of a flow's versions, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn flow_versions<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    flow: FlowId,
    after: Option<&Cursor>,
    limit: u64,
) -> Result<Page<VersionRow>, StoreError> {
    let mut select = versions::Entity::find()
        .filter(versions::Column::TeamId.eq(team.uuid()))
        .filter(versions::Column::FlowId.eq(flow.uuid()));
    if let Some(after) = after {
        let Ok(number) = after.key.parse::<i32>() else { return Ok(Page { items: Vec::new(), next: None }) };
        select = select.filter(versions::Column::Number.lt(number));
    }
    let rows = select
        .order_by_desc(versions::Column::Number)
        .limit(limit + 1)
        .into_partial_model::<VersionColumns>()
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    let page = Page::cut(rows, limit, |row| Cursor { key: row.number.to_string(), id: Uuid::nil() });
    let publishers = people(repo, team, page.items.iter().map(|row| row.published_by)).await?;
    let items = page.items.into_iter().map(|row| {
        Ok(VersionRow {
            number: count(row.number)?,
            title: row.title,
            change_note: row.change_note,
            published_at: row.published_at,
            published_by: name_of(&publishers, row.published_by),
        })
    });
    Ok(Page { items: items.collect::<Result<_, StoreError>>()?, next: page.next })
}

pub(super) fn parse_time(key: &str) -> Option<Time> {
    chrono::DateTime::parse_from_rfc3339(key).ok().map(|time| time.to_utc())
}

/// The words of a search, lower-cased; more than eight are ignored.
pub(super) fn words(search: Option<&str>) -> Vec<String> {
    search.unwrap_or_default().to_lowercase().split_whitespace().take(8).map(str::to_owned).collect()
}

/// Whether a lower-cased column contains `word` literally.
pub(super) fn contains(column: impl ColumnTrait, word: &str) -> sea_orm::sea_query::SimpleExpr {
    column.like(LikeExpr::new(format!("%{}%", escaped(word))).escape('\\'))
}

/// The word as a pattern that matches nothing but itself.
pub(super) fn escaped(word: &str) -> String {
    word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
