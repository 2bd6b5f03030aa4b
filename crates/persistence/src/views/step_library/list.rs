//! The list of the Step Library.

use crate::{
    Repo,
    db::{corrupt, store_error},
    flows::count,
    rows::{library_step_tags as tags, library_steps as steps},
    search::{Ask, Found, Order as Best, Scope, find},
    sql::Sql,
    step_library::read_step,
    views::{
        Cursor, Page, Person,
        flows::parse_time,
        people::{name_of, people},
    },
};
use rf_core::{LibraryStepId, StoreError, TeamId, Time};
use rf_flows::{
    Risk,
    search::{Entry, EntryKind, Search, SearchHit},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect,
    Select,
    sea_query::{Expr, ExprTrait, Query, SimpleExpr},
};
use std::collections::HashMap;
use uuid::Uuid;

/// The mean in millionths, so that whole numbers compare; 0 where there is no review.
const RATING: &str =
    "CASE WHEN rating_count = 0 THEN 0 ELSE CAST(rating_sum AS BIGINT) * 1000000 / rating_count END";
/// How often a step is used.
const USED: &str = "CAST(links AS BIGINT) + copies";

/// Which steps, in which order.
#[derive(Debug, Clone, Default)]
pub struct LibraryStepQuery {
    /// Words to find.
    pub search: Option<String>,
    /// Only this type, by its name on the wire.
    pub kind: Option<String>,
    /// Only this category.
    pub category: Option<String>,
    /// Only with all of these tags.
    pub tags: Vec<String>,
    /// What was put away, instead of the rest.
    pub archived: bool,
    /// The order; unless said, the best first for a search, and last changed first otherwise.
    pub sort: Option<LibraryStepSort>,
    /// Where the page before ended.
    pub after: Option<Cursor>,
    /// Rows wanted.
    pub limit: u64,
}

/// The order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LibraryStepSort {
    /// What fits the search best; without one, last changed first.
    Relevance,
    /// Last changed first.
    Updated,
    /// By title, without regard to case.
    Title,
    /// Best rated first.
    Rating,
    /// Most often linked and copied first.
    MostUsed,
}

/// A page of the list.
#[derive(Debug, Clone)]
pub struct StepList {
    /// The page.
    pub page: Page<FoundStep>,
    /// The search as it was understood, where a word was mistyped.
    pub corrected: Option<String>,
}

/// A library step as lists show it.
#[derive(Debug, Clone)]
pub struct FoundStep {
    /// Which.
    pub id: LibraryStepId,
    /// Its title.
    pub title: String,
    /// Its type, by the name on the wire.
    pub kind: String,
    /// Its shelf.
    pub category: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// What it can do harm to.
    pub risk: Risk,
    /// Its newest version.
    pub version: u32,
    /// Who answers for it.
    pub owner: Person,
    /// When its newest version was saved.
    pub updated_at: Time,
    /// The sum of its reviews' stars.
    pub rating_sum: u32,
    /// How many reviews it has.
    pub reviews: u32,
    /// Steps of drafts that follow it.
    pub links: u32,
    /// How often it was copied.
    pub copies: u32,
    /// When it was put away.
    pub archived_at: Option<Time>,
    /// Where the search was found.
    pub hits: Vec<SearchHit>,
}

/// One page of the team's Step Library.
///
/// # Errors
/// When the database does not answer.
pub async fn list_library_steps<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    query: &LibraryStepQuery,
) -> Result<StepList, StoreError> {
    let typed = query.search.as_deref().map(str::trim).filter(|typed| !typed.is_empty());
    let (page, mut hits, corrected) = match typed {
        Some(typed) => found(repo, team, query, typed).await?,
        None => (sorted(repo, team, query).await?, HashMap::new(), None),
    };
    let owners = people(repo, team, page.items.iter().map(|row| row.owner_id)).await?;
    let items = page.items.into_iter().map(|row| {
        let (owner, hits) = (name_of(&owners, row.owner_id), hits.remove(&row.id).unwrap_or_default());
        found_from(row, owner, hits)
    });
    let page = Page { items: items.collect::<Result<_, _>>()?, next: page.next };
    Ok(StepList { page, corrected })
}

/// What the query leaves.
fn narrowed(team: TeamId, query: &LibraryStepQuery) -> Select<steps::Entity> {
    let mut select = steps::Entity::find().filter(steps::Column::TeamId.eq(team.uuid()));
    select = select.filter(match query.archived {
        true => steps::Column::ArchivedAt.is_not_null(),
        false => steps::Column::ArchivedAt.is_null(),
    });
    if let Some(kind) = &query.kind {
        select = select.filter(steps::Column::Kind.eq(kind));
    }
    if let Some(category) = &query.category {
        select = select.filter(steps::Column::Category.eq(category));
    }
    for tag in &query.tags {
        let tagged = Query::select()
            .column(tags::Column::StepId)
            .from(tags::Entity)
            .and_where(Expr::col(tags::Column::TeamId).eq(team.uuid()))
            .and_where(Expr::col(tags::Column::Tag).eq(tag))
            .take();
        select = select.filter(steps::Column::Id.in_subquery(tagged));
    }
    select
}

