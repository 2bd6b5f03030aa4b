//! What the rows of the audit log say about people, sign-ins and teams.

use crate::{SignIn, Team, User};
use rf_core::{Actor, AuditAction, AuditEvent, AuditTarget, Env, SignInId, Via};

/// The person behind a sign-in, as the one who acts.
pub(crate) fn person(user: &User, sign_in: SignInId, address: Option<String>) -> Actor {
    Actor {
        user: user.id,
        name: user.name.clone(),
        team: user.team,
        role: user.role,
        via: Via::SignIn(sign_in),
        address,
    }
}

/// A sign-in, which people know by whose it is.
pub(crate) fn sign_in(sign_in: &SignIn, user: &User) -> AuditTarget {
    AuditTarget::new("sign_in", sign_in.id.uuid(), user.name.clone())
}

/// A person.
pub(crate) fn user(user: &User) -> AuditTarget {
    AuditTarget::new("user", user.id.uuid(), user.name.clone())
}

/// A team.
pub(crate) fn team(team: &Team) -> AuditTarget {
    AuditTarget::new("team", team.id.uuid(), team.name.clone())
}

/// That a rotated token of this sign-in came back; whoever sent it, it cannot be told from the owner.
pub(crate) fn reuse(env: &Env, reused: &SignIn, owner: &User, address: Option<String>) -> AuditEvent {
    AuditEvent {
        id: env.new_id(),
        team: reused.team,
        at: env.now(),
        action: AuditAction::SignInReuseDetected,
        actor_kind: "visitor",
        actor_id: None,
        actor_name: "Unknown".into(),
        target: sign_in(reused, owner),
        details: rf_core::Members::new(),
        address,
    }
}
