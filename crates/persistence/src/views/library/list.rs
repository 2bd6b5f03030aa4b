//! The library list, with or without a search.
//!
//! Without one, a page is read from the index of its order. A filter that leaves few flows is asked first and those few are
//! sorted; one that leaves many is checked while the order's index is walked, which soon finds a page of them.

use super::{
    narrow::{FlowFilter, Narrow},
    row::{Columns, FlowRow, Reader, complete},
};
use crate::{
    Repo,
    db::store_error,
    search::{Ask, Found, Order, Scope, find},
    sql::{Sql, millis_of},
    views::{Cursor, Page, flows::parse_time},
};
use chrono::NaiveDate;
use rf_core::StoreError;
use rf_flows::search::{EntryKind, Search};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use std::collections::HashMap;
use uuid::Uuid;

/// So many flows, or fewer, are few: they are read and sorted.
const FEW: i64 = 2000;

/// Which flows, in which order.
#[derive(Debug, Clone)]
pub struct FlowQuery {
    /// Who asks.
    pub reader: Reader,
    /// Words that must all occur in a flow; blank text says nothing.
    pub search: Option<String>,
    /// Which flows.
    pub filter: FlowFilter,
    /// The order; the best first with a search and last changed first without, unless said.
    pub sort: Option<FlowListSort>,
    /// Where the page before ended.
    pub after: Option<Cursor>,
    /// Rows wanted.
    pub limit: u64,
}

/// The order of the library list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlowListSort {
    /// What fits the search best first; last changed first without a search.
    Relevance,
    /// Last changed first.
    Updated,
    /// By title, without regard to case.
    Title,
    /// Most sessions first.
    MostUsed,
    /// The review that is due first; flows without a day at the end.
    ReviewBy,
    /// Only flows that the reader ran, edited or published, the latest first.
    Recent,
}

/// A page of the library.
#[derive(Debug, Clone)]
pub struct FlowPage {
    /// The flows.
    pub page: Page<FlowRow>,
    /// What was searched for instead, where nothing has the words as they were typed.
    pub corrected: Option<String>,
}

/// One page of the team's library.
///
/// # Errors
/// When the database does not answer.
pub async fn list_flows<C: ConnectionTrait>(
    repo: &Repo<C>,
    query: &FlowQuery,
) -> Result<FlowPage, StoreError> {
    let narrow = Narrow::prepare(repo, &query.reader, &query.filter).await?;
    match query.search.as_deref().filter(|search| !search.trim().is_empty()) {
        Some(search) => searched(repo, query, &narrow, &Search::parse(search)).await,
        None => Ok(FlowPage { page: listed(repo, query, &narrow).await?, corrected: None }),
    }
}

async fn searched<C: ConnectionTrait>(
    repo: &Repo<C>,
    query: &FlowQuery,
    narrow: &Narrow<'_>,
    search: &Search,
) -> Result<FlowPage, StoreError> {
    let reader = &query.reader;
    let sqlite = repo.connection().get_database_backend() == sea_orm::DatabaseBackend::Sqlite;
    let sort = query.sort.unwrap_or(FlowListSort::Relevance);
    let (order, key) = match sort {
        FlowListSort::Relevance => (Order::Relevance, "NULL"),
        FlowListSort::Updated => (Order::Updated, "NULL"),
        FlowListSort::Title => (Order::Title, "NULL"),
        FlowListSort::MostUsed => (Order::Uses, "NULL"),
        FlowListSort::ReviewBy if sqlite => (Order::KeyUp, "CAST(julianday(t.review_by) AS INTEGER)"),
        FlowListSort::ReviewBy => (Order::KeyUp, "CAST(t.review_by - DATE '2000-01-01' AS BIGINT)"),
        FlowListSort::Recent => (Order::KeyDown, RECENT_KEY),
    };
    let key = key.replace("{millis}", &millis_of("w.used_at", sqlite));
    let key = key.replace("{user}", &literal(reader.user.uuid(), sqlite));
    let recent = sort == FlowListSort::Recent;
    let ask = Ask {
        scope: Scope { team: reader.team, kind: EntryKind::Flow },
        search,
        marks: &narrow.marks(),
        is_narrow: narrow.is_narrow_besides_marks() || recent,
        narrow: |sql: &mut Sql| {
            narrow.push(sql);
            if recent {
                sql.push(" AND t.id IN (SELECT flow_id FROM flow_uses WHERE team_id = ")
                    .bind(reader.team.uuid());
                sql.push(" AND user_id = ").bind(reader.user.uuid()).push(")");
            }
        },
        key: if key == "NULL" { "CAST(NULL AS BIGINT)" } else { &key },
    };
    let Found { page, corrected } = find(repo, ask, order, query.after.as_ref(), query.limit).await?;
    let rows = Columns::read(repo, reader, page.items.iter().map(|(id, _)| *id)).await?;
    let rows = complete(repo, reader, rows).await?;
    let mut rows: HashMap<Uuid, FlowRow> = rows.into_iter().map(|row| (row.id.uuid(), row)).collect();
    let items = page.items.into_iter().filter_map(|(id, hits)| Some(FlowRow { hits, ..rows.remove(&id)? }));
    Ok(FlowPage { page: Page { items: items.collect(), next: page.next }, corrected })
}

