//! What the session-expiry policy promises and no other file here shows.

use super::set_windows;
use crate::app::{Caller, Channel, TestApp, Wishes};
use chrono::{DateTime, TimeDelta, Utc};
use rf_auth::SessionPolicy;
use rf_core::Role;
use serde_json::Value;

fn moment(value: &Value) -> DateTime<Utc> {
    value.as_str().and_then(|text| text.parse().ok()).expect("moments are RFC 3339")
}

async fn strict(app: &TestApp) -> Caller {
    let team = app.register_team("Northwind").await;
    app.sign_in_as(&team, Role::Engineer).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_earliest_passed_deadline_names_the_cause() {
    let app = TestApp::start_with(Wishes { policy: SessionPolicy::STRICT, ..Wishes::default() }).await;
    let mut caller = strict(&app).await;
    let idle_first = caller.clone();
    let began = app.now();
    // Both are past: idle since an hour after the login.
    app.clock.advance(TimeDelta::hours(30));
    let problem = idle_first.refreshing().send().await.refused(401, "session_expired_idle");
    assert_eq!(moment(&problem["ended_at"]), began + TimeDelta::hours(1));

    caller = app.sign_in(super::email(&caller), Channel::Body).await;
    let began = app.now();
    for _ in 0..47 {
        app.clock.advance(TimeDelta::minutes(30));
        caller.refresh().await.expect(200);
    }
    // The idle deadline is capped by the absolute one: it is not what stopped the person.
    app.clock.advance(TimeDelta::hours(30));
    let problem = caller.refresh().await.refused(401, "session_expired_absolute");
    assert_eq!(moment(&problem["ended_at"]), began + TimeDelta::hours(24));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_absolute_deadline_equal_to_now_is_past_and_a_microsecond_before_it_is_not() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    set_windows(&team.admin, 60, 60).await;
    for (early, is_over) in [(TimeDelta::microseconds(1), false), (TimeDelta::zero(), true)] {
        let mut caller = app.sign_in_as(&team, Role::Engineer).await;
        app.clock.advance(TimeDelta::minutes(58));
        caller.refresh().await.expect(200);
        app.clock.advance(TimeDelta::minutes(2) - early);
        // Within the last second the access token, which counts in whole ones, may be over before the sign-in.
        let answer = caller.refresh().await;
        if is_over {
            answer.refused(401, "session_expired_absolute");
        } else {
            answer.expect(200);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_alone_however_many_do_not_extend_the_idle_window() {
    let app = TestApp::start_with(Wishes { policy: SessionPolicy::STRICT, ..Wishes::default() }).await;
    let mut caller = strict(&app).await;
    let deadline = app.now() + TimeDelta::hours(1);
    for _ in 0..14 {
        app.clock.advance(TimeDelta::minutes(4));
        // A background refresh, and what a page polls.
        let answer = caller.refreshing().send().await;
        caller.keep(&answer);
        assert_eq!(moment(&answer.json()["idle_expires_at"]), deadline);
        for path in ["/auth/me", "/flows", "/sessions"] {
            caller.get(path).await.expect(200);
        }
    }
    app.clock.advance(TimeDelta::minutes(4));
    caller.refresh().await.refused(401, "session_expired_idle");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replayed_token_of_an_expired_sign_in_is_expired_and_leaves_no_alarm() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let mut caller = app.sign_in_as(&team, Role::Engineer).await;
    let old = caller.clone();
    for _ in 0..2 {
        caller.refresh().await.expect(200);
        caller.get("/auth/me").await.expect(200);
    }
    app.clock.advance(TimeDelta::days(7));
    old.refreshing().send().await.refused(401, "session_expired_idle");
    let admin = app.sign_in(super::email(&team.admin), Channel::Body).await;
    assert_eq!(super::log(&admin, "action=sign_in.reuse_detected").await, Vec::<Value>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_refusal_to_refresh_names_its_code_in_the_challenge_too() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let check = async |caller: &Caller, code: &str, reason: Option<&str>| {
        let answer = caller.refreshing().send().await;
        let problem = answer.refused(401, code);
        let challenge = format!("Bearer realm=\"resolutionflow\", error=\"{code}\"");
        assert_eq!(answer.header("www-authenticate"), challenge);
        assert_eq!(problem["reason"].as_str(), reason, "{code}");
        assert_eq!(problem["ended_at"].is_string(), reason.is_some(), "{code}");
        assert_eq!(answer.header("cache-control"), "no-store");
    };
    check(&app.nobody().on(Channel::Cookie), "no_refresh_token", None).await;
    check(&app.nobody().with_refresh_token("garbage"), "invalid_refresh_token", None).await;
    let member = app.sign_in_as(&team, Role::Engineer).await;
    let again = async || app.sign_in(super::email(&member), Channel::Body).await;
    let out = again().await;
    out.post("/auth/logout", serde_json::json!({})).await.expect(204);
    check(&out, "session_revoked", Some("signed_out")).await;
    let ended = again().await;
    super::delete(&team.admin, &format!("/team/sign-ins/{}", app.sign_in_of(&ended))).await.expect(204);
    check(&ended, "session_revoked", Some("ended_by_admin")).await;
    let stolen = again().await;
    let mut thief = stolen.clone();
    thief.refresh().await.expect(200);
    thief.refresh().await.expect(200);
    check(&stolen, "session_revoked_security", Some("reuse_detected")).await;
    let idle = again().await;
    app.clock.advance(TimeDelta::minutes(61));
    let tightened = idle.clone();
    let admin = app.sign_in(super::email(&team.admin), Channel::Body).await;
    let sleeper = again().await;
    set_windows(&admin, 60, 120).await;
    check(&tightened, "session_revoked_policy", Some("policy_tightened")).await;
    app.clock.advance(TimeDelta::minutes(60));
    check(&sleeper, "session_expired_idle", Some("idle")).await;
    let mut busy = again().await;
    for _ in 0..3 {
        app.clock.advance(TimeDelta::minutes(30));
        busy.refresh().await.expect(200);
    }
    app.clock.advance(TimeDelta::minutes(30));
    check(&busy, "session_expired_absolute", Some("absolute")).await;
    let disabled = again().await;
    let now = app.now().to_rfc3339();
    app.sql(&format!("UPDATE users SET disabled_at = '{now}' WHERE email = '{}'", super::email(&member)))
        .await;
    check(&disabled, "account_disabled", Some("account_disabled")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_away_keeps_the_cookie_and_everything_goes_on_when_it_is_back() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Engineer).await;
    let mut caller = app.sign_in(&person.email, Channel::Cookie).await;
    app.sql("ALTER TABLE sign_ins RENAME TO sign_ins_elsewhere").await;
    let answer = caller.refresh().await;
    let problem = answer.refused(503, "refresh_unavailable");
    assert!(answer.cookies().is_empty(), "the cookie is kept");
    assert_eq!((&problem["reason"], &problem["ended_at"]), (&Value::Null, &Value::Null));
    for path in ["/auth/sign-ins", "/auth/me"] {
        caller.get(path).await.refused(503, "database_unavailable");
    }
    app.sql("ALTER TABLE sign_ins_elsewhere RENAME TO sign_ins").await;
    caller.refresh().await.expect(200);
    assert_eq!(super::mine(&caller).await.len(), 1);
}
