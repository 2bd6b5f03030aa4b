//! Handing a session on: assigning it, escalating it, the queue, accepting and returning.

use super::{Work, answer, done, path, resolve};
use crate::app::{Caller, samples};
use chrono::TimeDelta;
use rf_core::Role;
use serde_json::{Value, json};

fn escalate() -> Value {
    json!({ "type": "escalate", "to": "L2", "reason": "The tunnel drops every minute" })
}

fn accept() -> Value {
    json!({ "type": "accept_escalation" })
}

fn give_back() -> Value {
    json!({ "type": "return_escalation", "why": "Ask the provider first" })
}

fn assign(to: &Caller) -> Value {
    json!({ "type": "assign", "to": to.me["id"], "why": "Knows the client" })
}

/// An engineer's session at its second step, escalated: three events.
async fn escalated(work: &Work) -> String {
    let id = work.session().await;
    work.engineer.act(&id, 1, answer("scope", "one")).await.expect(200);
    work.app.clock.advance(TimeDelta::minutes(1));
    work.engineer.act(&id, 2, escalate()).await.expect(200);
    id
}

/// The references of what the queue shows.
async fn queue(caller: &Caller, query: &str) -> Vec<Value> {
    let page = caller.get(&format!("/escalations?{query}")).await.expect(200);
    page["items"].as_array().expect("a list").clone()
}

