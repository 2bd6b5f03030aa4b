//! Publishing: versions are numbered, never change, and hold no errors.

use super::{publish, save};
use crate::app::{TestApp, samples};
use rf_core::Role;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn versions_count_up_and_never_change() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let author = app.sign_in_as(&team, Role::Engineer).await;
    let id = samples::id_of(&samples::created(&author, &samples::flow("One")).await);
    let version = publish(&author, &id, "\"1\"", "  First version  ").await.expect(201);
    assert_eq!(version["number"], 1);
    assert_eq!(version["flow_id"], id);
    assert_eq!(version["change_note"], "First version");
    assert_eq!(version["document"], samples::flow("One"));
    assert_eq!(version["published_by"]["id"], author.me["id"]);

    let detail = author.get(&format!("/flows/{id}")).await.expect(200);
    assert_eq!((detail["status"].as_str(), detail["revision"].as_u64()), (Some("published"), Some(1)));
    assert_eq!(detail["has_unpublished_changes"], false);
    assert_eq!(detail["latest_version"]["number"], 1);

    let saved = save(&author, &id, "\"1\"", &samples::flow("Two")).await.expect(200);
    assert_eq!(saved["has_unpublished_changes"], true);
    publish(&author, &id, "\"2\"", "").await.expect(201);
    assert_eq!(author.get(&format!("/flows/{id}/versions/1")).await.expect(200), version);
    let second = author.get(&format!("/flows/{id}/versions/2")).await.expect(200);
    assert_eq!(second["document"]["title"], "Two");
    for number in ["3", "0", "4294967295"] {
        author.get(&format!("/flows/{id}/versions/{number}")).await.refused(404, "version_not_found");
    }
    for number in ["-1", "x", "1.0", "99999999999999"] {
        author.get(&format!("/flows/{id}/versions/{number}")).await.refused(404, "not_found");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_with_errors_is_kept_but_not_published() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let mut document = samples::flow("Unfinished");
    document["steps"]["restart"]["goto"] = json!("nowhere");
    let made = samples::created(&team.admin, &document).await;
    let has_error = |findings: &Value| {
        let findings = findings.as_array().expect("a list").clone();
        findings.iter().any(|finding| {
            finding["severity"] == "error"
                && finding["code"] == "missing_target"
                && finding["step"] == "restart"
        })
    };
    assert!(has_error(&made["findings"]));
    let id = samples::id_of(&made);
    let problem = publish(&team.admin, &id, "\"1\"", "").await.refused(422, "flow_has_errors");
    assert!(has_error(&problem["findings"]));
    let checked = team.admin.post("/flows/validate", json!({ "document": document })).await.expect(200);
    assert!(has_error(&checked["findings"]));
    assert_eq!(team.admin.get(&format!("/flows/{id}/versions")).await.expect(200)["items"], json!([]));
    assert_eq!(team.admin.get(&format!("/flows/{id}")).await.expect(200)["status"], "draft");
}

#[tokio::test(flavor = "multi_thread")]
async fn publishing_what_is_published_is_refused() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let id = samples::published(&team.admin, &samples::flow("One")).await;
    publish(&team.admin, &id, "\"1\"", "").await.refused(409, "nothing_to_publish");
    save(&team.admin, &id, "\"1\"", &samples::flow("Two")).await.expect(200);
    let back = save(&team.admin, &id, "\"2\"", &samples::flow("One")).await.expect(200);
    assert_eq!(back["has_unpublished_changes"], false, "edited back to what is published");
    publish(&team.admin, &id, "\"3\"", "").await.refused(409, "nothing_to_publish");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_publications_at_once_one_makes_a_version() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let id = samples::id_of(&samples::created(&team.admin, &samples::flow("One")).await);
    let publishing: Vec<_> = (0..12)
        .map(|_| {
            let (caller, id) = (team.admin.clone(), id.clone());
            tokio::spawn(async move { publish(&caller, &id, "\"1\"", "").await })
        })
        .collect();
    let mut made = 0;
    for answer in publishing {
        let answer = answer.await.expect("the request was made");
        if answer.status == 201 {
            made += 1;
        } else {
            answer.refused(409, "nothing_to_publish");
        }
    }
    assert_eq!(made, 1);
    let versions = team.admin.get(&format!("/flows/{id}/versions")).await.expect(200);
    assert_eq!(versions["items"].as_array().map(Vec::len), Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_history_comes_newest_first_a_page_at_a_time() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let id = samples::published(&team.admin, &samples::flow("Version 1")).await;
    for number in 2..=7 {
        let revision = number - 1;
        let document = samples::flow(&format!("Version {number}"));
        save(&team.admin, &id, &format!("\"{revision}\""), &document).await.expect(200);
        publish(&team.admin, &id, &format!("\"{number}\""), "More").await.expect(201);
    }
    let mut numbers = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = team.admin.get(&format!("/flows/{id}/versions?limit=3{cursor}")).await.expect(200);
        let items = page["items"].as_array().expect("a list").clone();
        numbers.extend(items.iter().map(|item| item["number"].as_u64()));
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(numbers, [7, 6, 5, 4, 3, 2, 1].map(Some));
}
