//! The secrets of authenticator apps.

use crate::{
    Repo,
    db::{corrupt, store_error},
    rows::totp_secrets::{ActiveModel, Column, Entity},
};
use rf_auth::{TotpRow, TotpStore};
use rf_core::{StoreError, TeamId, Time, UserId};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, UpdateMany,
    sea_query::{Expr, ExprTrait, OnConflict},
};

impl<C: ConnectionTrait> TotpStore for Repo<C> {
    async fn totp(&mut self, team: TeamId, user: UserId) -> Result<Option<TotpRow>, StoreError> {
        let query = Entity::find_by_id(user.uuid()).filter(Column::TeamId.eq(team.uuid()));
        let row = query.one(self.connection()).await.map_err(store_error)?;
        row.map(|row| {
            let last_step = u64::try_from(row.last_step).map_err(|_| corrupt("a negative step"))?;
            Ok(TotpRow { secret_sealed: row.secret_sealed, confirmed_at: row.confirmed_at, last_step })
        })
        .transpose()
    }

    async fn put_pending_totp(
        &mut self,
        team: TeamId,
        user: UserId,
        secret_sealed: &str,
        now: Time,
    ) -> Result<bool, StoreError> {
        let row = ActiveModel {
            user_id: Set(user.uuid()),
            team_id: Set(team.uuid()),
            secret_sealed: Set(secret_sealed.to_owned()),
            created_at: Set(now),
            confirmed_at: Set(None),
            last_step: Set(0),
        };
        let is_pending = Expr::col((Entity, Column::ConfirmedAt)).is_null();
        let over_a_pending_one = OnConflict::column(Column::UserId)
            .update_columns([Column::SecretSealed, Column::CreatedAt, Column::LastStep])
            .action_and_where(is_pending)
            .to_owned();
        let query = Entity::insert(row).on_conflict(over_a_pending_one);
        let stored = query.exec_without_returning(self.connection()).await.map_err(store_error)?;
        Ok(stored == 1)
    }

    async fn confirm_totp(
        &mut self,
        team: TeamId,
        user: UserId,
        step: u64,
        now: Time,
    ) -> Result<bool, StoreError> {
        let row =
            ActiveModel { confirmed_at: Set(Some(now)), last_step: Set(stored(step)?), ..Default::default() };
        let done = of(team, user)
            .set(row)
            .filter(Column::ConfirmedAt.is_null())
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(done.rows_affected == 1)
    }

    async fn take_totp_step(&mut self, team: TeamId, user: UserId, step: u64) -> Result<bool, StoreError> {
        let done = of(team, user)
            .set(ActiveModel { last_step: Set(stored(step)?), ..Default::default() })
            .filter(Column::ConfirmedAt.is_not_null())
            .filter(Column::LastStep.lt(stored(step)?))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(done.rows_affected == 1)
    }

    async fn delete_totp(&mut self, team: TeamId, user: UserId) -> Result<(), StoreError> {
        let query = Entity::delete_by_id(user.uuid()).filter(Column::TeamId.eq(team.uuid()));
        query.exec(self.connection()).await.map_err(store_error)?;
        Ok(())
    }
}

fn of(team: TeamId, user: UserId) -> UpdateMany<Entity> {
    Entity::update_many().filter(Column::TeamId.eq(team.uuid())).filter(Column::UserId.eq(user.uuid()))
}

fn stored(step: u64) -> Result<i64, StoreError> {
    i64::try_from(step).map_err(|_| corrupt("a step beyond 2^63"))
}
