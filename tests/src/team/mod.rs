//! The team: who is in it, who is invited, what it decided about itself.

mod at_once;
mod invitations;
mod leaving;
mod listing;
mod members;
mod settings;
mod templates;

use crate::app::{API, Answer, Caller, SEALING_KEY, TestApp};
use reqwest::Method;
use rf_auth::mail::MailQueue;
use rf_core::{Env, Sealer};
use serde_json::{Value, json};
use uuid::Uuid;

/// Changes something below `/api/v1`.
async fn patch(caller: &Caller, path: &str, body: Value) -> Answer {
    caller.request(Method::PATCH, &format!("{API}{path}")).json(&body).send().await
}

/// Deletes something below `/api/v1`.
async fn delete(caller: &Caller, path: &str) -> Answer {
    caller.request(Method::DELETE, &format!("{API}{path}")).send().await
}

/// Posts to a path below `/api/v1` that takes no body.
async fn post(caller: &Caller, path: &str) -> Answer {
    caller.request(Method::POST, &format!("{API}{path}")).send().await
}

/// Gives a member another role.
async fn give(caller: &Caller, member: &str, role: &str) -> Answer {
    patch(caller, &format!("/team/members/{member}"), json!({ "role": role })).await
}

/// A caller's own id.
fn id(caller: &Caller) -> String {
    crate::app::samples::id_of(&caller.me)
}

/// How many rows of the audit log tell of `action`.
async fn audited(app: &TestApp, action: &str) -> i64 {
    app.count("audit_events", &format!("action = '{action}'")).await
}

/// The mails that wait in the outbox and were not read before: recipient and body.
async fn mails(app: &TestApp) -> Vec<(String, String)> {
    let sealer = Sealer::new([SEALING_KEY]).expect("the key is good");
    let (mut queue, mut found) = (app.store(), Vec::new());
    let lease: Uuid = Env::system().new_id();
    let until = app.now() + chrono::TimeDelta::days(365);
    while let Some(mail) = queue.claim_due(app.now(), lease, until).await.expect("the outbox can be read") {
        let body = sealer.open(&mail.id.to_string(), &mail.sealed_body).expect("the key opens it");
        found.push((mail.recipient.to_string(), body));
    }
    found
}

/// Invites `email` and gives what the link in the mail holds behind `#`.
async fn invited(app: &TestApp, caller: &Caller, email: &str, role: &str) -> String {
    caller.post("/team/invitations", json!({ "email": email, "role": role })).await.expect(201);
    let mails = mails(app).await;
    let (_, body) = mails.iter().rfind(|(recipient, _)| recipient == email).expect("a mail to the address");
    let link = format!("{}/accept-invitation#", app.base);
    let start = body.find(&link).expect("a link to the public address") + link.len();
    body[start..].split_whitespace().next().expect("a token").to_owned()
}
