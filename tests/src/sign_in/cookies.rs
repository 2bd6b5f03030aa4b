//! What a refresh gives, and how the cookie looks.

use super::{engineer, forging::claims, is_kept};
use crate::app::{Answer, Channel, PASSWORD, TestApp, Wishes};
use chrono::TimeDelta;
use serde_json::{Value, json};

#[track_caller]
fn has_shape(app: &TestApp, answer: &Answer, channel: Channel) {
    let body = answer.json();
    let mut names: Vec<_> = body.as_object().expect("an object").keys().map(String::as_str).collect();
    names.sort_unstable();
    let expected = [
        "absolute_expires_at",
        "access_token",
        "expires_in",
        "idle_expires_at",
        "refresh_token",
        "token_type",
        "user",
    ];
    assert_eq!(names, expected);
    assert_eq!(body["token_type"], "Bearer");
    assert_eq!(body["expires_in"], 300);
    assert_eq!(body["idle_expires_at"], json!(app.now() + TimeDelta::days(3)));
    assert_eq!(body["absolute_expires_at"], json!(app.now() + TimeDelta::days(14)));
    assert!(body["absolute_expires_at"].as_str().is_some_and(|text| text.ends_with('Z')), "UTC");
    let user = body["user"].as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    let expected = [
        "id",
        "name",
        "email",
        "role",
        "team",
        "email_verified",
        "has_password",
        "has_second_factor",
        "must_enrol_second_factor",
    ];
    assert_eq!(user, expected);
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("content-type"), "application/json");
    match channel {
        Channel::Body => {
            assert!(body["refresh_token"].is_string());
            assert!(answer.cookies().is_empty(), "no cookie for who did not ask for one");
        }
        Channel::Cookie => {
            assert_eq!(body["refresh_token"], Value::Null, "scripts never see the token");
            assert_eq!(answer.cookies().len(), 1);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn register_login_and_refresh_answer_in_one_shape_on_both_channels() {
    let app = TestApp::start().await;
    for channel in Channel::ALL {
        let email = format!("{}@shape.example", channel.as_str());
        let body = json!({
            "team_name": "Shape", "name": "Sam", "email": email, "password": PASSWORD, "channel": channel.as_str(),
        });
        let registered = app.nobody().post("/auth/register", body).await;
        registered.expect(201);
        has_shape(&app, &registered, channel);
        let body = json!({ "email": email, "password": PASSWORD, "channel": channel.as_str() });
        let answer = app.nobody().post("/auth/login", body).await;
        answer.expect(200);
        has_shape(&app, &answer, channel);
        let mut caller = app.nobody().on(channel);
        caller.keep(&answer);
        let refreshed = caller.refresh().await;
        has_shape(&app, &refreshed, channel);
        assert_eq!(caller.get("/auth/me").await.expect(200), refreshed.json()["user"]);
        let says = claims(caller.token());
        for name in [
            "typ",
            "iss",
            "aud",
            "sub",
            "sid",
            "gen",
            "jti",
            "iat",
            "exp",
            "auth_time",
            "idle_max",
            "abs_max",
        ] {
            assert!(says.get(name).is_some(), "{name} in the refresh token");
        }
        assert_eq!(says["gen"], 2);
        assert_eq!(says["exp"], (app.now() + TimeDelta::days(3)).timestamp());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn browsers_are_the_usual_case() {
    let app = TestApp::start().await;
    app.register_team("Northwind").await;
    let body = json!({ "email": "admin@northwind.example", "password": PASSWORD });
    has_shape(&app, &app.nobody().post("/auth/login", body).await, Channel::Cookie);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cookie_is_out_of_reach_for_scripts_and_other_sites() {
    let app = TestApp::start().await;
    let mut caller = engineer(&app, Channel::Cookie).await;
    let answer = caller.refresh().await;
    let cookie = answer.cookies()[0];
    for part in ["rf_refresh=", "HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=259200"] {
        assert!(cookie.contains(part), "{part} in `{cookie}`");
    }
    assert!(!cookie.contains("Domain") && !cookie.contains("Secure"), "plain http: `{cookie}`");
}

#[tokio::test(flavor = "multi_thread")]
async fn over_https_the_cookie_is_bound_to_this_host() {
    let public_url = Some("https://flows.example".to_owned());
    let app = TestApp::start_with(Wishes { public_url, ..Wishes::default() }).await;
    let caller = engineer(&app, Channel::Cookie).await;
    let send = |name: &str| {
        let cookie = format!("{name}={}", caller.token());
        let request = app.nobody().by_our_pages("/auth/refresh", &json!({}));
        request.header("cookie", &cookie).header("origin", "https://flows.example")
    };
    let answer = send("__Host-rf_refresh").send().await;
    answer.expect(200);
    let cookie = answer.cookies()[0];
    for part in ["__Host-rf_refresh=", "Secure", "HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(part), "{part} in `{cookie}`");
    }
    assert!(!cookie.contains("Domain"), "`{cookie}`");
    assert!(answer.header("strict-transport-security").contains("max-age=31536000"));
    send("rf_refresh").send().await.refused(401, "no_refresh_token");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cookie_alone_does_nothing_for_another_site() {
    let app = TestApp::start().await;
    let mut caller = engineer(&app, Channel::Cookie).await;
    let cookie = format!("rf_refresh={}", caller.token());
    for path in ["/auth/refresh", "/auth/logout"] {
        let bare = || app.nobody().posting(path, &json!({})).header("cookie", &cookie);
        let marked = || bare().header("x-requested-with", "ResolutionFlow");
        is_kept(&bare().send().await, 403, "csrf_failed");
        is_kept(&bare().header("x-requested-with", "XMLHttpRequest").send().await, 403, "csrf_failed");
        for origin in
            ["https://evil.example", "null", "http://127.0.0.1.evil.example", "http://127.0.0.1:1", ""]
        {
            is_kept(&marked().header("origin", origin).send().await, 403, "csrf_failed");
        }
        for site in ["cross-site", "same-site", "nonsense"] {
            is_kept(&marked().header("sec-fetch-site", site).send().await, 403, "csrf_failed");
        }
    }
    // Nothing of it ended or rotated anything.
    let ours = caller.refreshing().header("origin", &app.base).header("sec-fetch-site", "same-origin");
    ours.send().await.expect(200);
    caller.refresh().await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_site_cannot_sign_a_browser_in() {
    let app = TestApp::start().await;
    app.register_team("Northwind").await;
    let body = json!({ "email": "admin@northwind.example", "password": PASSWORD });
    for (name, value) in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")] {
        is_kept(
            &app.nobody().posting("/auth/login", &body).header(name, value).send().await,
            403,
            "csrf_failed",
        );
    }
    let form = format!("email=admin%40northwind.example&password={PASSWORD}");
    let request = app.nobody().request(reqwest::Method::POST, "/api/v1/auth/login");
    request
        .body("application/x-www-form-urlencoded", form)
        .send()
        .await
        .refused(415, "unsupported_media_type");
    let request = app.nobody().request(reqwest::Method::POST, "/api/v1/auth/login");
    request.body("text/plain", body.to_string()).send().await.refused(415, "unsupported_media_type");
}
