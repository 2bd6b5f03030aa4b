//! Files of a session: what is kept, what is refused, and that nothing is left of what broke.

use super::{Work, done, resolve};
use crate::app::{API, Answer, Caller, Wishes, samples};
use base64::{Engine, engine::general_purpose::STANDARD};
use reqwest::Method;
use rf_core::{Env, Role};
use rf_evidence::{EvidenceAddress, S3Access, sweep};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{
    fs,
    io::Write,
    net::TcpStream,
    path::Path,
    time::{Duration, Instant},
};
use uuid::Uuid;

use super::bucket::Bucket;

const MIB: usize = 1024 * 1024;

/// A picture of one pixel.
fn png() -> Vec<u8> {
    let text =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    STANDARD.decode(text).expect("base64")
}

fn fresh_key() -> String {
    Env::system().new_id::<Uuid>().to_string()
}

/// Adds a file under this key; `query` begins with its name.
async fn add_as(caller: &Caller, session: &str, query: &str, content: &[u8], key: &str) -> Answer {
    let path = format!("{API}/sessions/{session}/evidence?name={query}");
    let request = caller.request(Method::POST, &path).header("idempotency-key", key);
    request.body("application/octet-stream", content).send().await
}

async fn add(caller: &Caller, session: &str, query: &str, content: &[u8]) -> Answer {
    add_as(caller, session, query, content, &fresh_key()).await
}

/// The file that was added last.
fn last_file(session: &Value) -> Value {
    let timeline = session["timeline"].as_array().expect("a timeline");
    let added = timeline.iter().rev().find(|entry| entry["event"]["type"] == "evidence_added");
    added.expect("a file was added")["event"]["file"].clone()
}

/// How many files there are below a folder.
fn kept(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let count = |entry: fs::DirEntry| if entry.path().is_dir() { kept(&entry.path()) } else { 1 };
    entries.map(|entry| count(entry.expect("an entry"))).sum()
}

