//! One table over everything that is served: security headers, no word to other sites, cookies and who may cause them.

use crate::app::{Answer, Channel, PASSWORD, TestApp, Wishes};
use reqwest::Method;
use serde_json::{Value, json};

/// What is served beside the operations: the web app's pages and files, the API's documentation, and what is not there.
const BESIDE: [(&str, &[u16]); 18] = [
    ("/", &[200, 503]),
    ("/flows", &[200, 503]),
    ("/sign-in?next=%2Fflows", &[200, 503]),
    ("/settings/security", &[200, 503]),
    ("/index.html", &[200, 503]),
    ("/assets/nothing.js", &[404]),
    ("/favicon.php", &[404]),
    ("/api/docs", &[307]),
    ("/api/docs/", &[200]),
    ("/api/docs/swagger-ui.css", &[200]),
    ("/api/docs/swagger-ui-bundle.js", &[200]),
    ("/api/openapi.json", &[200]),
    ("/api/v1/nothing", &[404]),
    ("/.git/config", &[404]),
    ("/.env", &[404]),
    // Routes of the web app like any other: nothing of the server is behind them.
    ("/metrics", &[200, 503]),
    ("/debug/pprof", &[200, 503]),
    ("/actuator/env", &[200, 503]),
];

/// What an operation for which nobody has to be signed in has to do with cookies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cookies {
    /// It reads a cookie: only our own pages may send it.
    Reads,
    /// It may set a cookie: no other site may make a browser ask for it.
    Sets,
    /// It has nothing to do with any.
    Leaves,
}

/// Every operation that changes something and for which nobody has to be signed in, with a body that can be read.
fn cookie_table() -> Vec<(&'static str, Cookies, Value)> {
    let id = "01890000-0000-7000-8000-000000000000";
    let sign_in = json!({ "email": "admin@northwind.example", "password": PASSWORD });
    let team = json!({ "team_name": "T", "name": "N", "email": "n@t.example", "password": PASSWORD });
    let joining = json!({ "token": "x", "name": "N", "password": PASSWORD });
    let email = json!({ "email": "n@t.example" });
    vec![
        ("register", Cookies::Sets, team),
        ("login", Cookies::Sets, sign_in),
        ("refresh", Cookies::Reads, json!({})),
        ("logout", Cookies::Reads, json!({})),
        ("pay_second_factor", Cookies::Sets, json!({ "ticket": "x", "code": "000000" })),
        ("start_passkey_sign_in", Cookies::Leaves, json!({})),
        ("finish_passkey_sign_in", Cookies::Sets, json!({ "ceremony_id": id, "credential": {} })),
        ("look_up_providers", Cookies::Leaves, email.clone()),
        ("start_provider_sign_in", Cookies::Sets, json!({})),
        ("finish_provider_sign_in", Cookies::Reads, json!({ "state": "x", "code": "x" })),
        ("request_password_reset", Cookies::Leaves, email),
        ("reset_password", Cookies::Leaves, json!({ "token": "x", "new_password": PASSWORD })),
        ("confirm_email", Cookies::Leaves, json!({ "token": "x" })),
        ("look_at_invitation", Cookies::Leaves, json!({ "token": "x" })),
        ("accept_invitation", Cookies::Sets, joining),
        ("open_shared", Cookies::Leaves, json!({ "passphrase": "a wrong guess" })),
    ]
}

/// An operation of the document.
struct Operation {
    id: String,
    method: Method,
    path: String,
    is_guarded: bool,
}

fn operations() -> Vec<Operation> {
    let document: Value = serde_json::from_str(&rf_api::openapi_json()).expect("the document is JSON");
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().expect("the document has paths") {
        for (method, operation) in item.as_object().expect("a path has operations") {
            found.push(Operation {
                id: operation["operationId"].as_str().expect("operations have ids").to_owned(),
                method: method.to_uppercase().parse().expect("an HTTP method"),
                path: filled(path),
                is_guarded: operation.get("security").is_some(),
            });
        }
    }
    found
}

