//! Recovery codes.

use super::{Engineer, add_passkey, audited, factors, password, pay, set_up_app, texts};
use crate::app::TestApp;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_code_opens_the_door_once_however_it_is_typed() {
    let app = TestApp::start().await;
    let (engineer, _, codes) = Engineer::with_app(&app).await;
    let spellings = [
        codes[0].clone(),
        codes[1].to_lowercase(),
        codes[2].replace('-', ""),
        format!("  {} ", codes[3].replace('-', " ")),
    ];
    for typed in &spellings {
        pay(&app, &engineer.ticket(&app).await, "recovery_code", typed.as_str()).await.expect(200);
    }
    for typed in &spellings {
        let answer = pay(&app, &engineer.ticket(&app).await, "recovery_code", typed.as_str()).await;
        answer.refused(401, "second_factor_refused");
    }
    assert_eq!(factors(&engineer.caller).await["recovery_codes_left"], 6);
    let query = "SELECT details AS text FROM audit_events WHERE action = 'second_factor.recovery_code_used' ORDER BY id";
    assert_eq!(app.rows(query).await, [r#"{"left":9}"#, r#"{"left":8}"#, r#"{"left":7}"#, r#"{"left":6}"#]);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_recovery_code_presented_ten_times_at_once_opens_one_sign_in() {
    let app = TestApp::start().await;
    let (engineer, _, codes) = Engineer::with_app(&app).await;
    let mut paying = Vec::new();
    for _ in 0..10 {
        let body = json!({ "ticket": engineer.ticket(&app).await, "recovery_code": codes[0] });
        let nobody = app.nobody();
        paying.push(tokio::spawn(async move { nobody.post("/auth/second-factor", body).await.status }));
    }
    let mut statuses = Vec::new();
    for attempt in paying {
        statuses.push(attempt.await.expect("an attempt ends"));
    }
    statuses.sort_unstable();
    assert_eq!((statuses[0], &statuses[1..]), (200, &[401; 9][..]));
}

#[tokio::test(flavor = "multi_thread")]
async fn new_codes_void_the_old_ones_and_need_proof() {
    let app = TestApp::start().await;
    let (engineer, _, old) = Engineer::with_app(&app).await;
    let path = "/account/second-factor/recovery-codes";
    engineer.caller.post(path, json!({})).await.refused(403, "reauthentication_failed");
    let new = texts(&engineer.caller.post(path, password()).await.expect(200)["codes"]);
    assert_eq!(new.len(), 10);
    assert!(new.iter().all(|code| !old.contains(code)));
    let ticket = engineer.ticket(&app).await;
    pay(&app, &ticket, "recovery_code", old[0].as_str()).await.refused(401, "second_factor_refused");
    pay(&app, &ticket, "recovery_code", new[0].as_str()).await.expect(200);
    let expected = ["totp_enabled", "recovery_codes_made", "recovery_code_used"];
    assert_eq!(audited(&app).await, expected.map(|name| format!("second_factor.{name}")));
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_elses_recovery_code_is_a_wrong_one() {
    let app = TestApp::start().await;
    let (engineer, _, _) = Engineer::with_app(&app).await;
    let (_, theirs) = set_up_app(&app, &engineer.team.admin).await;
    let ticket = engineer.ticket(&app).await;
    pay(&app, &ticket, "recovery_code", theirs[0].as_str()).await.refused(401, "second_factor_refused");
    assert_eq!(factors(&engineer.team.admin).await["recovery_codes_left"], 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_come_with_the_first_factor_whichever_it_is_and_not_with_the_second() {
    let app = super::app_with_passkeys().await;
    let engineer = Engineer::new(&app).await;
    let mut device = super::Authenticator::at(super::PLACE);
    let added = add_passkey(&engineer.caller, &mut device, "Laptop").await;
    assert_eq!(texts(&added["recovery_codes"]).len(), 10);
    let (_, codes) = set_up_app(&app, &engineer.caller).await;
    assert!(codes.is_empty());
    assert!(texts(&add_passkey(&engineer.caller, &mut device, "Phone").await["recovery_codes"]).is_empty());
    assert_eq!(factors(&engineer.caller).await["recovery_codes_left"], 10);
}
