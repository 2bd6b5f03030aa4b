//! Refreshing: a refresh token for the next one and a new access token.

use crate::{
    AuthFailure, Channel, EndReason, Ended, Grant, Judgement, RefreshClaims, SignIn, SignInRules,
    SignInStore, User, judge, trail,
};
use rf_core::{AuditLog, Env, StoreError, Time};

/// What was sent.
#[derive(Debug, Clone, Copy)]
pub struct RefreshRequest<'a> {
    /// The refresh token, if any.
    pub token: Option<&'a str>,
    /// Where it was found.
    pub channel: Channel,
    /// Whether the person themselves did something; polling and background refreshes are not that.
    pub activity: bool,
    /// The client's network address, for the audit log.
    pub address: Option<&'a str>,
}

/// What became of a refresh that left something to be kept: in both cases the transaction must commit.
#[derive(Debug, Clone, PartialEq)]
pub enum RefreshOutcome {
    /// Here are the tokens.
    Granted(Box<Grant>),
    /// Refused, and the sign-in was ended for it, which stands in the audit log: to be answered with `failure`.
    Ended {
        /// The sign-in, as it stands now.
        sign_in: Box<SignIn>,
        /// What to answer.
        failure: AuthFailure,
    },
}

impl RefreshOutcome {
    /// The answer, once the transaction has committed.
    ///
    /// # Errors
    /// The refusal, if it was one.
    pub fn into_answer(self) -> Result<Grant, AuthFailure> {
        match self {
            Self::Granted(grant) => Ok(*grant),
            Self::Ended { failure, .. } => Err(failure),
        }
    }
}

/// Refreshes a sign-in. Needs a transaction, which must commit on `Ok` and may roll back on `Err`.
///
/// The previous token, while it is answerable, gets the very successor that was issued already; it moves no
/// deadline, since the refresh that was first has spoken for both. A refresh that loses a race is answered as that.
///
/// # Errors
/// Every code of the refresh table that changes nothing; the store's (see [`AuthFailure::at_refresh`]).
pub async fn refresh(
    store: &mut (impl SignInStore + AuditLog),
    env: &Env,
    rules: &SignInRules,
    request: RefreshRequest<'_>,
) -> Result<RefreshOutcome, AuthFailure> {
    let token = request.token.filter(|token| !token.is_empty()).ok_or(AuthFailure::NoRefreshToken)?;
    let claims = rules.tokens.open_refresh(token).map_err(|_| AuthFailure::InvalidRefreshToken)?;
    // Whoever loses a conditional update reads again: the row has changed, and so has the judgement.
    for _ in 0..2 {
        if let Some(outcome) = attempt(store, env, rules, request, &claims).await? {
            return Ok(outcome);
        }
    }
    Err(AuthFailure::RefreshConflict)
}

/// One reading and one decision; none if the row changed in between.
async fn attempt(
    store: &mut (impl SignInStore + AuditLog),
    env: &Env,
    rules: &SignInRules,
    request: RefreshRequest<'_>,
    claims: &RefreshClaims,
) -> Result<Option<RefreshOutcome>, AuthFailure> {
    let found = store.sign_in_with_user(claims.sign_in).await?;
    let now = env.now();
    let judgement =
        judge(found.as_ref().map(|(sign_in, user)| (sign_in, user)), claims, request.channel, now);
    let Some((sign_in, user)) = found else { return Err(AuthFailure::InvalidRefreshToken) };
    match judgement {
        Judgement::Refuse(failure) => Err(failure),
        Judgement::Repeat => Ok(Some(granted(rules, sign_in, user, now))),
        Judgement::Rotate => {
            let step = sign_in.rotation(env.new_id(), request.activity, now);
            let did = store.rotate(sign_in.team, sign_in.id, &step).await?;
            Ok(did.then(|| granted(rules, sign_in.rotated(&step), user, now)))
        }
        Judgement::Reuse => {
            let ended = Ended { at: now, reason: EndReason::ReuseDetected };
            let did = store.end_sign_in(sign_in.team, sign_in.id, ended).await?;
            if did {
                let address = request.address.map(str::to_owned);
                store.record(&trail::reuse(env, &sign_in, &user, address)).await?;
            }
            let failure = AuthFailure::ended(ended.reason, ended.at);
            let sign_in = Box::new(SignIn { ended: Some(ended), ..sign_in });
            Ok(did.then_some(RefreshOutcome::Ended { sign_in, failure }))
        }
    }
}

fn granted(rules: &SignInRules, sign_in: SignIn, user: User, now: Time) -> RefreshOutcome {
    RefreshOutcome::Granted(Box::new(Grant::new(&rules.tokens, sign_in, user, now)))
}

impl AuthFailure {
    /// How a refusal is told by the refresh endpoint: a database that does not answer is `refresh_unavailable`
    /// there, so that clients keep their token. Log the original first.
    pub fn at_refresh(self) -> Self {
        match self {
            Self::Store(StoreError::Unavailable(_)) => Self::RefreshUnavailable,
            other => other,
        }
    }
}
