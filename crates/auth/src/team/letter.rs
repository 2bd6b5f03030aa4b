//! What the mail of an invitation says.

use super::Invitation;
use crate::mail::{Letter, harmless, moment};

/// Invites whoever reads it into a team. `inviter` and `team` may have been chosen by anybody, so nothing in them becomes a
/// link.
pub(super) fn invitation(invitation: &Invitation, inviter: &str, team: &str, link: &str) -> Letter {
    let (inviter, team, until) = (harmless(inviter), harmless(team), moment(invitation.expires_at));
    let role = match invitation.role.as_str() {
        "viewer" => "a viewer",
        "engineer" => "an engineer",
        _ => "a team admin",
    };
    let body = [
        "Hello,",
        &format!(
            "{inviter} invites you to join {team} at ResolutionFlow as {role}. To accept, choose a name and a password here:"
        ),
        link,
        &format!("The link works once, for this e-mail address only, until {until}."),
        "If you do not know the sender, do nothing: no account is made.",
        "ResolutionFlow\n",
    ];
    Letter { kind: "invitation", subject: format!("Join {team} at ResolutionFlow"), body: body.join("\n\n") }
}
