//! Who comes in with an identity.

use super::{Directory, audited, browser::Browser, server};
use crate::app::TestApp;
use rf_core::Role;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_verified_address_finds_its_account_once_and_the_identity_ever_after() {
    let directory = Directory::start();
    let app = server(vec![directory.configured()]).await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Engineer).await;
    assert_eq!(
        app.nobody().get("/meta").await.expect(200)["providers"],
        json!([{ "key": "oidc", "name": "Directory", "kind": "oidc" }])
    );

    let login = format!("full|{}|true", person.email);
    let answer = Browser::new(&app).sign_in("oidc", &login).await;
    assert_eq!(answer.expect(200)["user"]["email"], json!(person.email));
    let mut caller = app.nobody().on(crate::app::Channel::Cookie);
    caller.keep(&answer);
    caller.refresh().await.expect(200);
    let linked = caller.get("/account/identities").await.expect(200);
    assert_eq!(linked["items"][0]["provider"], "oidc");
    assert_eq!(linked["items"][0]["provider_name"], "Directory");
    assert_eq!(linked["items"][0]["email"], json!(person.email));
    assert_eq!((linked["items"].as_array().map(Vec::len), &linked["available"]), (Some(1), &json!([])));
    assert_eq!(audited(&app).await, ["identity.linked"]);

    // From now on the address does not matter.
    app.sql(&format!("UPDATE users SET email = 'new@other.example' WHERE email = '{}'", person.email)).await;
    let answer = Browser::new(&app).sign_in("oidc", &login).await;
    assert_eq!(answer.expect(200)["user"]["email"], "new@other.example");
    assert_eq!(audited(&app).await, ["identity.linked"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_only_the_user_info_tells_counts_as_much() {
    let directory = Directory::start();
    let app = server(vec![directory.configured()]).await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Viewer).await;
    let refused = Browser::new(&app).sign_in("oidc", &format!("thin-1|{}|false", person.email)).await;
    refused.refused(403, "no_account_for_identity");
    let answer = Browser::new(&app).sign_in("oidc", &format!("thin-2|{}|true", person.email)).await;
    assert_eq!(answer.expect(200)["user"]["email"], json!(person.email));
}

async fn check_nobody(app: &TestApp, login: &str) {
    let answer = Browser::new(app).sign_in("oidc", login).await;
    answer.refused(403, "no_account_for_identity");
    assert!(!answer.cookies().iter().any(|cookie| cookie.contains("rf_refresh")), "{login}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_either_side_did_not_verify_finds_nobody() {
    let directory = Directory::start();
    let app = server(vec![directory.configured()]).await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Engineer).await;
    check_nobody(&app, &format!("a|{}|false", person.email)).await;
    check_nobody(&app, "b|somebody@nowhere.example|true").await;
    // The admin registered, and nobody has verified that address.
    check_nobody(&app, "c|admin@northwind.example|true").await;
    assert!(audited(&app).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_disabled_or_left_stays_out() {
    let directory = Directory::start();
    let app = server(vec![directory.configured()]).await;
    let team = app.register_team("Northwind").await;
    let now = app.now().to_rfc3339();
    for column in ["disabled_at", "left_at"] {
        let person = app.member(&team, Role::Engineer).await;
        let login = format!("known-{column}|{}|true", person.email);
        Browser::new(&app).sign_in("oidc", &login).await.expect(200);
        app.sql(&format!("UPDATE users SET {column} = '{now}' WHERE email = '{}'", person.email)).await;
        check_nobody(&app, &login).await;
        check_nobody(&app, &format!("unknown-{column}|{}|true", person.email)).await;
    }
}
