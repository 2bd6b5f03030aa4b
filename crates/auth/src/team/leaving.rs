//! Going: being removed, leaving, handing the team over.

use super::{
    MemberStore, TeamFailure,
    rules::{allowed, can_spare, somebody_else, target, to_change},
};
use crate::{Email, EndReason, Ended, User};
use rf_core::{Action, Actor, AuditAction, AuditEvent, AuditLog, Env, LinkId, Role, UserId};

/// Removes a member from the team. Needs a transaction.
///
/// # Errors
/// `forbidden`, `member_not_found`, `role_above_yours`, `operator_account`, `last_team_admin`, the store's.
pub async fn remove_member(
    store: &mut (impl MemberStore + AuditLog),
    env: &Env,
    actor: &Actor,
    id: UserId,
) -> Result<(), TeamFailure> {
    let member = somebody_else(actor, to_change(store, actor, id).await?)?;
    go(store, env, actor, &member, AuditAction::MemberRemoved).await
}

/// Takes `actor` out of the team at their own wish. Needs a transaction.
///
/// # Errors
/// `member_not_found`, `last_team_admin`, the store's.
pub async fn leave_team(
    store: &mut (impl MemberStore + AuditLog),
    env: &Env,
    actor: &Actor,
) -> Result<(), TeamFailure> {
    store.lock_team(actor.team).await?;
    let member = store.member(actor.team, actor.user).await?.ok_or(TeamFailure::MemberNotFound)?;
    go(store, env, actor, &member, AuditAction::MemberLeft).await
}

async fn go(
    store: &mut (impl MemberStore + AuditLog),
    env: &Env,
    actor: &Actor,
    member: &User,
    action: AuditAction,
) -> Result<(), TeamFailure> {
    can_spare(store, member).await?;
    let at = env.now();
    store.forget_member(member.team, member.id, at, &former_address(env)).await?;
    let ended = Ended { at, reason: EndReason::MembershipRemoved };
    store.end_sign_ins_of_member(member.team, member.id, ended).await?;
    let event = AuditEvent::by(env, actor, action, target(member));
    store.record(&event.with("email", member.email.as_str()).with("role", member.role.as_str())).await?;
    Ok(())
}

/// What stands in the place of an address that was freed. Random, so that nobody can register it beforehand to be in the way.
fn former_address(env: &Env) -> Email {
    let id: LinkId = env.new_id();
    Email::parse(&format!("former-{id}@removed.invalid")).expect("an id fits into an address")
}

/// Makes another member team admin in `actor`'s place, who becomes an engineer. Needs a transaction.
///
/// # Errors
/// `forbidden`, `invalid` for `user_id`, `member_not_found`, `operator_account`, `member_disabled`, the store's.
pub async fn transfer_team(
    store: &mut (impl MemberStore + AuditLog),
    env: &Env,
    actor: &Actor,
    to: UserId,
) -> Result<(), TeamFailure> {
    allowed(actor, Action::ManageMembers)?;
    let successor = to_change(store, actor, to).await?;
    let successor = somebody_else(actor, successor)?;
    let present = store.member(actor.team, actor.user).await?.ok_or(TeamFailure::MemberNotFound)?;
    match present.role {
        Role::TeamAdmin => {}
        Role::SuperAdmin => return Err(TeamFailure::OperatorAccount),
        // Somebody else was faster.
        Role::Viewer | Role::Engineer => return Err(TeamFailure::Forbidden),
    }
    if successor.disabled_at.is_some() {
        return Err(TeamFailure::MemberDisabled);
    }
    store.set_role(actor.team, successor.id, Role::TeamAdmin).await?;
    store.set_role(actor.team, present.id, Role::Engineer).await?;
    let event = AuditEvent::by(env, actor, AuditAction::AdminTransferred, target(&successor));
    let event = event.with("old", successor.role.as_str()).with("new", Role::TeamAdmin.as_str());
    store.record(&event.with("actor_becomes", Role::Engineer.as_str())).await?;
    Ok(())
}
