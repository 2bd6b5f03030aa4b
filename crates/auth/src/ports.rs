//! What the sign-in domain needs from a store, in its own words.
//!
//! Before somebody is known, so is no team: those reads go by e-mail or by sign-in. Every write names the team.

use crate::{Email, Ended, PasswordHash, Rotation, SignIn, Team, User};
use rf_core::{SignInId, StoreError, TeamId, UserId};

/// Keeps teams and users.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait AccountStore {
    /// The user of that address, in whatever team.
    async fn user_by_email(&mut self, email: &Email) -> Result<Option<User>, StoreError>;

    /// Stores a new team and its first administrator, both or none.
    ///
    /// False if the address is taken; then the surrounding transaction may be unusable and must roll back.
    async fn insert_team_and_admin(&mut self, team: &Team, admin: &User) -> Result<bool, StoreError>;

    /// Replaces a password hash, if it is still `old`. Whether it was.
    async fn rehash(
        &mut self,
        team: TeamId,
        user: UserId,
        old: &PasswordHash,
        new: &PasswordHash,
    ) -> Result<bool, StoreError>;
}

/// Keeps sign-ins.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait SignInStore {
    /// The row, its user and that user's present team name, in one read.
    async fn sign_in_with_user(&mut self, id: SignInId) -> Result<Option<(SignIn, User)>, StoreError>;

    /// Stores a new sign-in.
    async fn insert_sign_in(&mut self, sign_in: &SignIn) -> Result<(), StoreError>;

    /// Takes one step of the chain, if the row still has generation `step.from` and has not ended. Whether it did.
    ///
    /// Writes `generation`, `token_id`, `token_issued_at`, `rotated_at`, `last_active_at`, `idle_deadline`, and
    /// sets `current_used` to false: one conditional update.
    async fn rotate(&mut self, team: TeamId, id: SignInId, step: &Rotation) -> Result<bool, StoreError>;

    /// Notes that the tokens of `generation` are in use, if that is still the row's generation.
    async fn mark_current_used(
        &mut self,
        team: TeamId,
        id: SignInId,
        generation: u32,
    ) -> Result<(), StoreError>;

    /// Ends the sign-in, if it has not ended before. Whether it did.
    async fn end_sign_in(&mut self, team: TeamId, id: SignInId, ended: Ended) -> Result<bool, StoreError>;
}
