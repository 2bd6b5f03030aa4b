//! Reading and changing the windows.

use super::{change, set_windows};
use crate::app::{Channel, TestApp, Wishes};
use chrono::TimeDelta;
use rf_auth::{PolicyBounds, SessionPolicy};
use rf_core::Role;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_new_team_has_the_servers_windows_and_can_see_how_far_it_may_go() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    app.sign_in_as(&team, Role::Engineer).await;
    let policy = team.admin.get("/team/security").await.expect(200);
    assert_eq!(
        policy,
        json!({
            "preset": "standard",
            "overrides": { "idle_minutes": null, "absolute_minutes": null },
            "effective": { "idle_minutes": 4_320, "absolute_minutes": 20_160 },
            "server_default": { "idle_minutes": 4_320, "absolute_minutes": 20_160 },
            "standard": { "idle_minutes": 4_320, "absolute_minutes": 20_160 },
            "strict": { "idle_minutes": 60, "absolute_minutes": 1_440 },
            "bounds": { "idle_min": 15, "idle_max": 43_200, "absolute_min": 60, "absolute_max": 129_600 },
            "second_factor_required": false,
            "members_without_second_factor": 2,
            "live_sign_ins": 2,
        })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_left_out_stays_and_null_takes_the_servers_window() {
    let app = TestApp::start().await;
    let admin = app.register_team("Northwind").await.admin;
    let told = |changed: &Value| {
        let policy = &changed["policy"];
        (policy["preset"].clone(), policy["overrides"].clone(), policy["effective"].clone())
    };
    let window = |idle: Value, absolute: Value| json!({ "idle_minutes": idle, "absolute_minutes": absolute });
    let check = async |body: Value, preset: &str, overrides: Value, effective: Value| {
        let changed = change(&admin, body.clone()).await.expect(200);
        assert_eq!(told(&changed), (json!(preset), overrides, effective), "{body}");
        let read = admin.get("/team/security").await.expect(200);
        assert_eq!(read, changed["policy"], "{body}");
    };
    let strict = window(json!(60), json!(1_440));
    check(json!({ "idle_minutes": 60, "absolute_minutes": 1_440 }), "strict", strict.clone(), strict.clone())
        .await;
    check(json!({}), "strict", strict.clone(), strict).await;
    let wider = window(json!(60), json!(2_880));
    check(json!({ "absolute_minutes": 2_880 }), "custom", wider.clone(), wider).await;
    let half = window(json!(60), Value::Null);
    check(json!({ "absolute_minutes": null }), "custom", half, window(json!(60), json!(20_160))).await;
    let none = window(Value::Null, Value::Null);
    check(json!({ "idle_minutes": null }), "standard", none, window(json!(4_320), json!(20_160))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_window_that_cannot_be_is_refused_by_its_name_and_changes_nothing() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let admin = &team.admin;
    let before = admin.get("/team/security").await.expect(200);
    for (body, field, code) in [
        (json!({ "idle_minutes": 14 }), "idle_minutes", "out_of_bounds"),
        (json!({ "idle_minutes": 43_201 }), "idle_minutes", "out_of_bounds"),
        (json!({ "absolute_minutes": 59 }), "absolute_minutes", "out_of_bounds"),
        (json!({ "absolute_minutes": 129_601 }), "absolute_minutes", "out_of_bounds"),
        (json!({ "idle_minutes": 0 }), "idle_minutes", "out_of_bounds"),
        // Only one of them is the team's own: the other is the server's.
        (json!({ "idle_minutes": 20_161 }), "idle_minutes", "idle_longer_than_absolute"),
        (json!({ "absolute_minutes": 4_319 }), "absolute_minutes", "idle_longer_than_absolute"),
        (json!({ "idle_minutes": 61, "absolute_minutes": 60 }), "idle_minutes", "idle_longer_than_absolute"),
    ] {
        let problem = change(admin, body.clone()).await.refused(422, "invalid");
        let errors = problem["errors"].as_array().expect("the fields at fault");
        assert_eq!(errors.len(), 1, "{body}: {errors:?}");
        assert_eq!(
            (errors[0]["field"].as_str(), errors[0]["code"].as_str()),
            (Some(field), Some(code)),
            "{body}"
        );
    }
    for body in [
        json!({ "idle_minutes": -1 }),
        json!({ "idle_minutes": 1.5 }),
        json!({ "idle_minutes": "60" }),
        json!({ "idle_minutes": 4_294_967_296_u64 }),
        json!({ "second_factor_required": "yes" }),
        json!({ "surprise": 1 }),
    ] {
        change(admin, body).await.refused(422, "invalid_body");
    }
    assert_eq!(admin.get("/team/security").await.expect(200), before);
    assert_eq!(super::log(admin, "action=team.security_policy_changed").await, Vec::<Value>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_takes_both_windows_from_the_policy_of_its_team_and_no_other() {
    let app = TestApp::start().await;
    let (ours, theirs) = (app.register_team("Northwind").await, app.register_team("Tailspin").await);
    set_windows(&ours.admin, 60, 1_440).await;
    for (team, idle, absolute) in [(&ours, 60, 1_440), (&theirs, 4_320, 20_160)] {
        for channel in Channel::ALL {
            let person = app.member(team, Role::Engineer).await;
            let mut caller = app.sign_in(&person.email, channel).await;
            let body = caller.refresh().await.expect(200);
            assert_eq!(body["idle_expires_at"], json!(app.now() + TimeDelta::minutes(idle)));
            assert_eq!(body["absolute_expires_at"], json!(app.now() + TimeDelta::minutes(absolute)));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_sets_its_own_defaults_and_bounds() {
    let bounds = PolicyBounds { idle_minutes: 30..=120, absolute_minutes: 120..=600 };
    let policy = SessionPolicy::within(&bounds, 90, 300).expect("windows within the bounds");
    let app = TestApp::start_with(Wishes { policy, bounds, ..Wishes::default() }).await;
    let admin = app.register_team("Northwind").await.admin;
    let read = admin.get("/team/security").await.expect(200);
    assert_eq!(read["effective"], json!({ "idle_minutes": 90, "absolute_minutes": 300 }));
    assert_eq!(read["effective"], read["server_default"]);
    assert_eq!(read["preset"], "custom");
    change(&admin, json!({ "idle_minutes": 121 })).await.refused(422, "invalid");
    change(&admin, json!({ "absolute_minutes": 119 })).await.refused(422, "invalid");
    change(&admin, json!({ "absolute_minutes": null, "idle_minutes": 120 })).await.expect(200);
    let mut caller = app.sign_in(super::email(&admin), Channel::Body).await;
    let body = caller.refresh().await.expect(200);
    assert_eq!(body["idle_expires_at"], json!(app.now() + TimeDelta::minutes(120)));
    assert_eq!(body["absolute_expires_at"], json!(app.now() + TimeDelta::minutes(300)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_required_second_factor_is_asked_for_from_the_next_request_on() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let member = app.sign_in_as(&team, Role::Engineer).await;
    app.sql(&format!(
        "UPDATE users SET has_second_factor = TRUE WHERE email = '{}'",
        super::email(&team.admin)
    ))
    .await;
    let changed = change(&team.admin, json!({ "second_factor_required": true })).await.expect(200);
    assert_eq!(changed["policy"]["second_factor_required"], true);
    assert_eq!(changed["policy"]["members_without_second_factor"], 1);
    assert_eq!(changed["ended_sign_ins"], 0);
    member.get("/flows").await.refused(403, "second_factor_enrolment_required");
    member.get("/auth/sign-ins").await.expect(200);
    team.admin.get("/flows").await.expect(200);
    change(&team.admin, json!({ "second_factor_required": false })).await.expect(200);
    member.get("/flows").await.expect(200);
}
