//! Choosing a new password by a mailed link.

use super::{NEW_PASSWORD, ask_for_reset, confirm, email_of, engineer, mailer, opens, reset_with};
use crate::app::{Channel, PASSWORD, TestApp, Wishes, link_in, token_of};
use crate::peers::Peer;
use chrono::TimeDelta;
use rf_api::Limits;
use rf_core::Role;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_came_by_mail_sets_a_password_and_ends_every_sign_in_of_before() {
    let app = TestApp::start().await;
    let peer = Peer::start("smtp.mjs", &[]);
    let mut caller = engineer(&app).await;
    let email = email_of(&caller);
    let mut browser = app.sign_in(&email, Channel::Cookie).await;
    ask_for_reset(&app, &email).await;
    let written = app.mail(&email, "reset_password", 1).await;
    app.deliver(Some(&mailer(&peer))).await;
    let sent: Vec<Value> = peer_mails(&peer, &email);
    // Long lines travel folded (quoted-printable).
    let text = sent[0]["text"].as_str().expect("a mail has a text").replace("=\r\n", "");
    assert_eq!(link_in(text.split_once("\r\n\r\n").expect("headers, then text").1), written.link());
    for header in
        ["From: ResolutionFlow <flow@msp.example>", "Subject: Choose a new password", "Auto-Submitted: "]
    {
        assert!(text.contains(header), "{header} in {text}");
    }
    let link = written.link();
    assert!(link.starts_with(&format!("{}/reset-password#", app.base)), "{link}");

    app.clock.advance(TimeDelta::minutes(29));
    caller.refresh().await.expect(200);
    reset_with(&app, &token_of(&link)).await.expect(204);
    let problem = caller.get("/flows").await.refused(401, "session_revoked");
    assert_eq!(
        (problem["reason"].as_str(), &problem["ended_at"]),
        (Some("password_changed"), &json!(app.now()))
    );
    for ended in [&mut caller, &mut browser] {
        assert_eq!(ended.refresh().await.refused(401, "session_revoked")["reason"], "password_changed");
    }
    assert!(!opens(&app, &email, PASSWORD).await && opens(&app, &email, NEW_PASSWORD).await);
    reset_with(&app, &token_of(&link)).await.refused(422, "invalid_link");

    let notice = app.mail(&email, "password_changed", 1).await;
    assert!(notice.body.is_some_and(|body| body.contains("23 November 2026, 09:29 UTC")));
    let asked = app.audit("account.password_reset_requested").await;
    assert_eq!(
        (asked.len(), asked[0].actor_kind.as_str(), asked[0].actor_name.as_str()),
        (1, "visitor", "Visitor")
    );
    let done = app.audit("account.password_reset").await;
    assert_eq!((done.len(), done[0].detail("ended_sign_ins")), (1, json!(2)));
    assert_eq!((done[0].actor_kind.as_str(), done[0].address.as_deref()), ("visitor", Some("127.0.0.1")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mailed_link_also_revokes_the_api_tokens_and_proves_the_address() {
    let app = TestApp::start().await;
    let admin = app.register_team("Northwind").await.admin;
    let email = email_of(&admin);
    let wish =
        json!({ "name": "Export", "scopes": ["flows:read"], "expires_in_days": 1, "password": PASSWORD });
    let made = admin.post("/account/api-tokens", wish).await.expect(201);
    let bearer = admin.with_access_token(made["token"].as_str().expect("the secret is shown once"));
    bearer.get("/flows").await.expect(200);
    ask_for_reset(&app, &email).await;
    let token = app.mail(&email, "reset_password", 1).await.token();
    reset_with(&app, &token).await.expect(204);
    bearer.get("/flows").await.refused(401, "api_token_revoked");
    let done = app.audit("account.password_reset").await;
    assert_eq!((done.len(), done[0].detail("revoked_api_tokens")), (1, json!(1)));
    let verified = app.audit("account.email_verified").await;
    assert_eq!((verified.len(), verified[0].detail("email")), (1, json!(email)));

    // There is neither anything left to revoke nor to prove.
    ask_for_reset(&app, &email).await;
    let token = app.mail(&email, "reset_password", 2).await.token();
    reset_with(&app, &token).await.expect(204);
    assert_eq!(app.audit("account.password_reset").await[1].detail("revoked_api_tokens"), json!(0));
    assert_eq!(app.audit("account.email_verified").await.len(), 1);
}

fn peer_mails(peer: &Peer, recipient: &str) -> Vec<Value> {
    let mut mails: Vec<Value> = Vec::new();
    while !mails.iter().any(|mail| mail["to"][0] == recipient) {
        mails.push(serde_json::from_str(&peer.line()).expect("a mail is JSON"));
    }
    mails.retain(|mail| mail["to"][0] == recipient);
    mails
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_gets_the_same_answer_and_only_an_open_account_gets_mail() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let people = [
        app.member(&team, Role::Engineer).await.email,
        app.member(&team, Role::Engineer).await.email,
        app.member(&team, Role::Engineer).await.email,
    ];
    let [open, disabled, left] = &people;
    let now = app.now().to_rfc3339();
    app.sql(&format!("UPDATE users SET disabled_at = '{now}' WHERE email = '{disabled}'")).await;
    app.sql(&format!("UPDATE users SET left_at = '{now}' WHERE email = '{left}'")).await;
    for email in [disabled, left, "nobody@nowhere.example", "no address", "", open] {
        let answer = app.nobody().post("/auth/password-reset", json!({ "email": email })).await;
        answer.expect(202);
        assert!(answer.body.is_empty() && answer.cookies().is_empty(), "{email}");
    }
    app.mail(open, "reset_password", 1).await;
    for email in [disabled, left, "nobody@nowhere.example", "no address"] {
        assert!(app.mails_to(email).await.is_empty(), "{email}");
    }
    assert_eq!(app.audit("account.password_reset_requested").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_something_overtook_opens_nothing() {
    let app = TestApp::start().await;
    let caller = engineer(&app).await;
    let email = email_of(&caller);
    let mut count = 0;
    let mut link = async || {
        count += 1;
        ask_for_reset(&app, &email).await;
        app.mail(&email, "reset_password", count).await.token()
    };
    let sql = async |change: &str, email: &str| {
        app.sql(&format!("UPDATE users SET {change} WHERE email = '{email}'")).await;
    };
    let refused = async |token: &str, why: &str| {
        let answer = reset_with(&app, token).await;
        assert_eq!((answer.status, answer.json()["code"].as_str()), (422, Some("invalid_link")), "{why}");
    };
    let (older, newer) = (link().await, link().await);
    refused(&older, "a newer one was asked for").await;
    for made_up in ["", "x", "ü", &"x".repeat(10_000), &newer[1..]] {
        refused(made_up, "made up").await;
    }
    confirm(&app, &newer).await.refused(422, "invalid_link");
    app.clock.advance(TimeDelta::minutes(30));
    refused(&newer, "its time is over, to the second").await;

    let token = link().await;
    sql("email = 'moved@msp.example'", &email).await;
    refused(&token, "the address is another one by now").await;
    sql(&format!("email = '{email}'"), "moved@msp.example").await;
    sql(&format!("disabled_at = '{}'", app.now().to_rfc3339()), &email).await;
    refused(&token, "the account was disabled").await;
    sql("disabled_at = NULL", &email).await;
    sql(&format!("left_at = '{}'", app.now().to_rfc3339()), &email).await;
    refused(&token, "the person left").await;
    sql("left_at = NULL", &email).await;
    reset_with(&app, &token).await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_at_once_one_opens_the_link() {
    let app = TestApp::start().await;
    let email = email_of(&engineer(&app).await);
    ask_for_reset(&app, &email).await;
    let token = app.mail(&email, "reset_password", 1).await.token();
    let mut tries = tokio::task::JoinSet::new();
    for _ in 0..12 {
        let (nobody, token) = (app.nobody(), token.clone());
        let body = json!({ "token": token, "new_password": NEW_PASSWORD });
        tries.spawn(async move { nobody.post("/auth/password-reset/confirm", body).await.status });
    }
    let mut statuses = tries.join_all().await;
    statuses.sort_unstable();
    assert_eq!((statuses[0], &statuses[1..]), (204, &[422; 11][..]));
    assert_eq!(app.audit("account.password_reset").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_is_refused_leaves_the_link_good() {
    let app = TestApp::start().await;
    let email = email_of(&engineer(&app).await);
    ask_for_reset(&app, &email).await;
    let token = app.mail(&email, "reset_password", 1).await.token();
    let body = json!({ "token": token, "new_password": "password1234" });
    let problem = app.nobody().post("/auth/password-reset/confirm", body).await.refused(422, "invalid");
    assert_eq!(problem["errors"][0]["field"], "new_password");
    reset_with(&app, &token).await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_locked_out_by_guesses_still_gets_a_new_password() {
    let limits = Limits { account_per_minute: 2, address_per_minute: 1_000 };
    let app = TestApp::start_with(Wishes { limits, ..Wishes::default() }).await;
    app.register_team("Northwind").await;
    let email = "admin@northwind.example";
    for status in [401, 401, 429] {
        let body = json!({ "email": email, "password": "a wrong guess" });
        app.nobody().post("/auth/login", body).await.expect(status);
    }
    ask_for_reset(&app, email).await;
    let token = app.mail(email, "reset_password", 1).await.token();
    reset_with(&app, &token).await.expect(204);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_can_fill_somebodys_mailbox() {
    let limits = Limits { account_per_minute: 3, address_per_minute: 1_000 };
    let app = TestApp::start_with(Wishes { limits, ..Wishes::default() }).await;
    app.register_team("Northwind").await;
    for email in ["admin@northwind.example", "nobody@nowhere.example"] {
        for _ in 0..3 {
            ask_for_reset(&app, email).await;
        }
        let body = json!({ "email": email.to_uppercase() });
        app.nobody().post("/auth/password-reset", body).await.refused(429, "rate_limited");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_without_a_password_gets_its_first_one_and_a_proved_address() {
    let app = TestApp::start().await;
    let caller = app.register_team("Northwind").await.admin;
    let email = email_of(&caller);
    app.sql(&format!("UPDATE users SET password_hash = NULL WHERE email = '{email}'")).await;
    let me = caller.get("/auth/me").await.expect(200);
    assert_eq!((&me["has_password"], &me["email_verified"]), (&json!(false), &json!(false)));
    ask_for_reset(&app, &email).await;
    let token = app.mail(&email, "reset_password", 1).await.token();
    reset_with(&app, &token).await.expect(204);
    let body = json!({ "email": email, "password": NEW_PASSWORD });
    let me = app.nobody().post("/auth/login", body).await.expect(200)["user"].clone();
    assert_eq!((&me["has_password"], &me["email_verified"]), (&json!(true), &json!(true)));
    let verification = app.mail(&email, "verify_email", 1).await.token();
    confirm(&app, &verification).await.refused(422, "invalid_link");
}
