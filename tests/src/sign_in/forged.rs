//! Tokens that are none of ours: one answer for all of them, whatever is wrong.

use super::{
    engineer,
    forging::{claims, header, signed, signed_longer, unsigned, with, without},
    is_over,
};
use crate::app::{ACCESS_KEY, Caller, Channel, REFRESH_KEY, TestApp};
use rf_core::Env;
use serde_json::json;
use uuid::Uuid;

/// The refresh endpoint calls it invalid, and the sign-in that it imitates lives on.
async fn check(caller: &Caller, what: &str, token: &str) {
    let answer = caller.with_refresh_token(token).refreshing().send().await;
    let problem = is_over(&answer, caller.channel, "invalid_refresh_token");
    assert!(problem.get("reason").is_none(), "{what}: nobody is told what is wrong");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_sends_no_refresh_token_is_told_just_that() {
    let app = TestApp::start().await;
    let nobody = app.nobody();
    for body in [json!({}), json!({ "refresh_token": null }), json!({ "refresh_token": "" })] {
        nobody.post("/auth/refresh", body).await.refused(401, "no_refresh_token");
    }
    let nothing = nobody.request(reqwest::Method::POST, "/api/v1/auth/refresh").send().await;
    nothing.refused(401, "no_refresh_token");
    let browser = app.nobody().on(Channel::Cookie);
    browser.refreshing().send().await.refused(401, "no_refresh_token");
    browser.with_refresh_token("").refreshing().send().await.refused(401, "no_refresh_token");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refresh_token_that_is_none_of_ours_is_invalid_whatever_is_wrong_with_it() {
    let app = TestApp::start().await;
    for channel in Channel::ALL {
        let mut caller = engineer(&app, channel).await;
        let honest = claims(caller.token());
        let access = caller.access_token.clone().expect("signed in");
        let ours = |claims| signed(&header(), &claims, REFRESH_KEY);
        let unknown: Uuid = Env::system().new_id();
        let broken_signature = format!("{}x", &caller.token()[..caller.token().len() - 1]);
        for (what, token) in [
            ("garbage", "garbage".to_owned()),
            ("three parts of garbage", "a.b.c".to_owned()),
            ("dots only", "..".to_owned()),
            ("foreign key", signed(&header(), &honest, b"somebody else's key, also long enough")),
            ("the other key", signed(&header(), &honest, ACCESS_KEY)),
            ("a changed signature", broken_signature),
            ("an access token", access.clone()),
            ("an access token's claims", ours(claims(&access))),
            ("typ access", ours(with(&honest, "typ", "access"))),
            ("another issuer", ours(with(&honest, "iss", "somebody"))),
            ("another audience", ours(with(&honest, "aud", "somebody"))),
            ("another user", ours(with(&honest, "sub", unknown.to_string()))),
            ("unknown sign-in", ours(with(&honest, "sid", unknown.to_string()))),
            ("unknown token id", ours(with(&honest, "jti", unknown.to_string()))),
            ("a generation to come", ours(with(&honest, "gen", 7))),
            ("a generation of another type", ours(with(&honest, "gen", "1"))),
            ("a negative generation", ours(with(&honest, "gen", -1))),
            ("no generation", ours(without(&honest, "gen"))),
            ("no type", ours(without(&honest, "typ"))),
            ("no issuer", ours(without(&honest, "iss"))),
            ("no audience", ours(without(&honest, "aud"))),
            ("no expiry", ours(without(&honest, "exp"))),
            ("no sign-in", ours(without(&honest, "sid"))),
            ("longer than 4 KiB", ours(with(&honest, "pad", "x".repeat(4_096)))),
        ] {
            check(&caller, what, &token).await;
        }
        caller.refresh().await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_trick_with_the_algorithm_opens_anything() {
    let app = TestApp::start().await;
    for channel in Channel::ALL {
        let mut caller = engineer(&app, channel).await;
        let honest = claims(caller.token());
        for alg in ["none", "None", "NONE", "nOnE", ""] {
            let header = json!({ "typ": "JWT", "alg": alg });
            check(&caller, alg, &unsigned(&header, &honest)).await;
            check(&caller, alg, &signed(&header, &honest, REFRESH_KEY)).await;
        }
        let longer = json!({ "typ": "JWT", "alg": "HS512" });
        check(&caller, "HS512", &signed_longer(&longer, &honest, REFRESH_KEY)).await;
        for alg in ["hs256", "HS384", "HS512", "RS256", "ES256", "EdDSA"] {
            let header = json!({ "typ": "JWT", "alg": alg });
            check(&caller, alg, &signed(&header, &honest, REFRESH_KEY)).await;
        }
        let no_key = signed(&header(), &honest, b"");
        check(&caller, "an empty key", &no_key).await;
        let own_key = json!({ "typ": "JWT", "alg": "HS256", "jwk": { "kty": "oct", "k": "c2VjcmV0" }, "kid": "/dev/null" });
        check(&caller, "a key in the header", &signed(&own_key, &honest, b"secret")).await;
        let critical = json!({ "typ": "JWT", "alg": "HS256", "crit": ["exp"] });
        check(&caller, "a critical extension", &signed(&critical, &honest, REFRESH_KEY)).await;
        caller.refresh().await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_of_one_channel_is_refused_on_the_other() {
    let app = TestApp::start().await;
    for (channel, other) in [(Channel::Cookie, Channel::Body), (Channel::Body, Channel::Cookie)] {
        let mut caller = engineer(&app, channel).await;
        let astray = caller.clone().on(other);
        is_over(&astray.refreshing().send().await, other, "invalid_refresh_token");
        caller.refresh().await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_access_token_that_is_none_of_ours_opens_nothing() {
    let app = TestApp::start().await;
    let caller = engineer(&app, Channel::Body).await;
    let honest = caller.access_token.clone().expect("signed in");
    let says = claims(&honest);
    let ours = |claims| signed(&header(), &claims, ACCESS_KEY);
    let unknown: Uuid = Env::system().new_id();
    for token in [
        "garbage".to_owned(),
        format!("{honest}x"),
        caller.token().to_owned(),
        unsigned(&json!({ "alg": "none" }), &says),
        signed_longer(&json!({ "alg": "HS512" }), &says, ACCESS_KEY),
        signed(&header(), &says, b"somebody else's key, also long enough"),
        signed(&header(), &says, REFRESH_KEY),
        ours(with(&says, "typ", "refresh")),
        ours(with(&says, "sub", unknown.to_string())),
        ours(with(&says, "sid", unknown.to_string())),
        ours(with(&says, "gen", 2)),
        ours(with(&says, "aud", "somebody")),
        ours(without(&says, "exp")),
        ours(with(&says, "pad", "x".repeat(4_096))),
    ] {
        let answer = caller.with_access_token(&token).get("/auth/me").await;
        answer.refused(401, "invalid_access_token");
        assert!(answer.header("www-authenticate").contains("invalid_access_token"));
    }
    caller.get("/auth/me").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_bearer_token_nobody_is_signed_in() {
    let app = TestApp::start().await;
    let caller = engineer(&app, Channel::Body).await;
    let token = caller.access_token.clone().expect("signed in");
    let me = || app.nobody().request(reqwest::Method::GET, "/api/v1/auth/me");
    me().send().await.refused(401, "not_authenticated");
    for value in ["Bearer", "Bearer ", "Basic dXNlcjpwYXNz", token.as_str(), ""] {
        me().header("authorization", value).send().await.refused(401, "not_authenticated");
    }
    let in_query = format!("/api/v1/auth/me?access_token={token}");
    app.nobody().request(reqwest::Method::GET, &in_query).send().await.refused(401, "not_authenticated");
    me().header("cookie", &format!("rf_refresh={token}; access_token={token}"))
        .send()
        .await
        .refused(401, "not_authenticated");
    // The scheme's name has no case.
    me().header("authorization", &format!("bearer {token}")).send().await.expect(200);
}
