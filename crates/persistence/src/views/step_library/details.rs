//! One library step: what is counted about it, its versions, reviews and uses.

use crate::{
    Repo,
    db::store_error,
    flows::count,
    rows::{
        flows, library_step_reviews as reviews, library_step_uses as uses, library_step_versions as versions,
        library_steps as steps,
    },
    step_library::read_step,
    views::{
        Cursor, Page, Person,
        flows::parse_time,
        people::{name_of, people, person},
    },
};
use rf_core::{FlowId, LibraryStepId, StoreError, TeamId, Time, UserId};
use rf_flows::Step;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::ExprTrait,
};
use std::collections::HashMap;
use uuid::Uuid;

/// What is counted about a step, and what the one who looks said about it.
#[derive(Debug, Clone)]
pub struct LibraryStepRow {
    /// Who answers for it.
    pub owner: Person,
    /// How many reviews gave 1, 2, 3, 4 and 5 stars.
    pub stars: [u32; 5],
    /// Steps of drafts that follow it.
    pub links: u32,
    /// How often it was copied.
    pub copies: u32,
    /// The review of the one who looks.
    pub my_review: Option<StepReviewRow>,
}

/// A version.
#[derive(Debug, Clone)]
pub struct LibraryStepVersionRow {
    /// Its number.
    pub number: u32,
    /// The step in it.
    pub step: Step,
    /// The step in the version before; none for the first.
    pub before: Option<Step>,
    /// What changed, in the author's words.
    pub change_note: String,
    /// When.
    pub made_at: Time,
    /// By whom.
    pub made_by: Person,
}

/// A review.
#[derive(Debug, Clone)]
pub struct StepReviewRow {
    /// Whose.
    pub author: Person,
    /// 1 to 5.
    pub rating: u32,
    /// In their words.
    pub comment: String,
    /// When.
    pub written_at: Time,
}

/// A step of a draft that follows a library step.
#[derive(Debug, Clone)]
pub struct StepUseRow {
    /// Whose step.
    pub flow: FlowId,
    /// The flow's title.
    pub title: String,
    /// Which step of it.
    pub flow_step: String,
    /// The version that it was taken from.
    pub version: u32,
}

/// What is counted about a step.
///
/// # Errors
/// When the database does not answer.
pub async fn library_step_row<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    id: LibraryStepId,
    viewer: UserId,
) -> Result<Option<LibraryStepRow>, StoreError> {
    let db = repo.connection();
    let row = steps::Entity::find_by_id((team.uuid(), id.uuid())).one(db).await.map_err(store_error)?;
    let Some(row) = row else { return Ok(None) };
    let given: Vec<(i32, i64)> = reviews::Entity::find()
        .select_only()
        .column(reviews::Column::Rating)
        .column_as(reviews::Column::UserId.count(), "reviews")
        .filter(reviews::Column::TeamId.eq(team.uuid()))
        .filter(reviews::Column::StepId.eq(id.uuid()))
        .group_by(reviews::Column::Rating)
        .into_tuple()
        .all(db)
        .await
        .map_err(store_error)?;
    let mut stars = [0; 5];
    for (rating, reviews) in given {
        let place = usize::try_from(rating - 1).ok().and_then(|place| stars.get_mut(place));
        if let Some(place) = place {
            *place = u32::try_from(reviews).unwrap_or(u32::MAX);
        }
    }
    let mine = reviews::Entity::find_by_id((team.uuid(), id.uuid(), viewer.uuid())).one(db).await;
    let my_review = match mine.map_err(store_error)? {
        Some(review) => Some(review_from(review, person(repo, team, viewer).await?)?),
        None => None,
    };
    Ok(Some(LibraryStepRow {
        owner: person(repo, team, row.owner_id.into()).await?,
        stars,
        links: count(row.links)?,
        copies: count(row.copies)?,
        my_review,
    }))
}

