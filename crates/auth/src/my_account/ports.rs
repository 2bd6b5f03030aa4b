//! What one's own account needs from a store.

use crate::{Email, Ended, PasswordHash};
use rf_core::{StoreError, TeamId, Time, UserId};

/// Changes single accounts.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait OwnAccountStore {
    /// Gives the person another name.
    async fn rename(&mut self, team: TeamId, user: UserId, name: &str) -> Result<(), StoreError>;

    /// Sets a password, whatever it was before.
    async fn set_password(
        &mut self,
        team: TeamId,
        user: UserId,
        password: &PasswordHash,
    ) -> Result<(), StoreError>;

    /// Notes that the address was proved to be the person's, if it is still theirs and was not proved before. Whether it
    /// did.
    async fn verify_email(
        &mut self,
        team: TeamId,
        user: UserId,
        email: &Email,
        at: Time,
    ) -> Result<bool, StoreError>;

    /// Gives the account another address, which is proved. False if the address is taken; then the surrounding
    /// transaction may be unusable and must roll back.
    async fn change_email(
        &mut self,
        team: TeamId,
        user: UserId,
        email: &Email,
        at: Time,
    ) -> Result<bool, StoreError>;

    /// Ends every sign-in of the person that has not ended before. How many.
    async fn end_sign_ins_of(&mut self, team: TeamId, user: UserId, ended: Ended) -> Result<u64, StoreError>;
}
