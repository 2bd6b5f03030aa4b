//! Lists of sessions, and who sees which.

use super::{Work, resolve};
use crate::app::{Caller, samples};
use chrono::TimeDelta;
use rf_core::Role;
use serde_json::{Value, json};

/// The problems of the sessions listed.
async fn found(caller: &Caller, query: &str) -> Vec<String> {
    let page = caller.get(&format!("/sessions?{query}")).await.expect(200);
    let items = page["items"].as_array().expect("a list");
    items.iter().map(|item| item["problem"].as_str().unwrap_or_default().to_owned()).collect()
}

async fn start(work: &Work, caller: &Caller, problem: &str, ending: Option<Value>) -> String {
    work.app.clock.advance(TimeDelta::seconds(1));
    let body = json!({ "flow_id": work.flow, "problem": problem });
    let id = samples::id_of(&caller.post("/sessions", body).await.expect(201));
    if let Some(ending) = ending {
        caller.act(&id, 1, ending).await.expect(200);
    }
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_can_be_narrowed_in_every_way() {
    let work = Work::ready().await;
    let mate = work.app.sign_in_as(&work.team, Role::Engineer).await;
    start(&work, &work.engineer, "Alpha at Contoso", None).await;
    start(&work, &work.engineer, "Beta at Contoso 100%", Some(resolve())).await;
    start(&work, &mate, "Gamma at Fabrikam", Some(json!({ "type": "escalate", "reason": "x" }))).await;
    let last = start(&work, &mate, "Delta at Fabrikam", Some(json!({ "type": "abandon", "why": "x" }))).await;
    let (alpha, beta, gamma, delta) =
        ("Alpha at Contoso", "Beta at Contoso 100%", "Gamma at Fabrikam", "Delta at Fabrikam");
    assert_eq!(found(&mate, "").await, [delta, gamma, beta, alpha], "newest start first");
    assert_eq!(found(&mate, "status=active").await, [alpha]);
    assert_eq!(found(&mate, "status=resolved").await, [beta]);
    assert_eq!(found(&mate, "status=escalated").await, [gamma]);
    assert_eq!(found(&mate, "status=abandoned").await, [delta]);
    assert_eq!(found(&mate, "status=ended").await, [delta, gamma, beta]);
    assert_eq!(found(&mate, "mine=true").await, [delta, gamma]);
    assert_eq!(found(&mate, "mine=false").await.len(), 4);
    assert_eq!(found(&mate, "search=CONTOSO").await, [beta, alpha]);
    assert_eq!(found(&mate, "search=contoso%20alpha%20vpn").await, [alpha]);
    assert_eq!(found(&mate, "search=100%25").await, [beta]);
    assert_eq!(found(&mate, "search=_").await, [""; 0]);
    assert_eq!(found(&mate, "mine=true&status=ended&search=gamma").await, [gamma]);
    let other = samples::published(&work.engineer, &samples::flow("Other")).await;
    assert_eq!(found(&mate, &format!("flow_id={}", work.flow)).await.len(), 4);
    assert_eq!(found(&mate, &format!("flow_id={other}")).await, [""; 0]);
    let (mine, mates) = (&work.engineer.me["id"], &mate.me["id"]);
    let of = |id: &Value| format!("assignee_id={}", id.as_str().expect("an id"));
    assert_eq!(found(&mate, &of(mine)).await, [beta, alpha]);
    assert_eq!(found(&mate, &format!("{}&status=abandoned", of(mates))).await, [delta]);
    mate.get(&format!("/sessions?mine=true&{}", of(mine))).await.refused(422, "invalid");
    let started = work.read(&last).await["started_at"].as_str().expect("a time").to_owned();
    assert_eq!(found(&mate, &format!("from={started}")).await, [delta]);
    assert_eq!(found(&mate, &format!("to={started}")).await, [gamma, beta, alpha]);
    assert_eq!(found(&mate, &format!("from={started}&to={started}")).await, [""; 0]);
    mate.get("/sessions?from=yesterday").await.refused(422, "invalid_query");
    let reference = work.read(&last).await["reference"].as_str().expect("a reference").to_lowercase();
    assert_eq!(found(&mate, &format!("search={reference}")).await, [delta]);
    assert_eq!(found(&mate, &format!("search=delta&q={reference}")).await, [delta]);
    assert_eq!(found(&mate, &format!("search=alpha&q={reference}")).await, [""; 0]);
    let item = mate.get("/sessions?status=resolved").await.expect(200)["items"][0].clone();
    let detail = work.read(&samples::id_of(&item)).await;
    let of_lists = |name: &str| name == "hits";
    for (name, value) in item.as_object().expect("an object").iter().filter(|(name, _)| !of_lists(name)) {
        assert_eq!(detail[name], *value, "{name} is the same in lists and in detail");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_show_each_session_exactly_once() {
    let work = Work::ready().await;
    for _ in 0..30 {
        // Several at the same moment.
        samples::started(&work.engineer, &work.flow).await;
    }
    let (mut seen, mut cursor) = (std::collections::BTreeSet::new(), String::new());
    loop {
        let page = work.engineer.get(&format!("/sessions?limit=7{cursor}")).await.expect(200);
        for item in page["items"].as_array().expect("a list") {
            assert!(seen.insert(samples::id_of(item)), "shown twice");
        }
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(seen.len(), 30);
}

#[tokio::test(flavor = "multi_thread")]
async fn viewers_see_what_has_ended_and_nothing_that_runs() {
    let work = Work::ready().await;
    let viewer = work.app.sign_in_as(&work.team, Role::Viewer).await;
    let running = start(&work, &work.engineer, "Running", None).await;
    let ended = start(&work, &work.engineer, "Ended", Some(resolve())).await;
    assert_eq!(found(&viewer, "").await, ["Ended"]);
    assert_eq!(found(&viewer, "status=ended").await, ["Ended"]);
    assert_eq!(found(&viewer, "search=running").await, [""; 0]);
    assert_eq!(found(&viewer, &format!("flow_id={}", work.flow)).await, ["Ended"]);
    viewer.get("/sessions?status=active").await.refused(403, "forbidden");
    for path in ["", "/documentation", "/documentation/markdown"] {
        viewer.get(&format!("/sessions/{running}{path}")).await.refused(404, "session_not_found");
        viewer.get(&format!("/sessions/{ended}{path}")).await.expect(200);
    }
    let seen = viewer.get(&format!("/sessions/{ended}")).await.expect(200);
    assert_eq!(seen["may_act"], false);
    viewer.act(&running, 1, resolve()).await.refused(404, "session_not_found");
    viewer.act(&ended, 2, resolve()).await.refused(403, "forbidden");
    work.engineer.act(&running, 1, resolve()).await.expect(200);
    assert_eq!(found(&viewer, "").await, ["Ended", "Running"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_sessions_engineer_and_admins_act_in_it() {
    let work = Work::ready().await;
    let id = work.session().await;
    let mate = work.app.sign_in_as(&work.team, Role::Engineer).await;
    assert_eq!(mate.get(&format!("/sessions/{id}")).await.expect(200)["may_act"], false);
    mate.act(&id, 1, super::note("Mine?")).await.refused(403, "forbidden");
    let session = work.team.admin.act(&id, 1, super::note("From the lead")).await.expect(200);
    assert_eq!(session["timeline"][1]["actor"]["id"], work.team.admin.me["id"]);
    assert_eq!(session["assignee"]["id"], work.engineer.me["id"]);
}
