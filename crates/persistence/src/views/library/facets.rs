//! What the library can be narrowed by, with counts: counted from an index that the drafts are not in.

use super::{FlowListStatus, row::Reader};
use crate::{
    Repo,
    db::store_error,
    sql::Sql,
    views::{
        Person,
        people::{name_of, people},
        unsigned,
    },
};
use chrono::NaiveDate;
use rf_core::StoreError;
use rf_flows::FlowKind;
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
    hash::Hash,
};
use uuid::Uuid;

/// The most names of a sort.
const MOST: usize = 200;
/// The most tags that are read; a team with more sees the commonest of the first.
const MOST_TAGS: i64 = 20_000;

/// What the library can be narrowed by. Archived flows are counted only in `archived`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowFacets {
    /// All flows.
    pub total: u64,
    /// By kind, every kind.
    pub kinds: Vec<(FlowKind, u64)>,
    /// By state, every state; those that have changed count as published too.
    pub statuses: Vec<(FlowListStatus, u64)>,
    /// By category, the commonest first, then by name; at most 200. The empty name is that of flows without one.
    pub categories: Vec<(String, u64)>,
    /// By tag, likewise.
    pub tags: Vec<(String, u64)>,
    /// By owner, likewise.
    pub owners: Vec<(Person, u64)>,
    /// The reader's favourites.
    pub favourites: u64,
    /// Whose review is overdue.
    pub overdue: u64,
    /// Archived ones.
    pub archived: u64,
    /// In no folder.
    pub unfiled: u64,
}

#[derive(FromQueryResult)]
struct Group {
    kind: String,
    category: String,
    owner_id: Uuid,
    every: i64,
    live: i64,
    drafts: i64,
    changed: i64,
    overdue: i64,
    unfiled: i64,
}

/// Counts the team's library as of a day, in UTC.
///
/// # Errors
/// When the database does not answer.
pub async fn flow_facets<C: ConnectionTrait>(
    repo: &Repo<C>,
    reader: &Reader,
    today: NaiveDate,
) -> Result<FlowFacets, StoreError> {
    let groups = groups(repo, reader, today).await?;
    let sum = |of: fn(&Group) -> i64| groups.iter().map(|group| unsigned(of(group))).sum::<u64>();
    let (total, drafts, changed) =
        (sum(|group| group.live), sum(|group| group.drafts), sum(|group| group.changed));
    let archived = sum(|group| group.every - group.live);
    let kinds = counted(&groups, |group| group.kind.clone());
    let owners: HashMap<Uuid, u64> = counted(&groups, |group| group.owner_id).into_iter().collect();
    let names = people(repo, reader.team, owners.keys().copied()).await?;
    let mut owners: Vec<_> = owners.into_iter().map(|(id, flows)| (name_of(&names, id), flows)).collect();
    owners.sort_by(|(one, flows), (other, others)| others.cmp(flows).then_with(|| one.name.cmp(&other.name)));
    owners.truncate(MOST);
    Ok(FlowFacets {
        total,
        kinds: FlowKind::ALL
            .map(|kind| {
                (kind, kinds.iter().find(|(name, _)| name == kind.as_str()).map_or(0, |(_, flows)| *flows))
            })
            .to_vec(),
        statuses: vec![
            (FlowListStatus::Draft, drafts),
            (FlowListStatus::Published, total - drafts.min(total)),
            (FlowListStatus::Changed, changed),
        ],
        categories: commonest(counted(&groups, |group| group.category.clone())),
        tags: tags(repo, reader, archived > 0).await?,
        owners,
        favourites: favourites(repo, reader).await?,
        overdue: sum(|group| group.overdue),
        archived,
        unfiled: sum(|group| group.unfiled),
    })
}

