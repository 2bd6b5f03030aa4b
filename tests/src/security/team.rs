//! Who of the team is signed in, and signing them out.

use super::{delete, email, ids, log, ours};
use crate::app::{Caller, Channel, Team, TestApp, samples::id_of};
use chrono::TimeDelta;
use rf_core::Role;
use serde_json::{Value, json};

async fn revoke(admin: &Caller, scope: &str) -> Value {
    admin.post("/team/security/revoke-sign-ins", json!({ "scope": scope })).await.expect(200)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_sees_who_is_signed_in_and_nobody_of_another_team() {
    let app = TestApp::start().await;
    app.register_team("Tailspin").await;
    let team = app.register_team("Northwind").await;
    app.clock.advance(TimeDelta::minutes(1));
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    let list = team.admin.get("/team/sign-ins").await.expect(200);
    assert_eq!(ids(&list), [app.sign_in_of(&engineer).to_string(), app.sign_in_of(&team.admin).to_string()]);
    let items = list["items"].as_array().expect("a list");
    let mut names: Vec<_> = items[0].as_object().expect("an object").keys().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "absolute_expires_at",
            "address",
            "channel",
            "created_at",
            "email",
            "id",
            "idle_expires_at",
            "is_current",
            "is_me",
            "last_active_at",
            "method",
            "user",
            "user_agent",
        ]
    );
    assert_eq!(items[0]["user"], json!({ "id": engineer.me["id"], "name": engineer.me["name"] }));
    assert_eq!(items[0]["email"], email(&engineer));
    let marks = |row: &Value| (row["is_me"] == true, row["is_current"] == true);
    assert_eq!((marks(&items[0]), marks(&items[1])), ((false, false), (true, true)));
    assert_eq!(list["next_cursor"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_is_searched_narrowed_and_paged_by_last_activity() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Viewer).await;
    app.sql(&format!("UPDATE users SET name = 'Jürgen 100% Ö_Neil' WHERE email = '{}'", person.email)).await;
    let mut wanted = Vec::new();
    for minutes in [0, 1, 0, 1, 1] {
        app.clock.advance(TimeDelta::minutes(minutes));
        let caller = app.sign_in(&person.email, Channel::Body).await;
        wanted.insert(0, app.sign_in_of(&caller).to_string());
        let engineer = app.sign_in_as(&team, Role::Engineer).await;
        wanted.insert(0, app.sign_in_of(&engineer).to_string());
    }
    wanted.push(app.sign_in_of(&team.admin).to_string());
    let mut seen = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = team.admin.get(&format!("/team/sign-ins?limit=4{cursor}")).await.expect(200);
        seen.extend(ids(&page));
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(seen, wanted);
    for (query, found) in [
        ("search=j%C3%BCrgen", 5),
        ("search=neil%20100%25", 5),
        ("search=%C3%96_", 5),
        ("search=%25%25", 0),
        ("search=VIEWER-", 5),
        ("search=engineer%20northwind", 5),
        ("search=nobody", 0),
        ("search=", 11),
    ] {
        assert_eq!(ours(&team.admin, query).await.len(), found, "{query}");
    }
    let of_one = format!("user_id={}", id_of(&team.admin.me));
    assert_eq!(ours(&team.admin, &of_one).await, [app.sign_in_of(&team.admin).to_string()]);
    team.admin.get("/team/sign-ins?limit=0").await.refused(422, "invalid");
    team.admin.get("/team/sign-ins?cursor=x").await.refused(422, "invalid");
    team.admin.get("/team/sign-ins?surprise=1").await.refused(422, "invalid_query");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_ends_one_sign_in_of_a_member() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let other = app.register_team("Tailspin").await;
    let mut engineer = app.sign_in_as(&team, Role::Engineer).await;
    let mut elsewhere = app.sign_in(email(&engineer), Channel::Body).await;
    let path = format!("/team/sign-ins/{}", app.sign_in_of(&engineer));
    delete(&other.admin, &path).await.refused(404, "sign_in_not_found");
    delete(&elsewhere, &path).await.refused(403, "forbidden");
    engineer.get("/auth/me").await.expect(200);
    for _ in 0..2 {
        delete(&team.admin, &path).await.expect(204);
    }
    let problem = engineer.refresh().await.refused(401, "session_revoked");
    assert_eq!((&problem["reason"], &problem["ended_at"]), (&json!("ended_by_admin"), &json!(app.now())));
    elsewhere.refresh().await.expect(200);
    let rows = log(&team.admin, "action=sign_in.revoked").await;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["details"], json!({ "user_id": engineer.me["id"], "reason": "ended_by_admin" }));
    assert_eq!(rows[0]["target"]["name"], engineer.me["name"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_signs_a_member_out_everywhere() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let other = app.register_team("Tailspin").await;
    let first = app.sign_in_as(&team, Role::Engineer).await;
    let second = app.sign_in(email(&first), Channel::Cookie).await;
    let path = format!("/team/members/{}/sign-out", id_of(&first.me));
    other.admin.post(&path, json!({})).await.refused(404, "member_not_found");
    for revoked in [2, 0] {
        let answer = team.admin.post(&path, json!({})).await.expect(200);
        assert_eq!(answer, json!({ "revoked_count": revoked }));
    }
    for caller in [&first, &second] {
        let problem = caller.get("/auth/me").await.refused(401, "session_revoked");
        assert_eq!(problem["reason"], "ended_by_admin");
    }
    let rows = log(&team.admin, "action=sign_in.bulk_revoked").await;
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1]["target"]["id"], first.me["id"]);
    assert_eq!(rows[1]["details"], json!({ "scope": "all", "count": 2 }));
}

