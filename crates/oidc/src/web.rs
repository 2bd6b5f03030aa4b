//! Asking a provider: no redirects, no proxies, little time, small answers.

use crate::addresses::{PublicOnly, Trust, fit};
use openidconnect::url::form_urlencoded;
use reqwest::{Client, RequestBuilder, Response, redirect::Policy};
use rf_auth::provider::RemoteFailure;
use serde_json::Value;
use std::{error::Error, sync::Arc, time::Duration};

/// How long connecting may take.
const CONNECT: Duration = Duration::from_secs(3);
/// How long all of it may take.
const TOTAL: Duration = Duration::from_secs(10);
/// The most bytes of an answer; real ones have a few thousand.
const MOST: usize = 256 * 1024;

/// Clients for addresses of the operator and of teams.
pub(crate) struct Web {
    operator: Client,
    team: Client,
    private_allowed: bool,
}

/// How we prove to be the client that the provider knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClientAuth {
    /// In a header, as the standard prefers.
    Basic,
    /// In the form.
    Form,
}

impl Web {
    pub(crate) fn new(private_allowed: bool) -> Result<Self, String> {
        let builder = || {
            Client::builder()
                .no_proxy()
                .redirect(Policy::none())
                .https_only(!private_allowed)
                .connect_timeout(CONNECT)
                .timeout(TOTAL)
                // Workers have runtimes of their own, and a kept connection would live on one of them.
                .pool_max_idle_per_host(0)
        };
        let operator = builder().build().map_err(|error| told(&error))?;
        let team = builder().dns_resolver(Arc::new(PublicOnly)).build().map_err(|error| told(&error))?;
        let team = if private_allowed { operator.clone() } else { team };
        Ok(Self { operator, team, private_allowed })
    }

    pub(crate) const fn private_allowed(&self) -> bool {
        self.private_allowed
    }

    const fn client(&self, trust: Trust) -> &Client {
        match trust {
            Trust::Operator => &self.operator,
            Trust::Team => &self.team,
        }
    }

    /// Reads JSON from there, if it may be asked and answers 200.
    pub(crate) async fn get(
        &self,
        trust: Trust,
        address: &str,
        bearer: Option<&str>,
    ) -> Result<Value, RemoteFailure> {
        let url = self.fit(trust, address)?;
        let mut request = self.client(trust).get(url.as_str());
        if let Some(token) = bearer {
            request = request.bearer_auth(token);
        }
        let (status, body) = ask(request).await?;
        if status == 200 { Ok(body) } else { Err(unreachable(format!("it answered {status}"))) }
    }

    /// Posts a form there. A refusal in the standard's form is told as one.
    pub(crate) async fn post(
        &self,
        trust: Trust,
        address: &str,
        form: &[(&str, &str)],
        basic: Option<(&str, &str)>,
    ) -> Result<Value, RemoteFailure> {
        let url = self.fit(trust, address)?;
        let body: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let mut request = self.client(trust).post(url.as_str());
        request = request.header("content-type", "application/x-www-form-urlencoded").body(body);
        if let Some((id, secret)) = basic {
            let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
            request = request.basic_auth(encoded(id), Some(encoded(secret)));
        }
        let (status, body) = ask(request).await?;
        match (status, body["error"].as_str()) {
            (200, None) => Ok(body),
            (200..500, Some(error)) => Err(RemoteFailure::Refused(error.chars().take(80).collect())),
            _ => Err(unreachable(format!("it answered {status}"))),
        }
    }

    fn fit(&self, trust: Trust, address: &str) -> Result<openidconnect::url::Url, RemoteFailure> {
        fit(address, trust, self.private_allowed).map_err(unreachable)
    }
}

async fn ask(request: RequestBuilder) -> Result<(u16, Value), RemoteFailure> {
    let sent = request.header("accept", "application/json").send().await;
    let mut response: Response = sent.map_err(|error| unreachable(told(&error)))?;
    let status = response.status().as_u16();
    let mut body = Vec::new();
    while let Some(part) = response.chunk().await.map_err(|error| unreachable(told(&error)))? {
        if body.len() + part.len() > MOST {
            return Err(unreachable("its answer is too large"));
        }
        body.extend_from_slice(&part);
    }
    match serde_json::from_slice(&body) {
        Ok(body) => Ok((status, body)),
        Err(_) if status == 200 => Err(unreachable("its answer is not JSON")),
        Err(_) => Ok((status, Value::Null)),
    }
}

fn unreachable(why: impl Into<String>) -> RemoteFailure {
    RemoteFailure::Unreachable(why.into())
}

/// The innermost cause, which holds no address: a query may be secret.
fn told(error: &reqwest::Error) -> String {
    let mut cause: &dyn Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    if cause.is::<reqwest::Error>() && error.is_timeout() {
        return "it takes too long".to_owned();
    }
    cause.to_string()
}