/// A page of what has the words, and where they are.
async fn found<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    query: &LibraryStepQuery,
    typed: &str,
) -> Result<(Page<steps::Model>, HashMap<Uuid, Vec<SearchHit>>, Option<String>), StoreError> {
    let mut marks: Vec<String> = query.tags.iter().map(|tag| Entry::mark("tag", tag)).collect();
    marks.extend(query.kind.as_ref().map(|kind| Entry::mark("type", kind)));
    marks.extend(query.category.as_ref().map(|category| Entry::mark("category", category)));
    let archived =
        if query.archived { " AND t.archived_at IS NOT NULL" } else { " AND t.archived_at IS NULL" };
    let ask = Ask {
        scope: Scope { team, kind: EntryKind::Step },
        search: &Search::parse(typed),
        marks: &marks,
        narrow: |sql: &mut Sql| {
            sql.push(archived);
        },
        is_narrow: query.archived,
        key: RATING,
    };
    let order = match query.sort {
        None | Some(LibraryStepSort::Relevance) => Best::Relevance,
        Some(LibraryStepSort::Updated) => Best::Updated,
        Some(LibraryStepSort::Title) => Best::Title,
        Some(LibraryStepSort::Rating) => Best::KeyDown,
        Some(LibraryStepSort::MostUsed) => Best::Uses,
    };
    let Found { page, corrected } = find(repo, ask, order, query.after.as_ref(), query.limit).await?;
    // Marks only compare hashes; what they mixed up is left out here.
    let rows = narrowed(team, query)
        .filter(steps::Column::Id.is_in(page.items.iter().map(|(id, _)| *id)))
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    let mut rows: HashMap<Uuid, steps::Model> = rows.into_iter().map(|row| (row.id, row)).collect();
    let items = page.items.iter().filter_map(|(id, _)| rows.remove(id)).collect();
    Ok((Page { items, next: page.next }, page.items.into_iter().collect(), corrected))
}

async fn sorted<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    query: &LibraryStepQuery,
) -> Result<Page<steps::Model>, StoreError> {
    use LibraryStepSort::{MostUsed, Rating, Relevance, Title, Updated};
    let mut select = narrowed(team, query);
    let sort = query.sort.unwrap_or(Updated);
    let (key, order): (SimpleExpr, _) = match sort {
        Relevance | Updated => (Expr::col(steps::Column::UpdatedAt), Order::Desc),
        Title => (Expr::col(steps::Column::TitleKey), Order::Asc),
        Rating => (Expr::cust(RATING), Order::Desc),
        MostUsed => (Expr::cust(USED), Order::Desc),
    };
    if let Some(after) = &query.after {
        let last: Option<SimpleExpr> = match sort {
            Relevance | Updated => parse_time(&after.key).map(Expr::val),
            Title => Some(Expr::val(after.key.as_str())),
            Rating | MostUsed => after.key.parse::<i64>().ok().map(Expr::val),
        };
        let Some(last) = last else { return Ok(Page { items: Vec::new(), next: None }) };
        let same = key.clone().eq(last.clone());
        select = select.filter(match order {
            Order::Asc => {
                Condition::any().add(key.clone().gt(last)).add(same.and(steps::Column::Id.gt(after.id)))
            }
            _ => Condition::any().add(key.clone().lt(last)).add(same.and(steps::Column::Id.lt(after.id))),
        });
    }
    let rows = select
        .order_by(key, order.clone())
        .order_by(steps::Column::Id, order)
        .limit(query.limit + 1)
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    Ok(Page::cut(rows, query.limit, |row| Cursor {
        key: match sort {
            Relevance | Updated => row.updated_at.to_rfc3339(),
            Title => row.title_key.clone(),
            Rating if row.rating_count == 0 => "0".to_owned(),
            Rating => (i64::from(row.rating_sum) * 1_000_000 / i64::from(row.rating_count)).to_string(),
            MostUsed => (i64::from(row.links) + i64::from(row.copies)).to_string(),
        },
        id: row.id,
    }))
}

fn found_from(row: steps::Model, owner: Person, hits: Vec<SearchHit>) -> Result<FoundStep, StoreError> {
    Ok(FoundStep {
        id: row.id.into(),
        title: row.title,
        kind: row.kind,
        category: row.category,
        tags: serde_json::from_str(&row.tags).map_err(|error| corrupt(&error.to_string()))?,
        risk: read_step(&row.step)?.risk,
        version: count(row.version)?,
        owner,
        updated_at: row.updated_at,
        rating_sum: count(row.rating_sum)?,
        reviews: count(row.rating_count)?,
        links: count(row.links)?,
        copies: count(row.copies)?,
        archived_at: row.archived_at,
        hits,
    })
}
