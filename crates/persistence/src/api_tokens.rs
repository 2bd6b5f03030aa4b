//! The ports of API tokens.

use crate::{
    Db, Repo,
    accounts::user_from,
    db::{corrupt, store_error},
    rows::{api_tokens, teams, users},
};
use rf_auth::{ApiToken, ApiTokenStore, Scopes, TokenBearers, TokenHash, User};
use rf_core::{ApiTokenId, StoreError, TeamId, Time, UserId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    Select,
};

impl<C: ConnectionTrait> TokenBearers for Repo<C> {
    async fn api_token_with_owner(
        &mut self,
        hash: &TokenHash,
    ) -> Result<Option<(ApiToken, User)>, StoreError> {
        let found = api_tokens::Entity::find()
            .filter(api_tokens::Column::TokenHash.eq(hash.as_str()))
            .find_also_related(users::Entity)
            .and_also_related(teams::Entity)
            .one(self.connection())
            .await
            .map_err(store_error)?;
        match found {
            Some((row, Some(user), Some(team))) => Ok(Some((token_from(row)?, user_from(user, team)?))),
            Some(_) => Err(corrupt("an API token without its owner")),
            None => Ok(None),
        }
    }

    async fn note_api_token_use(
        &mut self,
        team: TeamId,
        id: ApiTokenId,
        before: Option<Time>,
        at: Time,
    ) -> Result<(), StoreError> {
        let unchanged = match before {
            Some(before) => api_tokens::Column::LastUsedAt.eq(before),
            None => api_tokens::Column::LastUsedAt.is_null(),
        };
        api_tokens::Entity::update_many()
            .set(api_tokens::ActiveModel { last_used_at: Set(Some(at)), ..Default::default() })
            .filter(api_tokens::Column::TeamId.eq(team.uuid()))
            .filter(api_tokens::Column::Id.eq(id.uuid()))
            .filter(unchanged)
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(())
    }
}

/// Outside a transaction, reading goes to the worker's own pool and writing to the writer.
impl TokenBearers for Db {
    async fn api_token_with_owner(
        &mut self,
        hash: &TokenHash,
    ) -> Result<Option<(ApiToken, User)>, StoreError> {
        self.repo().api_token_with_owner(hash).await
    }

    async fn note_api_token_use(
        &mut self,
        team: TeamId,
        id: ApiTokenId,
        before: Option<Time>,
        at: Time,
    ) -> Result<(), StoreError> {
        self.writer().note_api_token_use(team, id, before, at).await
    }
}

impl<C: ConnectionTrait> ApiTokenStore for Repo<C> {
    async fn count_live_api_tokens(
        &mut self,
        team: TeamId,
        user: UserId,
        now: Time,
    ) -> Result<u64, StoreError> {
        // The owner's row is the lock: SQLite has one writer anyway and leaves the clause out.
        users::Entity::find_by_id(user.uuid())
            .filter(users::Column::TeamId.eq(team.uuid()))
            .lock_exclusive()
            .one(self.connection())
            .await
            .map_err(store_error)?;
        of(team, user)
            .filter(api_tokens::Column::RevokedAt.is_null())
            .filter(api_tokens::Column::ExpiresAt.gt(now))
            .count(self.connection())
            .await
            .map_err(store_error)
    }

    async fn insert_api_token(&mut self, token: &ApiToken, hash: &TokenHash) -> Result<(), StoreError> {
        let row = api_tokens::ActiveModel {
            id: Set(token.id.uuid()),
            team_id: Set(token.team.uuid()),
            user_id: Set(token.user.uuid()),
            name: Set(token.name.clone()),
            token_hash: Set(hash.as_str().to_owned()),
            hint: Set(token.hint.clone()),
            scopes: Set(token.scopes.to_string()),
            created_at: Set(token.created_at),
            expires_at: Set(token.expires_at),
            last_used_at: Set(token.last_used_at),
            revoked_at: Set(token.revoked_at),
        };
        api_tokens::Entity::insert(row)
            .exec_without_returning(self.connection())
            .await
            .map_err(store_error)?;
        Ok(())
    }

    async fn api_token(
        &mut self,
        team: TeamId,
        user: UserId,
        id: ApiTokenId,
    ) -> Result<Option<ApiToken>, StoreError> {
        let row = of(team, user).filter(api_tokens::Column::Id.eq(id.uuid()));
        row.one(self.connection()).await.map_err(store_error)?.map(token_from).transpose()
    }

    async fn revoke_api_token(
        &mut self,
        team: TeamId,
        user: UserId,
        id: ApiTokenId,
        at: Time,
    ) -> Result<bool, StoreError> {
        let done = api_tokens::Entity::update_many()
            .set(api_tokens::ActiveModel { revoked_at: Set(Some(at)), ..Default::default() })
            .filter(api_tokens::Column::TeamId.eq(team.uuid()))
            .filter(api_tokens::Column::UserId.eq(user.uuid()))
            .filter(api_tokens::Column::Id.eq(id.uuid()))
            .filter(api_tokens::Column::RevokedAt.is_null())
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(done.rows_affected == 1)
    }

    async fn revoke_api_tokens_of(
        &mut self,
        team: TeamId,
        user: UserId,
        at: Time,
    ) -> Result<u64, StoreError> {
        let done = api_tokens::Entity::update_many()
            .set(api_tokens::ActiveModel { revoked_at: Set(Some(at)), ..Default::default() })
            .filter(api_tokens::Column::TeamId.eq(team.uuid()))
            .filter(api_tokens::Column::UserId.eq(user.uuid()))
            .filter(api_tokens::Column::RevokedAt.is_null())
            .filter(api_tokens::Column::ExpiresAt.gt(at))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok(done.rows_affected)
    }
}

/// The person's tokens.
pub(crate) fn of(team: TeamId, user: UserId) -> Select<api_tokens::Entity> {
    api_tokens::Entity::find()
        .filter(api_tokens::Column::TeamId.eq(team.uuid()))
        .filter(api_tokens::Column::UserId.eq(user.uuid()))
}

pub(crate) fn token_from(row: api_tokens::Model) -> Result<ApiToken, StoreError> {
    Ok(ApiToken {
        id: row.id.into(),
        team: row.team_id.into(),
        user: row.user_id.into(),
        name: row.name,
        hint: row.hint,
        scopes: Scopes::stored(&row.scopes).ok_or_else(|| corrupt("what an API token reaches"))?,
        created_at: row.created_at,
        expires_at: row.expires_at,
        last_used_at: row.last_used_at,
        revoked_at: row.revoked_at,
    })
}
