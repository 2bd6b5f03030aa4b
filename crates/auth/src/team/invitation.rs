//! An invitation into a team: for one address, for seven days, once.

use crate::{Email, User};
use rf_core::{Action, InvitationId, Relation, Role, TeamId, Time, UserId, Verdict, verdict};

/// An invitation, as the store knows it; of its link only a hash is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// The team to join.
    pub team: TeamId,
    /// The one address that it is for.
    pub email: Email,
    /// What the new member may do.
    pub role: Role,
    /// Who invites.
    pub invited_by: UserId,
    /// When.
    pub created_at: Time,
    /// Past from this moment on.
    pub expires_at: Time,
    /// When it was accepted, if it was.
    pub accepted_at: Option<Time>,
    /// When it was taken back or replaced, if it was.
    pub revoked_at: Option<Time>,
}

/// An invitation found by its link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundInvitation {
    /// The invitation.
    pub invitation: Invitation,
    /// The team's name.
    pub team_name: String,
    /// Who invites, as they are now; also somebody who has left.
    pub inviter: User,
}

/// How an invitation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationStatus {
    /// It can be accepted.
    Open,
    /// It was accepted.
    Accepted,
    /// It was taken back or replaced.
    Revoked,
    /// Nobody accepted it in time.
    Expired,
}

impl Invitation {
    /// How it stands at that moment.
    pub fn status(&self, now: Time) -> InvitationStatus {
        match (self.accepted_at, self.revoked_at) {
            (Some(_), _) => InvitationStatus::Accepted,
            (None, Some(_)) => InvitationStatus::Revoked,
            (None, None) if now >= self.expires_at => InvitationStatus::Expired,
            (None, None) => InvitationStatus::Open,
        }
    }
}

impl FoundInvitation {
    /// Whether it can be accepted: open, and from somebody who could still send it.
    pub fn stands(&self, now: Time) -> bool {
        let Self { invitation, inviter, .. } = self;
        let manages = verdict(inviter.role, Action::ManageMembers, Relation::Team) == Verdict::Allow;
        let is_here =
            inviter.disabled_at.is_none() && inviter.left_at.is_none() && inviter.team == invitation.team;
        invitation.status(now) == InvitationStatus::Open
            && manages
            && is_here
            && inviter.role.may_grant(invitation.role)
    }
}
