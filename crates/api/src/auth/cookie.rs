//! The refresh cookie of browsers, and the checks that a request with it came from our own pages.

use crate::app::App;
use actix_web::{
    HttpRequest,
    cookie::{Cookie, SameSite, time::Duration},
    http::header::{HOST, ORIGIN},
};
use rf_auth::{AuthFailure, Grant};

/// The header that only our own pages can send along with the cookie.
const CUSTOM_HEADER: (&str, &str) = ("x-requested-with", "ResolutionFlow");

fn name(app: &App) -> &'static str {
    if app.settings().is_https() { "__Host-rf_refresh" } else { "rf_refresh" }
}

/// The refresh token that the browser sent.
pub(super) fn sent(request: &HttpRequest, app: &App) -> Option<String> {
    request.cookie(name(app)).map(|cookie| cookie.value().to_owned()).filter(|token| !token.is_empty())
}

/// The cookie that keeps the refresh token until its idle deadline.
pub(super) fn kept<'a>(app: &App, grant: &Grant) -> Cookie<'a> {
    let left = grant.sign_in.idle_deadline - app.env().now();
    build(app, grant.refresh_token.as_str().to_owned(), Duration::seconds(left.num_seconds().max(0)))
}

/// The cookie that makes the browser forget.
pub(crate) fn forgotten<'a>(app: &App) -> Cookie<'a> {
    build(app, String::new(), Duration::ZERO)
}

fn build<'a>(app: &App, value: String, max_age: Duration) -> Cookie<'a> {
    Cookie::build(name(app), value)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(app.settings().is_https())
        .max_age(max_age)
        .finish()
}

/// Refuses a cookie request that another site may have caused.
pub(crate) fn from_our_pages(request: &HttpRequest, app: &App) -> Result<(), AuthFailure> {
    let (header, value) = CUSTOM_HEADER;
    let marked = request.headers().get(header).is_some_and(|sent| sent == value);
    if marked { same_site(request, app) } else { Err(AuthFailure::CsrfFailed) }
}

/// Refuses a request that the browser itself says another site caused.
pub(crate) fn same_site(request: &HttpRequest, app: &App) -> Result<(), AuthFailure> {
    let text = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let site_is_ours = text("sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"));
    let origin_is_ours = text(ORIGIN.as_str()).is_none_or(|origin| {
        let host = origin.split_once("://").map(|(_, host)| host);
        origin == app.settings().public_url || (host.is_some() && host == text(HOST.as_str()))
    });
    if site_is_ours && origin_is_ours { Ok(()) } else { Err(AuthFailure::CsrfFailed) }
}
