//! Who may change whom. The command line may change everybody: whoever can run it holds the database anyway.

use super::{MemberStore, TeamFailure};
use crate::User;
use rf_core::{Action, Actor, AuditTarget, FieldError, Relation, Role, UserId, Verdict, Via, verdict};

/// Whether the permission table lets `actor` do this to their own team.
pub(super) fn allowed(actor: &Actor, action: Action) -> Result<(), TeamFailure> {
    match verdict(actor.role, action, Relation::Team) {
        Verdict::Allow => Ok(()),
        Verdict::Deny | Verdict::Hide => Err(TeamFailure::Forbidden),
    }
}

/// Whether `actor` may give out `role`.
pub(super) fn may_grant(actor: &Actor, role: Role) -> Result<(), TeamFailure> {
    if actor.via == Via::CommandLine || actor.role.may_grant(role) {
        Ok(())
    } else {
        Err(TeamFailure::RoleAboveYours)
    }
}

/// Whether `actor` may change `member` at all.
pub(super) fn may_change(actor: &Actor, member: &User) -> Result<(), TeamFailure> {
    if actor.via == Via::CommandLine {
        return Ok(());
    }
    match member.role {
        Role::SuperAdmin => Err(TeamFailure::OperatorAccount),
        role if role > actor.role => Err(TeamFailure::RoleAboveYours),
        _ => Ok(()),
    }
}

/// The member that `actor` wants to change, who stays as read until the transaction ends.
pub(super) async fn to_change(
    store: &mut impl MemberStore,
    actor: &Actor,
    id: UserId,
) -> Result<User, TeamFailure> {
    allowed(actor, Action::ManageMembers)?;
    store.lock_team(actor.team).await?;
    let member = store.member(actor.team, id).await?.ok_or(TeamFailure::MemberNotFound)?;
    may_change(actor, &member)?;
    Ok(member)
}

/// Refuses what one does to oneself in another way: leaving asks for proof, and nobody locks themselves out by a slip.
pub(super) fn somebody_else(actor: &Actor, member: User) -> Result<User, TeamFailure> {
    if member.id == actor.user && actor.via != Via::CommandLine {
        let error = FieldError::new("user_id", "yourself", "Choose somebody else.");
        return Err(TeamFailure::Invalid(error.into()));
    }
    Ok(member)
}

/// Whether the team can do without what `member` may do now. To be asked under the team's lock: two admins who go at the
/// same moment must not both be told that the other one stays.
pub(super) async fn can_spare(store: &mut impl MemberStore, member: &User) -> Result<(), TeamFailure> {
    let substitutes: &[Role] = match member.role {
        _ if member.disabled_at.is_some() => return Ok(()),
        Role::Viewer | Role::Engineer => return Ok(()),
        Role::TeamAdmin => &[Role::TeamAdmin],
        // An operator who is alone with engineers administers the team.
        Role::SuperAdmin => &[Role::TeamAdmin, Role::SuperAdmin],
    };
    match store.count_enabled(member.team, member.id, substitutes).await? {
        0 => Err(TeamFailure::LastTeamAdmin),
        _ => Ok(()),
    }
}

/// A member in the audit log.
pub(super) fn target(member: &User) -> AuditTarget {
    AuditTarget::new("user", member.id.uuid(), &member.name)
}
