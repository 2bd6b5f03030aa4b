//! The team's library: writing flows, publishing them, finding them, bringing them in.

mod archives;
mod bulk;
mod diffing;
mod drafts;
mod exporting;
mod facets;
mod folders;
mod importing;
mod keeping;
mod lifecycle;
mod limits;
mod listing;
mod publishing;
mod search;
mod settings;
mod similar;
mod stale;
mod starter;

use crate::app::{Answer, Caller};
use serde_json::{Value, json};

/// Saves a draft on top of that revision.
async fn save(caller: &Caller, flow: &str, revision: &str, document: &Value) -> Answer {
    let request = caller.putting(&format!("/flows/{flow}/draft"), &json!({ "document": document }));
    request.header("if-match", revision).send().await
}

/// Publishes the draft at that revision.
async fn publish(caller: &Caller, flow: &str, revision: &str, note: &str) -> Answer {
    let request = caller.posting(&format!("/flows/{flow}/publish"), &json!({ "change_note": note }));
    request.header("if-match", revision).send().await
}

/// The titles of a list.
fn titles(page: &Value) -> Vec<String> {
    let items = page["items"].as_array().expect("a page has items");
    items.iter().map(|item| item["title"].as_str().expect("flows have titles").to_owned()).collect()
}
