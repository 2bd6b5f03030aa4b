//! Taking somebody's second factors away, for who lost them.

use super::{FactorFailure, SecondFactorStore};
use rf_core::{
    Action, Actor, AuditAction, AuditEvent, AuditLog, AuditTarget, Env, Relation, Role, UserId, Verdict,
    verdict,
};

/// Takes a member's factors and recovery codes away. Needs a transaction.
///
/// Not one's own, which would be a way around proving that it is you; and not the operator's.
///
/// # Errors
/// `forbidden`, `member_not_found`, or the store's.
pub async fn reset_second_factor(
    store: &mut (impl SecondFactorStore + AuditLog),
    env: &Env,
    actor: &Actor,
    id: UserId,
) -> Result<(), FactorFailure> {
    if verdict(actor.role, Action::ManageMembers, Relation::Team) != Verdict::Allow {
        return Err(FactorFailure::Forbidden);
    }
    let member = store.user_for_change(actor.team, id).await?;
    let member = member.filter(|member| member.left_at.is_none()).ok_or(FactorFailure::MemberNotFound)?;
    if member.role == Role::SuperAdmin || member.id == actor.user {
        return Err(FactorFailure::Forbidden);
    }
    store.delete_totp(member.team, id).await?;
    store.delete_passkeys(member.team, id).await?;
    store.replace_recovery_codes(member.team, id, &[], env.now()).await?;
    store.void_tickets(member.team, id).await?;
    store.settle_second_factor(member.team, id).await?;
    let target = AuditTarget::new("user", id.uuid(), member.name);
    let event = AuditEvent::by(env, actor, AuditAction::SecondFactorsReset, target);
    store.record(&event.with("had_second_factor", member.has_second_factor)).await?;
    Ok(())
}
