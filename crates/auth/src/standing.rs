//! The one rule of the session-expiry policy: is a sign-in still good, and what becomes of a refresh token.

use crate::{AuthFailure, Channel, EndReason, Ended, RefreshClaims, SignIn, User};
use rf_core::Time;
use std::time::Duration;

/// How long the previous refresh token stays answerable after it was first rotated.
const GRACE: Duration = Duration::from_secs(30);

/// What becomes of a genuine refresh token.
#[derive(Debug, Clone, PartialEq)]
pub enum Judgement {
    /// It is the current one: go to the next generation.
    Rotate,
    /// It is the previous one and may be a lost response or a second tab: hand out the same successor again.
    Repeat,
    /// It came back after its successor was in use: end the sign-in.
    Reuse,
    /// No; nothing changes.
    Refuse(AuthFailure),
}

/// Judges a presented refresh token, whose signature and claims have been verified.
///
/// The order is the policy's: unknown sign-in, foreign channel, disabled account, ended or past a deadline
/// (whichever came first names the cause), and only then reuse: a tab that slept for a week is expired, not attacked.
pub fn judge(
    found: Option<(&SignIn, &User)>,
    claims: &RefreshClaims,
    channel: Channel,
    now: Time,
) -> Judgement {
    let Some((sign_in, user)) = found.filter(|(sign_in, _)| sign_in.is_meant_by(claims, channel)) else {
        return Judgement::Refuse(AuthFailure::InvalidRefreshToken);
    };
    if let Err(failure) = standing(sign_in, user, now) {
        return Judgement::Refuse(failure);
    }
    if claims.generation > sign_in.generation {
        return Judgement::Refuse(AuthFailure::InvalidRefreshToken);
    }
    match sign_in.generation - claims.generation {
        0 => Judgement::Rotate,
        1 if is_previous_answerable(sign_in, now) => Judgement::Repeat,
        _ => Judgement::Reuse,
    }
}

/// Whether the sign-in still stands. Asked on every request, with what the database says at that moment.
///
/// # Errors
/// `account_disabled`, `session_revoked…` or `session_expired_…`.
pub fn standing(sign_in: &SignIn, user: &User, now: Time) -> Result<(), AuthFailure> {
    if let Some(disabled_at) = user.disabled_at {
        return Err(AuthFailure::account_disabled(disabled_at));
    }
    let (expiry, expired) = expiry(sign_in);
    match sign_in.ended {
        Some(Ended { at, reason }) if at < expiry || now < expiry => Err(AuthFailure::ended(reason, at)),
        _ if now >= expiry => Err(expired),
        _ if user.team != sign_in.team => Err(AuthFailure::ended(EndReason::MembershipRemoved, now)),
        _ if let Some(left_at) = user.left_at => {
            Err(AuthFailure::ended(EndReason::MembershipRemoved, left_at))
        }
        _ => Ok(()),
    }
}

/// The earlier deadline, and what is said once it has passed.
fn expiry(sign_in: &SignIn) -> (Time, AuthFailure) {
    let SignIn { idle_deadline: idle, absolute_deadline: absolute, .. } = *sign_in;
    // An idle deadline that was capped by the absolute one is not what stopped the person.
    if idle < absolute {
        (idle, AuthFailure::expired_idle(idle))
    } else {
        (absolute, AuthFailure::expired_absolute(absolute))
    }
}

/// Within the grace, which counts from the first rotation and never slides, or while the successor is untouched.
fn is_previous_answerable(sign_in: &SignIn, now: Time) -> bool {
    !sign_in.current_used || sign_in.rotated_at.is_some_and(|first| now < first + GRACE)
}
