//! A secret value is sealed beside its event, and in nothing else: no answer of any operation, no file, no row.

use super::{Work, answer, resolve};
use crate::app::{API, Answer, Caller, samples};
use reqwest::Method;
use rf_core::Role;
use serde_json::{Value, json};
use std::{
    fs,
    io::{Cursor, Read},
    path::Path,
};
use zip::ZipArchive;

/// Given at first, and then corrected.
const SECRETS: [&str; 2] = ["canary Gelb-4711", "canary Grün/0815 <&>"];
/// What none of the secrets may leave of itself.
const TRACES: [&str; 3] = ["Gelb-4711", "/0815", "0815 <&"];

/// A flow that asks for a secret and names it wherever a flow can name a value.
fn flow() -> Value {
    let mut flow = samples::flow("Door of {{ door_code }}");
    flow["intake"] = json!([{ "name": "door_code", "kind": "text", "label": "Door code", "secret": true }]);
    flow["steps"]["scope"]["body"] = json!("Open with `{{ door_code }}`");
    flow["steps"]["restart"]["title"] = json!("Restart with {{ door_code }}");
    flow["steps"]["restart"]["commands"] = json!([{ "shell": "bash", "run": "open {{ door_code }}" }]);
    flow["steps"]["works"]["answers"][0]["label"] = json!("Yes, {{ door_code }} does");
    flow
}

/// A ticket from its beginning to its end, the secret given, corrected, read by somebody and handed on with the session.
async fn worked(work: &Work) -> String {
    let flow = samples::published(&work.engineer, &flow()).await;
    let id = samples::id_of(&samples::started(&work.engineer, &flow).await);
    let mate = work.app.sign_in_as(&work.team, Role::Engineer).await;
    let secret = |value: &str| json!({ "type": "capture", "name": "door_code", "value": value });
    let (owner, escalate) = (&work.engineer, json!({ "type": "escalate", "reason": "Needs a key" }));
    let commands = [
        (owner, secret(SECRETS[0])),
        (owner, answer("scope", "one")),
        (owner, super::done("restart")),
        (owner, super::back(0)),
        (owner, secret(SECRETS[1])),
        (owner, answer("scope", "one")),
        (owner, super::note("They stand before the door.")),
        (owner, escalate),
        (&mate, json!({ "type": "accept_escalation" })),
        (&mate, super::done("restart")),
        (&mate, answer("works", "yes")),
        (&mate, resolve()),
    ];
    for (seen, (caller, command)) in (1..).zip(commands) {
        told_nothing("a command", &caller.act(&id, seen, command).await);
    }
    // Refusals repeat what they refuse no more than answers do.
    told_nothing("a refusal", &mate.act(&id, 13, secret(SECRETS[0])).await);
    let reveal = mate.post(&format!("/sessions/{id}/captures/door_code/reveal"), json!({})).await.expect(200);
    assert_eq!(reveal["value"], SECRETS[1], "the secret is there for whoever may read it");
    id
}

#[track_caller]
fn told_nothing(what: &str, answer: &Answer) {
    silent(what, &answer.body);
    if answer.header("content-type") != "application/zip" {
        return;
    }
    let mut archive = ZipArchive::new(Cursor::new(&answer.body)).expect("an archive");
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).expect("a file of the archive");
        let name = format!("{what}: {:?}", file.name());
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("a whole file");
        silent(&name, &content);
    }
}

#[track_caller]
fn silent(what: &str, bytes: &[u8]) {
    for trace in TRACES {
        let found = bytes.windows(trace.len()).position(|window| window == trace.as_bytes());
        if let Some(at) = found {
            let around = &bytes[at.saturating_sub(200)..bytes.len().min(at + 200)];
            panic!("{what} tells {trace}: {}", String::from_utf8_lossy(around));
        }
    }
}

/// What there is to read: addresses that may tell anything but the secret, and those that search for it.
struct Reading {
    plain: Vec<String>,
    searching: Vec<String>,
}

