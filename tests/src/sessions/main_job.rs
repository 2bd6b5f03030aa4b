//! The job that the product is for, from the first question to the note.

use super::{Work, answer, back, done, note, path, resolve};
use crate::app::samples;
use chrono::TimeDelta;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn an_engineer_follows_a_flow_corrects_an_answer_and_resolves() {
    let work = Work::ready().await;
    let session = samples::started(&work.engineer, &work.flow).await;
    let id = samples::id_of(&session);
    assert_eq!(session["status"], "active");
    assert_eq!(session["event_count"], 1);
    assert_eq!(session["current_step"], "scope");
    assert_eq!(session["flow"], json!({ "id": work.flow, "title": "VPN does not connect", "version": 1 }));
    assert_eq!(session["problem"], "Shares do not open");
    assert_eq!(session["assignee"]["id"], work.engineer.me["id"]);
    assert!(session["reference"].as_str().is_some_and(|name| name.starts_with("RF-") && name.len() == 9));
    assert_eq!((&session["may_act"], &session["ended_at"]), (&json!(true), &Value::Null));
    assert_eq!(path(&session), ["scope"]);

    let commands = [
        (answer("scope", "all"), "provider"),
        (back(0), "scope"),
        (answer("scope", "one"), "restart"),
        (note("Client 5.2 was stuck in `connecting`."), "restart"),
        (done("restart"), "works"),
        (answer("works", "yes"), "fixed"),
    ];
    for (events, (command, at)) in (1..).zip(commands) {
        work.app.clock.advance(TimeDelta::seconds(20));
        let session = work.engineer.act(&id, events, command).await.expect(200);
        assert_eq!(session["event_count"], events + 1);
        assert_eq!(session["current_step"], at);
        assert_eq!(session["updated_at"], json!(work.app.now()));
    }
    work.app.clock.advance(TimeDelta::seconds(20));
    let ended = work.engineer.act(&id, 7, resolve()).await.expect(200);
    assert_eq!((ended["status"].as_str(), ended["event_count"].as_u64()), (Some("resolved"), Some(8)));
    assert_eq!(ended["current_step"], Value::Null);
    assert_eq!(ended["ended_at"], json!(work.app.now()));
    assert_eq!(ended["may_act"], false);
    assert_eq!(path(&ended), ["scope", "restart", "works", "fixed"]);
    assert_eq!(ended["steps_taken"], 3);
    assert_eq!(ended["path"][0]["answer"], json!({ "id": "one", "label": "One person" }));
    assert_eq!(ended["path"][1]["notes"], 1);
    assert_eq!(ended["path"][3]["left_at"], Value::Null);

    let timeline = ended["timeline"].as_array().expect("a timeline");
    let seen: Vec<_> = timeline
        .iter()
        .map(|entry| (entry["seq"].as_u64(), entry["event"]["type"].as_str(), entry["superseded"].as_bool()))
        .collect();
    let kinds =
        ["started", "answered", "went_back", "answered", "noted", "step_done", "answered", "resolved"];
    let expected: Vec<_> =
        (1..).zip(kinds).map(|(seq, kind)| (Some(seq), Some(kind), Some(seq == 2))).collect();
    assert_eq!(seen, expected, "only the corrected answer is superseded");
    assert!(timeline.iter().all(|entry| entry["actor"]["name"] == work.engineer.me["name"]));
    assert_eq!(work.read(&id).await, ended);
    let flow = work.engineer.get(&format!("/flows/{}", work.flow)).await.expect(200);
    assert_eq!(flow["runs"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_stays_on_the_version_that_it_started_with() {
    let work = Work::ready().await;
    let id = work.session().await;
    let mut second = samples::flow("VPN, rewritten");
    second["steps"]["scope"]["answers"][0]["goto"] = json!("provider");
    let request =
        work.engineer.putting(&format!("/flows/{}/draft", work.flow), &json!({ "document": second }));
    request.header("if-match", "\"1\"").send().await.expect(200);
    samples::publish(&work.engineer, &work.flow, 2).await;

    let session = work.engineer.act(&id, 1, answer("scope", "one")).await.expect(200);
    assert_eq!(session["current_step"], "restart", "as version 1 says");
    assert_eq!(
        (&session["flow"]["version"], &session["flow"]["title"]),
        (&json!(1), &json!("VPN does not connect"))
    );
    let newer = samples::started(&work.engineer, &work.flow).await;
    assert_eq!((&newer["flow"]["version"], &newer["flow"]["title"]), (&json!(2), &json!("VPN, rewritten")));
    let older = json!({ "flow_id": work.flow, "version": 1 });
    let older = work.engineer.post("/sessions", older).await.expect(201);
    assert_eq!(older["flow"]["version"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_can_also_be_handed_over_or_given_up() {
    let work = Work::ready().await;
    for (command, status, kind) in [
        (json!({ "type": "escalate", "to": "L2", "reason": "Needs the firewall" }), "escalated", "escalated"),
        (
            json!({ "type": "escalate", "to": " ", "reason": "Nobody in particular" }),
            "escalated",
            "escalated",
        ),
        (json!({ "type": "abandon", "why": "The client rang off" }), "abandoned", "abandoned"),
    ] {
        let id = work.session().await;
        let ended = work.engineer.act(&id, 1, command).await.expect(200);
        assert_eq!(
            (ended["status"].as_str(), ended["timeline"][1]["event"]["type"].as_str()),
            (Some(status), Some(kind))
        );
        for late in [answer("scope", "one"), note("late"), resolve()] {
            work.engineer.act(&id, 2, late).await.refused(409, "session_ended");
        }
        assert_eq!(work.read(&id).await["event_count"], 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn time_runs_forward_in_a_timeline_even_when_a_clock_does_not() {
    let work = Work::ready().await;
    let id = work.session().await;
    work.app.clock.advance(TimeDelta::seconds(200));
    work.engineer.act(&id, 1, answer("scope", "one")).await.expect(200);
    work.app.clock.advance(TimeDelta::seconds(-150));
    let session = work.engineer.act(&id, 2, note("earlier, by the clock")).await.expect(200);
    let times: Vec<_> = session["timeline"]
        .as_array()
        .expect("a timeline")
        .iter()
        .map(|entry| entry["at"].as_str())
        .collect();
    assert!(times.is_sorted(), "{times:?}");
}
