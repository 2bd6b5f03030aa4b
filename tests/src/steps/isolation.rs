//! Another team's steps do not exist.

use super::{kept, kept_id, procedure, review, save};
use crate::app::{TestApp, samples};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn another_teams_step_is_not_there_in_any_way() {
    let app = TestApp::start().await;
    let ours = app.register_team("Northwind").await;
    let theirs = app.register_team("Tailspin").await;
    let id = samples::id_of(
        &kept(&ours.admin, super::action("Canary step", "canary"), "canary", &["canary"]).await,
    );
    let stranger = &theirs.admin;
    for path in ["", "/versions", "/reviews", "/uses"] {
        stranger.get(&format!("/steps/{id}{path}")).await.refused(404, "step_not_found");
    }
    save(stranger, &id, 1, &super::action("Mine now", "")).await.refused(404, "step_not_found");
    review(stranger, &id, 1, "").await.refused(404, "step_not_found");
    stranger.delete(&format!("/steps/{id}/review"), json!({})).await.refused(404, "step_not_found");
    for (what, body) in
        [("archive", json!({})), ("restore", json!({})), ("insert", json!({ "mode": "copy" }))]
    {
        stranger.post(&format!("/steps/{id}/{what}"), body).await.refused(404, "step_not_found");
    }
    for query in ["", "?search=canary", "?category=canary", "?tag=canary", "?archived=true"] {
        assert_eq!(stranger.get(&format!("/steps{query}")).await.expect(200)["items"], json!([]), "{query}");
    }
    let facets = stranger.get("/steps/facets").await.expect(200);
    assert_eq!(facets, json!({ "total": 0, "types": [], "categories": [], "tags": [], "archived": 0 }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_to_another_teams_step_tells_nothing_and_counts_nowhere() {
    let app = TestApp::start().await;
    let ours = app.register_team("Northwind").await;
    let theirs = app.register_team("Tailspin").await;
    let id = kept_id(&ours.admin, "Ours").await;
    save(&ours.admin, &id, 1, &super::action("Ours, changed", "")).await.expect(200);
    let step = json!({ "type": "action", "title": "Guessed", "linked": { "step": id, "version": 1 } });
    let flow = samples::created(&theirs.admin, &procedure(&[("a", step)])).await;
    assert_eq!(flow["step_updates"], json!([]));
    let seen = ours.admin.get(&format!("/steps/{id}")).await.expect(200);
    assert_eq!(seen["links"], 0);
    assert_eq!(ours.admin.get(&format!("/steps/{id}/uses")).await.expect(200)["items"], json!([]));
}