async fn withdraw(work: &Work, session: &str, id: &str) -> Answer {
    let events = work.read(session).await["event_count"].as_u64().expect("a count");
    let command = json!({ "type": "withdraw_evidence", "id": id, "why": "Shows a password" });
    work.engineer.act(session, events, command).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_kept_as_it_came_and_told_in_the_note() {
    let work = Work::ready().await;
    let id = work.session().await;
    let session = add(&work.engineer, &id, "screen.png&caption=The%20error", &png()).await.expect(200);
    let file = last_file(&session);
    let digest: String = Sha256::digest(png()).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(file["sha256"], digest.as_str());
    assert_eq!((&file["media_type"], &file["bytes"]), (&json!("image/png"), &json!(png().len())));

    let path = format!("/sessions/{id}/evidence/{}", file["id"].as_str().expect("an id"));
    let found = work.engineer.get(&path).await;
    assert_eq!((found.status, &found.body), (200, &png()));
    assert_eq!(found.header("content-type"), "image/png");
    assert_eq!(found.header("content-security-policy"), "sandbox; default-src 'none'");
    assert!(found.header("content-disposition").starts_with("attachment; filename=\"screen.png\""));
    let small = work.engineer.get(&format!("{path}/thumbnail")).await;
    assert_eq!((small.status, small.header("content-type")), (200, "image/png"));
    work.engineer.get(&format!("{path}/text")).await.refused(404, "no_preview");

    let note = |variant: &'static str| {
        let engineer = work.engineer.clone();
        let path = format!("/sessions/{id}/documentation/text?variant={variant}");
        async move { engineer.get(&path).await.text() }
    };
    let told = format!("Evidence: screen.png (image, {} bytes): The error", png().len());
    assert!(note("internal").await.contains(&told));
    assert!(note("escalation").await.contains(&told));
    assert!(!note("client").await.contains("screen.png"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_is_shown_at_its_beginning_with_its_secrets_masked() {
    let work = Work::ready().await;
    let id = work.session().await;
    let log = format!("password: Corr3ct-Horse-Battery\n{}", "a line of the log\n".repeat(6_000));
    let session = add(&work.engineer, &id, "app.log", log.as_bytes()).await.expect(200);
    let file = last_file(&session);
    let path = format!("/sessions/{id}/evidence/{}", file["id"].as_str().expect("an id"));
    let shown = work.engineer.get(&format!("{path}/text")).await.expect(200);
    let text = shown["text"].as_str().expect("a text");
    assert!(text.starts_with("password: [redacted: password]\n") && text.ends_with("a line of the log"));
    assert_eq!((&shown["is_cut"], &shown["hidden"]), (&json!(true), &json!(1)));
    work.engineer.get(&format!("{path}/thumbnail")).await.refused(404, "no_preview");
    assert_eq!(work.engineer.get(&path).await.text(), log, "a download is the file as it came");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_large_empty_or_of_a_wrong_type_leaves_nothing_behind() {
    let work = Work::ready().await;
    let id = work.session().await;
    let large = vec![b'x'; 25 * MIB + 1];
    add(&work.engineer, &id, "large.log", &large).await.refused(413, "evidence_too_large");
    add(&work.engineer, &id, "setup.png", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff")
        .await
        .refused(422, "evidence_type_refused");
    add(&work.engineer, &id, "empty.log", b"").await.refused(422, "invalid");
    let caption = format!("a.log&caption={}", "x".repeat(501));
    add(&work.engineer, &id, &caption, b"text").await.refused(422, "invalid");
    add(&work.engineer, &id, "a.log&capture=nothing", b"text").await.refused(422, "unknown_capture");
    add(&work.engineer, &id, "a.log&expected_events=9", b"text").await.refused(409, "session_moved");
    let bare = work.engineer.request(Method::POST, &format!("{API}/sessions/{id}/evidence?name=a"));
    bare.body("text/plain", "text").send().await.refused(422, "idempotency_key_required");
    assert_eq!(kept(work.app.evidence_folder()), 0);
    assert_eq!(work.read(&id).await["event_count"], 1);

    let session = add(&work.engineer, &id, "page.html", b"<!DOCTYPE html><script>alert(1)</script>").await;
    assert_eq!(last_file(&session.expect(200))["media_type"], "application/octet-stream");
    work.engineer.act(&id, 2, resolve()).await.expect(200);
    add(&work.engineer, &id, "late.log", b"text").await.refused(409, "session_ended");
    assert_eq!(kept(work.app.evidence_folder()), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_that_breaks_off_leaves_nothing_behind() {
    let work = Work::ready().await;
    let id = work.session().await;
    let host = work.app.base.trim_start_matches("http://").to_owned();
    let token = work.engineer.access_token.clone().expect("signed in");
    for chunked in [false, true] {
        let length = if chunked { "transfer-encoding: chunked" } else { "content-length: 9000000" };
        let head = format!(
            "POST {API}/sessions/{id}/evidence?name=a.log HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {token}\r\n\
             idempotency-key: {}\r\n{length}\r\n\r\n",
            fresh_key()
        );
        let mut client = TcpStream::connect(&host).expect("the server listens");
        client.write_all(head.as_bytes()).expect("it takes the head");
        if chunked {
            client.write_all(format!("{:x}\r\n", 4 * MIB).as_bytes()).expect("it takes a chunk's head");
        }
        client.write_all(&vec![b'x'; 2 * MIB]).expect("it takes a part");
    }
    // Whoever hangs up is noticed at once; nothing that could be left has a name before that.
    let patience = Instant::now() + Duration::from_secs(1);
    while Instant::now() < patience {
        assert_eq!(kept(work.app.evidence_folder()), 0);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(work.read(&id).await["event_count"], 1);
    assert_eq!(work.app.count("evidence", "1 = 1").await, 0);
    add(&work.engineer, &id, "a.log", b"text").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_sent_twice_under_one_key_is_there_once() {
    let work = Work::ready().await;
    let id = work.session().await;
    let key = fresh_key();
    let first = add_as(&work.engineer, &id, "a.log", b"text", &key).await.expect(200);
    work.engineer.act(&id, 2, super::note("meanwhile")).await.expect(200);
    let second = add_as(&work.engineer, &id, "a.log", b"text", &key).await.expect(200);
    assert_eq!((&second["event_count"], last_file(&second)), (&json!(3), last_file(&first)));
    add_as(&work.engineer, &id, "a.log", b"other", &key).await.refused(409, "idempotency_key_reused");
    assert_eq!(kept(work.app.evidence_folder()), 1);

    // At once, too.
    let key = fresh_key();
    let both = tokio::join!(
        add_as(&work.engineer, &id, "b.log", b"text", &key),
        add_as(&work.engineer, &id, "b.log", b"text", &key)
    );
    assert_eq!(both.0.expect(200)["event_count"], both.1.expect(200)["event_count"]);
    assert_eq!(kept(work.app.evidence_folder()), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_file_is_gone_and_the_trace_stays() {
    let work = Work::ready().await;
    let id = work.session().await;
    let session = add(&work.engineer, &id, "wrong.png", &png()).await.expect(200);
    let file = last_file(&session)["id"].as_str().expect("an id").to_owned();
    assert_eq!(kept(work.app.evidence_folder()), 2, "the file and its small picture");
    let session = withdraw(&work, &id, &file).await.expect(200);
    assert_eq!(session["timeline"][1]["superseded"], true);
    assert_eq!(kept(work.app.evidence_folder()), 0);
    for part in ["", "/thumbnail", "/text"] {
        let path = format!("/sessions/{id}/evidence/{file}{part}");
        work.engineer.get(&path).await.refused(404, "evidence_withdrawn");
    }
    withdraw(&work, &id, &file).await.refused(404, "evidence_withdrawn");
    let note = work.engineer.get(&format!("/sessions/{id}/documentation/text")).await.text();
    assert!(note.contains("Evidence: (later withdrawn)") && !note.contains("wrong.png"), "{note}");
    assert!(note.contains("Evidence withdrawn: Shows a password"), "{note}");
    let rows = work.app.audit("session.evidence_withdrawn").await;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].detail("evidence"), file.as_str());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_required_file_holds_its_step_up() {
    let work = Work::ready().await;
    let mut document = samples::flow("With a screenshot");
    document["start"] = json!("restart");
    document["steps"]["restart"]["captures"] =
        json!([{ "name": "window", "kind": "file", "label": "The window", "required": true }]);
    let flow = samples::published(&work.engineer, &document).await;
    let id = samples::id_of(&samples::started(&work.engineer, &flow).await);
    work.engineer.act(&id, 1, done("restart")).await.refused(409, "captures_missing");
    let session = add(&work.engineer, &id, "window.png&capture=window", &png()).await.expect(200);
    assert_eq!(session["captures"][0]["value"], "window.png");
    work.engineer.act(&id, 2, done("restart")).await.expect(200);
    let note = work.engineer.get(&format!("/sessions/{id}/documentation/text")).await.text();
    assert!(note.contains("Evidence: The window, window.png (image"), "{note}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hostile_name_does_no_harm() {
    let work = Work::ready().await;
    let id = work.session().await;
    let long = format!("{}.log", "x".repeat(300));
    for (given, kept) in [
        ("..%2F..%2Fetc%2Fpasswd", "passwd"),
        ("a%0D%0ASet-Cookie:%20b=c.txt", "a Set-Cookie b=c.txt"),
        ("photo%E2%80%AEgpj.exe.txt", "photo gpj.exe.txt"),
        ("%C3%9Cbersicht%20%E2%80%93%20%22neu%22.txt", "Übersicht – neu .txt"),
        ("%00", "file"),
        (long.as_str(), ""),
    ] {
        let session = add(&work.engineer, &id, given, b"text").await.expect(200);
        let file = last_file(&session);
        let name = file["name"].as_str().expect("a name");
        assert!(kept.is_empty() || name == kept, "{given}: {name}");
        assert!(name.chars().count() <= 120);
        let path = format!("/sessions/{id}/evidence/{}", file["id"].as_str().expect("an id"));
        let found = work.engineer.get(&path).await;
        assert_eq!(found.status, 200);
        assert!(found.cookies().is_empty());
        assert!(found.header("content-disposition").starts_with("attachment; filename=\""), "{given}");
    }
    // Nothing but ids names what is kept.
    for team in fs::read_dir(work.app.evidence_folder()).expect("a folder").flatten() {
        assert!(Uuid::parse_str(&team.file_name().to_string_lossy()).is_ok());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_that_unpacks_to_too_much_is_kept_without_a_picture() {
    let work = Work::ready().await;
    let id = work.session().await;
    let mut bomb = png();
    bomb[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
    let session = add(&work.engineer, &id, "bomb.png", &bomb).await.expect(200);
    let path = format!("/sessions/{id}/evidence/{}", last_file(&session)["id"].as_str().expect("an id"));
    work.engineer.get(&format!("{path}/thumbnail")).await.refused(404, "no_preview");
    work.engineer.get(&path).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_gets_at_the_files() {
    let work = Work::ready().await;
    let id = work.session().await;
    let session = add(&work.engineer, &id, "a.log", b"text").await.expect(200);
    let file = last_file(&session)["id"].as_str().expect("an id").to_owned();
    let theirs = work.app.register_team("Tailspin").await;
    let viewer = work.app.sign_in_as(&work.team, Role::Viewer).await;
    let colleague = work.app.sign_in_as(&work.team, Role::Engineer).await;
    for part in ["", "/thumbnail", "/text"] {
        let path = format!("/sessions/{id}/evidence/{file}{part}");
        theirs.admin.get(&path).await.refused(404, "session_not_found");
        viewer.get(&path).await.refused(404, "session_not_found");
    }
    colleague.get(&format!("/sessions/{id}/evidence/{file}/text")).await.expect(200);
    add(&colleague, &id, "b.log", b"text").await.refused(403, "forbidden");
    add(&theirs.admin, &id, "b.log", b"text").await.refused(404, "session_not_found");
    // A file of another session is not in this one.
    let other = work.session().await;
    work.engineer.get(&format!("/sessions/{other}/evidence/{file}")).await.refused(404, "evidence_not_found");
    assert_eq!(kept(work.app.evidence_folder()), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sweep_takes_what_belongs_to_nothing_once_it_is_old() {
    let work = Work::ready().await;
    let id = work.session().await;
    let session = add(&work.engineer, &id, "a.png", &png()).await.expect(200);
    let file = last_file(&session)["id"].as_str().expect("an id").to_owned();
    let folder = work.app.evidence_folder();
    let team = fs::read_dir(folder).expect("a folder").flatten().next().expect("a team's folder").path();
    let beside = team.join(&id);
    // A file whose event was never recorded, one that was being written when the machine fell, and one that is not ours.
    fs::write(beside.join(fresh_key()), b"text").expect("it can be written");
    fs::write(beside.join(format!("{}#1", fresh_key())), b"te").expect("it can be written");
    fs::write(folder.join("README"), b"not ours").expect("it can be written");
    let now = Env::system().now();
    let hour = chrono::TimeDelta::hours(1);
    let mut known = work.app.store();
    assert_eq!(sweep(work.app.evidence(), &mut known, now - hour).await, Ok(0));
    assert_eq!(kept(folder), 5);
    assert_eq!(sweep(work.app.evidence(), &mut known, now + hour).await, Ok(2));
    assert_eq!(kept(folder), 3);
    work.engineer.get(&format!("/sessions/{id}/evidence/{file}")).await.expect(200);

    // What was withdrawn goes even if it could not be deleted then.
    withdraw(&work, &id, &file).await.expect(200);
    fs::create_dir_all(&beside).expect("it can be made");
    fs::write(beside.join(&file), b"left").expect("it can be written");
    assert_eq!(sweep(work.app.evidence(), &mut known, now + hour).await, Ok(1));
    assert_eq!(kept(folder), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_that_speaks_s3_keeps_files_as_a_folder_does() {
    let bucket = Bucket::open();
    let access = S3Access {
        endpoint: Some(bucket.address()),
        region: Some("eu-central-1".into()),
        key: Some(("key-id".into(), "key-secret".into())),
    };
    let address = EvidenceAddress::Bucket { bucket: "files".into(), prefix: "flow".into() };
    let wishes = Wishes { evidence: Some((address, access)), ..Wishes::default() };
    let work = Work::on(crate::app::TestApp::start_with(wishes).await).await;
    let id = work.session().await;
    let session = add(&work.engineer, &id, "a.png", &png()).await.expect(200);
    let file = last_file(&session)["id"].as_str().expect("an id").to_owned();
    assert_eq!(bucket.names().len(), 2);
    assert!(bucket.names().iter().all(|name| name.starts_with("files/flow/")), "{:?}", bucket.names());
    let path = format!("/sessions/{id}/evidence/{file}");
    assert_eq!(work.engineer.get(&path).await.body, png());
    work.engineer.get(&format!("{path}/thumbnail")).await.expect(200);
    let text = add(&work.engineer, &id, "a.log", b"one\ntwo\n").await.expect(200);
    let text = format!("/sessions/{id}/evidence/{}/text", last_file(&text)["id"].as_str().expect("an id"));
    assert_eq!(work.engineer.get(&text).await.expect(200)["text"], "one\ntwo\n");

    let orphan = bucket.names()[0].replace(&file, &fresh_key());
    bucket.put(&orphan, b"orphan");
    let soon = Env::system().now() + chrono::TimeDelta::hours(1);
    assert_eq!(sweep(work.app.evidence(), &mut work.app.store(), soon).await, Ok(1));
    assert!(!bucket.names().contains(&orphan));
    withdraw(&work, &id, &file).await.expect(200);
    assert_eq!(bucket.names().len(), 1);

    bucket.refuse(true);
    add(&work.engineer, &id, "b.log", b"text").await.refused(503, "evidence_unavailable");
    bucket.refuse(false);
    assert_eq!((bucket.names().len(), &work.read(&id).await["event_count"]), (1, &json!(4)));
    assert_eq!(bucket.unsigned(), 0, "every request is signed");
}
