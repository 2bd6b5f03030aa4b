//! What a search finds in the Step Library, the best first.

use super::list::LibraryStepQuery;
use crate::{
    Repo,
    search::{Ask, Candidate, Scope, candidates, deepen, mend},
};
use rf_core::{StoreError, TeamId};
use rf_flows::search::{Entry, EntryKind, Search, SearchHit, rank, rank_deep, snippets};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;
use uuid::Uuid;

/// How many of the best are put in order by their texts as well.
const DEEP: usize = 100;

/// What was found.
pub(super) struct Found {
    search: Search,
    /// The best first.
    candidates: Vec<Candidate>,
    /// The search as it was understood, where a word was mistyped.
    pub(super) corrected: Option<String>,
}

impl Found {
    /// Looks for the words; for those that were probably meant, where nothing has them.
    pub(super) async fn look<C: ConnectionTrait>(
        repo: &Repo<C>,
        team: TeamId,
        query: &LibraryStepQuery,
        typed: &str,
    ) -> Result<Self, StoreError> {
        let scope = Scope { team, kind: EntryKind::Step };
        let search = Search::parse(typed);
        let candidates = having(repo, scope, query, &search).await?;
        if !candidates.is_empty() {
            return Self::in_order(repo, search, candidates, None).await;
        }
        let Some(meant) = mend(repo, scope, &search).await? else {
            return Ok(Self { search, candidates, corrected: None });
        };
        let candidates = having(repo, scope, query, &meant).await?;
        let corrected = (!candidates.is_empty()).then(|| meant.text());
        Self::in_order(repo, meant, candidates, corrected).await
    }

    async fn in_order<C: ConnectionTrait>(
        repo: &Repo<C>,
        search: Search,
        candidates: Vec<Candidate>,
        corrected: Option<String>,
    ) -> Result<Self, StoreError> {
        let heads: Vec<_> = candidates.iter().map(|candidate| candidate.head.clone()).collect();
        let order: Vec<usize> = rank(&search, &heads).into_iter().map(|(place, _)| place).collect();
        let (best, rest) = order.split_at(order.len().min(DEEP));
        let things = best.iter().map(|place| (candidates[*place].number, heads[*place].clone())).collect();
        let deep = rank_deep(&search, &deepen(repo, things).await?);
        let order: Vec<usize> =
            deep.into_iter().map(|(place, _)| best[place]).chain(rest.iter().copied()).collect();
        let mut left: Vec<Option<Candidate>> = candidates.into_iter().map(Some).collect();
        let candidates = order.into_iter().filter_map(|place| left[place].take()).collect();
        Ok(Self { search, candidates, corrected })
    }

    /// The steps, the best first.
    pub(super) fn ids(&self) -> Vec<Uuid> {
        self.candidates.iter().map(|candidate| candidate.id).collect()
    }

    /// Where the words were found in these steps.
    pub(super) async fn hits<C: ConnectionTrait>(
        &self,
        repo: &Repo<C>,
        shown: &[Uuid],
    ) -> Result<HashMap<Uuid, Vec<SearchHit>>, StoreError> {
        let shown: Vec<_> =
            self.candidates.iter().filter(|candidate| shown.contains(&candidate.id)).collect();
        let things = shown.iter().map(|candidate| (candidate.number, candidate.head.clone())).collect();
        let deep = deepen(repo, things).await?;
        Ok(shown.iter().zip(deep).map(|(found, deep)| (found.id, snippets(&self.search, &deep))).collect())
    }
}

async fn having<C: ConnectionTrait>(
    repo: &Repo<C>,
    scope: Scope,
    query: &LibraryStepQuery,
    search: &Search,
) -> Result<Vec<Candidate>, StoreError> {
    let mut marks: Vec<String> = query.tags.iter().map(|tag| Entry::mark("tag", tag)).collect();
    marks.extend(query.kind.as_ref().map(|kind| Entry::mark("type", kind)));
    marks.extend(query.category.as_ref().map(|category| Entry::mark("category", category)));
    let archived = query.archived;
    let ask = Ask {
        scope,
        search,
        marks: &marks,
        narrow: |sql: &mut crate::sql::Sql| {
            sql.push(if archived { " AND t.archived_at IS NOT NULL" } else { " AND t.archived_at IS NULL" });
        },
        is_narrow: archived,
        key: "NULL",
    };
    candidates(repo, &ask).await
}
