//! Signing in with identity providers, against a real one.

mod attempts;
mod browser;
mod invited;
mod linking;
mod signing_in;
mod team;
mod unreachable;

use crate::{
    app::{TestApp, Wishes, start_of_time},
    peers::Peer,
};
use rf_auth::provider::{Provider, ProviderKey, ProviderKind};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

/// The address that people use; nobody goes there in these tests but the browser that they play.
const PUBLIC_URL: &str = "http://flows.example";

/// An identity provider.
struct Directory {
    peer: Peer,
}

impl Directory {
    fn start() -> Self {
        Self::on_port("0")
    }

    fn on_port(port: &str) -> Self {
        let moment = start_of_time().to_rfc3339();
        let peer = Peer::start("oidc.mjs", &[&format!("{PUBLIC_URL}/sign-in/callback"), &moment, port]);
        Self { peer }
    }

    fn issuer(&self) -> String {
        format!("http://127.0.0.1:{}", self.peer.port)
    }

    /// As the server's configuration names it, for people of every team.
    fn configured(&self) -> Provider {
        Provider {
            key: ProviderKey::Server("oidc".into()),
            team: None,
            kind: ProviderKind::Oidc,
            name: "Directory".into(),
            issuer: self.issuer(),
            client_id: "resolutionflow".into(),
            client_secret: Some("a-secret-of-the-tests".to_owned().into()),
            email_domains: Vec::new(),
            allowed_tenants: Vec::new(),
        }
    }

    /// As a team adds it.
    fn body(&self, domain: &str) -> Value {
        json!({
            "kind": "oidc", "name": "Our directory", "issuer": self.issuer(), "client_id": "resolutionflow",
            "client_secret": "a-secret-of-the-tests", "email_domains": [domain], "enabled": true,
        })
    }
}

/// A server whose configuration names these providers.
async fn server(providers: Vec<Provider>) -> TestApp {
    let public_url = Some(PUBLIC_URL.to_owned());
    TestApp::start_with(Wishes { public_url, providers, private_providers: true, ..Wishes::default() }).await
}

/// The actions in the audit log that are about providers and identities, oldest first.
async fn audited(app: &TestApp) -> Vec<String> {
    let text = "SELECT action FROM audit_events WHERE action LIKE 'identity%' OR action LIKE 'invitation%' \
        ORDER BY id";
    let statement = Statement::from_string(app.database().get_database_backend(), text);
    let rows = app.database().query_all_raw(statement).await.expect("the audit log can be read");
    rows.iter().map(|row| row.try_get("", "action").expect("a text")).collect()
}
