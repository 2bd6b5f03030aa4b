//! Sub-flows within a session, facts, a flow taken up later, and what became of suggestions.

use super::{Work, answer, done, note, path, resolve};
use crate::app::samples;
use rf_core::Role;
use serde_json::{Value, json};

/// Mends a client: asks for its name first, does one thing with a secret.
fn mending() -> Value {
    json!({
        "format": "resolutionflow.flow/1", "kind": "procedural", "title": "Mend the client",
        "intake": [{"name": "client_name", "kind": "text", "required": true}],
        "sections": [{"title": "Work", "steps": ["stop", "clear"]}],
        "steps": {
            "stop": {"type": "action", "title": "Stop {{ client_name }}"},
            "clear": {"type": "action", "title": "Clear its profile",
                "captures": [{"name": "token", "kind": "text", "secret": true}]}
        }
    })
}

/// The flow that everybody has, whose `restart` is a sub-flow; asks for the user, whom the ticket knows.
fn around(slug: &Value) -> Value {
    let mut document = samples::flow("Nothing opens");
    document["intake"] = json!([{"name": "user", "kind": "text", "from": "ticket.contact.name"}]);
    document["steps"]["restart"] =
        json!({ "type": "subflow", "title": "Mend it for {{ user }}", "flow": slug, "goto": "works" });
    document
}

fn enter(step: &str) -> Value {
    json!({ "type": "enter_subflow", "step": step })
}

fn give(name: &str, value: &str) -> Value {
    json!({ "type": "capture", "name": name, "value": value })
}

impl Work {
    /// A published flow with a sub-flow; answers both.
    pub(super) async fn with_subflow(&self) -> (String, String) {
        let inner = samples::published(&self.engineer, &mending()).await;
        let slug = self.engineer.get(&format!("/flows/{inner}")).await.expect(200)["slug"].clone();
        let outer = samples::published(&self.engineer, &around(&slug)).await;
        (outer, inner)
    }

    async fn all(&self, session: &str, from: u64, commands: &[Value]) -> Value {
        let mut last = Value::Null;
        for (seq, command) in (from..).zip(commands) {
            last = self.engineer.act(session, seq, command.clone()).await.expect(200);
        }
        last
    }

