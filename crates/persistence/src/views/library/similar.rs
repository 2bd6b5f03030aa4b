//! Flows like one flow: those that share its most telling words (few flows of the team have them), its tags and its category.

use super::row::{Columns, FlowRow, Reader, complete};
use crate::{
    Repo,
    db::store_error,
    search::{Class, Scope, any_of, push_match},
    sql::Sql,
};
use rf_core::{FlowId, StoreError};
use rf_flows::search::{Entry, EntryKind, EntryStep, tells, words};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// How many words of the flow are looked up.
const ASKED: usize = 20;
/// A word that more flows have tells little.
const COMMON: i64 = 400;
/// What a word is worth that nearly all flows have.
const LEAST: f64 = 0.05;
/// The most flows that are shown.
const MOST: usize = 8;
/// The most words and tags that are told of each.
const MOST_SHARED: usize = 5;
/// A flow like another.
#[derive(Debug, Clone)]
pub struct SimilarRow {
    /// The flow.
    pub flow: FlowRow,
    /// The tags and words that both have, the most telling first; at most five.
    pub shared: Vec<String>,
}

#[derive(FromQueryResult)]
struct Texts {
    number: i64,
    title: String,
    shelf: String,
    summary: String,
    steps: String,
}

/// Something that the flow has and others may.
struct Sign {
    text: String,
    class: Class,
    asked: String,
}

/// The flows most like this one that are not archived, the likest first; none if the team has no such flow.
///
/// # Errors
/// When the database does not answer.
pub async fn similar_flows<C: ConnectionTrait>(
    repo: &Repo<C>,
    reader: &Reader,
    flow: FlowId,
) -> Result<Vec<SimilarRow>, StoreError> {
    let Some(texts) = texts(repo, reader, flow).await? else { return Ok(Vec::new()) };
    let scope = Scope { team: reader.team, kind: EntryKind::Flow };
    let (category, tags) = texts.shelf.split_once('\n').unwrap_or((&texts.shelf, ""));
    let mut points: HashMap<i64, (f64, Vec<(f64, String)>)> = HashMap::new();
    let mut asked: Vec<Sign> = Vec::new();
    let backend = repo.connection().get_database_backend();
    let mut ask = |class: Class, text: &str, asked_for: &str| {
        asked.push(Sign {
            text: text.to_owned(),
            class,
            asked: any_of(backend, scope, class, asked_for, false),
        });
    };
    tags.lines().for_each(|tag| ask(Class::Mark, tag, &Entry::mark("tag", tag)));
    telling(&texts).iter().for_each(|word| ask(Class::Word, word, word));
    if !category.is_empty() {
        ask(Class::Mark, "", &Entry::mark("category", category));
    }
    let mut having_it = Vec::with_capacity(asked.len());
    for sign in &asked {
        having_it.push(having(repo, &sign.asked).await?);
    }
    // How many flows there are is not counted: what the most have stands for it.
    let most = having_it.iter().map(Vec::len).max().unwrap_or(0) as f64 + 0.5;
    for (Sign { text, class, .. }, others) in asked.iter().zip(having_it) {
        if *class == Class::Word && i64::try_from(others.len()).unwrap_or(i64::MAX) > COMMON {
            continue;
        }
        let rarity = (most / others.len().max(1) as f64).ln().max(LEAST);
        let worth = if *class == Class::Mark { rarity * 1.5 } else { rarity };
        for number in others.into_iter().filter(|number| *number != texts.number) {
            let (points, shared) = points.entry(number).or_default();
            *points += worth;
            // A tag is often a word, too.
            if !text.is_empty() && !shared.iter().any(|(_, told)| told.eq_ignore_ascii_case(text)) {
                shared.push((worth, text.clone()));
            }
        }
    }
    let mut likest: Vec<_> = points.into_iter().filter(|(_, (_, shared))| !shared.is_empty()).collect();
    likest.sort_by(|(one, (points, _)), (other, (others, _))| others.total_cmp(points).then(other.cmp(one)));
    likest.truncate(MOST * 4);
    let likest = likest.into_iter().map(|(number, (_, mut shared))| {
        shared.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        (number, shared.into_iter().map(|(_, text)| text).take(MOST_SHARED).collect())
    });
    rows(repo, reader, likest.collect()).await
}

