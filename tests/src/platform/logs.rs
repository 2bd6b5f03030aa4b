//! What the log says, and what it must never say.

use crate::{
    app::{API, Channel, PASSWORD, TestApp, samples},
    factors::{self, Authenticator},
};
use reqwest::Method;
use rf_auth::mail::MailState;
use rf_core::{Env, Role};
use rf_mail::Worker;
use serde_json::{Value, json};
use std::{
    io::{self, Write},
    sync::{Arc, Mutex, OnceLock, PoisonError},
    time::Duration,
};
use tokio::sync::watch;
use tracing_subscriber::EnvFilter;

/// Everything logged by this process so far.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Log {
    /// The log of this process, in the product's format and in more detail than anybody runs it.
    fn start() -> Self {
        static LOG: OnceLock<Log> = OnceLock::new();
        let start = || {
            let log = Log::default();
            let writer = log.clone();
            // Without the client's own crates: it is the server's log that is searched.
            let filter = EnvFilter::new("debug,hyper=off,hyper_util=off,reqwest=off,h2=off");
            let subscriber = tracing_subscriber::fmt().json().flatten_event(true).with_env_filter(filter);
            subscriber.with_writer(move || writer.clone()).init();
            log
        };
        LOG.get_or_init(start).clone()
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap_or_else(PoisonError::into_inner).clone())
            .expect("logs are UTF-8")
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_run_logs_no_password_no_token_and_no_cookie() {
    let log = Log::start();
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Engineer).await;
    let mut secrets =
        vec![PASSWORD.to_owned(), "typed by mistake 1".to_owned(), "secret-in-the-problem".to_owned()];
    for channel in Channel::ALL {
        let mut caller = app.sign_in(&person.email, channel).await;
        for _ in 0..2 {
            secrets.extend([caller.token().to_owned(), caller.access_token.clone().expect("signed in")]);
            caller.refresh().await.expect(200);
        }
        secrets.extend([caller.token().to_owned(), caller.access_token.clone().expect("signed in")]);
        let flow = samples::published(&caller, &samples::flow("VPN")).await;
        let body = json!({ "flow_id": flow, "problem": "secret-in-the-problem" });
        let session = samples::id_of(&caller.post("/sessions", body).await.expect(201));
        let note = json!({ "type": "note", "text": "secret-in-the-problem", "audience": "internal" });
        caller.act(&session, 1, note).await.expect(200);
        caller.get("/sessions?search=secret-in-the-problem").await.expect(200);
        caller.get(&format!("/sessions/{session}/documentation")).await.expect(200);
        let wish = json!({ "audience": "public", "passphrase": "typed by mistake 1" });
        let made = caller.post(&format!("/sessions/{session}/shares"), wish).await.expect(201);
        let link = made["url"].as_str().and_then(|url| url.rsplit('/').next()).expect("a link").to_owned();
        let open = json!({ "passphrase": "typed by mistake 1" });
        let open = app.nobody().post(&format!("/shared/{link}/open"), open).await.expect(200);
        app.nobody().get(&format!("/shared/{link}/live")).await.refused(403, "share_passphrase_required");
        let page = app.nobody().request(Method::GET, &format!("/s/{link}"));
        page.send().await;
        secrets.extend([link, open["opened"].as_str().expect("a proof").to_owned()]);
        let wish =
            json!({ "name": "Export", "scopes": ["flows:read"], "expires_in_days": 1, "password": PASSWORD });
        let made = caller.post("/account/api-tokens", wish).await.expect(201);
        let secret = made["token"].as_str().expect("the secret is shown once");
        let bearer = caller.with_access_token(secret);
        bearer.get("/flows").await.expect(200);
        bearer.get("/sessions").await.refused(403, "insufficient_scope");
        let misspelled = format!("{}!", &secret[..49]);
        caller.with_access_token(&misspelled).get("/flows").await.refused(401, "invalid_api_token");
        secrets.extend([secret[7..].to_owned(), misspelled]);
        caller.post("/auth/logout", json!({})).await.expect(204);
        caller.refresh().await.refused(401, "session_revoked");
    }
    // Mistakes that people and programs make.
    let nobody = app.nobody();
    let wrong = json!({ "email": person.email, "password": "typed by mistake 1" });
    nobody.post("/auth/login", wrong).await.refused(401, "invalid_credentials");
    nobody
        .post("/auth/login", json!({ "email": "typed by mistake 1", "password": 1 }))
        .await
        .refused(422, "invalid_body");
    nobody.post("/auth/login", json!({ "channel": "typed by mistake 1" })).await.refused(422, "invalid_body");
    let broken = format!("{{\"email\": \"x\", \"password\": \"{PASSWORD}\"");
    let request = nobody.request(Method::POST, &format!("{API}/auth/login")).body("application/json", broken);
    request.send().await.refused(400, "malformed_json");
    let token = secrets.last().expect("there are secrets").clone();
    nobody.get(&format!("/flows?access_token={token}")).await.refused(401, "not_authenticated");
    nobody.get(&format!("/flows/{token}")).await.refused(401, "not_authenticated");
    nobody.get(&format!("/nothing/{token}")).await.refused(404, "not_found");
    app.sql("ALTER TABLE teams RENAME TO teams_elsewhere").await;
    let wrong = json!({ "email": person.email, "password": PASSWORD });
    nobody.post("/auth/login", wrong).await.refused(503, "database_unavailable");
    app.sql("ALTER TABLE teams_elsewhere RENAME TO teams").await;

    // Mail: what is in it is for its reader alone, and to whom it goes is nobody's business.
    nobody.post("/auth/password-reset", json!({ "email": person.email })).await.expect(202);
    let reset = app.mail(&person.email, "reset_password", 1).await;
    let worker = Worker::new(app.store(), None, app.sealer(), Env::system());
    let (stop, stops) = watch::channel(false);
    app.sql("UPDATE mails SET next_attempt_at = '2026-01-01T00:00:00+00:00'").await;
    let watching = async {
        while app.mail(&person.email, "reset_password", 1).await.state != MailState::Kept {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        stop.send(true).expect("the worker listens");
    };
    tokio::join!(worker.work(stops), watching);
    let body = json!({ "token": reset.token(), "new_password": "typed by mistake 1, and once more" });
    nobody.post("/auth/password-reset/confirm", body.clone()).await.expect(204);
    nobody.post("/auth/password-reset/confirm", body).await.refused(422, "invalid_link");
    let request = nobody.request(Method::GET, &format!("/reset-password?token={}", reset.token()));
    request.send().await;
    secrets.extend([reset.token(), person.email.clone(), "Somebody (from the network".to_owned()]);

    let log = log.text();
    assert_eq!(log.lines().filter(|line| line.contains("a mail is kept for the operator")).count(), 2);
    let requests = log.lines().filter(|line| line.contains("\"message\":\"request\"")).count();
    assert!(requests >= 30, "the run was logged: {requests} requests");
    for secret in secrets {
        let line = log.lines().find(|line| line.contains(&secret));
        assert!(line.is_none(), "`{secret}` is in the log: {line:?}");
    }
    for sign in ["$2b$", "Bearer ey", "rf_pat_", "rf_refresh=", "\"authorization\""] {
        assert!(!log.contains(sign), "{sign} is in the log");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn second_factors_leave_no_secret_in_the_log() {
    let log = Log::start();
    let app = factors::app_with_passkeys().await;
    let team = app.register_team("Northwind").await;
    let caller = app.sign_in_as(&team, Role::Engineer).await;
    let email = caller.me["email"].as_str().expect("people have addresses");
    let enrolment = caller.post("/account/second-factor/totp", json!({ "password": PASSWORD })).await;
    let mut secrets = vec![enrolment.expect(200)["secret"].as_str().expect("a secret").to_owned()];
    let (_, codes) = factors::set_up_app(&app, &caller).await;
    let mut device = Authenticator::at(factors::PLACE);
    factors::add_passkey(&caller, &mut device, "Laptop").await;
    for (with, value) in [("recovery_code", json!(codes[0])), ("code", json!("typed by mistake 2"))] {
        let owed = factors::log_in(&app, email).await.expect(202);
        let ticket = owed["ticket"].as_str().expect("a ticket");
        factors::pay(&app, ticket, with, value).await;
        let passkey = device.get(&owed["passkey_options"]);
        factors::pay(&app, ticket, "passkey", passkey.clone()).await;
        let signature = passkey["response"]["signature"].as_str().expect("a signature");
        let challenge = owed["passkey_options"]["publicKey"]["challenge"].as_str().expect("a challenge");
        secrets.extend([ticket, signature, challenge].map(str::to_owned));
    }
    secrets.extend(codes.iter().flat_map(|code| [code.clone(), code.replace('-', "")]));
    secrets.push("typed by mistake 2".to_owned());
    let log = log.text();
    assert!(log.contains("/api/v1/auth/second-factor"), "the run was logged");
    for secret in secrets {
        let line = log.lines().find(|line| line.contains(&secret));
        assert!(line.is_none(), "`{secret}` is in the log: {line:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_request_is_one_line_that_a_program_can_read() {
    let log = Log::start();
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let request = team
        .admin
        .request(Method::GET, "/api/v1/flows?search=x")
        .header("x-request-id", "log-line-of-mine-1");
    request.send().await.expect(200);
    let request =
        app.nobody().request(Method::GET, "/api/v1/flows").header("x-request-id", "log-line-of-mine-2");
    request.send().await.refused(401, "not_authenticated");
    let line_of = |id: &str| -> Value {
        let text = log.text();
        let lines: Vec<_> = text.lines().filter(|line| line.contains(id)).collect();
        assert_eq!(lines.len(), 1, "{lines:?}");
        serde_json::from_str(lines[0]).expect("a line is JSON")
    };
    let line = line_of("log-line-of-mine-1");
    assert_eq!(
        (&line["status"], &line["method"], &line["route"]),
        (&json!(200), &json!("GET"), &json!("/api/v1/flows"))
    );
    assert_eq!((&line["user_id"], &line["team_id"]), (&team.admin.me["id"], &team.admin.me["team"]["id"]));
    assert!(line["duration_ms"].as_f64().is_some_and(|duration| duration >= 0.0));
    assert_eq!(line_of("log-line-of-mine-2")["code"], "not_authenticated");
}
