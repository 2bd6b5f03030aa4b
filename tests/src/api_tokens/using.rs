//! What a token opens: as far as its scopes and its owner's role reach, while both stand.

use super::{SCOPES, asked, listed, token};
use crate::app::{Caller, TestApp, Wishes, samples};
use chrono::TimeDelta;
use rf_api::Limits;
use rf_core::Role;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_program_does_the_main_job_with_a_token() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    let (_, bearer) =
        token(&engineer, &["flows:read", "flows:write", "sessions:read", "sessions:write"]).await;
    assert_eq!(bearer.get("/auth/me").await.expect(200), engineer.get("/auth/me").await.expect(200));
    let flow = samples::published(&bearer, &samples::flow("VPN")).await;
    let session = samples::started(&bearer, &flow).await;
    let id = samples::id_of(&session);
    bearer.act(&id, 1, json!({ "type": "resolve", "outcome": "Done" })).await.expect(200);
    let note = bearer.get(&format!("/sessions/{id}/documentation/markdown")).await;
    note.expect(200);
    assert!(note.text().contains("engineer of Northwind"), "the note names the person: {}", note.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_reaches_as_far_as_its_scopes_and_is_told_which_one_it_lacks() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let flow = samples::published(&team.admin, &samples::flow("VPN")).await;
    let lacks = |answer: &crate::app::Answer, scope: &str| {
        assert_eq!(answer.refused(403, "insufficient_scope")["scope"], scope);
        let challenge = answer.header("www-authenticate");
        assert!(
            challenge.contains("error=\"insufficient_scope\"") && challenge.contains(scope),
            "{challenge}"
        );
    };
    let (_, reader) = token(&team.admin, &["flows:read"]).await;
    reader.get("/flows").await.expect(200);
    lacks(&reader.post("/flows", json!({ "document": samples::flow("New") })).await, "flows:write");
    lacks(&reader.get("/sessions").await, "sessions:read");
    // Writing does not include reading.
    let (_, writer) = token(&team.admin, &["flows:write", "sessions:write"]).await;
    lacks(&writer.get("/flows").await, "flows:read");
    writer.post("/sessions", json!({ "flow_id": flow })).await.expect(201);
    lacks(&writer.get("/sessions").await, "sessions:read");
    // No scope is needed to ask whose token it is.
    let (_, auditor) = token(&team.admin, &["audit:read"]).await;
    assert_eq!(auditor.get("/auth/me").await.expect(200)["email"], "admin@northwind.example");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_worth_what_its_owner_is_worth_at_that_moment() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    let (_, bearer) = token(&engineer, &SCOPES).await;
    let create = async || bearer.post("/flows", json!({ "document": samples::flow("VPN") })).await;
    create().await.expect(201);
    app.sql("UPDATE users SET role = 'viewer' WHERE role = 'engineer'").await;
    create().await.refused(403, "forbidden");
    bearer.get("/flows").await.expect(200);
    app.sql("UPDATE users SET role = 'team_admin' WHERE role = 'viewer'").await;
    create().await.expect(201);
    assert_eq!(bearer.get("/auth/me").await.expect(200)["role"], "team_admin");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_ends_with_its_owners_standing() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    let (_, bearer) = token(&engineer, &SCOPES).await;
    let check = async |change: &str, status: u16, code: &str, back: &str| {
        let by_name = |set: &str| format!("UPDATE users SET {set} WHERE name = 'engineer of Northwind'");
        app.sql(&by_name(change)).await;
        let problem = bearer.get("/flows").await.refused(status, code);
        bearer.get("/auth/me").await.refused(status, code);
        app.sql(&by_name(back)).await;
        bearer.get("/flows").await.expect(200);
        problem
    };
    let now = app.now().to_rfc3339();
    let problem =
        check(&format!("disabled_at = '{now}'"), 401, "account_disabled", "disabled_at = NULL").await;
    assert_eq!(problem["ended_at"], json!(app.now()));
    check(&format!("left_at = '{now}'"), 401, "api_token_revoked", "left_at = NULL").await;
    // A sign-in that ends takes no token along: programs go on when their owner goes home.
    engineer.post("/auth/logout", json!({})).await.expect(204);
    bearer.get("/flows").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_second_factor_is_required_only_an_owner_who_has_one_gets_in() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let (_, bearer) = token(&team.admin, &SCOPES).await;
    app.sql("UPDATE teams SET second_factor_required = TRUE").await;
    for path in ["/flows", "/auth/me", "/account/api-tokens"] {
        bearer.get(path).await.refused(403, "second_factor_enrolment_required");
    }
    app.sql("UPDATE users SET has_second_factor = TRUE").await;
    bearer.get("/flows").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_opens_nothing_from_the_moment_it_expires() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let made = asked(&team.admin, "A day", &["flows:read"], 1).await.expect(201);
    let bearer = team.admin.with_access_token(made["token"].as_str().expect("the secret"));
    app.clock.advance(TimeDelta::days(1) - TimeDelta::microseconds(1));
    bearer.get("/flows").await.expect(200);
    app.clock.advance(TimeDelta::microseconds(1));
    let refused = bearer.get("/flows").await;
    refused.refused(401, "api_token_expired");
    assert!(refused.header("www-authenticate").contains("api_token_expired"));
    // Even with a scope that it lacks: that it is over comes first.
    bearer.get("/sessions").await.refused(401, "api_token_expired");
}

#[tokio::test(flavor = "multi_thread")]
async fn its_last_use_is_noted_at_most_once_a_minute() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let (_, bearer) = token(&team.admin, &["flows:read"]).await;
    let noted = async |caller: &Caller| -> Value { listed(caller).await[0]["last_used_at"].clone() };
    assert_eq!(noted(&team.admin).await, Value::Null);
    let first = app.now();
    bearer.get("/flows").await.expect(200);
    for _ in 0..2 {
        app.clock.advance(TimeDelta::milliseconds(29_999));
        bearer.get("/flows").await.expect(200);
        assert_eq!(noted(&team.admin).await, json!(first));
    }
    app.clock.advance(TimeDelta::milliseconds(2));
    // A token out of place was used all the same.
    bearer.get("/sessions").await.refused(403, "insufficient_scope");
    assert_eq!(noted(&team.admin).await, json!(app.now()));
    assert_eq!(app.now(), first + TimeDelta::minutes(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_at_tokens_is_slowed_down_and_genuine_ones_are_not() {
    let limits = Limits { account_per_minute: 1_000, address_per_minute: 5 };
    let app = TestApp::start_with(Wishes { limits, ..Wishes::default() }).await;
    let team = app.register_team("Northwind").await;
    let (_, bearer) = token(&team.admin, &["flows:read"]).await;
    for _ in 0..20 {
        bearer.get("/flows").await.expect(200);
        bearer.get("/sessions").await.refused(403, "insufficient_scope");
    }
    let guess = app.nobody().with_access_token(&format!("rf_pat_{}", "x".repeat(43)));
    // Registering was the first of the five.
    for _ in 0..4 {
        guess.get("/flows").await.refused(401, "invalid_api_token");
    }
    guess.get("/flows").await.refused(429, "rate_limited");
    bearer.get("/flows").await.expect(200);
}
