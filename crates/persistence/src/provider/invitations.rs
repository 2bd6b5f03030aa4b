//! What invitations mean to somebody who comes with an identity.

use crate::{
    accounts::{security_of, time_zone_of, user_row},
    db::{corrupt, store_error},
    rows::{teams, users},
};
use rf_auth::{Email, User, provider::OpenInvitation};
use rf_core::{Role, StoreError, TeamId, Time};
use sea_orm::{
    ConnectionTrait, EntityTrait, QueryResult,
    sea_query::{Expr, ExprTrait, OnConflict, Order, Query},
};
use uuid::Uuid;

/// The newest open invitation of this address, into `team` if one is named.
pub(super) async fn open(
    connection: &impl ConnectionTrait,
    email: &Email,
    team: Option<TeamId>,
    now: Time,
) -> Result<Option<OpenInvitation>, StoreError> {
    let mut query = Query::select();
    query
        .columns(["id", "team_id", "role", "invited_by"])
        .from("invitations")
        .and_where(Expr::col("email").eq(email.as_str()))
        .and_where(Expr::col("accepted_at").is_null())
        .and_where(Expr::col("revoked_at").is_null())
        .and_where(Expr::col("expires_at").gt(now))
        .order_by("id", Order::Desc)
        .limit(1);
    if let Some(team) = team {
        query.and_where(Expr::col("team_id").eq(team.uuid()));
    }
    let Some(row) = connection.query_one(&query).await.map_err(store_error)? else { return Ok(None) };
    let id = |name: &str| row.try_get::<Uuid>("", name).map_err(store_error);
    let (team_id, inviter) = (id("team_id")?, id("invited_by")?);
    let role = role_of(&row)?;
    let team = teams::Entity::find_by_id(team_id).one(connection).await.map_err(store_error)?;
    let team = team.ok_or_else(|| corrupt("an invitation without its team"))?;
    let inviter = users::Entity::find_by_id(inviter).one(connection).await.map_err(store_error)?;
    let may_still_be_accepted = inviter.is_some_and(|inviter| {
        inviter.team_id == team_id
            && inviter.disabled_at.is_none()
            && inviter.left_at.is_none()
            && Role::parse(&inviter.role).is_some_and(|theirs| theirs.may_grant(role))
    });
    Ok(Some(OpenInvitation {
        id: id("id")?.into(),
        team: team_id.into(),
        security: security_of(&team)?,
        team_time_zone: time_zone_of(&team)?,
        team_name: team.name,
        email: email.clone(),
        role,
        may_still_be_accepted,
    }))
}

fn role_of(row: &QueryResult) -> Result<Role, StoreError> {
    let name: String = row.try_get("", "role").map_err(store_error)?;
    Role::parse(&name).ok_or_else(|| corrupt("an invitation's role"))
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
