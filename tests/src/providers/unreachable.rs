//! Providers that go and come back.

use super::{Directory, browser::Browser, server};
use crate::app::Channel;
use chrono::TimeDelta;
use rf_core::Role;
use serde_json::json;

const START: &str = "/auth/providers/oidc/start";

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_is_down_is_said_to_be_and_nothing_is_lost() {
    let directory = Directory::start();
    let port = directory.peer.port.to_string();
    let app = server(vec![directory.configured()]).await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Engineer).await;
    let login = format!("a|{}|true", person.email);
    let mut caller = app.nobody().on(Channel::Cookie);
    caller.keep(&Browser::new(&app).sign_in("oidc", &login).await);

    let mut browser = Browser::new(&app);
    let address = browser.start(START, json!({})).await;
    let brought = browser.visit(&address, &login).await;
    drop(directory);
    let answer = browser.finish("/auth/providers/callback", &brought).await;
    assert_eq!(answer.refused(401, "identity_refused")["reason"], "provider_unavailable");
    // What it published is not believed for ever.
    app.clock.advance(TimeDelta::minutes(10));
    app.nobody().post(START, json!({})).await.refused(503, "provider_unavailable");
    caller.refresh().await.expect(200);
    let listed = caller.get("/account/identities").await.expect(200);
    assert_eq!(listed["items"][0]["email"], json!(person.email));

    let _directory = Directory::on_port(&port);
    let back = Browser::new(&app).sign_in("oidc", &login).await;
    assert_eq!(back.expect(200)["user"]["id"], caller.me["id"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_may_change_its_keys_at_any_time() {
    let directory = Directory::start();
    let port = directory.peer.port.to_string();
    let app = server(vec![directory.configured()]).await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Engineer).await;
    let login = format!("a|{}|true", person.email);
    Browser::new(&app).sign_in("oidc", &login).await.expect(200);
    drop(directory);
    let _directory = Directory::on_port(&port);
    // Not asked again at once, whoever sends tokens with unknown keys.
    let refused = Browser::new(&app).sign_in("oidc", &login).await;
    assert_eq!(refused.refused(401, "identity_refused")["reason"], "token_invalid");
    app.clock.advance(TimeDelta::seconds(30));
    Browser::new(&app).sign_in("oidc", &login).await.expect(200);
}
