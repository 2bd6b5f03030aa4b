//! One thing done to many flows, and taken back.

use super::save;
use crate::app::{Caller, TestApp, samples};
use rf_core::Role;
use serde_json::{Value, json};

async fn made(caller: &Caller, count: usize) -> Vec<String> {
    let mut ids = Vec::new();
    for number in 0..count {
        ids.push(samples::id_of(&samples::created(caller, &samples::flow(&format!("Flow {number}"))).await));
    }
    ids
}

async fn read(caller: &Caller, id: &str) -> Value {
    caller.get(&format!("/flows/{id}")).await.expect(200)
}

async fn undo(caller: &Caller, done: &Value) -> crate::app::Answer {
    caller.post(&format!("/flows/bulk/{}/undo", samples::id_of(done)), json!({})).await
}

#[tokio::test(flavor = "multi_thread")]
async fn each_action_is_done_and_taken_back() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let lead = app.member(&team, Role::TeamAdmin).await;
    let folder = samples::id_of(&team.admin.post("/folders", json!({ "name": "VPN" })).await.expect(201));
    let ids = made(&team.admin, 3).await;
    let before = read(&team.admin, &ids[0]).await;
    for (action, field, value, shows) in [
        ("move", "folder_id", json!(folder), "/folder/id"),
        ("archive", "", json!(null), "/archived_at"),
        ("set_owner", "owner_id", json!(lead.id), "/owner/id"),
        ("set_review_by", "review_by", json!("2026-01-01"), "/is_overdue"),
        ("add_tag", "tag", json!("checked"), "/draft/tags"),
        ("remove_tag", "tag", json!("VPN"), "/draft/tags"),
    ] {
        let mut body = json!({ "flows": ids, "action": action });
        if !field.is_empty() {
            body[field] = value.clone();
        }
        let done = team.admin.post("/flows/bulk", body.clone()).await.expect(200);
        assert_eq!((&done["changed"], &done["refused"]), (&json!(3), &json!([])), "{action}");
        let changed = read(&team.admin, &ids[2]).await;
        assert_ne!(changed.pointer(shows), before.pointer(shows), "{action}");
        let again = team.admin.post("/flows/bulk", body).await.expect(200);
        assert_eq!(again["changed"], 0, "{action}: it is that way already");
        assert_eq!(undo(&team.admin, &done).await.expect(200)["changed"], 3, "{action}");
        assert_eq!(read(&team.admin, &ids[2]).await.pointer(shows), before.pointer(shows), "{action}");
        undo(&team.admin, &done).await.refused(409, "already_undone");
    }
    assert_eq!(app.count("flow_tags", "tag = 'checked'").await, 0);
    assert_eq!(app.count("flow_tags", "tag = 'vpn'").await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn flows_that_may_not_be_changed_or_were_changed_since_are_told() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    let theirs = made(&app.register_team("Tailspin").await.admin, 1).await.remove(0);
    let leads = made(&team.admin, 1).await.remove(0);
    let own = made(&engineer, 2).await;
    let ids = json!([own[0], own[1], leads, theirs]);
    let body = json!({ "flows": ids, "action": "add_tag", "tag": "checked" });
    let done = engineer.post("/flows/bulk", body).await.expect(200);
    assert_eq!(done["changed"], 2);
    let refused = done["refused"].as_array().expect("a list").iter();
    let mut refused: Vec<_> =
        refused.map(|row| (row["flow"].clone(), row["title"].clone(), row["code"].clone())).collect();
    refused.sort_by_key(|row| row.2.to_string());
    assert_eq!(
        refused,
        [
            (json!(theirs), json!(""), json!("flow_not_found")),
            (json!(leads), json!("Flow 0"), json!("forbidden")),
        ]
    );
    save(&engineer, &own[0], "\"2\"", &samples::flow("Edited since")).await.expect(200);
    undo(&team.admin, &done).await.refused(404, "bulk_change_not_found");
    let undone = undo(&engineer, &done).await.expect(200);
    assert_eq!((&undone["changed"], &undone["refused"][0]["code"]), (&json!(1), &json!("changed_since")));
    assert_eq!(read(&engineer, &own[0]).await["draft"]["title"], "Edited since");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tag_is_no_unpublished_change() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let id = samples::published(&team.admin, &samples::flow("VPN")).await;
    let body = json!({ "flows": [id], "action": "add_tag", "tag": "checked" });
    team.admin.post("/flows/bulk", body).await.expect(200);
    let flow = read(&team.admin, &id).await;
    assert_eq!((&flow["revision"], &flow["has_unpublished_changes"]), (&json!(2), &json!(false)));
    save(&team.admin, &id, "\"1\"", &samples::flow("Mine")).await.refused(412, "stale_revision");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_meant_is_refused_as_a_whole() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let ids = made(&team.admin, 1).await;
    let check = async |body: Value, code: &str| {
        let mut whole = json!({ "flows": ids });
        whole.as_object_mut().expect("a body").extend(body.as_object().expect("a body").clone());
        team.admin.post("/flows/bulk", whole).await.refused(422, code);
    };
    let nothing = "01890000-0000-7000-8000-000000000000";
    check(json!({ "action": "archive", "flows": [] }), "invalid").await;
    check(json!({ "action": "archive", "flows": vec![nothing; 501] }), "invalid").await;
    check(json!({ "action": "archive", "tag": "x" }), "invalid").await;
    check(json!({ "action": "move" }), "invalid").await;
    check(json!({ "action": "add_tag" }), "invalid").await;
    check(json!({ "action": "add_tag", "tag": "\u{1}" }), "invalid").await;
    check(json!({ "action": "set_review_by", "review_by": "0001-01-01" }), "invalid").await;
    check(json!({ "action": "move", "folder_id": nothing }), "unknown_folder").await;
    check(json!({ "action": "set_owner", "owner_id": nothing }), "unknown_owner").await;
    check(json!({ "action": "explode" }), "invalid_body").await;
    team.admin
        .post(&format!("/flows/bulk/{nothing}/undo"), json!({}))
        .await
        .refused(404, "bulk_change_not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_can_be_taken_back_for_a_day() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let ids = made(&team.admin, 1).await;
    let body = json!({ "flows": ids, "action": "archive" });
    let done = team.admin.post("/flows/bulk", body).await.expect(200);
    app.clock.advance(chrono::TimeDelta::hours(24) + chrono::TimeDelta::seconds(1));
    let admin = app.sign_in("admin@northwind.example", crate::app::Channel::Body).await;
    undo(&admin, &done).await.refused(409, "undo_expired");
}

#[tokio::test(flavor = "multi_thread")]
async fn as_many_flows_as_may_be_named_are_changed_and_put_back() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let ids = made(&team.admin, 500).await;
    for body in [
        json!({ "flows": ids, "action": "add_tag", "tag": "checked" }),
        json!({ "flows": ids, "action": "archive" }),
    ] {
        let done = team.admin.post("/flows/bulk", body.clone()).await.expect(200);
        assert_eq!(done["changed"], 500, "{}", body["action"]);
        assert_eq!(undo(&team.admin, &done).await.expect(200)["changed"], 500, "{}", body["action"]);
    }
}
