//! The stage of the browser tests: a server whose clock its caller moves.

use crate::app::{PASSWORD, http_client};
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
};

#[tokio::test(flavor = "multi_thread")]
async fn the_stage_lets_its_caller_move_the_clock_and_goes_when_the_caller_goes() {
    let own = std::env::current_exe().unwrap();
    let folder = own.parent().and_then(Path::parent).unwrap();
    let program = folder.join(format!("examples/stage{}", std::env::consts::EXE_SUFFIX));
    let mut stage = Command::new(&program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    let mut orders = stage.stdin.take().unwrap();
    let mut said = BufReader::new(stage.stdout.take().unwrap()).lines().map(Result::unwrap);

    let listening = said.next().unwrap();
    let base = listening.strip_prefix("stage listening http://localhost:").unwrap();
    let base = format!("http://localhost:{base}");
    let http = http_client().no_proxy().pool_max_idle_per_host(0).build().unwrap();
    let meta: Value = http.get(format!("{base}/api/v1/meta")).send().await.unwrap().json().await.unwrap();
    assert_eq!(meta["demo"]["password"], PASSWORD);
    let accounts = meta["demo"]["accounts"].as_array().unwrap();
    let roles: Vec<_> = accounts.iter().map(|account| account["role"].as_str().unwrap()).collect();
    assert_eq!(roles, ["team_admin", "engineer", "viewer"]);

    for account in accounts {
        let body = json!({ "email": account["email"], "password": PASSWORD, "channel": "body" });
        let signed_in = http.post(format!("{base}/api/v1/auth/login")).json(&body).send().await.unwrap();
        let signed_in: Value = signed_in.json().await.unwrap();
        assert_eq!(signed_in["user"]["name"], account["name"]);
        let token = signed_in["access_token"].as_str().unwrap();
        let flows = async || {
            let request = http.get(format!("{base}/api/v1/flows")).bearer_auth(token);
            request.send().await.unwrap()
        };
        let listed: Value = flows().await.json().await.unwrap();
        assert_eq!(listed["items"].as_array().unwrap().len(), 1, "one published flow");
        writeln!(orders, "advance 299").unwrap();
        assert!(said.next().unwrap().starts_with("now 2"));
        assert_eq!(flows().await.status(), StatusCode::OK);
        writeln!(orders, "advance 1").unwrap();
        assert!(said.next().unwrap().ends_with('Z'));
        assert_eq!(flows().await.status(), StatusCode::UNAUTHORIZED);
    }
    writeln!(orders, "sql DROP TABLE users").unwrap();
    assert_eq!(said.next().unwrap(), "not understood: sql DROP TABLE users");

    drop(orders);
    assert_eq!(said.next(), None);
    assert!(stage.wait().unwrap().success());
}