    async fn told(&self, session: &str, variant: &str) -> String {
        let path = format!("/sessions/{session}/documentation?variant={variant}");
        self.engineer.get(&path).await.expect(200)["text"].as_str().expect("a text").to_owned()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_walks_into_a_sub_flow_and_out_whatever_becomes_of_it_meanwhile() {
    let work = Work::ready().await;
    let (outer, inner) = work.with_subflow().await;
    let started = samples::started(&work.engineer, &outer).await;
    let id = samples::id_of(&started);
    assert_eq!(started["subflows"], json!([{ "name": "mend-the-client", "flow_id": inner, "version": 1 }]));
    let lead = work.app.sign_in_as(&work.team, Role::TeamAdmin).await;
    lead.post(&format!("/flows/{inner}/archive"), json!({})).await.expect(200);
    let followed = work.engineer.get(&format!("/sessions/{id}/flow")).await.expect(200);
    assert_eq!(followed["document"]["steps"]["restart/clear"]["goto"], "works");

    work.all(&id, 1, &[answer("scope", "one")]).await;
    work.all(&id, 2, &[enter("restart")]).await;
    work.engineer.act(&id, 3, done("restart/stop")).await.refused(409, "captures_missing");
    let inside = work.all(&id, 3, &[give("client_name", "Anyconnect")]).await;
    assert_eq!(inside["current_step"], "restart/stop");
    assert_eq!(inside["path"][1]["is_entered"], true);
    assert_eq!(inside["path"][2]["title"], "Stop Anyconnect");
    assert_eq!(inside["path"][2]["within"], json!(["Mend it for [user?]"]));
    let out = work
        .all(
            &id,
            4,
            &[
                done("restart/stop"),
                give("token", "hunter2-canary"),
                done("restart/clear"),
                note("Went well"),
            ],
        )
        .await;
    assert_eq!(out["current_step"], "works");
    let over = work.all(&id, 8, &[json!({ "type": "go_back", "visit": 2 }), done("restart/stop")]).await;
    assert_eq!(path(&over), ["scope", "restart", "restart/stop", "restart/clear"]);
    work.all(&id, 10, &[done("restart/clear"), answer("works", "yes"), resolve()]).await;

    let internal = work.told(&id, "internal").await;
    assert!(internal.contains("Mend it for [user?] › Done: Clear its profile"), "{internal}");
    assert!(work.told(&id, "client").await.contains("Done: Clear its profile"));
    assert!(!work.told(&id, "client").await.contains('›'));
    for variant in ["internal", "client", "escalation"] {
        assert!(!work.told(&id, variant).await.contains("canary"));
    }
    let stranger = work.app.register_team("Contoso").await;
    let stranger = work.app.sign_in_as(&stranger, Role::TeamAdmin).await;
    stranger.get(&format!("/sessions/{id}/flow")).await.refused(404, "session_not_found");

    // What is archived when a session begins is done by hand.
    let id = samples::id_of(&samples::started(&work.engineer, &outer).await);
    work.all(&id, 1, &[answer("scope", "one")]).await;
    work.engineer.act(&id, 2, enter("restart")).await.refused(409, "subflow_unavailable");
    let by_hand = work.all(&id, 2, &[done("restart")]).await;
    assert_eq!(by_hand["current_step"], "works");
}

#[tokio::test(flavor = "multi_thread")]
async fn facts_given_at_the_start_fill_the_intake_and_texts_and_are_told() {
    let work = Work::ready().await;
    let (outer, _) = work.with_subflow().await;
    let facts = json!({ "ticket.contact.name": "Ana Cruz", "ticket.number": "48213", "client.name": " " });
    let body = json!({ "flow_id": outer, "problem": "Nothing opens", "facts": facts });
    let started = work.engineer.post("/sessions", body).await.expect(201);
    let id = samples::id_of(&started);
    assert_eq!(
        started["facts"],
        json!([
            { "name": "ticket.number", "label": "Ticket", "value": "48213" },
            { "name": "ticket.contact.name", "label": "Contact", "value": "Ana Cruz" }
        ])
    );
    assert_eq!(started["captures"][0]["value"], "Ana Cruz");
    let at = work.all(&id, 1, &[answer("scope", "one")]).await;
    assert_eq!(at["path"][1]["title"], "Mend it for Ana Cruz");
    let internal = work.told(&id, "internal").await;
    let is_told = |line: &str| line.starts_with("Ticket:") && line.ends_with(" 48213");
    assert!(internal.lines().any(is_told), "{internal}");
    assert!(!work.told(&id, "client").await.contains("48213"));
    let wrong = json!({ "problem": "x", "facts": { "ticket.weather": "fine" } });
    work.engineer.post("/sessions", wrong).await.refused(422, "invalid");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_without_a_flow_takes_one_up_and_is_found_by_it() {
    let work = Work::ready().await;
    let (outer, _) = work.with_subflow().await;
    let free = work.engineer.post("/sessions", json!({ "problem": "Nothing at all" })).await.expect(201);
    let id = samples::id_of(&free);
    let attach = json!({ "type": "attach_flow", "flow": outer });
    let tried = json!({ "type": "ad_hoc_step", "title": "Asked around", "audience": "internal" });
    let taken = work.all(&id, 1, &[tried, attach.clone()]).await;
    assert_eq!((&taken["flow"]["title"], &taken["current_step"]), (&json!("Nothing opens"), &json!("scope")));
    assert_eq!(taken["subflows"][0]["name"], "mend-the-client");
    assert_eq!(work.read(&id).await, taken);
    work.engineer.act(&id, 3, attach.clone()).await.refused(409, "flow_already_followed");
    let listed = work.engineer.get("/sessions?search=nothing+opens").await.expect(200);
    assert_eq!(listed["items"][0]["id"], id);
    let on_flow = work.engineer.get(&format!("/sessions?flow_id={outer}")).await.expect(200);
    assert_eq!(on_flow["items"][0]["flow"]["version"], 1);
    let told = work.told(&id, "internal").await;
    let (before, after) = (told.find("Also did: Asked around"), told.find("Took up the flow: Nothing opens"));
    assert!(before < after && before.is_some(), "{told}");

    let other = work.engineer.post("/sessions", json!({ "problem": "x" })).await.expect(201);
    let other = samples::id_of(&other);
    let unknown = json!({ "type": "attach_flow", "flow": id });
    work.engineer.act(&other, 1, unknown).await.refused(404, "flow_not_found");
    let stranger = work.app.register_team("Contoso").await;
    let stranger = work.app.sign_in_as(&stranger, Role::Engineer).await;
    let foreign = stranger.post("/sessions", json!({ "problem": "x" })).await.expect(201);
    stranger.act(&samples::id_of(&foreign), 1, attach).await.refused(404, "flow_not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dismissed_suggestion_is_not_made_again_until_it_is_restored() {
    let work = Work::ready().await;
    let id = work.session().await;
    let suggested = async || work.engineer.get(&format!("/sessions/{id}/suggestions")).await.expect(200);
    assert_eq!(suggested().await["steps"][0]["step"], "restart");
    let on = |kind: &str| json!({ "type": kind, "step": "restart" });
    let dismissed = json!({ "type": "dismiss_suggestion", "step": "restart", "why": "Done twice" });
    work.all(&id, 1, &[on("take_suggestion"), dismissed]).await;
    let now = suggested().await;
    assert!(now["steps"].as_array().expect("a list").iter().all(|step| step["step"] != "restart"));
    assert_eq!(now["dismissed"][0]["why"], "Done twice");
    assert_eq!(now["dismissed"][0]["step"], "restart");
    let told = work.told(&id, "internal").await;
    assert!(
        told.contains("Followed the suggestion: ") && told.contains("Suggestion not relevant: "),
        "{told}"
    );
    assert!(!work.told(&id, "client").await.contains("uggestion"));
    work.all(&id, 3, &[on("restore_suggestion")]).await;
    assert_eq!(suggested().await["steps"][0]["step"], "restart");
    work.engineer.act(&id, 4, on("restore_suggestion")).await.refused(409, "suggestion_not_dismissed");
    let unknown = json!({ "type": "take_suggestion", "step": "nowhere" });
    work.engineer.act(&id, 4, unknown).await.refused(422, "unknown_step");
}
