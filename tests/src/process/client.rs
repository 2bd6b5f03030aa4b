//! A signed-in person with a program of their own: requests as they go over the wire, and what came back.

use super::server::Server;
use crate::app::Following;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU32, Ordering};

/// What came back.
#[derive(Debug, Clone)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) body: Value,
    pub(super) retry_after: Option<String>,
    /// Whether the server closes the connection after this answer.
    pub(super) closing: bool,
}

impl Reply {
    /// The body, if the status is this one.
    #[track_caller]
    pub(super) fn expect(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{:#}", self.body);
        self.body
    }

    /// The refusal's code.
    pub(super) fn code(&self) -> &str {
        self.body["detail"].as_str().unwrap_or_default()
    }
}

/// A signed-in person.
#[derive(Debug, Clone)]
pub(super) struct Client {
    http: reqwest::Client,
    base: String,
    access: String,
    pub(super) refresh: String,
    pub(super) email: String,
}

pub(super) const PASSWORD: &str = "nine-quiet-otters-47";

impl Client {
    /// The first administrator of a new team.
    pub(super) async fn register(server: &Server) -> Self {
        static REGISTERED: AtomicU32 = AtomicU32::new(0);
        let number = REGISTERED.fetch_add(1, Ordering::Relaxed);
        let mut client = Self {
            http: crate::app::http_client().build().expect("a client without settings of its own"),
            base: server.url.clone(),
            access: String::new(),
            refresh: String::new(),
            email: format!("admin{number}@msp.example"),
        };
        let account = json!({
            "team_name": "An MSP", "name": "Ada", "email": client.email, "password": PASSWORD, "channel": "body",
        });
        let tokens = client.post("/auth/register", None, &account).await.unwrap().expect(201);
        client.keep(&tokens);
        client
    }

    fn keep(&mut self, tokens: &Value) {
        tokens["access_token"].as_str().unwrap().clone_into(&mut self.access);
        tokens["refresh_token"].as_str().unwrap().clone_into(&mut self.refresh);
    }

    /// Whoever these tokens are for.
    pub(super) fn signed_in(&self, tokens: &Value) -> Self {
        let mut other = self.clone();
        other.keep(tokens);
        other
    }

    /// The same person at another server, over connections of their own.
    pub(super) fn at(&self, server: &Server) -> Self {
        Self {
            http: crate::app::http_client().build().expect("a client without settings of its own"),
            base: server.url.clone(),
            ..self.clone()
        }
    }

    /// Signs in once more, as another sign-in.
    pub(super) async fn login(&self) -> Reply {
        let credentials = json!({ "email": self.email, "password": PASSWORD, "channel": "body" });
        self.post("/auth/login", None, &credentials).await.unwrap()
    }

    /// Exchanges a refresh token.
    pub(super) async fn refresh(&self, token: &str) -> Reply {
        self.post("/auth/refresh", None, &json!({ "refresh_token": token })).await.unwrap()
    }

