//! The things that may be shown for a search: a bounded number, the newest first, whatever the size of the library.

use super::{
    known::beginnings,
    tokens::{Beginnings, Class, Scope, match_all},
};
use crate::{Repo, db::store_error, sql::Sql};
use rf_core::{StoreError, Time};
use rf_flows::search::{Deep, EntryKind, EntryStep, Head, Search};
use sea_orm::{ConnectionTrait, DatabaseBackend, FromQueryResult};
use std::collections::HashMap;
use uuid::Uuid;

/// The most things that are ranked because they have the words anywhere.
const NEWEST: i64 = 500;
/// How many with the words are looked at for them when the list is narrowed besides.
const WALKED: i64 = 10_000;
/// How many of the newest things PostgreSQL looks at before it asks its index of words, which puts all things with common
/// words together before it can tell the newest.
const LOOKED_AT: i64 = 1_000;
/// The most that are ranked besides because they have the words in the title, however old they are.
const TITLES: i64 = 200;
/// … and because the search is the title.
const EXACT: i64 = 20;

/// What to look for.
pub(crate) struct Ask<'a, N> {
    /// Whose, and of which sort.
    pub(crate) scope: Scope,
    /// The words.
    pub(crate) search: &'a Search,
    /// Marks that the thing must have; they cost nothing.
    pub(crate) marks: &'a [String],
    /// Adds ` AND …` over the columns of the thing's own table, which is called `t`.
    pub(crate) narrow: N,
    /// Whether `narrow` leaves out more than a few.
    pub(crate) is_narrow: bool,
    /// A whole number to sort by, as SQL over `t`; `NULL` for none.
    pub(crate) key: &'a str,
}

/// A thing that has the words.
#[derive(Debug)]
pub(crate) struct Candidate {
    /// Its row in the index; greater is newer.
    pub(crate) number: i64,
    pub(crate) id: Uuid,
    pub(crate) head: Head,
    /// What was asked for as the key.
    pub(crate) key: Option<i64>,
}

#[derive(FromQueryResult)]
struct Row {
    number: i64,
    thing_id: Uuid,
    title: String,
    shelf: String,
    summary: String,
    uses: i32,
    updated_at: Time,
    sort_key: Option<i64>,
}

/// The newest things with the words, and those with the words in the title; the newest first.
pub(crate) async fn candidates<C: ConnectionTrait, N: Fn(&mut Sql)>(
    repo: &Repo<C>,
    ask: &Ask<'_, N>,
) -> Result<Vec<Candidate>, StoreError> {
    if ask.search.terms.is_empty() {
        return Ok(Vec::new());
    }
    let begun = beginnings(repo, ask.scope.team, ask.search).await?;
    let walked = if ask.is_narrow { WALKED } else { NEWEST * 2 };
    let mut found = newest(repo, ask, &begun).await?;
    if i64::try_from(found.len()).is_ok_and(|found| found < NEWEST) {
        found = read(repo, ask, &begun, Class::Word, walked, NEWEST).await?;
    }
    // Fewer than were asked for means that nothing older was left out, unless most of those looked at were.
    if ask.is_narrow || i64::try_from(found.len()).is_ok_and(|found| found >= NEWEST / 2) {
        for (class, most) in [(Class::Title, TITLES), (Class::Exact, EXACT)] {
            found.extend(read(repo, ask, &begun, class, most * 4, most).await?);
        }
        found.sort_by_key(|row| std::cmp::Reverse(row.number));
        found.dedup_by_key(|row| row.number);
    }
    Ok(found)
}

/// On PostgreSQL, the things with the words among the newest ones, unless the list is narrowed; else none.
async fn newest<C: ConnectionTrait, N: Fn(&mut Sql)>(
    repo: &Repo<C>,
    ask: &Ask<'_, N>,
    begun: &Beginnings,
) -> Result<Vec<Candidate>, StoreError> {
    let backend = repo.connection().get_database_backend();
    if backend == DatabaseBackend::Sqlite || ask.is_narrow || !ask.marks.is_empty() {
        return Ok(Vec::new());
    }
    let asked = match_all(backend, ask.scope, Class::Word, ask.search, begun, ask.marks);
    let numbers = |sql: &mut Sql| {
        sql.push("SELECT c.number FROM (SELECT number FROM search_entries WHERE team_id = ");
        sql.bind(ask.scope.team.uuid()).push(" AND kind = ").bind(ask.scope.kind.as_str());
        sql.push(" ORDER BY number DESC LIMIT ").bind(LOOKED_AT).push(") c");
        sql.push(
            " CROSS JOIN LATERAL (SELECT 1 FROM search_index WHERE number = c.number AND words @@ CAST(",
        );
        sql.bind(asked.as_str()).push(" AS TSQUERY) LIMIT 1) i");
    };
    things(repo, ask, numbers, NEWEST).await
}

