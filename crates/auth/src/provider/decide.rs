//! Who comes in with an identity: the one rule.

use super::{Identity, LinkedIdentity, OpenInvitation, Provider};
use crate::{Email, User};
use rf_core::Role;

/// What the store knows that matters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// This very identity and whose it is.
    pub linked: Option<(LinkedIdentity, User)>,
    /// The account of the verified address.
    pub account: Option<User>,
    /// An open invitation of the verified address, of the provider's team if it is a team's.
    pub invitation: Option<OpenInvitation>,
}

/// What becomes of somebody with an identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// It is theirs since long.
    Enter(LinkedIdentity, User),
    /// Link it to this account, which has the same verified address.
    Link(User),
    /// Make an account, as the invitation says.
    Join(OpenInvitation, Email),
    /// Nobody here has this identity.
    NoAccount,
}

/// Decides.
///
/// A linked identity is its person's, whatever address it has by now. An unknown one is nobody's unless the provider
/// says that it verified the address, may vouch for it, and the account verified the same address too: otherwise
/// whoever writes that address into some directory would take the account over. A team's provider reaches that team
/// only, and no operator. Disabled accounts and people who left are not told apart from no account at all.
pub fn decide(provider: &Provider, identity: &Identity, known: Known) -> Decision {
    let is_reached = |user: &User| {
        user.disabled_at.is_none()
            && user.left_at.is_none()
            // A team's provider says whatever the team's admins want it to say, and they are no operators.
            && provider.team.is_none_or(|team| team == user.team && user.role != Role::SuperAdmin)
    };
    if let Some((linked, user)) = known.linked {
        return if is_reached(&user) { Decision::Enter(linked, user) } else { Decision::NoAccount };
    }
    let Some(email) = identity.verified_email.as_ref().filter(|email| provider.vouches_for(email)) else {
        return Decision::NoAccount;
    };
    match (known.account, known.invitation) {
        (Some(user), _) if is_reached(&user) && user.email_verified_at.is_some() && user.email == *email => {
            Decision::Link(user)
        }
        (None, Some(invitation))
            if invitation.email == *email && provider.team.is_none_or(|team| team == invitation.team) =>
        {
            Decision::Join(invitation, email.clone())
        }
        _ => Decision::NoAccount,
    }
}
