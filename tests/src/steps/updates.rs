//! What a draft is told about library steps that have moved on.

use super::{kept, procedure, save};
use crate::app::{TestApp, samples};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_flow_is_told_what_a_newer_version_would_change_and_what_stays_its_own() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let question = |title: &str, answers| json!({ "type": "question", "title": title, "answers": answers });
    let first =
        question("Is it up?", json!([{ "id": "yes", "label": "Yes" }, { "id": "no", "label": "No" }]));
    let id = samples::id_of(&kept(&team.admin, first, "", &[]).await);
    let mut document = samples::flow("VPN");
    document["steps"]["scope"] = json!({
        "type": "question", "title": "Is it up?", "group": "Checks", "linked": { "step": id, "version": 1 },
        "answers": [{ "id": "yes", "label": "Yes", "goto": "restart" }, { "id": "no", "label": "No", "goto": "provider" }]
    });
    let flow = samples::created(&team.admin, &document).await;
    assert_eq!(flow["step_updates"], json!([]));
    let second =
        question("Does it answer?", json!([{ "id": "yes", "label": "Yes" }, { "id": "no", "label": "No" }]));
    save(&team.admin, &id, 1, &second).await.expect(200);
    let third = question(
        "Does it answer?",
        json!([{ "id": "yes", "label": "Yes" }, { "id": "no", "label": "Never" }]),
    );
    save(&team.admin, &id, 2, &third).await.expect(200);

    let flow = samples::id_of(&flow);
    let path = format!("/flows/{flow}");
    let told = team.admin.get(&path).await.expect(200)["step_updates"].clone();
    let newest = json!({
        "type": "question", "title": "Does it answer?", "group": "Checks", "linked": { "step": id, "version": 3 },
        "answers": [{ "id": "yes", "label": "Yes", "goto": "restart" }, { "id": "no", "label": "Never", "goto": "provider" }]
    });
    assert_eq!(
        told,
        json!([{
            "step": "scope", "library_step": id, "title": "Does it answer?", "version": 1, "newest_version": 3,
            "changes": [
                { "field": "title", "before": "Is it up?", "after": "Does it answer?" },
                { "field": "answers.1.label", "before": "No", "after": "Never" },
            ],
            "newest": newest,
        }])
    );
    // Put into the draft as it is, it is up to date.
    document["steps"]["scope"] = newest;
    let request = team.admin.putting(&format!("{path}/draft"), &json!({ "document": document }));
    let saved = request.header("if-match", "\"1\"").send().await.expect(200);
    assert_eq!(saved["step_updates"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archived_library_step_asks_for_no_update() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let id = super::kept_id(&team.admin, "Old").await;
    let step = json!({ "type": "action", "title": "Old", "linked": { "step": id, "version": 1 } });
    let flow = samples::id_of(&samples::created(&team.admin, &procedure(&[("a", step)])).await);
    save(&team.admin, &id, 1, &super::action("New", "")).await.expect(200);
    let told = async || team.admin.get(&format!("/flows/{flow}")).await.expect(200)["step_updates"].clone();
    assert_eq!(told().await.as_array().map(Vec::len), Some(1));
    team.admin.post(&format!("/steps/{id}/archive"), json!({})).await.expect(200);
    assert_eq!(told().await, json!([]));
}
