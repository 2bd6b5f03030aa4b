//! Refresh tokens that are signed with our key and still say nothing that we would say, and texts of any letters and size.

use super::{
    engineer,
    forging::{claims, header, signed, with},
    is_over,
};
use crate::app::{API, Caller, Channel, REFRESH_KEY, TestApp};
use reqwest::Method;
use serde_json::json;

async fn check(caller: &Caller, what: &str, token: &str) {
    let answer = caller.with_refresh_token(token).refreshing().send().await;
    let problem = is_over(&answer, caller.channel, "invalid_refresh_token");
    assert!(problem.get("reason").is_none(), "{what}: nobody is told what is wrong");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_claim_of_a_refresh_token_has_its_own_type() {
    let app = TestApp::start().await;
    for channel in Channel::ALL {
        let mut caller = engineer(&app, channel).await;
        let honest = claims(caller.token());
        for (name, value) in honest.as_object().expect("claims are an object") {
            for wrong in [json!(null), json!([]), json!({}), json!(true), json!([value]), json!("\u{0}")] {
                let token = signed(&header(), &with(&honest, name, wrong.clone()), REFRESH_KEY);
                check(&caller, &format!("{name}: {wrong}"), &token).await;
            }
        }
        for (name, wrong) in [
            ("typ", json!("REFRESH")),
            ("iss", json!("https://evil.example")),
            ("aud", json!(["resolutionflow", "somebody"])),
            ("gen", json!(1.5)),
            ("gen", json!(u64::MAX)),
            ("sid", json!("00000000-0000-0000-0000-000000000000")),
            ("sub", json!("' OR 1=1 --")),
        ] {
            let token = signed(&header(), &with(&honest, name, wrong.clone()), REFRESH_KEY);
            check(&caller, &format!("{name}: {wrong}"), &token).await;
        }
        caller.refresh().await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refresh_token_of_any_letters_and_any_size_is_refused_without_a_fault() {
    let app = TestApp::start().await;
    let caller = engineer(&app, Channel::Body).await;
    for (what, token) in [
        ("letters with accents", "schlüssel.schlüssel.schlüssel".to_owned()),
        ("from right to left", "\u{202e}nekot".to_owned()),
        ("pictures", "🔑.🔑.🔑".to_owned()),
        ("a NUL", format!("{}\u{0}", caller.token())),
        ("a newline", format!("{}\n", caller.token())),
        ("a blank in front", format!(" {}", caller.token())),
        ("5 KiB", "A".repeat(5 * 1024)),
        ("a genuine start of 3 MiB", format!("{}{}", caller.token(), "A".repeat(3 * 1024 * 1024))),
        ("dots", ".".repeat(100_000)),
    ] {
        check(&caller, what, &token).await;
    }
    let too_large = caller.with_refresh_token(&"A".repeat(5 * 1024 * 1024));
    too_large.refreshing().send().await.refused(413, "body_too_large");
    for token in [json!(1), json!(["x"]), json!({})] {
        caller.post("/auth/refresh", json!({ "refresh_token": token })).await.refused(422, "invalid_body");
    }
    let mut browser = engineer(&app, Channel::Cookie).await;
    for size in [4 * 1024, 30 * 1024] {
        check(&browser, "a long cookie", &"A".repeat(size)).await;
    }
    // Two cookies of the name: whichever is looked at, nothing breaks and nothing is taken for the other's.
    let request = app.nobody().request(Method::POST, &format!("{API}/auth/refresh"));
    let both = format!("rf_refresh=garbage; rf_refresh={}", browser.token());
    let answer = request.header("x-requested-with", "ResolutionFlow").header("cookie", &both).send().await;
    assert!([200, 401].contains(&answer.status), "{}", answer.shown());
    browser.refresh().await.expect(200);
}
