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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Email;
    use rf_core::Role;
    use uuid::Uuid;

    fn letter(role: Role, inviter: &str, team: &str) -> Letter {
        let invited = Invitation {
            id: Uuid::from_u128(1).into(),
            team: Uuid::from_u128(2).into(),
            email: Email::parse("nora@contoso.example").unwrap(),
            role,
            invited_by: Uuid::from_u128(3).into(),
            created_at: "2026-11-23T09:00:00Z".parse().unwrap(),
            expires_at: "2026-11-30T09:00:00Z".parse().unwrap(),
            accepted_at: None,
            revoked_at: None,
        };
        invitation(&invited, inviter, team, "https://flow.example/accept-invitation#token")
    }

    #[test]
    fn an_invitation_says_who_invites_where_to_and_until_when() {
        let Letter { subject, body, .. } = letter(Role::Engineer, "Ada Lovelace", "Northwind");
        insta::assert_snapshot!(format!("{subject}\n\n{body}"));
    }

    #[test]
    fn the_names_in_an_invitation_bring_no_link_into_it() {
        let Letter { subject, body, .. } = letter(
            Role::TeamAdmin,
            "see http://evil.example/a",
            "https://evil.example\nBcc: all@contoso.example",
        );
        assert_eq!(body.matches("://").count(), 1, "{body}");
        assert!(!body.contains("evil.example") && !subject.contains('\n'), "{subject}\n{body}");
    }
}