    /// Reads.
    pub(super) async fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, |request| request).await.unwrap()
    }

    /// Writes, with an idempotency key if there is one.
    pub(super) async fn post(
        &self,
        path: &str,
        key: Option<&str>,
        body: &Value,
    ) -> Result<Reply, reqwest::Error> {
        let keyed = |request: RequestBuilder| match key {
            Some(key) => request.header("idempotency-key", key),
            None => request,
        };
        self.send(Method::POST, path, |request| keyed(request).json(body)).await
    }

    /// Saves a draft over this revision.
    pub(super) async fn save_draft(&self, flow: &str, revision: u64, document: &Value) -> Reply {
        let path = format!("/flows/{flow}/draft");
        let tag = format!("\"{revision}\"");
        let body = json!({ "document": document });
        self.send(Method::PUT, &path, |request| request.header("if-match", tag).json(&body)).await.unwrap()
    }

    /// Writes a note in a session that the caller saw with `seen` events.
    pub(super) async fn note(
        &self,
        session: &str,
        key: &str,
        seen: u64,
        text: &str,
    ) -> Result<Reply, reqwest::Error> {
        let command = json!({ "type": "note", "text": text, "audience": "internal" });
        let body = json!({ "expected_events": seen, "command": command });
        self.post(&format!("/sessions/{session}/events"), Some(key), &body).await
    }

    /// Creates a flow with this title.
    pub(super) async fn create_flow(&self, key: &str, title: &str) -> Result<Reply, reqwest::Error> {
        self.post("/flows", Some(key), &json!({ "document": flow_document(title) })).await
    }

    /// A published flow's id.
    pub(super) async fn published_flow(&self) -> String {
        let flow = self.create_flow("the-first-flow", "Mail does not arrive").await.unwrap().expect(201);
        let id = flow["id"].as_str().unwrap().to_owned();
        let path = format!("/flows/{id}/publish");
        let body = json!({ "change_note": "First" });
        let published =
            self.send(Method::POST, &path, |request| request.header("if-match", "\"1\"").json(&body)).await;
        published.unwrap().expect(201);
        id
    }

    /// A new session's id.
    pub(super) async fn session(&self, flow: &str) -> String {
        let started = self.post("/sessions", None, &json!({ "flow_id": flow })).await.unwrap().expect(201);
        started["id"].as_str().unwrap().to_owned()
    }

    /// A session as it stands.
    pub(super) async fn read_session(&self, session: &str) -> Value {
        self.get(&format!("/sessions/{session}")).await.expect(200)
    }

    /// Follows a session from the first event on.
    pub(super) async fn follow(&self, session: &str) -> Following {
        let request = self.http.get(format!("{}/api/v1/sessions/{session}/live", self.base));
        Following::of(request.bearer_auth(&self.access).send().await.unwrap())
    }

    /// A program of theirs that reads sessions.
    pub(super) async fn program(&self) -> Self {
        let body = json!({ "name": "Board", "scopes": ["sessions:read"], "expires_in_days": 1, "password": PASSWORD });
        let made = self.post("/account/api-tokens", None, &body).await.unwrap().expect(201);
        Self { access: made["token"].as_str().unwrap().to_owned(), ..self.clone() }
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        with: impl FnOnce(RequestBuilder) -> RequestBuilder,
    ) -> Result<Reply, reqwest::Error> {
        let mut request = self.http.request(method, format!("{}/api/v1{path}", self.base));
        if !self.access.is_empty() {
            request = request.bearer_auth(&self.access);
        }
        let answer = with(request).send().await?;
        let status = answer.status().as_u16();
        let header = |name| answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        let (retry_after, connection) = (header("retry-after"), header("connection"));
        let text = answer.text().await?;
        Ok(Reply {
            status,
            body: serde_json::from_str(&text).unwrap_or(Value::String(text)),
            retry_after,
            closing: connection.is_some_and(|connection| connection.eq_ignore_ascii_case("close")),
        })
    }
}

/// A small flow.
pub(super) fn flow_document(title: &str) -> Value {
    json!({
        "format": "resolutionflow.flow/1",
        "kind": "troubleshooting",
        "title": title,
        "start": "arrives",
        "steps": {
            "arrives": {
                "type": "question",
                "title": "Does mail from inside arrive?",
                "answers": [
                    { "id": "yes", "label": "Yes", "goto": "fixed" },
                    { "id": "no", "label": "No", "goto": "vendor" },
                ],
            },
            "fixed": { "type": "resolution", "title": "It was the filter" },
            "vendor": { "type": "escalation", "title": "The provider has to look" },
        },
    })
}

/// Checks that a session's events are whole (numbered without gaps, counted right), and gives the texts of its notes.
#[track_caller]
pub(super) fn notes_of(session: &Value) -> Vec<String> {
    let timeline = session["timeline"].as_array().unwrap();
    for (place, entry) in timeline.iter().enumerate() {
        assert_eq!(entry["seq"], place + 1, "{session:#}");
    }
    assert_eq!(session["event_count"], timeline.len(), "{session:#}");
    assert_eq!(timeline[0]["event"]["type"], "started", "{session:#}");
    let texts = timeline.iter().filter_map(|entry| entry["event"]["text"].as_str());
    texts.map(str::to_owned).collect()
}
