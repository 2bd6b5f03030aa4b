//! Addresses, methods and headers that no operation is about.

use crate::app::{API, TestApp};
use reqwest::Method;
use serde_json::Value;

#[tokio::test(flavor = "multi_thread")]
async fn an_address_below_api_that_is_not_there_is_a_problem_and_never_a_page() {
    let app = TestApp::start().await;
    for path in [
        "/api",
        "/api/",
        "/api/v1",
        "/api/v1/",
        "/api/v2/flows",
        "/api/v1/nothing",
        "/api/v1/flows/",
        "/api/v1//flows",
        "/api/v1/admin",
    ] {
        for method in [Method::GET, Method::POST, Method::DELETE] {
            app.nobody().request(method, path).send().await.refused(404, "not_found");
        }
    }
}

/// Whether the path of the document, parameters and all, is the address's.
fn covers(path: &str, address: &str) -> bool {
    let (path, address): (Vec<_>, Vec<_>) = (path.split('/').collect(), address.split('/').collect());
    let fits = |(segment, given): (&&str, &&str)| segment.starts_with('{') || segment == given;
    path.len() == address.len() && path.iter().zip(&address).all(fits)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_method_is_told_with_the_right_ones() {
    let app = TestApp::start().await;
    let document: Value = serde_json::from_str(&rf_api::openapi_json()).expect("the document is JSON");
    let paths = document["paths"].as_object().expect("the document has paths");
    for (path, item) in paths {
        let known: Vec<String> =
            item.as_object().expect("operations").keys().map(|name| name.to_uppercase()).collect();
        let segments = path.split('/').map(|segment| match segment {
            "{number}" => "1",
            "{format}" => "text",
            "{provider_key}" => "google",
            id if id.starts_with('{') => "01890000-0000-7000-8000-000000000000",
            fixed => fixed,
        });
        let address = segments.collect::<Vec<_>>().join("/");
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
            // Also of a wider path: `DELETE /auth/sign-ins/{sign_in_id}` covers `/auth/sign-ins/revoke-all`.
            if paths
                .iter()
                .any(|(path, item)| covers(path, &address) && item.get(method.to_lowercase()).is_some())
            {
                continue;
            }
            let answer = app.nobody().request(method.parse().expect("a method"), &address).send().await;
            answer.refused(405, "method_not_allowed");
            let allow: Vec<_> = answer.header("allow").split(", ").map(str::to_owned).collect();
            for known in &known {
                assert!(allow.contains(known), "{method} {path}: Allow is {allow:?}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn trace_and_other_odd_methods_are_refused_everywhere() {
    let app = TestApp::start().await;
    for path in ["/", "/flows", "/healthz", "/api/v1/meta", "/api/v1/flows", "/api/docs/"] {
        for method in ["TRACE", "CONNECT", "TRACK", "PROPFIND", "FLY"] {
            if method == "CONNECT" {
                continue;
            }
            let request =
                app.nobody().request(method.parse().expect("a method"), path).header("x-secret", "echo me");
            let answer = request.send().await;
            assert!([404, 405].contains(&answer.status), "{method} {path}: {}", answer.status);
            assert!(!answer.text().contains("echo me"));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_id_is_kept_if_it_is_harmless_and_replaced_if_not() {
    let app = TestApp::start().await;
    let send = |id: &str| {
        app.nobody().request(Method::GET, &format!("{API}/meta")).header("x-request-id", id).send()
    };
    for id in ["12345678", "a-b-c-d-e-f", &"X".repeat(64)] {
        assert_eq!(send(id).await.header("x-request-id"), id);
    }
    let mut made = std::collections::BTreeSet::new();
    for id in
        ["", "short", &"x".repeat(65), "with spaces in it", "quote\"inside", "new\tline-inside", "a;b=c&d,e"]
    {
        let given = send(id).await.header("x-request-id").to_owned();
        assert_ne!(given, id);
        assert!((8..=64).contains(&given.len()) && made.insert(given), "a new one each time");
    }
    let refused = app.nobody().request(Method::GET, "/api/v1/flows").header("x-request-id", "my-own-id-1");
    assert_eq!(refused.send().await.refused(401, "not_authenticated")["request_id"], "my-own-id-1");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_documentation_of_the_api_is_served_from_here() {
    let app = TestApp::start().await;
    let document = app.nobody().request(Method::GET, "/api/openapi.json").send().await;
    let served = document.expect(200);
    let expected: Value = serde_json::from_str(&rf_api::openapi_json()).expect("the document is JSON");
    assert_eq!(served, expected);
    let page = app.nobody().request(Method::GET, "/api/docs/").send().await;
    page.expect(200);
    assert!(page.header("content-type").starts_with("text/html"));
    let redirect = app.nobody().request(Method::GET, "/api/docs").send().await;
    assert_eq!((redirect.status / 100, redirect.header("location")), (3, "/api/docs/"));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_proxys_word_moves_a_redirect_or_a_link_elsewhere() {
    let app = TestApp::start().await;
    for (name, value) in [
        ("x-forwarded-host", "evil.example"),
        ("forwarded", "host=evil.example"),
        ("x-original-url", "/api/v1/meta"),
    ] {
        for path in ["/api/docs", "/api/v1/nothing", "/api/v1/meta", "/"] {
            let answer = app.nobody().request(Method::GET, path).header(name, value).send().await;
            assert!(!answer.text().contains("evil.example"));
            assert!(!answer.header("location").contains("evil.example"));
        }
    }
}
