//! The list of invitations.

use super::{
    Cursor, Page, Person,
    flows::parse_time,
    people::{name_of, people},
};
use crate::{Repo, db::store_error, invitations::invitation_from, rows::invitations};
use rf_auth::team::{Invitation, InvitationStatus};
use rf_core::{StoreError, TeamId, Time};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Which invitations; the newest first.
#[derive(Debug, Clone)]
pub struct InvitationQuery {
    /// Only those that stand like this.
    pub status: Option<InvitationStatus>,
    /// The present moment: open ones expire by themselves.
    pub now: Time,
    /// Where the page before ended.
    pub after: Option<Cursor>,
    /// Rows wanted.
    pub limit: u64,
}

/// An invitation as lists show it.
#[derive(Debug, Clone)]
pub struct InvitationRow {
    /// The invitation.
    pub invitation: Invitation,
    /// Who sent it.
    pub invited_by: Person,
}

/// One page of the team's invitations.
///
/// # Errors
/// When the database does not answer.
pub async fn list_invitations<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    query: &InvitationQuery,
) -> Result<Page<InvitationRow>, StoreError> {
    use invitations::Column;
    let mut select = invitations::Entity::find().filter(Column::TeamId.eq(team.uuid()));
    let untouched = Condition::all().add(Column::AcceptedAt.is_null()).add(Column::RevokedAt.is_null());
    select = match query.status {
        None => select,
        Some(InvitationStatus::Open) => select.filter(untouched.add(Column::ExpiresAt.gt(query.now))),
        Some(InvitationStatus::Expired) => select.filter(untouched.add(Column::ExpiresAt.lte(query.now))),
        Some(InvitationStatus::Accepted) => select.filter(Column::AcceptedAt.is_not_null()),
        Some(InvitationStatus::Revoked) => {
            select.filter(Column::AcceptedAt.is_null()).filter(Column::RevokedAt.is_not_null())
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
    let senders = people(repo, team, page.items.iter().map(|row| row.invited_by)).await?;
    let items = page.items.into_iter().map(|row| {
        let invited_by = name_of(&senders, row.invited_by);
        Ok(InvitationRow { invitation: invitation_from(row)?, invited_by })
    });
    Ok(Page { items: items.collect::<Result<_, StoreError>>()?, next: page.next })
}
