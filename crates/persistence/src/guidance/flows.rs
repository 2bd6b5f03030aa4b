//! Flows that have some of a problem's words: the search's index, asked for any of them instead of all.

use crate::{
    Repo,
    db::{corrupt, store_error},
    search::{Class, Scope, any_of, push_match},
    sql::Sql,
};
use rf_core::{FlowId, StoreError, TeamId};
use rf_flows::{
    FlowKind,
    search::{EntryKind, EntryStep},
};
use rf_guidance::{Asked, FlowTexts};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// How many words are looked up.
const ASKED: usize = 12;
/// The most flows that are taken for one word.
const HAVING: i64 = 400;
/// The most flows whose texts are read because of their words.
const READ: usize = 60;

#[derive(FromQueryResult)]
struct Hit {
    word: i64,
    number: i64,
}

#[derive(FromQueryResult)]
struct Texts {
    thing_id: Uuid,
    kind: String,
    title: String,
    shelf: String,
    summary: String,
    steps: String,
}

/// The texts of published flows that are not archived: the best of those that have the words, rare words and titles first,
/// and those asked for besides.
pub(super) async fn flows_about<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    asked: &Asked,
    besides: &[FlowId],
) -> Result<Vec<FlowTexts>, StoreError> {
    let numbers = best(hits(repo, team, asked).await?);
    let by_words = texts(repo, team, "e.number", &numbers).await?;
    let besides: Vec<Uuid> = besides.iter().map(|flow| flow.uuid()).collect();
    let by_sessions = texts(repo, team, "t.id", &besides).await?;
    let mut seen = HashSet::new();
    let all = by_words.into_iter().chain(by_sessions).filter(|row| seen.insert(row.thing_id));
    let flows = all.map(|row| {
        Ok(FlowTexts {
            flow: row.thing_id.into(),
            kind: FlowKind::parse(&row.kind).ok_or_else(|| corrupt("a flow's kind"))?,
            title: row.title,
            shelf: row.shelf,
            summary: row.summary,
            steps: EntryStep::read_all(&row.steps),
        })
    });
    flows.collect()
}

/// Which entries have which words; an even number stands for a word anywhere, the odd one after it for the same in the title.
async fn hits<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    asked: &Asked,
) -> Result<Vec<Hit>, StoreError> {
    let db = repo.connection();
    let backend = db.get_database_backend();
    let scope = Scope { team, kind: EntryKind::Flow };
    let words = asked.words.iter().take(ASKED);
    // The word being typed counts however short it is.
    let begun = asked.begun.iter().filter(|begun| !asked.words.iter().take(ASKED).any(|word| word == *begun));
    let mut sql = Sql::new(backend, "");
    let mut between = "";
    for (number, word) in (0_i64..).zip(words.chain(begun)) {
        let is_begun = asked.begun.as_ref() == Some(word);
        for (class, number) in [(Class::Word, number * 2), (Class::Title, number * 2 + 1)] {
            let match_it = any_of(backend, scope, class, word, is_begun);
            sql.push(between)
                .push("SELECT CAST(")
                .bind(number)
                .push(" AS BIGINT) AS word, c.number AS number");
            sql.push(" FROM (SELECT ");
            push_match(&mut sql, &match_it);
            sql.either(" ORDER BY rowid DESC", "").push(" LIMIT ").bind(HAVING).push(") c");
            between = " UNION ALL ";
        }
    }
    if between.is_empty() {
        return Ok(Vec::new());
    }
    Hit::find_by_statement(sql.done()).all(db).await.map_err(store_error)
}

/// The entries with the rarest words, the newer of equals first.
fn best(hits: Vec<Hit>) -> Vec<i64> {
    let mut having: HashMap<i64, u32> = HashMap::new();
    for hit in &hits {
        *having.entry(hit.word).or_default() += 1;
    }
    let most = having.values().copied().max().unwrap_or(0);
    let mut points: HashMap<i64, f64> = HashMap::new();
    for hit in hits {
        let others = having.get(&hit.word).copied().unwrap_or(1);
        *points.entry(hit.number).or_default() += (1.0 + f64::from(most) / f64::from(others)).ln();
    }
    let mut best: Vec<(i64, f64)> = points.into_iter().collect();
    best.sort_by(|(one, points), (other, others)| others.total_cmp(points).then(other.cmp(one)));
    best.into_iter().map(|(number, _)| number).take(READ).collect()
}

async fn texts<C: ConnectionTrait, V: Into<sea_orm::Value> + Copy>(
    repo: &Repo<C>,
    team: TeamId,
    column: &str,
    wanted: &[V],
) -> Result<Vec<Texts>, StoreError> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let db = repo.connection();
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT e.thing_id, t.kind, e.title, e.shelf, e.summary, e.steps FROM search_entries e \
         JOIN flows t ON t.team_id = e.team_id AND t.id = e.thing_id \
         WHERE e.kind = 'flow' AND t.archived_at IS NULL AND t.latest_version IS NOT NULL AND e.team_id = ",
    );
    sql.bind(team.uuid()).push(" AND ").push(column).push(" IN (");
    sql.bind_all(wanted.iter().copied()).push(") ORDER BY e.number DESC");
    Texts::find_by_statement(sql.done()).all(db).await.map_err(store_error)
}
