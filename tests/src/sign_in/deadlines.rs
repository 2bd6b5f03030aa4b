//! The two windows: idle and absolute.

use super::{engineer, forging, is_over};
use crate::app::{Channel, TestApp, Wishes};
use chrono::{DateTime, TimeDelta, Utc};
use rf_auth::SessionPolicy;
use serde_json::Value;

fn moment(value: &Value) -> DateTime<Utc> {
    value.as_str().and_then(|text| text.parse().ok()).expect("moments are RFC 3339")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_that_nobody_used_ends_at_its_idle_deadline_to_the_second() {
    let app = TestApp::start().await;
    for channel in Channel::ALL {
        let mut caller = engineer(&app, channel).await;
        let deadline = app.now() + TimeDelta::days(3);
        app.clock.advance(TimeDelta::days(3) - TimeDelta::seconds(1));
        let last = caller.refreshing().send().await;
        assert_eq!(moment(&last.expect(200)["idle_expires_at"]), deadline, "only a person extends it");
        caller.keep(&last);
        app.clock.advance(TimeDelta::seconds(1));
        let answer = caller.refresh().await;
        let problem = is_over(&answer, channel, "session_expired_idle");
        assert_eq!(problem["reason"], "idle");
        assert_eq!(moment(&problem["ended_at"]), deadline);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_person_extends_the_idle_window() {
    let app = TestApp::start().await;
    let caller = engineer(&app, Channel::Cookie).await;
    for (activity, extends) in [(None, false), (Some("0"), false), (Some("true"), false), (Some("1"), true)] {
        let mut caller = caller.clone();
        let before = app.now();
        let mut request =
            app.sign_in(caller.me["email"].as_str().expect("an address"), Channel::Cookie).await;
        std::mem::swap(&mut caller, &mut request);
        app.clock.advance(TimeDelta::hours(5));
        let refreshing = caller.refreshing();
        let answer = match activity {
            Some(value) => refreshing.header("x-user-activity", value).send().await,
            None => refreshing.send().await,
        };
        let deadline = moment(&answer.expect(200)["idle_expires_at"]);
        let from = if extends { app.now() } else { before };
        assert_eq!(deadline, from + TimeDelta::days(3), "X-User-Activity: {activity:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_stays_signed_in_beyond_the_absolute_deadline_however_active() {
    let app = TestApp::start().await;
    for channel in Channel::ALL {
        let mut caller = engineer(&app, channel).await;
        let deadline = app.now() + TimeDelta::days(14);
        for _ in 0..6 {
            app.clock.advance(TimeDelta::days(2));
            let body = caller.refresh().await.expect(200);
            assert_eq!(moment(&body["absolute_expires_at"]), deadline, "rotation never extends it");
        }
        app.clock.advance(TimeDelta::days(2) - TimeDelta::seconds(90));
        let body = caller.refresh().await.expect(200);
        assert_eq!(moment(&body["idle_expires_at"]), deadline, "the idle window is capped");
        assert_eq!(body["expires_in"], 90, "no access token outlives the deadline");
        app.clock.advance(TimeDelta::seconds(90));
        caller.get("/auth/me").await.refused(401, "access_token_expired");
        let problem = is_over(&caller.refresh().await, channel, "session_expired_absolute");
        assert_eq!(problem["reason"], "absolute");
        assert_eq!(moment(&problem["ended_at"]), deadline);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_that_slept_past_the_deadline_is_expired_not_attacked() {
    let app = TestApp::start().await;
    for channel in Channel::ALL {
        let mut caller = engineer(&app, channel).await;
        let old = caller.clone();
        caller.refresh().await.expect(200);
        caller.refresh().await.expect(200);
        caller.get("/auth/me").await.expect(200);
        app.clock.advance(TimeDelta::days(7));
        is_over(&old.refreshing().send().await, channel, "session_expired_idle");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_access_token_is_good_for_five_minutes() {
    let app = TestApp::start().await;
    let mut caller = engineer(&app, Channel::Body).await;
    app.clock.advance(TimeDelta::seconds(299));
    caller.get("/auth/me").await.expect(200);
    app.clock.advance(TimeDelta::seconds(1));
    let answer = caller.get("/auth/me").await;
    answer.refused(401, "access_token_expired");
    assert!(answer.header("www-authenticate").contains("access_token_expired"));
    caller.refresh().await.expect(200);
    caller.get("/auth/me").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_servers_policy_sets_both_windows_of_new_sign_ins() {
    let wishes = Wishes { policy: SessionPolicy::STRICT, ..Wishes::default() };
    let app = TestApp::start_with(wishes).await;
    let mut caller = engineer(&app, Channel::Body).await;
    let claims = forging::claims(caller.token());
    assert_eq!((claims["idle_max"].as_u64(), claims["abs_max"].as_u64()), (Some(3_600), Some(86_400)));
    app.clock.advance(TimeDelta::minutes(59));
    let body = caller.refresh().await.expect(200);
    assert_eq!(moment(&body["idle_expires_at"]), app.now() + TimeDelta::hours(1));
    app.clock.advance(TimeDelta::minutes(60));
    is_over(&caller.refresh().await, Channel::Body, "session_expired_idle");
}
