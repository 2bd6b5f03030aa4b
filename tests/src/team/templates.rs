//! How a team lays out its notes.

use crate::app::{API, Answer, Caller, Team, TestApp, samples};
use reqwest::Method;
use rf_core::Role;
use serde_json::{Value, json};

const OWN: &str = "# Ours: {{ reference }}\n- Password: {{ problem }}\n{{ facts }}\n\nNorthwind, for {{ engineer }}\n\n\
                   ## Our work\n{{ timeline }}\n\n{{ conclusion }}";
const BRIEFING: &str =
    "# Ours: {{ reference }}\n{{ facts }}\n{{ tried }}\n{{ known }}\n{{ taken_back }}\n{{ conclusion }}";
const SECRET: &str = "canary-7781";

fn path(variant: &str) -> String {
    format!("/team/note-templates/{variant}")
}

async fn save(caller: &Caller, variant: &str, revision: u32, text: &str) -> Answer {
    let request = caller.putting(&path(variant), &json!({ "text": text }));
    request.header("if-match", &format!("\"{revision}\"")).send().await
}

async fn reset(caller: &Caller, variant: &str, revision: u32) -> Answer {
    let request = caller.request(Method::DELETE, &format!("{API}{}", path(variant)));
    request.header("if-match", &format!("\"{revision}\"")).send().await
}

async fn preview(caller: &Caller, variant: &str, body: Value) -> Answer {
    caller.post(&format!("{}/preview", path(variant)), body).await
}

async fn note(caller: &Caller, session: &str, variant: &str) -> Value {
    caller.get(&format!("/sessions/{session}/documentation?variant={variant}")).await.expect(200)
}

fn said<'v>(value: &'v Value, member: &str) -> &'v str {
    value[member].as_str().expect("a text")
}

