//! Possible causes, side by side.

use super::{Work, resolve};
use rf_core::Role;
use serde_json::{Value, json};

fn suspect(statement: &str) -> Value {
    json!({ "type": "open_hypothesis", "statement": statement })
}

fn finding(hypothesis: u32, text: &str) -> Value {
    json!({ "type": "note", "text": text, "audience": "internal", "hypothesis": hypothesis })
}

fn close(hypothesis: u32, verdict: &str, why: Option<&str>) -> Value {
    json!({ "type": "close_hypothesis", "hypothesis": hypothesis, "verdict": verdict, "why": why })
}

#[tokio::test(flavor = "multi_thread")]
async fn two_causes_are_looked_into_side_by_side_and_the_notes_tell_what_came_of_them() {
    let work = Work::ready().await;
    let id = work.session().await;
    let commands = [
        suspect("The client is too old"),
        suspect("The address pool is empty"),
        finding(1, "Version 5.2 is the newest"),
        close(1, "ruled_out", Some("Nothing newer exists")),
        json!({
            "type": "ad_hoc_step", "title": "Counted the leases", "result": "254 of 254", "audience": "internal",
            "hypothesis": 2
        }),
    ];
    let mut last = Value::Null;
    for (events, command) in (1..).zip(commands) {
        last = work.engineer.act(&id, events, command).await.expect(200);
    }
    let known: Vec<_> = last["hypotheses"].as_array().expect("a list").iter().collect();
    assert_eq!((&known[0]["number"], &known[1]["number"]), (&json!(1), &json!(2)));
    assert_eq!(known[0]["statement"], "The client is too old");
    assert_eq!(
        (&known[0]["end"]["verdict"], &known[0]["end"]["why"]),
        (&json!("ruled_out"), &json!("Nothing newer exists"))
    );
    assert_eq!(known[1]["end"], Value::Null);

    work.engineer.act(&id, 6, suspect("DNS")).await.expect(200);
    work.engineer.act(&id, 7, suspect("A fourth")).await.refused(409, "hypotheses_full");
    work.engineer.act(&id, 7, finding(1, "Late")).await.refused(409, "hypothesis_not_open");
    work.engineer.act(&id, 7, resolve()).await.expect(200);

    let told = async |variant: &str| {
        let path = format!("/sessions/{id}/documentation?variant={variant}");
        work.engineer.get(&path).await.expect(200)["text"].as_str().expect("a text").to_owned()
    };
    let internal = told("internal").await;
    for line in [
        "Hypothesis 1 opened: The client is too old\n",
        "Note on hypothesis 1: Version 5.2 is the newest\n",
        "Hypothesis 1 ruled out: Nothing newer exists\n",
        "Also did for hypothesis 2: Counted the leases. Result: 254 of 254\n",
        "Hypothesis 2 opened: The address pool is empty (still open)\n",
    ] {
        assert!(internal.contains(line), "{line} in {internal}");
    }
    let escalation = told("escalation").await;
    let (_, aside) = escalation.split_once("TAKEN BACK OR RULED OUT").expect("such a part");
    assert!(aside.contains("Hypothesis 1 opened") && aside.contains("Hypothesis 1 ruled out"), "{aside}");
    assert!(!aside.contains("Hypothesis 2") && escalation.contains("Hypothesis 2 opened"), "{escalation}");
    let client = told("client").await;
    assert!(!client.contains("ypothesis") && !client.contains("leases"), "{client}");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_may_act_in_a_session_opens_hypotheses() {
    let work = Work::ready().await;
    let id = work.session().await;
    let mate = work.app.sign_in_as(&work.team, Role::Engineer).await;
    mate.act(&id, 1, suspect("Mine")).await.refused(403, "forbidden");
    work.team.admin.act(&id, 1, suspect("From the lead")).await.expect(200);
    let elsewhere = work.app.register_team("Contoso").await;
    elsewhere.admin.act(&id, 2, suspect("Theirs")).await.refused(404, "session_not_found");
}
