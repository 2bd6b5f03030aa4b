//! Working through procedures: down their sections, with reasons for what is left out.

use super::{Work, answer, back, done, note, path, resolve};
use crate::app::samples;
use serde_json::{Value, json};

fn skip(step: &str, reason: &str) -> Value {
    json!({ "type": "skip_step", "step": step, "reason": reason })
}

fn patching() -> Value {
    json!({
        "format": "resolutionflow.flow/1",
        "kind": "procedural",
        "title": "Patch a machine",
        "sections": [
            { "title": "Before", "steps": ["sort", "snapshot", "tell"] },
            { "title": "Patch", "steps": ["patch"] }
        ],
        "steps": {
            "sort": { "type": "question", "title": "What is patched?", "answers": [
                { "id": "server", "label": "A server" }, { "id": "desk", "label": "A workstation" }
            ] },
            "snapshot": {
                "type": "action", "title": "Take a snapshot", "required": true,
                "when": "answers.sort == \"server\""
            },
            "tell": { "type": "action", "title": "Tell the user" },
            "patch": { "type": "action", "title": "Install the updates", "required": true }
        }
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_procedure_is_worked_through_and_its_note_tells_what_was_skipped() {
    let work = Work::ready().await;
    let flow = samples::published(&work.engineer, &patching()).await;
    assert_eq!(work.engineer.get(&format!("/flows/{flow}")).await.expect(200)["may_run"], true);
    let id = samples::id_of(&samples::started(&work.engineer, &flow).await);

    work.engineer.act(&id, 1, answer("sort", "desk")).await.expect(200);
    let session = work.read(&id).await;
    assert_eq!((&session["current_step"], &session["left_out"]), (&json!("tell"), &json!(["snapshot"])));
    work.engineer.act(&id, 2, done("snapshot")).await.refused(409, "not_at_step");
    work.engineer.act(&id, 2, skip("patch", "No window")).await.refused(409, "step_required");
    work.engineer.act(&id, 2, skip("tell", "  ")).await.refused(422, "invalid");
    work.engineer.act(&id, 2, skip("tell", "The user is on leave")).await.expect(200);
    let refusal = work.engineer.act(&id, 3, resolve()).await.refused(409, "required_steps_open");
    assert_eq!(refusal["errors"][0]["field"], "steps.patch");

    // What was answered wrongly is opened again; the step that was skipped stays so.
    work.engineer.act(&id, 3, back(0)).await.expect(200);
    work.engineer.act(&id, 4, answer("sort", "server")).await.expect(200);
    work.engineer.act(&id, 5, done("snapshot")).await.expect(200);
    work.engineer.act(&id, 6, done("patch")).await.expect(200);
    let session = work.read(&id).await;
    assert_eq!(path(&session), ["tell", "sort", "snapshot", "patch"]);
    assert_eq!((&session["current_step"], &session["steps_taken"]), (&Value::Null, &json!(4)));
    assert_eq!(session["path"][0]["is_skipped"], true);
    work.engineer.act(&id, 7, note("Behind the last step")).await.expect(200);
    work.engineer.act(&id, 8, resolve()).await.expect(200);
    assert_eq!(work.read(&id).await["status"], "resolved");

    let told = work.engineer.get(&format!("/sessions/{id}/documentation/markdown")).await.text();
    let place = |part: &str| told.find(part).unwrap_or_else(|| panic!("no {part:?} in {told}"));
    let order =
        ["A workstation", "The user is on leave", "Went back", "Take a snapshot", "Behind the last step"];
    assert!(order.map(place).is_sorted(), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_troubleshooting_step_is_skipped_with_a_reason_too() {
    let work = Work::ready().await;
    let id = work.session().await;
    work.engineer.act(&id, 1, skip("scope", "Known")).await.refused(422, "not_an_action");
    work.engineer.act(&id, 1, answer("scope", "one")).await.expect(200);
    work.engineer.act(&id, 2, skip("restart", "Done by the user")).await.expect(200);
    assert_eq!(work.read(&id).await["current_step"], "works");
}
