//! A flow's life after its first version: archived, copied, rolled back; and how it is used.

use super::{publish, save};
use crate::app::{Answer, Caller, Channel, TestApp, samples};
use rf_core::Role;
use serde_json::{Value, json};

async fn roll_back(caller: &Caller, flow: &str, revision: u64, version: u64) -> Answer {
    let body = json!({ "version": version, "change_note": "" });
    let request = caller.posting(&format!("/flows/{flow}/rollback"), &body);
    request.header("if-match", &format!("\"{revision}\"")).send().await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archived_flow_rests_until_it_is_restored() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let id = samples::published(&team.admin, &samples::flow("VPN")).await;
    let running = samples::id_of(&samples::started(&team.admin, &id).await);
    let post = |what: &'static str| {
        let (caller, path) = (team.admin.clone(), format!("/flows/{id}/{what}"));
        async move { caller.post(&path, json!({})).await }
    };
    let archived = post("archive").await.expect(200);
    assert!(archived["archived_at"].is_string());
    assert_eq!((&archived["may_run"], &archived["revision"]), (&json!(false), &json!(1)));
    assert_eq!(post("archive").await.expect(200), archived, "twice is as good as once");

    let start = json!({ "flow_id": id, "problem": "It is slow" });
    team.admin.post("/sessions", start.clone()).await.refused(409, "flow_archived");
    save(&team.admin, &id, "\"1\"", &samples::flow("Two")).await.refused(409, "flow_archived");
    publish(&team.admin, &id, "\"1\"", "").await.refused(409, "flow_archived");
    roll_back(&team.admin, &id, 1, 1).await.refused(409, "flow_archived");
    // What runs goes on.
    let note = json!({ "type": "note", "text": "Still here", "audience": "internal" });
    team.admin.act(&running, 1, note).await.expect(200);

    let copy = post("duplicate").await.expect(201);
    assert_eq!(copy["draft"]["title"], "Copy of VPN");
    assert_eq!((&copy["status"], &copy["archived_at"]), (&json!("draft"), &json!(null)));
    assert_ne!(copy["slug"], archived["slug"]);

    let restored = post("restore").await.expect(200);
    assert_eq!((&restored["archived_at"], &restored["may_run"]), (&json!(null), &json!(true)));
    team.admin.post("/sessions", start).await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_its_makers_own_and_stands_beside_the_original() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let folder = samples::id_of(&team.admin.post("/folders", json!({ "name": "Network" })).await.expect(201));
    let body = json!({ "document": samples::flow("VPN"), "folder_id": folder });
    let id = samples::id_of(&team.admin.post("/flows", body).await.expect(201));
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    let copy = engineer.post(&format!("/flows/{id}/duplicate"), json!({})).await.expect(201);
    assert_eq!(copy["owner"]["id"], engineer.me["id"]);
    assert_eq!(copy["folder"], json!({ "id": folder, "path": ["Network"] }));
    assert_eq!((&copy["may_edit"], &copy["may_run"]), (&json!(true), &json!(false)));
}

#[tokio::test(flavor = "multi_thread")]
async fn rolling_back_publishes_an_old_version_again() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let id = samples::published(&team.admin, &samples::flow("One")).await;
    save(&team.admin, &id, "\"1\"", &samples::flow("Two")).await.expect(200);
    publish(&team.admin, &id, "\"2\"", "").await.expect(201);
    save(&team.admin, &id, "\"2\"", &samples::flow("Three")).await.expect(200);

    let stale = roll_back(&team.admin, &id, 2, 1).await.refused(412, "stale_revision");
    assert_eq!(stale["current"]["draft"]["title"], "Three");
    roll_back(&team.admin, &id, 3, 9).await.refused(404, "version_not_found");
    let third = roll_back(&team.admin, &id, 3, 1).await.expect(201);
    assert_eq!((&third["number"], &third["change_note"]), (&json!(3), &json!("Version 1 again")));
    assert_eq!(third["document"], samples::flow("One"));
    let flow = team.admin.get(&format!("/flows/{id}")).await.expect(200);
    assert_eq!((&flow["draft"]["title"], &flow["revision"]), (&json!("One"), &json!(4)));
    assert_eq!(flow["has_unpublished_changes"], false);
    roll_back(&team.admin, &id, 4, 3).await.refused(409, "nothing_to_publish");
}

#[tokio::test(flavor = "multi_thread")]
async fn usage_counts_sessions_by_end_week_and_version() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let id = samples::published(&team.admin, &samples::flow("VPN")).await;
    let signed_in = async || app.sign_in("admin@northwind.example", Channel::Body).await;
    let path = format!("/flows/{id}/usage");
    let mut admin = signed_in().await;
    let unused = admin.get(&path).await.expect(200);
    assert_eq!((&unused["runs"], &unused["median_minutes"]), (&json!(0), &json!(null)));
    assert_eq!(unused["weeks"].as_array().map(Vec::len), Some(26));

    // Three weeks ago, as it were: the clock moves on after each session.
    for (minutes, days) in [(4, 7), (30, 14), (10, 0)] {
        let session = samples::id_of(&samples::started(&admin, &id).await);
        app.clock.advance(chrono::TimeDelta::minutes(minutes));
        admin = signed_in().await;
        admin.act(&session, 1, json!({ "type": "resolve", "outcome": "Done" })).await.expect(200);
        app.clock.advance(chrono::TimeDelta::days(days));
        admin = signed_in().await;
    }
    let mut document = samples::flow("Everything about VPN");
    document["steps"]["restart"] =
        json!({ "type": "subflow", "title": "VPN", "flow": slug_of(&admin, &id).await, "goto": "works" });
    samples::created(&admin, &document).await;
    save(&admin, &id, "\"1\"", &samples::flow("Two")).await.expect(200);
    publish(&admin, &id, "\"2\"", "").await.expect(201);
    samples::started(&admin, &id).await;

    let usage = admin.get(&path).await.expect(200);
    assert_eq!((&usage["runs"], &usage["active"], &usage["resolved"]), (&json!(4), &json!(1), &json!(3)));
    assert_eq!(usage["median_minutes"], 10);
    assert_eq!(usage["versions"], json!([{ "version": 2, "runs": 1 }, { "version": 1, "runs": 3 }]));
    let weeks = usage["weeks"].as_array().expect("a list");
    let runs: Vec<_> = weeks[22..].iter().map(|week| week["runs"].as_u64()).collect();
    assert_eq!(runs, [1, 1, 0, 2].map(Some), "{weeks:?}");
    assert_eq!(weeks[25]["starts_on"], "2026-12-14");
    assert_eq!(usage["used_by"][0]["title"], "Everything about VPN");
}

async fn slug_of(caller: &Caller, id: &str) -> Value {
    caller.get(&format!("/flows/{id}")).await.expect(200)["slug"].clone()
}
