//! What signing in and out leaves in the audit log.

use super::{email, log};
use crate::app::{Channel, PASSWORD, TestApp};
use chrono::TimeDelta;
use rf_core::Role;
use serde_json::{Value, json};

/// The actions of the rows, oldest first.
fn actions(rows: &[Value]) -> Vec<&str> {
    rows.iter().rev().filter_map(|row| row["action"].as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registration_tells_of_the_team_and_of_its_first_sign_in() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let rows = log(&team.admin, "").await;
    assert_eq!(actions(&rows), ["sign_in.started", "team.registered"]);
    let registered = &rows[0];
    assert_eq!(registered["at"], json!(app.now()));
    let actor = json!({ "kind": "person", "id": team.admin.me["id"], "name": "Avery of Northwind" });
    assert_eq!(registered["actor"], actor);
    assert_eq!(
        registered["target"],
        json!({ "kind": "team", "id": team.id.to_string(), "name": "Northwind" })
    );
    assert_eq!(registered["address"], "127.0.0.1");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_and_a_logout_are_one_row_each_with_address_and_device() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Engineer).await;
    let body = json!({ "email": person.email, "password": PASSWORD, "channel": "body" });
    let mut caller = app.nobody();
    let answer = caller.posting("/auth/login", &body).header("user-agent", "curl/8").send().await;
    caller.keep(&answer);
    for _ in 0..2 {
        caller.post("/auth/logout", json!({})).await.expect(204);
    }
    // What nobody did leaves no row.
    app.nobody().post("/auth/login", json!({ "email": person.email, "password": "wrong" })).await;
    let rows = log(&team.admin, &format!("actor_id={}", crate::app::samples::id_of(&caller.me))).await;
    assert_eq!(actions(&rows), ["sign_in.started", "sign_in.signed_out"]);
    let target =
        json!({ "kind": "sign_in", "id": app.sign_in_of(&caller).to_string(), "name": caller.me["name"] });
    for row in &rows {
        assert_eq!((&row["target"], &row["address"]), (&target, &json!("127.0.0.1")));
    }
    let details = json!({ "method": "password", "channel": "body", "user_agent": "curl/8", "replaced": 0 });
    assert_eq!(rows[1]["details"], details);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_signs_in_again_says_so_in_the_new_sign_ins_row() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let first = app.sign_in(email(&team.admin), Channel::Cookie).await;
    let body = json!({ "email": email(&team.admin), "password": PASSWORD });
    let cookie = format!("rf_refresh={}", first.token());
    app.nobody().by_our_pages("/auth/login", &body).header("cookie", &cookie).send().await.expect(200);
    let rows = log(&team.admin, "action=sign_in").await;
    assert_eq!(actions(&rows), ["sign_in.started"; 3]);
    assert_eq!(rows[0]["details"]["replaced"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_came_back_is_one_row_that_blames_nobody() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let old = app.sign_in_as(&team, Role::Engineer).await;
    let mut new = old.clone();
    new.refresh().await.expect(200);
    new.get("/auth/me").await.expect(200);
    app.clock.advance(TimeDelta::seconds(30));
    for _ in 0..3 {
        old.refreshing().send().await.refused(401, "session_revoked_security");
    }
    let rows = log(&team.admin, "action=sign_in.reuse_detected").await;
    let [row] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!(row["actor"], json!({ "kind": "visitor", "id": null, "name": "Unknown" }));
    assert_eq!(row["target"]["id"], json!(app.sign_in_of(&old).to_string()));
    assert_eq!((&row["target"]["name"], &row["address"]), (&old.me["name"], &json!("127.0.0.1")));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_fails_leaves_neither_a_sign_in_nor_a_row() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let before = log(&team.admin, "").await.len();
    let mut caller = app.sign_in(email(&team.admin), Channel::Body).await;
    app.sql("ALTER TABLE audit_events RENAME TO elsewhere").await;
    let body = json!({ "email": email(&team.admin), "password": PASSWORD, "channel": "body" });
    app.nobody().post("/auth/login", body).await.refused(503, "database_unavailable");
    super::change(&team.admin, json!({ "idle_minutes": 60 })).await.refused(503, "database_unavailable");
    team.admin.post("/auth/sign-ins/revoke-others", json!({})).await.refused(503, "database_unavailable");
    app.sql("ALTER TABLE elsewhere RENAME TO audit_events").await;
    assert_eq!(log(&team.admin, "").await.len(), before + 1);
    assert_eq!(super::mine(&team.admin).await.len(), 2);
    assert_eq!(team.admin.get("/team/security").await.expect(200)["preset"], "standard");
    caller.refresh().await.expect(200);
}
