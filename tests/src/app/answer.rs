//! What the server answered, checked for what every answer must have.

use reqwest::{
    Method,
    header::{HeaderMap, SET_COOKIE},
};
use serde_json::Value;

/// One answer. Whatever a test is about, the headers of every answer and the shape of every refusal are checked.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

/// On every answer, whatever it is.
const SECURITY_HEADERS: [(&str, &str); 6] = [
    ("content-security-policy", "default-src 'none'"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

impl Answer {
    pub(super) async fn read(method: &Method, path: &str, mut response: reqwest::Response) -> Self {
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let is_stream = headers.get("content-type").is_some_and(|kind| kind == "text/event-stream");
        let body = match is_stream && method != Method::HEAD {
            // A stream has no end of its own: what it says first is enough.
            true => response.chunk().await.expect("the stream begins").unwrap_or_default(),
            false => response.bytes().await.expect("the whole body arrives"),
        };
        let body = body.to_vec();
        let answer = Self { status, headers, body };
        answer.check_headers(path);
        if status >= 400 && method != Method::HEAD && path != "/readyz" {
            answer.check_problem(path);
        }
        answer
    }

    /// The body as JSON; null where it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("text is UTF-8")
    }

    /// A header, empty where there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("headers are ASCII"))
    }

    /// All `Set-Cookie` headers.
    pub fn cookies(&self) -> Vec<&str> {
        self.headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok()).collect()
    }

    /// The body, if the status is as expected.
    #[track_caller]
    pub fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.shown());
        self.json()
    }

    /// The problem, if it is the expected one.
    #[track_caller]
    pub fn refused(&self, status: u16, code: &str) -> Value {
        let problem = self.json();
        assert_eq!((self.status, problem["code"].as_str()), (status, Some(code)), "{}", self.shown());
        problem
    }

    /// The start of the body, for messages.
    pub fn shown(&self) -> String {
        String::from_utf8_lossy(&self.body).chars().take(1_500).collect()
    }

    fn check_headers(&self, path: &str) {
        assert!(!self.header("x-request-id").is_empty(), "{path} has no X-Request-ID");
        for (name, start) in SECURITY_HEADERS {
            let value = self.header(name);
            // A download has a policy that is stricter still.
            let sandboxed = value.starts_with("sandbox; default-src 'none'");
            assert!(value.starts_with(start) || sandboxed, "{path}: {name} is `{value}`");
        }
        assert!(self.headers.contains_key("permissions-policy"), "{path} has no Permissions-Policy");
        if path.starts_with("/api/v1/") {
            assert_eq!(self.header("cache-control"), "no-store", "{path}");
        }
        for name in
            ["access-control-allow-origin", "access-control-allow-credentials", "server", "x-powered-by"]
        {
            assert!(!self.headers.contains_key(name), "{path} says {name}");
        }
    }

    /// RFC 9457, with the members that programs and people rely on.
    fn check_problem(&self, path: &str) {
        let problem = self.json();
        let shown = self.shown();
        let text = |name: &str| problem[name].as_str().unwrap_or_default();
        assert_eq!(self.header("content-type"), "application/problem+json", "{path}: {shown}");
        let code = text("code");
        assert!(!code.is_empty() && code.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{shown}");
        assert_eq!(text("detail"), code, "{shown}");
        assert_eq!(text("type"), format!("urn:resolutionflow:problem:{code}"), "{shown}");
        assert_eq!(problem["status"], self.status, "{shown}");
        assert_eq!(text("request_id"), self.header("x-request-id"), "{shown}");
        let bare = path.split('?').next().unwrap_or(path);
        assert_eq!(text("instance"), bare, "{shown}");
        assert!(text("title").len() > 10 && text("title").ends_with('.'), "a title for people: {shown}");
        match self.status {
            401 => assert!(self.header("www-authenticate").starts_with("Bearer "), "{shown}"),
            429 | 503 => {
                let wait: u64 = self.header("retry-after").parse().expect("Retry-After in seconds");
                assert!(wait >= 1, "{shown}");
            }
            500 => panic!("{path}: a fault of the server: {shown}"),
            _ => {}
        }
    }
}
