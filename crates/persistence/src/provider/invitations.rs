//! What invitations mean to somebody who comes with an identity.

use crate::{
    accounts::user_row,
    db::store_error,
    invitations::found_from,
    rows::{invitations, teams, users},
};
use rf_auth::{Email, User, provider::OpenInvitation};
use rf_core::{StoreError, TeamId, Time};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, OnConflict, Query},
};

/// How many open invitations of one address are looked at.
const LOOKED_AT: u64 = 20;

/// The newest invitation of this address that can be accepted, into `team` if one is named.
pub(super) async fn open(
    connection: &impl ConnectionTrait,
    email: &Email,
    team: Option<TeamId>,
    now: Time,
) -> Result<Option<OpenInvitation>, StoreError> {
    let mut query = invitations::Entity::find()
        .filter(invitations::Column::Email.eq(email.as_str()))
        .filter(invitations::Column::AcceptedAt.is_null())
        .filter(invitations::Column::RevokedAt.is_null())
        .filter(invitations::Column::ExpiresAt.gt(now))
        .order_by_desc(invitations::Column::Id)
        .limit(LOOKED_AT);
    if let Some(team) = team {
        query = query.filter(invitations::Column::TeamId.eq(team.uuid()));
    }
    let rows = query.find_also_related(users::Entity).and_also_related(teams::Entity).all(connection).await;
    for row in rows.map_err(store_error)? {
        let found = found_from(row)?;
        if found.stands(now) {
            return Ok(Some(OpenInvitation {
                id: found.invitation.id,
                team: found.invitation.team,
                security: found.inviter.security,
                team_time_zone: found.inviter.team_time_zone,
                team_name: found.team_name,
                email: email.clone(),
                role: found.invitation.role,
            }));
        }
    }
    Ok(None)
}

/// Stores the new member and closes the invitation.
pub(super) async fn join(
    connection: &impl ConnectionTrait,
    invitation: &OpenInvitation,
    user: &User,
) -> Result<bool, StoreError> {
    let closing = Query::update()
        .table("invitations")
        .value("accepted_at", user.created_at)
        .and_where(Expr::col("id").eq(invitation.id.uuid()))
        .and_where(Expr::col("team_id").eq(invitation.team.uuid()))
        .and_where(Expr::col("accepted_at").is_null())
        .and_where(Expr::col("revoked_at").is_null())
        .and_where(Expr::col("expires_at").gt(user.created_at))
        .take();
    let closed = connection.execute(&closing).await.map_err(store_error)?;
    if closed.rows_affected() != 1 {
        return Ok(false);
    }
    let inserted = users::Entity::insert(user_row(user))
        .on_conflict(OnConflict::column(users::Column::Email).do_nothing().to_owned())
        .exec_without_returning(connection)
        .await
        .map_err(store_error)?;
    Ok(inserted == 1)
}
