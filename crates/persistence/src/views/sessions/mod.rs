//! The list of sessions, and the search of their notes.

mod narrow;

use super::{Cursor, Page, Person, flows::parse_time};
use crate::{
    Repo,
    db::store_error,
    flows::count,
    rows::sessions,
    search::{Ask, Found, Order, Scope, find},
    sessions::followed,
    sql::{Sql, millis_of},
};
use narrow::{condition, is_narrow, push};
use rf_core::{FlowId, SessionId, StoreError, TeamId, Time, UserId};
use rf_flows::{
    search::{EntryKind, Search, SearchHit},
    session::FollowedFlow,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseBackend, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Value,
};
use std::collections::HashMap;
use uuid::Uuid;

/// Which sessions.
#[derive(Debug, Clone, Default)]
pub struct SessionQuery {
    /// Words that must all occur in the note, as far as it can be found.
    pub words: Option<Search>,
    /// Words that must all occur in problem, flow title or reference, as they were written.
    pub search: Option<String>,
    /// Only in this state.
    pub status: Option<SessionListStatus>,
    /// Only sessions of this person.
    pub assignee: Option<UserId>,
    /// Only sessions on this flow.
    pub flow: Option<FlowId>,
    /// Only free-form ones, or only those on a flow.
    pub free: Option<bool>,
    /// Started not before this moment.
    pub from: Option<Time>,
    /// Started before this moment.
    pub to: Option<Time>,
    /// In which order; the newest start first unless said, for words the best first.
    pub sort: Option<SessionSort>,
    /// Where the page before ended.
    pub after: Option<Cursor>,
    /// Rows wanted.
    pub limit: u64,
}

/// Which states a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionListStatus {
    /// Still running.
    Active,
    /// Ended with the problem solved.
    Resolved,
    /// Handed over.
    Escalated,
    /// Given up.
    Abandoned,
    /// Any but running.
    Ended,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionSort {
    /// The best match first; without words the newest.
    Relevance,
    /// The newest start first.
    Newest,
    /// The oldest start first.
    Oldest,
    /// The one that lasted longest first.
    Longest,
}

/// A session as lists show it.
#[derive(Debug, Clone)]
pub struct SessionRow {
    /// Which.
    pub id: SessionId,
    /// Its short human name.
    pub reference: String,
    /// The version of a flow that it follows; none for a free-form session.
    pub flow: Option<FollowedFlow>,
    /// The problem in the engineer's words.
    pub problem: Option<String>,
    /// `active`, `resolved`, `escalated` or `abandoned`.
    pub status: String,
    /// Who works on it.
    pub assignee: Person,
    /// How many steps of its path are behind it.
    pub steps_taken: u32,
    /// When it started.
    pub started_at: Time,
    /// When its last event happened.
    pub updated_at: Time,
    /// When it ended.
    pub ended_at: Option<Time>,
    /// Where in the note the words are.
    pub hits: Vec<SearchHit>,
}

/// A page of sessions.
#[derive(Debug, Clone)]
pub struct SessionPage {
    /// The sessions.
    pub page: Page<SessionRow>,
    /// What was searched for instead, where nothing has the words as they were typed.
    pub corrected: Option<String>,
}

/// One page of the team's sessions.
///
/// # Errors
/// When the database does not answer.
pub async fn list_sessions<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    query: &SessionQuery,
) -> Result<SessionPage, StoreError> {
    match &query.words {
        Some(words) => searched(repo, team, query, words).await,
        None => Ok(SessionPage { page: listed(repo, team, query).await?, corrected: None }),
    }
}

