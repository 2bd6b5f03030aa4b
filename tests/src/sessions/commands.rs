//! What can be done in a session, and what cannot.

use super::{Work, answer, back, done, note, resolve};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_command_that_does_not_fit_is_refused_and_leaves_no_trace() {
    let work = Work::ready().await;
    let id = work.session().await;
    for (command, status, code) in [
        (answer("works", "yes"), 409, "not_at_step"),
        (answer("nowhere", "yes"), 409, "not_at_step"),
        (answer("scope", "maybe"), 422, "unknown_answer"),
        (done("scope"), 422, "not_an_action"),
        (done("restart"), 409, "not_at_step"),
        (back(0), 422, "not_an_earlier_visit"),
        (back(7), 422, "not_an_earlier_visit"),
        (note(""), 422, "invalid"),
        (note(" \n "), 422, "invalid"),
        (note("nul\0byte"), 422, "invalid"),
        (note(&"x".repeat(10_001)), 422, "invalid"),
        (json!({ "type": "resolve", "outcome": "" }), 422, "invalid"),
        (json!({ "type": "escalate", "to": "x".repeat(201), "reason": "" }), 422, "invalid"),
        (json!({ "type": "abandon", "why": "x".repeat(2_001) }), 422, "invalid"),
        (json!({ "type": "abandon" }), 422, "invalid_body"),
        (json!({ "type": "dance" }), 422, "invalid_body"),
        (json!({ "type": "note", "text": "x", "audience": "everybody" }), 422, "invalid_body"),
        (
            json!({ "type": "note", "text": "x", "audience": "client", "at": "2020-01-01T00:00:00Z" }),
            422,
            "invalid_body",
        ),
        (json!({ "type": "ad_hoc_step", "title": " ", "audience": "internal" }), 422, "invalid"),
        (
            json!({ "type": "ad_hoc_step", "title": "x", "minutes": 0, "audience": "internal" }),
            422,
            "invalid",
        ),
        (json!({ "type": "ad_hoc_step", "title": "nul\0", "audience": "internal" }), 422, "invalid"),
        (json!({ "type": "open_hypothesis", "statement": "x".repeat(301) }), 422, "invalid"),
        (
            json!({ "type": "close_hypothesis", "hypothesis": 1, "verdict": "confirmed" }),
            409,
            "hypothesis_not_open",
        ),
        (json!({ "type": "close_hypothesis", "hypothesis": 1, "verdict": "guessed" }), 422, "invalid_body"),
        (json!({ "type": "go_back", "visit": -1 }), 422, "invalid_body"),
        (json!("answer"), 422, "invalid_body"),
        (json!(null), 422, "invalid_body"),
    ] {
        work.engineer.act(&id, 1, command).await.refused(status, code);
    }
    let session = work.read(&id).await;
    assert_eq!((session["event_count"].as_u64(), session["current_step"].as_str()), (Some(1), Some("scope")));
    work.engineer.act(&id, 1, answer("scope", "one")).await.expect(200);
    work.engineer.act(&id, 2, answer("restart", "yes")).await.refused(422, "not_a_question");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_event_needs_a_key() {
    let work = Work::ready().await;
    let id = work.session().await;
    let body = json!({ "expected_events": 1, "command": note("x") });
    let bare = || work.engineer.posting(&format!("/sessions/{id}/events"), &body);
    bare().send().await.refused(422, "idempotency_key_required");
    for key in ["", "short", &"x".repeat(129)] {
        bare().header("idempotency-key", key).send().await.refused(422, "idempotency_key_invalid");
    }
    bare().header("idempotency-key", "exactly8").send().await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_acts_on_an_older_view_is_shown_what_stands() {
    let work = Work::ready().await;
    let id = work.session().await;
    work.engineer.act(&id, 1, note("first")).await.expect(200);
    for stale in [0, 1, 3, 99] {
        let problem =
            work.engineer.act(&id, stale, answer("scope", "one")).await.refused(409, "session_moved");
        assert_eq!(problem["current"], work.read(&id).await);
        assert_eq!(problem["event_count"], 2);
    }
    work.engineer.act(&id, 2, answer("scope", "one")).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_not_there_is_not_found() {
    let work = Work::ready().await;
    let missing = "01890000-0000-7000-8000-000000000000";
    work.engineer.act(missing, 1, resolve()).await.refused(404, "session_not_found");
    for path in ["", "/documentation", "/documentation/markdown"] {
        work.engineer.get(&format!("/sessions/{missing}{path}")).await.refused(404, "session_not_found");
    }
}
