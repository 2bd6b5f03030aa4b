//! Values that flows ask for: given, corrected, and read again where they are secret.

use super::{Work, answer, done, path};
use crate::app::samples;
use rf_core::Role;
use serde_json::{Value, json};

const SECRET: &str = "Corr3ct-Horse-Battery";

fn capture(name: &str, value: &str) -> Value {
    json!({ "type": "capture", "name": name, "value": value })
}

fn cleaning() -> Value {
    json!({
        "format": "resolutionflow.flow/1",
        "kind": "procedural",
        "title": "Free space on a disk",
        "intake": [{ "name": "host", "kind": "host", "label": "Computer", "required": true }],
        "sections": [{ "title": "Work", "steps": ["look", "clean", "account"] }],
        "steps": {
            "look": { "type": "action", "title": "Look at {{ host }}", "captures": [
                { "name": "free_gb", "kind": "number", "label": "Free space in GB", "min": 0, "required": true }
            ] },
            "clean": { "type": "action", "title": "Delete temporary files", "when": "free_gb < 10" },
            "account": { "type": "action", "title": "Make a local account", "captures": [
                { "name": "password", "kind": "text", "label": "Its password", "secret": true, "required": true }
            ] }
        }
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_required_is_given_first_and_decides_what_applies() {
    let work = Work::ready().await;
    let flow = samples::published(&work.engineer, &cleaning()).await;
    let id = samples::id_of(&samples::started(&work.engineer, &flow).await);

    let refusal = work.engineer.act(&id, 1, done("look")).await.refused(409, "captures_missing");
    let fields = refusal["errors"].as_array().expect("errors").iter().map(|error| &error["field"]);
    assert_eq!(fields.collect::<Vec<_>>(), ["captures.host", "captures.free_gb"]);
    work.engineer.act(&id, 1, capture("colour", "red")).await.refused(422, "unknown_capture");
    let refusal = work.engineer.act(&id, 1, capture("free_gb", "-1")).await.refused(422, "invalid");
    assert_eq!(refusal["errors"][0]["field"], "value");
    work.engineer.act(&id, 1, capture("host", "srv-01")).await.expect(200);
    work.engineer.act(&id, 2, capture("free_gb", "80")).await.expect(200);
    assert_eq!(work.read(&id).await["left_out"], json!(["clean"]));
    work.engineer.act(&id, 3, capture("free_gb", "8.5")).await.expect(200);
    work.engineer.act(&id, 4, done("look")).await.expect(200);

    let session = work.read(&id).await;
    assert_eq!((path(&session), &session["left_out"]), (vec!["look", "clean"], &json!([])));
    assert_eq!(session["path"][0]["title"], "Look at srv-01");
    assert_eq!(session["timeline"][2]["superseded"], true);
    assert_eq!(
        session["captures"],
        json!([
            { "name": "free_gb", "step": "look", "value": "8.5", "seq": 4 },
            { "name": "host", "step": null, "value": "srv-01", "seq": 2 },
        ])
    );
    let note = work.engineer.get(&format!("/sessions/{id}/documentation/text")).await.text();
    for told in ["Computer: srv-01", "Free space in GB: 80, then corrected to 8.5", "Look at srv-01"] {
        assert!(note.contains(told), "no {told:?} in {note}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_in_nothing_but_its_own_answer() {
    let work = Work::ready().await;
    let admin = work.app.sign_in_as(&work.team, Role::TeamAdmin).await;
    let flow = samples::published(&work.engineer, &cleaning()).await;
    let id = samples::id_of(&samples::started(&work.engineer, &flow).await);
    let secret = format!("/sessions/{id}/captures/password/reveal");
    work.engineer.post(&secret, json!({})).await.refused(404, "secret_not_found");
    let commands = [
        capture("host", "srv-01"),
        capture("free_gb", "80"),
        done("look"),
        capture("password", SECRET),
        done("account"),
    ];
    for (expected, command) in (1..).zip(commands) {
        let answered = work.engineer.act(&id, expected, command).await.expect(200);
        assert!(!answered.to_string().contains(SECRET), "{answered}");
    }

    assert_eq!(
        work.engineer.post(&secret, json!({})).await.expect(200),
        json!({ "value": SECRET, "seq": 5 })
    );
    work.engineer
        .post(&format!("/sessions/{id}/captures/host/reveal"), json!({}))
        .await
        .refused(404, "secret_not_found");
    let log = admin.get("/team/audit-log?action=session.secret_revealed").await.expect(200);
    assert_eq!(log["items"].as_array().map(Vec::len), Some(1), "{log}");
    assert_eq!(log["items"][0]["details"]["capture"], "password");

    let mut outputs = vec![log.to_string()];
    for (column, table) in
        [("event", "session_events"), ("sealed", "session_events"), ("search_text", "sessions")]
    {
        let kept =
            work.app.rows(&format!("SELECT {column} AS text FROM {table} WHERE {column} IS NOT NULL")).await;
        assert!(!kept.is_empty(), "{table}.{column}");
        outputs.extend(kept);
    }
    for path in [format!("/sessions/{id}"), "/sessions".into(), format!("/sessions?search={SECRET}")] {
        outputs.push(work.engineer.get(&path).await.text());
    }
    for variant in ["internal", "client", "escalation"] {
        for format in ["", "/markdown", "/text", "/html", "/json"] {
            let path = format!("/sessions/{id}/documentation{format}?variant={variant}");
            let answer = work.engineer.get(&path).await;
            answer.expect(200);
            outputs.push(answer.text());
        }
    }
    for output in outputs {
        assert!(!output.contains(SECRET), "{output}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_answered_once_its_values_are_given() {
    let work = Work::ready().await;
    let mut flow = samples::flow("VPN of somebody");
    flow["steps"]["scope"]["captures"] =
        json!([{ "name": "ticket_is_vip", "kind": "checkbox", "required": true }]);
    let flow = samples::published(&work.engineer, &flow).await;
    let id = samples::id_of(&samples::started(&work.engineer, &flow).await);
    work.engineer.act(&id, 1, answer("scope", "one")).await.refused(409, "captures_missing");
    work.engineer.act(&id, 1, capture("ticket_is_vip", "true")).await.expect(200);
    work.engineer.act(&id, 2, answer("scope", "one")).await.expect(200);
    assert_eq!(work.read(&id).await["current_step"], "restart");
}
