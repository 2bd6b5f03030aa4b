//! The Step Library.

mod inserting;
mod isolation;
mod listing;
mod reviews;
mod saving;
mod updates;
mod versions;

use crate::app::{Answer, Caller, samples::id_of};
use serde_json::{Value, json};

/// A question as it stands in a flow.
fn question(title: &str) -> Value {
    json!({
        "type": "question", "title": title, "group": "First look", "required": true, "when": "true",
        "answers": [
            { "id": "yes", "label": "Yes", "goto": "fixed" },
            { "id": "no", "label": "No", "goto": "restart" }
        ]
    })
}

/// An action with that title and body.
fn action(title: &str, body: &str) -> Value {
    json!({ "type": "action", "title": title, "body": body })
}

/// Saves a step to the library; answers its detail.
async fn kept(caller: &Caller, step: Value, category: &str, tags: &[&str]) -> Value {
    caller.post("/steps", json!({ "step": step, "category": category, "tags": tags })).await.expect(201)
}

/// Saves a step to the library; answers its id.
async fn kept_id(caller: &Caller, title: &str) -> String {
    id_of(&kept(caller, action(title, ""), "", &[]).await)
}

/// Saves the step's next version, made from `version`.
async fn save(caller: &Caller, id: &str, version: u64, step: &Value) -> Answer {
    let body = json!({ "step": step, "change_note": "As agreed" });
    caller.putting(&format!("/steps/{id}"), &body).header("if-match", &format!("\"{version}\"")).send().await
}

async fn review(caller: &Caller, id: &str, rating: u32, comment: &str) -> Answer {
    let body = json!({ "rating": rating, "comment": comment });
    caller.putting(&format!("/steps/{id}/review"), &body).send().await
}

fn titles(page: &Value) -> Vec<String> {
    let items = page["items"].as_array().expect("a list");
    items.iter().map(|item| item["title"].as_str().unwrap_or_default().to_owned()).collect()
}

/// A procedure with these steps.
fn procedure(steps: &[(&str, Value)]) -> Value {
    let ids: Vec<_> = steps.iter().map(|(id, _)| *id).collect();
    let steps: serde_json::Map<_, _> =
        steps.iter().map(|(id, step)| ((*id).to_owned(), step.clone())).collect();
    json!({
        "format": "resolutionflow.flow/1", "kind": "procedural", "title": "Follows the library",
        "sections": [{ "title": "All", "steps": ids }], "steps": steps
    })
}
