//! Two teams, everybody in them, and things to try operations on.

use super::table::{On, Row};
use crate::app::{Answer, Caller, Channel, PASSWORD, Team, TestApp, samples};
use reqwest::Method;
use rf_core::{Env, Role};
use serde_json::{Value, json};
use uuid::Uuid;

/// Stands in everything of the team that the operations are tried on; lower case, as searches find it.
pub const OURS: &str = "canary-of-ours";
/// Stands in everything of the other team.
pub const THEIRS: &str = "canary-of-theirs";

/// The id of nothing.
const NOTHING: &str = "01890000-0000-7000-8000-000000000000";

/// Everybody, signed in as far as they can be.
pub struct World {
    admin: Caller,
    /// In the order of the table.
    callers: Vec<Caller>,
}

/// Things of the owner's, and how the team's admin saw them last.
pub struct Things {
    pub flow: String,
    pub running: String,
    pub ended: String,
    pub view: Vec<Value>,
}

async fn flow_of(caller: &Caller, canary: &str) -> String {
    let mut document = samples::flow(&format!("VPN {canary}"));
    document["category"] = json!(canary);
    document["steps"]["scope"]["body"] = json!(canary);
    let flow = samples::published(caller, &document).await;
    document["summary"] = json!(format!("Changed since, {canary}"));
    let request = caller.putting(&format!("/flows/{flow}/draft"), &json!({ "document": document }));
    request.header("if-match", "\"1\"").send().await.expect(200);
    flow
}

async fn session_of(caller: &Caller, flow: &str, canary: &str) -> String {
    let body = json!({ "flow_id": flow, "problem": canary });
    let id = samples::id_of(&caller.post("/sessions", body).await.expect(201));
    let note = json!({ "type": "note", "text": canary, "audience": "internal" });
    caller.act(&id, 1, note).await.expect(200);
    id
}

async fn end(caller: &Caller, session: &str) {
    caller.act(session, 2, json!({ "type": "resolve", "outcome": "Done" })).await.expect(200);
}

impl World {
    pub async fn new(app: &TestApp) -> Self {
        let ours: Team = app.register_team(&format!("Northwind {OURS}")).await;
        let theirs = app.register_team(&format!("Tailspin {THEIRS}")).await;
        let flow = flow_of(&theirs.admin, THEIRS).await;
        let session = session_of(&theirs.admin, &flow, THEIRS).await;
        end(&theirs.admin, &session).await;
        session_of(&theirs.admin, &flow, THEIRS).await;

        let disabled = app.member(&ours, Role::Engineer).await;
        let disabled_caller = app.sign_in(&disabled.email, Channel::Body).await;
        let now = app.now().to_rfc3339();
        app.sql(&format!("UPDATE users SET disabled_at = '{now}' WHERE email = '{}'", disabled.email)).await;
        let ended = app.sign_in_as(&ours, Role::Engineer).await;
        ended.post("/auth/logout", json!({})).await.expect(204);
        let callers = vec![
            app.nobody(),
            app.sign_in_as(&ours, Role::Viewer).await,
            app.sign_in_as(&ours, Role::Engineer).await,
            app.sign_in_as(&ours, Role::Engineer).await,
            app.sign_in_as(&ours, Role::TeamAdmin).await,
            app.sign_in_as(&ours, Role::SuperAdmin).await,
            theirs.admin,
            disabled_caller,
            ended,
        ];
        Self { admin: ours.admin, callers }
    }

    fn owner(&self) -> &Caller {
        &self.callers[3]
    }

    /// The admin of the other team.
    pub fn stranger(&self) -> &Caller {
        &self.callers[6]
    }

    /// Fresh things to try the operation on.
    pub async fn things_for(&self, row: &Row) -> Things {
        let empty = || String::new();
        if row.on == On::Nothing {
            let mut things = Things { flow: empty(), running: empty(), ended: empty(), view: Vec::new() };
            things.view = self.view(&things).await;
            return things;
        }
        let owner = self.owner();
        let flow = flow_of(owner, OURS).await;
        let running = session_of(owner, &flow, OURS).await;
        let ended = session_of(owner, &flow, OURS).await;
        end(owner, &ended).await;
        let mut things = Things { flow, running, ended, view: Vec::new() };
        things.view = self.view(&things).await;
        things
    }

    /// What the team's admin sees of everything.
    pub async fn view(&self, things: &Things) -> Vec<Value> {
        let mut paths = vec!["/flows?limit=3".to_owned(), "/sessions?limit=3".to_owned()];
        if !things.flow.is_empty() {
            paths.push(format!("/flows/{}", things.flow));
            paths.push(format!("/flows/{}/versions", things.flow));
            paths.push(format!("/sessions/{}", things.running));
            paths.push(format!("/sessions/{}", things.ended));
        }
        let mut view = Vec::new();
        for path in paths {
            view.push(self.admin.get(&path).await.expect(200));
        }
        view
    }

    /// The operation, tried on the things by one of the personas.
    pub async fn send(
        &self,
        row: &Row,
        method: &Method,
        path: &str,
        things: &Things,
        persona: usize,
    ) -> Answer {
        let session = if row.on == On::Ended { &things.ended } else { &things.running };
        let path = path
            .replace("{flow_id}", &things.flow)
            .replace("{session_id}", session)
            .replace("{number}", "1")
            .replace("{format}", "markdown")
            .replace("{provider_key}", "google")
            .replace("{provider_id}", NOTHING)
            .replace("{identity_id}", NOTHING);
        assert!(!path.contains('{'), "{path} has a parameter that this test does not know");
        let request = self.callers[persona].request(method.clone(), &path);
        let request = request.header("idempotency-key", &Env::system().new_id::<Uuid>().to_string());
        let request = if row.on == On::Nothing { request } else { request.header("if-match", "\"2\"") };
        match self.body(row.operation, things, persona) {
            Some(body) => request.json(&body).send().await,
            None => request.send().await,
        }
    }

    fn body(&self, operation: &str, things: &Things, persona: usize) -> Option<Value> {
        let document = samples::flow("Written by somebody");
        Some(match operation {
            "register" => {
                let id: Uuid = Env::system().new_id();
                let email = format!("{}@new.example", id.simple());
                json!({ "team_name": "New", "name": "New", "email": email, "password": PASSWORD, "channel": "body" })
            }
            "login" => {
                let email = self.callers[persona].me["email"].as_str().unwrap_or("nobody@nowhere.example");
                json!({ "email": email, "password": PASSWORD, "channel": "body" })
            }
            "refresh" => json!({}),
            "look_up_providers" => json!({ "email": "somebody@nowhere.example" }),
            "finish_provider_sign_in" | "finish_identity_link" => json!({ "state": "x", "code": "x" }),
            "start_identity_link" => json!({ "password": PASSWORD }),
            // An address that is refused without being asked.
            "add_provider" | "change_provider" => json!({
                "kind": "oidc", "name": "Directory", "issuer": "https://127.0.0.1", "client_id": "us",
                "email_domains": ["northwind.example"], "enabled": true,
            }),
            "create_flow" | "validate_flow" | "save_draft" => json!({ "document": document }),
            "import_flows" => json!({ "format": "native", "source": document.to_string() }),
            "publish_flow" => json!({ "change_note": "" }),
            "start_session" => json!({ "flow_id": things.flow }),
            "act_in_session" => {
                json!({ "expected_events": 2, "command": { "type": "abandon", "why": "Tried" } })
            }
            _ => return None,
        })
    }
}
