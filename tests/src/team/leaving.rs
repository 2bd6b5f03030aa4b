//! Leaving: the address is free, the name stays, nothing that opened a door is left.

use super::{audited, delete, id, invited};
use crate::app::{Channel, PASSWORD, TestApp, samples};
use chrono::TimeDelta;
use rf_core::Role;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_proves_it_with_their_password_and_is_gone() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Engineer).await;
    let mut caller = app.sign_in(&person.email, Channel::Cookie).await;
    let elsewhere = app.sign_in(&person.email, Channel::Body).await;
    caller.post("/account/leave", json!({})).await.refused(403, "reauthentication_failed");
    caller
        .post("/account/leave", json!({ "password": "not mine at all" }))
        .await
        .refused(403, "reauthentication_failed");
    let answer = caller.post("/account/leave", json!({ "password": PASSWORD })).await;
    answer.expect(204);
    assert!(
        answer.cookies().iter().any(|cookie| cookie.contains("Max-Age=0")),
        "the browser forgets its cookie"
    );
    for gone in [&caller, &elsewhere] {
        let problem = gone.get("/auth/me").await.refused(401, "session_revoked");
        assert_eq!(problem["reason"], "membership_removed");
    }
    caller.refresh().await.refused(401, "session_revoked");
    let body = json!({ "email": person.email, "password": PASSWORD });
    app.nobody().post("/auth/login", body).await.refused(401, "invalid_credentials");
    assert_eq!(audited(&app, "member.left").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_no_password_leaves_and_hands_over_with_a_sign_in_of_just_now() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::TeamAdmin).await;
    let mut caller = app.sign_in(&person.email, Channel::Body).await;
    let heir = json!({ "user_id": id(&team.admin) });
    app.clock.advance(TimeDelta::minutes(5));
    caller.refresh().await.expect(200);
    let fresh = app.sign_in(&person.email, Channel::Body).await;
    app.sql(&format!("UPDATE users SET password_hash = NULL WHERE email = '{}'", person.email)).await;
    caller.post("/team/transfer", heir.clone()).await.refused(403, "reauthentication_failed");
    caller.post("/account/leave", json!({})).await.refused(403, "reauthentication_failed");
    fresh.post("/team/transfer", heir).await.expect(204);
    fresh.post("/account/leave", json!({})).await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_name_stays_with_what_they_did_and_the_address_is_free() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Engineer).await;
    let caller = app.sign_in(&person.email, Channel::Body).await;
    let flow = samples::published(&caller, &samples::flow("VPN")).await;
    let session = samples::id_of(&samples::started(&caller, &flow).await);
    let name = caller.me["name"].clone();
    delete(&team.admin, &format!("/team/members/{}", id(&caller))).await.expect(204);
    assert_eq!(audited(&app, "member.removed").await, 1);

    let members = team.admin.get("/team/members").await.expect(200);
    assert_eq!(members["items"].as_array().map(Vec::len), Some(1), "only the admin is left");
    assert_eq!(team.admin.get(&format!("/flows/{flow}")).await.expect(200)["owner"]["name"], name);
    let session = team.admin.get(&format!("/sessions/{session}")).await.expect(200);
    assert_eq!(session["assignee"]["name"], name);

    // They may come back, or go to another team, with the same address.
    let other = app.register_team("Tailspin").await;
    let token = invited(&app, &other.admin, &person.email, "viewer").await;
    let body = json!({ "token": token, "name": "Back again", "password": PASSWORD, "channel": "body" });
    let joined = app.nobody().post("/auth/invitations/accept", body).await.expect(201);
    assert_ne!(joined["user"]["id"], caller.me["id"]);
    caller.get("/auth/me").await.refused(401, "session_revoked");
    // Gone is gone: not to be changed or removed once more.
    delete(&team.admin, &format!("/team/members/{}", id(&caller))).await.refused(404, "member_not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_opened_a_door_is_left() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Engineer).await;
    let now = app.now().to_rfc3339();
    let user = format!("SELECT id FROM users WHERE email = '{}'", person.email);
    // By the name, which stays.
    let theirs = "user_id = (SELECT id FROM users WHERE name = 'engineer of Northwind')";
    let owner = format!("SELECT team_id FROM users WHERE email = '{}'", person.email);
    for (table, columns, values) in [
        (
            "totp_secrets",
            "user_id, team_id, secret_sealed, created_at, last_step",
            format!("({user}), ({owner}), 's', '{now}', 0"),
        ),
        (
            "passkeys",
            "id, team_id, user_id, name, credential_id, credential, created_at",
            format!("({user}), ({owner}), ({user}), 'n', 'c', '{{}}', '{now}'"),
        ),
        (
            "recovery_codes",
            "id, team_id, user_id, code_hash, created_at",
            format!("({user}), ({owner}), ({user}), 'h', '{now}'"),
        ),
        (
            "external_identities",
            "id, team_id, user_id, provider, issuer, subject, linked_at",
            format!("({user}), ({owner}), ({user}), 'p', 'i', 's', '{now}'"),
        ),
        (
            "one_time_links",
            "id, team_id, user_id, kind, email, token_hash, created_at, expires_at",
            format!("({user}), ({owner}), ({user}), 'reset_password', 'e', 'h', '{now}', '{now}'"),
        ),
        (
            "sign_in_tickets",
            "id, team_id, user_id, token_hash, method, attempts, created_at, expires_at",
            format!("({user}), ({owner}), ({user}), 'h', 'password', 0, '{now}', '{now}'"),
        ),
        (
            "api_tokens",
            "id, team_id, user_id, name, token_hash, hint, scopes, created_at, expires_at",
            format!("({user}), ({owner}), ({user}), 'n', 'h', 'abcd', '', '{now}', '{now}'"),
        ),
    ] {
        app.sql(&format!("INSERT INTO {table} ({columns}) VALUES ({values})")).await;
        assert_eq!(app.count(table, theirs).await, 1, "{table}");
    }
    delete(&team.admin, &format!("/team/members/{}", person.id)).await.expect(204);
    for table in [
        "totp_secrets",
        "passkeys",
        "recovery_codes",
        "external_identities",
        "one_time_links",
        "sign_in_tickets",
        "api_tokens",
    ] {
        assert_eq!(app.count(table, theirs).await, 0, "{table}");
    }
    let bare = "left_at IS NOT NULL AND password_hash IS NULL AND email LIKE 'former-%@removed.invalid'";
    assert_eq!(app.count("users", bare).await, 1);
}
