//! What cannot be read, what is too large, and what databases cannot hold: refused at the door, with its own code.

use crate::app::{API, Answer, Caller, TestApp, samples};
use reqwest::Method;
use serde_json::{Value, json};

/// Posts these bytes as they are.
async fn raw(caller: &Caller, path: &str, content_type: &str, body: impl Into<Vec<u8>>) -> Answer {
    caller.request(Method::POST, &format!("{API}{path}")).body(content_type, body).send().await
}

/// The flow with one of its fields otherwise; the path is a JSON pointer.
fn flow_with(pointer: &str, value: impl Into<Value>) -> Value {
    let mut document = samples::flow("Limits");
    *document.pointer_mut(pointer).expect("the field is there") = value.into();
    document
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_is_not_json_is_told_so() {
    let app = TestApp::start().await;
    let caller = app.register_team("Northwind").await.admin;
    for path in ["/flows", "/flows/validate", "/flows/import", "/sessions"] {
        for broken in ["", "{", "{\"", "nonsense", "\u{feff}{}", "{'a':1}"] {
            raw(&caller, path, "application/json", broken).await.refused(400, "malformed_json");
        }
        raw(&caller, path, "application/json", b"{\"\xff\xfe\": 1}".to_vec())
            .await
            .refused(400, "malformed_json");
        for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
            raw(&caller, path, kind, "{}").await.refused(415, "unsupported_media_type");
        }
        raw(&caller, path, "application/json; charset=utf-8", "[]").await.refused(422, "invalid_body");
        let without = caller.request(Method::POST, &format!("{API}{path}")).send().await;
        without.refused(415, "unsupported_media_type");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_of_another_shape_is_told_so() {
    let app = TestApp::start().await;
    let caller = app.register_team("Northwind").await.admin;
    let mut misspelt = samples::flow("Limits");
    misspelt["sumary"] = json!("x");
    let mut unknown_type = samples::flow("Limits");
    unknown_type["steps"]["scope"]["type"] = json!("script");
    let mut wrong_field = samples::flow("Limits");
    wrong_field["steps"]["fixed"]["goto"] = json!("scope");
    for document in [
        json!(null),
        json!([]),
        json!("text"),
        json!({}),
        misspelt,
        unknown_type,
        wrong_field,
        flow_with("/format", "resolutionflow.flow/2"),
        flow_with("/kind", "project"),
        flow_with("/steps", json!([])),
        flow_with("/title", 7),
        flow_with("/title", Value::Null),
        flow_with("/tags", "vpn"),
        flow_with("/steps/restart/minutes", -1),
        flow_with("/steps/restart/minutes", 1.5),
        flow_with("/steps/restart/minutes", 4_294_967_296_u64),
    ] {
        for path in ["/flows", "/flows/validate"] {
            let answer = caller.post(path, json!({ "document": document })).await;
            let problem = answer.refused(422, "invalid_body");
            assert!(
                problem["title"].as_str().is_some_and(|title| title.starts_with("Correct the request body"))
            );
        }
    }
    for extra in
        ["id", "team_id", "owner", "owner_id", "revision", "status", "latest_version", "created_at", "runs"]
    {
        let mut body = json!({ "document": samples::flow("Limits") });
        body[extra] = json!("x");
        caller.post("/flows", body).await.refused(422, "invalid_body");
    }
    let twice = samples::flow("Limits").to_string().replacen(
        "\"steps\":{",
        "\"steps\":{\"scope\":{\"type\":\"resolution\",\"title\":\"x\"},",
        1,
    );
    let twice = format!("{{\"document\":{twice}}}");
    raw(&caller, "/flows", "application/json", twice).await.refused(422, "invalid_body");
    assert_eq!(caller.get("/flows").await.expect(200)["items"], json!([]), "nothing of it was kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_database_can_hold_is_refused_with_its_field() {
    let app = TestApp::start().await;
    let caller = app.register_team("Northwind").await.admin;
    for (pointer, field) in [
        ("/title", "document.title"),
        ("/summary", "document.summary"),
        ("/category", "document.category"),
        ("/tags/0", "document.tags.0"),
        ("/start", "document.start"),
        ("/steps/scope/title", "document.steps.scope.title"),
        ("/steps/scope/answers/0/label", "document.steps.scope.answers.0.label"),
        ("/steps/restart/commands/0/run", "document.steps.restart.commands.0.run"),
        ("/steps/fixed/cause", "document.steps.fixed.cause"),
    ] {
        let answer = caller.post("/flows", json!({ "document": flow_with(pointer, "nul\0byte") })).await;
        let problem = answer.refused(422, "invalid");
        assert_eq!(problem["errors"][0]["field"], field);
        assert_eq!(problem["errors"][0]["code"], "forbidden_character");
    }
    let mut document = samples::flow("Limits");
    document["steps"]["nul\0byte"] = json!({ "type": "resolution", "title": "x" });
    caller.post("/flows", json!({ "document": document })).await.refused(422, "invalid");
    let lone_surrogate =
        json!({ "document": samples::flow("SURROGATE") }).to_string().replace("SURROGATE", "\\ud800");
    raw(&caller, "/flows", "application/json", lone_surrogate).await.refused(400, "malformed_json");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_large_is_refused_before_it_costs_anything() {
    let app = TestApp::start().await;
    let caller = app.register_team("Northwind").await.admin;
    let mib = 1024 * 1024;
    // Beyond the body's limit, whatever is in it.
    for (path, most) in [("/flows", 4), ("/flows/validate", 4), ("/flows/import", 16), ("/sessions", 4)] {
        let body = json!({ "source": "x".repeat(most * mib) }).to_string();
        raw(&caller, path, "application/json", body).await.refused(413, "body_too_large");
    }
    // Within it, but beyond a flow's.
    let large = flow_with("/steps/scope/title", "x".repeat(300 * 1024));
    caller.post("/flows", json!({ "document": large })).await.refused(413, "flow_too_large");
    let over_a_mib = flow_with("/steps/scope/title", "x".repeat(mib + mib / 2));
    caller.post("/flows", json!({ "document": over_a_mib })).await.refused(413, "flow_too_large");
    let mut many = samples::flow("Many steps");
    for number in 0..1_000 {
        many["steps"][format!("s{number}")] = json!({ "type": "resolution", "title": "x" });
    }
    caller.post("/flows", json!({ "document": many })).await.refused(413, "flow_too_large");
    let checked = caller.post("/flows/validate", json!({ "document": many })).await.expect(200);
    let findings = checked["findings"].as_array().expect("a list").clone();
    assert!(findings.iter().any(|finding| finding["code"] == "too_many_steps"));
    for (pointer, length) in [("/title", 201), ("/summary", 2_001), ("/category", 101), ("/tags/0", 51)] {
        let document = flow_with(pointer, "x".repeat(length));
        let problem = caller.post("/flows", json!({ "document": document })).await.refused(422, "invalid");
        assert_eq!(problem["errors"][0]["code"], "text_too_long", "{pointer}");
        let document = flow_with(pointer, "ü".repeat(length - 1));
        caller.post("/flows", json!({ "document": document })).await.expect(201);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nesting_without_end_is_refused_and_not_followed() {
    let app = TestApp::start().await;
    let caller = app.register_team("Northwind").await.admin;
    for depth in [200, 100_000] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let inner = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            let body = format!("{{\"document\":{inner}}}");
            let answer = raw(&caller, "/flows", "application/json", body).await;
            assert!([400, 422].contains(&answer.status), "{}", answer.shown());
            let body = format!("{{\"x\":{inner}}}");
            let answer = raw(&caller, "/flows/validate", "application/json", body).await;
            assert!([400, 422].contains(&answer.status), "{}", answer.shown());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_and_queries_that_make_no_sense_are_refused() {
    let app = TestApp::start().await;
    let caller = app.register_team("Northwind").await.admin;
    let id = samples::published(&caller, &samples::flow("VPN")).await;
    for bad in [
        "x",
        "1",
        "..%2f..%2fetc",
        "%00",
        "01890000-0000-7000-8000-00000000000g",
        "%F0%9F%9B%A0",
        "'%20OR%201=1",
    ] {
        caller.get(&format!("/flows/{bad}")).await.refused(404, "not_found");
        caller.get(&format!("/flows/{bad}/versions")).await.refused(404, "not_found");
        caller.get(&format!("/sessions/{bad}")).await.refused(404, "not_found");
        caller.get(&format!("/sessions/{bad}/documentation")).await.refused(404, "not_found");
    }
    let versions = format!("/flows/{id}/versions");
    for list in ["/flows", "/sessions", versions.as_str()] {
        for limit in ["0", "101", "18446744073709551615"] {
            let problem = caller.get(&format!("{list}?limit={limit}")).await.refused(422, "invalid");
            assert_eq!(problem["errors"][0]["field"], "limit");
        }
        for query in
            ["limit=x", "limit=-1", "limit=1.5", "limit=", "limit=18446744073709551616", "offset=1", "page=2"]
        {
            caller.get(&format!("{list}?{query}")).await.refused(422, "invalid_query");
        }
        for cursor in ["", "x", "AAAA", "%00", "!!!!", &"A".repeat(5_000)] {
            let problem = caller.get(&format!("{list}?cursor={cursor}")).await.refused(422, "invalid");
            assert_eq!(problem["errors"][0]["field"], "cursor");
        }
        caller.get(&format!("{list}?limit=1&limit=2")).await.refused(422, "invalid_query");
    }
    for query in ["status=nonsense", "status=", "sort=evil", "status=draft&status=published", "team_id=1"] {
        caller.get(&format!("/flows?{query}")).await.refused(422, "invalid_query");
    }
    for query in ["status=nonsense", "mine=yes", "flow_id=x", "mine=true&mine=false", "assignee=1"] {
        caller.get(&format!("/sessions?{query}")).await.refused(422, "invalid_query");
    }
    for list in ["/flows", "/sessions"] {
        for search in ["%00", "nul%00byte", "%07", &"x".repeat(201)] {
            let problem = caller.get(&format!("{list}?search={search}")).await.refused(422, "invalid");
            assert_eq!(problem["errors"][0]["field"], "search");
        }
        caller.get(&format!("{list}?search={}", "x".repeat(200))).await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cursor_of_another_list_shows_nothing_wrong() {
    let app = TestApp::start().await;
    let caller = app.register_team("Northwind").await.admin;
    for number in 0..3 {
        samples::created(&caller, &samples::flow(&format!("Flow {number}"))).await;
    }
    let page = caller.get("/flows?limit=1&sort=title").await.expect(200);
    let cursor = page["next_cursor"].as_str().expect("there is more");
    for list in ["/flows", "/sessions", "/flows?sort=updated"] {
        let joint = if list.contains('?') { '&' } else { '?' };
        let answer = caller.get(&format!("{list}{joint}cursor={cursor}")).await;
        assert!([200, 422].contains(&answer.status), "{}", answer.shown());
    }
}
