//! The passkeys of an account.

use super::{Authenticator, Engineer, PLACE, add_passkey, app_with_passkeys, audited, factors, password};
use crate::app::{Answer, Caller, TestApp};
use chrono::TimeDelta;
use rf_core::Role;
use serde_json::{Value, json};

async fn start(caller: &Caller) -> Value {
    caller.post("/account/passkeys/start", password()).await.expect(200)
}

async fn finish(caller: &Caller, challenge: &Value, credential: Value) -> Answer {
    let body = json!({ "ceremony_id": challenge["ceremony_id"], "name": "Laptop", "credential": credential });
    caller.post("/account/passkeys", body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn passkeys_are_added_listed_and_removed() {
    let app = app_with_passkeys().await;
    let engineer = Engineer::new(&app).await;
    assert_eq!(app.nobody().get("/meta").await.expect(200)["passkeys_available"], true);
    let mut device = Authenticator::at(PLACE);
    let first = add_passkey(&engineer.caller, &mut device, " Laptop ").await["passkey"].clone();
    assert_eq!((&first["name"], &first["last_used_at"]), (&json!("Laptop"), &json!(null)));
    let second = add_passkey(&engineer.caller, &mut device, "Phone").await["passkey"].clone();
    let set_up = factors(&engineer.caller).await;
    assert_eq!(set_up["passkeys"], json!([first, second]));
    assert_eq!((&set_up["passkeys_available"], &set_up["totp_enabled"]), (&json!(true), &json!(false)));

    let path = |passkey: &Value| format!("/account/passkeys/{}", passkey["id"].as_str().expect("an id"));
    engineer.caller.delete(&path(&first), json!({})).await.refused(403, "reauthentication_failed");
    engineer.team.admin.delete(&path(&first), password()).await.refused(404, "passkey_not_found");
    engineer.caller.delete(&path(&first), password()).await.expect(204);
    engineer.caller.delete(&path(&first), password()).await.refused(404, "passkey_not_found");
    engineer.log_in(&app).await.expect(202);
    engineer.caller.delete(&path(&second), password()).await.expect(204);
    let set_up = factors(&engineer.caller).await;
    assert_eq!((&set_up["passkeys"], &set_up["recovery_codes_left"]), (&json!([]), &json!(0)));
    engineer.log_in(&app).await.expect(200);
    let expected = ["passkey_added", "passkey_added", "passkey_removed", "passkey_removed"];
    assert_eq!(audited(&app).await, expected.map(|name| format!("second_factor.{name}")));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_passkey_that_is_the_last_way_in_stays() {
    let app = app_with_passkeys().await;
    let engineer = Engineer::new(&app).await;
    let mut device = Authenticator::at(PLACE);
    let first = add_passkey(&engineer.caller, &mut device, "Laptop").await["passkey"].clone();
    let second = add_passkey(&engineer.caller, &mut device, "Phone").await["passkey"].clone();
    app.sql(&format!("UPDATE users SET password_hash = NULL WHERE email = '{}'", engineer.email)).await;
    let path = |passkey: &Value| format!("/account/passkeys/{}", passkey["id"].as_str().expect("an id"));
    // Without a password, a sign-in of just now is proof.
    engineer.caller.delete(&path(&first), json!({})).await.expect(204);
    engineer.caller.delete(&path(&second), json!({})).await.refused(409, "last_way_in");
    assert_eq!(factors(&engineer.caller).await["passkeys"], json!([second]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_the_challenge_is_no_passkey() {
    let app = app_with_passkeys().await;
    let engineer = Engineer::new(&app).await;
    let caller = &engineer.caller;
    let check = async |what: &str, credential: Value, challenge: &Value| {
        let answer = finish(caller, challenge, credential).await;
        assert_eq!((answer.status, &answer.json()["code"]), (422, &json!("passkey_not_accepted")), "{what}");
    };
    let challenge = start(caller).await;
    let elsewhere = Authenticator::at("https://evil.example").create(&challenge["options"]);
    check("another origin", elsewhere, &challenge).await;

    let challenge = start(caller).await;
    let mut careless = Authenticator::at(PLACE);
    careless.verifies_user = false;
    check("nobody's finger", careless.create(&challenge["options"]), &challenge).await;

    let (asked, other) = (start(caller).await, start(caller).await);
    let other = Authenticator::at(PLACE).create(&other["options"]);
    check("the answer to another challenge", other, &asked).await;

    let challenge = start(caller).await;
    let mut credential = Authenticator::at(PLACE).create(&challenge["options"]);
    credential["response"]["attestationObject"] = json!("AAAA");
    check("rubbish", credential, &challenge).await;
    check("nothing", json!(null), &start(caller).await).await;

    // Somebody else's ceremony, and one for signing in.
    let theirs = start(&engineer.team.admin).await;
    check("their ceremony", Authenticator::at(PLACE).create(&theirs["options"]), &theirs).await;
    let challenge = start(caller).await;
    let credential = Authenticator::at(PLACE).create(&challenge["options"]);
    let signing_in = app.nobody().post("/auth/passkey/start", json!({})).await.expect(200);
    check("a ceremony for signing in", credential, &signing_in).await;

    let challenge = start(caller).await;
    let credential = Authenticator::at(PLACE).create(&challenge["options"]);
    app.clock.advance(TimeDelta::minutes(5));
    let mut caller = caller.clone();
    caller.refresh().await.expect(200);
    finish(&caller, &challenge, credential).await.refused(422, "passkey_not_accepted");
    assert_eq!(factors(&caller).await["passkeys"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_counts_once_and_a_credential_belongs_to_one_account() {
    let app = app_with_passkeys().await;
    let engineer = Engineer::new(&app).await;
    let challenge = start(&engineer.caller).await;
    let credential = Authenticator::at(PLACE).create(&challenge["options"]);
    finish(&engineer.caller, &challenge, credential.clone()).await.expect(201);
    finish(&engineer.caller, &challenge, credential.clone()).await.refused(422, "passkey_not_accepted");
    // An authenticator is told which passkeys it must not make again; one that does so anyway is refused.
    let again = start(&engineer.caller).await;
    assert_eq!(again["options"]["publicKey"]["excludeCredentials"][0]["id"], credential["id"]);
    let other = app.sign_in_as(&engineer.team, Role::Engineer).await;
    let challenge = start(&other).await;
    assert_eq!(challenge["options"]["publicKey"]["excludeCredentials"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_is_one_line_and_a_bad_one_does_not_use_the_ceremony_up() {
    let app = app_with_passkeys().await;
    let engineer = Engineer::new(&app).await;
    let challenge = start(&engineer.caller).await;
    let credential = Authenticator::at(PLACE).create(&challenge["options"]);
    for name in ["", "  ", "two\nlines", &"x".repeat(121)] {
        let body = json!({ "ceremony_id": challenge["ceremony_id"], "name": name, "credential": credential });
        let problem = engineer.caller.post("/account/passkeys", body).await.refused(422, "invalid");
        assert_eq!(problem["errors"][0]["field"], "name");
    }
    finish(&engineer.caller, &challenge, credential).await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_has_room_for_twenty() {
    let app = app_with_passkeys().await;
    let engineer = Engineer::new(&app).await;
    let mut device = Authenticator::at(PLACE);
    let waiting = start(&engineer.caller).await;
    for number in 0..20 {
        add_passkey(&engineer.caller, &mut device, &format!("Key {number}")).await;
    }
    let answer = engineer.caller.post("/account/passkeys/start", password()).await;
    answer.refused(409, "too_many_passkeys");
    let credential = device.create(&waiting["options"]);
    finish(&engineer.caller, &waiting, credential).await.refused(409, "too_many_passkeys");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_whose_address_is_a_number_has_no_passkeys() {
    let app = TestApp::start().await;
    let engineer = Engineer::new(&app).await;
    assert_eq!(app.nobody().get("/meta").await.expect(200)["passkeys_available"], false);
    let answer = engineer.caller.post("/account/passkeys/start", password()).await;
    answer.refused(409, "passkeys_unavailable");
    app.nobody().post("/auth/passkey/start", json!({})).await.refused(409, "passkeys_unavailable");
    let id = "01890000-0000-7000-8000-000000000000";
    let body = json!({ "ceremony_id": id, "credential": {} });
    app.nobody().post("/auth/passkey/finish", body).await.refused(409, "passkeys_unavailable");
    let body = json!({ "ceremony_id": id, "name": "Laptop", "credential": {} });
    engineer.caller.post("/account/passkeys", body).await.refused(409, "passkeys_unavailable");
}
