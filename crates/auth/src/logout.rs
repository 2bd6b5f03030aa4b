//! Signing out.

use crate::{AuthFailure, Channel, EndReason, Ended, SignIn, SignInRules, SignInStore, User, trail};
use rf_core::{AuditAction, AuditEvent, AuditLog, Env, SignInId};

/// What somebody sends who wants out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Leaving<'a> {
    /// The refresh cookie, if any.
    pub refresh_cookie: Option<&'a str>,
    /// The access token, if any.
    pub bearer: Option<&'a str>,
    /// The client's network address, for the audit log.
    pub address: Option<&'a str>,
}

/// Ends the sign-ins that the sent tokens belong to, and tells which of them were still open. Needs a transaction.
///
/// Idempotent: whatever was sent, afterwards nobody is signed in with it. A genuine token is enough even if it has
/// expired or was rotated: it can no longer open anything, but whoever held it may still close the door.
///
/// # Errors
/// The store's only.
pub async fn logout(
    store: &mut (impl SignInStore + AuditLog),
    env: &Env,
    rules: &SignInRules,
    leaving: Leaving<'_>,
) -> Result<Vec<SignInId>, AuthFailure> {
    let mut ended = Vec::new();
    let reason = EndReason::SignedOut;
    if let Some(cookie) = leaving.refresh_cookie {
        ended.extend(end_by_refresh_token(store, env, rules, cookie, Channel::Cookie, reason).await?);
    }
    if let Some(claims) = leaving.bearer.and_then(|token| rules.tokens.open_access(token).ok())
        && let Some((sign_in, user)) = store.sign_in_with_user(claims.sign_in).await?
        && claims.user == sign_in.user
    {
        ended.extend(end(store, env, sign_in, user, reason).await?);
    }
    for (sign_in, user) in &ended {
        let actor = trail::person(user, sign_in.id, leaving.address.map(str::to_owned));
        let target = trail::sign_in(sign_in, user);
        store.record(&AuditEvent::by(env, &actor, AuditAction::SignInSignedOut, target)).await?;
    }
    Ok(ended.into_iter().map(|(sign_in, _)| sign_in.id).collect())
}

/// Ends the sign-in of a genuine refresh token, and answers what it ended; any other token is nobody's and ends nothing.
pub(crate) async fn end_by_refresh_token(
    store: &mut impl SignInStore,
    env: &Env,
    rules: &SignInRules,
    token: &str,
    channel: Channel,
    reason: EndReason,
) -> Result<Option<(SignIn, User)>, AuthFailure> {
    let Ok(claims) = rules.tokens.open_refresh(token) else { return Ok(None) };
    match store.sign_in_with_user(claims.sign_in).await? {
        Some((sign_in, user)) if sign_in.is_meant_by(&claims, channel) => {
            end(store, env, sign_in, user, reason).await
        }
        _ => Ok(None),
    }
}

async fn end(
    store: &mut impl SignInStore,
    env: &Env,
    sign_in: SignIn,
    user: User,
    reason: EndReason,
) -> Result<Option<(SignIn, User)>, AuthFailure> {
    let did = store.end_sign_in(sign_in.team, sign_in.id, Ended { at: env.now(), reason }).await?;
    Ok(did.then_some((sign_in, user)))
}
