//! A team that requires a second factor of everybody.

use super::{
    Authenticator, Engineer, PLACE, add_passkey, app_with_passkeys, factors, password, pay, set_up_app,
};
use crate::app::TestApp;
use chrono::TimeDelta;
use serde_json::json;

async fn require(app: &TestApp, engineer: &Engineer) {
    let name = &engineer.team.name;
    app.sql(&format!("UPDATE teams SET second_factor_required = TRUE WHERE name = '{name}'")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_is_stopped_at_the_next_request_until_a_factor_is_set_up() {
    let app = TestApp::start().await;
    let engineer = Engineer::new(&app).await;
    let caller = &engineer.caller;
    caller.get("/flows").await.expect(200);
    require(&app, &engineer).await;
    caller.get("/flows").await.refused(403, "second_factor_enrolment_required");
    let me = caller.get("/auth/me").await.expect(200);
    assert_eq!((&me["must_enrol_second_factor"], &me["has_second_factor"]), (&json!(true), &json!(false)));
    // Somebody who signs in now gets as far, and no further.
    let fresh = app.sign_in(&engineer.email, crate::app::Channel::Body).await;
    fresh.get("/flows").await.refused(403, "second_factor_enrolment_required");
    assert_eq!(factors(caller).await["required_by_team"], true);

    let (device, codes) = set_up_app(&app, caller).await;
    assert_eq!(codes.len(), 10);
    caller.get("/flows").await.expect(200);
    fresh.get("/flows").await.expect(200);
    assert_eq!(caller.get("/auth/me").await.expect(200)["must_enrol_second_factor"], false);
    app.clock.advance(TimeDelta::seconds(30));
    let ticket = engineer.ticket(&app).await;
    pay(&app, &ticket, "code", device.code_at(app.now())).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_factor_stays_where_one_is_required() {
    let app = app_with_passkeys().await;
    let engineer = Engineer::new(&app).await;
    let caller = &engineer.caller;
    set_up_app(&app, caller).await;
    let mut device = Authenticator::at(PLACE);
    let added = add_passkey(caller, &mut device, "Laptop").await;
    let passkey = format!("/account/passkeys/{}", added["passkey"]["id"].as_str().expect("an id"));
    require(&app, &engineer).await;
    caller.delete("/account/second-factor/totp", password()).await.expect(204);
    caller.delete(&passkey, password()).await.refused(409, "second_factor_required_by_team");
    let set_up = factors(caller).await;
    assert_eq!(set_up["passkeys"].as_array().map(Vec::len), Some(1));
    assert_eq!(set_up["recovery_codes_left"], 10);
    caller.get("/flows").await.expect(200);
    set_up_app(&app, caller).await;
    caller.delete(&passkey, password()).await.expect(204);
    caller
        .delete("/account/second-factor/totp", password())
        .await
        .refused(409, "second_factor_required_by_team");
    caller.get("/flows").await.expect(200);
}
