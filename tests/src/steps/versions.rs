//! The history of a step.

use super::{action, kept_id, save};
use crate::app::TestApp;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn versions_are_kept_newest_first_with_what_changed_in_each() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let id = kept_id(&team.admin, "Flush DNS").await;
    save(&team.admin, &id, 1, &action("Flush DNS", "Run it as admin.")).await.expect(200);
    save(&team.admin, &id, 2, &action("Flush the cache", "Run it as admin.")).await.expect(200);
    let first = team.admin.get(&format!("/steps/{id}/versions?limit=2")).await.expect(200);
    let me = json!({ "id": team.admin.me["id"], "name": team.admin.me["name"] });
    assert_eq!(
        first["items"][0],
        json!({
            "number": 3, "step": action("Flush the cache", "Run it as admin."), "change_note": "As agreed",
            "made_at": app.now(), "made_by": me,
            "changes": [{ "field": "title", "before": "Flush DNS", "after": "Flush the cache" }],
        })
    );
    let added = json!([{ "field": "body", "before": null, "after": "Run it as admin." }]);
    assert_eq!(first["items"][1]["changes"], added, "also when the version before is on the next page");
    let cursor = first["next_cursor"].as_str().expect("there is more");
    let last = team.admin.get(&format!("/steps/{id}/versions?limit=2&cursor={cursor}")).await.expect(200);
    assert_eq!(last["next_cursor"], json!(null));
    assert_eq!((&last["items"][0]["number"], &last["items"][0]["changes"]), (&json!(1), &json!([])));
}
