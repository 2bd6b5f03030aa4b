//! The starter library, offered to teams.

use crate::app::TestApp;
use rf_core::Role;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_team_takes_what_it_wants_and_nothing_twice() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    let listed = engineer.get("/starter-library").await.expect(200);
    let items = listed["items"].as_array().unwrap();
    assert!(items.len() >= 20);
    for item in items {
        assert_eq!(item["in_library"], false);
        assert!(
            item["steps"].as_u64().is_some_and(|steps| steps > 2) && item["folder"][0].is_string(),
            "{item}"
        );
    }
    let one = items[0]["slug"].clone();
    let added = engineer.post("/starter-library", json!({ "slugs": [one] })).await.expect(201);
    assert_eq!((&added["flows"][0]["slug"], &added["published"]), (&one, &json!(0)));
    let rest = engineer.post("/starter-library", json!({ "publish": true })).await.expect(201);
    let kept = rest["flows"].as_array().unwrap();
    assert_eq!(kept.len(), items.len() - 1);
    assert!(kept.iter().all(|flow| flow["published"] == true && flow["slug"] != one), "{rest}");
    let again = engineer.post("/starter-library", json!({})).await.expect(201);
    assert_eq!(again["flows"], json!([]));
    let listed = engineer.get("/starter-library").await.expect(200);
    assert!(listed["items"].as_array().unwrap().iter().all(|item| item["in_library"] == true));
    let folders: Vec<Value> = engineer.get("/folders").await.expect(200)["items"].as_array().unwrap().clone();
    assert!(
        folders.iter().any(|folder| folder["name"] == "Microsoft 365" && folder["flows"].as_u64() > Some(0))
    );
    engineer.post("/starter-library", json!({ "slugs": ["made-up"] })).await.refused(422, "invalid");
}
