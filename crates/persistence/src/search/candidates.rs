//! The things that may be shown for a search: a bounded number, the newest first, whatever the size of the library.

use super::{
    known::beginnings,
    tokens::{Class, Scope, match_all, within},
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
/// Among how many of the newest things PostgreSQL looks before it looks among all: its index puts all things with the words
/// together before it can tell the newest.
const NEAR: [i64; 2] = [2_000, 16_000];
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

#[derive(FromQueryResult)]
struct Numbers {
    things: i64,
    oldest: Option<i64>,
    newest: Option<i64>,
}

/// The newest things with the words, and those with the words in the title; the newest first.
pub(crate) async fn candidates<C: ConnectionTrait, N: Fn(&mut Sql)>(
    repo: &Repo<C>,
    ask: &Ask<'_, N>,
) -> Result<Vec<Candidate>, StoreError> {
    if ask.search.terms.is_empty() {
        return Ok(Vec::new());
    }
    let backend = repo.connection().get_database_backend();
    let begun = beginnings(repo, ask.scope, ask.search).await?;
    let asked = |class| match_all(backend, ask.scope, class, ask.search, &begun, ask.marks);
    let words = asked(Class::Word);
    let walked = if ask.is_narrow { WALKED } else { NEWEST * 2 };
    let mut found = newest(repo, ask, &words).await?;
    if found.is_empty() {
        found = read(repo, ask, &words, walked, NEWEST).await?;
    }
    // Fewer than were asked for means that nothing older was left out, unless most of those looked at were.
    if ask.is_narrow || i64::try_from(found.len()).is_ok_and(|found| found >= NEWEST / 2) {
        for (class, most) in [(Class::Title, TITLES), (Class::Exact, EXACT)] {
            found.extend(read(repo, ask, &asked(class), most * 4, most).await?);
        }
        found.sort_by_key(|row| std::cmp::Reverse(row.number));
        found.dedup_by_key(|row| row.number);
    }
    Ok(found)
}

/// On PostgreSQL, the newest things with the words if there are enough of them among the newest of all; else none.
async fn newest<C: ConnectionTrait, N: Fn(&mut Sql)>(
    repo: &Repo<C>,
    ask: &Ask<'_, N>,
    words: &str,
) -> Result<Vec<Candidate>, StoreError> {
    let db = repo.connection();
    if db.get_database_backend() == DatabaseBackend::Sqlite || ask.is_narrow {
        return Ok(Vec::new());
    }
    for near in NEAR {
        let mut sql = Sql::new(
            db.get_database_backend(),
            "SELECT COUNT(*) AS things, MIN(number) AS oldest, MAX(number) AS newest FROM (SELECT number FROM search_entries",
        );
        sql.push(" WHERE team_id = ").bind(ask.scope.team.uuid());
        sql.push(" AND kind = ").bind(ask.scope.kind.as_str());
        sql.push(" ORDER BY number DESC LIMIT ").bind(near).push(") c");
        let Some(numbers) = Numbers::find_by_statement(sql.done()).one(db).await.map_err(store_error)? else {
            break;
        };
        let Numbers { things, oldest: Some(oldest), newest: Some(newest) } = numbers else { break };
        let Some(within) = within(ask.scope, oldest, newest).filter(|_| things == near) else { break };
        let found = read(repo, ask, &format!("({words}) & {within}"), NEWEST * 2, NEWEST).await?;
        if i64::try_from(found.len()).is_ok_and(|found| found >= NEWEST) {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

/// The newest things that the index finds when it is asked for that: at most `most`, and of the `walked` newest.
async fn read<C: ConnectionTrait, N: Fn(&mut Sql)>(
    repo: &Repo<C>,
    ask: &Ask<'_, N>,
    asked: &str,
    walked: i64,
    most: i64,
) -> Result<Vec<Candidate>, StoreError> {
    let (table, uses) = match ask.scope.kind {
        EntryKind::Flow => ("flows", "t.runs"),
        EntryKind::Step => ("library_steps", "t.copies + t.links"),
        EntryKind::Session => ("sessions", "0"),
    };
    let db = repo.connection();
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT c.number, e.thing_id, e.title, e.shelf, e.summary, t.updated_at, ",
    );
    sql.push(uses).push(" AS uses, ").push(ask.key).push(" AS sort_key FROM (SELECT ");
    push_match(&mut sql, asked);
    sql.push(" ORDER BY 1 DESC LIMIT ").bind(walked);
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
        // The sum keeps PostgreSQL from walking the whole table by number, which it would for a limit that it does not see.
        sql.push("number + 0 AS number FROM search_index WHERE words @@ (SELECT CAST(");
        sql.bind(asked).push(" AS TSQUERY))");
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
