//! How often somebody may try.

use super::{engineer, is_kept};
use crate::app::{Answer, Channel, PASSWORD, TestApp, Wishes};
use rf_api::Limits;
use serde_json::json;

async fn attempt(app: &TestApp, email: &str, password: &str) -> Answer {
    app.nobody().post("/auth/login", json!({ "email": email, "password": password })).await
}

fn seconds(answer: &Answer) -> u64 {
    let problem = answer.refused(429, "rate_limited");
    let wait = answer.header("retry-after").parse().expect("Retry-After in seconds");
    assert_eq!(problem["retry_after"], wait);
    wait
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_at_one_account_is_slowed_down_whether_it_exists_or_not() {
    let limits = Limits { account_per_minute: 3, address_per_minute: 1_000 };
    let app = TestApp::start_with(Wishes { limits, ..Wishes::default() }).await;
    app.register_team("Northwind").await;
    app.register_team("Tailspin").await;
    for email in ["admin@northwind.example", "nobody@nowhere.example"] {
        for _ in 0..3 {
            attempt(&app, email, "a wrong guess").await.refused(401, "invalid_credentials");
        }
        let wait = seconds(&attempt(&app, email, "a wrong guess").await);
        assert!((1..=21).contains(&wait), "{wait}");
        // Another spelling is the same account, and the right password is no way around.
        seconds(&attempt(&app, &format!(" {} ", email.to_uppercase()), PASSWORD).await);
    }
    attempt(&app, "admin@tailspin.example", PASSWORD).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_address_cannot_try_all_accounts() {
    let limits = Limits { account_per_minute: 1_000, address_per_minute: 5 };
    let app = TestApp::start_with(Wishes { limits, ..Wishes::default() }).await;
    for number in 0..5 {
        attempt(&app, &format!("{number}@nowhere.example"), "guess")
            .await
            .refused(401, "invalid_credentials");
    }
    seconds(&attempt(&app, "5@nowhere.example", "guess").await);
    let body = json!({ "team_name": "T", "name": "N", "email": "n@t.example", "password": PASSWORD });
    seconds(&app.nobody().post("/auth/register", body.clone()).await);
    // Who is not a proxy of ours cannot pretend to speak for somebody else.
    let request = app.nobody().posting("/auth/register", &body).header("x-forwarded-for", "198.51.100.7");
    seconds(&request.send().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_a_trusted_proxy_each_client_is_counted_by_itself() {
    let limits = Limits { account_per_minute: 1_000, address_per_minute: 2 };
    let trusted_proxies = vec!["127.0.0.1".parse().expect("an address")];
    let app = TestApp::start_with(Wishes { limits, trusted_proxies, ..Wishes::default() }).await;
    let from = |addresses: &str| {
        let body = json!({ "email": "nobody@nowhere.example", "password": "guess" });
        app.nobody().posting("/auth/login", &body).header("x-forwarded-for", addresses).send()
    };
    for client in ["198.51.100.7", "198.51.100.8"] {
        for _ in 0..2 {
            from(client).await.refused(401, "invalid_credentials");
        }
        seconds(&from(client).await);
    }
    // Only the nearest hop is believed: what a client wrote before it changes nothing.
    seconds(&from("203.0.113.1, 198.51.100.7").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refresh_that_came_too_often_is_no_sign_out() {
    let limits = Limits { account_per_minute: 1_000, address_per_minute: 8 };
    let app = TestApp::start_with(Wishes { limits, ..Wishes::default() }).await;
    let caller = engineer(&app, Channel::Cookie).await;
    let mut answers = Vec::new();
    for _ in 0..10 {
        answers.push(caller.refreshing().send().await);
    }
    let refused: Vec<_> = answers.iter().filter(|answer| answer.status != 200).collect();
    assert!(!refused.is_empty());
    for answer in refused {
        is_kept(answer, 429, "rate_limited");
        seconds(answer);
    }
    caller.get("/auth/me").await.expect(200);
}
