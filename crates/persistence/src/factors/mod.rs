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
use rf_auth::{EntryStore, FactorStore, User};
use rf_core::{StoreError, TeamId, UserId};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// How many rows past their time one insertion clears away.
const CLEARED: u64 = 50;

impl<C: ConnectionTrait> FactorStore for Repo<C> {
    async fn user_for_change(&mut self, team: TeamId, user: UserId) -> Result<Option<User>, StoreError> {
        let user = self.lock_user(team, user).await?;
        Ok(user.filter(|user| user.left_at.is_none()))
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
    let found = users::Entity::find_by_id(user).find_also_related(teams::Entity).one(connection).await;
    match found.map_err(store_error)? {
        Some((user, Some(team))) => user_from(user, team),
        _ => Err(corrupt("a factor without its owner")),
    }
}
