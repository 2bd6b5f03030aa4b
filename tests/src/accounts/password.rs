//! Changing one's own password.

use super::{NEW_PASSWORD, change_of_password, email_of, engineer, opens};
use crate::app::{Channel, PASSWORD, TestApp, Wishes};
use chrono::TimeDelta;
use rf_api::Limits;
use rf_core::Role;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_ends_the_other_sign_ins_and_renews_the_present_one() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    for channel in Channel::ALL {
        let email = app.member(&team, Role::Engineer).await.email;
        let before = app.sign_in(&email, channel).await;
        let mut elsewhere = app.sign_in(&email, Channel::Body).await;
        app.clock.advance(TimeDelta::minutes(4));
        let answer = before.post("/account/password", change_of_password()).await;
        let body = answer.expect(200);
        // The windows are those of before: changing a password is no way around them.
        assert_eq!(body["idle_expires_at"], json!(app.now() - TimeDelta::minutes(4) + TimeDelta::days(3)));
        assert_eq!(
            body["absolute_expires_at"],
            json!(app.now() - TimeDelta::minutes(4) + TimeDelta::days(14))
        );
        assert_eq!(body["user"]["email"], json!(email));
        let mut now = before.clone();
        now.keep(&answer);
        assert_ne!(app.sign_in_of(&now), app.sign_in_of(&before));
        now.get("/flows").await.expect(200);
        now.refresh().await.expect(200);

        assert_eq!(before.get("/flows").await.refused(401, "session_revoked")["reason"], "replaced");
        let straggler = before.clone().refresh().await;
        straggler.refused(401, "session_revoked");
        assert!(straggler.cookies().is_empty(), "the browser holds the new cookie by now");
        let problem = elsewhere.get("/flows").await.refused(401, "session_revoked");
        assert_eq!(problem["reason"], "password_changed");
        elsewhere.refresh().await.refused(401, "session_revoked");

        assert!(opens(&app, &email, NEW_PASSWORD).await && !opens(&app, &email, PASSWORD).await);
        app.mail(&email, "password_changed", 1).await;
    }
    let rows = app.audit("account.password_changed").await;
    assert_eq!((rows.len(), rows[0].actor_kind.as_str()), (2, "person"));
    assert_eq!(rows[0].detail("ended_sign_ins"), json!(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_needs_the_present_one_and_must_be_good() {
    let app = TestApp::start().await;
    let caller = engineer(&app).await;
    let change = async |current: &str, new: &str| {
        let body = json!({ "current_password": current, "new_password": new });
        caller.post("/account/password", body).await
    };
    change("a wrong guess", NEW_PASSWORD).await.refused(403, "wrong_password");
    for weak in ["short", "password1234", ""] {
        let problem = change(PASSWORD, weak).await.refused(422, "invalid");
        assert_eq!(problem["errors"][0]["field"], "new_password", "{weak}");
    }
    caller.get("/auth/me").await.expect(200);
    assert!(opens(&app, &email_of(&caller), PASSWORD).await);
    assert!(app.audit("account.password_changed").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_the_present_password_is_slowed_down_like_signing_in() {
    let limits = Limits { account_per_minute: 3, address_per_minute: 1_000 };
    let app = TestApp::start_with(Wishes { limits, ..Wishes::default() }).await;
    let admin = app.register_team("Northwind").await.admin;
    for status in [403, 403, 403, 429] {
        let body = json!({ "current_password": "a wrong guess", "new_password": NEW_PASSWORD });
        admin.post("/account/password", body).await.expect(status);
    }
    let body = json!({ "email": email_of(&admin), "password": PASSWORD });
    app.nobody().post("/auth/login", body).await.refused(429, "rate_limited");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_changes_at_once_one_wins_and_the_account_is_whole() {
    let app = TestApp::start().await;
    let caller = engineer(&app).await;
    let other = app.sign_in(&email_of(&caller), Channel::Body).await;
    let change = |new: &str| json!({ "current_password": PASSWORD, "new_password": new });
    let (one, two) = tokio::join!(
        caller.post("/account/password", change(NEW_PASSWORD)),
        other.post("/account/password", change("nine-other-herons-at-dawn")),
    );
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    // The slower one is told either that its password or that its sign-in is not good any more.
    assert!(statuses[0] == 200 && [401, 403].contains(&statuses[1]), "{statuses:?}");
    let new = if one.status == 200 { NEW_PASSWORD } else { "nine-other-herons-at-dawn" };
    assert!(opens(&app, &email_of(&caller), new).await);
}
