//! Links to sessions: who gives them out, and what whoever has one sees.

mod managing;
mod moving;
mod passphrases;
mod reading;

use crate::app::{API, Answer, Caller, Request, Team, TestApp, Wishes, samples};
use reqwest::Method;
use rf_api::Pace;
use rf_core::Role;
use serde_json::{Value, json};
use std::time::Duration;

const PASSPHRASE: &str = "otter creek at noon";

/// An engineer with a running session.
struct Work {
    app: TestApp,
    team: Team,
    engineer: Caller,
    session: String,
}

impl Work {
    async fn ready() -> Self {
        Self::with(Wishes::default()).await
    }

    async fn with(wishes: Wishes) -> Self {
        let app = TestApp::start_with(wishes).await;
        let team = app.register_team("Northwind").await;
        let engineer = app.sign_in_as(&team, Role::Engineer).await;
        let flow = samples::published(&engineer, &samples::flow("VPN does not connect")).await;
        let session = samples::id_of(&samples::started(&engineer, &flow).await);
        Self { app, team, engineer, session }
    }

    fn path(&self) -> String {
        format!("/sessions/{}/shares", self.session)
    }

    /// A link as the body wishes it: its token, and how lists show it.
    async fn share(&self, body: Value) -> (String, Value) {
        let made = self.engineer.post(&self.path(), body).await.expect(201);
        let url = made["url"].as_str().expect("the link is in the answer");
        let token = url.strip_prefix(&format!("{}/s/", self.app.base)).expect("a link to a page");
        (token.to_owned(), made["share"].clone())
    }

    async fn public(&self) -> (String, Value) {
        self.share(json!({ "audience": "public" })).await
    }

    /// The link's row, as the session's engineer sees it.
    async fn seen(&self, share: &Value) -> Value {
        let list = self.engineer.get(&self.path()).await.expect(200);
        let mut rows = list["items"].as_array().cloned().unwrap_or_default().into_iter();
        rows.find(|row| row["id"] == share["id"]).expect("the link is listed")
    }

    async fn revoke(&self, share: &Value) {
        let path = format!("/shares/{}/revoke", samples::id_of(share));
        self.engineer.post(&path, json!({})).await.expect(200);
    }

    async fn note(&self, seen: u64, text: &str) {
        let note = json!({ "type": "note", "text": text, "audience": "client" });
        self.engineer.act(&self.session, seen, note).await.expect(200);
    }
}

/// What nobody in particular is shown.
async fn shown(app: &TestApp, token: &str) -> Answer {
    app.nobody().get(&format!("/shared/{token}")).await
}

async fn opened(app: &TestApp, token: &str, passphrase: &str) -> Answer {
    app.nobody().post(&format!("/shared/{token}/open"), json!({ "passphrase": passphrase })).await
}

/// A request of somebody who has opened the link.
fn with_proof(app: &TestApp, path: &str, proof: &Value) -> Request {
    let request = app.nobody().request(Method::GET, &format!("{API}{path}"));
    request.header("x-share-opened", proof.as_str().unwrap_or_default())
}

fn brisk() -> Wishes {
    let pace = Pace {
        look: Duration::from_millis(50),
        heartbeat: Duration::from_millis(100),
        streams_per_person: 3,
    };
    Wishes { live: pace, ..Wishes::default() }
}
