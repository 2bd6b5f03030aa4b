//! Inviting somebody, and taking it back.

use super::{
    Invitation, InvitationStore, MemberStore, TeamFailure, letter,
    rules::{allowed, may_grant},
};
use crate::{
    AccountStore, Email, OneTimeToken,
    mail::{MailOutbox, Postbox},
};
use rf_core::{Action, Actor, AuditAction, AuditEvent, AuditLog, AuditTarget, Env, InvitationId, Role};
use std::time::Duration;

/// How long an invitation can be accepted.
const LIFETIME: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Invites `email` into `actor`'s team; what the team had open for that address is replaced. Needs a transaction.
///
/// Whether the address has an account in another team is not told: its owner learns it from the link.
///
/// # Errors
/// `forbidden`, `invalid`, `role_above_yours`, `already_member`, `team_not_found`, the store's.
pub async fn invite(
    store: &mut (impl InvitationStore + MemberStore + AccountStore + MailOutbox + AuditLog),
    env: &Env,
    actor: &Actor,
    postbox: Postbox<'_>,
    email: &str,
    role: Role,
) -> Result<Invitation, TeamFailure> {
    allowed(actor, Action::ManageMembers)?;
    let email = Email::parse(email).map_err(|error| TeamFailure::Invalid(error.into()))?;
    may_grant(actor, role)?;
    // Two admins who invite the same person at once must not leave two open invitations.
    store.lock_team(actor.team).await?;
    let team = store.team_settings(actor.team).await?.ok_or(TeamFailure::TeamNotFound)?;
    let holder = store.user_by_email(&email).await?;
    if holder.is_some_and(|holder| holder.team == actor.team) {
        return Err(TeamFailure::AlreadyMember);
    }
    let now = env.now();
    store.revoke_open_invitations(actor.team, &email, now).await?;
    let invitation = Invitation {
        id: env.new_id(),
        team: actor.team,
        email,
        role,
        invited_by: actor.user,
        created_at: now,
        expires_at: now + LIFETIME,
        accepted_at: None,
        revoked_at: None,
    };
    let token = OneTimeToken::generate("");
    store.insert_invitation(&invitation, &token.hash()).await?;
    let link = postbox.link("accept-invitation", &token);
    let letter = letter::invitation(&invitation, &actor.name, &team.name, &link);
    store.enqueue(&postbox.mail(env, actor.team, &invitation.email, letter)).await?;
    let event = AuditEvent::by(env, actor, AuditAction::InvitationSent, target(&invitation));
    store.record(&event.with("role", role.as_str())).await?;
    Ok(invitation)
}

/// Takes an invitation back: its link does not work any more. Needs a transaction. Doing it twice changes nothing.
///
/// # Errors
/// `forbidden`, `invitation_not_found`, `invitation_accepted`, the store's.
pub async fn revoke_invitation(
    store: &mut (impl InvitationStore + AuditLog),
    env: &Env,
    actor: &Actor,
    id: InvitationId,
) -> Result<(), TeamFailure> {
    allowed(actor, Action::ManageMembers)?;
    let found = store.invitation(actor.team, id).await?;
    let invitation = found.ok_or(TeamFailure::InvitationNotFound)?;
    if !store.revoke_invitation(actor.team, id, env.now()).await? {
        // Somebody may have accepted it since it was read.
        let now = store.invitation(actor.team, id).await?;
        let accepted = now.is_some_and(|invitation| invitation.accepted_at.is_some());
        return if accepted { Err(TeamFailure::InvitationAccepted) } else { Ok(()) };
    }
    let event = AuditEvent::by(env, actor, AuditAction::InvitationRevoked, target(&invitation));
    store.record(&event.with("role", invitation.role.as_str())).await?;
    Ok(())
}

fn target(invitation: &Invitation) -> AuditTarget {
    AuditTarget::new("invitation", invitation.id.uuid(), invitation.email.as_str())
}
