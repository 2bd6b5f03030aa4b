//! The words that a team uses: what an unfinished word can become, and what a mistyped one meant.

use super::tokens::{Beginnings, Class, Scope, any_of};
use crate::{Repo, db::store_error, sql::Sql};
use rf_core::StoreError;
use rf_flows::search::{Search, Term, nearest, reach};
use sea_orm::ConnectionTrait;

/// The most known words that are looked at for one mistyped one.
const MOST_KNOWN: usize = 6000;

/// The shortest beginning whose words are looked up: SQLite has an index of its own for shorter ones.
const SHORTEST_BEGUN: usize = 4;
/// The most words that one beginning is replaced by.
const MOST_BEGUN: usize = 64;

/// What the parts of the search that may still be being typed can become in this team.
pub(crate) async fn beginnings<C: ConnectionTrait>(
    repo: &Repo<C>,
    scope: Scope,
    search: &Search,
) -> Result<Beginnings, StoreError> {
    let mut all = Beginnings::new();
    for term in search.terms.iter().filter(|term| term.is_prefix) {
        for part in term.parts.last().into_iter().chain(&term.joined) {
            if part.chars().count() < SHORTEST_BEGUN || all.contains_key(part) {
                continue;
            }
            let words = begun_with(repo, scope, part, None, MOST_BEGUN + 1).await?;
            if (1..=MOST_BEGUN).contains(&words.len()) {
                all.insert(part.clone(), words);
            }
        }
    }
    Ok(all)
}

/// The search with each word that nobody uses in the team replaced by the nearest that somebody does; none if there is nothing
/// to replace.
pub(crate) async fn mend<C: ConnectionTrait>(
    repo: &Repo<C>,
    scope: Scope,
    search: &Search,
) -> Result<Option<Search>, StoreError> {
    let mut words = Vec::with_capacity(search.terms.len());
    for term in &search.terms {
        words.push(mended(repo, scope, term).await?);
    }
    Ok(words.iter().any(Option::is_some).then(|| search.with_words(&words)))
}

async fn mended<C: ConnectionTrait>(
    repo: &Repo<C>,
    scope: Scope,
    term: &Term,
) -> Result<Option<String>, StoreError> {
    let Some(word) = term.mendable() else { return Ok(None) };
    if is_used(repo, scope, word, term.is_prefix).await? {
        return Ok(None);
    }
    let known = known_words(repo, scope, word).await?;
    let mut known: Vec<&str> = known.iter().map(String::as_str).collect();
    // A word stays known when the last thing that used it is gone, or when only the other sort of thing uses it.
    for _ in 0..3 {
        let Some(near) = nearest(word, known.iter().copied()) else { return Ok(None) };
        if is_used(repo, scope, near, false).await? {
            return Ok(Some(near.to_owned()));
        }
        known.retain(|word| *word != near);
    }
    Ok(None)
}

async fn known_words<C: ConnectionTrait>(
    repo: &Repo<C>,
    scope: Scope,
    word: &str,
) -> Result<Vec<String>, StoreError> {
    let reach = reach(word);
    let mut known = Vec::new();
    for first in reach.firsts {
        let lengths = Some((reach.shortest, reach.longest));
        let words = begun_with(repo, scope, &first.to_string(), lengths, MOST_KNOWN).await?;
        // What has digits in it is a name or a number, and never what was meant by a word.
        known.extend(words.into_iter().filter(|word| word.chars().all(char::is_alphabetic)));
    }
    Ok(known)
}

/// The team's words that begin so, in the order of their bytes; of those lengths only, in letters.
async fn begun_with<C: ConnectionTrait>(
    repo: &Repo<C>,
    scope: Scope,
    beginning: &str,
    lengths: Option<(usize, usize)>,
    most: usize,
) -> Result<Vec<String>, StoreError> {
    let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let db = repo.connection();
    let mut words =
        Sql::new(db.get_database_backend(), "SELECT DISTINCT word FROM search_words WHERE team_id = ");
    words.bind(scope.team.uuid());
    let (mark, beginning) = (scope.known_mark(), scope.known(beginning));
    // Bytes, not the order of some language: a beginning and what comes after it bound a stretch of the index.
    words
        .push(" AND word >= ")
        .bind(beginning.clone())
        .push(" AND word < ")
        .bind(format!("{beginning}\u{10ffff}"));
    if let Some((shortest, longest)) = lengths {
        let length = |word: usize| whole(word + mark.len());
        words.push(" AND length(word) BETWEEN ").bind(length(shortest));
        words.push(" AND ").bind(length(longest));
    }
    words.push(" LIMIT ").bind(whole(most));
    let rows = db.query_all_raw(words.done()).await.map_err(store_error)?;
    let words = rows.iter().map(|row| {
        let word: String = row.try_get("", "word").map_err(store_error)?;
        Ok(word.strip_prefix(mark).unwrap_or(&word).to_owned())
    });
    words.collect()
}

async fn is_used<C: ConnectionTrait>(
    repo: &Repo<C>,
    scope: Scope,
    word: &str,
    prefix: bool,
) -> Result<bool, StoreError> {
    let db = repo.connection();
    let asked = any_of(db.get_database_backend(), scope, Class::Word, word, prefix);
    let mut used = Sql::new(db.get_database_backend(), "SELECT 1 FROM search_entries e WHERE e.team_id = ");
    used.bind(scope.team.uuid());
    // For one row alone PostgreSQL would rather walk the table than open the index, whether or not there is such a row.
    used.either(
        " AND e.number IN (WITH found AS (SELECT ",
        " AND e.number IN (WITH found AS MATERIALIZED (SELECT ",
    );
    super::candidates::push_match(&mut used, &asked);
    used.push(") SELECT number FROM found LIMIT 1) LIMIT 1");
    Ok(db.query_one_raw(used.done()).await.map_err(store_error)?.is_some())
}