/// The flows of the entries, in their order.
async fn rows<C: ConnectionTrait>(
    repo: &Repo<C>,
    reader: &Reader,
    likest: Vec<(i64, Vec<String>)>,
) -> Result<Vec<SimilarRow>, StoreError> {
    let db = repo.connection();
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT e.number, e.thing_id FROM search_entries e JOIN flows t ON t.team_id = e.team_id AND t.id = e.thing_id \
         WHERE t.archived_at IS NULL AND e.kind = 'flow' AND e.team_id = ",
    );
    sql.bind(reader.team.uuid()).push(" AND e.number IN (");
    sql.bind_all(likest.iter().map(|(number, _)| *number)).push(")");
    let mut ids: HashMap<i64, Uuid> = HashMap::new();
    for row in db.query_all_raw(sql.done()).await.map_err(store_error)? {
        let number = row.try_get("", "number").map_err(store_error)?;
        ids.insert(number, row.try_get("", "thing_id").map_err(store_error)?);
    }
    let likest: Vec<_> = likest
        .into_iter()
        .filter_map(|(number, shared)| Some((*ids.get(&number)?, shared)))
        .take(MOST)
        .collect();
    let found = Columns::read(repo, reader, likest.iter().map(|(id, _)| *id)).await?;
    let found = complete(repo, reader, found).await?;
    let mut found: HashMap<Uuid, FlowRow> = found.into_iter().map(|row| (row.id.uuid(), row)).collect();
    let similar =
        likest.into_iter().filter_map(|(id, shared)| Some(SimilarRow { flow: found.remove(&id)?, shared }));
    Ok(similar.collect())
}

/// Words that may tell what the flow is about, those of the title first.
fn telling(texts: &Texts) -> Vec<String> {
    let steps = EntryStep::read_all(&texts.steps).into_iter().map(|step| step.title).collect::<Vec<_>>();
    let mut seen = HashSet::new();
    let mut telling = Vec::new();
    for text in [&texts.title, &texts.summary, &steps.join("\n")] {
        let mut all: Vec<String> = words(text).into_iter().filter(|word| tells(word)).collect();
        // Long words tell more; the order must not be one of chance.
        all.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        telling.extend(all.into_iter().filter(|word| seen.insert(word.clone())));
    }
    telling.truncate(ASKED);
    telling
}

async fn texts<C: ConnectionTrait>(
    repo: &Repo<C>,
    reader: &Reader,
    flow: FlowId,
) -> Result<Option<Texts>, StoreError> {
    let db = repo.connection();
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT number, title, shelf, summary, steps FROM search_entries WHERE kind = 'flow' AND team_id = ",
    );
    sql.bind(reader.team.uuid()).push(" AND thing_id = ").bind(flow.uuid());
    Texts::find_by_statement(sql.done()).one(db).await.map_err(store_error)
}

/// The entries that have it, one more than would be common at most; on SQLite the newest.
async fn having<C: ConnectionTrait>(repo: &Repo<C>, asked: &str) -> Result<Vec<i64>, StoreError> {
    let db = repo.connection();
    let mut sql = Sql::new(db.get_database_backend(), "SELECT ");
    push_match(&mut sql, asked);
    sql.either(" ORDER BY rowid DESC", "").push(" LIMIT ").bind(COMMON + 1);
    let rows = db.query_all_raw(sql.done()).await.map_err(store_error)?;
    rows.iter().map(|row| row.try_get("", "number")).collect::<Result<_, _>>().map_err(store_error)
}