/// The path with something in place of its parameters.
fn filled(path: &str) -> String {
    let part = |part: &str| match part {
        "{number}" => "1".to_owned(),
        "{format}" => "text".to_owned(),
        id if id.ends_with("_id}") => "01890000-0000-7000-8000-000000000000".to_owned(),
        name if name.starts_with('{') => "x".to_owned(),
        name => name.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// Over http, and as if over https.
async fn both() -> [(TestApp, bool); 2] {
    let public_url = Some("https://flows.example".to_owned());
    let https = TestApp::start_with(Wishes { public_url, ..Wishes::default() }).await;
    [(TestApp::start().await, false), (https, true)]
}

/// What every answer has, whatever it is about; what it must have besides, [`Answer`] checks each time.
fn check(what: &str, answer: &Answer, path: &str, https: bool) {
    let hsts = if https { "max-age=31536000; includeSubDomains" } else { "" };
    let policy = answer.header("content-security-policy");
    if path.starts_with("/api/docs") {
        assert!(policy.contains("script-src 'self';") && !policy.contains("unsafe-eval"), "{what}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{what}: {policy}");
    } else {
        assert_eq!(policy, include_str!("../../../web/csp.txt").trim(), "{what}");
    }
    for (name, value) in [
        ("strict-transport-security", hsts),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(name), value, "{what}: {name}");
        assert!(answer.headers.get_all(name).iter().count() <= 1, "{what}: {name} is there twice");
    }
    if path.starts_with("/api/") || ["/healthz", "/readyz"].contains(&path) {
        assert_eq!(answer.header("cache-control"), "no-store", "{what}");
    }
    for (name, _) in &answer.headers {
        assert!(!name.as_str().starts_with("access-control-"), "{what}: {name} lets other sites in");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_is_guarded_and_says_nothing_to_other_sites() {
    for (app, https) in both().await {
        let mut routes: Vec<(Method, String, Option<&[u16]>)> = Vec::new();
        for operation in operations() {
            routes.push((operation.method, operation.path, None));
        }
        for (path, statuses) in BESIDE {
            routes.push((Method::GET, path.to_owned(), Some(statuses)));
        }
        for (method, path, statuses) in routes {
            let what = format!("{method} {path}, https: {https}");
            let from_elsewhere = |method: Method| {
                let request = app.nobody().request(method, &path).header("origin", "https://evil.example");
                request.header("sec-fetch-site", "cross-site").header("x-secret", "echo-me")
            };
            let answer = from_elsewhere(method.clone()).send().await;
            check(&what, &answer, &path, https);
            assert!(answer.cookies().is_empty(), "{what}: {:?}", answer.cookies());
            match statuses {
                Some(statuses) => assert!(statuses.contains(&answer.status), "{what}: {}", answer.status),
                None => assert!(answer.status < 500, "{what}: {}", answer.status),
            }
            let preflight =
                from_elsewhere(Method::OPTIONS).header("access-control-request-method", method.as_str());
            let asked = preflight.header("access-control-request-headers", "authorization").send().await;
            check(&format!("preflight of {what}"), &asked, &path, https);
            assert!(
                asked.status >= 400 || (asked.status == 307 && path == "/api/docs"),
                "{what}: {}",
                asked.status
            );
            let traced = from_elsewhere(Method::TRACE).send().await;
            check(&format!("TRACE of {what}"), &traced, &path, https);
            assert!(
                !traced.text().contains("echo-me") && traced.status != 200,
                "TRACE of {what}: {}",
                traced.status
            );
        }
    }
}

#[test]
fn every_open_operation_that_changes_something_says_what_it_does_with_cookies() {
    let rows = cookie_table();
    for operation in operations() {
        if operation.method == Method::GET || operation.is_guarded {
            continue;
        }
        let count = rows.iter().filter(|(id, _, _)| *id == operation.id).count();
        assert_eq!(count, 1, "{}: say in the table what it does with cookies", operation.id);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_other_site_makes_a_browser_use_its_cookie_or_take_one() {
    let app = TestApp::start().await;
    app.register_team("Northwind").await;
    let mut browser = app.sign_in("admin@northwind.example", Channel::Cookie).await;
    let rows = cookie_table();
    for operation in operations() {
        let Some((_, cookies, body)) = rows.iter().find(|(id, _, _)| *id == operation.id) else { continue };
        let cookie = format!("rf_refresh={}", browser.token());
        let bare = || app.nobody().request(operation.method.clone(), &operation.path);
        let request = || bare().json(body).header("cookie", &cookie);
        let ours = || request().header("x-requested-with", "ResolutionFlow");
        let mut foreign = Vec::new();
        for origin in ["https://evil.example", "null", "http://127.0.0.1.evil.example", "http://127.0.0.1:1"]
        {
            foreign.push(ours().header("origin", origin));
        }
        for site in ["cross-site", "same-site"] {
            foreign.push(ours().header("sec-fetch-site", site));
        }
        match cookies {
            Cookies::Leaves => {
                let answer = request().send().await;
                assert!(answer.cookies().is_empty(), "{} touches a cookie", operation.id);
                continue;
            }
            Cookies::Reads => {
                foreign.push(request());
                foreign.push(request().header("x-requested-with", "XMLHttpRequest"));
            }
            Cookies::Sets => {}
        }
        // A form of another site: the browser leaves the cookie out, but would take one, or the loss of one.
        for (name, value) in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")] {
            for kind in ["", "text/plain", "application/x-www-form-urlencoded"] {
                let body = if kind.is_empty() { "" } else { "a=b" };
                let answer = bare().body(kind, body).header(name, value).send().await;
                assert!(answer.status >= 400, "{}: {}", operation.id, answer.status);
                assert!(answer.cookies().is_empty(), "{}: {:?}", operation.id, answer.cookies());
            }
        }
        for request in foreign {
            let answer = request.send().await;
            answer.refused(403, "csrf_failed");
            assert!(answer.cookies().is_empty(), "{}: {:?}", operation.id, answer.cookies());
        }
    }
    browser.refresh().await.expect(200);
}

/// The cookie of an answer, attribute by attribute, in the order of the alphabet.
fn attributes(answer: &Answer) -> Vec<String> {
    let cookies = answer.cookies();
    assert_eq!(cookies.len(), 1, "{cookies:?}");
    let mut parts: Vec<String> = cookies[0].split("; ").map(str::to_owned).collect();
    let name = parts[0].split('=').next().unwrap_or_default().to_owned();
    parts[0] = name;
    parts[1..].sort_unstable();
    parts
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cookie_has_the_same_guards_wherever_it_is_set() {
    for (app, https) in both().await {
        let expected = |max_age: &'static str| {
            let mut parts =
                vec![if https { "__Host-rf_refresh" } else { "rf_refresh" }, "HttpOnly", max_age, "Path=/"];
            parts.push("SameSite=Strict");
            parts.extend(https.then_some("Secure"));
            parts
        };
        let three_days = expected("Max-Age=259200");
        let body = |id: &str| cookie_table().into_iter().find(|row| row.0 == id).expect("a row").2;
        let registered = app.nobody().post("/auth/register", body("register")).await;
        registered.expect(201);
        assert_eq!(attributes(&registered), three_days);
        let body = json!({ "email": "n@t.example", "password": PASSWORD });
        let signed_in = app.nobody().post("/auth/login", body).await;
        signed_in.expect(200);
        assert_eq!(attributes(&signed_in), three_days);
        let mut browser = app.nobody().on(Channel::Cookie);
        browser.keep(&signed_in);
        let send = |path: &str, name: &str| {
            let cookie = format!("{name}={}", browser.token());
            app.nobody().by_our_pages(path, &json!({})).header("cookie", &cookie)
        };
        let refreshed = send("/auth/refresh", three_days[0]).send().await;
        refreshed.expect(200);
        assert_eq!(attributes(&refreshed), three_days);
        // The name of the other scheme means nothing here.
        let other = if https { "rf_refresh" } else { "__Host-rf_refresh" };
        send("/auth/refresh", other).send().await.refused(401, "no_refresh_token");
        let garbage = app.nobody().by_our_pages("/auth/refresh", &json!({}));
        let refused = garbage.header("cookie", &format!("{}=garbage", three_days[0])).send().await;
        refused.refused(401, "invalid_refresh_token");
        assert_eq!(attributes(&refused), expected("Max-Age=0"));
        let gone = send("/auth/logout", three_days[0]).send().await;
        gone.expect(204);
        assert_eq!(attributes(&gone), expected("Max-Age=0"));
    }
}
