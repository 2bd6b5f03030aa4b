//! Steps of the library in drafts.

use super::{action, kept_id, procedure, save};
use crate::app::{Caller, TestApp, samples};
use rf_core::Role;
use serde_json::{Value, json};

async fn inserted(caller: &Caller, id: &str, mode: &str) -> Value {
    caller.post(&format!("/steps/{id}/insert"), json!({ "mode": mode })).await.expect(200)["step"].clone()
}

async fn save_draft(caller: &Caller, flow: &str, revision: u64, document: &Value) {
    let request = caller.putting(&format!("/flows/{flow}/draft"), &json!({ "document": document }));
    request.header("if-match", &format!("\"{revision}\"")).send().await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn copies_are_counted_and_links_are_counted_where_drafts_keep_them() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    let id = kept_id(&team.admin, "Flush DNS").await;
    let counted = async || {
        let step = engineer.get(&format!("/steps/{id}")).await.expect(200);
        (step["copies"].as_u64(), step["links"].as_u64())
    };
    assert_eq!(inserted(&engineer, &id, "copy").await, json!({ "type": "action", "title": "Flush DNS" }));
    inserted(&engineer, &id, "copy").await;
    let linked = inserted(&engineer, &id, "linked").await;
    assert_eq!(linked["linked"], json!({ "step": id, "version": 1 }));
    assert_eq!(counted().await, (Some(2), Some(0)), "a link counts when a draft keeps it");

    let flow = samples::id_of(
        &samples::created(&engineer, &procedure(&[("a", linked.clone()), ("b", linked.clone())])).await,
    );
    assert_eq!(counted().await, (Some(2), Some(2)));
    save_draft(&engineer, &flow, 1, &procedure(&[("a", linked.clone())])).await;
    assert_eq!(counted().await, (Some(2), Some(1)));
    let uses = engineer.get(&format!("/steps/{id}/uses")).await.expect(200);
    let expected = |version: u64, is_outdated: bool| json!([{ "flow": { "id": flow, "title": "Follows the library" }, "flow_step": "a", "version": version, "is_outdated": is_outdated }]);
    assert_eq!(uses["items"], expected(1, false));
    save(&team.admin, &id, 1, &action("Flush the cache", "")).await.expect(200);
    let uses = engineer.get(&format!("/steps/{id}/uses")).await.expect(200);
    assert_eq!(uses["items"], expected(1, true));
    save_draft(&engineer, &flow, 2, &procedure(&[("a", json!({ "type": "note", "title": "Its own" }))]))
        .await;
    assert_eq!(counted().await, (Some(2), Some(0)));
    assert_eq!(engineer.get(&format!("/steps/{id}/uses")).await.expect(200)["items"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_to_a_step_that_is_not_there_is_harmless() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let link = json!({ "step": "01890000-0000-7000-8000-000000000000", "version": 3 });
    let step = json!({ "type": "action", "title": "From elsewhere", "linked": link });
    let flow = samples::created(&team.admin, &procedure(&[("a", step)])).await;
    assert_eq!((&flow["step_updates"], &flow["draft"]["steps"]["a"]["linked"]), (&json!([]), &link));
}

#[tokio::test(flavor = "multi_thread")]
async fn viewers_read_the_library_and_take_nothing_out() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let viewer = app.sign_in_as(&team, Role::Viewer).await;
    let id = kept_id(&team.admin, "Flush DNS").await;
    assert_eq!(viewer.get(&format!("/steps/{id}")).await.expect(200)["may_edit"], false);
    viewer.post(&format!("/steps/{id}/insert"), json!({ "mode": "copy" })).await.refused(403, "forbidden");
}
