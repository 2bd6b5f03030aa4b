//! Flows like one flow.

use crate::app::{TestApp, samples};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn flows_that_share_telling_words_and_tags_are_alike() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let mut ids = Vec::new();
    for (title, category, tags) in [
        ("Kyocera prints blank pages", "Printing", json!(["kyocera", "toner"])),
        ("Kyocera toner leaks", "Printing", json!(["kyocera"])),
        ("Kyocera scanner offline", "Scanning", json!([])),
        ("Payroll export stuck", "Finance", json!(["payroll"])),
    ] {
        let mut document = samples::flow(title);
        (document["category"], document["tags"]) = (json!(category), tags);
        document["summary"] = json!("");
        ids.push(samples::id_of(&samples::created(&team.admin, &document).await));
    }
    // So that what every flow has tells nothing.
    let answer = team.admin.get(&format!("/flows/{}/similar", ids[0])).await.expect(200);
    let items = answer["items"].as_array().expect("a list");
    let titles: Vec<&Value> = items.iter().map(|item| &item["flow"]["title"]).collect();
    assert_eq!(titles[..2], ["Kyocera toner leaks", "Kyocera scanner offline"]);
    assert_eq!(items[0]["shared"][0], "kyocera");
    assert!(items.iter().all(|item| item["shared"].as_array().is_some_and(|shared| shared.len() <= 5)));
    assert!(!answer.to_string().contains(&ids[0]), "a flow is not like itself");
}

#[tokio::test(flavor = "multi_thread")]
async fn archived_flows_are_not_proposed() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let one = samples::id_of(&samples::created(&team.admin, &samples::flow("Kyocera jams")).await);
    let other = samples::id_of(&samples::created(&team.admin, &samples::flow("Kyocera leaks")).await);
    let alike = async || {
        let answer = team.admin.get(&format!("/flows/{one}/similar")).await.expect(200);
        answer["items"].as_array().expect("a list").len()
    };
    assert_eq!(alike().await, 1);
    app.sql("UPDATE flows SET archived_at = created_at WHERE title = 'Kyocera leaks'").await;
    assert_eq!(alike().await, 0, "{other}");
}
