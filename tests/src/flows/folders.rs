//! Folders: a tree that people build together, and flows that are never lost in it.

use crate::app::{Caller, TestApp, samples};
use rf_core::Role;
use serde_json::{Value, json};

async fn made(caller: &Caller, name: &str, parent: Option<&str>) -> String {
    samples::id_of(&caller.post("/folders", json!({ "name": name, "parent_id": parent })).await.expect(201))
}

/// Each folder as its depth, name and counts, in the order in which they are listed.
async fn listed(caller: &Caller) -> Vec<String> {
    let folders = caller.get("/folders").await.expect(200);
    let shown = |row: &Value| {
        let name = row["name"].as_str().unwrap_or_default();
        format!("{} {name} {} {}", row["depth"], row["flows"], row["flows_within"])
    };
    folders["items"].as_array().expect("a list").iter().map(shown).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn folders_are_made_renamed_moved_and_removed() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    let clients = made(&engineer, "Clients", None).await;
    let vpn = made(&engineer, " VPN ", Some(&clients)).await;
    made(&engineer, "access", Some(&clients)).await;
    made(&engineer, "Base", None).await;
    assert_eq!(
        listed(&team.admin).await,
        ["0 Base 0 0", "0 Clients 0 0", "1 access 0 0", "1 VPN 0 0"],
        "each followed by those in it, by name"
    );
    let path = format!("/folders/{vpn}");
    let moved = engineer.patch(&path, json!({ "name": "Remote", "parent_id": null })).await.expect(200);
    assert_eq!((moved["name"].as_str(), &moved["parent_id"]), (Some("Remote"), &json!(null)));
    let same = engineer.patch(&path, json!({})).await.expect(200);
    assert_eq!(same, moved, "what is left out stays");
    engineer.delete(&format!("/folders/{clients}"), json!({})).await.expect(204);
    assert_eq!(listed(&engineer).await, ["0 access 0 0", "0 Base 0 0", "0 Remote 0 0"]);
    engineer.delete(&format!("/folders/{clients}"), json!({})).await.refused(404, "folder_not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_breaks_the_tree_is_refused() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let top = made(&team.admin, "Top", None).await;
    let inner = made(&team.admin, "Inner", Some(&top)).await;
    let missing = "01890000-0000-7000-8000-000000000000";
    let others = app.register_team("Tailspin").await;
    let theirs = made(&others.admin, "Top", None).await;
    let create = |name: &str, parent: &str| {
        let body = json!({ "name": name, "parent_id": parent });
        let admin = team.admin.clone();
        async move { admin.post("/folders", body).await }
    };
    create("INNER", &top).await.refused(409, "folder_exists");
    create("X", missing).await.refused(422, "unknown_folder");
    create("X", &theirs).await.refused(422, "unknown_folder");
    create("", &top).await.refused(422, "invalid");
    create("a\nb", &top).await.refused(422, "invalid");
    let into_inner = json!({ "parent_id": inner });
    let path = format!("/folders/{top}");
    team.admin.patch(&path, into_inner.clone()).await.refused(409, "folder_in_itself");
    team.admin.patch(&path, json!({ "name": null, "colour": 1 })).await.refused(422, "invalid_body");
    let path = format!("/folders/{theirs}");
    team.admin.patch(&path, into_inner).await.refused(404, "folder_not_found");
    team.admin.delete(&path, json!({})).await.refused(404, "folder_not_found");
    let mut parent = inner;
    for depth in 3..=8 {
        parent = made(&team.admin, &format!("{depth}"), Some(&parent)).await;
    }
    create("9", &parent).await.refused(422, "too_deep");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_at_once_never_make_twins() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let making: Vec<_> = (0..12)
        .map(|number| {
            let caller = team.admin.clone();
            let name = if number % 2 == 0 { "Network" } else { "NETWORK" };
            tokio::spawn(async move { caller.post("/folders", json!({ "name": name })).await })
        })
        .collect();
    let mut made = 0;
    for answer in making {
        let answer = answer.await.expect("the request was made");
        if answer.status == 201 {
            made += 1;
        } else {
            answer.refused(409, "folder_exists");
        }
    }
    assert_eq!((made, listed(&team.admin).await.len()), (1, 1));
}
