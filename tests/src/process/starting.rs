//! Starting: on nothing at all, several at once, again, with the demonstration, and not without keys in production.

use super::{
    client::{Client, PASSWORD},
    durability::count_flows,
    server::{Site, command},
};
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn four_processes_that_start_at_once_on_an_empty_database_all_become_ready() {
    let site = Site::new().await;
    let servers = tokio::join!(site.serve(), site.serve(), site.serve(), site.serve());
    let servers = [servers.0, servers.1, servers.2, servers.3];
    let client = Client::register(&servers[0]).await;
    let flow = client.published_flow().await;
    for server in &servers {
        // The same keys everywhere, and every table is there.
        let client = client.at(server);
        let session = client.session(&flow).await;
        client.read_session(&session).await;
        client.login().await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restart_keeps_keys_and_sign_ins() {
    let site = Site::new().await;
    let server = site.serve().await;
    let client = Client::register(&server).await;
    server.kill();
    let server = site.serve().await;
    let client = client.at(&server);
    let me = client.get("/auth/me").await.expect(200);
    assert_eq!(me["email"], client.email);
    client.refresh(&client.refresh).await.expect(200);
    // The pepper is the same too.
    client.login().await.expect(200);
    assert!(!server.log().contains(PASSWORD) && !server.log().contains(&client.refresh));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_demonstration_is_brought_in_once_however_often_it_is_asked_for() {
    let site = Site::new().await;
    let mut counts = Vec::new();
    for _ in 0..2 {
        let server = site.serve_as(&["serve", "--demo"]).await;
        let visitor = Client::register(&server).await;
        let meta = visitor.get("/meta").await.expect(200);
        let account = &meta["demo"]["accounts"][0];
        let credentials =
            json!({ "email": account["email"], "password": meta["demo"]["password"], "channel": "body" });
        let admin =
            visitor.signed_in(&visitor.post("/auth/login", None, &credentials).await.unwrap().expect(200));
        let sessions = admin.get("/sessions?limit=100").await.expect(200);
        counts.push((count_flows(&admin).await, sessions["items"].as_array().unwrap().len()));
        server.kill();
    }
    assert!(counts[0].0 > 0 && counts[0].1 > 0, "{counts:?}");
    assert_eq!(counts[0], counts[1]);
}

#[test]
fn production_without_settings_refuses_to_start_and_lists_all_that_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = command();
    command.arg("serve").env("RF_MODE", "production").env("RF_BIND", "nowhere");
    let output = command.env("RF_DATA_DIR", folder.path()).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    for name in [
        "RF_DATABASE_URL",
        "RF_BIND",
        "RF_PUBLIC_URL",
        "RF_ACCESS_TOKEN_KEY",
        "RF_REFRESH_TOKEN_KEY",
        "RF_PASSWORD_PEPPER",
        "RF_SEALING_KEYS",
    ] {
        assert!(told.contains(name), "{name} is not in:\n{told}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "it made something up");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_whose_log_nobody_takes_any_more_serves_on() {
    let site = Site::new().await;
    let server = site.serve_with_a_broken_log().await;
    let client = Client::register(&server).await;
    for _ in 0..10 {
        client.get("/auth/me").await.expect(200);
    }
}
