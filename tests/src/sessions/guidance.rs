//! What finished sessions say about the next one: suggestions, flows for a problem, sessions like it.

use super::{Work, answer, done, note, resolve};
use crate::app::{Caller, samples};
use chrono::TimeDelta;
use rf_core::Role;
use serde_json::{Value, json};

/// A session of the engineer's on that flow that was worked through; answers its id.
async fn worked_on(work: &Work, flow: &str, problem: &str, commands: &[Value]) -> String {
    work.app.clock.advance(TimeDelta::seconds(1));
    let body = json!({ "flow_id": flow, "problem": problem });
    let id = samples::id_of(&work.engineer.post("/sessions", body).await.expect(201));
    for (seq, command) in (1..).zip(commands) {
        // Quickly: access tokens last for minutes only.
        work.app.clock.advance(TimeDelta::seconds(1));
        work.engineer.act(&id, seq, command.clone()).await.expect(200);
    }
    id
}

async fn worked(work: &Work, problem: &str, commands: &[Value]) -> String {
    worked_on(work, &work.flow, problem, commands).await
}

fn restarted() -> [Value; 4] {
    [answer("scope", "one"), done("restart"), answer("works", "yes"), resolve()]
}

fn escalated() -> [Value; 2] {
    [answer("scope", "all"), json!({ "type": "escalate", "reason": "The line is down" })]
}

async fn suggested(caller: &Caller, session: &str) -> Value {
    caller.get(&format!("/sessions/{session}/suggestions")).await.expect(200)
}

async fn flows_for(caller: &Caller, problem: &str) -> Vec<Value> {
    let found = caller.get(&format!("/flows/suggested?problem={problem}")).await.expect(200);
    found["items"].as_array().expect("a list").clone()
}

