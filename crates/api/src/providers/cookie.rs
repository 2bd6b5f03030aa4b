//! The cookie that ties a way through a provider to the browser that began it.

use crate::app::App;
use actix_web::{
    HttpRequest,
    cookie::{Cookie, SameSite, time::Duration},
};
use rf_auth::OneTimeToken;

fn name(app: &App) -> &'static str {
    if app.settings().is_https() { "__Host-rf_oidc" } else { "rf_oidc" }
}

/// What the browser keeps.
pub(super) fn sent(request: &HttpRequest, app: &App) -> Option<OneTimeToken> {
    request.cookie(name(app)).map(|cookie| OneTimeToken::presented(cookie.value()))
}

/// Kept as long as the way may take, also after its end: another tab may be on its way. Strict is enough, since our own
/// page posts what came back.
pub(super) fn kept<'a>(app: &App, browser: &OneTimeToken) -> Cookie<'a> {
    Cookie::build(name(app), browser.as_str().to_owned())
        .path("/")
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(app.settings().is_https())
        .max_age(Duration::minutes(10))
        .finish()
}
