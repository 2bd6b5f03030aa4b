//! A page of what a search finds.
//!
//! Everything is ranked anew for each page, from the same bounded candidates; the cursor says what the last page ended with.
//! Pages end after the candidates: whoever wants the 700th flow with a word has to say more.

use super::{
    candidates::{Ask, Candidate, candidates, deepen},
    known::mend,
};
use crate::{
    Repo,
    sql::Sql,
    views::{Cursor, Page},
};
use rf_core::StoreError;
use rf_flows::search::{Search, SearchHit, rank, rank_deep, snippets};
use sea_orm::ConnectionTrait;
use std::{
    cmp::Reverse,
    hash::{DefaultHasher, Hash, Hasher},
};
use uuid::Uuid;

/// How many of the best are ranked again with all of their texts.
const DEEP: usize = 60;

/// In which order things are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Order {
    /// The best first.
    Relevance,
    /// Last changed first.
    Updated,
    /// By title, without regard to case.
    Title,
    /// Most used first.
    Uses,
    /// By what was asked for as the key, the least first; those without one at the end.
    KeyUp,
    /// … the greatest first.
    KeyDown,
}

/// What was found.
pub(crate) struct Found {
    /// Which things, and where the words are in them.
    pub(crate) page: Page<(Uuid, Vec<SearchHit>)>,
    /// What was searched for instead, where nothing has the words as they were typed.
    pub(crate) corrected: Option<String>,
}

/// Looks for things; if there are none because of words that nobody uses, for the nearest words that somebody does.
pub(crate) async fn find<C: ConnectionTrait, N: Fn(&mut Sql)>(
    repo: &Repo<C>,
    ask: Ask<'_, N>,
    order: Order,
    after: Option<&Cursor>,
    limit: u64,
) -> Result<Found, StoreError> {
    let mut found = candidates(repo, &ask).await?;
    let mended = if found.is_empty() { mend(repo, ask.scope, ask.search).await? } else { None };
    if let Some(search) = &mended {
        found = candidates(repo, &Ask { search, ..ask }).await?;
    }
    let search = mended.as_ref().unwrap_or(ask.search);
    let fingerprint = fingerprint(search, order);
    let ranked = sorted(repo, search, found, order).await?;
    let Some(from) = start(&ranked, after, fingerprint) else {
        return Ok(Found { page: Page { items: Vec::new(), next: None }, corrected: None });
    };
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let shown: Vec<&Candidate> = ranked.iter().skip(from).take(limit).collect();
    let next = shown
        .last()
        .filter(|_| from + shown.len() < ranked.len())
        .map(|last| Cursor { key: format!("{fingerprint:016x}{}", from + shown.len()), id: last.id });
    let deep = deepen(repo, shown.iter().map(|found| (found.number, found.head.clone())).collect()).await?;
    let items = shown.iter().zip(&deep).map(|(found, deep)| (found.id, snippets(search, deep))).collect();
    Ok(Found { page: Page { items, next }, corrected: mended.as_ref().map(Search::text) })
}

async fn sorted<C: ConnectionTrait>(
    repo: &Repo<C>,
    search: &Search,
    mut found: Vec<Candidate>,
    order: Order,
) -> Result<Vec<Candidate>, StoreError> {
    match order {
        Order::Relevance => return best_first(repo, search, found).await,
        Order::Updated => found.sort_by_key(|found| Reverse((found.head.updated_at, found.id))),
        Order::Title => found.sort_by_cached_key(|found| (found.head.title.to_lowercase(), found.id)),
        Order::Uses => found.sort_by_key(|found| Reverse((found.head.uses, found.id))),
        Order::KeyUp => found.sort_by_key(|found| (found.key.is_none(), found.key, found.id)),
        Order::KeyDown => found.sort_by_key(|found| Reverse((found.key, found.id))),
    }
    Ok(found)
}

async fn best_first<C: ConnectionTrait>(
    repo: &Repo<C>,
    search: &Search,
    found: Vec<Candidate>,
) -> Result<Vec<Candidate>, StoreError> {
    let heads = found.iter().map(|found| &found.head);
    let mut order: Vec<usize> = rank(search, heads).into_iter().map(|(number, _)| number).collect();
    let best: Vec<usize> = order.iter().copied().take(DEEP).collect();
    let numbers = best.iter().filter_map(|place| found.get(*place));
    let deep = deepen(repo, numbers.map(|found| (found.number, found.head.clone())).collect()).await?;
    let again = rank_deep(search, &deep).into_iter().filter_map(|(number, _)| best.get(number).copied());
    order.splice(..best.len(), again);
    let mut found: Vec<Option<Candidate>> = found.into_iter().map(Some).collect();
    Ok(order.into_iter().filter_map(|place| found.get_mut(place)?.take()).collect())
}

/// Where the page begins; none if the cursor is of another search.
fn start(ranked: &[Candidate], after: Option<&Cursor>, fingerprint: u64) -> Option<usize> {
    let Some(after) = after else { return Some(0) };
    let (mark, offset) = after.key.split_at_checked(16)?;
    if u64::from_str_radix(mark, 16) != Ok(fingerprint) {
        return None;
    }
    // What was saved meanwhile may have moved everything by some places.
    match ranked.iter().position(|found| found.id == after.id) {
        Some(place) => Some(place + 1),
        None => offset.parse().ok(),
    }
}

fn fingerprint(search: &Search, order: Order) -> u64 {
    let mut hasher = DefaultHasher::new();
    (search.text(), order).hash(&mut hasher);
    hasher.finish()
}
