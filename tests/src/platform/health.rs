//! Is it alive, can it serve, what is it?

use crate::app::{TestApp, Wishes};
use reqwest::Method;
use rf_api::{Demo, DemoAccount};
use rf_core::Role;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_lives_and_can_serve_says_so() {
    let app = TestApp::start().await;
    for path in ["/healthz", "/readyz"] {
        let answer = app.nobody().request(Method::GET, path).send().await;
        assert_eq!(answer.expect(200), json!({ "status": "ok" }));
        assert_eq!(answer.header("cache-control"), "no-store");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_is_not_ready_before_its_database_has_its_schema() {
    let app = TestApp::start().await;
    let ready = async || app.nobody().request(Method::GET, "/readyz").send().await;
    app.sql("UPDATE seaql_migrations SET version = 'earlier_' || version").await;
    assert_eq!(ready().await.expect(503)["status"], "schema_outdated");
    app.sql("ALTER TABLE seaql_migrations RENAME TO elsewhere").await;
    assert_eq!(ready().await.expect(503)["status"], "database_unavailable");
    app.nobody().request(Method::GET, "/healthz").send().await.expect(200);
    app.sql("ALTER TABLE elsewhere RENAME TO seaql_migrations").await;
    app.sql("UPDATE seaql_migrations SET version = replace(version, 'earlier_', '')").await;
    ready().await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_says_what_it_is_and_shows_demo_accounts_only_in_a_demo() {
    let app = TestApp::start().await;
    let meta = app.nobody().get("/meta").await.expect(200);
    let version = env!("CARGO_PKG_VERSION");
    let expected = json!({
        "name": "ResolutionFlow", "version": version, "demo": null, "registration_open": true, "mail": "mailbox",
        "providers": [], "passkeys_available": false,
    });
    assert_eq!(meta, expected);
    let account = DemoAccount { email: "a@demo.example".into(), name: "Avery".into(), role: Role::TeamAdmin };
    let demo = Some(Demo { password: "shown to everybody".into(), accounts: vec![account] });
    let app = TestApp::start_with(Wishes { demo, ..Wishes::default() }).await;
    let meta = app.nobody().get("/meta").await.expect(200);
    let account = json!({ "email": "a@demo.example", "name": "Avery", "role": "team_admin" });
    assert_eq!(meta["demo"], json!({ "password": "shown to everybody", "accounts": [account] }));
}
