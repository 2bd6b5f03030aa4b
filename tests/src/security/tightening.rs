//! A narrower policy counts at once; a wider one gives nothing back.

use super::{change, email, log, set_windows};
use crate::app::{Caller, Channel, Team, TestApp};
use chrono::{DateTime, TimeDelta, Utc};
use rf_auth::SignInStore;
use rf_core::Role;
use serde_json::{Value, json};

async fn row(app: &TestApp, caller: &Caller) -> rf_auth::SignIn {
    let found = app.store().sign_in_with_user(app.sign_in_of(caller)).await;
    found.expect("the store answers").expect("the sign-in is there").0
}

/// An admin who is always fresh, and an engineer who signed in on that channel a while before.
async fn scene(app: &TestApp, channel: Channel, before: TimeDelta) -> (Team, Caller) {
    let team = app.register_team(&format!("Team {}", channel.as_str())).await;
    let person = app.member(&team, Role::Engineer).await;
    let caller = app.sign_in(&person.email, channel).await;
    app.clock.advance(before);
    let admin = app.sign_in(email(&team.admin), Channel::Body).await;
    (Team { admin, ..team }, caller)
}

fn moment(value: &Value) -> DateTime<Utc> {
    value.as_str().and_then(|text| text.parse().ok()).expect("moments are RFC 3339")
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_past_the_new_windows_is_out_on_the_next_request_and_told_why() {
    let app = TestApp::start().await;
    for channel in Channel::ALL {
        let (team, mut caller) = scene(&app, channel, TimeDelta::hours(2)).await;
        let before = row(&app, &caller).await;
        let changed = set_windows(&team.admin, 60, 1_440).await;
        // The engineer, and the admin's registration of two hours ago.
        assert_eq!(changed["ended_sign_ins"], 2);
        assert_eq!(changed["policy"]["live_sign_ins"], 1);
        let ended_at = app.now();
        app.clock.advance(TimeDelta::seconds(1));
        let refreshed = caller.refresh().await;
        let problem = refreshed.refused(401, "session_revoked_policy");
        assert_eq!(
            (&problem["reason"], moment(&problem["ended_at"])),
            (&json!("policy_tightened"), ended_at)
        );
        assert!(refreshed.header("www-authenticate").contains("session_revoked_policy"));
        // The access token is past its five minutes as well; the row says more than that.
        let after = row(&app, &caller).await;
        assert_eq!(after.idle_deadline, before.idle_deadline, "a sign-in that ended keeps its deadlines");
        assert_eq!(after.absolute_deadline, before.absolute_deadline);
        team.admin.get("/auth/me").await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_access_token_that_is_still_good_is_refused_as_well() {
    let app = TestApp::start().await;
    let (team, mut caller) = scene(&app, Channel::Body, TimeDelta::hours(25)).await;
    caller.refresh().await.expect(200);
    caller.get("/auth/me").await.expect(200);
    set_windows(&team.admin, 60, 1_440).await;
    let problem = caller.get("/flows").await.refused(401, "session_revoked_policy");
    assert_eq!(problem["reason"], "policy_tightened");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_deadline_equal_to_now_is_past() {
    let app = TestApp::start().await;
    for (idle, absolute, waited, ended) in [
        (60, 1_440, TimeDelta::minutes(60), 1),
        (60, 1_440, TimeDelta::minutes(60) - TimeDelta::microseconds(1), 0),
        (60, 60, TimeDelta::minutes(60), 1),
    ] {
        let team = app.register_team(&format!("Team {idle} {absolute} {ended}")).await;
        app.clock.advance(waited);
        let admin = app.sign_in(email(&team.admin), Channel::Body).await;
        assert_eq!(set_windows(&admin, idle, absolute).await["ended_sign_ins"], ended, "{idle} {absolute}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_stays_in_gets_the_nearer_deadlines_to_the_microsecond() {
    let app = TestApp::start().await;
    // Moments with a fraction, with three digits and with six, and without.
    for micros in [0, 250_000, 999_999] {
        app.clock.advance(TimeDelta::microseconds(micros));
        let team = app.register_team(&format!("Team {micros}")).await;
        let caller = app.sign_in_as(&team, Role::Engineer).await;
        let start = app.now();
        app.clock.advance(TimeDelta::minutes(50));
        let admin = app.sign_in(email(&team.admin), Channel::Body).await;
        assert_eq!(set_windows(&admin, 60, 90).await["ended_sign_ins"], 0);
        let row = row(&app, &caller).await;
        assert_eq!((row.idle_max_seconds, row.absolute_max_seconds), (3_600, 5_400));
        assert_eq!(row.idle_deadline, start + TimeDelta::minutes(60), "since the last activity");
        assert_eq!(row.absolute_deadline, start + TimeDelta::minutes(90), "since the login");
        assert_eq!((row.created_at, row.ended), (start, None));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refresh_after_it_lives_within_the_narrower_windows() {
    let app = TestApp::start().await;
    for channel in Channel::ALL {
        let (team, mut caller) = scene(&app, channel, TimeDelta::minutes(50)).await;
        let start = app.now() - TimeDelta::minutes(50);
        set_windows(&team.admin, 60, 90).await;
        let body = caller.refresh().await.expect(200);
        // Idle would reach 110 minutes: the absolute deadline caps it.
        assert_eq!(moment(&body["idle_expires_at"]), start + TimeDelta::minutes(90));
        assert_eq!(moment(&body["absolute_expires_at"]), start + TimeDelta::minutes(90));
        app.clock.advance(TimeDelta::minutes(39));
        let body = caller.refresh().await.expect(200);
        assert_eq!(body["expires_in"], 60, "no access token outlives the deadline");
        app.clock.advance(TimeDelta::minutes(1));
        caller.get("/flows").await.refused(401, "access_token_expired");
        caller.refresh().await.refused(401, "session_expired_absolute");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_access_token_from_before_ends_with_the_nearer_deadline() {
    let app = TestApp::start().await;
    let (team, mut caller) = scene(&app, Channel::Body, TimeDelta::minutes(59)).await;
    caller.refreshing().send().await.expect(200);
    let body = caller.refreshing().send().await;
    caller.keep(&body);
    assert_eq!(body.json()["expires_in"], 300);
    set_windows(&team.admin, 60, 1_440).await;
    caller.get("/auth/me").await.expect(200);
    app.clock.advance(TimeDelta::minutes(1));
    // Four minutes are left of the token, and none of the sign-in.
    caller.get("/auth/me").await.refused(401, "session_expired_idle");
}

#[tokio::test(flavor = "multi_thread")]
async fn loosening_never_gives_back_what_tightening_took() {
    let app = TestApp::start().await;
    let (team, mut caller) = scene(&app, Channel::Body, TimeDelta::minutes(10)).await;
    let mut gone = caller.clone();
    set_windows(&team.admin, 60, 90).await;
    let tight = row(&app, &caller).await;
    for (idle, absolute) in
        [(json!(4_320), json!(20_160)), (Value::Null, Value::Null), (json!(43_200), json!(129_600))]
    {
        assert_eq!(set_windows(&team.admin, idle, absolute).await["ended_sign_ins"], 0);
        assert_eq!(row(&app, &caller).await, tight);
    }
    let body = caller.refresh().await.expect(200);
    assert_eq!(moment(&body["idle_expires_at"]), app.now() + TimeDelta::minutes(60));
    assert_eq!(moment(&body["absolute_expires_at"]), tight.absolute_deadline);
    app.clock.advance(TimeDelta::minutes(60));
    gone.refresh().await.refused(401, "session_expired_idle");
    // A new login has the wide ones.
    let mut new = app.sign_in(email(&caller), Channel::Body).await;
    let body = new.refresh().await.expect(200);
    assert_eq!(moment(&body["idle_expires_at"]), app.now() + TimeDelta::days(30));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_ended_by_a_policy_stays_out_when_it_is_loosened() {
    let app = TestApp::start().await;
    let (team, mut caller) = scene(&app, Channel::Body, TimeDelta::hours(2)).await;
    set_windows(&team.admin, 60, 1_440).await;
    set_windows(&team.admin, Value::Null, Value::Null).await;
    caller.refresh().await.refused(401, "session_revoked_policy");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_window_alone_is_tightened_alone() {
    let app = TestApp::start().await;
    let (team, caller) = scene(&app, Channel::Body, TimeDelta::minutes(10)).await;
    let before = row(&app, &caller).await;
    change(&team.admin, json!({ "idle_minutes": 30 })).await.expect(200);
    let after = row(&app, &caller).await;
    assert_eq!(after.absolute_deadline, before.absolute_deadline);
    assert_eq!(after.idle_deadline, before.last_active_at + TimeDelta::minutes(30));
    change(&team.admin, json!({ "absolute_minutes": 60 })).await.expect(200);
    let last = row(&app, &caller).await;
    assert_eq!(last.absolute_deadline, before.created_at + TimeDelta::minutes(60));
    assert_eq!((last.idle_deadline, last.idle_max_seconds), (after.idle_deadline, 1_800));
}

#[tokio::test(flavor = "multi_thread")]
async fn other_teams_and_what_was_over_already_stay_as_they_were() {
    let app = TestApp::start().await;
    let theirs = app.register_team("Tailspin").await;
    let (team, caller) = scene(&app, Channel::Body, TimeDelta::hours(2)).await;
    let out = app.sign_in(email(&caller), Channel::Body).await;
    out.post("/auth/logout", json!({})).await.expect(204);
    let (foreign, over) = (row(&app, &theirs.admin).await, row(&app, &out).await);
    set_windows(&team.admin, 15, 60).await;
    assert_eq!(row(&app, &theirs.admin).await, foreign);
    assert_eq!(row(&app, &out).await, over);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_one_row_of_the_log_with_what_was_chosen_and_what_it_came_to() {
    let app = TestApp::start().await;
    let (team, _) = scene(&app, Channel::Body, TimeDelta::hours(2)).await;
    change(&team.admin, json!({ "idle_minutes": 60 })).await.expect(200);
    // Saying the same again changes nothing, so that nothing is to be told.
    change(&team.admin, json!({ "idle_minutes": 60 })).await.expect(200);
    let rows = log(&team.admin, "action=team.security_policy_changed").await;
    let [row] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!(row["actor"]["id"], team.admin.me["id"]);
    assert_eq!((&row["target"]["kind"], &row["target"]["name"]), (&json!("team"), &json!("Team body")));
    assert_eq!(
        row["details"],
        json!({
            "old": {
                "idle_minutes": null, "absolute_minutes": null, "effective_idle_minutes": 4_320,
                "effective_absolute_minutes": 20_160, "second_factor_required": false,
            },
            "new": {
                "idle_minutes": 60, "absolute_minutes": null, "effective_idle_minutes": 60,
                "effective_absolute_minutes": 20_160, "second_factor_required": false,
            },
            "ended_sign_ins": 2,
        })
    );
}
