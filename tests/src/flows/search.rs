//! Finding flows.

use super::titles;
use crate::app::{Caller, TestApp, samples};
use chrono::TimeDelta;
use serde_json::json;
use std::collections::BTreeSet;

/// The titles found, in the order of the alphabet.
async fn found(caller: &Caller, query: &str) -> Vec<String> {
    titles(&caller.get(&format!("/flows?sort=title&{query}")).await.expect(200))
}

async fn library(caller: &Caller) {
    for (title, summary, category, tags) in [
        (
            "Outlook asks for a password",
            "Prompts return every minute",
            "Email",
            json!(["m365", "credentials"]),
        ),
        ("Printer OFFLINE", "Grey in every window", "Printing", json!(["spooler"])),
        ("Backup at 100% disk", "The volume is full", "Servers", json!(["veeam_agent"])),
        ("Backup at 1000 disk", "A trap for wildcards", "Servers", json!(["veeamXagent"])),
        ("Café network", "Straße 5, Zürich", "Network", json!(["Wi-Fi"])),
        ("Path C:\\Temp", "A backslash", "", json!([])),
    ] {
        let mut document = samples::flow(title);
        document["summary"] = json!(summary);
        document["category"] = json!(category);
        document["tags"] = tags;
        samples::created(caller, &document).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_word_must_occur_somewhere_in_any_case_and_order() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    library(&team.admin).await;
    let outlook = ["Outlook asks for a password"];
    for search in ["outlook", "OUTLOOK", "ou", "password%20m365%20email", "%20%20prompts%20%20", "credent"] {
        assert_eq!(found(&team.admin, &format!("search={search}")).await, outlook, "{search}");
    }
    assert_eq!(found(&team.admin, "search=outlook%20spooler").await, [""; 0]);
    assert_eq!(found(&team.admin, "search=backup").await.len(), 2);
    assert_eq!(found(&team.admin, "search=").await.len(), 6);
    for search in ["CAF%C3%89", "cafe", "Z%C3%9CRICH%20wi-fi", "wifi%20zurich", "strasse"] {
        assert_eq!(found(&team.admin, &format!("search={search}")).await, ["Café network"], "{search}");
    }
    // Words of the steps.
    assert_eq!(found(&team.admin, "search=restart-service%20affected").await.len(), 6);
}

#[tokio::test(flavor = "multi_thread")]
async fn signs_that_mean_something_to_databases_mean_nothing() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    library(&team.admin).await;
    assert_eq!(found(&team.admin, "search=veeam_agent").await, ["Backup at 100% disk"]);
    assert_eq!(found(&team.admin, "search=c:%5Ctemp").await, ["Path C:\\Temp"]);
    assert_eq!(found(&team.admin, "search=%22backup%22*%20(100").await.len(), 2);
    for search in [
        "%25%25",
        "__",
        "'",
        "%22",
        "%5C%5C",
        "%27%20OR%201=1%20--",
        "*",
        "NEAR(",
        "a%20NOT%20b",
        "%26%7C!",
        "title:x",
    ] {
        assert_eq!(found(&team.admin, &format!("search={search}")).await, [""; 0], "{search}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_draft_is_found_by_its_new_words_at_once_and_no_longer_by_the_old() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let flow = samples::created(&team.admin, &samples::flow("Kyocera jams")).await;
    assert_eq!(found(&team.admin, "search=kyocera").await, ["Kyocera jams"]);
    super::save(&team.admin, &samples::id_of(&flow), "\"1\"", &samples::flow("Brother jams"))
        .await
        .expect(200);
    assert_eq!(found(&team.admin, "search=kyocera").await, [""; 0]);
    assert_eq!(found(&team.admin, "search=brother").await, ["Brother jams"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mistyped_word_is_mended_and_told() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    library(&team.admin).await;
    for (search, corrected) in [
        ("outlok", "outlook"),
        ("Outlook%20pasword", "Outlook password"),
        ("uotlook%20pasword", "outlook password"),
        ("credentails", "credentials"),
    ] {
        let page = team.admin.get(&format!("/flows?search={search}")).await.expect(200);
        assert_eq!(page["corrected"], corrected, "{search}");
        assert_eq!(titles(&page), ["Outlook asks for a password"], "{search}");
    }
    for search in ["outlook", "outl", "zzzzzzz", "outlook%20spooler"] {
        let page = team.admin.get(&format!("/flows?search={search}")).await.expect(200);
        assert_eq!(page["corrected"], json!(null), "{search}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_best_come_first_with_the_words_marked() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    for (title, tags, summary) in [
        ("Spooler", json!([]), ""),
        ("Spooler does not start", json!([]), ""),
        ("Grey printer", json!(["spooler"]), ""),
        ("Paper jam", json!([]), "Mind the spooler"),
    ] {
        let mut document = samples::flow(title);
        document["tags"] = tags;
        document["summary"] = json!(summary);
        samples::created(&team.admin, &document).await;
        app.clock.advance(TimeDelta::seconds(1));
    }
    let page = team.admin.get("/flows?search=spooler").await.expect(200);
    assert_eq!(titles(&page), ["Spooler", "Spooler does not start", "Grey printer", "Paper jam"]);
    let hit = |text: &str, hit: bool| json!({ "text": text, "hit": hit });
    assert_eq!(
        page["items"][1]["hits"],
        json!([{ "field": "title", "parts": [hit("Spooler", true), hit(" does not start", false)] }])
    );
    assert_eq!(page["items"][3]["hits"][0]["field"], "summary");
    assert_eq!(
        found(&team.admin, "search=spooler").await,
        ["Grey printer", "Paper jam", "Spooler", "Spooler does not start"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_a_search_show_each_flow_once() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    for number in 0..30 {
        samples::created(&team.admin, &samples::flow(&format!("Switch {number}"))).await;
    }
    for sort in ["relevance", "updated", "title", "most_used", "review_by"] {
        let (mut all, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = team
                .admin
                .get(&format!("/flows?search=switch&limit=7&sort={sort}{cursor}"))
                .await
                .expect(200);
            all.extend(titles(&page));
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(all.len(), 30, "{sort}");
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 30, "{sort}");
    }
    let page = team.admin.get("/flows?search=switch&limit=7").await.expect(200);
    let cursor = page["next_cursor"].as_str().expect("there is more");
    assert_eq!(
        found(&team.admin, &format!("search=client&cursor={cursor}")).await,
        [""; 0],
        "of another search"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn another_teams_words_are_never_found_nor_proposed() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let others = app.register_team("Contoso").await;
    let mut document = samples::flow("Canarybird sings");
    document["tags"] = json!(["canarytag"]);
    document["category"] = json!("Canaryshelf");
    let theirs = samples::id_of(&samples::created(&others.admin, &document).await);
    let mine = samples::id_of(&samples::created(&team.admin, &samples::flow("VPN")).await);
    let said = [
        team.admin.get("/flows?search=canarybird").await.expect(200),
        team.admin.get("/flows?search=canarybrid").await.expect(200),
        team.admin.get("/flows?search=ca").await.expect(200),
        team.admin.get("/flows?tag=canarytag").await.expect(200),
        team.admin.get("/flows/facets").await.expect(200),
        team.admin.get(&format!("/flows/{mine}/similar")).await.expect(200),
    ];
    for answer in said {
        assert!(!answer.to_string().to_lowercase().contains("canary"), "{answer}");
    }
    team.admin.get(&format!("/flows/{theirs}/similar")).await.refused(404, "flow_not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn flows_from_before_the_index_are_found_after_the_next_start() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    for number in 0..30 {
        samples::created(&team.admin, &samples::flow(&format!("Switch {number}"))).await;
    }
    for table in ["search_index", "search_entries", "search_words"] {
        app.sql(&format!("DELETE FROM {table}")).await;
    }
    app.sql("UPDATE flows SET words_revision = NULL, step_count = 0").await;
    assert_eq!(found(&team.admin, "search=switch").await, [""; 0]);
    let mut indexed = Vec::new();
    while indexed.last() != Some(&0) {
        indexed.push(app.worker().index_backlog().await.expect("the database answers"));
    }
    assert_eq!(indexed, [25, 5, 0]);
    let page = team.admin.get("/flows?search=swithc&limit=100").await.expect(200);
    assert_eq!((titles(&page).len(), &page["corrected"]), (30, &json!("switch")));
    assert_eq!(page["items"][0]["steps"], 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_summary_tells_what_a_list_needs() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let id = samples::published(&team.admin, &samples::flow("VPN")).await;
    samples::started(&team.admin, &id).await;
    let page = team.admin.get("/flows").await.expect(200);
    assert_eq!(page["next_cursor"], json!(null));
    assert_eq!(
        page["items"][0],
        json!({
            "id": id, "title": "VPN", "summary": "The client shows as connected, shares do not open.",
            "category": "Network", "tags": ["vpn", "dns"], "kind": "troubleshooting", "status": "published",
            "version": 1, "has_unpublished_changes": false,
            "owner": { "id": team.admin.me["id"], "name": team.admin.me["name"] },
            "updated_at": app.now(), "runs": 1, "slug": "vpn", "folder": null, "review_by": null, "is_overdue": false,
            "is_favourite": false, "archived_at": null, "last_used_at": app.now(), "steps": 5, "hits": [],
        })
    );
}
