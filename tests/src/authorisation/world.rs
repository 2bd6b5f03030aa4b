//! Two teams, everybody in them, and things to try operations on.

use super::table::{NARROW, OWNER, On, Row};
use crate::app::{Answer, Caller, Channel, PASSWORD, Team, TestApp, samples};
use reqwest::Method;
use rf_core::{Env, Role};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Stands in everything of the team that the operations are tried on; lower case, as searches find it.
pub const OURS: &str = "canary-of-ours";
/// Stands in everything of the other team.
pub const THEIRS: &str = "canary-of-theirs";

/// The id of nothing.
const NOTHING: &str = "01890000-0000-7000-8000-000000000000";

/// Lays out notes for the team.
const TEMPLATE: &str = "# {{ reference }}\n{{ facts }}\n{{ timeline }}\n{{ conclusion }}";

const ALL_SCOPES: [&str; 7] =
    ["flows:read", "flows:write", "sessions:read", "sessions:write", "team:read", "team:write", "audit:read"];

/// Everybody, signed in as far as they can be.
pub struct World<'a> {
    app: &'a TestApp,
    ours: Team,
    /// Whose sign-ins are ended.
    bystander: String,
    /// In the order of the table.
    callers: Vec<Caller>,
}

/// Things of the owner's or of the team, and how the team's admin saw them last.
#[derive(Default)]
pub struct Things {
    pub flow: String,
    pub running: String,
    pub ended: String,
    /// The ids of whatever else the path names, by the parameter's name.
    ids: BTreeMap<&'static str, String>,
    pub view: Vec<Value>,
}

async fn flow_of(caller: &Caller, canary: &str) -> String {
    let mut document = samples::flow(&format!("VPN {canary}"));
    document["category"] = json!(canary);
    document["steps"]["scope"]["body"] = json!(canary);
    document["intake"] = json!([{ "name": "door_code", "kind": "text", "secret": true }]);
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
    caller.act(&id, 2, json!({ "type": "capture", "name": "door_code", "value": canary })).await.expect(200);
    id
}

async fn evidence_of(caller: &Caller, session: &str) -> String {
    let path = format!("/api/v1/sessions/{session}/evidence?name=a.log&caption={OURS}");
    let request = caller
        .request(Method::POST, &path)
        .header("idempotency-key", &Env::system().new_id::<Uuid>().to_string());
    let session = request.body("application/octet-stream", OURS).send().await.expect(200);
    let id = session["timeline"][3]["event"]["file"]["id"].as_str();
    id.expect("the file was added").to_owned()
}

async fn end(caller: &Caller, session: &str) {
    caller.act(session, 3, json!({ "type": "resolve", "outcome": "Done" })).await.expect(200);
}

/// Somebody who uses a new API token of the person's.
async fn bearer_of(owner: &Caller, scopes: &[&str]) -> Caller {
    let made = token_of(owner, scopes).await;
    owner.with_access_token(made["token"].as_str().expect("the secret is in the answer"))
}

async fn token_of(owner: &Caller, scopes: &[&str]) -> Value {
    let body = json!({ "name": "Tried", "scopes": scopes, "expires_in_days": 1, "password": PASSWORD });
    owner.post("/account/api-tokens", body).await.expect(201)
}

fn library_step(title: &str) -> Value {
    json!({ "type": "action", "title": title })
}

/// An invitation to an address that nobody has.
fn invitation() -> Value {
    let id: Uuid = Env::system().new_id();
    json!({ "email": format!("{}@new.example", id.simple()), "role": "viewer" })
}

/// A folder of a name that no other has.
fn folder(canary: &str) -> Value {
    let id: Uuid = Env::system().new_id();
    json!({ "name": format!("{} {canary}", id.simple()) })
}

