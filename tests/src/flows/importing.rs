//! Bringing flows in: a preview that keeps nothing, and real pages from the first line to a resolved session.

use crate::app::{Caller, TestApp, samples};
use rf_core::Role;
use serde_json::{Value, json};
use std::{fs, path::PathBuf};

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_keeps_nothing() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    let chart =
        "flowchart TD\n  A{Is it on?} -->|Yes| B[Restart it]\n  A -->|No| C([Switch it on])\n  B --> C\n";
    let native = samples::flow("A file").to_string();
    for (format, source) in
        [("auto", chart), ("mermaid", chart), ("auto", native.as_str()), ("native", native.as_str())]
    {
        let body = json!({ "format": format, "source": source, "name": "Power" });
        let preview = engineer.post("/flows/import", body).await.expect(200);
        let flows = preview["flows"].as_array().expect("a list");
        assert_eq!(flows.len(), 1, "{format}: {}", preview["report"]);
        assert!(preview["counts"]["steps"].as_u64().is_some_and(|steps| steps >= 3));
        assert!(flows[0]["document"]["title"].is_string() && flows[0]["findings"].is_array());
        for entry in preview["report"].as_array().expect("a list") {
            let outcome = entry["outcome"].as_str().unwrap_or_default();
            assert!(["mapped", "kept_as_text", "not_mapped", "failed"].contains(&outcome));
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
        for format in ["auto", "mermaid", "native"] {
            let body = json!({ "format": format, "source": source });
            let preview = admin.post("/flows/import", body).await.expect(200);
            let report = preview["report"].as_array().expect("a list");
            assert!(!report.is_empty() || preview["flows"] != json!([]), "{format}: {source:?}");
        }
    }
    let too_large = json!({ "format": "auto", "source": "x\n".repeat(600 * 1024) });
    let preview = admin.post("/flows/import", too_large).await.expect(200);
    assert_eq!(preview["flows"], json!([]));
    assert_eq!(preview["report"][0]["outcome"], "failed");
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
        let body = json!({ "format": "auto", "source": source, "name": name });
        let preview = engineer.post("/flows/import", body).await.expect(200);
        let flows = preview["flows"].as_array().expect("a list");
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
