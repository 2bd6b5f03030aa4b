//! Proving that it is still you.

use super::{Engineer, PLACE, add_passkey, app_with_passkeys, factors, password, set_up_app};
use crate::app::{Caller, TestApp};
use chrono::TimeDelta;
use serde_json::{Value, json};

/// Takes the person's password away, as for somebody who came by an identity provider.
async fn forget_password(app: &TestApp, email: &str) {
    app.sql(&format!("UPDATE users SET password_hash = NULL WHERE email = '{email}'")).await;
}

async fn renew(caller: &Caller, proof: Value) -> u16 {
    caller.post("/account/second-factor/recovery-codes", proof).await.status
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_a_password_proves_it_with_that_and_nothing_else() {
    let app = TestApp::start().await;
    let (engineer, device, _) = Engineer::with_app(&app).await;
    let code = device.code_at(app.now());
    for wrong in
        [json!({}), json!({ "password": "" }), json!({ "password": "guess" }), json!({ "code": code })]
    {
        let answer = engineer.caller.post("/account/second-factor/recovery-codes", wrong).await;
        answer.refused(403, "reauthentication_failed");
    }
    assert_eq!(renew(&engineer.caller, password()).await, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_no_password_proves_it_with_a_code_that_works_once() {
    let app = TestApp::start().await;
    let (engineer, device, _) = Engineer::with_app(&app).await;
    forget_password(&app, &engineer.email).await;
    assert_eq!(renew(&engineer.caller, json!({})).await, 403);
    assert_eq!(renew(&engineer.caller, json!({ "code": device.wrong_code(app.now()) })).await, 403);
    let code = json!({ "code": device.code_at(app.now()) });
    assert_eq!(renew(&engineer.caller, code.clone()).await, 200);
    assert_eq!(renew(&engineer.caller, code).await, 403, "used up");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_neither_proves_it_by_having_signed_in_just_now() {
    let app = app_with_passkeys().await;
    let engineer = Engineer::new(&app).await;
    let mut caller = engineer.caller.clone();
    let mut device = super::Authenticator::at(PLACE);
    add_passkey(&caller, &mut device, "Laptop").await;
    forget_password(&app, &engineer.email).await;
    assert_eq!(caller.get("/auth/me").await.expect(200)["has_password"], false);
    app.clock.advance(TimeDelta::minutes(4));
    caller.refresh().await.expect(200);
    assert_eq!(renew(&caller, json!({})).await, 200);
    app.clock.advance(TimeDelta::minutes(1));
    caller.refresh().await.expect(200);
    assert_eq!(renew(&caller, json!({})).await, 403, "refreshing is not signing in");
    let challenge = app.nobody().post("/auth/passkey/start", json!({})).await.expect(200);
    let body = json!({
        "ceremony_id": challenge["ceremony_id"], "credential": device.get(&challenge["options"]), "channel": "body",
    });
    caller.keep(&app.nobody().post("/auth/passkey/finish", body).await);
    assert_eq!(renew(&caller, json!({})).await, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_change_of_the_factors_needs_proof() {
    let app = app_with_passkeys().await;
    let engineer = Engineer::new(&app).await;
    let caller = &engineer.caller;
    for path in
        ["/account/second-factor/totp", "/account/second-factor/recovery-codes", "/account/passkeys/start"]
    {
        caller.post(path, json!({ "password": "guess" })).await.refused(403, "reauthentication_failed");
    }
    set_up_app(&app, caller).await;
    caller
        .delete("/account/second-factor/totp", json!({ "password": "guess" }))
        .await
        .refused(403, "reauthentication_failed");
    assert_eq!(factors(caller).await["totp_enabled"], true);
}
