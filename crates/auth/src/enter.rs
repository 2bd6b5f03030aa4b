//! The ways in meet here: what somebody brings, and the sign-in and first tokens that they take away.

use crate::{
    AccessToken, AuthFailure, Channel, Device, EndReason, Ended, EntryStore, PolicyBounds, Secret,
    SessionPolicy, SignIn, SignInMethod, SignInStore, TeamSecurity, Tokens, User,
    logout::end_by_refresh_token, trail,
};
use rf_core::{AuditAction, AuditEvent, AuditLog, Env, Time};

/// How somebody comes in: by registering or by logging in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entrance {
    /// Where the refresh token shall travel.
    pub channel: Channel,
    /// How they prove who they are.
    pub method: SignInMethod,
    /// What they come with.
    pub device: Device,
    /// The refresh cookie that the browser still holds, if any: a sign-in of the same channel ends as replaced.
    pub replaces: Option<Secret>,
}

/// What the server decides about sign-ins once for all.
#[derive(Debug, Clone)]
pub struct SignInRules {
    /// Signs and verifies tokens.
    pub tokens: Tokens,
    /// The windows of new sign-ins, unless the team chose its own.
    pub policy: SessionPolicy,
    /// How far teams may set their own windows.
    pub bounds: PolicyBounds,
    /// How many live sign-ins a person may have, at least one: the least recently active ones end beyond that.
    pub sign_ins_per_user: u32,
}

impl SignInRules {
    /// The windows of a team's new sign-ins.
    pub fn policy_of(&self, security: &TeamSecurity) -> SessionPolicy {
        SessionPolicy::of_team(&self.bounds, self.policy, security.overrides)
    }
}

/// What somebody holds after a login or a refresh.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// For the next requests.
    pub access: AccessToken,
    /// For the next refresh; goes into the cookie or into the body, by the sign-in's channel.
    pub refresh_token: Secret,
    /// The sign-in as stored; its deadlines are `idle_expires_at` and `absolute_expires_at` on the wire.
    pub sign_in: SignIn,
    /// Who signed in.
    pub user: User,
}

impl Grant {
    pub(crate) fn new(tokens: &Tokens, sign_in: SignIn, user: User, now: Time) -> Self {
        let access = tokens.access(&sign_in, now);
        let refresh_token = tokens.refresh(&sign_in);
        Self { access, refresh_token, sign_in, user }
    }
}

/// Opens a sign-in for `proven`, who has just proved who they are, and ends the one that the same browser leaves behind
/// and those beyond the number that a person may keep. Needs a transaction.
///
/// The person and their team's policy are read again under a lock: neither a policy that is tightened, nor a password
/// that is changed, nor an account that is disabled at this very moment can be slipped past.
///
/// # Errors
/// `invalid_credentials` if the account was closed meanwhile, `sign_in_unavailable` if its password was changed
/// meanwhile; the store's.
pub async fn enter(
    store: &mut (impl SignInStore + EntryStore + AuditLog),
    env: &Env,
    rules: &SignInRules,
    proven: User,
    entrance: Entrance,
) -> Result<Grant, AuthFailure> {
    let found = store.lock_user(proven.team, proven.id).await?;
    let is_open = |user: &User| user.disabled_at.is_none() && user.left_at.is_none();
    let user = found.filter(is_open).ok_or(AuthFailure::InvalidCredentials)?;
    if entrance.method == SignInMethod::Password && user.password_hash != proven.password_hash {
        return Err(AuthFailure::SignInUnavailable);
    }
    let replaces = entrance.replaces.clone();
    let sign_in = SignIn::begin(env, &rules.policy_of(&user.security), &user, entrance);
    store.insert_sign_in(&sign_in).await?;
    let left_behind = match replaces {
        Some(cookie) => leave_behind(store, env, rules, &sign_in, cookie.as_str()).await?,
        None => 0,
    };
    let ended = Ended { at: env.now(), reason: EndReason::Replaced };
    let others = rules.sign_ins_per_user.saturating_sub(1);
    let too_many = store.end_least_active(user.team, user.id, sign_in.id, others, ended).await?;
    let actor = trail::person(&user, sign_in.id, sign_in.device.address.clone());
    let started = AuditEvent::by(env, &actor, AuditAction::SignInStarted, trail::sign_in(&sign_in, &user))
        .with("method", sign_in.method.as_str())
        .with("channel", sign_in.channel.as_str())
        .with("user_agent", sign_in.device.user_agent.clone())
        .with("replaced", left_behind + too_many);
    store.record(&started).await?;
    Ok(Grant::new(&rules.tokens, sign_in, user, env.now()))
}

/// Ends the sign-in that the browser still held; how many of the same person's that were.
async fn leave_behind(
    store: &mut (impl SignInStore + AuditLog),
    env: &Env,
    rules: &SignInRules,
    new: &SignIn,
    cookie: &str,
) -> Result<u32, AuthFailure> {
    let reason = EndReason::Replaced;
    match end_by_refresh_token(store, env, rules, cookie, new.channel, reason).await? {
        Some((old, _)) if old.user == new.user => Ok(1),
        Some((old, somebody_else)) => {
            // Their team's log has no other trace of it.
            let actor = trail::person(&somebody_else, old.id, new.device.address.clone());
            let target = trail::sign_in(&old, &somebody_else);
            let event = AuditEvent::by(env, &actor, AuditAction::SignInSignedOut, target);
            store.record(&event.with("reason", reason.as_str())).await?;
            Ok(0)
        }
        None => Ok(0),
    }
}