impl<'a> World<'a> {
    pub async fn new(app: &'a TestApp) -> Self {
        let ours: Team = app.register_team(&format!("Northwind {OURS}")).await;
        let theirs = app.register_team(&format!("Tailspin {THEIRS}")).await;
        let flow = flow_of(&theirs.admin, THEIRS).await;
        let session = session_of(&theirs.admin, &flow, THEIRS).await;
        theirs.admin.post("/steps", json!({ "step": library_step(THEIRS) })).await.expect(201);
        end(&theirs.admin, &session).await;
        session_of(&theirs.admin, &flow, THEIRS).await;

        let disabled = app.member(&ours, Role::Engineer).await;
        let disabled_caller = app.sign_in(&disabled.email, Channel::Body).await;
        let now = app.now().to_rfc3339();
        app.sql(&format!("UPDATE users SET disabled_at = '{now}' WHERE email = '{}'", disabled.email)).await;
        let ended = app.sign_in_as(&ours, Role::Engineer).await;
        ended.post("/auth/logout", json!({})).await.expect(204);
        let mut callers = vec![
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
        for scopes in [&ALL_SCOPES[..], &[NARROW]] {
            let bearer = bearer_of(&callers[OWNER], scopes).await;
            callers.push(bearer);
        }
        let bystander = app.member(&ours, Role::Viewer).await.email;
        Self { app, ours, bystander, callers }
    }

    fn owner(&self) -> &Caller {
        &self.callers[OWNER]
    }

    /// The admin of the other team.
    pub fn stranger(&self) -> &Caller {
        &self.callers[6]
    }

    /// Fresh things to try the operation on.
    pub async fn things_for(&self, row: &Row) -> Things {
        let mut things = Things::default();
        match row.on {
            On::Nothing | On::Everybody => {}
            On::Running | On::Ended => {
                let owner = self.owner();
                things.flow = flow_of(owner, OURS).await;
                things.running = session_of(owner, &things.flow, OURS).await;
                things.ended = session_of(owner, &things.flow, OURS).await;
                end(owner, &things.ended).await;
                if row.operation.contains("evidence") {
                    things.ids.insert("evidence_id", evidence_of(owner, &things.running).await);
                }
            }
            On::Share => {
                let owner = self.owner();
                things.flow = flow_of(owner, OURS).await;
                things.running = session_of(owner, &things.flow, OURS).await;
                things.ended = things.running.clone();
                let path = format!("/sessions/{}/shares", things.running);
                let made = owner.post(&path, json!({ "audience": "public" })).await.expect(201);
                things.ids.insert("share_id", samples::id_of(&made["share"]));
            }
            On::Token => {
                let made = token_of(self.owner(), &[NARROW]).await;
                things.ids.insert("api_token_id", samples::id_of(&made["api_token"]));
            }
            On::Step => {
                let body = json!({ "step": library_step(OURS), "category": OURS, "tags": [OURS] });
                let made = self.owner().post("/steps", body).await.expect(201);
                things.ids.insert("step_id", samples::id_of(&made));
            }
            On::SignIn => {
                let (sign_in, user) = self.bystander().await;
                things.ids.extend([("sign_in_id", sign_in), ("user_id", user)]);
            }
            On::View => {
                let body = json!({ "name": OURS, "is_shared": true, "filters": { "q": OURS } });
                let made = self.owner().post("/session-views", body).await.expect(201);
                things.ids.insert("view_id", samples::id_of(&made));
            }
            On::Bulk => {
                let flow = samples::id_of(&samples::created(self.owner(), &samples::flow(OURS)).await);
                let body = json!({ "flows": [flow], "action": "archive" });
                let made = self.owner().post("/flows/bulk", body).await.expect(200);
                things.ids.insert("bulk_id", samples::id_of(&made));
            }
            On::Folder => {
                let made = self.ours.admin.post("/folders", folder(OURS)).await.expect(201);
                things.ids.insert("folder_id", samples::id_of(&made));
            }
            On::Member => {
                let member = self.app.member(&self.ours, Role::Engineer).await;
                things.ids.insert("user_id", member.id.to_string());
            }
            On::Invitation => {
                let made = self.ours.admin.post("/team/invitations", invitation()).await.expect(201);
                things.ids.insert("invitation_id", samples::id_of(&made));
            }
        }
        things.view = self.view(&things).await;
        things
    }

    /// A new sign-in of a member whom nothing else is about, and who that is.
    async fn bystander(&self) -> (String, String) {
        let mut caller = self.callers[0].clone();
        let body = json!({ "email": self.bystander, "password": PASSWORD, "channel": "body" });
        caller.keep(&caller.post("/auth/login", body).await);
        let mine = caller.get("/auth/sign-ins").await.expect(200);
        let current = mine["items"].as_array().into_iter().flatten().find(|row| row["is_current"] == true);
        (samples::id_of(current.expect("the present one is listed")), samples::id_of(&caller.me))
    }

    /// What the team's admin sees of everything.
    pub async fn view(&self, things: &Things) -> Vec<Value> {
        let lists = [
            "/flows?limit=3",
            "/folders",
            "/steps?limit=3",
            "/sessions?limit=3",
            "/shares?limit=3",
            "/team",
            "/team/invitations?limit=3",
        ];
        let mut paths = lists.map(str::to_owned).to_vec();
        if things.ids.contains_key("user_id") {
            paths.push("/team/members?limit=100&sort=-created_at".to_owned());
        }
        if let Some(step) = things.ids.get("step_id") {
            paths.push(format!("/steps/{step}"));
        }
        if !things.flow.is_empty() {
            paths.push(format!("/flows/{}", things.flow));
            paths.push(format!("/flows/{}/versions", things.flow));
            paths.push(format!("/sessions/{}", things.running));
            paths.push(format!("/sessions/{}", things.ended));
        }
        let mut view = Vec::new();
        for path in paths {
            view.push(self.ours.admin.get(&path).await.expect(200));
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
        let mut path = path
            .replace("{flow_id}", &things.flow)
            .replace("{session_id}", session)
            .replace("{token}", "made-up")
            .replace("{number}", "1")
            .replace("{format}", "markdown")
            .replace("{provider_key}", "google")
            .replace("{name}", "door_code")
            .replace("{variant}", "internal")
            .replace("{mark_id}", &"0".repeat(64));
        for (name, id) in &things.ids {
            path = path.replace(&format!("{{{name}}}"), id);
        }
        for name in ["passkey_id", "provider_id", "identity_id", "mail_id"] {
            path = path.replace(&format!("{{{name}}}"), NOTHING);
        }
        assert!(!path.contains('{'), "{path} has a parameter that this test does not know");
        if row.operation == "preview_share" {
            path.push_str("?audience=public");
        }
        if row.operation == "diff_flow" {
            path.push_str("?from=1&to=draft");
        }
        if matches!(row.operation, "list_suggested_flows" | "list_sessions_like_problem") {
            path.push_str(&format!("?problem={OURS}%20{THEIRS}"));
        }
        let request = self.callers[persona].request(method.clone(), &path);
        let request = request.header("idempotency-key", &Env::system().new_id::<Uuid>().to_string());
        let on_flow = matches!(row.on, On::Running | On::Ended);
        let request = if on_flow { request.header("if-match", "\"2\"") } else { request };
        if row.operation == "add_evidence" {
            let path = format!("{path}?name=a.log");
            let request = self.callers[persona].request(method.clone(), &path);
            let key = Env::system().new_id::<Uuid>().to_string();
            let request = request.header("idempotency-key", &key);
            return request.body("application/octet-stream", "Tried").send().await;
        }
        if row.operation == "preview_archive" {
            // The end of an archive with nothing in it.
            let empty = [b"PK\x05\x06".as_slice(), &[0; 18]].concat();
            return request.body("application/zip", empty).send().await;
        }
        let request = if row.on == On::Step { request.header("if-match", "\"1\"") } else { request };
        match self.body((row.operation, row.on), things, persona) {
            Some(body) => request.json(&body).send().await,
            None => request.send().await,
        }
    }

    fn body(&self, (operation, on): (&str, On), things: &Things, persona: usize) -> Option<Value> {
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
            "refresh" | "change_security_policy" | "read_notifications" => json!({}),
            "create_api_token" => {
                json!({ "name": "Tried", "scopes": [NARROW], "expires_in_days": 1, "password": PASSWORD })
            }
            "revoke_team_sign_ins" => json!({ "scope": "all" }),
            "request_password_reset" => json!({ "email": "nobody@nowhere.example" }),
            "reset_password" => json!({ "token": "made-up", "new_password": PASSWORD }),
            "confirm_email" | "look_at_invitation" => json!({ "token": "made-up" }),
            "accept_invitation" => {
                json!({ "token": "made-up", "name": "New", "password": PASSWORD, "channel": "body" })
            }
            "change_profile" => json!({ "name": "Somebody else" }),
            "change_password" => json!({ "current_password": "a wrong guess", "new_password": PASSWORD }),
            "request_email_change" => {
                json!({ "new_email": "new@nowhere.example", "password": "a wrong guess" })
            }
            "leave_team" => json!({ "password": "a wrong guess" }),
            "save_note_edits" => json!({ "edits": [] }),
            "save_note_template" => json!({ "text": TEMPLATE }),
            "preview_note_template" => {
                let session = if on == On::Ended { &things.ended } else { &things.running };
                json!({ "text": TEMPLATE, "session_id": session })
            }
            "decide_redaction" => json!({ "kept": true }),
            "change_team" => json!({ "note_footer": "As somebody wrote it" }),
            "change_member_role" => json!({ "role": "viewer" }),
            "transfer_team" => json!({ "user_id": things.ids["user_id"], "password": PASSWORD }),
            "invite" => invitation(),
            "create_folder" | "change_folder" => folder("of somebody"),
            "pay_second_factor" => json!({ "ticket": "none", "code": "123456" }),
            "finish_passkey_sign_in" => json!({ "ceremony_id": Uuid::nil(), "credential": {} }),
            "start_totp"
            | "disable_totp"
            | "make_recovery_codes"
            | "start_passkey"
            | "remove_passkey"
            | "start_identity_link"
            | "unlink_identity" => json!({ "password": PASSWORD }),
            "confirm_totp" => json!({ "code": "no digits" }),
            "add_passkey" => json!({ "ceremony_id": Uuid::nil(), "name": "Key", "credential": {} }),
            "look_up_providers" => json!({ "email": "somebody@nowhere.example" }),
            "finish_provider_sign_in" | "finish_identity_link" => json!({ "state": "x", "code": "x" }),
            // An address that is refused without being asked.
            "add_provider" | "change_provider" => json!({
                "kind": "oidc", "name": "Directory", "issuer": "https://127.0.0.1", "client_id": "us",
                "email_domains": ["northwind.example"], "enabled": true,
            }),
            "create_flow" | "validate_flow" | "save_draft" => json!({ "document": document }),
            "diff_documents" => json!({ "before": document, "after": document }),
            "roll_back_flow" => json!({ "version": 1, "change_note": "" }),
            "change_flow_settings" => json!({ "review_by": "2030-01-01" }),
            "change_flows" => json!({ "flows": [things.flow], "action": "archive" }),
            "preview_import" => json!({ "files": [{ "path": "a.json", "content": document.to_string() }] }),
            "keep_imported" => json!({ "flows": [{ "document": document }] }),
            "add_starter_flows" => json!({ "slugs": [] }),
            "import_flows" => json!({ "format": "native", "source": document.to_string() }),
            "create_library_step" => json!({ "step": library_step("Written by somebody") }),
            "save_library_step" => {
                json!({ "step": library_step("Written by somebody"), "change_note": "" })
            }
            "review_step" => json!({ "rating": 4, "comment": "" }),
            "insert_library_step" => json!({ "mode": "copy" }),
            "publish_flow" => json!({ "change_note": "" }),
            "create_share" => json!({ "audience": "team", "passphrase": "otter creek" }),
            "open_shared" => json!({ "passphrase": "a wrong guess" }),
            "export_sessions" => {
                let session = if on == On::Ended { &things.ended } else { &things.running };
                json!({ "session_ids": [session] })
            }
            "create_session_view" => json!({ "name": "Tried", "filters": {} }),
            "change_session_view" => json!({ "name": "Renamed by somebody" }),
            "start_session" => json!({ "flow_id": things.flow }),
            "act_in_session" => {
                json!({ "expected_events": 3, "command": { "type": "abandon", "why": "Tried" } })
            }
            _ => return None,
        })
    }
}
