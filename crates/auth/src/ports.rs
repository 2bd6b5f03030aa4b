//! What the sign-in domain needs from a store, in its own words.
//!
//! Before somebody is known, so is no team: those reads go by e-mail or by sign-in. Every write names the team.

use crate::{Email, Ended, PasswordHash, Rotation, SessionPolicy, SignIn, Team, TeamSecurity, User};
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

    /// Takes one step of the chain, if the row still has generation `step.from` and the windows that the step was made
    /// for, and has not ended. Whether it did.
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

/// Which live sign-ins of a team: neither ended nor past a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LiveSignIns {
    /// The team.
    pub team: TeamId,
    /// Only this person's.
    pub user: Option<UserId>,
    /// Not this one.
    pub but: Option<SignInId>,
}

/// Keeps who comes in and who stays in. Every method belongs into a transaction.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait EntryStore {
    /// The person, with what their team decided; until the transaction ends, nobody changes either of them.
    ///
    /// The team is locked before the person, so whoever locks both does it in that order.
    async fn lock_user(&mut self, team: TeamId, user: UserId) -> Result<Option<User>, StoreError>;

    /// Ends the person's live sign-ins but `keep` and the `others` most recently active ones. How many.
    async fn end_least_active(
        &mut self,
        team: TeamId,
        user: UserId,
        keep: SignInId,
        others: u32,
        ended: Ended,
    ) -> Result<u32, StoreError>;

    /// Ends all of these. How many.
    async fn end_sign_ins(&mut self, which: LiveSignIns, ended: Ended) -> Result<u32, StoreError>;
}

/// Keeps what teams decide about signing in. Every method belongs into a transaction.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait PolicyStore {
    /// The team and what it decided; until the transaction ends, nobody else changes that or signs in to the team.
    async fn lock_team(&mut self, team: TeamId) -> Result<Option<(Team, TeamSecurity)>, StoreError>;

    /// Stores what the team decided.
    async fn set_security(&mut self, team: TeamId, security: &TeamSecurity) -> Result<(), StoreError>;

    /// Makes `policy` count for the team's live sign-ins: those that are past it at `ended.at` end, and keep their
    /// deadlines; the windows and deadlines of the others are drawn closer where they are wider. How many ended.
    async fn tighten(
        &mut self,
        team: TeamId,
        policy: &SessionPolicy,
        ended: Ended,
    ) -> Result<u32, StoreError>;
}
