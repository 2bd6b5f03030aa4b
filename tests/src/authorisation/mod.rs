//! Who may do what: every operation of the OpenAPI document, for everybody.

mod table;
mod world;

use crate::app::{Answer, TestApp};
use reqwest::Method;
use rf_core::Role;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use table::{On, PERSONAS, Reach, Row, TABLE};
use world::{OURS, THEIRS, World};

/// The operations of the document: id to method and path.
fn operations() -> BTreeMap<String, (Method, String)> {
    let document: Value = serde_json::from_str(&rf_api::openapi_json()).expect("the document is JSON");
    let paths = document["paths"].as_object().expect("the document has paths");
    let mut found = BTreeMap::new();
    for (path, item) in paths {
        for (method, operation) in item.as_object().expect("a path has operations") {
            let id = operation["operationId"].as_str().expect("operations have ids").to_owned();
            let method = method.to_uppercase().parse().expect("an HTTP method");
            assert!(found.insert(id, (method, path.clone())).is_none(), "operation ids are unique");
        }
    }
    found
}

/// What the document says about API tokens and the operation.
fn reach_of(document: &Value, method: &Method, path: &str) -> Reach {
    let operation = &document["paths"][path][method.as_str().to_lowercase()];
    let Some(ways) = operation["security"].as_array() else { return Reach::Everybody };
    match ways.iter().find_map(|way| way["apiToken"].as_array()).map(Vec::as_slice) {
        None => Reach::SignInOnly,
        Some([]) => Reach::AnyToken,
        Some([scope]) => Reach::Scope(scope.as_str().expect("scopes are text").to_owned()),
        Some(scopes) => panic!("{path} asks for several scopes: {scopes:?}"),
    }
}