async fn like(caller: &Caller, path: &str) -> Vec<String> {
    let found = caller.get(path).await.expect(200);
    let items = found["items"].as_array().expect("a list");
    items.iter().map(|item| item["problem"].as_str().unwrap_or_default().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_best_step_is_learnt_from_finished_sessions_and_says_why() {
    let work = Work::ready().await;
    let first = suggested(&work.engineer, &work.session().await).await;
    assert_eq!(
        (&first["basis"], &first["too_few"], &first["of_sessions"]),
        (&json!("flow"), &json!(true), &json!(0))
    );
    assert_eq!(first["steps"][0]["step"], "restart", "the flow's own order");
    for _ in 0..3 {
        worked(&work, "Shares do not open", &restarted()).await;
    }
    worked(&work, "Shares do not open", &escalated()).await;
    let session = work.session().await;
    let told = suggested(&work.engineer, &session).await;
    assert_eq!(told["basis"], "sessions");
    assert_eq!(told["why"], "From 4 finished sessions that fit what is known so far.");
    let step = &told["steps"][0];
    assert_eq!((&step["step"], &step["answer"]["id"]), (&json!("restart"), &json!("one")));
    assert_eq!(step["why"], "Resolved 3 of 4 similar sessions, under 1 min");
    assert_eq!(told["answer"]["answer"], "one");
    assert_eq!(told["answer"]["why"], "Usual: given in 3 of 4 similar sessions, 3 resolved");
    work.engineer.act(&session, 1, answer("scope", "one")).await.expect(200);
    let told = suggested(&work.engineer, &session).await;
    assert_eq!(told["of_sessions"], 3, "who answered otherwise does not count");
    assert_eq!(told["because"][0]["why"], "Same answer to “Who is affected?”: One person");
    assert_eq!(told["steps"][0]["answer"], Value::Null);
    let mate = work.app.sign_in_as(&work.team, Role::Engineer).await;
    assert_eq!(suggested(&mate, &session).await, told, "a team learns together");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reopened_session_teaches_nothing_until_it_ends_again() {
    let work = Work::ready().await;
    let mut ended = Vec::new();
    for _ in 0..3 {
        ended.push(worked(&work, "Shares do not open", &restarted()).await);
    }
    let running = work.session().await;
    assert_eq!(suggested(&work.engineer, &running).await["of_sessions"], 3);
    let reopen = json!({ "type": "reopen", "why": "It came back" });
    work.engineer.act(&ended[0], 5, reopen).await.expect(200);
    assert_eq!(suggested(&work.engineer, &running).await["of_sessions"], 2);
    work.engineer.act(&ended[0], 6, note("Again")).await.expect(200);
    assert_eq!(suggested(&work.engineer, &running).await["of_sessions"], 2, "a note ends nothing");
    let resolved = json!({ "type": "abandon", "why": "Nobody answers" });
    work.engineer.act_as(&ended[0], 7, &resolved, "the-end-sent-twice").await.expect(200);
    work.engineer.act_as(&ended[0], 7, &resolved, "the-end-sent-twice").await.expect(200);
    let told = suggested(&work.engineer, &running).await;
    assert_eq!((&told["of_sessions"], &told["steps"][0]["resolved_here"]), (&json!(3), &json!(2)));
}

#[tokio::test(flavor = "multi_thread")]
async fn flows_for_a_problem_come_with_reasons_and_published_ones_only() {
    let work = Work::ready().await;
    let printer = samples::published(&work.engineer, &samples::flow("Printer is offline")).await;
    samples::created(&work.engineer, &samples::flow("VPN draft nobody published")).await;
    let found = flows_for(&work.engineer, "The%20VPN%20tunnel%20drops").await;
    assert_eq!(found[0]["id"], work.flow.as_str());
    assert_eq!(found[0]["why"], "Matches “vpn” in title");
    assert!(found.iter().all(|flow| flow["title"] != "VPN draft nobody published"), "{found:?}");
    for _ in 0..3 {
        worked_on(&work, &printer, "The VPN tunnel drops at lunch", &restarted()).await;
    }
    let found = flows_for(&work.engineer, "VPN%20tunnel%20drops").await;
    assert_eq!(found[0]["id"], printer.as_str(), "what helped before comes first");
    let why = found[0]["why"].as_str().expect("a reason");
    assert!(why.ends_with("resolved 3 of 3 such sessions"), "{why}");
    assert_eq!(flows_for(&work.engineer, "").await, [] as [Value; 0]);
    assert_eq!(flows_for(&work.engineer, "it%20is%20not").await, [] as [Value; 0]);
    let long = "x".repeat(2001);
    work.engineer.get(&format!("/flows/suggested?problem={long}")).await.refused(422, "invalid");
    work.engineer.get("/flows/suggested").await.refused(422, "invalid_query");
}

#[tokio::test(flavor = "multi_thread")]
async fn similar_sessions_are_finished_ones_about_the_same() {
    let work = Work::ready().await;
    let secret = json!({ "type": "note", "text": "running", "audience": "internal" });
    worked(&work, "Tunnel drops every hour", &restarted()).await;
    worked(&work, "Tunnel drops, still running", &[secret]).await;
    worked(&work, "Printer on fire", &escalated()).await;
    let body = json!({ "flow_id": work.flow, "problem": "The tunnel drops" });
    let own = samples::id_of(&work.engineer.post("/sessions", body).await.expect(201));
    let path = format!("/sessions/{own}/similar");
    assert_eq!(like(&work.engineer, &path).await, ["Tunnel drops every hour"]);
    let item = work.engineer.get(&path).await.expect(200)["items"][0].clone();
    assert_eq!(item["why"], "Also about “tunnel”, “drops”; same flow");
    assert_eq!(
        (&item["cause"], &item["status"], &item["minutes"]),
        (&json!("Stuck client"), &json!("resolved"), &json!(0))
    );
    let viewer = work.app.sign_in_as(&work.team, Role::Viewer).await;
    assert_eq!(like(&viewer, "/sessions/similar?problem=fire").await, ["Printer on fire"]);
    assert_eq!(like(&viewer, "/sessions/similar?problem=").await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_teams_sessions_have_no_influence() {
    let work = Work::ready().await;
    let theirs = work.app.register_team("Tailspin").await.admin;
    let flow = samples::published(&theirs, &samples::flow("Their own")).await;
    let session = samples::id_of(&samples::started(&theirs, &flow).await);
    let before = suggested(&theirs, &session).await;
    for _ in 0..4 {
        worked(&work, "Shares do not open at Contoso", &restarted()).await;
    }
    // Even where the rows name the same flow.
    let flow_of_theirs = "(SELECT id FROM flows f WHERE f.team_id <> session_digests.team_id)";
    work.app.sql(&format!("UPDATE session_digests SET flow_id = {flow_of_theirs}")).await;
    assert_eq!(suggested(&theirs, &session).await, before);
    let found = flows_for(&theirs, "Shares%20do%20not%20open%20at%20Contoso").await;
    assert!(found.iter().all(|flow| flow["of_sessions"] == 0), "{found:?}");
    assert_eq!(like(&theirs, "/sessions/similar?problem=contoso").await, [""; 0]);
    assert_eq!(like(&theirs, &format!("/sessions/{session}/similar")).await, [""; 0]);
    let foreign = worked(&work, "Ours", &[]).await;
    theirs.get(&format!("/sessions/{foreign}/suggestions")).await.refused(404, "session_not_found");
    theirs.get(&format!("/sessions/{foreign}/similar")).await.refused(404, "session_not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn however_many_sessions_there_were_only_the_newest_thousand_are_read() {
    let work = Work::ready().await;
    let one = worked(&work, "Tunnel drops", &restarted()).await;
    // A thousand more of the same session, later ones, each with an id of its own.
    let columns = "team_id, reference, flow_id, flow_version, flow_title, problem, search_text, assignee_id, \
        assignee_name, status, event_count, steps_taken, started_at, updated_at";
    let digest = "team_id, flow_id, flow_version, status, minutes, steps, fixed_by, cause, words";
    let bytes = rf_core::Env::system().new_id::<uuid::Uuid>().simple().to_string();
    let prefix = &bytes[..24];
    let is_sqlite = work.app.uuid(&one).starts_with("x'");
    let (series, id) = if is_sqlite {
        (
            "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT i FROM n)",
            format!("unhex('{prefix}' || printf('%08x', n.i))"),
        )
    } else {
        (
            "(SELECT generate_series(1, 1000) AS i)",
            format!("CAST('{prefix}' || lpad(to_hex(n.i), 8, '0') AS UUID)"),
        )
    };
    let late = work.app.now() + TimeDelta::days(1);
    let late = late.to_rfc3339_opts(chrono::SecondsFormat::Micros, false);
    for (table, columns) in [("sessions", columns), ("session_digests", digest)] {
        let key = if table == "sessions" { "id" } else { "session_id" };
        let sql = format!(
            "INSERT INTO {table} ({key}, ended_at, {columns}) SELECT {id}, '{late}', {columns} FROM {table}, {series} n"
        );
        work.app.sql(&sql).await;
    }
    let running = work.session().await;
    let told = suggested(&work.engineer, &running).await;
    assert_eq!(told["of_sessions"], 1000);
    assert_eq!(told["steps"][0]["resolved_here"], 1000);
    let found = work.engineer.get("/sessions/similar?problem=tunnel").await.expect(200);
    let items = found["items"].as_array().expect("a list");
    assert_eq!(items.len(), 5);
    assert!(items.iter().all(|item| item["id"] != one.as_str()), "the oldest is not looked at any more");
    assert_eq!(flows_for(&work.engineer, "tunnel").await[0]["of_sessions"], 1000);
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_that_ended_before_there_were_digests_get_theirs() {
    let work = Work::ready().await;
    worked(&work, "Shares do not open", &restarted()[..1]).await;
    for _ in 0..30 {
        worked(&work, "Shares do not open", &restarted()).await;
    }
    let running = work.session().await;
    let before = suggested(&work.engineer, &running).await;
    work.app.sql("DELETE FROM session_digests").await;
    assert_eq!(suggested(&work.engineer, &running).await["of_sessions"], 0);
    let (mut after, mut rounds) = (None, 0);
    loop {
        after = work.app.worker().digest_backlog(after).await.expect("the database answers");
        rounds += 1;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(rounds, 3, "in batches");
    assert_eq!(suggested(&work.engineer, &running).await, before);
}
