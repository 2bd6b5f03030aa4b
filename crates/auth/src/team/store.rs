//! What managing a team needs from a store. Every method names the team; people who left are in none of the answers.

use super::{FoundInvitation, Invitation, TeamSettings};
use crate::{Email, Ended, Team, TokenHash, User};
use rf_core::{InvitationId, Role, StoreError, TeamId, Time, UserId};

/// Keeps teams.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait TeamStore {
    /// Lets nobody else past this call for the same team until the transaction ends, so that what is read after it stays
    /// true until it is written. False if there is no such team.
    async fn lock_team(&mut self, team: TeamId) -> Result<bool, StoreError>;

    /// The team's settings.
    async fn team_settings(&mut self, team: TeamId) -> Result<Option<TeamSettings>, StoreError>;

    /// Replaces name, time zone and the words around notes.
    async fn save_team_settings(&mut self, settings: &TeamSettings) -> Result<(), StoreError>;

    /// Stores a team that nobody is in yet.
    async fn insert_team(&mut self, team: &Team) -> Result<(), StoreError>;
}

/// Keeps members.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait MemberStore: TeamStore {
    /// The member of that id.
    async fn member(&mut self, team: TeamId, id: UserId) -> Result<Option<User>, StoreError>;

    /// Stores one more member. False if the address is taken.
    async fn insert_member(&mut self, user: &User) -> Result<bool, StoreError>;

    /// How many enabled members but `except` have one of the roles.
    async fn count_enabled(
        &mut self,
        team: TeamId,
        except: UserId,
        roles: &[Role],
    ) -> Result<u64, StoreError>;

    /// Gives a member another role.
    async fn set_role(&mut self, team: TeamId, id: UserId, role: Role) -> Result<(), StoreError>;

    /// Disables a member's account, or enables it again.
    async fn set_disabled(&mut self, team: TeamId, id: UserId, at: Option<Time>) -> Result<(), StoreError>;

    /// Makes a member one of those who left: the name stays, the address becomes `former`, and everything that they could
    /// sign in with is deleted: password, second factors, passkeys, identities, API tokens, links that were mailed.
    async fn forget_member(
        &mut self,
        team: TeamId,
        id: UserId,
        at: Time,
        former: &Email,
    ) -> Result<(), StoreError>;

    /// Ends those of a member's sign-ins that have neither ended nor passed a deadline. How many.
    async fn end_sign_ins_of_member(
        &mut self,
        team: TeamId,
        id: UserId,
        ended: Ended,
    ) -> Result<u64, StoreError>;
}

/// Keeps invitations.
#[expect(async_fn_in_trait, reason = "the shell runs each request on one thread and needs no `Send` futures")]
pub trait InvitationStore {
    /// Stores a new invitation under the hash of its link's token.
    async fn insert_invitation(
        &mut self,
        invitation: &Invitation,
        token: &TokenHash,
    ) -> Result<(), StoreError>;

    /// The invitation of that id.
    async fn invitation(&mut self, team: TeamId, id: InvitationId) -> Result<Option<Invitation>, StoreError>;

    /// The invitation of whatever team whose link has a token of this hash.
    async fn invitation_by_token(&mut self, token: &TokenHash)
    -> Result<Option<FoundInvitation>, StoreError>;

    /// Takes back what the team has open for an address.
    async fn revoke_open_invitations(
        &mut self,
        team: TeamId,
        email: &Email,
        at: Time,
    ) -> Result<(), StoreError>;

    /// Takes an invitation back, if it was neither accepted nor taken back before. Whether it did.
    async fn revoke_invitation(
        &mut self,
        team: TeamId,
        id: InvitationId,
        at: Time,
    ) -> Result<bool, StoreError>;

    /// Notes that an invitation was accepted, if it is still open. Whether it was.
    async fn accept_invitation(
        &mut self,
        team: TeamId,
        id: InvitationId,
        at: Time,
    ) -> Result<bool, StoreError>;
}
