//! The stage: the real server with a clock that a browser test moves.
//!
//! Says `stage listening http://localhost:PORT` once a small team is in, then obeys what comes in, a line at a time:
//! `advance SECONDS` moves the clock and answers `now MOMENT`. Ends when the input does.

#[expect(dead_code, unused_imports, reason = "the stage needs a part of what the tests need")]
#[path = "app/mod.rs"]
mod app;

use app::{PASSWORD, TestApp, Wishes, samples};
use chrono::{SecondsFormat, TimeDelta};
use rf_api::{Demo, DemoAccount};
use rf_core::{Clock, Role, SystemClock};
use serde_json::json;

const TEAM: &str = "Northwind";

/// Who is in the team: the first registers it, under the name that registering gives.
const PEOPLE: [(&str, &str, Role); 3] = [
    ("admin@northwind.example", "Avery of Northwind", Role::TeamAdmin),
    ("engineer@northwind.example", "Sam Okafor", Role::Engineer),
    ("viewer@northwind.example", "Vera Lindqvist", Role::Viewer),
];

#[tokio::main]
async fn main() {
    let app = set().await;
    println!("stage listening {}", app.base);
    for line in std::io::stdin().lines().map_while(Result::ok) {
        println!("{}", obeyed(&app, line.trim()));
    }
}

/// The server with its team and one published flow. The sign-in page offers the accounts, as in a demonstration.
async fn set() -> TestApp {
    let accounts =
        PEOPLE.map(|(email, name, role)| DemoAccount { email: email.into(), name: name.into(), role });
    let app = TestApp::start_with(Wishes {
        demo: Some(Demo { password: PASSWORD.into(), accounts: accounts.into() }),
        host: "localhost",
        starts_at: Some(SystemClock.now()),
        ..Wishes::default()
    })
    .await;
    let team = app.register_team(TEAM).await;
    for (email, name, role) in &PEOPLE[1..] {
        app.member_at(&team, *role, email, name).await;
    }
    samples::published(&team.admin, &samples::flow("VPN connects, shares do not open")).await;
    // Nobody is to be signed in when the play begins.
    team.admin.post("/auth/logout", json!({})).await.expect(204);
    app
}

fn obeyed(app: &TestApp, line: &str) -> String {
    let seconds = line.strip_prefix("advance ").and_then(|seconds| seconds.parse().ok());
    match seconds.and_then(TimeDelta::try_seconds) {
        Some(step) => {
            app.clock.advance(step);
            format!("now {}", app.now().to_rfc3339_opts(SecondsFormat::AutoSi, true))
        }
        None => format!("not understood: {line}"),
    }
}
