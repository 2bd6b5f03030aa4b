//! Whoever talks to the server: a browser with its cookie, a program with its tokens, or nobody in particular.

use super::{Answer, Following};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use uuid::Uuid;

/// Where the operations are.
pub const API: &str = "/api/v1";

/// Where the refresh token travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// In the cookie.
    Cookie,
    /// In the body.
    Body,
}

impl Channel {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Cookie, Self::Body];

    /// The name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cookie => "cookie",
            Self::Body => "body",
        }
    }
}

/// Somebody who sends requests. A clone goes on by itself.
#[derive(Clone)]
pub struct Caller {
    http: reqwest::Client,
    base: String,
    /// Sent as `Authorization: Bearer …`.
    pub access_token: Option<String>,
    /// The refresh token, wherever it travels.
    pub refresh_token: Option<String>,
    /// Where it travels.
    pub channel: Channel,
    /// Who it is, as the server said.
    pub me: Value,
}

impl Caller {
    pub(super) fn new(http: reqwest::Client, base: String) -> Self {
        let channel = Channel::Body;
        Self { http, base, access_token: None, refresh_token: None, channel, me: Value::Null }
    }

    /// A request to any path, to be sent with [`Request::send`].
    pub fn request(&self, method: Method, path: &str) -> Request {
        let mut builder = self.http.request(method.clone(), format!("{}{path}", self.base));
        if let Some(token) = &self.access_token {
            builder = builder.bearer_auth(token);
        }
        Request { builder, method, path: path.to_owned() }
    }

    /// Reads below `/api/v1`.
    pub async fn get(&self, path: &str) -> Answer {
        self.request(Method::GET, &format!("{API}{path}")).send().await
    }

    /// Posts JSON below `/api/v1`.
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.request(Method::POST, &format!("{API}{path}")).json(&body).send().await
    }

    /// Patches below `/api/v1`.
    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        self.request(Method::PATCH, &format!("{API}{path}")).json(&body).send().await
    }

    /// Deletes below `/api/v1`, with a JSON body.
    pub async fn delete(&self, path: &str, body: Value) -> Answer {
        self.request(Method::DELETE, &format!("{API}{path}")).json(&body).send().await
    }

    /// A new post below `/api/v1`, to be given headers.
    pub fn posting(&self, path: &str, body: &Value) -> Request {
        self.request(Method::POST, &format!("{API}{path}")).json(body)
    }

    /// A new put below `/api/v1`, to be given headers.
    pub fn putting(&self, path: &str, body: &Value) -> Request {
        self.request(Method::PUT, &format!("{API}{path}")).json(body)
    }

    /// Does something in a session under a key of its own.
    pub async fn act(&self, session: &str, expected_events: u64, command: Value) -> Answer {
        let key = rf_core::Env::system().new_id::<Uuid>().to_string();
        self.act_as(session, expected_events, &command, &key).await
    }

    /// Does something in a session under this key.
    pub async fn act_as(&self, session: &str, expected_events: u64, command: &Value, key: &str) -> Answer {
        let body = json!({ "expected_events": expected_events, "command": command });
        self.posting(&format!("/sessions/{session}/events"), &body)
            .header("idempotency-key", key)
            .send()
            .await
    }

    /// A refresh of the token held, as an honest client of its channel asks for it.
    pub fn refreshing(&self) -> Request {
        let caller = Self { access_token: None, ..self.clone() };
        let token = self.refresh_token.as_deref();
        match (self.channel, token) {
            (Channel::Body, token) => caller.posting("/auth/refresh", &json!({ "refresh_token": token })),
            (Channel::Cookie, None) => caller.by_our_pages("/auth/refresh", &json!({})),
            (Channel::Cookie, Some(token)) => {
                let request = caller.by_our_pages("/auth/refresh", &json!({}));
                request.header("cookie", &format!("rf_refresh={token}"))
            }
        }
    }

    /// A post with the header that the web app sends.
    pub fn by_our_pages(&self, path: &str, body: &Value) -> Request {
        self.posting(path, body).header("x-requested-with", "ResolutionFlow")
    }

    /// Refreshes, keeping what comes back.
    pub async fn refresh(&mut self) -> Answer {
        let answer = self.refreshing().header("x-user-activity", "1").send().await;
        if answer.status == 200 {
            self.keep(&answer);
        }
        answer
    }

    /// Takes over the tokens of an answer that signed somebody in.
    pub fn keep(&mut self, answer: &Answer) {
        let body = answer.json();
        self.access_token = body["access_token"].as_str().map(str::to_owned);
        self.refresh_token = match self.channel {
            Channel::Body => body["refresh_token"].as_str().map(str::to_owned),
            Channel::Cookie => cookie_value(answer),
        };
        self.me = body["user"].clone();
    }

    /// The same caller on that channel.
    pub fn on(self, channel: Channel) -> Self {
        Self { channel, ..self }
    }

    /// The same caller with another access token.
    pub fn with_access_token(&self, token: &str) -> Self {
        Self { access_token: Some(token.to_owned()), ..self.clone() }
    }

    /// The same caller with another refresh token.
    pub fn with_refresh_token(&self, token: &str) -> Self {
        Self { refresh_token: Some(token.to_owned()), ..self.clone() }
    }

    /// The refresh token held.
    pub fn token(&self) -> &str {
        self.refresh_token.as_deref().expect("somebody who is signed in holds a refresh token")
    }
}

/// The value of the refresh cookie that an answer sets.
pub fn cookie_value(answer: &Answer) -> Option<String> {
    let cookies = answer.cookies();
    let cookie = cookies.iter().find_map(|cookie| {
        cookie.strip_prefix("rf_refresh=").or_else(|| cookie.strip_prefix("__Host-rf_refresh="))
    })?;
    cookie.split(';').next().map(str::to_owned).filter(|value| !value.is_empty())
}

/// A request that is not sent yet.
pub struct Request {
    builder: RequestBuilder,
    method: Method,
    path: String,
}

impl Request {
    /// With one more header.
    pub fn header(self, name: &str, value: &str) -> Self {
        Self { builder: self.builder.header(name, value), ..self }
    }

    /// With a JSON body.
    pub fn json(self, body: &Value) -> Self {
        Self { builder: self.builder.json(body), ..self }
    }

    /// With a body of any kind.
    pub fn body(self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { builder: self.builder.header("content-type", content_type).body(body.into()), ..self }
    }

    /// Sends it.
    pub async fn send(self) -> Answer {
        let response = self.builder.send().await.expect("the server answers");
        Answer::read(&self.method, &self.path, response).await
    }

    /// Sends it and reads the answer as it comes.
    pub async fn follow(self) -> Following {
        Following::of(self.builder.send().await.expect("the server answers"))
    }
}
