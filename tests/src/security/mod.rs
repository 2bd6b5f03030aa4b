//! The team's session-expiry policy, who is signed in, and the audit log: as team admins meet them.

mod audit;
mod export;
mod mine;
mod policy;
mod racing;
mod rules;
mod team;
mod tightening;
mod trail;

use crate::app::{API, Answer, Caller};
use reqwest::Method;
use serde_json::{Value, json};

/// Changes the policy.
async fn change(admin: &Caller, body: Value) -> Answer {
    admin.request(Method::PATCH, &format!("{API}/team/security")).json(&body).send().await
}

/// Sets both windows, as a team admin who may.
async fn set_windows(admin: &Caller, idle: impl Into<Value>, absolute: impl Into<Value>) -> Value {
    let body = json!({ "idle_minutes": idle.into(), "absolute_minutes": absolute.into() });
    change(admin, body).await.expect(200)
}

/// Deletes something below `/api/v1`.
async fn delete(caller: &Caller, path: &str) -> Answer {
    caller.request(Method::DELETE, &format!("{API}{path}")).send().await
}

/// The caller's own live sign-ins, as a list of ids.
async fn mine(caller: &Caller) -> Vec<String> {
    ids(&caller.get("/auth/sign-ins").await.expect(200))
}

/// The team's live sign-ins that the query finds, as a list of ids.
async fn ours(admin: &Caller, query: &str) -> Vec<String> {
    ids(&admin.get(&format!("/team/sign-ins?{query}")).await.expect(200))
}

fn ids(page: &Value) -> Vec<String> {
    let items = page["items"].as_array().expect("a list has items");
    items.iter().map(crate::app::samples::id_of).collect()
}

fn email(caller: &Caller) -> &str {
    caller.me["email"].as_str().expect("people have addresses")
}

/// The rows of the team's log that the query finds, newest first.
async fn log(admin: &Caller, query: &str) -> Vec<Value> {
    let page = admin.get(&format!("/team/audit-log?limit=100&{query}")).await.expect(200);
    page["items"].as_array().expect("a list has items").clone()
}
