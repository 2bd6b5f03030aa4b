//! What the operator does at the command line: teams and members that nobody invited.

use super::{
    MemberStore, TeamFailure, TeamStore,
    rules::{allowed, target, to_change},
};
use crate::account::one_line;
use crate::{Email, EndReason, Ended, Link, LinkKind, LinkStore, OneTimeToken, Team, TeamSecurity, User};
use rf_core::{
    Action, Actor, AuditAction, AuditEvent, AuditLog, AuditTarget, Env, FieldErrors, Role, Time, UserId,
};

/// Makes a team that nobody is in yet. Needs a transaction.
///
/// # Errors
/// `invalid`, the store's.
pub async fn create_team(
    store: &mut (impl TeamStore + AuditLog),
    env: &Env,
    name: &str,
) -> Result<Team, TeamFailure> {
    let name = one_line("name", name).map_err(|error| TeamFailure::Invalid(error.into()))?;
    let team = Team { id: env.new_id(), name, created_at: env.now() };
    store.insert_team(&team).await?;
    let target = AuditTarget::new("team", team.id.uuid(), &team.name);
    let operator = Actor::command_line(team.id);
    store.record(&AuditEvent::by(env, &operator, AuditAction::TeamRegistered, target)).await?;
    Ok(team)
}

/// Makes an account without a password in `actor`'s team. Needs a transaction. The address is taken at the operator's word.
///
/// # Errors
/// `forbidden`, `invalid` with every mistake, `team_not_found`, `email_taken`, the store's.
pub async fn create_member(
    store: &mut (impl MemberStore + AuditLog),
    env: &Env,
    actor: &Actor,
    email: &str,
    name: &str,
    role: Role,
) -> Result<User, TeamFailure> {
    allowed(actor, Action::OperateServer)?;
    let mut errors = FieldErrors::default();
    let (email, name) = (errors.take(Email::parse(email)), errors.take(one_line("name", name)));
    let (Some(email), Some(name)) = (email, name) else { return Err(TeamFailure::Invalid(errors)) };
    let team = store.team_settings(actor.team).await?.ok_or(TeamFailure::TeamNotFound)?;
    let user = User {
        id: env.new_id(),
        team: team.id,
        team_name: team.name,
        team_time_zone: team.time_zone,
        email,
        name,
        role,
        password_hash: None,
        disabled_at: None,
        email_verified_at: None,
        left_at: None,
        has_second_factor: false,
        security: TeamSecurity::default(),
        created_at: env.now(),
    };
    if !store.insert_member(&user).await? {
        return Err(TeamFailure::EmailTaken);
    }
    let event = AuditEvent::by(env, actor, AuditAction::MemberCreated, target(&user));
    store.record(&event.with("email", user.email.as_str()).with("role", role.as_str())).await?;
    Ok(user)
}

/// Ends all of a member's sign-ins. How many there were. Needs a transaction.
///
/// # Errors
/// `forbidden`, `member_not_found`, `role_above_yours`, `operator_account`, the store's.
pub async fn revoke_member(
    store: &mut (impl MemberStore + AuditLog),
    env: &Env,
    actor: &Actor,
    id: UserId,
) -> Result<u64, TeamFailure> {
    let member = to_change(store, actor, id).await?;
    let ended = Ended { at: env.now(), reason: EndReason::EndedByAdmin };
    let count = store.end_sign_ins_of_member(member.team, member.id, ended).await?;
    let event = AuditEvent::by(env, actor, AuditAction::SignInsRevoked, target(&member));
    store.record(&event.with("revoked_count", count)).await?;
    Ok(count)
}

/// Makes a link with which a member chooses a new password; older ones are void. Its token, and until when it works. Needs
/// a transaction.
///
/// # Errors
/// `forbidden`, `member_not_found`, `member_disabled`, the store's.
pub async fn make_reset_link(
    store: &mut (impl MemberStore + LinkStore + AuditLog),
    env: &Env,
    actor: &Actor,
    id: UserId,
) -> Result<(OneTimeToken, Time), TeamFailure> {
    allowed(actor, Action::OperateServer)?;
    let member = to_change(store, actor, id).await?;
    if member.disabled_at.is_some() {
        return Err(TeamFailure::MemberDisabled);
    }
    let (link, token) = Link::new(env, &member, LinkKind::ResetPassword, &member.email);
    store.insert_link(&link).await?;
    let event = AuditEvent::by(env, actor, AuditAction::PasswordResetRequested, target(&member));
    store.record(&event).await?;
    Ok((token, link.expires_at))
}
