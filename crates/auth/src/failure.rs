//! Everything that signing in, staying in and getting out can be refused with.

use crate::EndReason;
use rf_core::{FieldErrors, Members, ProblemMembers, Time};

rf_core::failures! {
    /// Why the sign-in domain refused.
    pub enum AuthFailure {
        /// Fields of the request break their rules.
        Invalid(FieldErrors) => Invalid, "invalid", "Some fields need mending.";
        /// Somebody has an account with that address.
        EmailTaken => Conflict, "email_taken", "There is an account with this e-mail address already. Sign in instead.";
        /// Unknown user, no password, disabled or wrong password: nobody can tell which.
        InvalidCredentials => Unauthenticated, "invalid_credentials", "The e-mail address or the password is wrong.";
        /// No access token was sent.
        NotAuthenticated => Unauthenticated, "not_authenticated", "Sign in first.";
        /// The access token is none of ours.
        InvalidAccessToken => Unauthenticated, "invalid_access_token", "The access token is not valid. Sign in again.";
        /// The access token was ours and is past its time.
        AccessTokenExpired => Unauthenticated, "access_token_expired", "The access token has expired. Refresh it.";
        /// No refresh token was sent.
        NoRefreshToken => Unauthenticated, "no_refresh_token", "You are not signed in.";
        /// The refresh token is none of ours, or of the other channel, or its sign-in is unknown.
        InvalidRefreshToken => Unauthenticated, "invalid_refresh_token", "You are not signed in.";
        /// The idle deadline passed.
        ExpiredIdle(SessionOver) => Unauthenticated, "session_expired_idle", "You were signed out after inactivity. Sign in again.";
        /// The absolute deadline passed.
        ExpiredAbsolute(SessionOver) => Unauthenticated, "session_expired_absolute", "Please sign in again: the maximum session length was reached.";
        /// Somebody ended the sign-in; the reason says who.
        Revoked(SessionOver) => Unauthenticated, "session_revoked", "Your session was ended. Sign in again.";
        /// A tightened policy ended the sign-in.
        RevokedPolicy(SessionOver) => Unauthenticated, "session_revoked_policy", "Your team's security policy changed. Sign in again.";
        /// A rotated refresh token came back.
        RevokedSecurity(SessionOver) => Unauthenticated, "session_revoked_security", "Your session was ended for security. Sign in again and check your active sign-ins.";
        /// The account is disabled.
        AccountDisabled(SessionOver) => Unauthenticated, "account_disabled", "Your account is disabled. Ask your team admin.";
        /// The team requires a second factor, and this person has none yet.
        SecondFactorOwed => Forbidden, "second_factor_enrolment_required", "Your team requires a second factor. Set one up first.";
        /// A cookie request without the marks of our own pages.
        CsrfFailed => Forbidden, "csrf_failed", "This request did not come from the application. Reload the page and try again.";
        /// Refreshes kept colliding; the sign-in lives on.
        RefreshConflict => Conflict, "refresh_conflict", "Another refresh was faster. Try again.";
        /// Too many attempts.
        RateLimited(RetryAfter) => RateLimited, "rate_limited", "Too many attempts. Wait a moment, then try again.";
        /// Refreshing does not work right now; the sign-in lives on.
        RefreshUnavailable => Unavailable, "refresh_unavailable", "Signing you in again does not work right now. Try again in a moment.";
        /// Passwords cannot be checked right now.
        SignInUnavailable => Unavailable, "sign_in_unavailable", "Signing in does not work right now. Try again in a moment.";
    }
}

/// Since when and why a sign-in is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionOver {
    /// An [`EndReason`]'s name, or `idle`, `absolute`, `account_disabled`.
    pub reason: &'static str,
    /// The deadline that passed, or the moment it was ended.
    pub ended_at: Time,
}

impl ProblemMembers for SessionOver {
    fn members(&self) -> Members {
        let mut members = Members::new();
        members.insert("reason".into(), self.reason.into());
        members.insert("ended_at".into(), serde_json::json!(self.ended_at));
        members
    }
}

/// How long to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryAfter {
    /// At least this long.
    pub seconds: u64,
}

impl ProblemMembers for RetryAfter {
    fn members(&self) -> Members {
        let mut members = Members::new();
        members.insert("retry_after".into(), self.seconds.into());
        members
    }
}

impl AuthFailure {
    /// How a sign-in that ended for `reason` is told to whoever still holds its tokens.
    pub(crate) fn ended(reason: EndReason, ended_at: Time) -> Self {
        let over = SessionOver { reason: reason.as_str(), ended_at };
        match reason {
            EndReason::SignedOut
            | EndReason::EndedByAdmin
            | EndReason::PasswordChanged
            | EndReason::Replaced
            | EndReason::MembershipRemoved => Self::Revoked(over),
            EndReason::PolicyTightened => Self::RevokedPolicy(over),
            EndReason::ReuseDetected => Self::RevokedSecurity(over),
        }
    }

    /// How a passed idle deadline is told.
    pub(crate) fn expired_idle(ended_at: Time) -> Self {
        Self::ExpiredIdle(SessionOver { reason: "idle", ended_at })
    }

    /// How a passed absolute deadline is told.
    pub(crate) fn expired_absolute(ended_at: Time) -> Self {
        Self::ExpiredAbsolute(SessionOver { reason: "absolute", ended_at })
    }

    /// How a disabled account is told.
    pub(crate) fn account_disabled(ended_at: Time) -> Self {
        Self::AccountDisabled(SessionOver { reason: "account_disabled", ended_at })
    }
}
