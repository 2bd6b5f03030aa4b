//! Coming in: registering and logging in.

use crate::app::{Answer, Channel, PASSWORD, TestApp};
use rf_core::Role;
use serde_json::{Value, json};

fn registration(field: &str, value: Value) -> Value {
    let mut body = json!({
        "team_name": "Northwind", "name": "Avery", "email": "avery@northwind.example", "password": PASSWORD,
    });
    body[field] = value;
    body
}

/// Everything that somebody outside can see, but for what differs between any two answers.
fn seen(answer: &Answer) -> (u16, Value, Vec<String>) {
    let mut body = answer.json();
    body["request_id"] = Value::Null;
    let mut names: Vec<_> = answer.headers.keys().map(ToString::to_string).collect();
    names.sort();
    (answer.status, body, names)
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_learns_which_addresses_have_an_account() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let disabled = app.member(&team, Role::Engineer).await;
    let without = app.member(&team, Role::Engineer).await;
    let now = app.now().to_rfc3339();
    app.sql(&format!("UPDATE users SET disabled_at = '{now}' WHERE email = '{}'", disabled.email)).await;
    app.sql(&format!("UPDATE users SET password_hash = NULL WHERE email = '{}'", without.email)).await;
    let known = "admin@northwind.example";
    let attempt = |email: &str, password: &str| {
        let body = json!({ "email": email, "password": password });
        let nobody = app.nobody();
        async move { nobody.post("/auth/login", body).await }
    };
    let wrong = attempt(known, "not the password of theirs").await;
    wrong.refused(401, "invalid_credentials");
    for (email, password) in [
        ("nobody@nowhere.example", PASSWORD),
        (disabled.email.as_str(), PASSWORD),
        (without.email.as_str(), PASSWORD),
        (without.email.as_str(), ""),
        ("not an address", PASSWORD),
        ("", ""),
        (known, ""),
        (known, &PASSWORD.to_uppercase()),
        (known, &"x".repeat(2_000)),
        (known, "nul\0byte"),
        ("nul\0byte@northwind.example", PASSWORD),
        ("' OR 1=1 --", "' OR 1=1 --"),
    ] {
        assert_eq!(seen(&attempt(email, password).await), seen(&wrong), "{email}");
    }
    attempt(" ADMIN@Northwind.Example ", PASSWORD).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registration_makes_a_team_and_its_admin() {
    let app = TestApp::start().await;
    let body = registration("email", json!("  Avery@Northwind.Example "));
    let answer = app.nobody().post("/auth/register", body).await.expect(201);
    let user = &answer["user"];
    assert_eq!(user["role"], "team_admin");
    assert_eq!(user["email"], "avery@northwind.example");
    assert_eq!(user["team"]["name"], "Northwind");
    let caller = app.sign_in("avery@northwind.example", Channel::Cookie).await;
    assert_eq!(caller.me, *user);
    let again = registration("team_name", json!("Another"));
    app.nobody().post("/auth/register", again).await.refused(409, "email_taken");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_registration_tells_every_field_that_needs_mending() {
    let app = TestApp::start().await;
    for (field, value, code) in [
        ("email", "", "empty"),
        ("email", "avery", "invalid_email"),
        ("email", "a\0very@northwind.example", "invalid_email"),
        ("name", " ", "empty"),
        ("name", "two\nlines", "forbidden_character"),
        ("name", "nul\0byte", "forbidden_character"),
        ("team_name", "", "empty"),
        ("password", "", "empty"),
        ("password", "eleven char", "too_short"),
        ("password", "passwordpassword", "password_too_common"),
        ("password", "avery@northwind.example", "password_too_common"),
        ("password", "a control\u{7}character here", "forbidden_character"),
    ] {
        let problem = app.nobody().post("/auth/register", registration(field, json!(value))).await;
        let problem = problem.refused(422, "invalid");
        assert_eq!(problem["errors"][0]["field"], field, "{value}");
        assert_eq!(problem["errors"][0]["code"], code, "{value}");
    }
    let too_long = json!("x".repeat(121));
    for field in ["name", "team_name"] {
        let problem = app.nobody().post("/auth/register", registration(field, too_long.clone())).await;
        assert_eq!(problem.refused(422, "invalid")["errors"][0]["code"], "too_long");
    }
    let all = json!({ "team_name": "", "name": "", "email": "", "password": "" });
    let problem = app.nobody().post("/auth/register", all).await.refused(422, "invalid");
    assert_eq!(problem["errors"].as_array().map(Vec::len), Some(4), "all mistakes at once");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_can_ask_for_more_than_the_fields_that_there_are() {
    let app = TestApp::start().await;
    let columns =
        ["id", "team_id", "role", "password_hash", "disabled_at", "created_at", "is_admin", "team", "user"];
    for column in columns {
        let body = registration(column, json!("super_admin"));
        app.nobody().post("/auth/register", body).await.refused(422, "invalid_body");
        let mut body = json!({ "email": "avery@northwind.example", "password": PASSWORD });
        body[column] = json!("super_admin");
        app.nobody().post("/auth/login", body).await.refused(422, "invalid_body");
    }
    app.nobody()
        .post("/auth/register", registration("email", json!("avery@northwind.example")))
        .await
        .expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_counts_in_full_and_in_any_spelling_of_its_characters() {
    let app = TestApp::start().await;
    let start = "ein langes Kennwort für Bäckerei Müller, länger als zweiundsiebzig Bytes: ";
    let password = format!("{start}schließlich 1");
    let body = registration("password", json!(password));
    app.nobody().post("/auth/register", body).await.expect(201);
    let attempt = |password: String| {
        let body = json!({ "email": "avery@northwind.example", "password": password });
        let nobody = app.nobody();
        async move { nobody.post("/auth/login", body).await }
    };
    attempt(format!("{start}schließlich 2")).await.refused(401, "invalid_credentials");
    attempt(password.replace('ä', "a\u{308}").replace('ü', "u\u{308}")).await.expect(200);
}
