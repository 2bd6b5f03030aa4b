//! What redaction hides in notes, and what somebody decides to keep.

use super::{Work, note};
use crate::app::{Answer, Caller};
use rf_core::Role;
use serde_json::{Value, json};

const TOLD: &str = "Signed in with password: Otter#Creek12 for Project Falcon";

async fn told(work: &Work) -> String {
    let id = work.session().await;
    work.engineer.act(&id, 1, note(TOLD)).await.expect(200);
    id
}

async fn text(work: &Work, id: &str) -> String {
    let note = work.engineer.get(&format!("/sessions/{id}/documentation")).await.expect(200);
    note["text"].as_str().expect("a text").to_owned()
}

async fn marks(work: &Work, id: &str) -> Vec<Value> {
    let answer = work.engineer.get(&format!("/sessions/{id}/redactions")).await;
    assert_eq!(answer.header("cache-control"), "no-store");
    answer.expect(200)["marks"].as_array().expect("marks").clone()
}

fn address(id: &str, mark: &Value) -> String {
    format!("/sessions/{id}/redactions/{}", mark["id"].as_str().expect("an id"))
}

async fn decide(caller: &Caller, address: &str, kept: bool) -> Answer {
    caller.putting(address, &json!({ "kept": kept })).send().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_value_is_hidden_until_somebody_keeps_it_and_again_when_they_change_their_mind() {
    let work = Work::ready().await;
    let id = told(&work).await;
    assert!(text(&work, &id).await.contains("with password: [redacted: password] for Project Falcon"));

    let [mark]: [Value; 1] = marks(&work, &id).await.try_into().expect("one value");
    let shown = ["kind", "mask", "value", "before", "after", "places"].map(|name| mark[name].clone());
    let wanted = [
        json!("password"),
        json!("[redacted: password]"),
        json!("Otter#Creek12"),
        json!("Signed in with password: "),
        json!(" for Project Falcon"),
        json!(1),
    ];
    assert_eq!(shown, wanted);
    let here = address(&id, &mark);
    for _ in 0..2 {
        assert_eq!(decide(&work.engineer, &here, true).await.status, 204);
    }
    assert!(text(&work, &id).await.contains(TOLD));
    let [kept]: [Value; 1] = marks(&work, &id).await.try_into().expect("one value");
    assert_eq!((&kept["id"], &kept["mask"]), (&mark["id"], &Value::Null));

    // Decided in one session, hidden in all others.
    let other = told(&work).await;
    assert!(text(&work, &other).await.contains("[redacted: password]"));
    decide(&work.engineer, &address(&other, &mark), true).await.refused(404, "mark_not_found");

    // After the end it is still a person's to decide.
    work.engineer.act(&id, 2, json!({ "type": "abandon", "why": "Not today" })).await.expect(200);
    assert_eq!(decide(&work.engineer, &here, false).await.status, 204);
    assert!(text(&work, &id).await.contains("[redacted: password]"));

    for action in ["session.value_kept", "session.value_masked"] {
        let rows = work.app.audit(action).await;
        assert_eq!(rows.iter().map(|row| row.detail("kind")).collect::<Vec<_>>(), ["password"], "{action}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_hides_words_of_its_own() {
    let work = Work::ready().await;
    let id = told(&work).await;
    let terms = json!({ "redaction_terms": [" Project Falcon ", "", "project falcon"] });
    let changed = work.team.admin.patch("/team", terms).await.expect(200);
    assert_eq!(changed["redaction_terms"], json!(["Project Falcon"]));
    assert!(text(&work, &id).await.contains("password: [redacted: password] for [redacted: term]"));

    let long = "x".repeat(101);
    for (terms, code) in [
        (json!(["x"]), "too_short"),
        (json!([long]), "too_long"),
        (json!(["two\nlines"]), "not_a_term"),
        (json!(["**"]), "not_a_term"),
        (json!((0..201).map(|n| format!("term {n}")).collect::<Vec<_>>()), "too_many"),
    ] {
        let refusal = work.team.admin.patch("/team", json!({ "redaction_terms": terms })).await;
        assert_eq!(refusal.refused(422, "invalid")["errors"][0]["code"], code, "{terms}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_works_on_a_session_sees_what_is_hidden_in_it() {
    let work = Work::ready().await;
    let id = told(&work).await;
    let colleague = work.app.sign_in_as(&work.team, Role::Engineer).await;
    let stranger = work.app.register_team("Contoso").await.admin;
    let list = format!("/sessions/{id}/redactions");
    colleague.get(&list).await.refused(403, "forbidden");
    stranger.get(&list).await.refused(404, "session_not_found");
    work.team.admin.get(&list).await.expect(200);
    let [mark]: [Value; 1] = marks(&work, &id).await.try_into().expect("one value");
    for (caller, status, code) in [(&colleague, 403, "forbidden"), (&stranger, 404, "session_not_found")] {
        decide(caller, &address(&id, &mark), true).await.refused(status, code);
    }
    assert_eq!(decide(&work.team.admin, &address(&id, &mark), true).await.status, 204);
    assert!(text(&work, &id).await.contains(TOLD));
}
