//! Changing the session-expiry policy and the second factor's requirement.

use super::{SecurityFailure, allowed};
use crate::{
    EndReason, Ended, PolicyOverrides, PolicyStore, SessionPolicy, SignInRules, TeamSecurity,
    policy::bounded, trail,
};
use rf_core::{Action, Actor, AuditAction, AuditEvent, AuditLog, Env, FieldError, FieldErrors, StoreError};
use serde_json::{Value, json};

/// What to change; what is none stays as it is, an inner none takes the server's own window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SecurityChange {
    /// The idle window in minutes.
    pub idle_minutes: Option<Option<u32>>,
    /// The absolute window in minutes.
    pub absolute_minutes: Option<Option<u32>>,
    /// Whether every member must have a second factor.
    pub second_factor_required: Option<bool>,
}

/// What the team's policy is after a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecurityChanged {
    /// What the team decided.
    pub security: TeamSecurity,
    /// How many sign-ins ended because they were past the new windows.
    pub ended_sign_ins: u32,
}

/// Changes what the team decided. Needs a transaction.
///
/// Narrower windows count for the live sign-ins at once; wider ones only for those that begin later.
///
/// # Errors
/// `forbidden`; `invalid` for `idle_minutes` or `absolute_minutes`; the store's.
pub async fn change_security(
    store: &mut (impl PolicyStore + AuditLog),
    env: &Env,
    rules: &SignInRules,
    actor: &Actor,
    change: SecurityChange,
) -> Result<SecurityChanged, SecurityFailure> {
    allowed(actor, Action::ManageSecurity)?;
    let found = store.lock_team(actor.team).await?;
    let (team, old) = found.ok_or_else(|| StoreError::Corrupt("an actor without a team".into()))?;
    let new = apply(rules, &old, change).map_err(SecurityFailure::Invalid)?;
    if new == old {
        return Ok(SecurityChanged { security: old, ended_sign_ins: 0 });
    }
    store.set_security(actor.team, &new).await?;
    let ended_sign_ins = if new.overrides == old.overrides {
        0
    } else {
        let ended = Ended { at: env.now(), reason: EndReason::PolicyTightened };
        store.tighten(actor.team, &rules.policy_of(&new), ended).await?
    };
    let event = AuditEvent::by(env, actor, AuditAction::SecurityPolicyChanged, trail::team(&team))
        .with("old", told(rules, &old))
        .with("new", told(rules, &new))
        .with("ended_sign_ins", ended_sign_ins);
    store.record(&event).await?;
    Ok(SecurityChanged { security: new, ended_sign_ins })
}

/// What the team decided after the change, if the windows that it sets are possible.
///
/// The effective idle window must not be longer than the effective absolute one, also when only one of them is the
/// team's own: then the field that the change sets is at fault.
pub(crate) fn apply(
    rules: &SignInRules,
    old: &TeamSecurity,
    change: SecurityChange,
) -> Result<TeamSecurity, FieldErrors> {
    let overrides = PolicyOverrides {
        idle_minutes: change.idle_minutes.unwrap_or(old.overrides.idle_minutes),
        absolute_minutes: change.absolute_minutes.unwrap_or(old.overrides.absolute_minutes),
    };
    let second_factor_required = change.second_factor_required.unwrap_or(old.second_factor_required);
    let mut errors = FieldErrors::default();
    if let Some(minutes) = change.idle_minutes.flatten() {
        errors.take(bounded("idle_minutes", &rules.bounds.idle_minutes, minutes));
    }
    if let Some(minutes) = change.absolute_minutes.flatten() {
        errors.take(bounded("absolute_minutes", &rules.bounds.absolute_minutes, minutes));
    }
    let idle = overrides.idle_minutes.unwrap_or(rules.policy.idle_minutes());
    let absolute = overrides.absolute_minutes.unwrap_or(rules.policy.absolute_minutes());
    let sets_windows = change.idle_minutes.is_some() || change.absolute_minutes.is_some();
    if errors.is_empty() && sets_windows && idle > absolute {
        let field = if change.idle_minutes.is_some() { "idle_minutes" } else { "absolute_minutes" };
        let message = format!(
            "The idle limit ({idle} minutes) cannot be longer than the maximum session length ({absolute} minutes)."
        );
        errors.0.push(FieldError::new(field, "idle_longer_than_absolute", message));
    }
    if errors.is_empty() { Ok(TeamSecurity { overrides, second_factor_required }) } else { Err(errors) }
}

/// What the log keeps: what was chosen, and what it came to.
fn told(rules: &SignInRules, security: &TeamSecurity) -> Value {
    let effective: SessionPolicy = rules.policy_of(security);
    json!({
        "idle_minutes": security.overrides.idle_minutes,
        "absolute_minutes": security.overrides.absolute_minutes,
        "effective_idle_minutes": effective.idle_minutes(),
        "effective_absolute_minutes": effective.absolute_minutes(),
        "second_factor_required": security.second_factor_required,
    })
}
