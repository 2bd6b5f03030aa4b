//! Accepting an invitation: whoever holds its link has shown that the address is theirs.

use super::{FoundInvitation, InvitationStore, MemberStore, TeamFailure};
use crate::account::one_line;
use crate::enter::enter;
use crate::{
    Entrance, EntryStore, Grant, Hashing, OneTimeToken, Password, PasswordHash, SignInRules, SignInStore,
    User,
};
use rf_core::{AuditAction, AuditEvent, AuditLog, AuditTarget, Env, FieldErrors, Members};

/// An acceptance whose fields are right and whose password is hashed already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    token: OneTimeToken,
    name: String,
    password_hash: PasswordHash,
}

/// Reads what the invitation of a link says.
///
/// # Errors
/// `invalid_link`, the store's.
pub async fn look_at_invitation(
    store: &mut impl InvitationStore,
    env: &Env,
    token: &OneTimeToken,
) -> Result<FoundInvitation, TeamFailure> {
    let found = store.invitation_by_token(&token.hash()).await?;
    found.filter(|found| found.stands(env.now())).ok_or(TeamFailure::InvalidLink)
}

/// Checks link and fields and hashes the password: the slow part, before any transaction.
///
/// # Errors
/// `invalid_link`, `invalid` with every mistake, `sign_in_unavailable`, the store's.
pub async fn prepare_acceptance(
    store: &mut impl InvitationStore,
    hashing: &impl Hashing,
    env: &Env,
    token: OneTimeToken,
    name: &str,
    password: &str,
) -> Result<Acceptance, TeamFailure> {
    let found = look_at_invitation(store, env, &token).await?;
    let mut errors = FieldErrors::default();
    let name = errors.take(one_line("name", name));
    let about = [found.invitation.email.as_str(), &found.team_name, name.as_deref().unwrap_or_default()];
    let password = errors.take(Password::parse(password, &about));
    let (Some(name), Some(password)) = (name, password) else {
        return Err(TeamFailure::Invalid(errors));
    };
    let password_hash = hashing.hash(password.into_plain()).await?;
    Ok(Acceptance { token, name, password_hash })
}

/// Makes the account that an invitation is for, its address verified, and signs its owner in. Needs a transaction.
///
/// # Errors
/// `invalid_link`, `email_taken`, the store's.
pub async fn accept_invitation(
    store: &mut (impl InvitationStore + MemberStore + SignInStore + EntryStore + AuditLog),
    env: &Env,
    rules: &SignInRules,
    acceptance: Acceptance,
    entrance: Entrance,
) -> Result<Grant, TeamFailure> {
    let Acceptance { token, name, password_hash } = acceptance;
    let now = env.now();
    let FoundInvitation { invitation, team_name, inviter } = look_at_invitation(store, env, &token).await?;
    store.lock_team(invitation.team).await?;
    if !store.accept_invitation(invitation.team, invitation.id, now).await? {
        return Err(TeamFailure::InvalidLink);
    }
    let user = User {
        id: env.new_id(),
        team: invitation.team,
        team_name,
        team_time_zone: inviter.team_time_zone,
        email: invitation.email,
        name,
        role: invitation.role,
        password_hash: Some(password_hash),
        disabled_at: None,
        email_verified_at: Some(now),
        left_at: None,
        has_second_factor: false,
        security: inviter.security,
        created_at: now,
    };
    if !store.insert_member(&user).await? {
        return Err(TeamFailure::EmailTaken);
    }
    let mut details = Members::new();
    details.insert("email".into(), user.email.as_str().into());
    details.insert("role".into(), user.role.as_str().into());
    details.insert("invited_by".into(), inviter.name.into());
    let accepted = AuditEvent {
        id: env.new_id(),
        team: user.team,
        at: now,
        action: AuditAction::InvitationAccepted,
        actor_kind: "visitor",
        actor_id: Some(user.id),
        actor_name: user.name.clone(),
        target: AuditTarget::new("invitation", invitation.id.uuid(), user.email.as_str()),
        details,
        address: entrance.device.address.clone(),
    };
    store.record(&accepted).await?;
    Ok(enter(store, env, rules, user, entrance).await?)
}
