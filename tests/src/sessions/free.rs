//! Sessions without a flow, and steps that no flow asks for.

use super::{Work, answer, back, done, note, resolve};
use crate::app::samples;
use chrono::TimeDelta;
use rf_core::Role;
use serde_json::{Value, json};

fn ad_hoc(title: &str, result: Option<&str>) -> Value {
    json!({ "type": "ad_hoc_step", "title": title, "result": result, "audience": "internal" })
}

impl Work {
    async fn free_session(&self, problem: &str) -> Value {
        self.engineer.post("/sessions", json!({ "problem": problem })).await.expect(201)
    }

    async fn note_of(&self, session: &str, variant: &str) -> String {
        let path = format!("/sessions/{session}/documentation?variant={variant}");
        self.engineer.get(&path).await.expect(200)["text"].as_str().expect("a text").to_owned()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_without_a_flow_has_a_whole_life() {
    let work = Work::ready().await;
    let session = work.free_session("  The scanner sends no mail ").await;
    let id = samples::id_of(&session);
    assert_eq!((&session["flow"], &session["problem"]), (&Value::Null, &json!("The scanner sends no mail")));
    assert_eq!((&session["current_step"], &session["path"]), (&Value::Null, &json!([])));
    assert_eq!((&session["status"], &session["event_count"]), (&json!("active"), &json!(1)));
    assert_eq!(
        session["timeline"][0]["event"],
        json!({ "type": "started", "flow": null, "version": null, "problem": "The scanner sends no mail" })
    );
    work.engineer.act(&id, 1, answer("scope", "one")).await.refused(409, "not_at_step");
    work.engineer.act(&id, 1, back(0)).await.refused(422, "not_an_earlier_visit");
    let commands = [
        ad_hoc("Sent a test page", Some("`550 relay denied`")),
        note("Since the move on Friday"),
        json!({ "type": "pause" }),
        json!({ "type": "resume" }),
        json!({
            "type": "ad_hoc_step", "title": "Allowed the new address", "minutes": 4, "audience": "client"
        }),
        resolve(),
        json!({ "type": "reopen", "why": "Again" }),
        json!({ "type": "escalate", "to": "L2", "reason": "The relay is theirs" }),
    ];
    let mut last = Value::Null;
    for (events, command) in (1..).zip(commands) {
        work.app.clock.advance(TimeDelta::seconds(30));
        last = work.engineer.act(&id, events, command).await.expect(200);
    }
    assert_eq!(
        (&last["status"], &last["event_count"], &last["steps_taken"]),
        (&json!("escalated"), &json!(9), &json!(0))
    );
    assert_eq!(work.read(&id).await, last);

    let reference = last["reference"].as_str().expect("a reference").to_owned();
    let internal = work.note_of(&id, "internal").await;
    for line in [
        &format!("{reference}: Free-form\n"),
        "Also did: Sent a test page. Result: `550 relay denied`\n",
        "Also did: Allowed the new address (4 min)\n",
    ] {
        assert!(internal.contains(line), "{line} in {internal}");
    }
    let client = work.note_of(&id, "client").await;
    assert!(client.contains("Done: Allowed the new address\n"), "{client}");
    assert!(!client.contains("test page") && !client.contains("4 min"), "{client}");
    for format in ["markdown", "text", "html", "json"] {
        work.engineer.get(&format!("/sessions/{id}/documentation/{format}")).await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_without_a_flow_are_listed_and_found_with_the_others() {
    let work = Work::ready().await;
    let on_a_flow = work.session().await;
    work.app.clock.advance(TimeDelta::seconds(1));
    let free = samples::id_of(&work.free_session("The scanner sends no mail").await);
    let listed = async |query: &str| {
        let page = work.engineer.get(&format!("/sessions?{query}")).await.expect(200);
        let items = page["items"].as_array().expect("a list").clone();
        items.iter().map(samples::id_of).collect::<Vec<_>>()
    };
    assert_eq!(listed("").await, [free.clone(), on_a_flow.clone()]);
    assert_eq!(listed("search=free-form").await, std::slice::from_ref(&free));
    assert_eq!(listed("search=scanner").await, std::slice::from_ref(&free));
    assert_eq!(listed(&format!("flow_id={}", work.flow)).await, [on_a_flow]);
    let item = work.engineer.get("/sessions?search=scanner").await.expect(200)["items"][0].clone();
    let detail = work.read(&free).await;
    // Where words stand is told by lists alone.
    for (name, value) in item.as_object().expect("an object").iter().filter(|(name, _)| *name != "hits") {
        assert_eq!(detail[name], *value, "{name} is the same in lists and in detail");
    }
    let flow = work.engineer.get(&format!("/flows/{}", work.flow)).await.expect(200);
    assert_eq!(flow["runs"], 1);
    let viewer = work.app.sign_in_as(&work.team, Role::Viewer).await;
    viewer.post("/sessions", json!({ "problem": "x" })).await.refused(403, "forbidden");
    viewer.get(&format!("/sessions/{free}")).await.refused(404, "session_not_found");
    let elsewhere = work.app.register_team("Contoso").await;
    elsewhere.admin.get(&format!("/sessions/{free}")).await.refused(404, "session_not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_free_start_that_is_sent_again_starts_nothing_more() {
    let work = Work::ready().await;
    let start = |body: &Value| {
        work.engineer.posting("/sessions", body).header("idempotency-key", "start-0001").send()
    };
    let body = json!({ "problem": "The scanner sends no mail" });
    let first = start(&body).await.expect(201);
    assert_eq!(start(&body).await.expect(201), first);
    let on_a_flow = json!({ "problem": "The scanner sends no mail", "flow_id": work.flow });
    start(&on_a_flow).await.refused(409, "idempotency_key_reused");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ad_hoc_step_leaves_the_path_where_it_is_and_is_recorded_once() {
    let work = Work::ready().await;
    let id = work.session().await;
    let before = work.engineer.act(&id, 1, answer("scope", "one")).await.expect(200);
    let command = json!({ "expected_events": 2, "command": ad_hoc("Restarted the router", None) });
    let send = |command: &Value| {
        let path = format!("/sessions/{id}/events");
        work.engineer.posting(&path, command).header("idempotency-key", "ad-hoc-001").send()
    };
    let after = send(&command).await.expect(200);
    assert_eq!((&after["path"], &after["current_step"]), (&before["path"], &before["current_step"]));
    assert_eq!(after["timeline"][2]["event"]["step"], "restart");
    assert_eq!(send(&command).await.expect(200), after);
    let other = json!({ "expected_events": 2, "command": ad_hoc("Restarted the switch", None) });
    send(&other).await.refused(409, "idempotency_key_reused");
    work.engineer.act(&id, 3, done("restart")).await.expect(200);
    let text = work.note_of(&id, "internal").await;
    let (first, then) = (text.find("Who is affected?"), text.find("Also did: Restarted the router\n"));
    assert!(first < then && then < text.find("Done: Restart the VPN client"), "{text}");
    let mate = work.app.sign_in_as(&work.team, Role::Engineer).await;
    mate.act(&id, 4, ad_hoc("Mine", None)).await.refused(403, "forbidden");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_does_not_apply_is_named_and_refused() {
    let work = Work::ready().await;
    let mut document = samples::flow("VPN with a shortcut");
    document["steps"]["works"]["answers"][1]["when"] = json!("answers.scope == \"all\"");
    let flow = samples::published(&work.engineer, &document).await;
    let id = samples::id_of(&samples::started(&work.engineer, &flow).await);
    work.engineer.act(&id, 1, answer("scope", "one")).await.expect(200);
    let session = work.engineer.act(&id, 2, done("restart")).await.expect(200);
    assert_eq!(session["left_out_answers"], json!([{ "step": "works", "answer": "no" }]));
    work.engineer.act(&id, 3, answer("works", "no")).await.refused(409, "answer_does_not_apply");
    let session = work.engineer.act(&id, 3, answer("works", "yes")).await.expect(200);
    assert_eq!(session["left_out_answers"], json!([]));
}
