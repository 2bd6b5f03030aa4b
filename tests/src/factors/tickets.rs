//! The ticket between the first factor and the second.

use super::{Engineer, PLACE, log_in, pay};
use crate::app::{Answer, Channel, PASSWORD, TestApp, Wishes};
use chrono::TimeDelta;
use rf_api::Limits;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_attempts_are_the_end_of_a_ticket() {
    let app = TestApp::start().await;
    let (engineer, device, codes) = Engineer::with_app(&app).await;
    let ticket = engineer.ticket(&app).await;
    let wrong = device.wrong_code(app.now());
    for _ in 0..4 {
        pay(&app, &ticket, "code", wrong.as_str()).await.refused(401, "second_factor_refused");
    }
    pay(&app, &ticket, "recovery_code", "AAAA-AAAA-AAAA-AAAA").await.refused(401, "second_factor_refused");
    for (with, right) in [("code", device.code_at(app.now())), ("recovery_code", codes[0].clone())] {
        pay(&app, &ticket, with, right).await.refused(401, "second_factor_expired");
    }
    // Nothing was used up by that, and a new ticket is a new chance.
    let code = device.code_at(app.now());
    pay(&app, &engineer.ticket(&app).await, "code", code).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_in_parallel_gets_no_more_than_five_attempts() {
    let app = TestApp::start().await;
    let (engineer, device, _) = Engineer::with_app(&app).await;
    let (ticket, wrong) = (engineer.ticket(&app).await, device.wrong_code(app.now()));
    let guessing: Vec<_> = (0..20)
        .map(|_| {
            let (nobody, body) = (app.nobody(), json!({ "ticket": ticket, "code": wrong }));
            tokio::spawn(async move { nobody.post("/auth/second-factor", body).await })
        })
        .collect();
    let mut refused = 0;
    for guess in guessing {
        let answer: Answer = guess.await.expect("an attempt ends");
        assert_eq!(answer.status, 401);
        refused += u32::from(answer.json()["code"] == "second_factor_refused");
    }
    assert_eq!(refused, 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_is_good_for_ten_minutes_and_for_one_sign_in() {
    let app = TestApp::start().await;
    let (engineer, device, codes) = Engineer::with_app(&app).await;
    let body = engineer.log_in(&app).await.expect(202);
    let expected = serde_json::to_value(app.now() + TimeDelta::minutes(10)).expect("a moment is JSON");
    assert_eq!(body["expires_at"], expected);
    let ticket = engineer.ticket(&app).await;
    pay(&app, &ticket, "code", device.code_at(app.now())).await.expect(200);
    pay(&app, &ticket, "recovery_code", codes[0].as_str()).await.refused(401, "second_factor_expired");

    let (late, in_time) = (engineer.ticket(&app).await, engineer.ticket(&app).await);
    app.clock.advance(TimeDelta::minutes(10) - TimeDelta::microseconds(1));
    pay(&app, &in_time, "code", device.code_at(app.now())).await.expect(200);
    app.clock.advance(TimeDelta::microseconds(1));
    pay(&app, &late, "recovery_code", codes[0].as_str()).await.refused(401, "second_factor_expired");
    for unknown in ["", "rubbish", &"x".repeat(100_000)] {
        pay(&app, unknown, "code", "123456").await.refused(401, "second_factor_expired");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_dies_with_the_account() {
    let app = TestApp::start().await;
    let (engineer, device, _) = Engineer::with_app(&app).await;
    let ticket = engineer.ticket(&app).await;
    let (now, email) = (app.now().to_rfc3339(), &engineer.email);
    app.sql(&format!("UPDATE users SET disabled_at = '{now}' WHERE email = '{email}'")).await;
    pay(&app, &ticket, "code", device.code_at(app.now())).await.refused(401, "second_factor_expired");
    engineer.log_in(&app).await.refused(401, "invalid_credentials");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_factor_is_sent_at_a_time() {
    let app = TestApp::start().await;
    let (engineer, device, codes) = Engineer::with_app(&app).await;
    let ticket = engineer.ticket(&app).await;
    let both = json!({ "ticket": ticket, "code": device.code_at(app.now()), "recovery_code": codes[0] });
    for body in [both, json!({ "ticket": ticket }), json!({ "ticket": ticket, "code": null })] {
        let problem = app.nobody().post("/auth/second-factor", body).await.refused(422, "invalid");
        assert_eq!(problem["errors"][0]["code"], "choose_one");
    }
    let surprise = json!({ "ticket": ticket, "code": "123456", "user_id": "somebody" });
    app.nobody().post("/auth/second-factor", surprise).await.refused(422, "invalid_body");
    pay(&app, &ticket, "code", device.code_at(app.now())).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_says_nothing_about_the_second_factor() {
    let app = TestApp::start().await;
    let (engineer, _, _) = Engineer::with_app(&app).await;
    let attempt = |email: &str| {
        let body = json!({ "email": email, "password": "not the password" });
        let nobody = app.nobody();
        async move {
            let mut problem = nobody.post("/auth/login", body).await.refused(401, "invalid_credentials");
            problem["request_id"] = json!(null);
            problem
        }
    };
    assert_eq!(attempt(&engineer.email).await, attempt("nobody@nowhere.example").await);
    let tickets = app.rows("SELECT token_hash AS text FROM sign_in_tickets").await;
    assert!(tickets.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_factor_shares_the_throttle_of_the_account() {
    let limits = Limits { account_per_minute: 6, address_per_minute: 1_000 };
    let app = TestApp::start_with(Wishes { limits, ..Wishes::default() }).await;
    // Signing in, setting up and confirming are three; a login and two attempts are three more.
    let (engineer, device, _) = Engineer::with_app(&app).await;
    let (ticket, wrong) = (engineer.ticket(&app).await, device.wrong_code(app.now()));
    for _ in 0..2 {
        pay(&app, &ticket, "code", wrong.as_str()).await.refused(401, "second_factor_refused");
    }
    pay(&app, &ticket, "code", device.code_at(app.now())).await.refused(429, "rate_limited");
    log_in(&app, &engineer.email).await.refused(429, "rate_limited");
    let path = "/account/second-factor/recovery-codes";
    engineer.caller.post(path, super::password()).await.refused(429, "rate_limited");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_gets_its_cookie_with_the_second_factor_and_other_sites_get_nothing() {
    let app = TestApp::start().await;
    let (engineer, device, _) = Engineer::with_app(&app).await;
    let credentials = json!({ "email": engineer.email, "password": PASSWORD });
    let owed = app.nobody().post("/auth/login", credentials).await;
    assert!(owed.cookies().is_empty());
    let body = json!({ "ticket": owed.expect(202)["ticket"], "code": device.code_at(app.now()) });
    for origin in ["https://evil.example", PLACE] {
        let request = app.nobody().posting("/auth/second-factor", &body).header("origin", origin);
        request.send().await.refused(403, "csrf_failed");
    }
    let answer = app.nobody().posting("/auth/second-factor", &body).header("origin", &app.base).send().await;
    let mut caller = app.nobody().on(Channel::Cookie);
    assert_eq!(answer.expect(200)["refresh_token"], json!(null));
    caller.keep(&answer);
    caller.refresh().await.expect(200);
}