/// Flows by kind, category and owner in the order of the index: it is read once, and nothing sorted.
async fn groups<C: ConnectionTrait>(
    repo: &Repo<C>,
    reader: &Reader,
    today: NaiveDate,
) -> Result<Vec<Group>, StoreError> {
    let db = repo.connection();
    let mut sql = Sql::new(db.get_database_backend(), "SELECT kind, category, owner_id, COUNT(*) AS every");
    let mut count = |condition: &str, name: &str| {
        sql.push(", COUNT(CASE WHEN archived_at IS NULL").push(condition).push(" THEN 1 END) AS ").push(name);
    };
    count("", "live");
    count(" AND latest_version IS NULL", "drafts");
    count(
        " AND latest_version IS NOT NULL AND (published_revision IS NULL OR published_revision <> revision)",
        "changed",
    );
    count(" AND folder_id IS NULL", "unfiled");
    sql.push(", COUNT(CASE WHEN archived_at IS NULL AND review_by < ").bind(today);
    sql.push(" THEN 1 END) AS overdue FROM flows").either(" INDEXED BY flows_narrow", "");
    sql.push(" WHERE team_id = ").bind(reader.team.uuid()).push(" GROUP BY kind, category, owner_id");
    Group::find_by_statement(sql.done()).all(db).await.map_err(store_error)
}

fn counted<K: Eq + Hash>(groups: &[Group], key: impl Fn(&Group) -> K) -> Vec<(K, u64)> {
    let mut counts: HashMap<K, u64> = HashMap::new();
    for group in groups.iter().filter(|group| group.live > 0) {
        *counts.entry(key(group)).or_default() += unsigned(group.live);
    }
    counts.into_iter().collect()
}

fn commonest(mut names: Vec<(String, u64)>) -> Vec<(String, u64)> {
    names.sort_by(|one, other| (Reverse(one.1), &one.0).cmp(&(Reverse(other.1), &other.0)));
    names.truncate(MOST);
    names
}

async fn tags<C: ConnectionTrait>(
    repo: &Repo<C>,
    reader: &Reader,
    less_archived: bool,
) -> Result<Vec<(String, u64)>, StoreError> {
    let db = repo.connection();
    let mut all =
        Sql::new(db.get_database_backend(), "SELECT tag, COUNT(*) AS flows FROM flow_tags WHERE team_id = ");
    all.bind(reader.team.uuid()).push(" GROUP BY tag LIMIT ").bind(MOST_TAGS);
    let mut counts: BTreeMap<String, u64> = names(db, all).await?.into_iter().collect();
    if less_archived {
        let mut archived = Sql::new(
            db.get_database_backend(),
            "SELECT g.tag, COUNT(*) AS flows FROM flows t CROSS JOIN flow_tags g WHERE t.team_id = ",
        );
        archived.bind(reader.team.uuid()).push(" AND t.archived_at IS NOT NULL");
        archived.push(" AND g.team_id = t.team_id AND g.flow_id = t.id GROUP BY g.tag");
        for (tag, flows) in names(db, archived).await? {
            if let Some(count) = counts.get_mut(&tag) {
                *count = count.saturating_sub(flows);
            }
        }
    }
    Ok(commonest(counts.into_iter().filter(|(_, flows)| *flows > 0).collect()))
}

async fn names(db: &impl ConnectionTrait, sql: Sql) -> Result<Vec<(String, u64)>, StoreError> {
    let rows = db.query_all_raw(sql.done()).await.map_err(store_error)?;
    let names = rows.iter().map(|row| Ok((row.try_get("", "tag")?, unsigned(row.try_get("", "flows")?))));
    names.collect::<Result<_, _>>().map_err(store_error)
}

async fn favourites<C: ConnectionTrait>(repo: &Repo<C>, reader: &Reader) -> Result<u64, StoreError> {
    let db = repo.connection();
    let mut sql = Sql::new(
        db.get_database_backend(),
        "SELECT COUNT(*) AS flows FROM flow_favourites v JOIN flows t ON t.team_id = v.team_id AND t.id = v.flow_id \
         WHERE t.archived_at IS NULL AND v.team_id = ",
    );
    sql.bind(reader.team.uuid()).push(" AND v.user_id = ").bind(reader.user.uuid());
    let row = db.query_one_raw(sql.done()).await.map_err(store_error)?;
    Ok(unsigned(row.map_or(Ok(0), |row| row.try_get("", "flows")).map_err(store_error)?))
}
