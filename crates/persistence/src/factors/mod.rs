//! The ports of second factors: tickets, authenticator apps, recovery codes, passkeys, and the account they belong to.

mod passkeys;
mod recovery_codes;
mod tickets;
mod totp;

use crate::{
    Repo,
    accounts::user_from,
    db::{corrupt, store_error},
    rows::{passkeys as passkey_rows, teams, totp_secrets, users},
};
use rf_auth::{FactorStore, User};
use rf_core::{StoreError, TeamId, UserId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};

/// How many rows past their time one insertion clears away.
const CLEARED: u64 = 50;

impl<C: ConnectionTrait> FactorStore for Repo<C> {
    async fn user_for_change(&mut self, team: TeamId, user: UserId) -> Result<Option<User>, StoreError> {
        let query = users::Entity::find_by_id(user.uuid()).filter(users::Column::TeamId.eq(team.uuid()));
        let row = query.lock_exclusive().one(self.connection()).await.map_err(store_error)?;
        with_team(self.connection(), row).await
    }

    async fn settle_second_factor(&mut self, team: TeamId, user: UserId) -> Result<bool, StoreError> {
        let secrets = totp_secrets::Entity::find_by_id(user.uuid())
            .filter(totp_secrets::Column::TeamId.eq(team.uuid()))
            .filter(totp_secrets::Column::ConfirmedAt.is_not_null())
            .count(self.connection())
            .await
            .map_err(store_error)?;
        let passkeys = passkey_rows::Entity::find()
            .filter(passkey_rows::Column::TeamId.eq(team.uuid()))
            .filter(passkey_rows::Column::UserId.eq(user.uuid()))
            .count(self.connection())
            .await
            .map_err(store_error)?;
        let has_one = secrets + passkeys > 0;
        let row = users::ActiveModel { has_second_factor: Set(has_one), ..Default::default() };
        users::Entity::update_many()
            .set(row)
            .filter(users::Column::TeamId.eq(team.uuid()))
            .filter(users::Column::Id.eq(user.uuid()))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(has_one)
    }
}

/// The person behind a row of a factor.
async fn owner<C: ConnectionTrait>(connection: &C, user: uuid::Uuid) -> Result<User, StoreError> {
    let row = users::Entity::find_by_id(user).one(connection).await.map_err(store_error)?;
    with_team(connection, row).await?.ok_or_else(|| corrupt("a factor without its owner"))
}

async fn with_team<C: ConnectionTrait>(
    connection: &C,
    row: Option<users::Model>,
) -> Result<Option<User>, StoreError> {
    let Some(row) = row else { return Ok(None) };
    let team = teams::Entity::find_by_id(row.team_id).one(connection).await.map_err(store_error)?;
    user_from(row, team.ok_or_else(|| corrupt("a user without a team"))?).map(Some)
}
