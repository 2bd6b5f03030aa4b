//! Notes edited by hand.

use super::{Work, note, searching::indexed};
use crate::app::{API, Answer, Caller};
use reqwest::Method;
use rf_core::Role;
use serde_json::{Value, json};

fn address(id: &str, variant: &str) -> String {
    format!("/sessions/{id}/documentation/edits?variant={variant}")
}

async fn edits(caller: &Caller, id: &str, variant: &str) -> Value {
    caller.get(&address(id, variant)).await.expect(200)
}

/// A change of the piece where `holds` stands.
fn change(note: &Value, holds: &str, text: &str) -> Value {
    let pieces = note["pieces"].as_array().expect("pieces");
    let piece = pieces.iter().find(|piece| piece["text"].as_str().is_some_and(|told| told.contains(holds)));
    let piece = piece.expect("such a piece");
    let (anchor, against) = (&piece["anchor"], &piece["digest"]);
    json!({ "anchor": anchor, "text": text, "hidden": false, "below": ["And a line of my own"], "against": against })
}

async fn save(caller: &Caller, id: &str, variant: &str, revision: u32, edits: Value) -> Answer {
    let request = caller.putting(&address(id, variant), &json!({ "edits": edits }));
    request.header("if-match", &format!("\"{revision}\"")).send().await
}

/// How many sessions have these words in their note.
async fn found(caller: &Caller, words: &str) -> usize {
    let page = caller.get(&format!("/sessions?q={words}")).await.expect(200);
    page["items"].as_array().map_or(0, Vec::len)
}

async fn text(caller: &Caller, id: &str, variant: &str) -> String {
    let note = caller.get(&format!("/sessions/{id}/documentation?variant={variant}")).await.expect(200);
    note["text"].as_str().expect("a text").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_wrote_stays_in_the_note_while_the_session_goes_on_and_after_it() {
    let work = Work::ready().await;
    let id = work.session().await;
    let engineer = &work.engineer;
    engineer.act(&id, 1, note("Restarted the router")).await.expect(200);
    let before = edits(engineer, &id, "internal").await;
    assert_eq!(before["revision"], 0);
    let mine = change(&before, "Restarted the router", "Restarted it with password: Otter#Creek12");
    let saved = save(engineer, &id, "internal", 0, json!([mine])).await;
    assert_eq!(saved.header("etag"), "\"1\"");
    let saved = saved.expect(200);
    assert_eq!(saved["revision"], 1);

    engineer.act(&id, 2, json!({ "type": "abandon", "why": "Not today" })).await.expect(200);
    let told = text(engineer, &id, "internal").await;
    assert!(told.contains("Restarted it with password: [redacted: password]"), "{told}");
    assert!(told.contains("And a line of my own") && !told.contains("Restarted the router"), "{told}");
    assert!(told.contains("Not today"), "{told}");
    indexed(&work.app).await;
    assert_eq!((found(engineer, "router").await, found(engineer, "line%20own").await), (0, 1));
    // Each of its readers has a note of their own.
    let other = text(engineer, &id, "escalation").await;
    assert!(other.contains("Restarted the router") && !other.contains("a line of my own"), "{other}");
    // What is found in what was typed is reviewed like everything else.
    let marks = engineer.get(&format!("/sessions/{id}/redactions")).await.expect(200);
    let mark = marks["marks"][0]["id"].as_str().expect("a mark").to_owned();
    let decision = format!("/sessions/{id}/redactions/{mark}");
    assert_eq!(engineer.putting(&decision, &json!({ "kept": true })).send().await.status, 204);
    assert!(text(engineer, &id, "internal").await.contains("Otter#Creek12"));

    // Back to what is generated, and again as it was.
    let back = engineer.request(Method::DELETE, &format!("{API}{}", address(&id, "internal")));
    back.header("if-match", "\"1\"").send().await.expect(200);
    assert!(text(engineer, &id, "internal").await.contains("Restarted the router"));
    indexed(&work.app).await;
    assert_eq!((found(engineer, "router").await, found(engineer, "line%20own").await), (1, 0));
    save(engineer, &id, "internal", 2, json!([mine])).await.expect(200);
    assert!(text(engineer, &id, "internal").await.contains("And a line of my own"));
    let rows = work.app.audit("session.note_edited").await;
    assert_eq!(rows.iter().map(|row| row.detail("variant")).collect::<Vec<_>>(), ["internal", "internal"]);
    assert_eq!(work.app.audit("session.note_restored").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_overwrites_what_somebody_else_saved_meanwhile() {
    let work = Work::ready().await;
    let id = work.session().await;
    work.engineer.act(&id, 1, note("Restarted the router")).await.expect(200);
    let before = edits(&work.engineer, &id, "client").await;
    assert!(!before.to_string().contains("Restarted the router"), "{before}");
    let before = edits(&work.engineer, &id, "internal").await;
    let mine = json!([change(&before, "Restarted", "Mine")]);
    let theirs = json!([change(&before, "Restarted", "Theirs")]);
    let unseen = work.engineer.putting(&address(&id, "internal"), &json!({ "edits": mine })).send().await;
    unseen.refused(428, "revision_required");
    save(&work.team.admin, &id, "internal", 0, theirs).await.expect(200);
    for revision in [0, 2] {
        let refused = save(&work.engineer, &id, "internal", revision, mine.clone()).await;
        let current = refused.refused(412, "stale_revision")["current"].clone();
        assert_eq!(current["revision"], 1);
        assert!(current.to_string().contains("Theirs"), "{current}");
    }
    save(&work.engineer, &id, "internal", 1, mine).await.expect(200);
    assert!(text(&work.engineer, &id, "internal").await.contains("Mine"));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_works_on_a_session_edits_its_notes() {
    let work = Work::ready().await;
    let id = work.session().await;
    let colleague = work.app.sign_in_as(&work.team, Role::Engineer).await;
    let stranger = work.app.register_team("Contoso").await.admin;
    for (caller, status, code) in [(&colleague, 403, "forbidden"), (&stranger, 404, "session_not_found")] {
        caller.get(&address(&id, "internal")).await.refused(status, code);
        save(caller, &id, "internal", 0, json!([])).await.refused(status, code);
    }
    let made_up = json!([{ "anchor": "footer", "text": "x", "hidden": false, "below": [], "against": "" }]);
    let refusal = save(&work.engineer, &id, "internal", 0, made_up).await;
    let errors = refusal.refused(422, "invalid")["errors"].clone();
    assert_eq!((&errors[0]["field"], &errors[0]["code"]), (&json!("edits/0"), &json!("unknown_piece")));
    work.engineer.get(&address(&id, "nobody")).await.refused(404, "not_found");
}
