//! Finding flows.

use super::titles;
use crate::app::{Caller, TestApp, samples};
use serde_json::json;

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
    for search in
        ["outlook", "OUTLOOK", "word%20out", "password%20m365%20email", "%20%20prompts%20%20", "credent"]
    {
        assert_eq!(found(&team.admin, &format!("search={search}")).await, outlook, "{search}");
    }
    assert_eq!(found(&team.admin, "search=outlook%20spooler").await, [""; 0]);
    assert_eq!(found(&team.admin, "search=every").await.len(), 2);
    assert_eq!(found(&team.admin, "search=").await.len(), 6);
    assert_eq!(found(&team.admin, "search=CAF%C3%89").await, ["Café network"]);
    assert_eq!(found(&team.admin, "search=Z%C3%9CRICH%20wi-fi").await, ["Café network"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn signs_that_mean_something_to_databases_mean_themselves() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    library(&team.admin).await;
    assert_eq!(found(&team.admin, "search=100%25").await, ["Backup at 100% disk"]);
    assert_eq!(found(&team.admin, "search=veeam_agent").await, ["Backup at 100% disk"]);
    assert_eq!(found(&team.admin, "search=c:%5Ctemp").await, ["Path C:\\Temp"]);
    for search in ["%25%25", "__", "'", "%22", "%5C%5C", "%27%20OR%201=1%20--", "*", "NEAR("] {
        assert_eq!(found(&team.admin, &format!("search={search}")).await, [""; 0], "{search}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_can_be_narrowed_by_status_and_category() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    library(&team.admin).await;
    let mut document = samples::flow("Published one");
    document["category"] = json!("Servers");
    samples::published(&team.admin, &document).await;
    assert_eq!(found(&team.admin, "status=published").await, ["Published one"]);
    assert_eq!(found(&team.admin, "status=draft").await.len(), 6);
    assert_eq!(found(&team.admin, "category=Servers").await.len(), 3);
    assert_eq!(
        found(&team.admin, "category=Servers&status=draft&search=full").await,
        ["Backup at 100% disk"]
    );
    assert_eq!(found(&team.admin, "category=servers").await, [""; 0], "categories are names, not searches");
    assert_eq!(found(&team.admin, "category=").await, ["Path C:\\Temp"], "flows without one");
    let categories = team.admin.get("/flows/categories").await.expect(200);
    assert_eq!(
        categories["items"],
        json!([
            { "category": "", "flows": 1 },
            { "category": "Email", "flows": 1 },
            { "category": "Network", "flows": 1 },
            { "category": "Printing", "flows": 1 },
            { "category": "Servers", "flows": 3 },
        ])
    );
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
            "updated_at": app.now(), "runs": 1,
        })
    );
}
