//! Flows to work with.

use super::Caller;
use serde_json::{Value, json};

/// A question, an action, a resolution and an escalation; valid.
pub fn flow(title: &str) -> Value {
    json!({
        "format": "resolutionflow.flow/1",
        "kind": "troubleshooting",
        "title": title,
        "summary": "The client shows as connected, shares do not open.",
        "category": "Network",
        "tags": ["vpn", "dns"],
        // Not in the order of the alphabet: the order is the author's and must stay.
        "start": "scope",
        "steps": {
            "scope": {
                "type": "question",
                "title": "Who is affected?",
                "answers": [
                    { "id": "one", "label": "One person", "goto": "restart" },
                    { "id": "all", "label": "Everybody", "goto": "provider" }
                ]
            },
            "restart": {
                "type": "action",
                "title": "Restart the VPN client",
                "commands": [{ "shell": "powershell", "run": "Restart-Service vpn" }],
                "minutes": 3,
                "goto": "works"
            },
            "works": {
                "type": "question",
                "title": "Does it work now?",
                "answers": [
                    { "id": "yes", "label": "Yes", "goto": "fixed" },
                    { "id": "no", "label": "No", "goto": "provider" }
                ]
            },
            "fixed": { "type": "resolution", "title": "The client was stuck", "cause": "Stuck client" },
            "provider": { "type": "escalation", "title": "The line is down", "to": "Provider" }
        }
    })
}

/// Creates a flow from the document and answers its detail.
pub async fn created(caller: &Caller, document: &Value) -> Value {
    caller.post("/flows", json!({ "document": document })).await.expect(201)
}

/// Creates and publishes a flow; answers its id.
pub async fn published(caller: &Caller, document: &Value) -> String {
    let id = id_of(&created(caller, document).await);
    publish(caller, &id, 1).await;
    id
}

/// Publishes the draft at that revision.
pub async fn publish(caller: &Caller, flow: &str, revision: u64) -> Value {
    let body = json!({ "change_note": "As agreed" });
    let request = caller.posting(&format!("/flows/{flow}/publish"), &body);
    request.header("if-match", &format!("\"{revision}\"")).send().await.expect(201)
}

/// Starts a session on a published flow; answers its detail.
pub async fn started(caller: &Caller, flow: &str) -> Value {
    caller.post("/sessions", json!({ "flow_id": flow, "problem": "Shares do not open" })).await.expect(201)
}

/// The `id` member.
pub fn id_of(thing: &Value) -> String {
    thing["id"].as_str().expect("things have ids").to_owned()
}
