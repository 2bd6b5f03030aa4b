//! Signing out.

use crate::{AuthFailure, Channel, EndReason, Ended, SignIn, SignInRules, SignInStore};
use rf_core::{Env, SignInId};

/// Ends the sign-ins that the sent tokens belong to, and tells which of them were still open.
///
/// Idempotent: whatever was sent, afterwards nobody is signed in with it. A genuine token is enough even if it has
/// expired or was rotated: it can no longer open anything, but whoever held it may still close the door.
///
/// # Errors
/// The store's only.
pub async fn logout(
    store: &mut impl SignInStore,
    env: &Env,
    rules: &SignInRules,
    refresh_cookie: Option<&str>,
    bearer: Option<&str>,
) -> Result<Vec<SignInId>, AuthFailure> {
    let mut ended = Vec::new();
    if let Some(cookie) = refresh_cookie {
        let reason = EndReason::SignedOut;
        ended.extend(end_by_refresh_token(store, env, rules, cookie, Channel::Cookie, reason).await?);
    }
    if let Some(claims) = bearer.and_then(|token| rules.tokens.open_access(token).ok())
        && let Some((sign_in, _)) = store.sign_in_with_user(claims.sign_in).await?
        && claims.user == sign_in.user
    {
        ended.extend(end(store, env, &sign_in, EndReason::SignedOut).await?);
    }
    Ok(ended)
}

/// Ends the sign-in of a genuine refresh token; any other token is nobody's and ends nothing.
pub(crate) async fn end_by_refresh_token(
    store: &mut impl SignInStore,
    env: &Env,
    rules: &SignInRules,
    token: &str,
    channel: Channel,
    reason: EndReason,
) -> Result<Option<SignInId>, AuthFailure> {
    let Ok(claims) = rules.tokens.open_refresh(token) else { return Ok(None) };
    match store.sign_in_with_user(claims.sign_in).await? {
        Some((sign_in, _)) if sign_in.is_meant_by(&claims, channel) => {
            end(store, env, &sign_in, reason).await
        }
        _ => Ok(None),
    }
}

async fn end(
    store: &mut impl SignInStore,
    env: &Env,
    sign_in: &SignIn,
    reason: EndReason,
) -> Result<Option<SignInId>, AuthFailure> {
    let did = store.end_sign_in(sign_in.team, sign_in.id, Ended { at: env.now(), reason }).await?;
    Ok(did.then_some(sign_in.id))
}
