//! The second factor as clients meet it: authenticator apps, passkeys, recovery codes, and the ticket between.

mod authenticator;
mod authenticator_app;
mod passkey_sign_in;
mod passkeys;
mod proving;
mod recovery;
mod required;
mod reset;
mod tickets;
mod totp;

use crate::app::{Answer, Caller, PASSWORD, Team, TestApp, Wishes};
pub use authenticator::Authenticator;
pub use authenticator_app::AuthenticatorApp;
use chrono::TimeDelta;
use rf_core::Role;
use serde_json::{Value, json};

/// Where browsers keep passkeys.
pub const PLACE: &str = "https://flows.example";

/// A server at an address that passkeys can be bound to.
pub async fn app_with_passkeys() -> TestApp {
    let public_url = Some(PLACE.to_owned());
    TestApp::start_with(Wishes { public_url, ..Wishes::default() }).await
}

/// An engineer of a team of their own.
struct Engineer {
    team: Team,
    email: String,
    caller: Caller,
}

impl Engineer {
    async fn new(app: &TestApp) -> Self {
        let team = app.register_team("Northwind").await;
        let caller = app.sign_in_as(&team, Role::Engineer).await;
        let email = caller.me["email"].as_str().expect("people have addresses").to_owned();
        Self { team, email, caller }
    }

    /// With an authenticator app set up, and the recovery codes that came with it. A step has passed since.
    async fn with_app(app: &TestApp) -> (Self, AuthenticatorApp, Vec<String>) {
        let engineer = Self::new(app).await;
        let (device, codes) = set_up_app(app, &engineer.caller).await;
        app.clock.advance(TimeDelta::seconds(30));
        (engineer, device, codes)
    }

    async fn log_in(&self, app: &TestApp) -> Answer {
        log_in(app, &self.email).await
    }

    /// A right password's ticket.
    async fn ticket(&self, app: &TestApp) -> String {
        let answer = self.log_in(app).await.expect(202);
        answer["ticket"].as_str().expect("a ticket").to_owned()
    }
}

pub async fn log_in(app: &TestApp, email: &str) -> Answer {
    let body = json!({ "email": email, "password": PASSWORD, "channel": "body" });
    app.nobody().post("/auth/login", body).await
}

/// Pays a ticket with a member of the body and its value.
pub async fn pay(app: &TestApp, ticket: &str, with: &str, value: impl Into<Value>) -> Answer {
    let mut body = json!({ "ticket": ticket, "channel": "body" });
    body[with] = value.into();
    app.nobody().post("/auth/second-factor", body).await
}

/// Proof that it is still them.
fn password() -> Value {
    json!({ "password": PASSWORD })
}

/// Sets an authenticator app up, and keeps the recovery codes.
pub async fn set_up_app(app: &TestApp, caller: &Caller) -> (AuthenticatorApp, Vec<String>) {
    let enrolment = caller.post("/account/second-factor/totp", password()).await.expect(200);
    let device = AuthenticatorApp::scan(enrolment["uri"].as_str().expect("an address to scan"));
    let code = device.code_at(app.now());
    let answer = caller.post("/account/second-factor/totp/confirm", json!({ "code": code })).await;
    (device, texts(&answer.expect(200)["codes"]))
}

/// Adds a passkey of that authenticator to the account.
pub async fn add_passkey(caller: &Caller, device: &mut Authenticator, name: &str) -> Value {
    let challenge = caller.post("/account/passkeys/start", password()).await.expect(200);
    let credential = device.create(&challenge["options"]);
    let body = json!({ "ceremony_id": challenge["ceremony_id"], "name": name, "credential": credential });
    caller.post("/account/passkeys", body).await.expect(201)
}

async fn factors(caller: &Caller) -> Value {
    caller.get("/account/second-factor").await.expect(200)
}

fn texts(list: &Value) -> Vec<String> {
    let list = list.as_array().expect("a list");
    list.iter().map(|text| text.as_str().expect("a text").to_owned()).collect()
}

/// The names of the audited actions about second factors, in their order.
async fn audited(app: &TestApp) -> Vec<String> {
    app.rows("SELECT action AS text FROM audit_events WHERE action LIKE 'second_factor.%' ORDER BY id").await
}
