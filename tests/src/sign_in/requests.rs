//! Requests about sign-ins that cannot be read.

use super::{engineer, is_kept};
use crate::app::{API, Channel, TestApp};
use reqwest::Method;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_told_with_its_own_code() {
    let app = TestApp::start().await;
    for path in ["/auth/login", "/auth/register", "/auth/refresh"] {
        let raw = |kind: &str, body: &str| {
            app.nobody().request(Method::POST, &format!("{API}{path}")).body(kind, body).send()
        };
        raw("application/json", "{").await.refused(400, "malformed_json");
        raw("application/json", "[]").await.refused(422, "invalid_body");
        raw("application/json", r#"{"surprise": 1}"#).await.refused(422, "invalid_body");
        raw("text/plain", "{}").await.refused(415, "unsupported_media_type");
        let large = json!({ "email": "x".repeat(5 * 1024 * 1024) });
        raw("application/json", &large.to_string()).await.refused(413, "body_too_large");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refresh_that_cannot_be_read_is_no_sign_out() {
    let app = TestApp::start().await;
    for channel in Channel::ALL {
        let mut caller = engineer(&app, channel).await;
        let request = || {
            let request = app.nobody().request(Method::POST, &format!("{API}/auth/refresh"));
            let request = request.header("x-requested-with", "ResolutionFlow");
            match channel {
                Channel::Cookie => request.header("cookie", &format!("rf_refresh={}", caller.token())),
                Channel::Body => request,
            }
        };
        let surprising = json!({ "refresh_token": caller.token(), "surprise": 1 }).to_string();
        is_kept(&request().body("application/json", surprising).send().await, 422, "invalid_body");
        is_kept(&request().body("application/json", "{").send().await, 400, "malformed_json");
        is_kept(&request().body("text/plain", "{}").send().await, 415, "unsupported_media_type");
        caller.refresh().await.expect(200);
    }
}