async fn full_house(app: &TestApp) -> (Team, Vec<Caller>) {
    let team = app.register_team("Northwind").await;
    let mut callers = Vec::new();
    for role in [Role::Viewer, Role::Engineer, Role::TeamAdmin] {
        callers.push(app.sign_in_as(&team, role).await);
    }
    callers.push(app.sign_in(email(&team.admin), Channel::Cookie).await);
    (team, callers)
}

#[tokio::test(flavor = "multi_thread")]
async fn revoking_the_others_keeps_only_the_sign_in_that_asked_and_counts_once() {
    let app = TestApp::start().await;
    let stranger = app.register_team("Tailspin").await.admin;
    let (team, callers) = full_house(&app).await;
    assert_eq!(revoke(&team.admin, "others").await, json!({ "revoked_count": 4 }));
    for caller in &callers {
        let problem = caller.get("/auth/me").await.refused(401, "session_revoked");
        assert_eq!(problem["reason"], "ended_by_admin");
    }
    assert_eq!(revoke(&team.admin, "others").await, json!({ "revoked_count": 0 }));
    assert_eq!(ours(&team.admin, "").await, [app.sign_in_of(&team.admin).to_string()]);
    stranger.get("/auth/me").await.expect(200);
    let rows = log(&team.admin, "action=sign_in.bulk_revoked").await;
    let told: Vec<_> = rows.iter().map(|row| row["details"].clone()).collect();
    assert_eq!(told, [0, 4].map(|count| json!({ "scope": "others", "count": count })));
    assert_eq!(rows[0]["target"]["name"], "Northwind");
}

#[tokio::test(flavor = "multi_thread")]
async fn revoking_all_takes_the_one_who_asked_along() {
    let app = TestApp::start().await;
    let (team, callers) = full_house(&app).await;
    assert_eq!(revoke(&team.admin, "all").await, json!({ "revoked_count": 5 }));
    for caller in callers.iter().chain([&team.admin]) {
        caller.get("/auth/me").await.refused(401, "session_revoked");
    }
    let admin = app.sign_in(email(&team.admin), Channel::Body).await;
    admin
        .post("/team/security/revoke-sign-ins", json!({ "scope": "some" }))
        .await
        .refused(422, "invalid_body");
    admin.post("/team/security/revoke-sign-ins", json!({})).await.refused(422, "invalid_body");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_past_its_deadline_is_neither_listed_nor_counted() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    app.sign_in_as(&team, Role::Engineer).await;
    app.clock.advance(TimeDelta::days(3));
    let admin = app.sign_in(email(&team.admin), Channel::Body).await;
    assert_eq!(ours(&admin, "").await, [app.sign_in_of(&admin).to_string()]);
    assert_eq!(admin.get("/team/security").await.expect(200)["live_sign_ins"], 1);
    assert_eq!(revoke(&admin, "others").await, json!({ "revoked_count": 0 }));
}
