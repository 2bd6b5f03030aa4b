//! Ending sign-ins from outside of them: one, or many at once.

use super::{SecurityFailure, allowed};
use crate::{EndReason, Ended, EntryStore, LiveSignIns, PolicyStore, SignIn, SignInStore, User, trail};
use rf_core::{Action, Actor, AuditAction, AuditEvent, AuditLog, Env, SignInId, StoreError, UserId, Via};

/// Whose sign-ins to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// My own, the present one too.
    Mine,
    /// My own but the present one.
    MyOthers,
    /// Everybody's in the team, the present one too.
    Team,
    /// Everybody's in the team but the present one.
    TeamOthers,
    /// One member's.
    Member(UserId),
}

impl Whose {
    const fn reason(self) -> EndReason {
        match self {
            Self::Mine | Self::MyOthers => EndReason::SignedOut,
            Self::Team | Self::TeamOthers | Self::Member(_) => EndReason::EndedByAdmin,
        }
    }

    /// The name in the audit log.
    const fn scope(self) -> &'static str {
        match self {
            Self::Mine | Self::Team | Self::Member(_) => "all",
            Self::MyOthers | Self::TeamOthers => "others",
        }
    }
}

/// Ends a sign-in of the actor's own. Whether it was live: ending what is over changes nothing. Needs a transaction.
///
/// # Errors
/// `sign_in_not_found` also for somebody else's; the store's.
pub async fn end_my_sign_in(
    store: &mut (impl SignInStore + AuditLog),
    env: &Env,
    actor: &Actor,
    id: SignInId,
) -> Result<bool, SecurityFailure> {
    let found = store.sign_in_with_user(id).await?;
    let is_mine = |(sign_in, _): &(SignIn, User)| sign_in.team == actor.team && sign_in.user == actor.user;
    end_one(store, env, actor, found.filter(is_mine), EndReason::SignedOut).await
}

/// Ends a sign-in of a member. Whether it was live. Needs a transaction.
///
/// # Errors
/// `forbidden`; `sign_in_not_found`; the store's.
pub async fn end_team_sign_in(
    store: &mut (impl SignInStore + AuditLog),
    env: &Env,
    actor: &Actor,
    id: SignInId,
) -> Result<bool, SecurityFailure> {
    allowed(actor, Action::ManageSecurity)?;
    let found = store.sign_in_with_user(id).await?;
    let is_ours = |(sign_in, _): &(SignIn, User)| sign_in.team == actor.team;
    end_one(store, env, actor, found.filter(is_ours), EndReason::EndedByAdmin).await
}

async fn end_one(
    store: &mut (impl SignInStore + AuditLog),
    env: &Env,
    actor: &Actor,
    found: Option<(SignIn, User)>,
    reason: EndReason,
) -> Result<bool, SecurityFailure> {
    let (sign_in, user) = found.ok_or(SecurityFailure::SignInNotFound)?;
    let now = env.now();
    if !sign_in.is_live(now)
        || !store.end_sign_in(sign_in.team, sign_in.id, Ended { at: now, reason }).await?
    {
        return Ok(false);
    }
    let target = trail::sign_in(&sign_in, &user);
    let event = AuditEvent::by(env, actor, AuditAction::SignInRevoked, target)
        .with("user_id", user.id.to_string())
        .with("reason", reason.as_str());
    store.record(&event).await?;
    Ok(true)
}

/// Ends many live sign-ins at once, and says how many. Again ends none. Needs a transaction.
///
/// # Errors
/// `forbidden`; `member_not_found`; the store's.
pub async fn end_sign_ins(
    store: &mut (impl EntryStore + PolicyStore + AuditLog),
    env: &Env,
    actor: &Actor,
    whose: Whose,
) -> Result<u32, SecurityFailure> {
    let (user, target) = match whose {
        Whose::Mine | Whose::MyOthers => {
            let me = store.lock_user(actor.team, actor.user).await?;
            let me = me.ok_or_else(|| StoreError::Corrupt("an actor without an account".into()))?;
            (Some(me.id), trail::user(&me))
        }
        Whose::Team | Whose::TeamOthers => {
            allowed(actor, Action::ManageSecurity)?;
            let found = store.lock_team(actor.team).await?;
            let (team, _) = found.ok_or_else(|| StoreError::Corrupt("an actor without a team".into()))?;
            (None, trail::team(&team))
        }
        Whose::Member(id) => {
            allowed(actor, Action::ManageSecurity)?;
            let member = store.lock_user(actor.team, id).await?.filter(|user| user.left_at.is_none());
            let member = member.ok_or(SecurityFailure::MemberNotFound)?;
            (Some(member.id), trail::user(&member))
        }
    };
    let but = match (whose, actor.via) {
        (Whose::MyOthers | Whose::TeamOthers, Via::SignIn(current)) => Some(current),
        _ => None,
    };
    let ended = Ended { at: env.now(), reason: whose.reason() };
    let count = store.end_sign_ins(LiveSignIns { team: actor.team, user, but }, ended).await?;
    let event = AuditEvent::by(env, actor, AuditAction::SignInsRevoked, target)
        .with("scope", whose.scope())
        .with("count", count);
    store.record(&event).await?;
    Ok(count)
}