async fn listed<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    query: &SessionQuery,
) -> Result<Page<SessionRow>, StoreError> {
    use sessions::Column as C;
    let sort = query.sort.unwrap_or(SessionSort::Newest);
    let column = if sort == SessionSort::Longest { C::LastedSeconds } else { C::StartedAt };
    let is_up = sort == SessionSort::Oldest;
    let mut select = sessions::Entity::find().filter(condition(team, query));
    if let Some(after) = &query.after {
        let Some(key) = sort.value(&after.key) else { return Ok(Page { items: Vec::new(), next: None }) };
        let (beyond, behind) = if is_up {
            (column.gt(key.clone()), C::Id.gt(after.id))
        } else {
            (column.lt(key.clone()), C::Id.lt(after.id))
        };
        let same = Condition::all().add(column.eq(key)).add(behind);
        select = select.filter(Condition::any().add(beyond).add(same));
    }
    let order = if is_up { sea_orm::Order::Asc } else { sea_orm::Order::Desc };
    let rows = select
        .order_by(column, order.clone())
        .order_by(C::Id, order)
        .limit(query.limit + 1)
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    let page = Page::cut(rows, query.limit, |row| Cursor { key: sort.key(row), id: row.id });
    let items = page.items.into_iter().map(|row| shown(row, Vec::new()));
    Ok(Page { items: items.collect::<Result<_, StoreError>>()?, next: page.next })
}

async fn searched<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    query: &SessionQuery,
    search: &Search,
) -> Result<SessionPage, StoreError> {
    let is_sqlite = repo.connection().get_database_backend() == DatabaseBackend::Sqlite;
    let started = millis_of("t.started_at", is_sqlite);
    let (order, key) = match query.sort.unwrap_or(SessionSort::Relevance) {
        SessionSort::Relevance => (Order::Relevance, "CAST(NULL AS BIGINT)"),
        SessionSort::Newest => (Order::KeyDown, started.as_str()),
        SessionSort::Oldest => (Order::KeyUp, started.as_str()),
        SessionSort::Longest => (Order::KeyDown, "CAST(t.lasted_seconds AS BIGINT)"),
    };
    let ask = Ask {
        scope: Scope { team, kind: EntryKind::Session },
        search,
        marks: &[],
        narrow: |sql: &mut Sql| push(query, sql),
        is_narrow: is_narrow(query),
        key,
    };
    let Found { page, corrected } = find(repo, ask, order, query.after.as_ref(), query.limit).await?;
    let rows = sessions::Entity::find()
        .filter(sessions::Column::TeamId.eq(team.uuid()))
        .filter(sessions::Column::Id.is_in(page.items.iter().map(|(id, _)| *id)))
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    let mut rows: HashMap<Uuid, sessions::Model> = rows.into_iter().map(|row| (row.id, row)).collect();
    let items = page.items.into_iter().filter_map(|(id, hits)| Some(shown(rows.remove(&id)?, hits)));
    let items = items.collect::<Result<_, StoreError>>()?;
    Ok(SessionPage { page: Page { items, next: page.next }, corrected })
}

impl SessionSort {
    fn key(self, row: &sessions::Model) -> String {
        match self {
            Self::Longest => row.lasted_seconds.to_string(),
            Self::Relevance | Self::Newest | Self::Oldest => row.started_at.to_rfc3339(),
        }
    }

    fn value(self, key: &str) -> Option<Value> {
        match self {
            Self::Longest => key.parse::<i32>().ok().map(Into::into),
            Self::Relevance | Self::Newest | Self::Oldest => parse_time(key).map(Into::into),
        }
    }
}

fn shown(row: sessions::Model, hits: Vec<SearchHit>) -> Result<SessionRow, StoreError> {
    Ok(SessionRow {
        id: row.id.into(),
        reference: row.reference,
        flow: followed(row.flow_id, row.flow_version, row.flow_title)?,
        problem: row.problem,
        status: row.status,
        assignee: Person { id: row.assignee_id.into(), name: row.assignee_name },
        steps_taken: count(row.steps_taken)?,
        started_at: row.started_at,
        updated_at: row.updated_at,
        ended_at: row.ended_at,
        hits,
    })
}
