//! A person's own sign-ins.

use super::{delete, email, ids, log, mine};
use crate::app::{Channel, PASSWORD, TestApp, Wishes, samples::id_of};
use chrono::TimeDelta;
use rf_core::Role;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn i_see_my_live_sign_ins_with_what_i_recognise_them_by() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Viewer).await;
    let began = app.now();
    let body = json!({ "email": person.email, "password": PASSWORD, "channel": "cookie" });
    let mut browser = app.nobody().on(Channel::Cookie);
    let answer = browser.posting("/auth/login", &body).header("user-agent", "Firefox on a desk").send().await;
    browser.keep(&answer);
    app.clock.advance(TimeDelta::minutes(1));
    let program = app.sign_in(&person.email, Channel::Body).await;
    app.clock.advance(TimeDelta::minutes(1));
    browser.refresh().await.expect(200);

    let list = program.get("/auth/sign-ins").await.expect(200);
    let items = list["items"].as_array().expect("a list");
    assert_eq!(ids(&list), [app.sign_in_of(&browser).to_string(), app.sign_in_of(&program).to_string()]);
    let mut first = items[0].clone();
    assert_eq!(first["address"], "127.0.0.1");
    first["address"] = Value::Null;
    assert_eq!(
        first,
        json!({
            "id": app.sign_in_of(&browser).to_string(),
            "is_current": false,
            "channel": "cookie",
            "method": "password",
            "user_agent": "Firefox on a desk",
            "address": null,
            "created_at": began,
            "last_active_at": app.now(),
            "idle_expires_at": app.now() + TimeDelta::days(3),
            "absolute_expires_at": began + TimeDelta::days(14),
        })
    );
    assert_eq!((&items[1]["is_current"], &items[1]["channel"]), (&json!(true), &json!("body")));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_ended_or_is_past_a_deadline_is_not_listed() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Viewer).await;
    app.sign_in(&person.email, Channel::Body).await;
    app.clock.advance(TimeDelta::hours(1));
    let out = app.sign_in(&person.email, Channel::Body).await;
    out.post("/auth/logout", json!({})).await.expect(204);
    let caller = app.sign_in(&person.email, Channel::Body).await;
    assert_eq!(mine(&caller).await.len(), 2);
    // To the very moment at which the first one's idle deadline is.
    app.clock.advance(TimeDelta::days(3) - TimeDelta::hours(1));
    let caller = app.sign_in(&person.email, Channel::Body).await;
    assert_eq!(mine(&caller).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn i_end_one_of_mine_and_it_is_out_at_once() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Viewer).await;
    let mut lost = app.sign_in(&person.email, Channel::Body).await;
    let caller = app.sign_in(&person.email, Channel::Cookie).await;
    let path = format!("/auth/sign-ins/{}", app.sign_in_of(&lost));
    // Again is no mistake, and nothing more happens.
    for _ in 0..2 {
        let answer = delete(&caller, &path).await;
        answer.expect(204);
        assert!(answer.cookies().is_empty(), "it was another one");
    }
    let problem = lost.get("/auth/me").await.refused(401, "session_revoked");
    assert_eq!(problem["reason"], "signed_out");
    lost.refresh().await.refused(401, "session_revoked");
    caller.get("/auth/me").await.expect(200);
    let rows = log(&team.admin, "action=sign_in.revoked").await;
    let [row] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!(row["actor"]["id"], caller.me["id"]);
    assert_eq!(row["target"]["id"], json!(app.sign_in_of(&lost).to_string()));
    assert_eq!(row["details"], json!({ "user_id": caller.me["id"], "reason": "signed_out" }));
}

