//! A team's own provider.

use super::{Directory, PUBLIC_URL, audited, browser::Browser, server};
use crate::app::{API, Answer, Caller, TestApp};
use reqwest::Method;
use rf_core::Role;
use serde_json::{Value, json};

const PROVIDERS: &str = "/team/identity-providers";

async fn change(caller: &Caller, id: &str, body: &Value) -> Answer {
    caller.putting(&format!("{PROVIDERS}/{id}"), body).send().await
}

async fn lookup(app: &TestApp, email: &str) -> Value {
    app.nobody().post("/auth/providers/lookup", json!({ "email": email })).await.expect(200)["providers"]
        .clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_teams_provider_lets_its_own_people_in_and_nobody_else() {
    let directory = Directory::start();
    let app = server(Vec::new()).await;
    let ours = app.register_team("Northwind").await;
    let theirs = app.register_team("Tailspin").await;
    let colleague = app.member(&ours, Role::Engineer).await;
    let stranger = app.member(&theirs, Role::Engineer).await;
    // The admin of one team says that the other team's domain is theirs, too.
    let mut body = directory.body("northwind.example");
    body["email_domains"] = json!(["Northwind.example", "tailspin.example"]);
    let made = ours.admin.post(PROVIDERS, body).await.expect(201);
    let id = made["id"].as_str().expect("an id");
    assert_eq!(made["redirect_uri"], format!("{PUBLIC_URL}/sign-in/callback"));
    assert_eq!(made["has_client_secret"], true);
    assert_eq!(made["email_domains"], json!(["northwind.example", "tailspin.example"]));

    let found = lookup(&app, "Anybody@NORTHWIND.example").await;
    assert_eq!(found, json!([{ "key": id, "name": "Our directory", "kind": "oidc" }]));
    for elsewhere in ["anybody@other.example", "anybody@orthwind.example", "%@%", "", "x@%.example"] {
        assert_eq!(lookup(&app, elsewhere).await, json!([]), "{elsewhere}");
    }

    let login = |name: &str, email: &str| format!("{name}|{email}|true");
    let entered = Browser::new(&app).sign_in(id, &login("a", &colleague.email)).await.expect(200);
    assert_eq!(entered["user"]["email"], json!(colleague.email));
    let refused = Browser::new(&app).sign_in(id, &login("b", &stranger.email)).await;
    refused.refused(403, "no_account_for_identity");
    // Nor can the stranger link it, or see it.
    let stranger = app.sign_in(&stranger.email, crate::app::Channel::Body).await;
    let proof = json!({ "password": crate::app::PASSWORD });
    let start = format!("/account/identities/{id}/start");
    Browser::of(&app, &stranger).starting(&start, proof).await.refused(404, "provider_not_found");
    assert_eq!(stranger.get("/account/identities").await.expect(200)["available"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_domain_that_the_provider_does_not_name_is_not_its_to_vouch_for() {
    let directory = Directory::start();
    let app = server(Vec::new()).await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Engineer).await;
    let made = team.admin.post(PROVIDERS, directory.body("other.example")).await.expect(201);
    let id = made["id"].as_str().expect("an id");
    let refused = Browser::new(&app).sign_in(id, &format!("a|{}|true", person.email)).await;
    refused.refused(403, "no_account_for_identity");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_is_switched_off_or_removed_leads_nowhere() {
    let directory = Directory::start();
    let app = server(Vec::new()).await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Engineer).await;
    let login = format!("a|{}|true", person.email);
    let made = team.admin.post(PROVIDERS, directory.body("northwind.example")).await.expect(201);
    let id = made["id"].as_str().expect("an id");
    Browser::new(&app).sign_in(id, &login).await.expect(200);

    let mut browser = Browser::new(&app);
    let address = browser.start(&format!("/auth/providers/{id}/start"), json!({})).await;
    let brought = browser.visit(&address, &login).await;
    let mut body = directory.body("northwind.example");
    body["enabled"] = json!(false);
    change(&team.admin, id, &body).await.expect(200);
    let late = browser.finish("/auth/providers/callback", &brought).await;
    assert_eq!(late.refused(401, "identity_refused")["reason"], "provider_error");
    let start = format!("/auth/providers/{id}/start");
    app.nobody().post(&start, json!({})).await.refused(404, "provider_not_found");
    assert_eq!(lookup(&app, &person.email).await, json!([]));

    let path = format!("{API}{PROVIDERS}/{id}");
    let remove = || team.admin.request(Method::DELETE, &path).send();
    remove().await.expect(204);
    remove().await.refused(404, "provider_not_found");
    let caller = app.sign_in(&person.email, crate::app::Channel::Body).await;
    assert_eq!(caller.get("/account/identities").await.expect(200)["items"], json!([]));
    let log = [
        "identity_provider.added",
        "identity.linked",
        "identity_provider.changed",
        "identity_provider.removed",
    ];
    assert_eq!(audited(&app).await, log);
    let removed = app.audit("identity_provider.removed").await;
    assert_eq!(removed[0].detail("unlinked_identities"), json!(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_never_shown_and_never_handed_to_another_issuer() {
    let directory = Directory::start();
    let elsewhere = Directory::start();
    let app = server(Vec::new()).await;
    let team = app.register_team("Northwind").await;
    let person = app.member(&team, Role::Engineer).await;
    let made = team.admin.post(PROVIDERS, directory.body("northwind.example")).await;
    let id = made.expect(201)["id"].as_str().expect("an id").to_owned();
    let listed = team.admin.get(PROVIDERS).await;
    listed.expect(200);
    for answer in [&made, &listed] {
        assert!(!answer.text().contains("secret-of-the-tests"), "{}", answer.text());
    }
    // Left out, it stays.
    let mut body = directory.body("northwind.example");
    body.as_object_mut().expect("an object").remove("client_secret");
    assert_eq!(change(&team.admin, &id, &body).await.expect(200)["has_client_secret"], true);
    Browser::new(&app).sign_in(&id, &format!("a|{}|true", person.email)).await.expect(200);
    body["issuer"] = json!(elsewhere.issuer());
    let problem = change(&team.admin, &id, &body).await.refused(422, "invalid");
    assert_eq!(problem["errors"][0]["field"], "client_secret");
    body["issuer"] = json!(directory.issuer());
    body["client_secret"] = Value::Null;
    assert_eq!(change(&team.admin, &id, &body).await.expect(200)["has_client_secret"], false);
    let stranger = app.register_team("Tailspin").await;
    change(&stranger.admin, &id, &body).await.refused(404, "provider_not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_issuer_that_is_no_provider_is_refused_by_its_field() {
    let directory = Directory::start();
    let app = server(Vec::new()).await;
    let team = app.register_team("Northwind").await;
    for issuer in [
        "https://nowhere.invalid".to_owned(),
        format!("{}/", directory.issuer()),
        format!("{}/elsewhere", directory.issuer()),
        directory.issuer().replace("127.0.0.1", "localhost"),
        format!("{}/?x=", directory.issuer()),
        // This server answers, but not as a provider does.
        app.base.clone(),
        "ftp://id.example".to_owned(),
        "nonsense".to_owned(),
    ] {
        let mut body = directory.body("northwind.example");
        body["issuer"] = json!(issuer);
        let problem = team.admin.post(PROVIDERS, body).await.refused(422, "invalid");
        let error = &problem["errors"][0];
        assert_eq!(
            (&error["field"], &error["code"]),
            (&json!("issuer"), &json!("no_provider_there")),
            "{issuer}"
        );
    }
    assert_eq!(team.admin.get(PROVIDERS).await.expect(200)["items"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_team_makes_the_server_knock_in_its_own_network() {
    let directory = Directory::start();
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let port = directory.peer.port;
    for issuer in [
        format!("http://127.0.0.1:{port}"),
        format!("https://127.0.0.1:{port}"),
        format!("https://2130706433:{port}"),
        format!("https://0x7f.1:{port}"),
        format!("https://[::ffff:127.0.0.1]:{port}"),
        format!("https://localhost:{port}"),
        format!("https://localhost.:{port}"),
        format!("https://id.example@127.0.0.1:{port}"),
        "https://169.254.169.254".to_owned(),
        "https://metadata.google.internal".to_owned(),
    ] {
        let mut body = directory.body("northwind.example");
        body["issuer"] = json!(issuer);
        let problem = team.admin.post(PROVIDERS, body).await.refused(422, "invalid");
        assert_eq!(problem["errors"][0]["field"], "issuer", "{issuer}");
        let message = problem["errors"][0]["message"].as_str().expect("a text");
        assert!(message.contains(": it "), "refused before anybody was asked: {message}");
    }
}
