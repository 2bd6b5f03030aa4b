//! What is not in a flow's document: place, owner, day of review, name, favourites, and what was used last.

use crate::app::{Caller, TestApp, samples};
use rf_core::Role;
use serde_json::{Value, json};

async fn set(caller: &Caller, id: &str, body: Value) -> crate::app::Answer {
    caller.patch(&format!("/flows/{id}"), body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_change_one_by_one_and_null_clears() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let folder = async |name: &str, parent: Option<&str>| {
        let body = json!({ "name": name, "parent_id": parent });
        samples::id_of(&team.admin.post("/folders", body).await.expect(201))
    };
    let clients = folder("Clients", None).await;
    let vpn = folder("VPN", Some(&clients)).await;
    let made = samples::created(&team.admin, &samples::flow("Tunnel drops")).await;
    let id = samples::id_of(&made);
    assert_eq!((&made["slug"], &made["folder"]), (&json!("tunnel-drops"), &json!(null)));

    let placed = set(&team.admin, &id, json!({ "folder_id": vpn })).await.expect(200);
    assert_eq!(placed["folder"]["path"], json!(["Clients", "VPN"]));
    let dated = set(&team.admin, &id, json!({ "review_by": "2026-11-22" })).await.expect(200);
    assert_eq!((&dated["folder"], &dated["is_overdue"]), (&placed["folder"], &json!(true)));
    let later = set(&team.admin, &id, json!({ "review_by": "2026-11-23" })).await.expect(200);
    assert_eq!(later["is_overdue"], false, "today is in time");
    let cleared = set(&team.admin, &id, json!({ "review_by": null, "folder_id": null })).await.expect(200);
    assert_eq!((&cleared["review_by"], &cleared["folder"]), (&json!(null), &json!(null)));
    let named = set(&team.admin, &id, json!({ "slug": "tunnel" })).await.expect(200);
    assert_eq!((&named["slug"], &named["revision"]), (&json!("tunnel"), &json!(1)));

    samples::created(&team.admin, &samples::flow("Printer")).await;
    set(&team.admin, &id, json!({ "slug": "printer" })).await.refused(422, "slug_taken");
    set(&team.admin, &id, json!({ "slug": "Printer!" })).await.refused(422, "invalid");
    set(&team.admin, &id, json!({ "review_by": "+12026-01-01" })).await.refused(422, "invalid");
    set(&team.admin, &id, json!({ "owner_id": null, "title": "x" })).await.refused(422, "invalid_body");
    let nothing = "01890000-0000-7000-8000-000000000000";
    set(&team.admin, &id, json!({ "folder_id": nothing })).await.refused(422, "unknown_folder");
    let body = json!({ "document": samples::flow("New"), "folder_id": nothing });
    team.admin.post("/flows", body).await.refused(422, "unknown_folder");
    assert_eq!(team.admin.get(&format!("/flows/{id}")).await.expect(200), named);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flow_is_given_only_to_somebody_who_can_answer_for_it() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    let other = app.member(&team, Role::Engineer).await;
    let viewer = app.member(&team, Role::Viewer).await;
    let disabled = app.member(&team, Role::Engineer).await;
    let now = app.now().to_rfc3339();
    app.sql(&format!("UPDATE users SET disabled_at = '{now}' WHERE email = '{}'", disabled.email)).await;
    let stranger = app.register_team("Tailspin").await.admin.me["id"].clone();
    let id = samples::id_of(&samples::created(&engineer, &samples::flow("VPN")).await);
    for nobody in [json!(viewer.id), json!(disabled.id), stranger] {
        set(&engineer, &id, json!({ "owner_id": nobody })).await.refused(422, "unknown_owner");
    }
    let given = set(&engineer, &id, json!({ "owner_id": other.id })).await.expect(200);
    assert_eq!((&given["owner"]["id"], &given["may_edit"]), (&json!(other.id), &json!(false)));
    set(&engineer, &id, json!({ "owner_id": engineer.me["id"] })).await.refused(403, "forbidden");
    set(&team.admin, &id, json!({ "owner_id": engineer.me["id"] })).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn favourites_are_each_persons_own() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let viewer = app.sign_in_as(&team, Role::Viewer).await;
    let id = samples::id_of(&samples::created(&team.admin, &samples::flow("VPN")).await);
    let path = format!("/flows/{id}/favourite");
    let is_favourite =
        async |caller: &Caller| caller.get(&format!("/flows/{id}")).await.expect(200)["is_favourite"].clone();
    for _ in 0..2 {
        viewer.putting(&path, &json!({})).send().await.expect(204);
        assert_eq!(
            (is_favourite(&viewer).await, is_favourite(&team.admin).await),
            (json!(true), json!(false))
        );
    }
    for _ in 0..2 {
        viewer.delete(&path, json!({})).await.expect(204);
        assert_eq!(is_favourite(&viewer).await, false);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_wrote_published_or_ran_is_noted_with_the_change() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    let id = samples::published(&team.admin, &samples::flow("VPN")).await;
    assert_eq!(app.count("flow_uses", "1 = 1").await, 1, "once for each person and flow");
    samples::started(&engineer, &id).await;
    assert_eq!(app.count("flow_uses", "1 = 1").await, 2);
    engineer.get(&format!("/flows/{id}")).await.expect(200);
    assert_eq!(app.count("flow_tags", "tag IN ('vpn', 'dns')").await, 2);
    super::save(&team.admin, &id, "\"9\"", &samples::flow("Stale")).await.refused(412, "stale_revision");
    assert_eq!(app.count("flow_uses", "1 = 1").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn flows_of_a_removed_folder_stand_in_its_parent() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let clients =
        samples::id_of(&team.admin.post("/folders", json!({ "name": "Clients" })).await.expect(201));
    let body = json!({ "name": "VPN", "parent_id": clients });
    let vpn = samples::id_of(&team.admin.post("/folders", body).await.expect(201));
    let mut flows = Vec::new();
    for title in ["One", "Two", "Put away"] {
        let body = json!({ "document": samples::flow(title), "folder_id": vpn });
        flows.push(samples::id_of(&team.admin.post("/flows", body).await.expect(201)));
    }
    team.admin.post(&format!("/flows/{}/archive", flows[2]), json!({})).await.expect(200);
    let counts = async || {
        let folders = team.admin.get("/folders").await.expect(200);
        let row = |row: &Value| (row["flows"].as_u64(), row["flows_within"].as_u64());
        folders["items"].as_array().expect("a list").iter().map(row).collect::<Vec<_>>()
    };
    assert_eq!(counts().await, [(Some(0), Some(2)), (Some(2), Some(2))], "archived flows are not counted");
    team.admin.delete(&format!("/folders/{vpn}"), json!({})).await.expect(204);
    assert_eq!(counts().await, [(Some(2), Some(2))]);
    for flow in flows {
        let read = team.admin.get(&format!("/flows/{flow}")).await.expect(200);
        assert_eq!(read["folder"]["path"], json!(["Clients"]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_made_another_flow_is_refused() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let folder = samples::id_of(&team.admin.post("/folders", json!({ "name": "VPN" })).await.expect(201));
    let send = async |title: &str, folder: Option<&str>| {
        let body = json!({ "document": samples::flow(title), "folder_id": folder });
        team.admin.posting("/flows", &body).header("idempotency-key", "create-0001").send().await
    };
    let made = send("One", None).await.expect(201);
    send("Two", None).await.refused(409, "idempotency_key_reused");
    send("One", Some(&folder)).await.refused(409, "idempotency_key_reused");
    // Also once the flow has moved on: what counts is what was asked for.
    let id = samples::id_of(&made);
    super::save(&team.admin, &id, "\"1\"", &samples::flow("Edited")).await.expect(200);
    assert_eq!(send("One", None).await.expect(201)["draft"]["title"], "Edited");
}
