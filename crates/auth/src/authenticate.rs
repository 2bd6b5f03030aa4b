//! Who is behind a request: asked of the database every time, never of the token.

use crate::{AuthFailure, SignIn, SignInRules, SignInStore, User, standing, trail};
use rf_core::{Actor, Env};

/// The person behind a request and the sign-in that they came through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authenticated {
    /// The sign-in.
    pub sign_in: SignIn,
    /// The person, with role and team as they are now.
    pub user: User,
}

impl Authenticated {
    /// The person, as the use cases of the other domains want them.
    pub fn actor(&self) -> Actor {
        trail::person(&self.user, self.sign_in.id, None)
    }
}

/// Finds out who sent a request with this access token.
///
/// The first request with a token of the current generation also notes that the client has received it, which
/// ends the previous refresh token's excuse of a lost response.
///
/// # Errors
/// `not_authenticated`, `invalid_access_token`, `access_token_expired`, `account_disabled`, `session_…`, the store's.
pub async fn authenticate(
    store: &mut impl SignInStore,
    env: &Env,
    rules: &SignInRules,
    bearer: Option<&str>,
) -> Result<Authenticated, AuthFailure> {
    let token = bearer.filter(|token| !token.is_empty()).ok_or(AuthFailure::NotAuthenticated)?;
    let claims = rules.tokens.open_access(token).map_err(|_| AuthFailure::InvalidAccessToken)?;
    let now = env.now();
    if claims.is_expired(now) {
        return Err(AuthFailure::AccessTokenExpired);
    }
    let found = store.sign_in_with_user(claims.sign_in).await?;
    let (mut sign_in, user) = found
        .filter(|(sign_in, _)| claims.user == sign_in.user && claims.generation <= sign_in.generation)
        .ok_or(AuthFailure::InvalidAccessToken)?;
    standing(&sign_in, &user, now)?;
    if !sign_in.current_used && claims.generation == sign_in.generation {
        store.mark_current_used(sign_in.team, sign_in.id, claims.generation).await?;
        sign_in.current_used = true;
    }
    Ok(Authenticated { sign_in, user })
}
