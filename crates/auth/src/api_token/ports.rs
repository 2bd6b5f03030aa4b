//! What API tokens need from a store.

use super::ApiToken;
use crate::{TokenHash, User};
use rf_core::{ApiTokenId, StoreError, TeamId, Time, UserId};

/// Finds out whose a token is. Before that is known, so is no team.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait TokenBearers {
    /// The token of that hash and its owner, in one read.
    async fn api_token_with_owner(
        &mut self,
        hash: &TokenHash,
    ) -> Result<Option<(ApiToken, User)>, StoreError>;

    /// Notes that the token was used `at`, if the note that stands is still `before`.
    async fn note_api_token_use(
        &mut self,
        team: TeamId,
        id: ApiTokenId,
        before: Option<Time>,
        at: Time,
    ) -> Result<(), StoreError>;
}

/// Keeps API tokens.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait ApiTokenStore {
    /// How many tokens of the person are live `now`. Until the transaction ends, others wait who ask the same.
    async fn count_live_api_tokens(
        &mut self,
        team: TeamId,
        user: UserId,
        now: Time,
    ) -> Result<u64, StoreError>;

    /// Stores a new token under its hash.
    async fn insert_api_token(&mut self, token: &ApiToken, hash: &TokenHash) -> Result<(), StoreError>;

    /// The person's token of that id.
    async fn api_token(
        &mut self,
        team: TeamId,
        user: UserId,
        id: ApiTokenId,
    ) -> Result<Option<ApiToken>, StoreError>;

    /// Revokes the person's token, if it was not revoked before. Whether it did.
    async fn revoke_api_token(
        &mut self,
        team: TeamId,
        user: UserId,
        id: ApiTokenId,
        at: Time,
    ) -> Result<bool, StoreError>;

    /// Revokes every token of the person that is live `at` that moment. How many.
    async fn revoke_api_tokens_of(&mut self, team: TeamId, user: UserId, at: Time)
    -> Result<u64, StoreError>;
}