#[tokio::test(flavor = "multi_thread")]
async fn ending_the_present_one_signs_this_browser_out() {
    let app = TestApp::start().await;
    for channel in Channel::ALL {
        let team = app.register_team(&format!("Team {}", channel.as_str())).await;
        let person = app.member(&team, Role::Viewer).await;
        let caller = app.sign_in(&person.email, channel).await;
        let answer = delete(&caller, &format!("/auth/sign-ins/{}", app.sign_in_of(&caller))).await;
        answer.expect(204);
        let forgets = answer.cookies().iter().any(|cookie| cookie.contains("Max-Age=0"));
        assert_eq!(forgets, channel == Channel::Cookie);
        caller.get("/auth/me").await.refused(401, "session_revoked");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_elses_sign_in_is_not_there_for_me_whatever_i_am() {
    let app = TestApp::start().await;
    let (team, other) = (app.register_team("Northwind").await, app.register_team("Tailspin").await);
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    for stranger in [&team.admin, &other.admin] {
        let path = format!("/auth/sign-ins/{}", app.sign_in_of(&engineer));
        delete(stranger, &path).await.refused(404, "sign_in_not_found");
    }
    delete(&engineer, "/auth/sign-ins/01890000-0000-7000-8000-000000000000")
        .await
        .refused(404, "sign_in_not_found");
    engineer.get("/auth/me").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn i_sign_out_everywhere_else_or_everywhere() {
    let app = TestApp::start().await;
    for channel in Channel::ALL {
        let team = app.register_team(&format!("Team {}", channel.as_str())).await;
        let person = app.member(&team, Role::Engineer).await;
        let mut others = Vec::new();
        for channel in [Channel::Body, Channel::Cookie] {
            others.push(app.sign_in(&person.email, channel).await);
        }
        let caller = app.sign_in(&person.email, channel).await;
        for revoked in [2, 0] {
            let answer = caller.post("/auth/sign-ins/revoke-others", json!({})).await;
            assert_eq!(answer.expect(200), json!({ "revoked_count": revoked }));
            assert!(answer.cookies().is_empty());
        }
        for other in &mut others {
            let problem = other.refresh().await.refused(401, "session_revoked");
            assert_eq!(problem["reason"], "signed_out");
        }
        app.sign_in(&person.email, Channel::Body).await;
        let answer = caller.post("/auth/sign-ins/revoke-all", json!({})).await;
        assert_eq!(answer.expect(200), json!({ "revoked_count": 2 }));
        let forgets = answer.cookies().iter().any(|cookie| cookie.contains("Max-Age=0"));
        assert_eq!(forgets, channel == Channel::Cookie);
        caller.get("/auth/me").await.refused(401, "session_revoked");
        team.admin.get("/auth/me").await.expect(200);
        let rows = log(&team.admin, "action=sign_in.bulk_revoked").await;
        let told: Vec<_> = rows.iter().map(|row| row["details"].clone()).collect();
        let detail = |scope: &str, count: u32| json!({ "scope": scope, "count": count });
        assert_eq!(told, [detail("all", 2), detail("others", 0), detail("others", 2)]);
        assert_eq!(rows[0]["target"]["id"], json!(id_of(&caller.me)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_login_too_many_ends_the_least_recently_active_sign_in() {
    let app = TestApp::start_with(Wishes { sign_ins_per_user: 3, ..Wishes::default() }).await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Engineer).await;
    let mut callers = Vec::new();
    for _ in 0..3 {
        callers.push(app.sign_in(&person.email, Channel::Body).await);
        app.clock.advance(TimeDelta::minutes(1));
    }
    // The oldest is in use again, so that the second one is the least recently active.
    callers[0].refresh().await.expect(200);
    let new = app.sign_in(&person.email, Channel::Body).await;
    assert_eq!(mine(&new).await.len(), 3);
    let problem = callers[1].refresh().await.refused(401, "session_revoked");
    assert_eq!(problem["reason"], "replaced");
    callers[0].refresh().await.expect(200);
    callers[2].refresh().await.expect(200);
    // Nobody else's count.
    team.admin.get("/auth/me").await.expect(200);
    let rows = log(&team.admin, "action=sign_in.started").await;
    assert_eq!(rows[0]["details"]["replaced"], 1);
    assert_eq!(email(&new), person.email);
}

#[tokio::test(flavor = "multi_thread")]
async fn sign_ins_that_are_over_do_not_count_against_the_limit() {
    let app = TestApp::start_with(Wishes { sign_ins_per_user: 2, ..Wishes::default() }).await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Engineer).await;
    let out = app.sign_in(&person.email, Channel::Body).await;
    let stays = app.sign_in(&person.email, Channel::Body).await;
    out.post("/auth/logout", json!({})).await.expect(204);
    app.sign_in(&person.email, Channel::Body).await;
    stays.get("/auth/me").await.expect(200);
    app.clock.advance(TimeDelta::days(3));
    let first = app.sign_in(&person.email, Channel::Body).await;
    app.sign_in(&person.email, Channel::Body).await;
    first.get("/auth/me").await.expect(200);
}
