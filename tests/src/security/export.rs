//! Taking the audit log away as a CSV file.

use super::{log, set_windows};
use crate::app::TestApp;
use rf_core::Role;
use serde_json::json;

const HEADER: &str = "time,action,actor_kind,actor_id,actor,target_kind,target_id,target,address,details";

#[tokio::test(flavor = "multi_thread")]
async fn the_file_holds_what_the_log_holds_and_the_log_tells_of_the_file() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    set_windows(&team.admin, 60, 1_440).await;
    let rows = log(&team.admin, "").await;
    let answer = team.admin.get("/team/audit-log.csv").await;
    answer.expect(200);
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8; header=present");
    let name = format!("attachment; filename=\"audit-log-{}.csv\"", app.now().format("%Y-%m-%d"));
    assert_eq!(answer.header("content-disposition"), name);
    let text = answer.text();
    let lines: Vec<_> = text.split_terminator("\r\n").collect();
    assert_eq!((lines[0], lines.len()), (HEADER, rows.len() + 1));
    for (line, row) in lines[1..].iter().zip(&rows) {
        let start = format!(
            "{},{},person,{},Avery of Northwind,{},",
            row["at"].as_str().unwrap_or_default(),
            row["action"].as_str().unwrap_or_default(),
            row["actor"]["id"].as_str().unwrap_or_default(),
            row["target"]["kind"].as_str().unwrap_or_default(),
        );
        assert!(line.starts_with(&start), "{line}\n{start}");
    }
    let exports = log(&team.admin, "action=audit_log.exported").await;
    let [export] = exports.as_slice() else { panic!("{exports:?}") };
    assert_eq!(export["details"], json!({ "filter": {}, "rows": 3 }));
    assert_eq!(export["target"]["name"], "Northwind");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_file_is_narrowed_as_the_list_is_and_the_log_tells_how() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    app.sign_in_as(&team, Role::Engineer).await;
    let answer = team.admin.get("/team/audit-log.csv?action=sign_in&search=engineer").await;
    assert_eq!(answer.text().lines().count(), 2);
    let exports = log(&team.admin, "action=audit_log").await;
    let filter = json!({ "action": "sign_in", "search": "engineer" });
    assert_eq!(exports[0]["details"], json!({ "filter": filter, "rows": 1 }));
    team.admin.get("/team/audit-log.csv?action=nothing").await.refused(422, "invalid");
    team.admin.get("/team/audit-log.csv?limit=5").await.refused(422, "invalid_query");
    assert_eq!(log(&team.admin, "action=audit_log").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_never_becomes_a_formula_and_never_breaks_a_line() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    for (name, cell) in [
        ("=cmd|'/c calc'!A0", "'=cmd|'/c calc'!A0"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("Ada, \"the first\"\nof them", "\"Ada, \"\"the first\"\"\nof them\""),
        ("Jürgen 漢", "Jürgen 漢"),
    ] {
        let quoted = name.replace('\'', "''");
        app.sql(&format!("UPDATE audit_events SET actor_name = '{quoted}' WHERE action = 'sign_in.started'"))
            .await;
        let text = team.admin.get("/team/audit-log.csv?action=sign_in").await.text();
        assert!(text.contains(&format!(",{cell},sign_in,")), "{name:?}: {text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_of_more_than_a_thousand_rows_is_exported_whole() {
    let app = TestApp::start().await;
    let team = app.register_team("Northwind").await;
    let mut store = app.store();
    let env = rf_core::Env::system();
    let actor = rf_core::Actor::command_line(team.id);
    let target = rf_core::AuditTarget { kind: "user", id: None, name: "Somebody".into() };
    for _ in 0..1_050 {
        let event =
            rf_core::AuditEvent::by(&env, &actor, rf_core::AuditAction::MemberCreated, target.clone());
        rf_core::AuditLog::record(&mut store, &event).await.expect("the store takes the row");
    }
    let text = team.admin.get("/team/audit-log.csv").await.text();
    assert_eq!(text.lines().count(), 1 + 1_050 + 2);
    assert_eq!(text.lines().next(), Some(HEADER));
}
