//! Authenticator apps.

use super::{Engineer, audited, factors, password, pay, set_up_app};
use crate::app::TestApp;
use chrono::TimeDelta;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn an_authenticator_app_is_set_up_once_and_asked_for_at_every_login() {
    let app = TestApp::start().await;
    let engineer = Engineer::new(&app).await;
    let enrolment = engineer.caller.post("/account/second-factor/totp", password()).await.expect(200);
    let uri = enrolment["uri"].as_str().expect("an address");
    assert!(uri.starts_with("otpauth://totp/ResolutionFlow:engineer-"), "{uri}");
    assert!(
        uri.contains(enrolment["secret"].as_str().expect("a secret"))
            && uri.contains("issuer=ResolutionFlow")
    );
    assert!(enrolment["qr_svg"].as_str().is_some_and(|image| image.contains("<svg")));

    let (device, codes) = set_up_app(&app, &engineer.caller).await;
    assert_eq!(codes.len(), 10);
    let set_up = factors(&engineer.caller).await;
    assert_eq!((&set_up["totp_enabled"], &set_up["recovery_codes_left"]), (&json!(true), &json!(10)));
    assert_eq!(set_up["passkeys_available"], false, "the server's address is a number");
    assert_eq!(engineer.caller.get("/auth/me").await.expect(200)["has_second_factor"], true);

    let count = "SELECT CAST(COUNT(*) AS TEXT) AS text FROM sign_ins";
    let before = app.rows(count).await;
    let owed = engineer.log_in(&app).await;
    let body = owed.expect(202);
    assert_eq!(body["methods"], json!(["totp", "recovery_code"]));
    assert_eq!(body["passkey_options"], json!(null));
    assert!(body.get("access_token").is_none() && owed.cookies().is_empty());
    assert_eq!(app.rows(count).await, before, "nobody is in yet");

    app.clock.advance(TimeDelta::seconds(30));
    let ticket = body["ticket"].as_str().expect("a ticket");
    let answer = pay(&app, ticket, "code", device.code_at(app.now())).await;
    assert_eq!(answer.expect(200)["user"]["has_second_factor"], true);
    let mut caller = app.nobody();
    caller.keep(&answer);
    caller.get("/flows").await.expect(200);
    caller.refresh().await.expect(200);
    assert_eq!(audited(&app).await, ["second_factor.totp_enabled"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_works_once_and_none_before_it_works_after_it() {
    let app = TestApp::start().await;
    let (engineer, device, _) = Engineer::with_app(&app).await;
    let past = device.code_at(app.now() - TimeDelta::seconds(30));
    let (code, next) = (device.code_at(app.now()), device.code_at(app.now() + TimeDelta::seconds(30)));
    // The code that switched the app on was used by that.
    pay(&app, &engineer.ticket(&app).await, "code", past.clone()).await.refused(401, "second_factor_refused");
    pay(&app, &engineer.ticket(&app).await, "code", code.clone()).await.expect(200);
    for used in [&code, &past] {
        let answer = pay(&app, &engineer.ticket(&app).await, "code", used.as_str()).await;
        answer.refused(401, "second_factor_refused");
    }
    pay(&app, &engineer.ticket(&app).await, "code", next).await.expect(200);
    pay(&app, &engineer.ticket(&app).await, "code", code).await.refused(401, "second_factor_refused");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_code_presented_twenty_times_at_once_opens_one_sign_in() {
    let app = TestApp::start().await;
    let (engineer, device, _) = Engineer::with_app(&app).await;
    let mut tickets = Vec::new();
    for _ in 0..20 {
        tickets.push(engineer.ticket(&app).await);
    }
    let code = device.code_at(app.now());
    let paying: Vec<_> = tickets
        .into_iter()
        .map(|ticket| {
            let (nobody, code) = (app.nobody(), code.clone());
            tokio::spawn(async move {
                let body = json!({ "ticket": ticket, "code": code, "channel": "body" });
                nobody.post("/auth/second-factor", body).await.status
            })
        })
        .collect();
    let mut statuses = Vec::new();
    for attempt in paying {
        statuses.push(attempt.await.expect("an attempt ends"));
    }
    statuses.sort_unstable();
    assert_eq!((statuses[0], &statuses[1..]), (200, &[401; 19][..]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_may_be_one_step_off_and_no_more() {
    let app = TestApp::start().await;
    let (engineer, device, _) = Engineer::with_app(&app).await;
    app.clock.advance(TimeDelta::minutes(5));
    for (off, status) in [(-60, 401), (60, 401), (-30, 200), (0, 200), (30, 200)] {
        let code = device.code_at(app.now() + TimeDelta::seconds(off));
        let answer = pay(&app, &engineer.ticket(&app).await, "code", code).await;
        assert_eq!(answer.status, status, "{off} seconds off: {}", answer.shown());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_that_was_not_confirmed_is_nothing_yet() {
    let app = TestApp::start().await;
    let engineer = Engineer::new(&app).await;
    let path = "/account/second-factor/totp";
    let confirm = |code: String| {
        let caller = engineer.caller.clone();
        async move { caller.post("/account/second-factor/totp/confirm", json!({ "code": code })).await }
    };
    confirm("123456".into()).await.refused(409, "totp_not_set_up");
    let scan = |enrolment: &serde_json::Value| {
        super::AuthenticatorApp::scan(enrolment["uri"].as_str().expect("an address to scan"))
    };
    let first = scan(&engineer.caller.post(path, password()).await.expect(200));
    engineer.log_in(&app).await.expect(200);
    assert_eq!(factors(&engineer.caller).await["totp_enabled"], false);
    engineer.caller.delete(path, password()).await.refused(409, "totp_not_set_up");
    // Starting again takes another secret; only that one is waited for.
    let second = scan(&engineer.caller.post(path, password()).await.expect(200));
    for code in [first.code_at(app.now()), second.wrong_code(app.now()), "12345".into(), String::new()] {
        let problem = confirm(code).await.refused(422, "invalid");
        assert_eq!(
            (&problem["errors"][0]["field"], &problem["errors"][0]["code"]),
            (&json!("code"), &json!("wrong_code"))
        );
    }
    engineer.log_in(&app).await.expect(200);
    confirm(second.code_at(app.now())).await.expect(200);
    engineer.log_in(&app).await.expect(202);
    confirm(second.code_at(app.now())).await.refused(409, "totp_already_enabled");
    engineer.caller.post(path, password()).await.refused(409, "totp_already_enabled");
    assert_eq!(audited(&app).await, ["second_factor.totp_enabled"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn switching_the_app_off_takes_the_recovery_codes_along() {
    let app = TestApp::start().await;
    let (engineer, _, _) = Engineer::with_app(&app).await;
    let path = "/account/second-factor/totp";
    for wrong in [json!({}), json!({ "password": "not it" }), json!({ "code": "123456" })] {
        engineer.caller.delete(path, wrong).await.refused(403, "reauthentication_failed");
    }
    engineer.caller.delete(path, password()).await.expect(204);
    let set_up = factors(&engineer.caller).await;
    assert_eq!((&set_up["totp_enabled"], &set_up["recovery_codes_left"]), (&json!(false), &json!(0)));
    engineer.log_in(&app).await.expect(200);
    let renewed = engineer.caller.post("/account/second-factor/recovery-codes", password()).await;
    renewed.refused(409, "no_second_factor");
    assert_eq!(audited(&app).await, ["second_factor.totp_enabled", "second_factor.totp_disabled"]);
    assert_eq!(app.rows("SELECT secret_sealed AS text FROM totp_secrets").await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn neither_secret_nor_codes_can_be_read_from_the_database() {
    let app = TestApp::start().await;
    let engineer = Engineer::new(&app).await;
    let enrolment = engineer.caller.post("/account/second-factor/totp", password()).await.expect(200);
    let secret = enrolment["secret"].as_str().expect("a secret");
    let sealed = app.rows("SELECT secret_sealed AS text FROM totp_secrets").await;
    assert!(sealed.len() == 1 && !sealed[0].contains(secret));
    let (_, codes) = set_up_app(&app, &engineer.caller).await;
    let ticket = engineer.ticket(&app).await;
    let kept = [
        app.rows("SELECT code_hash AS text FROM recovery_codes").await,
        app.rows("SELECT token_hash AS text FROM sign_in_tickets").await,
        app.rows("SELECT details AS text FROM audit_events").await,
    ];
    let kept = kept.concat().join(" ");
    for code in codes.iter().chain([&ticket]) {
        assert!(!kept.contains(code.as_str()) && !kept.contains(&code.replace('-', "")), "{code}");
    }
}