async fn read<C: ConnectionTrait, N: Fn(&mut Sql)>(
    repo: &Repo<C>,
    ask: &Ask<'_, N>,
    begun: &Beginnings,
    class: Class,
    walked: i64,
    most: i64,
) -> Result<Vec<Candidate>, StoreError> {
    let backend = repo.connection().get_database_backend();
    let asked = match_all(backend, ask.scope, class, ask.search, begun, ask.marks);
    let numbers = |sql: &mut Sql| {
        sql.push("SELECT ");
        push_match(sql, &asked);
        // The sum keeps PostgreSQL from walking the whole table by number, which it would for a limit that it does not see.
        sql.either(" ORDER BY rowid DESC LIMIT ", " ORDER BY number + 0 DESC LIMIT ").bind(walked);
    };
    things(repo, ask, numbers, most).await
}

/// The things of the rows that `numbers` selects, at most that many.
async fn things<C: ConnectionTrait, N: Fn(&mut Sql)>(
    repo: &Repo<C>,
    ask: &Ask<'_, N>,
    numbers: impl FnOnce(&mut Sql),
    most: i64,
) -> Result<Vec<Candidate>, StoreError> {
    let (table, uses) = match ask.scope.kind {
        EntryKind::Flow => ("flows", "t.runs"),
        EntryKind::Step => ("library_steps", "t.copies + t.links"),
    };
    let db = repo.connection();
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT c.number, e.thing_id, e.title, e.shelf, e.summary, t.updated_at, ",
    );
    sql.push(uses).push(" AS uses, ").push(ask.key).push(" AS sort_key FROM (");
    numbers(&mut sql);
    // One thing after the other, in the order of the first table: SQLite keeps to the order as written, PostgreSQL has to be
    // told, or plans a join of the whole tables while it has no statistics.
    if sql.is_sqlite() {
        sql.push(") c CROSS JOIN search_entries e CROSS JOIN ").push(table);
        sql.push(
            " t WHERE e.number = c.number AND t.team_id = e.team_id AND t.id = e.thing_id AND e.team_id = ",
        );
    } else {
        sql.push(") c CROSS JOIN LATERAL (SELECT * FROM search_entries WHERE number = c.number LIMIT 1) e");
        sql.push(" CROSS JOIN LATERAL (SELECT * FROM ").push(table);
        sql.push(" WHERE team_id = e.team_id AND id = e.thing_id LIMIT 1) t WHERE e.team_id = ");
    }
    sql.bind(ask.scope.team.uuid());
    (ask.narrow)(&mut sql);
    sql.either("", " ORDER BY c.number DESC").push(" LIMIT ").bind(most);
    let rows = Row::find_by_statement(sql.done()).all(db).await.map_err(store_error)?;
    Ok(rows.into_iter().map(candidate).collect())
}

fn candidate(row: Row) -> Candidate {
    let uses = u32::try_from(row.uses).unwrap_or(0);
    let Row { title, shelf, summary, updated_at, .. } = row;
    let head = Head { title, shelf, summary, uses, updated_at };
    Candidate { number: row.number, id: row.thing_id, head, key: row.sort_key }
}

/// Adds what selects `number` from the index, to be put behind `SELECT`.
///
/// PostgreSQL is not shown what is asked for before it has decided how to look: it would estimate common words as worth
/// reading the whole table for, and that reads every list of words.
pub(crate) fn push_match(sql: &mut Sql, asked: &str) {
    if sql.is_sqlite() {
        sql.push("rowid AS number FROM search_index WHERE search_index MATCH ").bind(asked);
    } else {
        sql.push("number FROM search_index WHERE words @@ (SELECT CAST(").bind(asked).push(" AS TSQUERY))");
    }
}

/// The same things with the texts of their steps.
pub(crate) async fn deepen<C: ConnectionTrait>(
    repo: &Repo<C>,
    things: Vec<(i64, Head)>,
) -> Result<Vec<Deep>, StoreError> {
    let db = repo.connection();
    let mut sql =
        Sql::new(db.get_database_backend(), "SELECT number, steps FROM search_entries WHERE number IN (");
    sql.bind_all(things.iter().map(|(number, _)| *number)).push(")");
    let mut steps = HashMap::new();
    for row in db.query_all_raw(sql.done()).await.map_err(store_error)? {
        let number: i64 = row.try_get("", "number").map_err(store_error)?;
        let text: String = row.try_get("", "steps").map_err(store_error)?;
        steps.insert(number, EntryStep::read_all(&text));
    }
    let deep = things.into_iter().map(|(number, head)| {
        let steps = steps.remove(&number).unwrap_or_default();
        Deep { head, steps }
    });
    Ok(deep.collect())
}
