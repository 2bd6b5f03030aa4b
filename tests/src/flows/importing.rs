//! Bringing flows in: a preview that keeps nothing, and real pages from the first line to a resolved session.

use crate::app::{Caller, TestApp, samples};
use reqwest::Method;
use rf_core::Role;
use serde_json::{Value, json};
use std::{fs, path::PathBuf};

/// One file to preview.
fn file(path: &str, content: &str) -> Value {
    json!({ "files": [{ "path": path, "content": content }] })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_keeps_nothing() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    let chart =
        "flowchart TD\n  A{Is it on?} -->|Yes| B[Restart it]\n  A -->|No| C([Switch it on])\n  B --> C\n";
    let native = samples::flow("A file").to_string();
    let table = "step,title,answer,goto\nping,Up?,Yes,done\n,,No,call\ncall,Call them,,\ndone,Fine,,\n";
    let page = "# Restart\n\n1. Stop the service\n2. Start it\n3. Look at the log\n";
    for (path, content, format) in [
        ("Power.mmd", chart, "mermaid"),
        ("Net/Power.json", native.as_str(), "native"),
        ("Net/Printers/Power.csv", table, "csv"),
        ("Power.md", page, "markdown"),
    ] {
        let preview = engineer.post("/flows/import", file(path, content)).await.expect(200);
        let read = &preview["files"][0];
        let flows = read["flows"].as_array().expect("a list");
        assert_eq!((flows.len(), &read["format"]), (1, &json!(format)), "{path}: {preview}");
        let folders: Vec<_> = path.split('/').collect();
        assert_eq!(read["folder"], json!(folders[..folders.len() - 1]));
        assert!(preview["counts"]["steps"].as_u64().is_some_and(|steps| steps >= 3), "{path}");
        assert!(flows[0]["document"]["title"].is_string() && flows[0]["findings"].is_array());
        for entry in read["report"].as_array().expect("a list") {
            let outcome = entry["outcome"].as_str().unwrap_or_default();
            assert!(["mapped", "kept_as_text", "not_mapped", "offered", "failed"].contains(&outcome));
            assert!(entry["reason"].as_str().is_some_and(|reason| !reason.is_empty()));
        }
    }
    assert_eq!(engineer.get("/flows").await.expect(200)["items"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_source_that_is_no_flow_is_told_in_the_report() {
    let app = TestApp::start().await;
    let admin = app.register_team("Northwind").await.admin;
    for source in [
        "",
        "just words",
        "sequenceDiagram\n A->>B: hi",
        "{\"format\": \"other\"}",
        "nul\0byte",
        "---\n- [",
        "🛠️",
    ] {
        for format in ["auto", "mermaid", "markdown", "native", "csv", "html"] {
            let mut body = file("page", source);
            body["format"] = json!(format);
            let preview = admin.post("/flows/import", body).await.expect(200);
            let read = &preview["files"][0];
            let report = read["report"].as_array().expect("a list");
            assert!(!report.is_empty() || read["flows"] != json!([]), "{format}: {source:?}");
        }
    }
    let preview = admin.post("/flows/import", file("x.md", &"x\n".repeat(600 * 1024))).await.expect(200);
    assert_eq!(preview["files"][0]["flows"], json!([]));
    assert_eq!(preview["files"][0]["report"][0]["outcome"], "failed");
    let many = json!({ "files": vec![json!({ "path": "a", "content": "" }); 201] });
    admin.post("/flows/import", many).await.refused(413, "too_many_files");
    admin
        .post("/flows/import", file("a", &"x".repeat(9 * 1024 * 1024)))
        .await
        .refused(413, "files_too_large");
    admin
        .post("/flows/import", file("a", &"x".repeat(17 * 1024 * 1024)))
        .await
        .refused(413, "body_too_large");
    let twice = admin.request(Method::POST, "/api/v1/flows/import").body("text/plain", "{}").send().await;
    twice.refused(415, "unsupported_media_type");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_stands_in_its_folders_and_is_published_where_it_is_sound() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    let mut broken = samples::flow("Broken");
    broken["start"] = json!("nowhere");
    let keep = json!({ "publish": true, "flows": [
        { "document": samples::flow("VPN"), "folder": ["Network", "VPN"] },
        { "document": samples::flow("VPN"), "folder": ["network"], "slug": "vpn" },
        { "document": broken },
    ] });
    let kept = engineer.post("/flows/keep", keep).await.expect(201);
    let told: Vec<_> = kept["flows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|flow| (flow["slug"].clone(), flow["published"].clone()))
        .collect();
    assert_eq!(
        told,
        [(json!("vpn"), json!(true)), (json!("vpn-2"), json!(true)), (json!("broken"), json!(false))]
    );
    assert_eq!(kept["published"], 2);
    let folders = engineer.get("/folders").await.expect(200);
    let names: Vec<_> = folders["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|folder| (folder["name"].clone(), folder["flows"].clone()))
        .collect();
    assert_eq!(names, [(json!("Network"), json!(1)), (json!("VPN"), json!(1))]);
    let id = kept["flows"][0]["id"].as_str().unwrap();
    let versions = engineer.get(&format!("/flows/{id}/versions")).await.expect(200);
    assert_eq!(versions["items"][0]["change_note"], "Imported");
}

#[tokio::test(flavor = "multi_thread")]
async fn all_is_kept_or_nothing() {
    let app = TestApp::start().await;
    let admin = app.register_team("Northwind").await.admin;
    let good = json!({ "document": samples::flow("Good"), "folder": ["New"] });
    for (bad, status, code) in [
        (json!({ "document": samples::flow("nul\u{0}") }), 422, "invalid"),
        (json!({ "document": samples::flow("x"), "slug": "No Slug" }), 422, "invalid"),
        (
            json!({ "document": samples::flow("x"), "folder": ["1", "2", "3", "4", "5", "6", "7", "8", "9"] }),
            422,
            "too_deep",
        ),
        (json!({ "document": samples::flow("x"), "folder": [""] }), 422, "invalid"),
        (json!({ "document": samples::flow("x"), "colour": "red" }), 422, "invalid_body"),
    ] {
        admin.post("/flows/keep", json!({ "flows": [good, bad] })).await.refused(status, code);
        assert_eq!(admin.get("/flows").await.expect(200)["items"], json!([]));
        assert_eq!(admin.get("/folders").await.expect(200)["items"], json!([]));
    }
    let large = samples::flow(&"x".repeat(100));
    let large = json!({ "document": large, "folder": [], "slug": "y".repeat(70 * 1024 * 1024) });
    admin.post("/flows/keep", json!({ "flows": [large] })).await.refused(413, "body_too_large");
}

#[tokio::test(flavor = "multi_thread")]
async fn real_pages_become_flows_that_lead_to_an_end() {
    let Some(pages) = pages() else {
        assert!(!on_ci(), "the pages of the corpus are missing");
        eprintln!("no corpus beside this checkout: nothing to import");
        return;
    };
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    let mut done = 0;
    for (name, source) in pages {
        let preview = engineer.post("/flows/import", file(&format!("{name}.md"), &source)).await.expect(200);
        let flows = preview["files"][0]["flows"].as_array().expect("a list");
        let sound = |flow: &&Value| {
            flow["findings"]
                .as_array()
                .is_some_and(|findings| findings.iter().all(|f| f["severity"] != "error"))
        };
        let Some(flow) = flows.iter().find(sound) else { continue };
        let id = samples::published(&engineer, &flow["document"]).await;
        walk_to_the_end(&engineer, &id, &flow["document"], &name).await;
        done += 1;
        if done == 10 {
            return;
        }
    }
    panic!("only {done} pages of the corpus led to an end");
}

/// Takes the first way that leads to an end, then ends the session there.
async fn walk_to_the_end(engineer: &Caller, flow: &str, document: &Value, name: &str) {
    let mut session = samples::started(engineer, flow).await;
    let id = samples::id_of(&session);
    let way = way_out(document);
    for (step, answer) in &way {
        assert_eq!(session["current_step"].as_str(), Some(step.as_str()), "{name}");
        let command = match answer {
            Some(answer) => json!({ "type": "answer", "step": step, "answer": answer }),
            None => json!({ "type": "complete_step", "step": step }),
        };
        let events = session["event_count"].as_u64().expect("a count");
        session = engineer.act(&id, events, command).await.expect(200);
    }
    let end = session["current_step"].as_str().expect("the session is at its end");
    let command = match document["steps"][end]["type"].as_str() {
        Some("resolution") => json!({ "type": "resolve", "outcome": "Solved" }),
        _ => json!({ "type": "escalate", "reason": "Beyond this flow" }),
    };
    let events = session["event_count"].as_u64().expect("a count");
    let ended = engineer.act(&id, events, command).await.expect(200);
    assert_eq!(ended["steps_taken"].as_u64(), Some(way.len() as u64), "{name}");
    let markdown =
        engineer.get(&format!("/sessions/{id}/documentation")).await.expect(200)["markdown"].clone();
    assert!(markdown.as_str().is_some_and(|text| text.contains(document["title"].as_str().unwrap_or("?"))));
}

/// The shortest way from the start to an end: each step with the answer to give.
fn way_out(document: &Value) -> Vec<(String, Option<String>)> {
    let start = document["start"].as_str().expect("flows have a start").to_owned();
    let mut ways = std::collections::VecDeque::from([(start, Vec::new())]);
    let mut seen = std::collections::HashSet::new();
    while let Some((here, way)) = ways.pop_front() {
        let step = &document["steps"][here.as_str()];
        if !seen.insert(here.clone()) {
            continue;
        }
        let text = |value: &Value| value.as_str().expect("ids are text").to_owned();
        let mut go = |answer: Option<String>, goto: &Value| {
            let mut way = way.clone();
            way.push((here.clone(), answer));
            ways.push_back((text(goto), way));
        };
        match step["type"].as_str() {
            Some("question") => {
                for answer in step["answers"].as_array().expect("questions have answers") {
                    go(Some(text(&answer["id"])), &answer["goto"]);
                }
            }
            Some("action") => go(None, &step["goto"]),
            _ => return way,
        }
    }
    panic!("a published flow has a way out");
}

/// The pages of the corpus beside the repository, by name.
fn pages() -> Option<Vec<(String, String)>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/mermaid-flowcharts");
    let mut files: Vec<_> =
        fs::read_dir(folder).ok()?.filter_map(Result::ok).map(|entry| entry.path()).collect();
    files.sort();
    let pages = files.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    // Spread over the whole corpus, in the same order every time.
    let pages: Vec<_> = pages.step_by(7).collect();
    let read = |path: PathBuf| {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        (name, fs::read_to_string(path).expect("the pages are text"))
    };
    Some(pages.into_iter().map(read).collect())
}

#[expect(clippy::disallowed_methods, reason = "only a run on CI must have the corpus")]
fn on_ci() -> bool {
    std::env::var("CI").is_ok_and(|ci| ci == "true")
}
