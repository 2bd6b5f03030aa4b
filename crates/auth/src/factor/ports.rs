//! What second factors need from a store. Before somebody is known, reads go by token or by credential.

use super::{Ceremony, Passkey, Ticket, TotpRow};
use crate::{TokenHash, User};
use rf_core::{CeremonyId, PasskeyId, RecoveryCodeId, StoreError, TeamId, TicketId, Time, UserId};

/// The account that the factors belong to.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait FactorStore {
    /// The person as they are now, locked until the transaction ends; whoever changes factors asks for this first.
    async fn user_for_change(&mut self, team: TeamId, user: UserId) -> Result<Option<User>, StoreError>;

    /// Notes with the account whether a confirmed secret or a passkey exists, and tells it.
    async fn settle_second_factor(&mut self, team: TeamId, user: UserId) -> Result<bool, StoreError>;
}

/// Keeps tickets.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait TicketStore {
    /// Stores a new ticket, and forgets some that are past their time.
    async fn insert_ticket(&mut self, ticket: &Ticket) -> Result<(), StoreError>;

    /// The ticket of that hash and whose it is.
    async fn ticket_with_user(&mut self, hash: &TokenHash) -> Result<Option<(Ticket, User)>, StoreError>;

    /// Counts an attempt, if the ticket is not spent and had fewer than `most`. Whether it did.
    async fn count_attempt(&mut self, team: TeamId, id: TicketId, most: u32) -> Result<bool, StoreError>;

    /// Spends the ticket, if it is not spent yet. Whether it did.
    async fn spend_ticket(&mut self, team: TeamId, id: TicketId, now: Time) -> Result<bool, StoreError>;

    /// Forgets every ticket of the person.
    async fn void_tickets(&mut self, team: TeamId, user: UserId) -> Result<(), StoreError>;
}

/// Keeps the secrets of authenticator apps, one per person.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait TotpStore {
    /// The person's secret.
    async fn totp(&mut self, team: TeamId, user: UserId) -> Result<Option<TotpRow>, StoreError>;

    /// Stores a secret that is to be confirmed, over an older one that was not. False if one is confirmed already.
    async fn put_pending_totp(
        &mut self,
        team: TeamId,
        user: UserId,
        secret_sealed: &str,
        now: Time,
    ) -> Result<bool, StoreError>;

    /// Confirms the pending secret by a code of `step`. Whether there was one.
    async fn confirm_totp(
        &mut self,
        team: TeamId,
        user: UserId,
        step: u64,
        now: Time,
    ) -> Result<bool, StoreError>;

    /// Notes that a code of `step` was used, if no code of that or a later step was. Whether it did.
    async fn take_totp_step(&mut self, team: TeamId, user: UserId, step: u64) -> Result<bool, StoreError>;

    /// Forgets the secret, confirmed or not.
    async fn delete_totp(&mut self, team: TeamId, user: UserId) -> Result<(), StoreError>;
}

/// Keeps recovery codes.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait RecoveryCodeStore {
    /// Forgets the person's codes, used or not, and stores these.
    async fn replace_recovery_codes(
        &mut self,
        team: TeamId,
        user: UserId,
        codes: &[(RecoveryCodeId, TokenHash)],
        now: Time,
    ) -> Result<(), StoreError>;

    /// Spends the code of that hash, if it is the person's and was not used. Whether it did.
    async fn spend_recovery_code(
        &mut self,
        team: TeamId,
        user: UserId,
        hash: &TokenHash,
        now: Time,
    ) -> Result<bool, StoreError>;

    /// How many are left.
    async fn recovery_codes_left(&mut self, team: TeamId, user: UserId) -> Result<u32, StoreError>;
}

/// Keeps passkeys, and the ceremonies in which they are made and used.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait PasskeyStore {
    /// The person's passkeys, oldest first.
    async fn passkeys(&mut self, team: TeamId, user: UserId) -> Result<Vec<Passkey>, StoreError>;

    /// The passkey with that credential id, in whatever team, and whose it is.
    async fn passkey_with_user(&mut self, credential_id: &str)
    -> Result<Option<(Passkey, User)>, StoreError>;

    /// Stores a new passkey. False if some account has that credential already.
    async fn insert_passkey(&mut self, passkey: &Passkey) -> Result<bool, StoreError>;

    /// Replaces the credential by `used`, with its counter moved on, if it is still the one in `passkey`. Whether it was.
    async fn note_passkey_use(
        &mut self,
        passkey: &Passkey,
        used: &str,
        now: Time,
    ) -> Result<bool, StoreError>;

    /// Forgets a passkey of the person.
    async fn delete_passkey(&mut self, team: TeamId, user: UserId, id: PasskeyId) -> Result<(), StoreError>;

    /// Forgets all passkeys of the person.
    async fn delete_passkeys(&mut self, team: TeamId, user: UserId) -> Result<(), StoreError>;

    /// Stores a ceremony that begins, and forgets some that are past their time.
    async fn insert_ceremony(&mut self, ceremony: &Ceremony, now: Time) -> Result<(), StoreError>;

    /// Takes the ceremony away, so that nobody else gets it; none if somebody has, or there never was one.
    async fn take_ceremony(&mut self, id: CeremonyId) -> Result<Option<Ceremony>, StoreError>;
}

/// All of it.
pub trait SecondFactorStore:
    FactorStore + TicketStore + TotpStore + RecoveryCodeStore + PasskeyStore
{
}

impl<S: FactorStore + TicketStore + TotpStore + RecoveryCodeStore + PasskeyStore> SecondFactorStore for S {}
