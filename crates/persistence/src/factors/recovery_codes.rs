//! Recovery codes, by their hashes.

use crate::{
    Repo,
    db::{corrupt, store_error},
    rows::recovery_codes::{ActiveModel, Column, Entity},
};
use rf_auth::{RecoveryCodeStore, TokenHash};
use rf_core::{RecoveryCodeId, StoreError, TeamId, Time, UserId};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

impl<C: ConnectionTrait> RecoveryCodeStore for Repo<C> {
    async fn replace_recovery_codes(
        &mut self,
        team: TeamId,
        user: UserId,
        codes: &[(RecoveryCodeId, TokenHash)],
        now: Time,
    ) -> Result<(), StoreError> {
        Entity::delete_many()
            .filter(Column::TeamId.eq(team.uuid()))
            .filter(Column::UserId.eq(user.uuid()))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        if codes.is_empty() {
            return Ok(());
        }
        let rows = codes.iter().map(|(id, hash)| ActiveModel {
            id: Set(id.uuid()),
            team_id: Set(team.uuid()),
            user_id: Set(user.uuid()),
            code_hash: Set(hash.as_str().to_owned()),
            created_at: Set(now),
            used_at: Set(None),
        });
        let query = Entity::insert_many(rows);
        query.exec_without_returning(self.connection()).await.map_err(store_error)?;
        Ok(())
    }

    async fn spend_recovery_code(
        &mut self,
        team: TeamId,
        user: UserId,
        hash: &TokenHash,
        now: Time,
    ) -> Result<bool, StoreError> {
        let done = Entity::update_many()
            .set(ActiveModel { used_at: Set(Some(now)), ..Default::default() })
            .filter(Column::TeamId.eq(team.uuid()))
            .filter(Column::UserId.eq(user.uuid()))
            .filter(Column::CodeHash.eq(hash.as_str()))
            .filter(Column::UsedAt.is_null())
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(done.rows_affected == 1)
    }

    async fn recovery_codes_left(&mut self, team: TeamId, user: UserId) -> Result<u32, StoreError> {
        let left = Entity::find()
            .filter(Column::TeamId.eq(team.uuid()))
            .filter(Column::UserId.eq(user.uuid()))
            .filter(Column::UsedAt.is_null())
            .count(self.connection())
            .await
            .map_err(store_error)?;
        u32::try_from(left).map_err(|_| corrupt("a count beyond 2^32"))
    }
}
