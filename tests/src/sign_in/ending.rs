//! How sign-ins end before their time, and that the next request knows.

use super::{engineer, is_over};
use crate::app::{Caller, Channel, PASSWORD, TestApp};
use chrono::TimeDelta;
use rf_auth::{EndReason, Ended, SignInStore};
use rf_core::Role;
use serde_json::json;

const fn code_of(reason: EndReason) -> &'static str {
    match reason {
        EndReason::SignedOut
        | EndReason::EndedByAdmin
        | EndReason::PasswordChanged
        | EndReason::Replaced
        | EndReason::MembershipRemoved => "session_revoked",
        EndReason::PolicyTightened => "session_revoked_policy",
        EndReason::ReuseDetected => "session_revoked_security",
    }
}

fn email(caller: &Caller) -> &str {
    caller.me["email"].as_str().expect("people have addresses")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_reason_for_an_end_is_told_on_refresh_and_on_the_next_request() {
    let app = TestApp::start().await;
    for channel in Channel::ALL {
        let first = engineer(&app, channel).await;
        for reason in EndReason::ALL {
            let mut caller = app.sign_in(email(&first), channel).await;
            let team = first.me["team"]["id"].as_str().and_then(|id| id.parse().ok()).expect("a team");
            let ended = Ended { at: app.now(), reason };
            let done = app.store().end_sign_in(team, app.sign_in_of(&caller), ended).await;
            assert_eq!(done, Ok(true));
            app.clock.advance(TimeDelta::seconds(10));
            let refused = caller.refresh().await;
            let on_refresh = match reason {
                // The browser that replaced it holds a newer cookie.
                EndReason::Replaced => is_over(&refused, Channel::Body, code_of(reason)),
                _ => is_over(&refused, channel, code_of(reason)),
            };
            let on_request = caller.get("/flows").await.refused(401, code_of(reason));
            for problem in [on_refresh, on_request] {
                assert_eq!(problem["reason"], reason.as_str());
                assert_eq!(problem["ended_at"], json!(ended.at));
            }
        }
        first.get("/auth/me").await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_the_sign_in_on_the_spot_and_only_that_one() {
    let app = TestApp::start().await;
    for channel in Channel::ALL {
        let mut caller = engineer(&app, channel).await;
        let mut other = app.sign_in(email(&caller), channel).await;
        let answer = match channel {
            Channel::Body => caller.post("/auth/logout", json!({})).await,
            Channel::Cookie => {
                let cookie = format!("rf_refresh={}", caller.token());
                app.nobody().by_our_pages("/auth/logout", &json!({})).header("cookie", &cookie).send().await
            }
        };
        answer.expect(204);
        assert!(answer.body.is_empty());
        assert!(answer.cookies().iter().any(|cookie| cookie.contains("Max-Age=0")));
        let problem = caller.get("/auth/me").await.refused(401, "session_revoked");
        assert_eq!(problem["reason"], "signed_out");
        is_over(&caller.refresh().await, channel, "session_revoked");
        other.get("/auth/me").await.expect(200);
        other.refresh().await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_twice_or_without_being_signed_in_is_no_mistake() {
    let app = TestApp::start().await;
    let caller = engineer(&app, Channel::Body).await;
    for _ in 0..2 {
        caller.post("/auth/logout", json!({})).await.expect(204);
    }
    app.nobody().post("/auth/logout", json!({})).await.expect(204);
    caller.with_access_token("garbage").post("/auth/logout", json!({})).await.expect(204);
    let cookie = app.nobody().by_our_pages("/auth/logout", &json!({})).header("cookie", "rf_refresh=garbage");
    cookie.send().await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_signs_in_again_leaves_no_sign_in_behind() {
    let app = TestApp::start().await;
    let mut caller = engineer(&app, Channel::Cookie).await;
    let body = json!({ "email": email(&caller), "password": PASSWORD });
    let cookie = format!("rf_refresh={}", caller.token());
    app.nobody().by_our_pages("/auth/login", &body).header("cookie", &cookie).send().await.expect(200);
    let straggler = caller.refresh().await;
    assert_eq!(straggler.refused(401, "session_revoked")["reason"], "replaced");
    assert!(straggler.cookies().is_empty(), "the browser holds the cookie of its newer sign-in by now");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_account_is_out_at_once_and_cannot_come_back() {
    let app = TestApp::start().await;
    for channel in Channel::ALL {
        let mut caller = engineer(&app, channel).await;
        caller.get("/auth/me").await.expect(200);
        let email = email(&caller).to_owned();
        app.sql(&format!(
            "UPDATE users SET disabled_at = '{}' WHERE email = '{email}'",
            app.now().to_rfc3339()
        ))
        .await;
        let problem = caller.get("/auth/me").await.refused(401, "account_disabled");
        assert_eq!(
            (problem["reason"].as_str(), &problem["ended_at"]),
            (Some("account_disabled"), &json!(app.now()))
        );
        is_over(&caller.refresh().await, channel, "account_disabled");
        let body = json!({ "email": email, "password": PASSWORD });
        app.nobody().post("/auth/login", body).await.refused(401, "invalid_credentials");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_role_counts_from_the_very_next_request() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let caller = app.sign_in_as(&team, Role::Engineer).await;
    let document = crate::app::samples::flow("VPN");
    caller.post("/flows", json!({ "document": document })).await.expect(201);
    app.sql(&format!("UPDATE users SET role = 'viewer' WHERE email = '{}'", email(&caller))).await;
    caller.post("/flows", json!({ "document": document })).await.refused(403, "forbidden");
    assert_eq!(caller.get("/auth/me").await.expect(200)["role"], "viewer");
    app.sql(&format!("UPDATE users SET role = 'team_admin' WHERE email = '{}'", email(&caller))).await;
    caller.post("/flows", json!({ "document": document })).await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_the_team_loses_the_sign_in_that_was_for_it() {
    let app = TestApp::start().await;
    let other = app.register_team("Tailspin").await;
    let mut caller = engineer(&app, Channel::Body).await;
    app.sql(&format!(
        "UPDATE users SET team_id = (SELECT team_id FROM users WHERE email = '{}') WHERE email = '{}'",
        email(&other.admin),
        email(&caller)
    ))
    .await;
    let problem = caller.get("/flows").await.refused(401, "session_revoked");
    assert_eq!(problem["reason"], "membership_removed");
    is_over(&caller.refresh().await, Channel::Body, "session_revoked");
}
