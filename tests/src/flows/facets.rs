//! What the library can be narrowed by: lists and counts agree.

use super::titles;
use crate::app::{Caller, Team, TestApp, samples};
use serde_json::{Value, json};

/// Six flows: two tags, two categories, one published, one published and changed, one overdue, one archived.
async fn library(app: &TestApp, team: &Team) {
    for (title, category, tags) in [
        ("A", "Email", json!(["m365"])),
        ("B", "Email", json!(["m365", "urgent"])),
        ("C", "Network", json!(["urgent"])),
        ("D", "", json!([])),
        ("E", "Network", json!(["m365"])),
        ("F", "Email", json!(["m365", "urgent"])),
    ] {
        let mut document = samples::flow(title);
        (document["category"], document["tags"]) = (json!(category), tags);
        let flow = samples::created(&team.admin, &document).await;
        if title == "A" || title == "B" {
            samples::publish(&team.admin, &samples::id_of(&flow), 1).await;
        }
        if title == "B" {
            document["summary"] = json!("New words");
            super::save(&team.admin, &samples::id_of(&flow), "\"1\"", &document).await.expect(200);
        }
    }
    for (title, tag) in [
        ("A", "m365"),
        ("B", "m365"),
        ("B", "urgent"),
        ("C", "urgent"),
        ("E", "m365"),
        ("F", "m365"),
        ("F", "urgent"),
    ] {
        app.sql(&format!(
            "INSERT INTO flow_tags (team_id, tag, flow_id) SELECT team_id, '{tag}', id FROM flows WHERE title = '{title}' \
             ON CONFLICT DO NOTHING"
        ))
        .await;
    }
    app.sql("UPDATE flows SET review_by = '2026-11-22' WHERE title = 'C'").await;
    app.sql("UPDATE flows SET review_by = '2026-11-23' WHERE title = 'D'").await;
    app.sql("UPDATE flows SET archived_at = created_at WHERE title = 'F'").await;
    app.sql(
        "INSERT INTO flow_favourites (team_id, user_id, flow_id, created_at) \
         SELECT team_id, owner_id, id, created_at FROM flows WHERE title IN ('A', 'F')",
    )
    .await;
    app.sql(
        "INSERT INTO flow_uses (team_id, user_id, flow_id, used_at) \
         SELECT team_id, owner_id, id, created_at FROM flows WHERE title IN ('E', 'B') \
         ON CONFLICT DO NOTHING",
    )
    .await;
}

async fn listed(caller: &Caller, query: &str) -> Vec<String> {
    titles(&caller.get(&format!("/flows?{query}")).await.expect(200))
}

#[tokio::test(flavor = "multi_thread")]
async fn counts_say_how_many_flows_each_filter_leaves() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    library(&app, &team).await;
    let facets = team.admin.get("/flows/facets").await.expect(200);
    let owner = json!({ "id": team.admin.me["id"], "name": team.admin.me["name"] });
    assert_eq!(
        facets,
        json!({
            "total": 5,
            "kinds": [
                { "kind": "troubleshooting", "flows": 5 },
                { "kind": "procedural", "flows": 0 },
                { "kind": "maintenance", "flows": 0 },
            ],
            "statuses": [
                { "status": "draft", "flows": 3 },
                { "status": "published", "flows": 2 },
                { "status": "changed", "flows": 1 },
            ],
            "categories": [
                { "name": "Email", "flows": 2 }, { "name": "Network", "flows": 2 }, { "name": "", "flows": 1 },
            ],
            "tags": [{ "name": "m365", "flows": 3 }, { "name": "urgent", "flows": 2 }],
            "owners": [{ "owner": owner, "flows": 5 }],
            "favourites": 1, "overdue": 1, "archived": 1, "unfiled": 5,
        })
    );
    for (name, filter) in
        [("statuses", "status"), ("categories", "category"), ("tags", "tag"), ("kinds", "kind")]
    {
        for facet in facets[name].as_array().expect("a list") {
            let value =
                facet.get("name").or_else(|| facet.get(filter)).and_then(Value::as_str).expect("a name");
            let left = listed(&team.admin, &format!("{filter}={value}")).await.len();
            assert_eq!(json!(left), facet["flows"], "{filter}={value}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_add_up_with_and_without_a_search() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    library(&app, &team).await;
    let me = team.admin.me["id"].as_str().expect("people have ids");
    for (filter, left) in [
        ("tag=m365&tag=urgent", "B"),
        ("tag=m365&category=Network", "E"),
        ("status=draft&tag=urgent", "C"),
        ("status=changed", "B"),
        ("category=", "D"),
        ("category=email", ""),
        ("favourite=true", "A"),
        ("favourite=true&archived=true", "F"),
        ("overdue=true", "C"),
        ("archived=true", "F"),
        ("folder=none&overdue=true", "C"),
        ("folder=00000000-0000-7000-8000-000000000000", ""),
        ("kind=procedural", ""),
        ("owner=00000000-0000-7000-8000-000000000000", ""),
        (&format!("owner={me}"), "A B C D E"),
        ("sort=recent&tag=m365", "A B E"),
    ] {
        let left: Vec<&str> = left.split_whitespace().collect();
        for search in ["", "&search=restart%20client"] {
            let mut found = listed(&team.admin, &format!("{filter}{search}")).await;
            found.sort();
            assert_eq!(found, left, "{filter}{search}");
        }
    }
    for sort in ["&search=vpn", ""] {
        assert_eq!(listed(&team.admin, &format!("sort=review_by{sort}")).await[..2], ["C", "D"], "{sort}");
    }
    team.admin.get("/flows?folder=top").await.refused(422, "invalid");
    team.admin.get("/flows?colour=red").await.refused(422, "invalid_query");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_is_listed_with_those_below_it_and_told_from_the_top() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    library(&app, &team).await;
    let id = |digit: char| format!("00000000-0000-7000-8000-{}", digit.to_string().repeat(12));
    for (digit, parent, name, flow) in [('1', None, "Clients", "A"), ('2', Some('1'), "Contoso", "B")] {
        let literal = |digit| app.uuid(&id(digit));
        let parent = parent.map_or("NULL".to_owned(), literal);
        app.sql(&format!(
            "INSERT INTO folders (team_id, id, parent_id, name, name_key, created_at) \
             SELECT team_id, {}, {parent}, '{name}', '{name}', created_at FROM flows WHERE title = 'A'",
            literal(digit)
        ))
        .await;
        app.sql(&format!("UPDATE flows SET folder_id = {} WHERE title = '{flow}'", literal(digit))).await;
    }
    assert_eq!(listed(&team.admin, &format!("sort=title&folder={}", id('1'))).await, ["A", "B"]);
    assert_eq!(listed(&team.admin, "sort=title&folder=none").await, ["C", "D", "E"]);
    let page = team.admin.get(&format!("/flows?folder={}", id('2'))).await.expect(200);
    assert_eq!(page["items"][0]["folder"], json!({ "id": id('2'), "path": ["Clients", "Contoso"] }));
}