/// A session with a secret and a note.
async fn worked(app: &TestApp, team: &Team) -> (Caller, String) {
    let engineer = app.sign_in_as(team, Role::Engineer).await;
    let mut flow = samples::flow("Door");
    flow["intake"] = json!([{ "name": "door_code", "kind": "text", "secret": true }]);
    let flow = samples::published(&engineer, &flow).await;
    let body = json!({ "flow_id": flow, "problem": "sunflower" });
    let id = samples::id_of(&engineer.post("/sessions", body).await.expect(201));
    let secret = json!({ "type": "capture", "name": "door_code", "value": SECRET });
    engineer.act(&id, 1, secret).await.expect(200);
    let told = json!({ "type": "note", "text": "We were there", "audience": "client" });
    engineer.act(&id, 2, told).await.expect(200);
    (engineer, id)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_template_is_written_lays_out_every_note_and_is_taken_back() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let (engineer, session) = worked(&app, &team).await;
    let list = team.admin.get("/team/note-templates").await.expect(200);
    let variants: Vec<_> =
        list["templates"].as_array().expect("a list").iter().map(|one| said(one, "variant")).collect();
    assert_eq!(variants, ["internal", "client", "escalation"]);
    let before = team.admin.get(&path("internal")).await;
    assert_eq!(before.header("etag"), "\"0\"");
    let before = before.expect(200);
    assert_eq!(before, list["templates"][0]);
    assert_eq!((&before["is_standard"], &before["updated_by"]), (&json!(true), &Value::Null));
    assert_eq!(before["text"], before["standard"]);
    let standard = note(&engineer, &session, "internal").await;

    let saved = save(&team.admin, "internal", 0, &format!("{}\r\n \r\n", OWN.replace('\n', "\r\n"))).await;
    assert_eq!(saved.header("etag"), "\"1\"");
    let saved = saved.expect(200);
    assert_eq!((said(&saved, "text"), &saved["is_standard"]), (OWN, &json!(false)));
    assert_eq!(saved["updated_by"], json!({ "id": team.admin.me["id"], "name": team.admin.me["name"] }));
    assert!(saved["updated_at"].is_string());
    // What is so already is not worth a row.
    save(&team.admin, "internal", 1, OWN).await.expect(200);

    let told = note(&engineer, &session, "internal").await;
    let text = said(&told, "text");
    let name = engineer.me["name"].as_str().expect("a name");
    assert!(text.starts_with("Ours: RF-") && text.contains(&format!("\nNorthwind, for {name}\n")), "{text}");
    assert!(text.contains("\nOUR WORK\n") && !text.contains("WHAT WAS DONE"), "{text}");
    // Its name says what the problem is.
    assert!(text.contains("[redacted: password]") && !told.to_string().contains("sunflower"), "{told}");
    for (member, heading) in
        [("markdown", "## Our work"), ("html", "<h2>Our work</h2>"), ("psa", "Our work:")]
    {
        assert!(said(&told, member).contains(heading), "{told}");
    }
    let client = note(&engineer, &session, "client").await;
    assert!(said(&client, "text").starts_with("Service report RF-"), "{client}");
    // What is edited by hand, too.
    let edits =
        engineer.get(&format!("/sessions/{session}/documentation/edits?variant=internal")).await.expect(200);
    assert!(edits.to_string().contains("\"heading\":\"Our work\""), "{edits}");

    save(&team.admin, "escalation", 0, BRIEFING).await.expect(200);
    let back = reset(&team.admin, "internal", 1).await;
    assert_eq!(back.header("etag"), "\"2\"");
    let back = back.expect(200);
    assert_eq!((&back["is_standard"], &back["text"]), (&json!(true), &before["text"]));
    assert_eq!(note(&engineer, &session, "internal").await, standard);
    assert!(said(&note(&engineer, &session, "escalation").await, "text").starts_with("Ours: RF-"));
    save(&team.admin, "internal", 2, OWN).await.expect(200);
    let changed = app.audit("note_template.changed").await;
    let variants: Vec<_> = changed.iter().map(|row| row.detail("variant")).collect();
    assert_eq!(variants, ["internal", "escalation", "internal"]);
    assert_eq!(app.audit("note_template.reset").await.len(), 1);
    assert_eq!(app.count("audit_events", "details LIKE '%Northwind, for%'").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_overwrites_a_template_that_somebody_else_saved_meanwhile() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let unseen = team.admin.putting(&path("internal"), &json!({ "text": OWN })).send().await;
    unseen.refused(428, "revision_required");
    save(&team.admin, "internal", 0, OWN).await.expect(200);
    let mine = OWN.replace("Ours", "Mine");
    for revision in [0, 2] {
        let refused = save(&team.admin, "internal", revision, &mine).await.refused(412, "stale_revision");
        assert_eq!((&refused["current"]["revision"], said(&refused["current"], "text")), (&json!(1), OWN));
        reset(&team.admin, "internal", revision).await.refused(412, "stale_revision");
    }
    reset(&team.admin, "internal", 1).await.expect(200);
    save(&team.admin, "internal", 1, &mine).await.refused(412, "stale_revision");
    save(&team.admin, "internal", 2, &mine).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_template_that_would_not_tell_everything_is_refused_with_what_is_wrong() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let broken = "# {{ referense }}\n{{ facts }}\n{{ timeline }}";
    let refused = save(&team.admin, "internal", 0, broken).await.refused(422, "note_template_invalid");
    let finding = |place: usize| &refused["findings"][place];
    assert_eq!(
        (&finding(0)["code"], &finding(0)["line"], &finding(0)["column"], &finding(0)["suggestion"]),
        (&json!("unknown_placeholder"), &json!(1), &json!(3), &json!("{{ reference }}"))
    );
    assert_eq!(
        (&finding(1)["code"], &finding(1)["severity"]),
        (&json!("missing_placeholder"), &json!("error"))
    );
    let tried = preview(&team.admin, "internal", json!({ "text": broken })).await.expect(200);
    assert_eq!((&tried["findings"], &tried["note"]), (&refused["findings"], &Value::Null));
    save(&team.admin, "internal", 0, "# a\0b").await.refused(422, "invalid");
    preview(&team.admin, "internal", json!({ "text": "# a\u{1b}b" })).await.refused(422, "invalid");
    save(&team.admin, "nobody", 0, OWN).await.refused(404, "not_found");
    // One that a later version does not take any more harms no note.
    save(&team.admin, "internal", 0, OWN).await.expect(200);
    let (engineer, session) = worked(&app, &team).await;
    app.sql("UPDATE note_templates SET text = '# Only {{ a_title }}'").await;
    let told = note(&engineer, &session, "internal").await;
    assert!(said(&told, "text").contains("WHAT WAS DONE (UTC)"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_shows_a_session_as_it_would_be_told_and_keeps_nothing() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let (engineer, session) = worked(&app, &team).await;
    let before = note(&engineer, &session, "internal").await;
    let listed = team.admin.get("/team/note-templates").await.expect(200);
    for template in listed["templates"].as_array().expect("a list") {
        let body = json!({ "text": template["text"] });
        let made_up = preview(&team.admin, said(template, "variant"), body).await.expect(200);
        assert_eq!(made_up["findings"], json!([]));
        for member in ["markdown", "text", "html", "psa"] {
            assert!(said(&made_up["note"], member).contains("RF-4SN02Q"), "{made_up}");
        }
    }
    let body = json!({ "text": OWN, "session_id": session });
    let real = preview(&team.admin, "internal", body.clone()).await.expect(200);
    assert!(said(&real["note"], "text").contains("We were there"), "{real}");
    assert!(!real.to_string().contains(SECRET) && !real.to_string().contains("sunflower"), "{real}");
    assert_eq!(note(&engineer, &session, "internal").await, before);
    let stranger = app.register_team("Contoso").await.admin;
    preview(&stranger, "internal", body).await.refused(404, "session_not_found");
    preview(&engineer, "internal", json!({ "text": OWN })).await.refused(403, "forbidden");
    assert_eq!(team.admin.get("/team/note-templates").await.expect(200), listed);
}

#[tokio::test(flavor = "multi_thread")]
async fn links_and_archives_follow_the_template() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let (engineer, session) = worked(&app, &team).await;
    let client = "# Ours: {{ reference }}\n{{ facts }}\n\nCall desk@northwind.example, password: Otter#Creek12\n\n\
                  {{ timeline }}\n{{ conclusion }}";
    save(&team.admin, "client", 0, client).await.expect(200);
    let body = json!({ "audience": "public", "variant": "client" });
    let share = engineer.post(&format!("/sessions/{session}/shares"), body).await.expect(201);
    let token = said(&share, "url").rsplit('/').next().expect("a token").to_owned();
    let shown = app.nobody().get(&format!("/shared/{token}")).await.expect(200);
    let told = said(&shown["note"], "markdown");
    assert!(told.starts_with("# Ours: RF-") && told.contains("We were there"), "{told}");
    assert!(told.contains("desk@northwind.example") && !told.contains("Otter"), "{told}");
    let archive = engineer.get(&format!("/sessions/{session}/export")).await;
    assert_eq!(archive.status, 200);
    let files = rf_flows::unpack(&archive.body).expect("a whole archive").files;
    let file = files.iter().find(|file| file.path.ends_with("-client.md")).expect("the client's note");
    let direct = note(&engineer, &session, "client").await;
    assert_eq!(file.content, said(&direct, "markdown"));
    assert!(file.content.starts_with("# Ours: RF-"), "{}", file.content);
    for file in &files {
        assert!(!file.content.contains("Otter") && !file.content.contains(SECRET), "{}", file.path);
    }
}
