//! What a person was told of.

use super::{Cursor, Page, flows::parse_time};
use crate::{
    Repo,
    db::{corrupt, store_error},
    rows::notifications,
};
use rf_core::{NotificationId, SessionId, StoreError, TeamId, Time, UserId};
use rf_flows::notification::{NotificationKind, NotificationText};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

/// A notification as lists show it.
#[derive(Debug, Clone)]
pub struct NotificationRow {
    /// Which.
    pub id: NotificationId,
    /// What happened.
    pub kind: NotificationKind,
    /// In which session.
    pub session: SessionId,
    /// Who did it, as they were called then.
    pub actor_name: String,
    /// What there is to read.
    pub text: NotificationText,
    /// When.
    pub at: Time,
    /// When it was read.
    pub read_at: Option<Time>,
}

/// One page of what the person was told of, the newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn list_notifications<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    user: UserId,
    after: Option<&Cursor>,
    limit: u64,
) -> Result<Page<NotificationRow>, StoreError> {
    use notifications::Column;
    let mut which = of_person(team, user);
    if let Some(after) = after {
        let Some(time) = parse_time(&after.key) else { return Ok(Page { items: Vec::new(), next: None }) };
        let same_time = Condition::all().add(Column::CreatedAt.eq(time)).add(Column::Id.lt(after.id));
        which = which.add(Condition::any().add(Column::CreatedAt.lt(time)).add(same_time));
    }
    let rows = notifications::Entity::find()
        .filter(which)
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .limit(limit + 1)
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    let page = Page::cut(rows, limit, |row| Cursor { key: row.created_at.to_rfc3339(), id: row.id });
    let items = page.items.into_iter().map(|row| {
        Ok(NotificationRow {
            id: row.id.into(),
            kind: NotificationKind::parse(&row.kind).ok_or_else(|| corrupt("a notification's kind"))?,
            session: row.session_id.into(),
            actor_name: row.actor_name,
            text: serde_json::from_str(&row.params)
                .map_err(|error| corrupt(&format!("notification: {error}")))?,
            at: row.created_at,
            read_at: row.read_at,
        })
    });
    Ok(Page { items: items.collect::<Result<_, StoreError>>()?, next: page.next })
}

/// How many of them the person has not read.
///
/// # Errors
/// When the database does not answer.
pub async fn unread_notifications<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    user: UserId,
) -> Result<u64, StoreError> {
    notifications::Entity::find()
        .filter(of_person(team, user))
        .filter(notifications::Column::ReadAt.is_null())
        .count(repo.connection())
        .await
        .map_err(store_error)
}

/// What tells whether somebody was told of something since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnreadAndNewest {
    /// How many the person has not read.
    pub unread: u64,
    /// When the newest was made.
    pub newest: Option<Time>,
}

/// How much the person has not read, and when they were last told of something.
///
/// # Errors
/// When the database does not answer.
pub async fn unread_and_newest<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    user: UserId,
) -> Result<UnreadAndNewest, StoreError> {
    use notifications::Column;
    let newest: Option<Time> = notifications::Entity::find()
        .select_only()
        .column(Column::CreatedAt)
        .filter(of_person(team, user))
        .order_by_desc(Column::CreatedAt)
        .order_by_desc(Column::Id)
        .into_tuple()
        .one(repo.connection())
        .await
        .map_err(store_error)?;
    let unread = unread_notifications(repo, team, user).await?;
    Ok(UnreadAndNewest { unread, newest })
}

fn of_person(team: TeamId, user: UserId) -> Condition {
    Condition::all()
        .add(notifications::Column::TeamId.eq(team.uuid()))
        .add(notifications::Column::UserId.eq(user.uuid()))
}
