//! Making tokens, listing them, revoking them.

use super::{SCOPES, asked, listed, revoke, token};
use crate::app::{Channel, TestApp, samples};
use chrono::TimeDelta;
use rf_core::Role;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_shown_once_and_never_stored() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let made = asked(&team.admin, "  CI of the wiki  ", &["sessions:read", "flows:read"], 90).await;
    let body = made.expect(201);
    let secret = body["token"].as_str().expect("the secret");
    assert!(secret.starts_with("rf_pat_") && secret.len() == 50);
    let view = &body["api_token"];
    assert_eq!(view["name"], "CI of the wiki");
    assert_eq!(view["hint"], secret[46..]);
    assert_eq!(view["scopes"], json!(["flows:read", "sessions:read"]));
    assert_eq!(view["created_at"], json!(app.now()));
    assert_eq!(view["expires_at"], json!(app.now() + TimeDelta::days(90)));
    assert_eq!((&view["last_used_at"], &view["revoked_at"]), (&Value::Null, &Value::Null));
    let list = team.admin.get("/account/api-tokens").await;
    assert_eq!(list.expect(200)["items"], json!([view]));
    assert!(!list.text().contains(secret));
    let rows = app.rows("SELECT token_hash AS text FROM api_tokens").await;
    assert!(rows.len() == 1 && !rows[0].contains(&secret[7..]), "only a hash is kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_asked_for_is_checked_field_by_field() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let check = async |name: &str, scopes: &[&str], days: u32, fields: &[(&str, &str)]| {
        let problem = asked(&team.admin, name, scopes, days).await.refused(422, "invalid");
        let errors = problem["errors"].as_array().expect("errors").iter();
        let said: Vec<_> = errors
            .map(|error| (error["field"].as_str().unwrap_or(""), error["code"].as_str().unwrap_or("")))
            .collect();
        assert_eq!(said, fields, "{name} {scopes:?} {days}");
    };
    check(" ", &["flows:read"], 1, &[("name", "empty")]).await;
    check("two\nlines", &["flows:read"], 365, &[("name", "forbidden_character")]).await;
    check(&"x".repeat(121), &["flows:read"], 1, &[("name", "too_long")]).await;
    check("x", &[], 1, &[("scopes", "empty")]).await;
    check("x", &["flows:read"], 0, &[("expires_in_days", "out_of_bounds")]).await;
    check("", &[], 366, &[("name", "empty"), ("scopes", "empty"), ("expires_in_days", "out_of_bounds")])
        .await;
    for body in [
        json!({ "name": "x", "scopes": ["everything"], "expires_in_days": 1 }),
        json!({ "name": "x", "scopes": ["flows:read"], "expires_in_days": -1 }),
        json!({ "name": "x", "scopes": ["flows:read"] }),
        json!({ "name": "x", "scopes": ["flows:read"], "expires_in_days": 1, "role": "super_admin" }),
    ] {
        team.admin.post("/account/api-tokens", body).await.refused(422, "invalid_body");
    }
    assert!(listed(&team.admin).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_has_more_than_fifty_that_work() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let mut ids = Vec::new();
    for number in 0..50 {
        let days = if number == 0 { 1 } else { 2 };
        let made = asked(&team.admin, &format!("Number {number}"), &["flows:read"], days).await.expect(201);
        ids.push(samples::id_of(&made["api_token"]));
    }
    let next = async || asked(&team.admin, "One more", &["flows:read"], 2).await;
    next().await.refused(409, "too_many_api_tokens");
    revoke(&team.admin, &ids[49]).await.expect(204);
    next().await.expect(201);
    next().await.refused(409, "too_many_api_tokens");
    // One that has expired makes room as well; somebody else is not held back.
    app.clock.advance(TimeDelta::days(1));
    let again = app.sign_in("admin@northwind.example", Channel::Body).await;
    asked(&again, "One more", &["flows:read"], 2).await.expect(201);
    let other = app.sign_in_as(&team, Role::Viewer).await;
    asked(&other, "The first", &["flows:read"], 2).await.expect(201);
    assert_eq!(listed(&again).await.len(), 52, "what no longer works is shown, too");
}

#[tokio::test(flavor = "multi_thread")]
async fn asking_for_many_at_once_is_no_way_around_the_limit() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let asking: Vec<_> = (0..60)
        .map(|_| {
            let caller = team.admin.clone();
            tokio::spawn(async move { asked(&caller, "At once", &["flows:read"], 2).await.status })
        })
        .collect();
    let mut made = 0;
    for asked in asking {
        match asked.await.expect("the task ends") {
            201 => made += 1,
            status => assert_eq!(status, 409),
        }
    }
    assert_eq!(made, 50);
    assert_eq!(listed(&team.admin).await.len(), 50);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_its_owners_alone() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    let (id, bearer) = token(&engineer, &["flows:read"]).await;
    for stranger in [&team.admin, &app.register_team("Tailspin").await.admin] {
        assert!(listed(stranger).await.is_empty());
        revoke(stranger, &id).await.refused(404, "api_token_not_found");
    }
    revoke(&engineer, "01890000-0000-7000-8000-000000000000").await.refused(404, "api_token_not_found");
    bearer.get("/flows").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_token_opens_nothing_from_the_next_request_on() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let (id, bearer) = token(&team.admin, &SCOPES).await;
    bearer.get("/flows").await.expect(200);
    for _ in 0..2 {
        revoke(&team.admin, &id).await.expect(204);
        bearer.get("/flows").await.refused(401, "api_token_revoked");
        bearer.get("/auth/me").await.refused(401, "api_token_revoked");
        bearer.get("/account/api-tokens").await.refused(401, "api_token_revoked");
    }
    assert_eq!(listed(&team.admin).await[0]["revoked_at"], json!(app.now()));
}

#[tokio::test(flavor = "multi_thread")]
async fn making_and_revoking_leave_one_audit_row_each() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let made = asked(&team.admin, "Nightly export", &["flows:read", "audit:read"], 7).await.expect(201);
    let id = samples::id_of(&made["api_token"]);
    revoke(&team.admin, &id).await.expect(204);
    revoke(&team.admin, &id).await.expect(204);
    asked(&team.admin, "", &["flows:read"], 7).await.refused(422, "invalid");
    let rows = app
        .rows(
            "SELECT action || ' ' || actor_kind || ' ' || actor_name || ' ' || target_kind || ' ' || target_name || ' ' \
             || details AS text FROM audit_events WHERE action LIKE 'api_token.%' ORDER BY id",
        )
        .await;
    let expires = json!(app.now() + TimeDelta::days(7));
    assert_eq!(
        rows,
        [
            format!(
                "api_token.created person Avery of Northwind api_token Nightly export \
                 {{\"scopes\":\"flows:read audit:read\",\"expires_at\":{expires}}}"
            ),
            "api_token.revoked person Avery of Northwind api_token Nightly export {}".to_owned(),
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_are_made_by_people_who_are_signed_in_and_owe_nothing() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let (id, bearer) = token(&team.admin, &SCOPES).await;
    bearer.get("/account/api-tokens").await.refused(403, "token_not_allowed");
    asked(&bearer, "A child", &["flows:read"], 1).await.refused(403, "token_not_allowed");
    revoke(&bearer, &id).await.refused(403, "token_not_allowed");
    app.sql("UPDATE teams SET second_factor_required = TRUE").await;
    let owed = "second_factor_enrolment_required";
    asked(&team.admin, "Too early", &["flows:read"], 1).await.refused(403, owed);
    team.admin.get("/account/api-tokens").await.refused(403, owed);
    revoke(&team.admin, &id).await.refused(403, owed);
}
