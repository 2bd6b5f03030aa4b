//! Signing in with a passkey, alone or as the second factor.

use super::{Authenticator, Engineer, PLACE, add_passkey, app_with_passkeys, factors, pay};
use crate::app::{Answer, TestApp};
use chrono::TimeDelta;
use serde_json::{Value, json};

/// An engineer with a passkey, and the authenticator that holds it.
async fn with_passkey(app: &TestApp) -> (Engineer, Authenticator) {
    let engineer = Engineer::new(app).await;
    let mut device = Authenticator::at(PLACE);
    add_passkey(&engineer.caller, &mut device, "Laptop").await;
    (engineer, device)
}

async fn start(app: &TestApp) -> Value {
    app.nobody().post("/auth/passkey/start", json!({})).await.expect(200)
}

async fn finish(app: &TestApp, challenge: &Value, credential: Value) -> Answer {
    let body =
        json!({ "ceremony_id": challenge["ceremony_id"], "credential": credential, "channel": "body" });
    app.nobody().post("/auth/passkey/finish", body).await
}

async fn refused(app: &TestApp, what: &str, challenge: &Value, credential: Value) {
    let answer = finish(app, challenge, credential).await;
    assert_eq!((answer.status, &answer.json()["code"]), (401, &json!("passkey_refused")), "{what}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_alone_is_both_factors() {
    let app = app_with_passkeys().await;
    let (engineer, mut device) = with_passkey(&app).await;
    for _ in 0..3 {
        let challenge = start(&app).await;
        assert_eq!(challenge["options"]["publicKey"]["allowCredentials"], json!([]));
        assert!(challenge["options"].get("mediation").is_none());
        let answer = finish(&app, &challenge, device.get(&challenge["options"])).await;
        assert_eq!(answer.expect(200)["user"]["email"], engineer.email);
        let mut caller = app.nobody();
        caller.keep(&answer);
        caller.get("/flows").await.expect(200);
    }
    let methods = app.rows("SELECT method AS text FROM sign_ins ORDER BY created_at, id").await;
    assert_eq!(methods.iter().filter(|method| *method == "passkey").count(), 3);
    let used = serde_json::to_value(app.now()).expect("a moment is JSON");
    assert_eq!(factors(&engineer.caller).await["passkeys"][0]["last_used_at"], used);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_that_is_on_all_devices_has_no_counter_and_still_answers_each_challenge_once() {
    let app = app_with_passkeys().await;
    let engineer = Engineer::new(&app).await;
    let mut device = Authenticator::at(PLACE);
    device.is_synced = true;
    add_passkey(&engineer.caller, &mut device, "Keychain").await;
    for mut device in [device.clone(), device] {
        let challenge = start(&app).await;
        let credential = device.get(&challenge["options"]);
        finish(&app, &challenge, credential.clone()).await.expect(200);
        refused(&app, "a replay", &challenge, credential).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_pays_the_second_factor_of_a_password() {
    let app = app_with_passkeys().await;
    let (engineer, mut device) = with_passkey(&app).await;
    let owed = engineer.log_in(&app).await.expect(202);
    assert_eq!(owed["methods"], json!(["passkey", "recovery_code"]));
    let (ticket, options) = (owed["ticket"].as_str().expect("a ticket"), &owed["passkey_options"]);
    assert_eq!(options["publicKey"]["allowCredentials"].as_array().map(Vec::len), Some(1));
    // Known by the ticket already, so the authenticator need not say whose it is.
    device.tells_user = false;
    let answer = device.get(options);
    pay(&app, ticket, "passkey", answer.clone()).await.expect(200);
    pay(&app, ticket, "passkey", answer.clone()).await.refused(401, "second_factor_expired");
    let next = engineer.log_in(&app).await.expect(202);
    let ticket = next["ticket"].as_str().expect("a ticket");
    pay(&app, ticket, "passkey", answer).await.refused(401, "second_factor_refused");
    // The challenge is over with its first answer; other factors still count.
    let late = device.get(&next["passkey_options"]);
    pay(&app, ticket, "passkey", late).await.refused(401, "second_factor_refused");
    let methods = app.rows("SELECT method AS text FROM sign_ins ORDER BY created_at, id").await;
    assert!(methods.iter().all(|method| method == "password"), "{methods:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_elses_passkey_does_not_pay() {
    let app = app_with_passkeys().await;
    let (engineer, _) = with_passkey(&app).await;
    let mut theirs = Authenticator::at(PLACE);
    add_passkey(&engineer.team.admin, &mut theirs, "Theirs").await;
    let owed = engineer.log_in(&app).await.expect(202);
    let mut options = owed["passkey_options"].clone();
    options["publicKey"]["allowCredentials"] = json!([]);
    let ticket = owed["ticket"].as_str().expect("a ticket");
    pay(&app, ticket, "passkey", theirs.get(&options)).await.refused(401, "second_factor_refused");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copied_authenticator_is_found_out_by_its_counter() {
    let app = app_with_passkeys().await;
    let (engineer, mut device) = with_passkey(&app).await;
    let mut copy = device.clone();
    for _ in 0..2 {
        let challenge = start(&app).await;
        finish(&app, &challenge, device.get(&challenge["options"])).await.expect(200);
    }
    for what in ["behind the counter", "at the counter"] {
        let challenge = start(&app).await;
        refused(&app, what, &challenge, copy.get(&challenge["options"])).await;
    }
    let owed = engineer.log_in(&app).await.expect(202);
    let mut copy_again = device.clone();
    let challenge = start(&app).await;
    finish(&app, &challenge, device.get(&challenge["options"])).await.expect(200);
    // Counters are compared with what is stored now, not with what was when the challenge was made.
    let ticket = owed["ticket"].as_str().expect("a ticket");
    let answer = copy_again.get(&owed["passkey_options"]);
    pay(&app, ticket, "passkey", answer).await.refused(401, "second_factor_refused");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_the_challenge_signs_nobody_in() {
    let app = app_with_passkeys().await;
    let (engineer, device) = with_passkey(&app).await;
    let changed = |change: fn(&mut Authenticator)| {
        let mut device = device.clone();
        change(&mut device);
        device
    };
    for (what, mut device) in [
        ("another origin", changed(|device| device.origin = "https://evil.example".into())),
        ("another port", changed(|device| device.origin = format!("{PLACE}:8443"))),
        ("a subdomain", changed(|device| device.origin = "https://evil.flows.example".into())),
        ("nobody's finger", changed(|device| device.verifies_user = false)),
        ("nobody's name", changed(|device| device.tells_user = false)),
        ("another's name", changed(|device| device.claim_to_be(&json!("AAAAAAAAAAAAAAAAAAAAAA")))),
    ] {
        let challenge = start(&app).await;
        refused(&app, what, &challenge, device.get(&challenge["options"])).await;
    }
    let mut device = device;
    let (asked, other) = (start(&app).await, start(&app).await);
    refused(&app, "the answer to another challenge", &asked, device.get(&other["options"])).await;

    let challenge = start(&app).await;
    let mut forged = device.get(&challenge["options"]);
    forged["response"]["signature"] =
        device.get(&challenge["options"])["response"]["authenticatorData"].clone();
    refused(&app, "a forged signature", &challenge, forged).await;
    refused(&app, "nothing", &start(&app).await, json!({})).await;

    let owed = engineer.log_in(&app).await.expect(202);
    let challenge = start(&app).await;
    refused(&app, "a ticket's challenge", &challenge, device.get(&owed["passkey_options"])).await;
    let unknown = json!({ "ceremony_id": "01890000-0000-7000-8000-000000000000" });
    let challenge = start(&app).await;
    refused(&app, "no ceremony", &unknown, device.get(&challenge["options"])).await;
    // The right one, to show that it was not the device.
    finish(&app, &challenge, device.get(&challenge["options"])).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ceremony_is_over_with_its_first_answer_and_after_five_minutes() {
    let app = app_with_passkeys().await;
    let (_, mut device) = with_passkey(&app).await;
    let challenge = start(&app).await;
    let credential = device.get(&challenge["options"]);
    finish(&app, &challenge, credential.clone()).await.expect(200);
    refused(&app, "a replay", &challenge, credential).await;
    refused(&app, "a second answer", &challenge, device.get(&challenge["options"])).await;

    let challenge = start(&app).await;
    refused(&app, "wrong", &challenge, json!({})).await;
    refused(&app, "right, but second", &challenge, device.get(&challenge["options"])).await;

    let (late, in_time) = (start(&app).await, start(&app).await);
    app.clock.advance(TimeDelta::minutes(5) - TimeDelta::microseconds(1));
    finish(&app, &in_time, device.get(&in_time["options"])).await.expect(200);
    app.clock.advance(TimeDelta::microseconds(1));
    refused(&app, "too late", &late, device.get(&late["options"])).await;
    // What nobody answered is cleared away in time.
    app.clock.advance(TimeDelta::minutes(5));
    start(&app).await;
    start(&app).await;
    assert_eq!(app.rows("SELECT purpose AS text FROM passkey_ceremonies").await, ["sign_in", "sign_in"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_account_and_a_removed_passkey_sign_nobody_in() {
    let app = app_with_passkeys().await;
    let (engineer, mut device) = with_passkey(&app).await;
    let (now, email) = (app.now().to_rfc3339(), &engineer.email);
    let challenge = start(&app).await;
    app.sql(&format!("UPDATE users SET disabled_at = '{now}' WHERE email = '{email}'")).await;
    refused(&app, "disabled", &challenge, device.get(&challenge["options"])).await;
    app.sql(&format!("UPDATE users SET disabled_at = NULL WHERE email = '{email}'")).await;
    let challenge = start(&app).await;
    let id = factors(&engineer.caller).await["passkeys"][0]["id"].clone();
    let path = format!("/account/passkeys/{}", id.as_str().expect("an id"));
    engineer.caller.delete(&path, super::password()).await.expect(204);
    refused(&app, "removed", &challenge, device.get(&challenge["options"])).await;
}
