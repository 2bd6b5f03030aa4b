//! An admin takes lost factors away.

use super::{
    Authenticator, Engineer, PLACE, add_passkey, app_with_passkeys, audited, factors, pay, set_up_app,
};
use crate::app::{Answer, Caller, TestApp};
use rf_core::Role;
use serde_json::json;

async fn reset(caller: &Caller, member: &Caller) -> Answer {
    let id = member.me["id"].as_str().expect("people have ids");
    caller.post(&format!("/team/members/{id}/reset-second-factor"), json!({})).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_lets_a_member_in_who_lost_every_factor() {
    let app = app_with_passkeys().await;
    let engineer = Engineer::new(&app).await;
    let (_, codes) = set_up_app(&app, &engineer.caller).await;
    let mut device = Authenticator::at(PLACE);
    add_passkey(&engineer.caller, &mut device, "Laptop").await;
    let ticket = engineer.ticket(&app).await;
    reset(&engineer.team.admin, &engineer.caller).await.expect(204);
    pay(&app, &ticket, "recovery_code", codes[0].as_str()).await.refused(401, "second_factor_expired");
    engineer.log_in(&app).await.expect(200);
    let set_up = factors(&engineer.caller).await;
    assert_eq!((&set_up["totp_enabled"], &set_up["passkeys"]), (&json!(false), &json!([])));
    assert_eq!(set_up["recovery_codes_left"], 0);
    let log = audited(&app).await;
    assert_eq!(log.last().map(String::as_str), Some("second_factor.reset_by_admin"));
    let query = "SELECT actor_name || ' > ' || target_name || ' ' || details AS text FROM audit_events \
        WHERE action = 'second_factor.reset_by_admin'";
    let expected = r#"Avery of Northwind > engineer of Northwind {"had_second_factor":true}"#;
    assert_eq!(app.rows(query).await, [expected]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_resets_their_own_factors_an_operators_or_another_teams() {
    let app = TestApp::start().await;
    let (engineer, _, _) = Engineer::with_app(&app).await;
    let (admin, team) = (&engineer.team.admin, &engineer.team);
    let operator = app.sign_in_as(team, Role::SuperAdmin).await;
    let stranger = app.register_team("Tailspin").await.admin;
    reset(admin, admin).await.refused(403, "forbidden");
    reset(admin, &operator).await.refused(403, "forbidden");
    reset(&engineer.caller, admin).await.refused(403, "forbidden");
    reset(&stranger, &engineer.caller).await.refused(404, "member_not_found");
    assert_eq!(factors(&engineer.caller).await["totp_enabled"], true);
    reset(&operator, &engineer.caller).await.expect(204);
}
