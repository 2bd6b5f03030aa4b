//! A flow's versions.

use super::{
    Cursor, Page, Person,
    people::{name_of, people},
};
use crate::{Repo, db::store_error, flows::count, rows::flow_versions as versions};
use rf_core::{FlowId, StoreError, TeamId, Time};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::LikeExpr,
};
use uuid::Uuid;

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

/// What of a version's row lists need, without the document.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "versions::Entity")]
struct VersionColumns {
    number: i32,
    title: String,
    change_note: String,
    published_at: Time,
    published_by: Uuid,
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