const RECENT_KEY: &str = "(SELECT {millis} FROM flow_uses w WHERE w.team_id = t.team_id AND w.user_id = {user} AND w.flow_id = t.id)";

/// An id as SQL; it is hexadecimal digits only.
fn literal(id: Uuid, sqlite: bool) -> String {
    if sqlite { format!("x'{}'", id.simple()) } else { format!("CAST('{id}' AS UUID)") }
}

/// How a list is walked.
struct Walk {
    /// The column that it is sorted by.
    column: &'static str,
    /// The index with the team, that column and the id.
    index: &'static str,
    /// Whether the greatest come first.
    down: bool,
}

impl FlowListSort {
    const fn walk(self) -> Walk {
        match self {
            Self::Relevance | Self::Updated => {
                Walk { column: "t.updated_at", index: "flows_updated", down: true }
            }
            Self::Title => Walk { column: "t.title_key", index: "flows_title", down: false },
            Self::MostUsed => Walk { column: "t.runs", index: "flows_runs", down: true },
            Self::ReviewBy => Walk { column: "t.review_by", index: "flows_review_by", down: false },
            Self::Recent => Walk { column: "u.used_at", index: "flow_uses_recent", down: true },
        }
    }

    fn key(self, row: &Columns) -> String {
        match self {
            Self::Relevance | Self::Updated => row.updated_at.to_rfc3339(),
            Self::Title => row.title_key.clone(),
            Self::MostUsed => row.runs.to_string(),
            Self::ReviewBy => row.review_by.map(|day| day.to_string()).unwrap_or_default(),
            Self::Recent => row.last_used_at.map(|time| time.to_rfc3339()).unwrap_or_default(),
        }
    }

    fn value(self, key: &str) -> Option<Value> {
        match self {
            Self::Relevance | Self::Updated | Self::Recent => parse_time(key).map(Into::into),
            Self::Title => Some(key.into()),
            Self::MostUsed => key.parse::<i32>().ok().map(Into::into),
            Self::ReviewBy => key.parse::<NaiveDate>().ok().map(Into::into),
        }
    }
}

/// Which part of a list: flows without a day to review them by have no place among those with one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Keyed,
    Unkeyed,
}

async fn listed<C: ConnectionTrait>(
    repo: &Repo<C>,
    query: &FlowQuery,
    narrow: &Narrow<'_>,
) -> Result<Page<FlowRow>, StoreError> {
    let sort = query.sort.unwrap_or(FlowListSort::Updated);
    let few =
        sort != FlowListSort::Recent && narrow.leaves_out_many() && are_few(repo, query, narrow).await?;
    let limit = query.limit + 1;
    let unkeyed =
        |after: Option<Uuid>, limit| read(repo, query, narrow, few, Part::Unkeyed, None, after, limit);
    let rows = match &query.after {
        Some(after) if sort == FlowListSort::ReviewBy && after.key.is_empty() => {
            unkeyed(Some(after.id), limit).await?
        }
        after => {
            let key = after.as_ref().map(|after| sort.value(&after.key));
            if let Some(None) = key {
                return Ok(Page { items: Vec::new(), next: None });
            }
            let id = after.as_ref().map(|after| after.id);
            let mut rows = read(repo, query, narrow, few, Part::Keyed, key.flatten(), id, limit).await?;
            let left = limit - u64::try_from(rows.len()).unwrap_or(limit);
            if sort == FlowListSort::ReviewBy && left > 0 {
                rows.extend(unkeyed(None, left).await?);
            }
            rows
        }
    };
    let page = Page::cut(rows, query.limit, |row| Cursor { key: sort.key(row), id: row.id });
    Ok(Page { items: complete(repo, &query.reader, page.items).await?, next: page.next })
}

