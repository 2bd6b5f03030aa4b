//! What the security page shows of a team.

use crate::{
    Repo,
    accounts::security_of,
    db::{corrupt, store_error},
    entry::live,
    rows::{sign_ins, teams, users},
};
use rf_auth::TeamSecurity;
use rf_core::{StoreError, TeamId, Time};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// What a team decided about signing in, and whom that concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecurityState {
    /// What it decided.
    pub security: TeamSecurity,
    /// Enabled members without a second factor.
    pub members_without_second_factor: u64,
    /// Sign-ins that have neither ended nor reached a deadline.
    pub live_sign_ins: u64,
}

/// The team's state at this moment.
///
/// # Errors
/// When the database does not answer.
pub async fn security_state<C: ConnectionTrait>(
    repo: &Repo<C>,
    team: TeamId,
    now: Time,
) -> Result<SecurityState, StoreError> {
    let connection = repo.connection();
    let row = teams::Entity::find_by_id(team.uuid()).one(connection).await.map_err(store_error)?;
    let row = row.ok_or_else(|| corrupt("a person without a team"))?;
    let without = users::Entity::find()
        .filter(users::Column::TeamId.eq(team.uuid()))
        .filter(users::Column::DisabledAt.is_null())
        .filter(users::Column::LeftAt.is_null())
        .filter(users::Column::HasSecondFactor.eq(false));
    Ok(SecurityState {
        security: security_of(&row)?,
        members_without_second_factor: without.count(connection).await.map_err(store_error)?,
        live_sign_ins: sign_ins::Entity::find()
            .filter(live(team, now))
            .count(connection)
            .await
            .map_err(store_error)?,
    })
}
