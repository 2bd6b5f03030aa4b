//! Taking sessions away as archives: what is in them, and what never is.

use super::{Work, note, resolve};
use crate::app::{API, Answer, Caller, samples};
use reqwest::Method;
use rf_core::{Env, Role};
use rf_flows::unpack;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

const SECRET: &str = "zanzibar-secret-77";
const PASSWORD: &str = "Otter#Creek12";

async fn add(caller: &Caller, session: &str, name: &str, content: &[u8]) {
    let path = format!("{API}/sessions/{session}/evidence?name={name}");
    let key = Env::system().new_id::<Uuid>().to_string();
    let request = caller.request(Method::POST, &path).header("idempotency-key", &key);
    request.body("application/octet-stream", content).send().await.expect(200);
}

/// A session with a secret, a password in a note, and files.
async fn told(work: &Work) -> String {
    let mut document = samples::flow("Reset a door");
    document["intake"] =
        json!([{ "name": "door_code", "kind": "text", "label": "Door code", "secret": true }]);
    let flow = samples::published(&work.engineer, &document).await;
    let body = json!({ "flow_id": flow, "problem": "=cmd|' /C calc'!A0, the door is shut" });
    let id = samples::id_of(&work.engineer.post("/sessions", body).await.expect(201));
    let capture = json!({ "type": "capture", "name": "door_code", "value": SECRET });
    work.engineer.act(&id, 1, capture).await.expect(200);
    work.engineer.act(&id, 2, note(&format!("Logged on, password: {PASSWORD}"))).await.expect(200);
    id
}

fn files(answer: &Answer) -> BTreeMap<String, String> {
    assert_eq!(answer.status, 200, "{}", answer.shown());
    assert_eq!(answer.header("content-type"), "application/zip");
    let unpacked = unpack(&answer.body).expect("a whole archive");
    unpacked.files.into_iter().map(|file| (file.path, file.content)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_session_is_taken_away_with_everything_but_its_secrets() {
    let work = Work::ready().await;
    let terms = json!({ "redaction_terms": ["Project Falcon"] });
    work.team.admin.patch("/team", terms).await.expect(200);
    let id = told(&work).await;
    let log = format!("heron 1\npassword: {PASSWORD}\nProject Falcon\n");
    add(&work.engineer, &id, "app.log", log.as_bytes()).await;
    add(&work.engineer, &id, "page.html", b"<!doctype html><p>as it was</p>").await;
    let session = work.read(&id).await;
    let reference = session["reference"].as_str().expect("a reference");

    let answer = work.engineer.get(&format!("/sessions/{id}/export")).await;
    let disposition = format!("attachment; filename=\"{reference}.zip\"");
    assert_eq!(answer.header("content-disposition"), disposition);
    let files = files(&answer);
    let mut wanted: Vec<String> = ["", "-client", "-escalation"]
        .into_iter()
        .flat_map(|variant| {
            ["-ticket.txt", ".html", ".json", ".md", ".txt"].map(|end| format!("{reference}{variant}{end}"))
        })
        .chain(["README.txt", "evidence/001-app.log", "evidence/002-page.html"].map(str::to_owned))
        .collect();
    wanted.sort();
    assert_eq!(files.keys().cloned().collect::<Vec<_>>(), wanted);
    for (path, content) in &files {
        for hidden in [SECRET, PASSWORD, "Falcon"] {
            assert!(!content.contains(hidden), "{hidden} is in {path}");
        }
    }
    assert!(files["evidence/001-app.log"].contains("heron 1\npassword: [redacted: password]"));
    assert_eq!(files["evidence/002-page.html"], "<!doctype html><p>as it was</p>");
    let shown = work.engineer.get(&format!("/sessions/{id}/documentation")).await.expect(200);
    assert_eq!(shown["markdown"], files[&format!("{reference}.md")].as_str());
    let rows = work.app.audit("session.exported").await;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].detail("form"), "everything");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_notes_of_many_sessions_come_with_an_index_that_a_spreadsheet_does_not_run() {
    let work = Work::ready().await;
    let first = told(&work).await;
    let second = work.session().await;
    work.engineer.act(&second, 1, resolve()).await.expect(200);
    let reference = |session: &Value| session["reference"].as_str().expect("a reference").to_owned();
    let names = [reference(&work.read(&first).await), reference(&work.read(&second).await)];

    let both = json!({ "session_ids": [first, second, first], "variant": "client", "format": "text" });
    let found = files(&work.engineer.post("/sessions/export", both).await);
    let mut wanted = names.clone().map(|name| format!("{name}/{name}-client.txt")).to_vec();
    wanted.push("index.csv".into());
    wanted.sort();
    assert_eq!(found.keys().cloned().collect::<Vec<_>>(), wanted);
    let index = &found["index.csv"];
    assert_eq!(index.lines().count(), 3, "{index}");
    assert!(index.contains(",\"'=cmd|' /C calc'!A0, the door is shut\",active,"), "{index}");
    for content in found.values() {
        assert!(!content.contains(SECRET) && !content.contains(PASSWORD));
    }

    // By the filters of the list, in any form.
    let ended = json!({ "filter": { "status": "ended", "mine": true } });
    let found = files(&work.engineer.post("/sessions/export", ended).await);
    assert!(found.contains_key(&format!("{0}/{0}.md", names[1])) && found.len() == 2, "{:?}", found.keys());
    let rows = work.app.audit("session.exported").await;
    let forms: Vec<_> = rows.iter().map(|row| row.detail("form")).collect();
    assert_eq!(forms, ["client text", "internal markdown"]);

    for (body, code) in [
        (json!({}), "invalid"),
        (json!({ "session_ids": [] }), "invalid"),
        (json!({ "session_ids": [first], "filter": {} }), "invalid"),
        (json!({ "filter": { "status": "abandoned" } }), "invalid"),
        (json!({ "filter": { "colour": "red" } }), "invalid_body"),
    ] {
        work.engineer.post("/sessions/export", body).await.refused(422, code);
    }
    let many: Vec<Uuid> = (0..501).map(|_| Env::system().new_id()).collect();
    let many = json!({ "session_ids": many });
    work.engineer.post("/sessions/export", many).await.refused(413, "too_many_to_export");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_takes_away_what_they_may_not_read() {
    let work = Work::ready().await;
    let viewer = work.app.sign_in_as(&work.team, Role::Viewer).await;
    let stranger = work.app.register_team("Contoso").await.admin;
    let running = work.session().await;
    let ended = work.session().await;
    work.engineer.act(&ended, 1, resolve()).await.expect(200);
    for caller in [&viewer, &stranger] {
        caller.get(&format!("/sessions/{running}/export")).await.refused(404, "session_not_found");
        let both = json!({ "session_ids": [ended, running] });
        caller.post("/sessions/export", both).await.refused(404, "session_not_found");
    }
    assert_eq!(files(&viewer.get(&format!("/sessions/{ended}/export")).await).len(), 16);
    let all = files(&viewer.post("/sessions/export", json!({ "filter": {} })).await);
    assert_eq!(all.len(), 2, "the index and what has ended: {:?}", all.keys());
    stranger.post("/sessions/export", json!({ "filter": {} })).await.refused(422, "invalid");
    assert_eq!(work.app.audit("session.exported").await.len(), 2, "refusals are no exports");
}