/// Whether the filter leaves few flows.
async fn are_few<C: ConnectionTrait>(
    repo: &Repo<C>,
    query: &FlowQuery,
    narrow: &Narrow<'_>,
) -> Result<bool, StoreError> {
    let db = repo.connection();
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT COUNT(*) AS flows FROM (SELECT 1 FROM flows t WHERE t.team_id = ",
    );
    sql.bind(query.reader.team.uuid());
    narrow.push(&mut sql);
    sql.push(" LIMIT ").bind(FEW + 1).push(") AS few");
    let row = db.query_one_raw(sql.done()).await.map_err(store_error)?;
    let count: i64 = row.map_or(Ok(0), |row| row.try_get("", "flows")).map_err(store_error)?;
    Ok(count <= FEW)
}

#[expect(clippy::too_many_arguments, reason = "each is one piece of the one statement")]
async fn read<C: ConnectionTrait>(
    repo: &Repo<C>,
    query: &FlowQuery,
    narrow: &Narrow<'_>,
    few: bool,
    part: Part,
    key: Option<Value>,
    id: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Columns>, StoreError> {
    let (db, reader) = (repo.connection(), &query.reader);
    let sort = query.sort.unwrap_or(FlowListSort::Updated);
    let Walk { column, index, down } = sort.walk();
    let mut sql = Sql::new(db.get_database_backend(), "SELECT ");
    Columns::push(&mut sql, reader);
    if sort == FlowListSort::Recent {
        sql.push(" FROM flow_uses u CROSS JOIN flows t WHERE t.team_id = u.team_id AND t.id = u.flow_id AND u.user_id = ");
        sql.bind(reader.user.uuid()).push(" AND u.team_id = ");
    } else {
        sql.push(" FROM flows t");
        if sql.is_sqlite() && !few {
            sql.push(" INDEXED BY ").push(index);
        }
        sql.push(" WHERE t.team_id = ");
    }
    sql.bind(reader.team.uuid());
    narrow.push(&mut sql);
    if few {
        // SQLite is told to sort the few, PostgreSQL knows.
        sql.push(" AND t.id IN (SELECT t.id FROM flows t WHERE t.team_id = ").bind(reader.team.uuid());
        narrow.push(&mut sql);
        sql.push(")");
    }
    let free = if few && sql.is_sqlite() { "+" } else { "" };
    let own_id = if sort == FlowListSort::Recent { "u.flow_id" } else { "t.id" };
    let (beyond, order) = if down { (" < ", " DESC") } else { (" > ", " ASC") };
    if sort == FlowListSort::ReviewBy {
        sql.push(if part == Part::Keyed {
            " AND t.review_by IS NOT NULL"
        } else {
            " AND t.review_by IS NULL"
        });
    }
    match (key, id) {
        (Some(key), Some(id)) => {
            sql.push(" AND (").push(free).push(column).push(", ").push(own_id).push(")").push(beyond);
            sql.push("(").bind(key).push(", ").bind(id).push(")");
        }
        (None, Some(id)) if part == Part::Unkeyed => {
            sql.push(" AND ").push(free).push(own_id).push(beyond).bind(id);
        }
        _ => {}
    }
    sql.push(" ORDER BY ");
    if part == Part::Keyed {
        sql.push(free).push(column).push(order).push(", ");
    }
    sql.push(free).push(own_id).push(order).push(" LIMIT ").bind(i64::try_from(limit).unwrap_or(i64::MAX));
    Columns::find_by_statement(sql.done()).all(db).await.map_err(store_error)
}
