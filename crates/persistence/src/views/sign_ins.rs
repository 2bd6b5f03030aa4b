//! Who is signed in, most recently active first.

use super::{Cursor, Page, Person, flows::parse_time, search::mentions};
use crate::{
    Repo,
    accounts::sign_in_from,
    db::{corrupt, store_error},
    entry::live,
    rows::{sign_ins, users},
};
use rf_auth::SignIn;
use rf_core::{StoreError, TeamId, Time, UserId};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::ExprTrait,
};

/// Which live sign-ins of a team.
#[derive(Debug, Clone, Default)]
pub struct TeamSignInQuery {
    /// Words that must all occur in the person's name or address.
    pub search: Option<String>,
    /// Only this person's.
    pub user: Option<UserId>,
    /// Where the page before ended.
    pub after: Option<Cursor>,
    /// Rows wanted.
    pub limit: u64,
}

/// A live sign-in and whose it is.
#[derive(Debug, Clone)]
pub struct TeamSignInRow {
    /// The sign-in.
    pub sign_in: SignIn,
    /// Whose.
    pub user: Person,
    /// Their address.
    pub email: String,
}

/// A person's live sign-ins; at most 200.
///
/// # Errors
/// When the database does not answer.
pub async fn sign_ins_of<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    user: UserId,
    now: Time,
) -> Result<Vec<SignIn>, StoreError> {
    let select = sign_ins::Entity::find()
        .filter(live(team, now))
        .filter(sign_ins::Column::UserId.eq(user.uuid()))
        .order_by_desc(sign_ins::Column::LastActiveAt)
        .order_by_desc(sign_ins::Column::Id)
        .limit(200);
    let rows = select.all(repo.connection()).await.map_err(store_error)?;
    rows.into_iter().map(sign_in_from).collect()
}

/// One page of the team's live sign-ins.
///
/// # Errors
/// When the database does not answer.
pub async fn list_team_sign_ins<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    query: &TeamSignInQuery,
    now: Time,
) -> Result<Page<TeamSignInRow>, StoreError> {
    let mut select = sign_ins::Entity::find().find_also_related(users::Entity).filter(live(team, now));
    for word in query.search.as_deref().unwrap_or_default().split_whitespace().take(8) {
        select = select.filter(mentions(word, &[users::Column::Name, users::Column::Email]));
    }
    if let Some(user) = query.user {
        select = select.filter(sign_ins::Column::UserId.eq(user.uuid()));
    }
    if let Some(after) = &query.after {
        let Some(time) = parse_time(&after.key) else { return Ok(Page { items: Vec::new(), next: None }) };
        let same_time = sign_ins::Column::LastActiveAt.eq(time).and(sign_ins::Column::Id.lt(after.id));
        select = select.filter(Condition::any().add(sign_ins::Column::LastActiveAt.lt(time)).add(same_time));
    }
    let rows = select
        .order_by_desc(sign_ins::Column::LastActiveAt)
        .order_by_desc(sign_ins::Column::Id)
        .limit(query.limit + 1)
        .all(repo.connection())
        .await
        .map_err(store_error)?;
    let page =
        Page::cut(rows, query.limit, |(row, _)| Cursor { key: row.last_active_at.to_rfc3339(), id: row.id });
    let items = page.items.into_iter().map(|(row, user)| {
        let user = user.ok_or_else(|| corrupt("a sign-in without its user"))?;
        Ok(TeamSignInRow {
            sign_in: sign_in_from(row)?,
            user: Person { id: user.id.into(), name: user.name },
            email: user.email,
        })
    });
    Ok(Page { items: items.collect::<Result<_, StoreError>>()?, next: page.next })
}
