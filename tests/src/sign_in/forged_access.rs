//! Access tokens that are none of ours, and ways to send one that do not count: the documented code, never a fault.

use super::{
    engineer,
    forging::{claims, header, signed, signed_longer, unsigned, with, without},
};
use crate::app::{ACCESS_KEY, API, Caller, Channel, REFRESH_KEY, TestApp};
use reqwest::Method;
use serde_json::{Value, json};
use std::{
    io::{Read, Write},
    net::TcpStream,
};

async fn check(caller: &Caller, what: &str, token: &str) {
    for path in ["/auth/me", "/flows", "/account/api-tokens"] {
        let answer = caller.with_access_token(token).get(path).await;
        let problem = answer.refused(401, "invalid_access_token");
        assert!(problem.get("reason").is_none(), "{what}: nobody is told what is wrong");
        assert!(answer.header("www-authenticate").contains("invalid_access_token"), "{what}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_trick_with_the_algorithm_makes_an_access_token() {
    let app = TestApp::start().await;
    let caller = engineer(&app, Channel::Body).await;
    let honest = claims(caller.access_token.as_deref().expect("signed in"));
    for alg in
        ["none", "None", "NONE", "nOnE", "", "hs256", "HS384", "HS512", "RS256", "PS256", "ES256", "EdDSA"]
    {
        let header = json!({ "typ": "JWT", "alg": alg });
        check(&caller, alg, &unsigned(&header, &honest)).await;
        check(&caller, alg, &signed(&header, &honest, ACCESS_KEY)).await;
    }
    for (what, header) in [
        ("HS512, rightly signed", json!({ "typ": "JWT", "alg": "HS512" })),
        ("said to be HS256, signed with HS512", header()),
    ] {
        check(&caller, what, &signed_longer(&header, &honest, ACCESS_KEY)).await;
    }
    for (what, header) in [
        ("no algorithm", json!({ "typ": "JWT" })),
        ("a list of algorithms", json!({ "typ": "JWT", "alg": ["HS256"] })),
        ("null", json!({ "typ": "JWT", "alg": null })),
        ("a critical extension", json!({ "typ": "JWT", "alg": "HS256", "crit": ["exp"] })),
    ] {
        check(&caller, what, &signed(&header, &honest, ACCESS_KEY)).await;
    }
    // A key that the token brings along, or names, is no key.
    let own = json!({
        "alg": "HS256", "jwk": { "kty": "oct", "k": "c2VjcmV0" }, "jku": "https://evil.example/keys", "kid": "/dev/null",
    });
    for key in [&b"secret"[..], b"", b"/dev/null"] {
        check(&caller, "a key of its own", &signed(&own, &honest, key)).await;
    }
    caller.get("/auth/me").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_claim_of_an_access_token_is_needed_and_of_its_own_type() {
    let app = TestApp::start().await;
    let caller = engineer(&app, Channel::Body).await;
    let honest = claims(caller.access_token.as_deref().expect("signed in"));
    let ours = |claims: &Value| signed(&header(), claims, ACCESS_KEY);
    check(&caller, "the refresh token's key", &signed(&header(), &honest, REFRESH_KEY)).await;
    check(&caller, "the refresh token's claims", &ours(&claims(caller.token()))).await;
    let names: Vec<String> = honest.as_object().expect("claims").keys().cloned().collect();
    for name in &names {
        check(&caller, &format!("no {name}"), &ours(&without(&honest, name))).await;
        for wrong in [json!(null), json!([]), json!({}), json!(true), json!(-1), json!(1e300)] {
            // A number is what some claims are; those are tried elsewhere.
            if wrong.is_number() && honest[name].is_number() && *name != "gen" {
                continue;
            }
            check(&caller, &format!("{name}: {wrong}"), &ours(&with(&honest, name, wrong.clone()))).await;
        }
    }
    for (name, value) in [
        ("typ", "refresh"),
        ("typ", "Access"),
        ("iss", "https://evil.example"),
        ("iss", "ResolutionFlow"),
        ("aud", "somebody"),
        ("sub", "admin"),
        ("sid", "' OR 1=1 --"),
    ] {
        check(&caller, name, &ours(&with(&honest, name, value))).await;
    }
    caller.get("/auth/me").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_even_a_token_is_refused_before_any_work() {
    let app = TestApp::start().await;
    let caller = engineer(&app, Channel::Body).await;
    let honest = caller.access_token.clone().expect("signed in");
    let parts: Vec<&str> = honest.split('.').collect();
    for (what, token) in [
        ("dots", "...".to_owned()),
        ("two parts", parts[..2].join(".")),
        ("four parts", format!("{honest}.{}", parts[2])),
        ("no signature", format!("{}.{}.", parts[0], parts[1])),
        ("no header", format!(".{}.{}", parts[1], parts[2])),
        ("padding", format!("{honest}=")),
        ("a part twice", format!("{0}.{0}.{1}", parts[0], parts[2])),
        ("not base64", format!("{}.{}.{}", parts[0], parts[1], "!".repeat(43))),
        ("5 KiB", format!("{honest}{}", "A".repeat(5 * 1024))),
        ("60 KiB", "A".repeat(60 * 1024)),
    ] {
        check(&caller, what, &token).await;
    }
}

/// The status line and body of a request with this header, written byte by byte.
fn raw(app: &TestApp, header: &[u8]) -> String {
    let address = app.base.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).expect("the server listens");
    let head = format!("GET {API}/auth/me HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n");
    let request = [head.as_bytes(), header, b"\r\n\r\n"].concat();
    // A head that is too large may be refused before it is sent whole.
    let _ = stream.write_all(&request);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_that_are_no_text_are_no_token_and_no_fault() {
    let app = TestApp::start().await;
    let caller = engineer(&app, Channel::Body).await;
    let honest = caller.access_token.clone().expect("signed in");
    for value in [
        "Bearer schlüssel".as_bytes(),
        "Bearer \u{202e}nekot".as_bytes(),
        "Bearer rf_pat_ключ".as_bytes(),
        "Bearer 🔑".as_bytes(),
        b"Bearer \xff\xfe\xfd",
    ] {
        let answer = raw(&app, &[b"Authorization: ", value].concat());
        assert!(answer.starts_with("HTTP/1.1 401 ") && answer.contains("not_authenticated"), "{answer}");
    }
    for value in [&b"Bearer a\0b"[..], b"Bearer \x01", b"Bearer \x7f"] {
        let answer = raw(&app, &[b"Authorization: ", value].concat());
        assert!(answer.starts_with("HTTP/1.1 400 ") || answer.starts_with("HTTP/1.1 401 "), "{answer}");
    }
    let huge = raw(&app, format!("Authorization: Bearer {}", "A".repeat(1024 * 1024)).as_bytes());
    assert!(huge.is_empty() || huge.starts_with("HTTP/1.1 4"), "{}", &huge[..huge.len().min(200)]);
    let twice = format!("Authorization: Bearer {honest}\r\nauthorization: Bearer {honest}");
    assert!(raw(&app, twice.as_bytes()).contains("not_authenticated"));
    let once = format!("AUTHORIZATION:Bearer {honest}");
    assert!(raw(&app, once.as_bytes()).starts_with("HTTP/1.1 200 "));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_access_token_counts_only_as_the_one_bearer_token_of_the_request() {
    let app = TestApp::start().await;
    let caller = engineer(&app, Channel::Body).await;
    let honest = format!("Bearer {}", caller.access_token.clone().expect("signed in"));
    for other in [honest.as_str(), "Bearer garbage", "Basic dXNlcjpwYXNz", ""] {
        for (first, second) in [(honest.as_str(), other), (other, honest.as_str())] {
            let request = app.nobody().request(Method::GET, &format!("{API}/auth/me"));
            let answer = request.header("authorization", first).header("authorization", second).send().await;
            answer.refused(401, "not_authenticated");
        }
    }
}
