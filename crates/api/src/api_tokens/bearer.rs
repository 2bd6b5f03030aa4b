//! Lets in whoever brings an API token, as far as it reaches.

use super::reach::{Reach, reach};
use crate::{app::App, caller::client_address, problem::Problem};
use actix_web::HttpRequest;
use rf_auth::{API_TOKEN_PREFIX, TokenBearer, TokenFailure, authenticate_api_token};
use rf_persistence::Db;

/// Whether what was sent as a bearer token means to be an API token.
pub(crate) fn is_api_token(bearer: &str) -> bool {
    bearer.starts_with(API_TOKEN_PREFIX)
}

/// The bearer of this API token, if the token stands and reaches the operation that was asked for.
///
/// Guesses count like attempts to sign in from the same network.
pub(crate) async fn by_api_token(
    request: &HttpRequest,
    app: &App,
    db: &Db,
    token: &str,
) -> Result<TokenBearer, Problem> {
    let found = authenticate_api_token(&mut db.clone(), app.env(), token).await;
    if let Err(TokenFailure::InvalidApiToken) = found {
        app.throttle().address(client_address(request, app))?;
    }
    let bearer = found?;
    let route = request.match_pattern().unwrap_or_default();
    match reach(request.method().as_str(), &route) {
        Reach::Scope(scope) => bearer.may(scope)?,
        Reach::AnyToken | Reach::Everybody => {}
        Reach::SignInOnly => return Err(TokenFailure::TokenNotAllowed.into()),
    }
    Ok(bearer)
}