async fn ids(caller: &Caller, query: &str) -> Vec<String> {
    let rows = queue(caller, query).await;
    rows.iter().map(|row| row["session_id"].as_str().expect("an id").to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_escalated_session_waits_in_the_queue_until_a_colleague_goes_on_at_the_same_step() {
    let work = Work::ready().await;
    let mate = work.app.sign_in_as(&work.team, Role::Engineer).await;
    let id = escalated(&work).await;
    let row = queue(&mate, "state=waiting").await.remove(0);
    assert_eq!(row["session_id"], id.as_str());
    assert_eq!(
        (&row["state"], &row["to"], &row["may_accept"]),
        (&json!("waiting"), &json!("L2"), &json!(true))
    );
    assert_eq!(row["open_step"], "Restart the VPN client");
    assert_eq!((&row["problem"], &row["reason"]), (&json!("Shares do not open"), &escalate()["reason"]));
    assert_eq!(row["escalated_by"]["id"], work.engineer.me["id"]);
    assert_eq!(queue(&work.engineer, "mine=true").await[0]["may_accept"], false);
    let summary = mate.get("/escalations/summary").await.expect(200);
    assert_eq!(summary, json!({ "waiting": 1, "waiting_for_me": 0, "usual_seconds_to_accept": null }));

    work.engineer.act(&id, 3, accept()).await.refused(409, "own_escalation");
    work.app.clock.advance(TimeDelta::minutes(3));
    let accepted = mate.act(&id, 3, accept()).await.expect(200);
    assert_eq!((&accepted["status"], &accepted["assignee"]["id"]), (&json!("active"), &mate.me["id"]));
    assert_eq!((path(&accepted), &accepted["may_act"]), (vec!["scope", "restart"], &json!(true)));
    assert_eq!(accepted["escalation"]["may_return"], true);
    mate.act(&id, 4, accept()).await.refused(409, "escalation_already_accepted");
    work.engineer.act(&id, 4, done("restart")).await.refused(403, "forbidden");
    mate.act(&id, 4, done("restart")).await.expect(200);

    assert!(queue(&mate, "state=waiting").await.is_empty());
    let row = queue(&work.engineer, "state=accepted").await.remove(0);
    assert_eq!((&row["seconds_to_accept"], &row["settled_by"]["id"]), (&json!(180), &mate.me["id"]));
    let summary = mate.get("/escalations/summary").await.expect(200);
    assert_eq!(summary, json!({ "waiting": 0, "waiting_for_me": 0, "usual_seconds_to_accept": 180 }));
    assert_eq!(mate.get("/sessions?mine=true").await.expect(200)["items"][0]["id"], id.as_str());
    let note = mate.get(&format!("/sessions/{id}/documentation/text")).await.text();
    for told in ["Escalated to L2: The tunnel drops", "Escalation accepted after 3 min"] {
        assert!(note.contains(told), "no {told:?} in {note}");
    }
    let client = mate.get(&format!("/sessions/{id}/documentation/text?variant=client")).await.text();
    assert!(!client.contains("scalat"), "{client}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_returned_session_is_its_engineers_again_and_nothing_returns_after_the_end() {
    let work = Work::ready().await;
    let mate = work.app.sign_in_as(&work.team, Role::Engineer).await;
    let id = escalated(&work).await;
    mate.act(&id, 3, json!({ "type": "return_escalation", "why": " " })).await.refused(422, "invalid");
    let returned = mate.act(&id, 3, give_back()).await.expect(200);
    assert_eq!(
        (&returned["status"], &returned["assignee"]["id"]),
        (&json!("active"), &work.engineer.me["id"])
    );
    assert_eq!(ids(&mate, "state=returned").await, [id.as_str()]);
    mate.act(&id, 4, give_back()).await.refused(403, "forbidden");
    work.team.admin.act(&id, 4, give_back()).await.refused(409, "not_escalated");
    work.engineer.act(&id, 4, escalate()).await.expect(200);
    mate.act(&id, 5, accept()).await.expect(200);
    mate.act(&id, 6, resolve()).await.expect(200);
    mate.act(&id, 7, give_back()).await.refused(409, "session_ended");
    let note = mate.get(&format!("/sessions/{id}/documentation/text")).await.text();
    assert!(note.contains("Escalation returned to engineer of Northwind: Ask the provider first"), "{note}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_do_what_with_an_escalation() {
    let work = Work::ready().await;
    let viewer = work.app.sign_in_as(&work.team, Role::Viewer).await;
    let stranger = work.app.register_team("Tailspin").await.admin;
    let id = escalated(&work).await;
    viewer.act(&id, 3, accept()).await.refused(403, "forbidden");
    viewer.get("/escalations").await.refused(403, "forbidden");
    viewer.get("/escalations/summary").await.refused(403, "forbidden");
    stranger.act(&id, 3, accept()).await.refused(404, "session_not_found");
    stranger.act(&id, 3, give_back()).await.refused(404, "session_not_found");
    assert!(queue(&stranger, "").await.is_empty());
    assert_eq!(stranger.get("/escalations/summary").await.expect(200)["waiting"], 0);
    // Opened again instead: the queue lets go of it.
    work.engineer.act(&id, 3, json!({ "type": "reopen", "why": "Found it" })).await.expect(200);
    assert!(ids(&work.team.admin, "state=waiting").await.is_empty());
    assert_eq!(queue(&work.team.admin, "").await[0]["state"], "withdrawn");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_given_to_people_of_the_team_who_can_work_on_it() {
    let work = Work::ready().await;
    let mate = work.app.sign_in_as(&work.team, Role::Engineer).await;
    let viewer = work.app.sign_in_as(&work.team, Role::Viewer).await;
    let gone = work.app.sign_in_as(&work.team, Role::Engineer).await;
    let member = gone.me["id"].as_str().expect("an id");
    work.team.admin.post(&format!("/team/members/{member}/disable"), json!({})).await.expect(200);
    let stranger = work.app.register_team("Tailspin").await.admin;
    let id = work.session().await;
    for nobody in [&viewer, &gone, &stranger] {
        work.engineer.act(&id, 1, assign(nobody)).await.refused(422, "person_unavailable");
        let to = json!({ "type": "escalate", "to_person": nobody.me["id"], "reason": "x" });
        work.engineer.act(&id, 1, to).await.refused(422, "person_unavailable");
    }
    mate.act(&id, 1, assign(&mate)).await.refused(403, "forbidden");
    let key = "give-it-away";
    let given = work.engineer.act_as(&id, 1, &assign(&mate), key).await.expect(200);
    assert_eq!((&given["assignee"]["id"], &given["may_act"]), (&mate.me["id"], &json!(false)));
    // The answer was lost: who gave it away hears that they did.
    let again = work.engineer.act_as(&id, 1, &assign(&mate), key).await.expect(200);
    assert_eq!((&again["event_count"], &again["assignee"]), (&json!(2), &given["assignee"]));
    mate.act(&id, 2, answer("scope", "one")).await.expect(200);
    // Whoever left leaves sessions behind; a lead gives them to somebody else.
    let member = mate.me["id"].as_str().expect("an id");
    work.team.admin.delete(&format!("/team/members/{member}"), json!({})).await.expect(204);
    let taken = work.team.admin.act(&id, 3, assign(&work.engineer)).await.expect(200);
    assert_eq!(taken["assignee"]["id"], work.engineer.me["id"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_goes_back_to_somebody_who_left() {
    let work = Work::ready().await;
    let mate = work.app.sign_in_as(&work.team, Role::Engineer).await;
    let id = escalated(&work).await;
    let member = work.engineer.me["id"].as_str().expect("an id");
    work.team.admin.delete(&format!("/team/members/{member}"), json!({})).await.expect(204);
    mate.act(&id, 3, give_back()).await.refused(409, "escalator_unavailable");
    assert_eq!(queue(&mate, "").await[0]["escalated_by"]["id"], member);
    mate.act(&id, 3, accept()).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_accept_at_once_one_wins() {
    let work = Work::ready().await;
    let mut mates = Vec::new();
    for _ in 0..4 {
        mates.push(work.app.sign_in_as(&work.team, Role::Engineer).await);
    }
    for _ in 0..3 {
        let id = escalated(&work).await;
        let racing: Vec<_> = mates
            .iter()
            .map(|mate| {
                let (mate, id) = (mate.clone(), id.clone());
                tokio::spawn(async move { mate.act(&id, 3, accept()).await })
            })
            .collect();
        let mut won = Vec::new();
        for answer in racing {
            let answer = answer.await.expect("the request was made");
            match answer.status {
                200 => won.push(answer.json()),
                _ => drop(answer.refused(409, "session_moved")),
            }
        }
        assert_eq!(won.len(), 1);
        assert_eq!(work.read(&id).await["assignee"], won[0]["assignee"]);
        assert_eq!(work.app.count("escalations", "state = 'waiting'").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_queue_is_narrowed_and_read_page_by_page() {
    let work = Work::ready().await;
    let mate = work.app.sign_in_as(&work.team, Role::Engineer).await;
    let mut all = Vec::new();
    for _ in 0..3 {
        all.push(escalated(&work).await);
    }
    let named = work.session().await;
    let to_mate = json!({ "type": "escalate", "to_person": mate.me["id"], "reason": "You know this" });
    work.app.clock.advance(TimeDelta::minutes(1));
    work.engineer.act(&named, 1, to_mate).await.expect(200);
    all.push(named.clone());
    let newest_first: Vec<String> = all.iter().rev().cloned().collect();
    assert_eq!(ids(&mate, "state=waiting").await, all, "the longest wait first");
    assert_eq!(ids(&mate, "state=all").await, newest_first);
    assert_eq!(ids(&mate, "to_me=true").await, [named.as_str()]);
    assert_eq!(queue(&mate, "to_me=true").await[0]["to_person"]["id"], mate.me["id"]);
    assert_eq!(mate.get("/escalations/summary").await.expect(200)["waiting_for_me"], 1);
    assert!(ids(&mate, "mine=true").await.is_empty());
    assert_eq!(ids(&mate, &format!("flow_id={}", work.flow)).await.len(), 4);
    let other = samples::published(&mate, &samples::flow("Another flow")).await;
    assert!(ids(&mate, &format!("flow_id={other}")).await.is_empty());
    assert_eq!(ids(&mate, "search=shares%20vpn").await.len(), 4);
    assert!(ids(&mate, "search=printer").await.is_empty());
    let now = work.app.now().format("%Y-%m-%dT%H:%M:%SZ");
    assert_eq!(ids(&mate, &format!("from={now}")).await, [named.as_str()]);
    assert_eq!(ids(&mate, &format!("to={now}")).await.len(), 3);
    for (state, expected) in [("waiting", &all), ("all", &newest_first)] {
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = mate.get(&format!("/escalations?state={state}&limit=2{cursor}")).await.expect(200);
            let rows = page["items"].as_array().expect("a list").iter();
            seen.extend(rows.map(|row| row["session_id"].as_str().expect("an id").to_owned()));
            let Some(next) = page["next_cursor"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        assert_eq!(&seen, expected);
    }
    mate.get("/escalations?state=nonsense").await.refused(422, "invalid_query");
}
