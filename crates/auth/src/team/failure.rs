//! Everything that managing a team can be refused with.

use crate::AuthFailure;
use rf_core::FieldErrors;

rf_core::failures! {
    /// Why something about a team was refused.
    pub enum TeamFailure {
        /// Fields of the request break their rules.
        Invalid(FieldErrors) => Invalid, "invalid", "Some fields need mending.";
        /// The role does not reach that far.
        Forbidden => Forbidden, "forbidden", "Your role does not allow this. Ask a team admin.";
        /// Nobody gives out or changes a role above their own.
        RoleAboveYours => Forbidden, "role_above_yours", "This role is above your own. Ask somebody who has it.";
        /// Operators are made and changed at the server's command line only.
        OperatorAccount => Forbidden, "operator_account", "An operator's account is changed at the server's command line only.";
        /// No such member, or not in this team, or gone.
        MemberNotFound => NotFound, "member_not_found", "There is no such member in your team.";
        /// No such invitation of this team.
        InvitationNotFound => NotFound, "invitation_not_found", "There is no such invitation of your team.";
        /// No such team.
        TeamNotFound => NotFound, "team_not_found", "There is no such team.";
        /// Without this person nobody could administer the team.
        LastTeamAdmin => Conflict, "last_team_admin", "A team needs an admin who can sign in. Make somebody else team admin first.";
        /// The address belongs to a member of this very team.
        AlreadyMember => Conflict, "already_member", "This person is in your team already.";
        /// A team cannot be handed to an account that is disabled.
        MemberDisabled => Conflict, "member_disabled", "This account is disabled. Enable it first.";
        /// The invitation was accepted before it could be taken back.
        InvitationAccepted => Conflict, "invitation_accepted", "This invitation has been accepted already. Remove the member instead.";
        /// Somebody has an account with that address.
        EmailTaken => Conflict, "email_taken", "There is an account with this e-mail address already. Sign in instead.";
        /// Unknown, used, taken back or expired: not told apart.
        InvalidLink => Invalid, "invalid_link", "This link does not work any more. Ask for a new one.";
        /// Passwords cannot be hashed or checked right now.
        SignInUnavailable => Unavailable, "sign_in_unavailable", "Signing in does not work right now. Try again in a moment.";
    }
}

/// Hashing and coming in have no other refusals than these.
impl From<AuthFailure> for TeamFailure {
    fn from(failure: AuthFailure) -> Self {
        match failure {
            AuthFailure::Store(error) => Self::Store(error),
            AuthFailure::Invalid(errors) => Self::Invalid(errors),
            AuthFailure::EmailTaken => Self::EmailTaken,
            _ => Self::SignInUnavailable,
        }
    }
}
