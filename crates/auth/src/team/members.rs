//! Changing what members may do.

use super::{
    MemberStore, TeamFailure,
    rules::{can_spare, may_grant, somebody_else, target, to_change},
};
use crate::{EndReason, Ended, User};
use rf_core::{Actor, AuditAction, AuditEvent, AuditLog, Env, Role, UserId};

/// Gives a member another role. Needs a transaction. What is so already changes nothing.
///
/// # Errors
/// `forbidden`, `member_not_found`, `role_above_yours`, `operator_account`, `last_team_admin`, the store's.
pub async fn change_role(
    store: &mut (impl MemberStore + AuditLog),
    env: &Env,
    actor: &Actor,
    id: UserId,
    role: Role,
) -> Result<User, TeamFailure> {
    let member = to_change(store, actor, id).await?;
    may_grant(actor, role)?;
    if member.role == role {
        return Ok(member);
    }
    if role < Role::TeamAdmin {
        can_spare(store, &member).await?;
    }
    store.set_role(member.team, member.id, role).await?;
    let event = AuditEvent::by(env, actor, AuditAction::MemberRoleChanged, target(&member));
    store.record(&event.with("old", member.role.as_str()).with("new", role.as_str())).await?;
    Ok(User { role, ..member })
}

/// Disables a member's account: their next request is refused, and what they were signed in with does not come back when
/// the account is enabled again. Needs a transaction. Disabling twice changes nothing.
///
/// # Errors
/// `forbidden`, `member_not_found`, `role_above_yours`, `operator_account`, `last_team_admin`, the store's.
pub async fn disable_member(
    store: &mut (impl MemberStore + AuditLog),
    env: &Env,
    actor: &Actor,
    id: UserId,
) -> Result<User, TeamFailure> {
    let member = somebody_else(actor, to_change(store, actor, id).await?)?;
    if member.disabled_at.is_some() {
        return Ok(member);
    }
    can_spare(store, &member).await?;
    let now = env.now();
    store.set_disabled(member.team, member.id, Some(now)).await?;
    let ended = Ended { at: now, reason: EndReason::EndedByAdmin };
    let count = store.end_sign_ins_of_member(member.team, member.id, ended).await?;
    let event = AuditEvent::by(env, actor, AuditAction::MemberDisabled, target(&member));
    store.record(&event.with("ended_sign_ins", count)).await?;
    Ok(User { disabled_at: Some(now), ..member })
}

/// Enables a member's account again. Needs a transaction. Enabling twice changes nothing.
///
/// # Errors
/// `forbidden`, `member_not_found`, `role_above_yours`, `operator_account`, the store's.
pub async fn enable_member(
    store: &mut (impl MemberStore + AuditLog),
    env: &Env,
    actor: &Actor,
    id: UserId,
) -> Result<User, TeamFailure> {
    let member = to_change(store, actor, id).await?;
    let Some(since) = member.disabled_at else { return Ok(member) };
    store.set_disabled(member.team, member.id, None).await?;
    let event = AuditEvent::by(env, actor, AuditAction::MemberEnabled, target(&member));
    store.record(&event.with("disabled_since", since.to_rfc3339())).await?;
    Ok(User { disabled_at: None, ..member })
}
