//! The web app's files, beside the API.

use crate::app::{Answer, TestApp};
use reqwest::Method;
use std::{
    io::{Read, Write},
    net::TcpStream,
    path::PathBuf,
};

/// Whether the web app is built in this checkout; the server reads it from there in a debug build.
fn is_built() -> bool {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../web/dist/index.html").exists()
}

async fn get(app: &TestApp, path: &str) -> Answer {
    app.nobody().request(Method::GET, path).send().await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_of_the_apps_own_answers_its_start_page() {
    let app = TestApp::start().await;
    let start = get(&app, "/").await;
    if is_built() {
        start.expect(200);
        assert!(start.header("content-type").starts_with("text/html"));
        assert_eq!(start.header("cache-control"), "no-cache", "a new release shows at once");
        assert!(!start.header("etag").is_empty());
        let again =
            app.nobody().request(Method::GET, "/").header("if-none-match", start.header("etag")).send().await;
        assert_eq!((again.status, again.body.len()), (304, 0));
    } else {
        let problem = start.refused(503, "web_app_not_built");
        assert!(
            problem["title"].as_str().is_some_and(|title| title.contains("cargo xtask run")),
            "{problem}"
        );
    }
    for path in [
        "/flows",
        "/flows/01890000-0000-7000-8000-000000000000/edit",
        "/sessions",
        "/sign-in",
        "/apiary",
        "/index.html",
    ] {
        let answer = get(&app, path).await;
        assert_eq!(answer.status, start.status, "{path}");
        if is_built() {
            assert_eq!(answer.body, start.body, "{path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn head_answers_like_get_without_the_body() {
    let app = TestApp::start().await;
    for path in ["/", "/flows"] {
        let (get, head) = (get(&app, path).await, app.nobody().request(Method::HEAD, path).send().await);
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{path}");
        assert_eq!(head.header("content-type"), get.header("content-type"), "{path}");
    }
    let head = app.nobody().request(Method::HEAD, "/api/v1/meta").send().await;
    assert!([200, 405].contains(&head.status) && head.body.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_are_not_the_apps_are_not_there() {
    let app = TestApp::start().await;
    for path in [
        "/.git/config",
        "/.env",
        "/assets/nothing.js",
        "/assets/",
        "/favicon.php",
        "/wp-login.php",
        "/Cargo.toml",
        "/data/resolutionflow.db",
        "/keys.toml",
        "/index.html.map",
    ] {
        get(&app, path).await.refused(404, "not_found");
    }
    for path in ["/metrics", "/debug", "/server-status"] {
        let answer = get(&app, path).await;
        assert!(
            !answer.text().contains("process_"),
            "{path} is the app's own route and shows nothing of the server"
        );
    }
}

/// The whole answer to a path that no client library would send as it is.
fn raw(app: &TestApp, path: &str) -> String {
    let address = app.base.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).expect("the server listens");
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("the server reads");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("the server answers and closes");
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn no_way_of_writing_a_path_leads_out_of_the_apps_folder() {
    let app = TestApp::start().await;
    for path in [
        "/../Cargo.toml",
        "/../../Cargo.toml",
        "/assets/../../../Cargo.toml",
        "/assets/..%2f..%2f..%2fCargo.toml",
        "/..%2f..%2fCargo.toml",
        "/%2e%2e/%2e%2e/Cargo.toml",
        "/assets/%2e%2e/%2e%2e/%2e%2e/Cargo.toml",
        "/assets/..%5c..%5c..%5cCargo.toml",
        "/..\\..\\Cargo.toml",
        "/%252e%252e/Cargo.toml",
        "//Cargo.toml",
        "//etc/passwd.txt",
        "/assets//etc/passwd",
        "/assets/%00.js",
        "/%c0%ae%c0%ae/Cargo.toml",
        "/.git/config",
        "/%2egit/config.txt",
    ] {
        let answer = raw(&app, path);
        let status = answer.split(' ').nth(1).unwrap_or_default();
        assert!(["400", "404"].contains(&status), "{path}: {answer}");
        assert!(!answer.contains("[workspace") && !answer.contains("root:"), "{path}: {answer}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_but_reading_works_on_the_apps_addresses() {
    let app = TestApp::start().await;
    for path in ["/", "/flows", "/index.html", "/assets/x.js"] {
        for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS] {
            let answer = app.nobody().request(method, path).send().await;
            answer.refused(405, "method_not_allowed");
            assert!(answer.header("allow").contains("GET"));
        }
    }
}
