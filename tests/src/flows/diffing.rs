//! What changed between two states of a flow.

use super::save;
use crate::app::{TestApp, samples};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn versions_and_the_draft_are_compared_field_by_field() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let id = samples::published(&team.admin, &samples::flow("VPN")).await;
    let mut document = samples::flow("VPN");
    document["summary"] = json!("Shorter.");
    document["steps"]["scope"]["answers"][1]["label"] = json!("Several people");
    document["steps"].as_object_mut().expect("steps").shift_remove("fixed");
    save(&team.admin, &id, "\"1\"", &document).await.expect(200);
    let path = format!("/flows/{id}/diff");
    let answer = team.admin.get(&format!("{path}?from=1&to=draft")).await.expect(200);
    assert_eq!((&answer["from"], &answer["to"]), (&json!("1"), &json!("draft")));
    let diff = &answer["diff"];
    assert_eq!(diff["is_empty"], false);
    assert_eq!(
        diff["head"],
        json!([{
            "field": "summary",
            "before": "The client shows as connected, shares do not open.",
            "after": "Shorter."
        }])
    );
    assert_eq!(diff["steps"][0]["step"], "scope");
    assert_eq!(
        diff["steps"][0]["fields"],
        json!([{ "field": "answers.1.label", "before": "Everybody", "after": "Several people" }])
    );
    assert_eq!((&diff["steps"][1]["step"], &diff["steps"][1]["kind"]), (&json!("fixed"), &json!("removed")));
    assert_eq!((&diff["steps"][1]["after"], &diff["steps"][1]["moved"]), (&json!(null), &json!(false)));
    let same = team.admin.get(&format!("{path}?from=draft&to=draft")).await.expect(200);
    assert_eq!(same["diff"], json!({ "is_empty": true, "head": [], "sections": [], "steps": [] }));

    for (from, to) in [("1", "2"), ("0", "1"), ("draft", "+1"), ("draft", "newest"), ("99999999999", "1")] {
        let path = format!("{path}?from={}&to={to}", from);
        team.admin.get(&path.replace('+', "%2B")).await.refused(404, "version_not_found");
    }
    team.admin.get(&format!("{path}?from=1")).await.refused(422, "invalid_query");
}

#[tokio::test(flavor = "multi_thread")]
async fn any_two_documents_can_be_compared() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let body = json!({ "before": samples::flow("One"), "after": samples::flow("Two") });
    let diff = team.admin.post("/flows/diff", body).await.expect(200);
    assert_eq!(diff["head"], json!([{ "field": "title", "before": "One", "after": "Two" }]));
    let body = json!({ "before": samples::flow("One"), "after": { "title": "Two" } });
    team.admin.post("/flows/diff", body).await.refused(422, "invalid_body");
}
