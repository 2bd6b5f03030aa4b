//! Changes to single accounts.

use crate::{Repo, db::store_error, rows::users};
use rf_auth::{Email, Ended, EntryStore, LiveSignIns, OwnAccountStore, PasswordHash};
use rf_core::{StoreError, TeamId, Time, UserId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, SqlErr, UpdateMany,
};

impl<C: ConnectionTrait> OwnAccountStore for Repo<C> {
    async fn rename(&mut self, team: TeamId, user: UserId, name: &str) -> Result<(), StoreError> {
        let row = users::ActiveModel { name: Set(name.to_owned()), ..Default::default() };
        update(team, user, row).exec(self.connection()).await.map_err(store_error)?;
        Ok(())
    }

    async fn set_password(
        &mut self,
        team: TeamId,
        user: UserId,
        password: &PasswordHash,
    ) -> Result<(), StoreError> {
        let hash = Some(password.as_str().to_owned());
        let row = users::ActiveModel { password_hash: Set(hash), ..Default::default() };
        update(team, user, row).exec(self.connection()).await.map_err(store_error)?;
        Ok(())
    }

    async fn verify_email(
        &mut self,
        team: TeamId,
        user: UserId,
        email: &Email,
        at: Time,
    ) -> Result<bool, StoreError> {
        let row = users::ActiveModel { email_verified_at: Set(Some(at)), ..Default::default() };
        let done = update(team, user, row)
            .filter(users::Column::Email.eq(email.as_str()))
            .filter(users::Column::EmailVerifiedAt.is_null())
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(done.rows_affected == 1)
    }

    async fn change_email(
        &mut self,
        team: TeamId,
        user: UserId,
        email: &Email,
        at: Time,
    ) -> Result<bool, StoreError> {
        let row = users::ActiveModel {
            email: Set(email.as_str().to_owned()),
            email_verified_at: Set(Some(at)),
            ..Default::default()
        };
        match update(team, user, row).exec(self.connection()).await {
            Ok(done) => Ok(done.rows_affected == 1),
            Err(error) if is_taken(&error) => Ok(false),
            Err(error) => Err(store_error(error)),
        }
    }

    async fn end_sign_ins_of(&mut self, team: TeamId, user: UserId, ended: Ended) -> Result<u64, StoreError> {
        let which = LiveSignIns { team, user: Some(user), but: None };
        self.end_sign_ins(which, ended).await.map(u64::from)
    }
}

/// An update of one person who is still in the team.
fn update(team: TeamId, user: UserId, row: users::ActiveModel) -> UpdateMany<users::Entity> {
    users::Entity::update_many()
        .set(row)
        .filter(users::Column::TeamId.eq(team.uuid()))
        .filter(users::Column::Id.eq(user.uuid()))
        .filter(users::Column::LeftAt.is_null())
}

fn is_taken(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}
