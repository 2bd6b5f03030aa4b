//! The security headers of every answer.

use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};

/// What a page of ours may load: only its own files. The web app is built and tested under this very text.
pub(crate) const CONTENT_SECURITY_POLICY: &str = include_str!("../../../../web/csp.txt").trim_ascii();

/// Swagger UI writes inline styles; it is a tool for programmers and gets a policy of its own. Its scripts are files.
const DOCS_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Adds what is missing.
pub(crate) fn secure(headers: &mut HeaderMap, path: &str, https: bool) {
    let policy = if path.starts_with("/api/docs") { DOCS_POLICY } else { CONTENT_SECURITY_POLICY };
    let is_shared = ["/s/", "/api/v1/shared/"].iter().any(|start| path.starts_with(start));
    if is_shared {
        // The token in the address is all that a reader needs: neither kept nor indexed by anybody.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    let mut set = |name: HeaderName, value: &'static str| {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    };
    set(header::CONTENT_SECURITY_POLICY, policy);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "no-referrer");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()");
    if is_shared {
        set(HeaderName::from_static("x-robots-tag"), "noindex, nofollow");
    }
    if path.starts_with("/api/") || matches!(path, "/healthz" | "/readyz") {
        set(header::CACHE_CONTROL, "no-store");
    }
    if https {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
}
