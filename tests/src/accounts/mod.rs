//! One's own account: name, password and address, the links that are mailed for them, and how mail gets out.

mod email;
mod mailbox;
mod outbox;
mod password;
mod profile;
mod registering;
mod reset;

use crate::app::{Caller, Channel, PASSWORD, TestApp};
use crate::peers::Peer;
use rf_core::Role;
use rf_mail::SmtpMailer;
use serde_json::{Value, json};

/// Somebody's next password.
const NEW_PASSWORD: &str = "eleven-slow-herons-at-dusk";

/// An engineer of a team of their own, signed in on the body channel.
async fn engineer(app: &TestApp) -> Caller {
    let team = app.register_team("Northwind").await;
    app.sign_in_as(&team, Role::Engineer).await
}

fn email_of(caller: &Caller) -> String {
    caller.me["email"].as_str().expect("people have addresses").to_owned()
}

/// Whether that password signs in.
async fn opens(app: &TestApp, email: &str, password: &str) -> bool {
    let body = json!({ "email": email, "password": password, "channel": Channel::Body.as_str() });
    let answer = app.nobody().post("/auth/login", body).await;
    if answer.status != 200 {
        answer.refused(401, "invalid_credentials");
    }
    answer.status == 200
}

async fn ask_for_reset(app: &TestApp, email: &str) {
    app.nobody().post("/auth/password-reset", json!({ "email": email })).await.expect(202);
}

async fn reset_with(app: &TestApp, token: &str) -> crate::app::Answer {
    let body = json!({ "token": token, "new_password": NEW_PASSWORD });
    app.nobody().post("/auth/password-reset/confirm", body).await
}

async fn confirm(app: &TestApp, token: &str) -> crate::app::Answer {
    app.nobody().post("/auth/email/confirm", json!({ "token": token })).await
}

fn change_of_password() -> Value {
    json!({ "current_password": PASSWORD, "new_password": NEW_PASSWORD })
}

/// A mailer for a peer.
fn mailer(peer: &Peer) -> SmtpMailer {
    let url = format!("smtp://127.0.0.1:{}?tls=none", peer.port);
    SmtpMailer::new(&url, "ResolutionFlow <flow@msp.example>").expect("the address is understood")
}
