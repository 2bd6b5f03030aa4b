//! What was done beside a flow, or without one, and the hypotheses that it was done for.

use super::tale::*;
use crate::{Deed, Rendering, Variant, html, markdown, plain_text};
use rf_flows::session::*;

fn for_hypothesis(
    hypothesis: u32,
    title: &str,
    result: Option<&str>,
    minutes: Option<u32>,
) -> SessionCommand {
    SessionCommand::AdHocStep {
        title: title.into(),
        result: result.map(Into::into),
        minutes,
        audience: Audience::Internal,
        hypothesis: Some(hypothesis),
    }
}

fn note_on(hypothesis: u32, text: &str) -> SessionCommand {
    SessionCommand::Note { text: text.into(), audience: Audience::Internal, hypothesis: Some(hypothesis) }
}

fn for_client(title: &str, result: Option<&str>) -> SessionCommand {
    SessionCommand::AdHocStep {
        title: title.into(),
        result: result.map(Into::into),
        minutes: Some(3),
        audience: Audience::Client,
        hypothesis: None,
    }
}

/// A ticket without a flow: two causes are looked into, one is ruled out.
fn scanner() -> Tale {
    Tale::free("The scanner on the second floor sends no mail since Friday")
        .after(90)
        .does(ad_hoc("Sent a test page from the panel", Some("`550 5.7.1 relay denied` after two seconds.")))
        .after(30)
        .does(suspect("The mail relay no longer knows the scanner's address"))
        .after(15)
        .does(suspect("The scanner's certificate store is too old for TLS 1.2"))
        .after(240)
        .does(for_hypothesis(
            2,
            "Read the firmware's version",
            Some("4.12 of 2025:\n- TLS 1.3 is on"),
            Some(5),
        ))
        .after(20)
        .does(close(2, HypothesisVerdict::RuledOut, Some("The firmware is of this year")))
        .after(120)
        .does(note_on(1, "DHCP gave it **10.0.4.71** on Friday; the relay allows 10.0.4.17."))
        .after(60)
        .does(for_client("Gave the scanner its old address back!", Some("A test page arrived.")))
}

fn solved() -> Tale {
    scanner()
        .after(30)
        .does(close(1, HypothesisVerdict::Confirmed, None))
        .after(20)
        .does(resolve("The scanner has a fixed address again.", Some("A DHCP reservation was lost")))
}

#[test]
fn a_session_without_a_flow_as_its_readers_get_it() {
    let text = |variant| plain_text(&solved().read_by(variant));
    let internal = solved().document();
    insta::assert_snapshot!(format!(
        "=== team ===\n{}\n=== team, markdown ===\n{}\n=== team, html ===\n{}\n=== client ===\n{}\n=== escalation ===\n{}",
        text(Variant::Internal),
        markdown(&internal),
        html(&internal),
        text(Variant::Client),
        text(Variant::Escalation),
    ));
}

#[test]
fn what_is_still_looked_into_is_told_as_open() {
    let handed_on = scanner().after(10).does(escalate("Network team", "The relay is theirs"));
    insta::assert_snapshot!(plain_text(&handed_on.read_by(Variant::Escalation)));
}

#[test]
fn an_ad_hoc_step_stands_between_the_steps_of_a_flow() {
    let tale = Tale::started()
        .after(60)
        .does(answer("web", "no"))
        .after(60)
        .does(ad_hoc("Unlocked the account", None))
        .after(60)
        .does(complete("reset"));
    insta::assert_snapshot!(plain_text(&tale.document()));
}

#[test]
fn clients_learn_nothing_of_hypotheses_nor_of_what_was_done_for_the_team() {
    let told = Rendering::Json.render(&solved().read_by(Variant::Client));
    for inner in
        ["ypothesis", "certificate store", "relay", "firmware", "Sent a test page", "10.0.4", "minutes\": 3"]
    {
        assert!(!told.contains(inner), "{inner} in {told}");
    }
    assert!(told.contains("A test page arrived."));
    let about = SessionCommand::Note { text: "x".into(), audience: Audience::Client, hypothesis: Some(1) };
    let document = scanner().does(about).read_by(Variant::Client);
    let Some(Deed::Noted { hypothesis: None, .. }) = document.entries.last().map(|entry| &entry.deed) else {
        panic!("{:?}", document.entries)
    };
}

#[test]
fn hypotheses_that_do_not_fit_are_told_out_of_place() {
    let mut tale = Tale::started();
    tale.records(SessionEvent::HypothesisOpened { hypothesis: 7, statement: "A ghost".into() });
    let closed = HypothesisVerdict::Confirmed;
    tale.records(SessionEvent::HypothesisClosed { hypothesis: 7, verdict: closed, why: Some("Seen".into()) });
    let text = plain_text(&tale.document());
    assert!(text.contains("Recorded out of place: Hypothesis opened: A ghost\n"), "{text}");
    assert!(text.contains("Recorded out of place: Hypothesis closed: Seen\n"), "{text}");
}
