//! What a way through a provider holds out against.

use super::{Directory, browser::Browser, server};
use crate::app::{Answer, TestApp};
use chrono::TimeDelta;
use rf_core::Role;
use serde_json::{Value, json};

const START: &str = "/auth/providers/oidc/start";
const CALLBACK: &str = "/auth/providers/callback";

#[track_caller]
fn refused_for(answer: &Answer, reason: &str) {
    assert_eq!(answer.refused(401, "identity_refused")["reason"], reason);
    assert!(answer.cookies().is_empty(), "no cookie is touched");
}

/// Another value in the query of an address.
fn with(address: &str, name: &str, value: &str) -> String {
    let (start, rest) = address.split_once(&format!("&{name}=")).expect("the query names it");
    let end = rest.find('&').map_or("", |at| &rest[at..]);
    format!("{start}&{name}={value}{end}")
}

async fn somebody(app: &TestApp) -> String {
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Engineer).await;
    format!("somebody|{}|true", person.email)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_state_works_once_and_in_the_browser_that_began_only() {
    let directory = Directory::start();
    let app = server(vec![directory.configured()]).await;
    let login = somebody(&app).await;
    let mut browser = Browser::new(&app);
    let address = browser.start(START, json!({})).await;
    let brought = browser.visit(&address, &login).await;

    let mut other = Browser::new(&app);
    refused_for(&other.finish(CALLBACK, &brought).await, "state_mismatch");
    other.start(START, json!({})).await;
    refused_for(&other.finish(CALLBACK, &brought).await, "state_mismatch");
    let mut made_up = brought.clone();
    made_up["state"] = json!("made-up");
    refused_for(&browser.finish(CALLBACK, &made_up).await, "state_mismatch");

    // None of it has spoilt the way of the one who began.
    browser.finish(CALLBACK, &brought).await.expect(200);
    refused_for(&browser.finish(CALLBACK, &brought).await, "state_mismatch");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_tabs_of_one_browser_do_not_disturb_each_other() {
    let directory = Directory::start();
    let app = server(vec![directory.configured()]).await;
    let login = somebody(&app).await;
    let mut browser = Browser::new(&app);
    let (first, second) = (browser.start(START, json!({})).await, browser.start(START, json!({})).await);
    for address in [first, second] {
        let brought = browser.visit(&address, &login).await;
        browser.finish(CALLBACK, &brought).await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_callback_from_another_site_does_nothing() {
    let directory = Directory::start();
    let app = server(vec![directory.configured()]).await;
    let login = somebody(&app).await;
    let mut browser = Browser::new(&app);
    let address = browser.start(START, json!({})).await;
    let brought = browser.visit(&address, &login).await;
    let cookie = format!("rf_oidc={}", browser.tie.clone().expect("a tie"));
    let bare = app.nobody().posting(CALLBACK, &brought).header("cookie", &cookie);
    bare.send().await.refused(403, "csrf_failed");
    let theirs = app.nobody().by_our_pages(CALLBACK, &brought).header("cookie", &cookie);
    theirs.header("origin", "https://evil.example").send().await.refused(403, "csrf_failed");
    browser.finish(CALLBACK, &brought).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_way_that_took_ten_minutes_is_over() {
    let directory = Directory::start();
    let app = server(vec![directory.configured()]).await;
    let login = somebody(&app).await;
    for (minutes, works) in [(9, true), (10, false)] {
        let mut browser = Browser::new(&app);
        let address = browser.start(START, json!({})).await;
        let brought = browser.visit(&address, &login).await;
        app.clock.advance(TimeDelta::minutes(minutes));
        let answer = browser.finish(CALLBACK, &brought).await;
        if works {
            answer.expect(200);
        } else {
            refused_for(&answer, "expired");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_for_another_nonce_is_refused() {
    let directory = Directory::start();
    let app = server(vec![directory.configured()]).await;
    let login = somebody(&app).await;
    let mut browser = Browser::new(&app);
    let address = browser.start(START, json!({})).await;
    let brought = browser.visit(&with(&address, "nonce", "another"), &login).await;
    refused_for(&browser.finish(CALLBACK, &brought).await, "token_invalid");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_worth_nothing_without_the_verifier_that_it_was_asked_for_with() {
    let directory = Directory::start();
    let app = server(vec![directory.configured()]).await;
    let login = somebody(&app).await;
    let mut browser = Browser::new(&app);
    let (first, second) = (browser.start(START, json!({})).await, browser.start(START, json!({})).await);
    let mut brought = browser.visit(&first, &login).await;
    let other = browser.visit(&second, &login).await;
    brought["code"] = other["code"].clone();
    refused_for(&browser.finish(CALLBACK, &brought).await, "provider_error");

    let address = browser.start(START, json!({})).await;
    let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    let brought = browser.visit(&with(&address, "code_challenge", challenge), &login).await;
    refused_for(&browser.finish(CALLBACK, &brought).await, "provider_error");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_refuses_is_believed() {
    let directory = Directory::start();
    let app = server(vec![directory.configured()]).await;
    let check = async |mut body: Value| {
        let mut browser = Browser::new(&app);
        let address = browser.start(START, json!({})).await;
        let state = address.split("&state=").nth(1).and_then(|rest| rest.split('&').next());
        body["state"] = json!(state.expect("a state"));
        refused_for(&browser.finish(CALLBACK, &body).await, "provider_error");
    };
    check(json!({ "error": "access_denied" })).await;
    check(json!({ "error": "access_denied", "code": "x" })).await;
    check(json!({ "code": "made-up" })).await;
    check(json!({})).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_way_that_began_as_one_thing_does_not_end_as_another() {
    let directory = Directory::start();
    let app = server(vec![directory.configured()]).await;
    let login = somebody(&app).await;
    let team = app.register_team("Tailspin").await;
    let mut browser = Browser::of(&app, &team.admin);
    let proof = json!({ "password": crate::app::PASSWORD });
    let address = browser.start("/account/identities/oidc/start", proof).await;
    let brought = browser.visit(&address, &login).await;
    refused_for(&browser.finish(CALLBACK, &brought).await, "state_mismatch");
    let address = browser.start(START, json!({})).await;
    let brought = browser.visit(&address, &login).await;
    refused_for(&browser.finish("/account/identities/callback", &brought).await, "state_mismatch");
}