/// All operations that read and that the session's values could be in, in every format and for all readers.
fn reading(session: &str, flow: &str, token: &str) -> Reading {
    let document: Value = serde_json::from_str(&rf_api::openapi_json()).expect("the document is JSON");
    let paths = document["paths"].as_object().expect("the document has paths");
    let known = [("{session_id}", session), ("{flow_id}", flow), ("{token}", token), ("{version}", "1")];
    let (mut plain, mut searching) = (Vec::new(), Vec::new());
    for (path, operation) in paths.iter().filter_map(|(path, item)| Some((path, item.get("get")?))) {
        let path = known.iter().fold(path.clone(), |path, (name, value)| path.replace(name, value));
        for format in ["markdown", "text", "html", "json", "psa"] {
            for variant in ["internal", "client", "escalation"] {
                let path = path.replace("{format}", format).replace("{variant}", variant);
                let queries =
                    ["".into(), format!("?variant={variant}"), format!("?audience=public&variant={variant}")];
                plain.extend(queries.map(|query| path.clone() + &query));
            }
        }
        let asked = operation["parameters"].as_array().into_iter().flatten();
        for name in asked.filter_map(|asked| asked["name"].as_str()) {
            if ["search", "q", "problem"].contains(&name) {
                searching.extend(["gelb-4711", "0815"].map(|word| format!("{path}?{name}={word}")));
            }
        }
    }
    for paths in [&mut plain, &mut searching] {
        paths.retain(|path| !path.contains('{'));
        paths.sort();
        paths.dedup();
    }
    Reading { plain, searching }
}

async fn read_all(readers: &[&Caller], Reading { plain, searching }: &Reading) -> usize {
    let mut answered = 0;
    for reader in readers {
        for path in plain {
            let answer = reader.request(Method::GET, path).send().await;
            told_nothing(path, &answer);
            answered += usize::from(answer.status == 200);
        }
        for path in searching {
            let answer = reader.request(Method::GET, path).send().await;
            let found = answer.json()["items"].as_array().map_or(0, Vec::len);
            assert_eq!(found, 0, "{path} finds it: {}", answer.shown());
        }
    }
    answered
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_in_no_answer_of_any_operation_in_no_file_and_in_no_row() {
    let work = Work::ready().await;
    let id = worked(&work).await;
    let (lead, shares) = (&work.team.admin, format!("/sessions/{id}/shares"));
    let public = json!({ "audience": "public", "variant": "internal" });
    let made = lead.post(&shares, public).await.expect(201);
    let token = made["url"].as_str().and_then(|url| url.rsplit('/').next()).expect("a token").to_owned();
    let flow = work.read(&id).await["flow"]["id"].as_str().expect("a flow").to_owned();
    let paths = reading(&id, &flow, &token);
    assert!(paths.plain.contains(&format!("{API}/sessions/{id}/documentation/html?variant=client")));
    assert!(paths.searching.len() > 4, "{:?}", paths.searching);
    let stranger = work.app.nobody();
    let answered = read_all(&[lead, &work.engineer, &stranger], &paths).await;
    assert!(answered > 60, "only {answered} operations answered");
    let exported = lead.post("/sessions/export", json!({ "session_ids": [id] })).await;
    assert_eq!((exported.status, exported.header("content-type")), (200, "application/zip"));
    told_nothing("an export", &exported);

    silent_below(work.app.evidence_folder());
    match work.app.database_file() {
        Some(file) => {
            let beside = file.with_extension("db-wal");
            for file in [file, beside] {
                silent(&file.display().to_string(), &fs::read(&file).unwrap_or_default());
            }
        }
        None => {
            let tables = "SELECT table_name::text AS text FROM information_schema.tables WHERE table_schema = 'public'";
            let tables = work.app.rows(tables).await;
            assert!(tables.len() > 20, "{tables:?}");
            for table in tables {
                let rows = work.app.rows(&format!("SELECT t::text AS text FROM {table} t")).await;
                silent(&table, rows.join("\n").as_bytes());
            }
        }
    }
}

fn silent_below(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            silent_below(&path)
        } else {
            silent(&path.display().to_string(), &fs::read(&path).unwrap_or_default())
        }
    }
}
