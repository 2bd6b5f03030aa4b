//! Finding steps.

use super::{action, kept, review, titles};
use crate::app::{Caller, TestApp, samples::id_of};
use chrono::TimeDelta;
use rf_core::Role;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Walks through the list; answers the titles in order.
async fn walk(caller: &Caller, query: &str) -> Vec<String> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = caller.get(&format!("/steps?{query}{cursor}")).await.expect(200);
        all.extend(titles(&page));
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return all,
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_are_narrowed_and_sorted_and_pages_leave_nothing_out() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    for (number, title) in ["delta", "Bravo", "alpha", "Charlie", "echo"].into_iter().enumerate() {
        app.clock.advance(TimeDelta::seconds(1));
        let category = if number % 2 == 0 { "Even" } else { "Odd" };
        let tags = if number < 3 { vec!["first", "a&b"] } else { vec!["a&b"] };
        let step = if number == 4 { json!({ "type": "note", "title": title }) } else { action(title, "") };
        let id = id_of(&kept(&team.admin, step, category, &tags).await);
        if number < 3 {
            review(&engineer, &id, [3, 5, 4][number], "").await.expect(200);
        }
        for _ in 0..number {
            engineer.post(&format!("/steps/{id}/insert"), json!({ "mode": "copy" })).await.expect(200);
        }
    }
    for limit in [1, 2, 100] {
        let sorted = async |sort: &str| walk(&engineer, &format!("sort={sort}&limit={limit}")).await;
        assert_eq!(sorted("updated").await, ["echo", "Charlie", "alpha", "Bravo", "delta"]);
        assert_eq!(sorted("relevance").await, ["echo", "Charlie", "alpha", "Bravo", "delta"]);
        assert_eq!(sorted("title").await, ["alpha", "Bravo", "Charlie", "delta", "echo"]);
        assert_eq!(sorted("rating").await, ["Bravo", "alpha", "delta", "echo", "Charlie"]);
        assert_eq!(sorted("most_used").await, ["echo", "Charlie", "alpha", "Bravo", "delta"]);
    }
    assert_eq!(walk(&engineer, "type=note").await, ["echo"]);
    assert_eq!(walk(&engineer, "category=Odd").await, ["Charlie", "Bravo"]);
    assert_eq!(walk(&engineer, "tag=first&category=Even&tag=a%26b").await, ["alpha", "delta"]);
    assert_eq!(walk(&engineer, "tag=first&tag=absent").await, [""; 0]);
    engineer.get("/steps?type=nothing").await.refused(422, "invalid_query");
    engineer.get("/steps?cursor=x").await.refused(422, "invalid");
    assert_eq!(
        engineer.get("/steps/facets").await.expect(200),
        json!({
            "total": 5, "archived": 0,
            "types": [{ "type": "action", "steps": 4 }, { "type": "note", "steps": 1 }],
            "categories": [{ "name": "Even", "flows": 3 }, { "name": "Odd", "flows": 2 }],
            "tags": [{ "name": "a&b", "flows": 5 }, { "name": "first", "flows": 3 }],
        })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_summary_tells_what_a_list_needs() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let step = json!({ "type": "action", "title": "Wipe it", "risk": "data_loss" });
    let made = kept(&team.admin, step, "Devices", &["wipe"]).await;
    assert_eq!(
        team.admin.get("/steps").await.expect(200),
        json!({
            "items": [{
                "id": made["id"], "title": "Wipe it", "type": "action", "category": "Devices", "tags": ["wipe"],
                "risk": "data_loss", "version": 1, "owner": made["owner"], "updated_at": app.now(), "rating": null,
                "reviews": 0, "links": 0, "copies": 0, "archived_at": null, "hits": [],
            }],
            "next_cursor": null, "corrected": null,
        })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_finds_title_tags_and_text_and_forgives_a_typing_error() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    kept(&team.admin, action("Restart the print spooler", "Services console."), "Printing", &["printer"])
        .await;
    kept(&team.admin, action("Flush DNS", "Then restart the resolver of the client."), "Network", &["dns"])
        .await;
    kept(&team.admin, action("Collect logs", ""), "Servers", &[]).await;
    let found =
        async |search: &str| titles(&team.admin.get(&format!("/steps?search={search}")).await.expect(200));
    assert_eq!(found("restart").await, ["Restart the print spooler", "Flush DNS"], "the title counts most");
    assert_eq!(found("spool").await, ["Restart the print spooler"], "the beginning of a word will do");
    assert_eq!(found("network%20dns").await, ["Flush DNS"]);
    assert_eq!(found("restart%20logs").await, [""; 0]);
    assert_eq!(found("%25%22*").await, [""; 0]);
    assert_eq!(walk(&team.admin, "search=restart&limit=1").await, ["Restart the print spooler", "Flush DNS"]);
    assert_eq!(
        walk(&team.admin, "search=restart&limit=1&sort=title").await,
        ["Flush DNS", "Restart the print spooler"]
    );
    assert_eq!(walk(&team.admin, "search=restart&tag=dns").await, ["Flush DNS"]);
    let mended = team.admin.get("/steps?search=spoler").await.expect(200);
    assert_eq!(
        (titles(&mended), &mended["corrected"]),
        (vec!["Restart the print spooler".to_owned()], &json!("spooler"))
    );
    let hits = &mended["items"][0]["hits"];
    let parts: BTreeSet<String> = hits[0]["parts"]
        .as_array()
        .expect("parts")
        .iter()
        .filter(|part| part["hit"] == true)
        .map(|part: &Value| part["text"].to_string())
        .collect();
    assert_eq!((&hits[0]["field"], parts), (&json!("title"), BTreeSet::from(["\"spooler\"".to_owned()])));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_is_found_by_what_it_says_now() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let id = super::kept_id(&team.admin, "Restart the spooler").await;
    super::save(&team.admin, &id, 1, &action("Empty the queue", "")).await.expect(200);
    assert_eq!(walk(&team.admin, "search=restart").await, [""; 0]);
    assert_eq!(walk(&team.admin, "search=queue").await, ["Empty the queue"]);
    team.admin.post(&format!("/steps/{id}/archive"), json!({})).await.expect(200);
    assert_eq!(walk(&team.admin, "search=queue").await, [""; 0]);
    assert_eq!(walk(&team.admin, "search=queue&archived=true").await, ["Empty the queue"]);
}
