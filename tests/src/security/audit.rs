//! Reading the audit log.

use super::{log, set_windows};
use crate::app::{Caller, TestApp, samples::id_of};
use chrono::{SecondsFormat, TimeDelta};
use rf_core::{AuditAction, Role};
use serde_json::Value;
use std::{collections::BTreeSet, fs};

/// A team whose log has one row of a kind each minute, ten of them, and the minute it began.
async fn ten_minutes(app: &TestApp) -> (Caller, chrono::DateTime<chrono::Utc>) {
    let mut admin = app.register_team("Northwind").await.admin;
    app.clock.advance(TimeDelta::hours(1));
    let start = app.now();
    for minute in 0..10 {
        admin.refresh().await.expect(200);
        set_windows(&admin, 60 + minute, 1_440).await;
        app.clock.advance(TimeDelta::minutes(1));
    }
    (admin, start)
}

fn minutes(rows: &[Value]) -> Vec<i64> {
    let new = |row: &Value| row["details"]["new"]["idle_minutes"].as_i64();
    rows.iter().filter_map(new).map(|minutes| minutes - 60).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_is_read_newest_first_a_page_at_a_time() {
    let app = TestApp::start().await;
    let (admin, _) = ten_minutes(&app).await;
    let mut rows = Vec::new();
    let mut cursor = String::new();
    let mut pages = 0;
    loop {
        let path = format!("/team/audit-log?action=team.security_policy_changed&limit=4{cursor}");
        let page = admin.get(&path).await.expect(200);
        rows.extend(page["items"].as_array().expect("a list").clone());
        pages += 1;
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
        // What is added meanwhile does not move the pages that follow.
        set_windows(&admin, 1_000 + pages, 1_440).await;
    }
    assert_eq!((minutes(&rows), pages), ((0..10).rev().collect(), 3));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_is_narrowed_by_time_from_and_not_including_to() {
    let app = TestApp::start().await;
    let (admin, start) = ten_minutes(&app).await;
    let at = |minute: i64| {
        let moment = start + TimeDelta::minutes(minute);
        moment.to_rfc3339_opts(SecondsFormat::Secs, true)
    };
    let check = async |query: String, wanted: Vec<i64>| {
        let rows = log(&admin, &format!("action=team&{query}")).await;
        assert_eq!(minutes(&rows), wanted, "{query}");
    };
    check(format!("from={}&to={}", at(3), at(6)), vec![5, 4, 3]).await;
    check(format!("from={}", at(8)), vec![9, 8]).await;
    check(format!("to={}", at(2)), vec![1, 0]).await;
    check(format!("from={}&to={}", at(6), at(3)), vec![]).await;
    // The same moment, told in another time zone.
    let offset = (start + TimeDelta::minutes(8))
        .with_timezone(&chrono::FixedOffset::east_opt(7_200).expect("a time zone"));
    check(format!("from={}", offset.to_rfc3339().replace('+', "%2B")), vec![9, 8]).await;
    for query in ["from=yesterday", "to=2026-11-23", "surprise=1", "actor_id=x"] {
        admin.get(&format!("/team/audit-log?{query}")).await.refused(422, "invalid_query");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_is_narrowed_by_who_what_and_to_what() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let engineer = app.sign_in_as(&team, Role::Engineer).await;
    set_windows(&team.admin, 60, 1_440).await;
    let count = async |query: &str| log(&team.admin, query).await.len();
    assert_eq!(count("").await, 4);
    assert_eq!(count("action=sign_in").await, 2);
    assert_eq!(count("action=sign_in.started").await, 2);
    assert_eq!(count("action=team").await, 2);
    assert_eq!(count("action=member").await, 0);
    assert_eq!(count(&format!("actor_id={}", id_of(&engineer.me))).await, 1);
    assert_eq!(count(&format!("target_id={}", team.id)).await, 2);
    assert_eq!(count(&format!("target_id={}&action=sign_in", team.id)).await, 0);
    assert_eq!(count("search=AVERY").await, 3);
    assert_eq!(count("search=engineer%20127.0").await, 1);
    assert_eq!(count("search=%25").await, 0);
    for action in ["sign", "sign_in.", "sign_in.start", "no_such", "*"] {
        let problem = team.admin.get(&format!("/team/audit-log?action={action}")).await;
        let problem = problem.refused(422, "invalid");
        assert_eq!(problem["errors"][0]["field"], "action", "{action}");
    }
    let (sign_in, other) = (app.sign_in_of(&engineer), app.register_team("Tailspin").await);
    assert_eq!(log(&other.admin, &format!("target_id={sign_in}")).await, Vec::<Value>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_action_has_its_name_in_the_list_and_its_row_in_the_document() {
    let app = TestApp::start().await;
    let admin = app.register_team("Northwind").await.admin;
    let listed = admin.get("/team/audit-log/actions").await.expect(200);
    let listed: Vec<_> =
        listed["actions"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    let all: Vec<_> = AuditAction::ALL.iter().map(|action| action.as_str()).collect();
    assert_eq!(listed, all);
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/audit-log.md"));
    let text = text.expect("docs/audit-log.md can be read");
    let table = text.split("\n|---|---|\n").nth(1).expect("the document has a table");
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    let documented: BTreeSet<_> = rows.map(|(name, _)| name).collect();
    assert_eq!(documented, all.into_iter().collect::<BTreeSet<_>>());
}