#[test]
fn every_operation_has_a_row_and_every_row_an_operation() {
    let documented: BTreeSet<_> = operations().into_keys().collect();
    let listed: BTreeSet<_> = TABLE.iter().map(|row| row.operation.to_owned()).collect();
    assert_eq!(documented, listed, "say in the table who may do it");
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_may_do_what_the_table_says_and_nothing_more() {
    let operations = operations();
    let document: Value = serde_json::from_str(&rf_api::openapi_json()).expect("the document is JSON");
    let app = TestApp::start().await;
    let world = World::new(&app).await;
    let mut wrong = Vec::new();
    for row in TABLE {
        let (method, path) = &operations[row.operation];
        let reach = reach_of(&document, method, path);
        let mut things = world.things_for(row).await;
        for (place, persona) in PERSONAS.iter().enumerate() {
            let answer = world.send(row, method, path, &things, place).await;
            let (expected, code) = row.expected(place, &reach);
            let name = format!("{}: {persona}", row.name());
            if answer.status != expected {
                wrong.push(format!("{name}: {} instead of {expected}: {}", answer.status, answer.shown()));
            }
            if let Some(code) = code.filter(|code| answer.json()["code"] != *code) {
                wrong.push(format!("{name}: not {code}: {}", answer.shown()));
            }
            check_code(&mut wrong, row, persona, &answer);
            if row.on == On::Everybody {
                let back_in = "UPDATE sign_ins SET ended_at = NULL, end_reason = NULL WHERE end_reason = 'ended_by_admin'";
                app.sql(back_in).await;
            }
            let secret = if *persona == "other team" { OURS } else { THEIRS };
            // The operator reads the mail of all teams.
            if row.operation != "list_mails" && said(&answer).contains(secret) {
                wrong.push(format!("{name} sees another team's things: {}", answer.shown()));
            }
            if *method == Method::GET {
                continue;
            }
            if answer.status < 400 {
                things = world.things_for(row).await;
            } else if things.view != world.view(&things).await {
                wrong.push(format!("{name} was refused and changed something"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cells are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// A refusal of the signed-out says why they are.
fn check_code(wrong: &mut Vec<String>, row: &Row, persona: &str, answer: &Answer) {
    let expected = match persona {
        "nobody" => "not_authenticated",
        "disabled" => "account_disabled",
        "ended" => "session_revoked",
        _ => return,
    };
    let code = answer.json()["code"].clone();
    let by_proof = ["login", "refresh", "pay_second_factor", "finish_provider_sign_in"];
    let by_token = !by_proof.contains(&row.operation);
    if answer.status == 401 && by_token && code != expected {
        wrong.push(format!("{}: {persona}: {code}", row.name()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_told_anything_about_the_body_or_the_thing_before_signing_in() {
    let app = TestApp::start().await;
    let nobody = app.nobody();
    let document: Value = serde_json::from_str(&rf_api::openapi_json()).expect("the document is JSON");
    for (id, (method, path)) in operations() {
        let operation = &document["paths"][&path][method.as_str().to_lowercase()];
        if operation.get("security").is_none() {
            continue;
        }
        let segments = path.split('/').map(|segment| if segment.starts_with('{') { "x" } else { segment });
        let path = segments.collect::<Vec<_>>().join("/");
        for body in ["", "{", "{\"surprise\":1}"] {
            let request = nobody.request(method.clone(), &path).body("application/json", body);
            let answer = request.send().await;
            assert_eq!(
                (answer.status, answer.json()["code"].as_str()),
                (401, Some("not_authenticated")),
                "{id}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_teams_things_cannot_be_told_from_things_that_are_not_there() {
    let app = TestApp::start().await;
    let world = World::new(&app).await;
    let row = TABLE.iter().find(|row| row.operation == "get_flow").expect("flows can be read");
    let things = world.things_for(row).await;
    let stranger = world.stranger();
    let missing = "01890000-0000-7000-8000-000000000000";
    let seen = |answer: &Answer, id: &str| {
        let mut body = answer.json();
        body["request_id"] = json!(null);
        (answer.status, body.to_string().replace(id, "ID"))
    };
    let (flow, session) = (&things.flow, &things.ended);
    for path in ["", "/versions", "/versions/1"] {
        let theirs = stranger.get(&format!("/flows/{flow}{path}")).await;
        let nothing = stranger.get(&format!("/flows/{missing}{path}")).await;
        assert_eq!(seen(&theirs, flow), seen(&nothing, missing));
    }
    for path in ["", "/live", "/documentation", "/documentation/markdown"] {
        let theirs = stranger.get(&format!("/sessions/{session}{path}")).await;
        let nothing = stranger.get(&format!("/sessions/{missing}{path}")).await;
        assert_eq!(seen(&theirs, session), seen(&nothing, missing));
    }
    // Lists narrowed to another team's flow are empty, and its words find nothing.
    for query in [format!("flow_id={flow}"), format!("search={OURS}")] {
        assert_eq!(stranger.get(&format!("/sessions?{query}")).await.expect(200)["items"], json!([]));
    }
    assert_eq!(stranger.get(&format!("/flows?search={OURS}")).await.expect(200)["items"], json!([]));
    assert_eq!(stranger.get(&format!("/flows?category={OURS}")).await.expect(200)["items"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_of_one_team_finds_nothing_of_another() {
    let app = TestApp::start().await;
    let ours = app.register_team("Northwind").await;
    let theirs = app.register_team("Tailspin").await;
    let engineer = app.sign_in_as(&theirs, Role::Engineer).await;
    let mut ids = BTreeSet::new();
    for caller in [&ours.admin, &theirs.admin, &engineer] {
        let body = json!({ "document": crate::app::samples::flow("Same key") });
        let made = caller
            .posting("/flows", &body)
            .header("idempotency-key", "the-same-key")
            .send()
            .await
            .expect(201);
        ids.insert(crate::app::samples::id_of(&made));
    }
    assert_eq!(ids.len(), 3);
}

/// What an answer says; of an archive, what is in it.
fn said(answer: &Answer) -> String {
    if answer.header("content-type") != "application/zip" {
        return answer.text();
    }
    let files = rf_flows::unpack(&answer.body).expect("an archive of ours").files;
    files.into_iter().map(|file| file.path + "\n" + &file.content).collect()
}
