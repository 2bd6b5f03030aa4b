//! Policies that change while people come in and go on.

use super::{change, email, set_windows};
use crate::app::{Caller, Channel, TestApp};
use chrono::TimeDelta;
use rf_auth::SignInStore;
use rf_core::Role;
use serde_json::json;

/// No live sign-in of these has wider windows than an hour and a day.
async fn are_narrow(app: &TestApp, callers: &[Caller]) {
    for caller in callers {
        let found = app.store().sign_in_with_user(app.sign_in_of(caller)).await;
        let (row, _) = found.expect("the store answers").expect("the sign-in is there");
        if row.ended.is_some() {
            continue;
        }
        assert!(row.idle_max_seconds <= 3_600 && row.absolute_max_seconds <= 86_400, "{row:?}");
        assert!(row.idle_deadline <= row.last_active_at + TimeDelta::hours(1), "{row:?}");
        assert!(row.absolute_deadline <= row.created_at + TimeDelta::days(1), "{row:?}");
        assert!(row.idle_deadline <= row.absolute_deadline, "{row:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refresh_that_meets_a_tightening_never_brings_the_wide_windows_back() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let mut callers = Vec::new();
    for _ in 0..10 {
        callers.push(app.sign_in_as(&team, Role::Engineer).await);
    }
    for _ in 0..3 {
        change(&team.admin, json!({ "idle_minutes": null, "absolute_minutes": null })).await.expect(200);
        app.clock.advance(TimeDelta::seconds(1));
        let refreshing: Vec<_> = callers
            .iter()
            .cloned()
            .map(|mut caller| {
                tokio::spawn(async move {
                    let status = caller.refresh().await.status;
                    (status, caller)
                })
            })
            .collect();
        let tightening = {
            let admin = team.admin.clone();
            tokio::spawn(async move { set_windows(&admin, 60, 1_440).await })
        };
        callers.clear();
        for refresh in refreshing {
            let (status, caller) = refresh.await.expect("the request was made");
            assert_eq!(status, 200);
            callers.push(caller);
        }
        tightening.await.expect("the request was made");
        are_narrow(&app, &callers).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_that_meets_a_tightening_never_keeps_the_wide_windows() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let mut people = Vec::new();
    for _ in 0..8 {
        people.push(app.member(&team, Role::Engineer).await.email);
    }
    for _ in 0..3 {
        change(&team.admin, json!({ "idle_minutes": null, "absolute_minutes": null })).await.expect(200);
        let (callers, ()) = tokio::join!(
            together(people.iter().map(|email| app.sign_in(email, Channel::Body)).collect()),
            async {
                set_windows(&team.admin, 60, 1_440).await;
            }
        );
        are_narrow(&app, &callers).await;
    }
}

/// Awaits all of them, side by side.
async fn together<T>(futures: Vec<impl Future<Output = T>>) -> Vec<T> {
    let mut waiting: Vec<_> = futures.into_iter().map(|future| (Box::pin(future), None)).collect();
    std::future::poll_fn(|context| {
        let mut is_ready = true;
        for (future, result) in &mut waiting {
            if result.is_none() {
                match future.as_mut().poll(context) {
                    std::task::Poll::Ready(value) => *result = Some(value),
                    std::task::Poll::Pending => is_ready = false,
                }
            }
        }
        if is_ready { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    waiting.into_iter().filter_map(|(_, result)| result).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn logins_side_by_side_never_exceed_the_number_that_a_person_may_have() {
    let wishes = crate::app::Wishes { sign_ins_per_user: 3, ..Default::default() };
    let app = TestApp::start_with(wishes).await;
    let admin = app.register_team("Northwind").await.admin;
    let entering: Vec<_> = (0..12).map(|_| app.sign_in(email(&admin), Channel::Body)).collect();
    let callers = together(entering).await;
    let mut live = 0;
    for caller in &callers {
        live += usize::from(caller.get("/auth/me").await.status == 200);
    }
    assert_eq!(live, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_admins_who_change_the_policy_at_once_both_get_an_answer() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let other = app.sign_in_as(&team, Role::TeamAdmin).await;
    for _ in 0..5 {
        let (one, two) = tokio::join!(
            change(&team.admin, json!({ "idle_minutes": 60 })),
            change(&other, json!({ "absolute_minutes": 10_080 })),
        );
        one.expect(200);
        two.expect(200);
        let overrides = team.admin.get("/team/security").await.expect(200)["overrides"].clone();
        assert_eq!(overrides, json!({ "idle_minutes": 60, "absolute_minutes": 10_080 }), "none is lost");
        change(&team.admin, json!({ "idle_minutes": null, "absolute_minutes": null })).await.expect(200);
    }
}
