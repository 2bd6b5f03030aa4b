//! What is suggested in a session, and why.

use super::made::{digested, graph, played, procedure, times};
use crate::{Basis, SessionDigest, Suggestions, TooFew, suggest::suggest, words};
use rf_flows::session::{RecordedEvent, SessionEvent};

const CACHED: &str = "web=yes cached quiet=yes resolved";
const PROFILE: &str = "web=yes cached quiet=no profile quiet-now=yes resolved";
const RESET: &str = "web=no reset quiet=yes resolved";

fn history(of: &[(usize, &str)]) -> Vec<SessionDigest> {
    of.iter().flat_map(|(count, moves)| times(*count, &digested(&graph(), moves))).collect()
}

fn at(moves: &str, digests: &[SessionDigest]) -> Suggestions {
    suggest(&played(&graph(), "", moves), digests)
}

fn steps(suggested: &Suggestions) -> Vec<String> {
    let way = |answer: &Option<rf_flows::AnswerId>| {
        answer.as_ref().map(|answer| format!("{answer}: ")).unwrap_or_default()
    };
    let steps = suggested.steps.iter();
    steps
        .map(|step| {
            let why = words::of_suggestion(step, suggested);
            format!("{}{}. {why}", way(&step.answer), step.title)
        })
        .collect()
}

#[test]
fn steps_are_told_with_the_answer_that_leads_there_and_with_counts() {
    let suggested = at("", &history(&[(5, CACHED), (2, PROFILE), (3, RESET)]));
    assert_eq!(suggested.basis, Basis::Sessions);
    assert_eq!(words::of_suggestions(&suggested), "From 10 finished sessions that fit what is known so far.");
    assert_eq!(
        steps(&suggested),
        [
            "yes: Remove stored credentials. Resolved 5 of 10 similar sessions, 1 min",
            "no: Reset the password. Resolved 3 of 10 similar sessions, 1 min",
            "yes: New profile. Resolved 2 of 10 similar sessions, 1 min",
        ]
    );
    let usual = suggested.answer.unwrap();
    assert_eq!(usual.answer.0, "yes");
    assert_eq!(words::of_answer(&usual), "Usual: given in 7 of 10 similar sessions, 7 resolved");
}

#[test]
fn what_is_known_leaves_out_what_went_otherwise_and_what_did_not_help() {
    let all = history(&[(5, CACHED), (4, PROFILE), (3, RESET)]);
    let suggested = at("user:Ray web=yes", &all);
    assert_eq!(suggested.of_sessions, 9, "nobody counts who answered no");
    let reasons: Vec<String> = suggested.because.iter().map(words::of_reason).collect();
    assert_eq!(reasons, ["Same answer to “Can Ray sign in on the web?”: Yes"]);
    let suggested = at("web=yes cached quiet=no", &all);
    assert_eq!(steps(&suggested), ["New profile. Resolved 4 of 4 similar sessions, 1 min"]);
}

#[test]
fn at_the_check_the_sessions_that_it_helped_still_tell_the_usual_answer() {
    let suggested = at("web=yes cached", &history(&[(5, CACHED), (2, PROFILE)]));
    let usual = suggested.answer.unwrap();
    assert_eq!((usual.answer.0.as_str(), usual.given, usual.of_sessions), ("yes", 5, 7));
}

#[test]
fn under_three_sessions_it_is_the_flows_own_order_and_says_so() {
    let none = at("", &[]);
    assert_eq!(none.basis, Basis::Flow(TooFew::Sessions));
    assert_eq!(
        words::of_suggestions(&none),
        "No finished session fits what is known so far: this is the flow's own order."
    );
    assert_eq!(
        steps(&none),
        [
            "yes: Remove stored credentials. Comes next in the flow, 4 min",
            "no: Reset the password. Comes next in the flow, 5 min",
            "yes: New profile. Comes next in the flow, 10 min",
        ]
    );
    let two = at("", &history(&[(2, RESET)]));
    assert_eq!((two.basis, &two.answer), (Basis::Flow(TooFew::Sessions), &None));
    let said = words::of_suggestions(&two);
    assert_eq!(said, "Only 2 finished sessions fit, too few to learn from: this is the flow's own order.");
    let hopeless = at("", &history(&[(4, "web=yes cached quiet=no escalated")]));
    assert_eq!(hopeless.basis, Basis::Flow(TooFew::Fixes));
    let said = words::of_suggestions(&hopeless);
    assert_eq!(
        said,
        "None of 4 finished sessions was resolved by a step still to come: this is the flow's own order."
    );
}

#[test]
fn an_ended_session_is_told_nothing() {
    let suggested = at(CACHED, &history(&[(5, CACHED)]));
    assert_eq!((suggested.steps, suggested.answer), (Vec::new(), None));
}

#[test]
fn in_a_procedure_any_open_step_may_come_first() {
    let flow = procedure();
    let all: Vec<SessionDigest> = [
        times(4, &digested(&flow, "spooler resolved")),
        times(1, &digested(&flow, "cable resolved")),
        times(3, &digested(&flow, "cable know driver spooler resolved")),
    ]
    .concat();
    let suggested = suggest(&played(&flow, "", ""), &all);
    assert_eq!(
        steps(&suggested),
        [
            "Restart the spooler. Resolved 4 of 8 similar sessions, 1 min",
            "Check the cable. Resolved 1 of 8 similar sessions, 1 min",
        ]
    );
    let suggested = suggest(&played(&flow, "", "-spooler"), &all);
    assert_eq!(steps(&suggested), ["Check the cable. Resolved 1 of 8 similar sessions, 1 min"]);
    let own = suggest(&played(&flow, "", "cable"), &[]);
    assert_eq!(
        steps(&own),
        [
            "Install the driver. Comes next in the flow, 8 min",
            "Restart the spooler. Comes next in the flow, 2 min",
        ],
        "what is only to be known is nothing to try"
    );
}

#[test]
fn what_waits_for_somebody_is_looked_at_as_they_will_find_it() {
    let all = history(&[(5, CACHED), (4, PROFILE)]);
    let mut loaded = played(&graph(), "", "web=yes");
    let before = suggest(&loaded, &all);
    let last = loaded.events.last().unwrap();
    let escalated = RecordedEvent {
        seq: last.seq + 1,
        event: SessionEvent::Escalated { to: None, to_person: None, reason: "Stuck".into() },
        ..last.clone()
    };
    let flow = loaded.flow.clone();
    loaded.state.apply(&flow, &escalated);
    assert_eq!(suggest(&loaded, &all).steps, [], "nothing is suggested to whoever gave it away");
    loaded.state = loaded.state.once_accepted();
    assert_eq!(suggest(&loaded, &all), before);
}