/// One page of a step's versions, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn library_step_versions<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    id: LibraryStepId,
    after: Option<&Cursor>,
    limit: u64,
) -> Result<Page<LibraryStepVersionRow>, StoreError> {
    let mut select = versions::Entity::find()
        .filter(versions::Column::TeamId.eq(team.uuid()))
        .filter(versions::Column::StepId.eq(id.uuid()));
    if let Some(after) = after {
        let Ok(number) = after.key.parse::<i32>() else { return Ok(Page { items: Vec::new(), next: None }) };
        select = select.filter(versions::Column::Number.lt(number));
    }
    let rows = select
        .order_by_desc(versions::Column::Number)
        .limit(limit + 1)
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    // The one beyond the page is what its last version is compared with.
    let texts: HashMap<i32, String> = rows.iter().map(|row| (row.number, row.step.clone())).collect();
    let page = Page::cut(rows, limit, |row| Cursor { key: row.number.to_string(), id: Uuid::nil() });
    let authors = people(repo, team, page.items.iter().map(|row| row.made_by)).await?;
    let items = page.items.into_iter().map(|row| {
        Ok(LibraryStepVersionRow {
            number: count(row.number)?,
            step: read_step(&row.step)?,
            before: texts.get(&(row.number - 1)).map(|text| read_step(text)).transpose()?,
            change_note: row.change_note,
            made_at: row.made_at,
            made_by: name_of(&authors, row.made_by),
        })
    });
    Ok(Page { items: items.collect::<Result<_, StoreError>>()?, next: page.next })
}

/// One page of a step's reviews, latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn step_reviews<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    id: LibraryStepId,
    after: Option<&Cursor>,
    limit: u64,
) -> Result<Page<StepReviewRow>, StoreError> {
    let mut select = reviews::Entity::find()
        .filter(reviews::Column::TeamId.eq(team.uuid()))
        .filter(reviews::Column::StepId.eq(id.uuid()));
    if let Some(after) = after {
        let Some(time) = parse_time(&after.key) else { return Ok(Page { items: Vec::new(), next: None }) };
        let same_time = reviews::Column::WrittenAt.eq(time).and(reviews::Column::UserId.lt(after.id));
        select = select.filter(Condition::any().add(reviews::Column::WrittenAt.lt(time)).add(same_time));
    }
    let rows = select
        .order_by_desc(reviews::Column::WrittenAt)
        .order_by_desc(reviews::Column::UserId)
        .limit(limit + 1)
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    let page = Page::cut(rows, limit, |row| Cursor { key: row.written_at.to_rfc3339(), id: row.user_id });
    let authors = people(repo, team, page.items.iter().map(|row| row.user_id)).await?;
    let items = page.items.into_iter().map(|row| {
        let author = name_of(&authors, row.user_id);
        review_from(row, author)
    });
    Ok(Page { items: items.collect::<Result<_, StoreError>>()?, next: page.next })
}

fn review_from(row: reviews::Model, author: Person) -> Result<StepReviewRow, StoreError> {
    Ok(StepReviewRow { author, rating: count(row.rating)?, comment: row.comment, written_at: row.written_at })
}

/// One page of the steps of drafts that follow a step.
///
/// # Errors
/// When the database does not answer.
pub async fn step_uses<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    id: LibraryStepId,
    after: Option<&Cursor>,
    limit: u64,
) -> Result<Page<StepUseRow>, StoreError> {
    let mut select = uses::Entity::find()
        .filter(uses::Column::TeamId.eq(team.uuid()))
        .filter(uses::Column::StepId.eq(id.uuid()));
    if let Some(after) = after {
        let same_flow = uses::Column::FlowId.eq(after.id).and(uses::Column::FlowStep.gt(after.key.as_str()));
        select = select.filter(Condition::any().add(uses::Column::FlowId.gt(after.id)).add(same_flow));
    }
    let rows = select
        .order_by_asc(uses::Column::FlowId)
        .order_by_asc(uses::Column::FlowStep)
        .limit(limit + 1)
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    let page = Page::cut(rows, limit, |row| Cursor { key: row.flow_step.clone(), id: row.flow_id });
    let titles: HashMap<Uuid, String> = flows::Entity::find()
        .select_only()
        .columns([flows::Column::Id, flows::Column::Title])
        .filter(flows::Column::TeamId.eq(team.uuid()))
        .filter(flows::Column::Id.is_in(page.items.iter().map(|row| row.flow_id)))
        .into_tuple::<(Uuid, String)>()
        .all(repo.connection())
        .await
        .map_err(store_error)?
        .into_iter()
        .collect();
    let items = page.items.into_iter().map(|row| {
        Ok(StepUseRow {
            flow: row.flow_id.into(),
            title: titles.get(&row.flow_id).cloned().unwrap_or_default(),
            flow_step: row.flow_step,
            version: count(row.version)?,
        })
    });
    Ok(Page { items: items.collect::<Result<_, StoreError>>()?, next: page.next })
}
