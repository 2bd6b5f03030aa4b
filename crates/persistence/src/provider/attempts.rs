//! Ways through providers that were begun.

use crate::{Repo, db::store_error, rows::oidc_attempts as rows};
use rf_auth::{
    TokenHash,
    provider::{Attempt, AttemptStore, Purpose},
};
use rf_core::StoreError;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

impl<C: ConnectionTrait> AttemptStore for Repo<C> {
    async fn insert_attempt(&mut self, attempt: &Attempt) -> Result<(), StoreError> {
        // What expired is kept as long again, so that whoever comes late is told so.
        let long_ago = attempt.created_at - (attempt.expires_at - attempt.created_at);
        rows::Entity::delete_many()
            .filter(rows::Column::ExpiresAt.lt(long_ago))
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        let row = rows::ActiveModel {
            state_hash: Set(attempt.state.as_str().to_owned()),
            browser_hash: Set(attempt.browser.as_str().to_owned()),
            provider: Set(attempt.provider.clone()),
            nonce: Set(attempt.nonce.as_str().to_owned()),
            verifier_sealed: Set(attempt.verifier_sealed.clone()),
            purpose: Set(attempt.purpose.as_str().to_owned()),
            user_id: Set(user_of(attempt.purpose)),
            created_at: Set(attempt.created_at),
            expires_at: Set(attempt.expires_at),
        };
        rows::Entity::insert(row).exec_without_returning(self.connection()).await.map_err(store_error)?;
        Ok(())
    }

    async fn take_attempt(
        &mut self,
        state: &TokenHash,
        browser: &TokenHash,
        purpose: Purpose,
    ) -> Result<Option<Attempt>, StoreError> {
        let found = rows::Entity::find_by_id(state.as_str().to_owned())
            .one(self.connection())
            .await
            .map_err(store_error)?;
        let is_meant = |row: &rows::Model| {
            row.browser_hash == browser.as_str()
                && row.purpose == purpose.as_str()
                && row.user_id == user_of(purpose)
        };
        let Some(row) = found.filter(is_meant) else { return Ok(None) };
        let done = rows::Entity::delete_by_id(row.state_hash.clone())
            .exec(self.connection())
            .await
            .map_err(store_error)?;
        Ok((done.rows_affected == 1).then(|| Attempt {
            state: TokenHash::stored(row.state_hash),
            browser: TokenHash::stored(row.browser_hash),
            provider: row.provider,
            nonce: row.nonce.into(),
            verifier_sealed: row.verifier_sealed,
            purpose,
            created_at: row.created_at,
            expires_at: row.expires_at,
        }))
    }
}

fn user_of(purpose: Purpose) -> Option<uuid::Uuid> {
    match purpose {
        Purpose::SignIn => None,
        Purpose::Link(user) => Some(user.uuid()),
    }
}
