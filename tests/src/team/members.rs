//! Changing members: who may, and what a team must not lose.

use super::{audited, delete, give, id, post};
use crate::app::{Channel, PASSWORD, TestApp};
use rf_core::Role;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_an_admin_gives_is_told_and_audited_once() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Viewer).await.id.to_string();
    let view = give(&team.admin, &person, "engineer").await.expect(200);
    assert_eq!(
        (&view["role"], &view["is_me"], &view["status"]),
        (&json!("engineer"), &json!(false), &json!("active"))
    );
    assert_eq!(view["last_active_at"], json!(null));
    // What is so already changes nothing.
    give(&team.admin, &person, "engineer").await.expect(200);
    assert_eq!(audited(&app, "member.role_changed").await, 1);
    let details =
        "action = 'member.role_changed' AND details LIKE '%\"old\":\"viewer\",\"new\":\"engineer\"%'";
    assert_eq!(app.count("audit_events", details).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gives_out_or_touches_a_role_above_their_own() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.member(&team, Role::Engineer).await.id.to_string();
    let operator = app.sign_in_as(&team, Role::SuperAdmin).await;
    let operator_id = id(&operator);
    give(&team.admin, &engineer, "super_admin").await.refused(403, "role_above_yours");
    give(&operator, &engineer, "super_admin").await.refused(403, "role_above_yours");
    for caller in [&team.admin, &operator] {
        give(caller, &operator_id, "viewer").await.refused(403, "operator_account");
        post(caller, &format!("/team/members/{operator_id}/disable")).await.refused(403, "operator_account");
        delete(caller, &format!("/team/members/{operator_id}")).await.refused(403, "operator_account");
    }
    give(&team.admin, &engineer, "team_admin").await.expect(200);
    give(&team.admin, &engineer, "boss").await.refused(422, "invalid_body");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_account_is_out_at_once_and_comes_back_signed_out() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let mut person = app.sign_in_as(&team, Role::Engineer).await;
    let path = format!("/team/members/{}", id(&person));
    let view = post(&team.admin, &format!("{path}/disable")).await.expect(200);
    assert_eq!(view["status"], "disabled");
    person.get("/flows").await.refused(401, "account_disabled");
    person.refresh().await.refused(401, "account_disabled");
    post(&team.admin, &format!("{path}/disable")).await.expect(200);
    assert_eq!(audited(&app, "member.disabled").await, 1);

    assert_eq!(post(&team.admin, &format!("{path}/enable")).await.expect(200)["status"], "active");
    post(&team.admin, &format!("{path}/enable")).await.expect(200);
    assert_eq!(audited(&app, "member.enabled").await, 1);
    let problem = person.get("/flows").await.refused(401, "session_revoked");
    assert_eq!(problem["reason"], "ended_by_admin");
    app.sign_in(person.me["email"].as_str().expect("an address"), Channel::Body).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_always_keeps_an_admin_who_can_sign_in() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let me = id(&team.admin);
    let path = format!("/team/members/{me}");
    // Neither an operator nor an admin who cannot sign in counts.
    let operator = app.sign_in_as(&team, Role::SuperAdmin).await;
    let second = app.member(&team, Role::TeamAdmin).await.id.to_string();
    post(&team.admin, &format!("/team/members/{second}/disable")).await.expect(200);
    for caller in [&team.admin, &operator] {
        give(caller, &me, "engineer").await.refused(409, "last_team_admin");
    }
    post(&operator, &format!("{path}/disable")).await.refused(409, "last_team_admin");
    delete(&operator, &path).await.refused(409, "last_team_admin");
    // Oneself in no case: leaving asks for proof, and a slip must not lock anybody out.
    for refused in [post(&team.admin, &format!("{path}/disable")).await, delete(&team.admin, &path).await] {
        assert_eq!(refused.refused(422, "invalid")["errors"][0]["code"], "yourself");
    }
    let leave = json!({ "password": PASSWORD });
    team.admin.post("/account/leave", leave.clone()).await.refused(409, "last_team_admin");
    team.admin.get("/team").await.expect(200);

    post(&team.admin, &format!("/team/members/{second}/enable")).await.expect(200);
    give(&team.admin, &me, "engineer").await.expect(200);
    // They have lowered their own role, and cannot take it back.
    give(&team.admin, &me, "team_admin").await.refused(403, "forbidden");
    give(&operator, &second, "viewer").await.refused(409, "last_team_admin");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_is_handed_over_by_its_admin_who_becomes_an_engineer() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let heir = app.sign_in_as(&team, Role::Viewer).await;
    let hand = |user_id: String, password: &str| {
        let body = json!({ "user_id": user_id, "password": password });
        let admin = team.admin.clone();
        async move { admin.post("/team/transfer", body).await }
    };
    hand(id(&heir), "not my password").await.refused(403, "reauthentication_failed");
    team.admin
        .post("/team/transfer", json!({ "user_id": id(&heir) }))
        .await
        .refused(403, "reauthentication_failed");
    let problem = hand(id(&team.admin), PASSWORD).await.refused(422, "invalid");
    assert_eq!(problem["errors"][0]["field"], "user_id");
    let other = app.register_team("Tailspin").await;
    hand(id(&other.admin), PASSWORD).await.refused(404, "member_not_found");
    let disabled = app.member(&team, Role::Engineer).await.id.to_string();
    post(&team.admin, &format!("/team/members/{disabled}/disable")).await.expect(200);
    hand(disabled, PASSWORD).await.refused(409, "member_disabled");

    hand(id(&heir), PASSWORD).await.expect(204);
    assert_eq!(heir.get("/auth/me").await.expect(200)["role"], "team_admin");
    assert_eq!(team.admin.get("/auth/me").await.expect(200)["role"], "engineer");
    hand(id(&heir), PASSWORD).await.refused(403, "forbidden");
    assert_eq!(audited(&app, "member.admin_transferred").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_teams_member_cannot_be_told_from_one_that_is_not_there() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let theirs = id(&app.register_team("Tailspin").await.admin);
    for member in [theirs.as_str(), "01890000-0000-7000-8000-000000000000"] {
        give(&team.admin, member, "viewer").await.refused(404, "member_not_found");
        post(&team.admin, &format!("/team/members/{member}/disable")).await.refused(404, "member_not_found");
        delete(&team.admin, &format!("/team/members/{member}")).await.refused(404, "member_not_found");
    }
}
