//! Who is behind a request with an API token: asked of the database every time.

use super::{ApiToken, MissingScope, Scope, TokenBearers, TokenFailure, token::has_shape};
use crate::{OneTimeToken, User};
use rf_core::{Actor, Env, Via};

/// A token that stands, and the person whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenBearer {
    /// The token.
    pub token: ApiToken,
    /// The person, with role and team as they are now.
    pub user: User,
}

impl TokenBearer {
    /// The person, as the use cases of the other domains want them.
    pub fn actor(&self) -> Actor {
        Actor {
            user: self.user.id,
            name: self.user.name.clone(),
            team: self.user.team,
            role: self.user.role,
            via: Via::ApiToken(self.token.id),
            address: None,
        }
    }

    /// Whether the token was made for this.
    ///
    /// # Errors
    /// `insufficient_scope`, naming it.
    pub fn may(&self, scope: Scope) -> Result<(), TokenFailure> {
        let may = self.token.scopes.contain(scope);
        may.then_some(()).ok_or(TokenFailure::InsufficientScope(MissingScope(scope)))
    }
}

/// Finds out who sent a request with this API token, and notes that it was used.
///
/// # Errors
/// `invalid_api_token`, `api_token_revoked`, `api_token_expired`, `account_disabled`,
/// `second_factor_enrolment_required`, the store's.
pub async fn authenticate_api_token(
    store: &mut impl TokenBearers,
    env: &Env,
    presented: &str,
) -> Result<TokenBearer, TokenFailure> {
    if !has_shape(presented) {
        return Err(TokenFailure::InvalidApiToken);
    }
    let hash = OneTimeToken::presented(presented).hash();
    let found = store.api_token_with_owner(&hash).await?;
    let (mut token, user) = found.ok_or(TokenFailure::InvalidApiToken)?;
    let now = env.now();
    token.standing(&user, now)?;
    if token.is_use_worth_noting(now) {
        store.note_api_token_use(token.team, token.id, token.last_used_at, now).await?;
        token.last_used_at = Some(now);
    }
    Ok(TokenBearer { token, user })
}
