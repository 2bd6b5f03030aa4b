//! A browser that goes to a provider, signs in there, and comes back.

use super::PUBLIC_URL;
use crate::app::{Answer, Caller, Channel, TestApp, http_client};
use reqwest::{
    Client, Response,
    header::{LOCATION, SET_COOKIE},
    redirect::Policy,
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Keeps its cookies, ours and the provider's.
pub struct Browser {
    http: Client,
    caller: Caller,
    /// The value of the cookie that ties a way to this browser.
    pub tie: Option<String>,
    theirs: BTreeMap<String, String>,
}

impl Browser {
    /// With nobody signed in.
    pub fn new(app: &TestApp) -> Self {
        let client = http_client().redirect(Policy::none()).no_proxy().pool_max_idle_per_host(0).build();
        let http = client.expect("a client without settings of its own");
        Self { http, caller: app.nobody().on(Channel::Cookie), tie: None, theirs: BTreeMap::new() }
    }

    /// In which this person is signed in.
    pub fn of(app: &TestApp, caller: &Caller) -> Self {
        Self { caller: caller.clone(), ..Self::new(app) }
    }

    /// Starts a way; answers the provider's address.
    pub async fn start(&mut self, path: &str, body: Value) -> String {
        let answer = self.starting(path, body).await;
        let address = answer.expect(200)["authorization_url"].as_str().map(str::to_owned);
        self.tie = Some(tie_of(&answer));
        address.expect("an address")
    }

    /// The answer to a start.
    pub async fn starting(&self, path: &str, body: Value) -> Answer {
        let request = self.caller.posting(path, &body);
        match &self.tie {
            Some(tie) => request.header("cookie", &format!("rf_oidc={tie}")).send().await,
            None => request.send().await,
        }
    }

    /// Goes to the provider, signs in as `login`, consents, and brings back what it was given.
    pub async fn visit(&mut self, address: &str, login: &str) -> Value {
        let mut response = self.get(address).await;
        for _ in 0..12 {
            let here = response.url().clone();
            if let Some(next) = response.headers().get(LOCATION) {
                let next = next.to_str().expect("an address");
                if let Some(query) = next.strip_prefix(&format!("{PUBLIC_URL}/sign-in/callback?")) {
                    return brought(query);
                }
                let next = here.join(next).expect("an address");
                response = self.get(next.as_str()).await;
                continue;
            }
            let page = response.text().await.expect("a page");
            let form = if page.contains("value=\"login\"") {
                format!("prompt=login&login={}&password=any", encoded(login))
            } else {
                assert!(page.contains("value=\"consent\""), "neither login nor consent: {page}");
                "prompt=consent".to_owned()
            };
            response = self.post(here.as_str(), form).await;
        }
        panic!("the provider sends the browser around in circles");
    }

    /// Our page posts what the browser brought back.
    pub async fn finish(&self, path: &str, brought: &Value) -> Answer {
        let request = self.caller.by_our_pages(path, brought);
        match &self.tie {
            Some(tie) => request.header("cookie", &format!("rf_oidc={tie}")).send().await,
            None => request.send().await,
        }
    }

    /// All the way of signing in.
    pub async fn sign_in(&mut self, key: &str, login: &str) -> Answer {
        let address = self.start(&format!("/auth/providers/{key}/start"), json!({})).await;
        let brought = self.visit(&address, login).await;
        self.finish("/auth/providers/callback", &brought).await
    }

    /// All the way of linking.
    pub async fn link(&mut self, key: &str, login: &str, proof: Value) -> Answer {
        let address = self.start(&format!("/account/identities/{key}/start"), proof).await;
        let brought = self.visit(&address, login).await;
        self.finish("/account/identities/callback", &brought).await
    }

    async fn get(&mut self, address: &str) -> Response {
        let request = self.http.get(address).header("cookie", self.cookies());
        let response = request.send().await.expect("the provider answers");
        self.keep(&response);
        response
    }

    async fn post(&mut self, address: &str, form: String) -> Response {
        let request = self.http.post(address).header("cookie", self.cookies());
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(form);
        let response = request.send().await.expect("the provider answers");
        self.keep(&response);
        response
    }

    fn cookies(&self) -> String {
        let pairs: Vec<String> = self.theirs.iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("; ")
    }

    /// Whatever their paths and dates say: the provider's clock is not this machine's.
    fn keep(&mut self, response: &Response) {
        for cookie in response.headers().get_all(SET_COOKIE) {
            let cookie = cookie.to_str().expect("cookies are text");
            let pair = cookie.split(';').next().and_then(|pair| pair.split_once('='));
            let (name, value) = pair.expect("a name and a value");
            if value.is_empty() {
                self.theirs.remove(name);
            } else {
                self.theirs.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// The cookie that an answer sets to tie a way to its browser.
pub fn tie_of(answer: &Answer) -> String {
    let cookies = answer.cookies();
    let cookie = cookies.iter().find(|cookie| cookie.starts_with("rf_oidc=")).expect("the cookie is set");
    for part in ["HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=600"] {
        assert!(cookie.contains(part), "{part} in `{cookie}`");
    }
    let value = cookie.strip_prefix("rf_oidc=").and_then(|rest| rest.split(';').next());
    value.expect("a value").to_owned()
}

/// The parts of the query that our page posts.
fn brought(query: &str) -> Value {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let ours = pairs.filter(|(name, _)| ["state", "code", "error"].contains(name));
    Value::Object(ours.map(|(name, value)| (name.to_owned(), json!(value))).collect::<Map<_, _>>())
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
