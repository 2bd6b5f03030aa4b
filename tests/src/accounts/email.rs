//! Proving an address, and changing it.

use super::{NEW_PASSWORD, change_of_password, confirm, email_of, engineer, opens};
use crate::app::{Caller, PASSWORD, TestApp};
use chrono::TimeDelta;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn whoever_registers_gets_a_link_that_proves_their_address_once() {
    let app = TestApp::start().await;
    let admin = app.register_team("Northwind").await.admin;
    let email = email_of(&admin);
    assert_eq!(admin.me["email_verified"], false);
    let mail = app.mail(&email, "verify_email", 1).await;
    assert!(mail.link().starts_with(&format!("{}/confirm-email#", app.base)), "{}", mail.link());
    app.clock.advance(TimeDelta::hours(24) - TimeDelta::seconds(1));
    assert_eq!(confirm(&app, &mail.token()).await.expect(200), json!({ "email": email }));
    confirm(&app, &mail.token()).await.refused(422, "invalid_link");
    let admin = app.sign_in(&email, crate::app::Channel::Body).await;
    assert_eq!(admin.me["email_verified"], true);
    let rows = app.audit("account.email_verified").await;
    assert_eq!(
        (rows.len(), rows[0].actor_kind.as_str(), rows[0].detail("email")),
        (1, "visitor", json!(email))
    );
    // There is nothing left to prove.
    admin.post("/account/email/verification", json!({})).await.expect(202);
    assert_eq!(app.mails_to(&email).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_verification_can_be_asked_for_again_and_the_older_link_is_void() {
    let app = TestApp::start().await;
    let admin = app.register_team("Northwind").await.admin;
    let email = email_of(&admin);
    let first = app.mail(&email, "verify_email", 1).await.token();
    admin.post("/account/email/verification", json!({})).await.expect(202);
    let second = app.mail(&email, "verify_email", 2).await.token();
    confirm(&app, &first).await.refused(422, "invalid_link");
    app.clock.advance(TimeDelta::hours(24));
    confirm(&app, &second).await.refused(422, "invalid_link");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_changes_when_the_new_one_is_proved_and_the_old_one_is_told() {
    let app = TestApp::start().await;
    let caller = engineer(&app).await;
    let (old, new) = (email_of(&caller), "grace@new.example");
    let body = json!({ "new_email": " Grace@NEW.example ", "password": PASSWORD });
    caller.post("/account/email", body).await.expect(202);
    let notice = app.mail(&old, "email_change_notice", 1).await;
    assert!(notice.body.is_some_and(|body| body.contains(new) && !body.contains("://")));
    assert_eq!(caller.get("/auth/me").await.expect(200)["email"], json!(old), "not before it is proved");
    let mail = app.mail(new, "change_email", 1).await;
    assert!(mail.link().contains("/confirm-email#"));
    assert_eq!(confirm(&app, &mail.token()).await.expect(200)["email"], new);
    let me = caller.get("/auth/me").await.expect(200);
    assert_eq!((&me["email"], &me["email_verified"]), (&json!(new), &json!(true)));
    assert!(opens(&app, new, PASSWORD).await && !opens(&app, &old, PASSWORD).await);
    confirm(&app, &mail.token()).await.refused(422, "invalid_link");
    for action in ["account.email_change_requested", "account.email_changed"] {
        let rows = app.audit(action).await;
        assert_eq!((rows.len(), rows[0].detail("old"), rows[0].detail("new")), (1, json!(old), json!(new)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_address_needs_the_password_and_a_new_address() {
    let app = TestApp::start().await;
    let caller = engineer(&app).await;
    let check = async |new_email: &str, password: &str, status: u16, code: &str| {
        let body = json!({ "new_email": new_email, "password": password });
        let problem = caller.post("/account/email", body).await.refused(status, code);
        if status == 422 {
            assert_eq!(problem["errors"][0]["field"], "new_email");
        }
    };
    check("grace@new.example", "a wrong guess", 403, "reauthentication_failed").await;
    let bare = json!({ "new_email": "grace@new.example" });
    caller.post("/account/email", bare).await.refused(403, "reauthentication_failed");
    check("no address", PASSWORD, 422, "invalid").await;
    check(&email_of(&caller).to_uppercase(), PASSWORD, 422, "invalid").await;
    assert!(app.mails_to("grace@new.example").await.is_empty());
    assert!(app.audit("account.email_change_requested").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_no_password_changes_their_address_by_having_signed_in_just_now() {
    let app = TestApp::start().await;
    let mut caller = engineer(&app).await;
    let ask = |caller: Caller| async move {
        let body = json!({ "new_email": "grace@new.example" });
        caller.post("/account/email", body).await
    };
    app.sql(&format!("UPDATE users SET password_hash = NULL WHERE email = '{}'", email_of(&caller))).await;
    ask(caller.clone()).await.expect(202);
    let token = app.mail("grace@new.example", "change_email", 1).await.token();
    app.clock.advance(TimeDelta::minutes(5));
    caller.refresh().await.expect(200);
    ask(caller.clone()).await.refused(403, "reauthentication_failed");
    confirm(&app, &token).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn that_an_address_is_taken_is_told_only_to_whoever_reads_its_mail() {
    let app = TestApp::start().await;
    app.register_team("Tailspin").await;
    let (caller, taken) = (engineer(&app).await, "admin@tailspin.example");
    let body = json!({ "new_email": taken, "password": PASSWORD });
    caller.post("/account/email", body).await.expect(202);
    let token = app.mail(taken, "change_email", 1).await.token();
    confirm(&app, &token).await.refused(409, "email_taken");
    assert_eq!(caller.get("/auth/me").await.expect(200)["email"], json!(email_of(&caller)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_makes_a_change_of_address_void() {
    let app = TestApp::start().await;
    let caller = engineer(&app).await;
    let body = json!({ "new_email": "thief@evil.example", "password": PASSWORD });
    caller.post("/account/email", body).await.expect(202);
    let token = app.mail("thief@evil.example", "change_email", 1).await.token();
    caller.post("/account/password", change_of_password()).await.expect(200);
    confirm(&app, &token).await.refused(422, "invalid_link");
    assert!(opens(&app, &email_of(&caller), NEW_PASSWORD).await);
}
