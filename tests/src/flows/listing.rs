//! Pages of the library: no gaps, no repeats.

use super::titles;
use crate::app::{Caller, TestApp, samples};
use chrono::TimeDelta;
use serde_json::json;
use std::collections::BTreeSet;

/// Walks through the list; answers the titles in order, and how many pages there were.
async fn walk(caller: &Caller, query: &str) -> (Vec<String>, usize) {
    let (mut all, mut pages, mut cursor) = (Vec::new(), 0, String::new());
    loop {
        let page = caller.get(&format!("/flows?{query}{cursor}")).await.expect(200);
        all.extend(titles(&page));
        pages += 1;
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return (all, pages),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn paging_over_120_flows_shows_each_exactly_once() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let mut document = samples::flow("");
    for number in 0..120 {
        // Many at the same moment and many of the same title: only the id tells them apart.
        if number % 7 == 0 {
            app.clock.advance(TimeDelta::microseconds(1));
        }
        document["title"] =
            json!(format!("{} {:03}", if number % 2 == 0 { "flow" } else { "Flow" }, number / 3));
        samples::created(&team.admin, &document).await;
    }
    for (query, pages) in [
        ("limit=7", 18),
        ("limit=100", 2),
        ("limit=60", 2),
        ("", 5),
        ("sort=updated&limit=11", 11),
        ("sort=title&limit=7", 18),
        ("sort=title&limit=1&search=flow%20011", 3),
    ] {
        let (all, walked) = walk(&team.admin, query).await;
        assert_eq!(walked, pages, "{query}");
        if !query.contains("search") {
            assert_eq!(all.len(), 120, "{query}");
        }
        if query.starts_with("sort=title") {
            let keys: Vec<_> = all.iter().map(|title| title.to_lowercase()).collect();
            assert!(keys.is_sorted(), "{query}: case does not count");
        }
    }
    // By their ids, too.
    let (mut ids, mut cursor) = (BTreeSet::new(), String::new());
    loop {
        let page = team.admin.get(&format!("/flows?sort=title&limit=13{cursor}")).await.expect(200);
        for item in page["items"].as_array().expect("a list") {
            assert!(ids.insert(samples::id_of(item)), "shown twice");
        }
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(ids.len(), 120);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changes_while_somebody_pages_disturbs_nothing_behind_it() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    for number in 0..10 {
        app.clock.advance(TimeDelta::seconds(1));
        samples::created(&team.admin, &samples::flow(&format!("Flow {number}"))).await;
    }
    let first = team.admin.get("/flows?limit=4").await.expect(200);
    assert_eq!(titles(&first), ["Flow 9", "Flow 8", "Flow 7", "Flow 6"]);
    app.clock.advance(TimeDelta::seconds(1));
    samples::created(&team.admin, &samples::flow("New meanwhile")).await;
    let cursor = first["next_cursor"].as_str().expect("there is more");
    let second = team.admin.get(&format!("/flows?limit=4&cursor={cursor}")).await.expect(200);
    assert_eq!(titles(&second), ["Flow 5", "Flow 4", "Flow 3", "Flow 2"]);
}
