//! One's own name, and what the server says of one.

use super::engineer;
use crate::app::TestApp;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_name_is_changed_at_once_and_written_down_once() {
    let app = TestApp::start().await;
    let caller = engineer(&app).await;
    let old = caller.me["name"].clone();
    for _ in 0..2 {
        let me = caller.patch("/account", json!({ "name": " Grace Hopper " })).await.expect(200);
        assert_eq!(me["name"], "Grace Hopper");
    }
    assert_eq!(caller.get("/auth/me").await.expect(200)["name"], "Grace Hopper");
    let rows = app.audit("account.profile_changed").await;
    assert_eq!((rows.len(), rows[0].detail("old"), rows[0].detail("new")), (1, old, json!("Grace Hopper")));
    for name in ["", " ", "Gra\nce", &"x".repeat(121)] {
        let problem = caller.patch("/account", json!({ "name": name })).await.refused(422, "invalid");
        assert_eq!(problem["errors"][0]["field"], "name");
    }
    caller.patch("/account", json!({ "name": "A", "role": "team_admin" })).await.refused(422, "invalid_body");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_says_what_an_account_has_and_lacks() {
    let app = TestApp::start().await;
    let caller = engineer(&app).await;
    let me = caller.get("/auth/me").await.expect(200);
    for (member, expected) in [
        ("email_verified", true),
        ("has_password", true),
        ("has_second_factor", false),
        ("must_enrol_second_factor", false),
    ] {
        assert_eq!(me[member], expected, "{member}");
    }
    app.sql("UPDATE teams SET second_factor_required = true").await;
    let me = caller.get("/auth/me").await.expect(200);
    assert_eq!(me["must_enrol_second_factor"], true);
    // One's own account stays within reach.
    caller.patch("/account", json!({ "name": "Grace" })).await.expect(200);
}
