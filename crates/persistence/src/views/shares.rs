//! The lists of links to sessions.

use super::{
    Cursor, Page, Person,
    flows::parse_time,
    people::{name_of, people},
};
use crate::{
    Repo,
    db::{corrupt, store_error},
    rows::{session_shares as shares, sessions, teams},
    shares::share_from,
};
use rf_core::{SessionId, StoreError, TeamId, Time, UserId};
use rf_flows::sharing::{Share, ShareState};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

/// The most links of one session that are shown: those that ended long ago are of no use there.
const MOST_OF_SESSION: u64 = 100;

/// Which links; the newest first.
#[derive(Debug, Clone)]
pub struct ShareQuery {
    /// Only those that stand like this.
    pub state: Option<ShareState>,
    /// The present moment: links expire by themselves.
    pub now: Time,
    /// Where the page before ended.
    pub after: Option<Cursor>,
    /// Rows wanted.
    pub limit: u64,
}

/// What a link leads to, as lists show it.
#[derive(Debug, Clone)]
pub struct SharedSession {
    /// The session.
    pub id: SessionId,
    /// Its short human name.
    pub reference: String,
    /// The title of the flow that it follows.
    pub flow_title: String,
    /// Whose it is.
    pub assignee: UserId,
}

/// A link as lists show it.
#[derive(Debug, Clone)]
pub struct ShareRow {
    /// The link.
    pub share: Share,
    /// What it leads to.
    pub session: SharedSession,
    /// Who made it.
    pub created_by: Person,
    /// Who took it back.
    pub revoked_by: Option<Person>,
}

/// One page of the team's links.
///
/// # Errors
/// When the database does not answer.
pub async fn list_shares<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    query: &ShareQuery,
) -> Result<Page<ShareRow>, StoreError> {
    use shares::Column;
    let mut select = shares::Entity::find().filter(Column::TeamId.eq(team.uuid()));
    select = match query.state {
        None => select,
        Some(ShareState::Revoked) => select.filter(Column::RevokedAt.is_not_null()),
        Some(ShareState::Live) => {
            select.filter(Column::RevokedAt.is_null()).filter(Column::ExpiresAt.gt(query.now))
        }
        Some(ShareState::Expired) => {
            select.filter(Column::RevokedAt.is_null()).filter(Column::ExpiresAt.lte(query.now))
        }
    };
    if let Some(after) = &query.after {
        let Some(time) = parse_time(&after.key) else { return Ok(Page { items: Vec::new(), next: None }) };
        let same_time = Condition::all().add(Column::CreatedAt.eq(time)).add(Column::Id.lt(after.id));
        select = select.filter(Condition::any().add(Column::CreatedAt.lt(time)).add(same_time));
    }
    let rows = select
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .limit(query.limit + 1)
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    let page = Page::cut(rows, query.limit, |row| Cursor { key: row.created_at.to_rfc3339(), id: row.id });
    Ok(Page { items: told(repo, team, page.items).await?, next: page.next })
}

/// The links of one session, the newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn shares_of<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    session: SessionId,
) -> Result<Vec<ShareRow>, StoreError> {
    let rows = shares::Entity::find()
        .filter(shares::Column::TeamId.eq(team.uuid()))
        .filter(shares::Column::SessionId.eq(session.uuid()))
        .order_by_desc(shares::Column::CreatedAt)
        .order_by_desc(shares::Column::Id)
        .limit(MOST_OF_SESSION)
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    told(repo, team, rows).await
}

/// The team's name, for whoever follows a link.
///
/// # Errors
/// When the database does not answer.
pub async fn team_name<C: ConnectionTrait>(repo: &Repo<C>, team: TeamId) -> Result<String, StoreError> {
    let row = teams::Entity::find_by_id(team.uuid()).one(repo.connection()).await.map_err(store_error)?;
    Ok(row.ok_or_else(|| corrupt("a link without its team"))?.name)
}

async fn told<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    rows: Vec<shares::Model>,
) -> Result<Vec<ShareRow>, StoreError> {
    let ids = rows.iter().flat_map(|row| [row.created_by].into_iter().chain(row.revoked_by));
    let people = people(repo, team, ids).await?;
    let sessions = sessions_of(repo, team, rows.iter().map(|row| row.session_id)).await?;
    let rows = rows.into_iter().map(|row| {
        let session = sessions.get(&row.session_id).ok_or_else(|| corrupt("a link without its session"))?;
        Ok(ShareRow {
            session: session.clone(),
            created_by: name_of(&people, row.created_by),
            revoked_by: row.revoked_by.map(|id| name_of(&people, id)),
            share: share_from(row)?,
        })
    });
    rows.collect()
}

async fn sessions_of<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    ids: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, SharedSession>, StoreError> {
    let mut ids: Vec<Uuid> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = sessions::Entity::find()
        .filter(sessions::Column::TeamId.eq(team.uuid()))
        .filter(sessions::Column::Id.is_in(ids))
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    let session = |row: sessions::Model| SharedSession {
        id: row.id.into(),
        reference: row.reference,
        flow_title: row.flow_title,
        assignee: row.assignee_id.into(),
    };
    Ok(rows.into_iter().map(|row| (row.id, session(row))).collect())
}
