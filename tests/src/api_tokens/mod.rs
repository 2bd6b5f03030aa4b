//! Personal API tokens: making them, using them, and everything that must not work.

mod forged;
mod managing;
mod using;

use crate::app::{Answer, Caller, PASSWORD};
use serde_json::{Value, json};

/// Every scope there is.
const SCOPES: [&str; 7] =
    ["flows:read", "flows:write", "sessions:read", "sessions:write", "team:read", "team:write", "audit:read"];

/// Asks for a token with these scopes.
async fn asked(caller: &Caller, name: &str, scopes: &[&str], days: u32) -> Answer {
    let body = json!({ "name": name, "scopes": scopes, "expires_in_days": days, "password": PASSWORD });
    caller.post("/account/api-tokens", body).await
}

/// A new token of the person's with these scopes, good for 30 days: its id, and somebody who uses it.
async fn token(caller: &Caller, scopes: &[&str]) -> (String, Caller) {
    let made = asked(caller, "Nightly export", scopes, 30).await.expect(201);
    let secret = made["token"].as_str().expect("the secret is shown once");
    (crate::app::samples::id_of(&made["api_token"]), caller.with_access_token(secret))
}

/// The person's tokens as the list shows them.
async fn listed(caller: &Caller) -> Vec<Value> {
    let list = caller.get("/account/api-tokens").await.expect(200);
    list["items"].as_array().expect("a list").clone()
}

/// Revokes the token.
async fn revoke(caller: &Caller, id: &str) -> Answer {
    let path = format!("/api/v1/account/api-tokens/{id}");
    caller.request(reqwest::Method::DELETE, &path).send().await
}
