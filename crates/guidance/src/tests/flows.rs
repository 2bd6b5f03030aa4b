//! Which flows are suggested for a problem, and why.

use super::made::{flow_id, past};
use crate::{Asked, FlowTexts, PastSession, SuggestedFlow, likest, rank_flows, tally, words};
use rf_flows::FlowKind;
use rf_flows::search::EntryStep;
use rf_flows::session::SessionStatus::{Abandoned, Resolved};

fn texts(number: u128, title: &str, summary: &str, step: &str) -> FlowTexts {
    FlowTexts {
        flow: flow_id(number),
        kind: FlowKind::Troubleshooting,
        title: title.into(),
        shelf: "Email\nm365".into(),
        summary: summary.into(),
        steps: vec![EntryStep { title: step.into(), body: String::new() }],
    }
}

fn library() -> Vec<FlowTexts> {
    vec![
        texts(1, "Outlook keeps asking for a password", "Prompts in the desktop app", "Reset the password"),
        texts(2, "Reset a forgotten password", "For accounts of the domain", "Verify the caller"),
        texts(3, "Printer is offline", "Documents queue up", "Restart the spooler"),
    ]
}

fn suggested(problem: &str, archive: &[PastSession]) -> Vec<SuggestedFlow> {
    let asked = Asked::typed(problem);
    rank_flows(&asked, &library(), &tally(&likest(&asked, None, archive)))
}

fn told(suggested: &[SuggestedFlow]) -> Vec<String> {
    suggested.iter().map(|flow| format!("{}. {}", flow.title, words::of_flow(flow))).collect()
}

#[test]
fn texts_alone_tell_which_flows_fit() {
    assert_eq!(
        told(&suggested("Outlook wants a password ", &[])),
        [
            "Outlook keeps asking for a password. Matches “password”, “outlook” in title",
            "Reset a forgotten password. Matches “password” in title",
        ]
    );
    assert_eq!(told(&suggested("Coffee machine", &[])), [""; 0]);
    assert_eq!(told(&suggested("spoo", &[])), ["Printer is offline. Matches “spoo” in steps"]);
}

#[test]
fn sessions_speak_for_the_flow_on_which_such_problems_were_resolved() {
    let archive: Vec<PastSession> = (0..4)
        .map(|number| past(number, 2, Resolved, "outlook password prompt"))
        .chain([past(9, 1, Abandoned, "outlook password prompt")])
        .collect();
    assert_eq!(
        told(&suggested("outlook password prompt", &archive))[..2],
        [
            "Reset a forgotten password. Matches “password” in title; resolved 4 of 4 such sessions",
            "Outlook keeps asking for a password. Matches “password”, “outlook”, “prompt” in title and summary; \
             resolved 0 of 1 such sessions",
        ]
    );
}

#[test]
fn a_flow_without_any_of_the_words_is_found_by_its_sessions() {
    let archive = [past(1, 3, Resolved, "toner smell")];
    assert_eq!(
        told(&suggested("A smell of toner", &archive)),
        ["Printer is offline. Resolved the one such session"]
    );
}
