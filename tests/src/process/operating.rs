//! `resolutionflow user` and `team` beside a running server: whoever is signed in notices with the next request.

use super::{
    client::{Client, flow_document},
    server::{Site, command},
};
use serde_json::{Value, json};

/// A command's exit code and what it said on either stream.
fn run(site: &Site, arguments: &[&str]) -> (i32, String, String) {
    let mut command = command();
    command.args(arguments);
    site.settle(&mut command);
    command.env("RF_PUBLIC_URL", "https://flow.example").env("RF_LOG", "warn");
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// What a command that must succeed printed.
#[track_caller]
fn done(site: &Site, arguments: &[&str]) -> String {
    let (code, out, err) = run(site, arguments);
    assert_eq!((code, err.as_str()), (0, ""), "{arguments:?}: {out}");
    out
}

#[track_caller]
fn json_of(site: &Site, arguments: &[&str]) -> Value {
    let out = done(site, arguments);
    serde_json::from_str(&out).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {out}"))
}

#[track_caller]
fn refused(site: &Site, arguments: &[&str], words: &str) {
    let (code, out, err) = run(site, arguments);
    assert_eq!((code, out.as_str()), (1, ""), "{arguments:?}: {err}");
    assert!(err.contains(words), "{arguments:?}: {err}");
}

async fn writes(client: &Client, key: &str) -> u16 {
    client.post("/flows", Some(key), &json!({ "document": flow_document("Mail") })).await.unwrap().status
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_at_the_command_line_counts_from_the_next_request() {
    let site = Site::new().await;
    let server = site.serve().await;
    let client = Client::register(&server).await;
    let email = client.email.clone();

    refused(&site, &["user", "role", &email, "viewer"], "A team needs an admin who can sign in");
    refused(&site, &["user", "disable", &email], "A team needs an admin who can sign in");
    assert_eq!(
        done(&site, &["user", "role", &email, "super_admin"]),
        format!("{email} is super_admin now.\n")
    );
    assert_eq!(client.get("/auth/me").await.expect(200)["role"], "super_admin");

    done(
        &site,
        &["user", "create", "second@msp.example", "--team", "An MSP", "--name", "Bo", "--role", "team_admin"],
    );
    assert_eq!(writes(&client, "first-flow").await, 201);
    done(&site, &["user", "role", &email, "viewer"]);
    assert_eq!(writes(&client, "second-flow").await, 403);

    done(&site, &["user", "disable", &email]);
    assert_eq!(client.get("/auth/me").await.code(), "account_disabled");
    assert_eq!(client.login().await.code(), "invalid_credentials");
    done(&site, &["user", "enable", &email]);
    let client = client.signed_in(&client.login().await.expect(200));
    client.get("/auth/me").await.expect(200);
    assert_eq!(done(&site, &["user", "revoke", &email]), format!("{email}: 1 sign-ins ended.\n"));
    assert_eq!(client.get("/auth/me").await.code(), "session_revoked");
    assert_eq!(client.refresh(&client.refresh).await.code(), "session_revoked");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_operator_makes_teams_and_people_before_any_server_runs() {
    let site = Site::new().await;
    assert_eq!(json_of(&site, &["team", "list", "--json"]), json!([]));
    let made = json_of(&site, &["team", "create", "Northwind", "--json"]);
    let team = made[0]["id"].as_str().unwrap().to_owned();
    let ada = ["user", "create", "Ada@Northwind.example", "--team", "Northwind", "--name", "Ada"];
    let person = json_of(&site, &[&ada[..], &["--role", "super_admin", "--json"]].concat());
    assert_eq!((&person["email"], &person["role"]), (&json!("ada@northwind.example"), &json!("super_admin")));
    let link = person["reset_link"].as_str().unwrap();
    let token = link.strip_prefix("https://flow.example/reset-password#").unwrap();
    assert_eq!(token.len(), 43);
    let again = json_of(&site, &["user", "reset-link", "ada@northwind.example", "--json"]);
    assert_ne!(again["reset_link"], person["reset_link"]);
    let words = done(&site, &["user", "reset-link", "ada@northwind.example"]);
    assert!(words.contains("\nhttps://flow.example/reset-password#"), "{words}");

    let teams = json_of(&site, &["team", "list", "--json"]);
    assert_eq!((&teams[0]["id"], &teams[0]["members"]), (&json!(team), &json!(1)));
    let people = json_of(&site, &["user", "list", "--team", &team, "--json"]);
    assert_eq!((&people[0]["name"], &people[0]["status"]), (&json!("Ada"), &json!("active")));
    assert_eq!(people[0]["last_active_at"], Value::Null);
    let table = done(&site, &["user", "list"]);
    assert!(table.starts_with("EMAIL ") && table.contains("ada@northwind.example  Ada "), "{table}");

    refused(&site, &ada, "There is an account with this e-mail address already");
    refused(&site, &["user", "create", "x", "--team", &team, "--name", ""], "name: ");
    refused(&site, &["user", "disable", "nobody@northwind.example"], "Nobody has the address");
    refused(&site, &["user", "list", "--team", "Tailspin"], "There is no team `Tailspin`");
    done(&site, &["team", "create", "Northwind"]);
    refused(&site, &["user", "list", "--team", "Northwind"], &team);
    let (code, ..) = run(&site, &["user", "role", "ada@northwind.example", "boss"]);
    assert_eq!(code, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_operator_does_is_in_the_teams_audit_log() {
    use sea_orm::{ConnectionTrait, Statement};
    let site = Site::new().await;
    done(&site, &["team", "create", "Northwind"]);
    let create =
        |email| ["user", "create", email, "--team", "Northwind", "--name", "Ada", "--role", "team_admin"];
    done(&site, &create("ada@northwind.example"));
    done(&site, &create("bo@northwind.example"));
    for change in [
        &["user", "role", "bo@northwind.example", "viewer"][..],
        &["user", "disable", "bo@northwind.example"],
        &["user", "disable", "bo@northwind.example"],
        &["user", "enable", "bo@northwind.example"],
        &["user", "revoke", "bo@northwind.example"],
    ] {
        done(&site, change);
    }
    let database = site.database.connect(&site.data()).await;
    let query =
        "SELECT action FROM audit_events WHERE actor_kind = 'command_line' AND actor_id IS NULL ORDER BY id";
    let statement = Statement::from_string(database.get_database_backend(), query);
    let rows = database.query_all_raw(statement).await.unwrap();
    let actions: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
    let link = "account.password_reset_requested";
    assert_eq!(
        actions,
        [
            "team.registered",
            "member.created",
            link,
            "member.created",
            link,
            "member.role_changed",
            "member.disabled",
            "member.enabled",
            "sign_in.bulk_revoked",
        ]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_library_moves_into_another_team_and_a_second_push_adds_nothing() {
    let site = Site::new().await;
    let server = site.serve().await;
    let client = Client::register(&server).await;
    let email = client.email.clone();
    let there = json_of(&site, &["team", "list", "--json"]);
    let ours = there[0]["id"].as_str().unwrap().to_owned();
    let keep = json!({ "flows": [{ "document": flow_document("Mail"), "folder": ["Email", "A/B"] }] });
    assert_eq!(client.post("/flows/keep", None, &keep).await.unwrap().status, 201);
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    assert!(
        done(&site, &["flow", "pull", "--team", &ours, "--out", &path("all.zip")]).starts_with("1 flows of")
    );
    assert!(done(&site, &["flow", "pull", "--team", &ours, "--out", &path("all")]).starts_with("1 flows of"));
    assert!(folder.path().join("all/Email/A%2FB/mail.yaml").is_file());

    done(&site, &["team", "create", "Contoso"]);
    done(
        &site,
        &[
            "user",
            "create",
            "kim@contoso.example",
            "--name",
            "Kim",
            "--team",
            "Contoso",
            "--role",
            "engineer",
        ],
    );
    let push =
        ["flow", "push", "--team", "Contoso", "--as", "kim@contoso.example", "--publish", &path("all.zip")];
    assert_eq!(
        done(&site, &[&push[..], &["--check"]].concat()),
        "1 flows to add, 0 there already, 0 errors\n"
    );
    assert_eq!(done(&site, &push), "1 flows added, 1 of them published, 0 there already\n");
    assert_eq!(done(&site, &push), "0 flows added, 0 of them published, 1 there already\n");
    done(&site, &["flow", "pull", "--team", "Contoso", "--out", &path("theirs.zip")]);
    let read = |name: &str| std::fs::read(path(name)).unwrap();
    assert_eq!(read("theirs.zip"), read("all.zip"), "the same library is the same bytes");

    refused(&site, &["flow", "push", "--team", "Contoso", "--as", &email, &path("all")], "is not in Contoso");
    done(&site, &["user", "role", "kim@contoso.example", "viewer"]);
    std::fs::write(path("new.mmd"), "graph TD\nA[Look] --> B[Done]").unwrap();
    refused(
        &site,
        &["flow", "push", "--team", "Contoso", "--as", "kim@contoso.example", &path("new.mmd")],
        "You may not add flows",
    );
}
