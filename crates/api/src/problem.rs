//! The one place where a refusal becomes an HTTP problem document (RFC 9457).

use actix_web::{
    HttpResponse, ResponseError,
    http::{StatusCode, header},
};
use rf_core::{Failure, FailureKind, Members};
use serde_json::{Value, json};
use std::fmt;

/// A refusal on its way to the caller. The edge middleware adds the request's path and id and writes the body.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    status: StatusCode,
    code: &'static str,
    title: String,
    members: Box<Members>,
    cookie: Option<String>,
    cause: Option<String>,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, code: &'static str, title: impl Into<String>) -> Self {
        Self { status, code, title: title.into(), members: Box::default(), cookie: None, cause: None }
    }

    /// Nothing is at this address.
    pub(crate) fn nothing_here() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", "There is nothing at this address.")
    }

    /// A fault of ours.
    pub(crate) fn internal() -> Self {
        let title = "Something went wrong on our side. Nothing was changed.";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal_error", title)
    }

    /// Adds a member beside the fixed ones.
    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.members.insert(name.into(), value.into());
        self
    }

    /// Also sends this `Set-Cookie` value.
    pub(crate) fn with_cookie(mut self, cookie: String) -> Self {
        self.cookie = Some(cookie);
        self
    }

    /// Names what went wrong on our side, where the refusal itself does not tell.
    pub(crate) fn caused_by(mut self, cause: &impl fmt::Debug) -> Self {
        self.cause = Some(format!("{cause:?}"));
        self
    }

    /// What went wrong on our side: for the log only.
    pub(crate) fn cause(&self) -> Option<&str> {
        self.cause.as_deref()
    }

    pub(crate) const fn code(&self) -> &'static str {
        self.code
    }

    pub(crate) const fn status(&self) -> StatusCode {
        self.status
    }

    /// The body, for the request with this path and id.
    pub(crate) fn body(&self, path: &str, request_id: &str) -> String {
        let mut body = Members::clone(&self.members);
        let fixed = json!({
            "detail": self.code,
            "code": self.code,
            "type": format!("urn:resolutionflow:problem:{}", self.code),
            "title": self.title,
            "status": self.status.as_u16(),
            "instance": path,
            "request_id": request_id,
        });
        if let Value::Object(fixed) = fixed {
            body.extend(fixed);
        }
        Value::Object(body).to_string()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.title)
    }
}

impl<F: Failure> From<F> for Problem {
    fn from(failure: F) -> Self {
        let status = status_of(failure.kind());
        Self {
            members: Box::new(failure.members()),
            cause: status.is_server_error().then(|| format!("{failure:?}")),
            ..Self::new(status, failure.code(), failure.message())
        }
    }
}

/// The status of each kind of refusal.
pub(crate) const fn status_of(kind: FailureKind) -> StatusCode {
    match kind {
        FailureKind::Unauthenticated => StatusCode::UNAUTHORIZED,
        FailureKind::Forbidden => StatusCode::FORBIDDEN,
        FailureKind::NotFound => StatusCode::NOT_FOUND,
        FailureKind::Gone => StatusCode::GONE,
        FailureKind::Conflict => StatusCode::CONFLICT,
        FailureKind::Stale => StatusCode::PRECONDITION_FAILED,
        FailureKind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        FailureKind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        FailureKind::RevisionRequired => StatusCode::PRECONDITION_REQUIRED,
        FailureKind::RateLimited => StatusCode::TOO_MANY_REQUESTS,
        FailureKind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        FailureKind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.status
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        if self.status == StatusCode::UNAUTHORIZED {
            let challenge = format!("Bearer realm=\"resolutionflow\", error=\"{}\"", self.code);
            response.insert_header((header::WWW_AUTHENTICATE, challenge));
        }
        if let Some(scope) = self.members.get("scope").and_then(Value::as_str) {
            let challenge =
                format!("Bearer realm=\"resolutionflow\", error=\"{}\", scope=\"{scope}\"", self.code);
            response.insert_header((header::WWW_AUTHENTICATE, challenge));
        }
        if let Some(seconds) = self.members.get("retry_after").and_then(Value::as_u64) {
            response.insert_header((header::RETRY_AFTER, seconds));
        } else if self.status == StatusCode::SERVICE_UNAVAILABLE {
            response.insert_header((header::RETRY_AFTER, 2));
        }
        if let Some(cookie) = &self.cookie {
            response.append_header((header::SET_COOKIE, cookie.as_str()));
        }
        let mut response = response.finish();
        response.extensions_mut().insert(self.clone());
        response
    }
}
