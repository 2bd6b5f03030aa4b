//! Linking identities to one's account, and unlinking them.

use super::{Directory, audited, browser::Browser, server};
use crate::app::{Caller, Channel, PASSWORD, TestApp};
use chrono::TimeDelta;
use rf_core::Role;
use serde_json::{Value, json};

fn proof() -> Value {
    json!({ "password": PASSWORD })
}

async fn engineer(app: &TestApp, team: &str) -> (String, Caller) {
    let team = app.register_team(team).await;
    let person = app.member(&team, Role::Engineer).await;
    let caller = app.sign_in(&person.email, Channel::Body).await;
    (person.email, caller)
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_signed_in_can_link_any_identity_that_is_theirs_and_unlink_it() {
    let directory = Directory::start();
    let app = server(vec![directory.configured()]).await;
    let (email, caller) = engineer(&app, "Northwind").await;
    let login = "private|me@home.example|false";
    Browser::new(&app).sign_in("oidc", login).await.refused(403, "no_account_for_identity");
    let available = caller.get("/account/identities").await.expect(200);
    assert_eq!(available["available"][0]["key"], "oidc");

    let linked = Browser::of(&app, &caller).link("oidc", login, proof()).await.expect(201);
    assert_eq!((&linked["provider"], &linked["email"]), (&json!("oidc"), &json!("me@home.example")));
    assert_eq!(linked["last_used_at"], Value::Null);
    let entered = Browser::new(&app).sign_in("oidc", login).await.expect(200);
    assert_eq!(entered["user"]["email"], json!(email));
    let listed = caller.get("/account/identities").await.expect(200);
    assert_eq!(listed["items"][0]["last_used_at"], json!(app.now()));

    let path = format!("/account/identities/{}", linked["id"].as_str().expect("an id"));
    let unlink = || caller.delete(&path, proof());
    for wrong in [json!({}), json!({ "password": "not the password of theirs" })] {
        caller.delete(&path, wrong).await.refused(403, "reauthentication_failed");
    }
    unlink().await.expect(204);
    unlink().await.refused(404, "identity_not_found");
    Browser::new(&app).sign_in("oidc", login).await.refused(403, "no_account_for_identity");
    assert_eq!(audited(&app).await, ["identity.linked", "identity.unlinked"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_identity_belongs_to_one_account() {
    let directory = Directory::start();
    let app = server(vec![directory.configured()]).await;
    let (_, first) = engineer(&app, "Northwind").await;
    let (_, second) = engineer(&app, "Tailspin").await;
    let login = "shared|me@home.example|true";
    let linked = Browser::of(&app, &first).link("oidc", login, proof()).await.expect(201);
    for caller in [&first, &second] {
        let answer = Browser::of(&app, caller).link("oidc", login, proof()).await;
        answer.refused(409, "identity_in_use");
    }
    // Nor can anybody else unlink it.
    let path = format!("/account/identities/{}", linked["id"].as_str().expect("an id"));
    second.delete(&path, proof()).await.refused(404, "identity_not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn linking_needs_proof_and_ends_with_the_person_who_began() {
    let directory = Directory::start();
    let app = server(vec![directory.configured()]).await;
    let (_, first) = engineer(&app, "Northwind").await;
    let (_, second) = engineer(&app, "Tailspin").await;
    for wrong in [json!({}), json!({ "password": "not the password of theirs" })] {
        let answer = Browser::of(&app, &first).starting("/account/identities/oidc/start", wrong).await;
        answer.refused(403, "reauthentication_failed");
    }
    let mut browser = Browser::of(&app, &first);
    let address = browser.start("/account/identities/oidc/start", proof()).await;
    let brought = browser.visit(&address, "mine|me@home.example|true").await;
    let mut other = Browser::of(&app, &second);
    other.tie = browser.tie.clone();
    let answer = other.finish("/account/identities/callback", &brought).await;
    assert_eq!(answer.refused(401, "identity_refused")["reason"], "state_mismatch");
    browser.finish("/account/identities/callback", &brought).await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_way_in_stays() {
    let directory = Directory::start();
    let app = server(vec![directory.configured()]).await;
    let (email, caller) = engineer(&app, "Northwind").await;
    let linked =
        Browser::of(&app, &caller).link("oidc", "one|a@home.example|true", proof()).await.expect(201);
    let path = format!("/account/identities/{}", linked["id"].as_str().expect("an id"));
    let unlink = || caller.delete(&path, json!({}));
    app.sql(&format!("UPDATE users SET password_hash = NULL WHERE email = '{email}'")).await;
    unlink().await.refused(409, "last_way_in");

    // Without a password, a sign-in of just now is proof.
    app.clock.advance(TimeDelta::minutes(5));
    let refreshed = Browser::new(&app).sign_in("oidc", "one|a@home.example|true").await;
    let late = Browser::of(&app, &caller).starting("/account/identities/oidc/start", json!({})).await;
    late.refused(401, "access_token_expired");
    let mut fresh = app.nobody().on(Channel::Cookie);
    fresh.keep(&refreshed);
    Browser::of(&app, &fresh).link("oidc", "two|b@home.example|true", json!({})).await.expect(201);
    fresh.delete(&path, json!({})).await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_that_unlink_at_once_leave_one_way_in() {
    let directory = Directory::start();
    let app = server(vec![directory.configured()]).await;
    let (email, caller) = engineer(&app, "Northwind").await;
    let mut paths = Vec::new();
    for name in ["one", "two"] {
        let login = format!("{name}|{name}@home.example|true");
        let linked = Browser::of(&app, &caller).link("oidc", &login, proof()).await.expect(201);
        let id = linked["id"].as_str().expect("an id").to_owned();
        paths.push(format!("/account/identities/{id}"));
    }
    app.sql(&format!("UPDATE users SET password_hash = NULL WHERE email = '{email}'")).await;
    let (first, second) =
        tokio::join!(caller.delete(&paths[0], json!({})), caller.delete(&paths[1], json!({})));
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 409]);
}
