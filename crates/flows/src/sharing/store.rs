//! What links need from a database, in their own words.

use super::Share;
use rf_core::{SessionId, ShareId, StoreError, TeamId, Time, UserId};

/// Where links are kept. Another team's link does not exist for any of these.
#[expect(async_fn_in_trait, reason = "handlers run on one thread; no caller needs the futures to be Send")]
pub trait ShareStore {
    /// How many live links the session has. Holds the session until the transaction ends, so that nobody adds one meanwhile.
    async fn count_live_shares(
        &mut self,
        team: TeamId,
        session: SessionId,
        now: Time,
    ) -> Result<u64, StoreError>;

    /// Keeps a new link under the hash of its token.
    async fn insert_share(&mut self, share: &Share, token_hash: &str) -> Result<(), StoreError>;

    /// The link.
    async fn share(&mut self, team: TeamId, id: ShareId) -> Result<Option<Share>, StoreError>;

    /// Takes the link back, unless somebody has already. Whether it did.
    async fn revoke_share(
        &mut self,
        team: TeamId,
        id: ShareId,
        by: UserId,
        at: Time,
    ) -> Result<bool, StoreError>;

    /// Counts that somebody opened the link.
    async fn count_view(&mut self, team: TeamId, id: ShareId, at: Time) -> Result<(), StoreError>;
}

/// Finds links for whoever has one: the token says whose team's it is.
#[expect(async_fn_in_trait, reason = "handlers run on one thread; no caller needs the futures to be Send")]
pub trait SharesByToken {
    /// The link whose token has this hash.
    async fn share_by_token(&mut self, token_hash: &str) -> Result<Option<Share>, StoreError>;
}
