//! What changes between the proof of a password and the entrance that it is for.

use crate::app::{Team, TestApp};
use rf_auth::{
    AccountStore, AuthFailure, Channel, Device, Email, Entrance, Factors, PolicyBounds, SessionPolicy,
    SignInMethod, SignInRules, enter_or_ticket,
};
use rf_core::{Env, Role, SystemIds};
use serde_json::json;
use std::sync::Arc;

#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_was_changed_meanwhile_opens_neither_a_sign_in_nor_a_ticket() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Engineer).await;
    let mut store = app.store();
    let email = Email::parse(&person.email).unwrap();
    let proven = store.user_by_email(&email).await.unwrap().expect("the member is there");
    let env = Env::new(app.clock.clone(), Arc::new(SystemIds));
    let rules = SignInRules {
        tokens: app.tokens().clone(),
        policy: SessionPolicy::STANDARD,
        bounds: PolicyBounds::default(),
        sign_ins_per_user: 20,
    };
    let sealer = app.sealer();
    app.sql(&format!("UPDATE users SET password_hash = 'another' WHERE email = '{email}'")).await;
    for owes in ["FALSE", "TRUE"] {
        app.sql(&format!("UPDATE users SET has_second_factor = {owes} WHERE email = '{email}'")).await;
        let factors = Factors { sealer: &sealer, party: None };
        let entrance = Entrance {
            channel: Channel::Body,
            method: SignInMethod::Password,
            device: Device::default(),
            replaces: None,
        };
        let entering = enter_or_ticket(&mut store, &env, &rules, factors, &proven, entrance).await;
        assert_eq!(entering, Err(AuthFailure::SignInUnavailable), "second factor: {owes}");
    }
    assert_eq!(app.count("sign_in_tickets", "1 = 1").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_while_an_admin_disables_and_enables_never_fails_on_our_side() {
    let app = TestApp::start().await;
    let team: Team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Engineer).await;
    let body = json!({ "email": person.email, "password": crate::app::PASSWORD, "channel": "body" });
    let nobody = app.nobody();
    let path = |what: &str| format!("/team/members/{}/{what}", person.id);
    for round in 0..6 {
        let (disable, enable) = (path("disable"), path("enable"));
        let answers = tokio::join!(
            nobody.post("/auth/login", body.clone()),
            team.admin.post(&disable, json!({})),
            nobody.post("/auth/login", body.clone()),
            team.admin.post(&enable, json!({})),
            nobody.post("/auth/login", body.clone()),
        );
        let statuses =
            [answers.0.status, answers.1.status, answers.2.status, answers.3.status, answers.4.status];
        assert!(statuses.iter().all(|status| *status < 500), "round {round}: {statuses:?}");
    }
}
