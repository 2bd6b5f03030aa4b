//! What notes tell of a session that changed hands.

use super::tale::*;
use crate::{Variant, plain_text};
use rf_flows::session::SessionCommand;

/// Kim escalates, Ana accepts and gives it back, Kim assigns it to Lena.
fn handed_on() -> Tale {
    Tale::started()
        .after(60)
        .does(answer("web", "no"))
        .after(60)
        .does(escalate("L2", "Needs the domain admin, password: Winter2026!"))
        .after(12 * 60)
        .by(3, "Ana Cruz")
        .does(SessionCommand::AcceptEscalation)
        .after(60)
        .does(SessionCommand::ReturnEscalation { why: "Not ours\nAsk the client".into() })
        .after(60)
        .by(1, "Kim Lee")
        .does(SessionCommand::Assign {
            to: "00000000-0000-0000-0000-000000000009".parse().unwrap(),
            why: Some("On site tomorrow".into()),
        })
}

#[test]
fn colleagues_are_told_how_a_session_changed_hands() {
    insta::assert_snapshot!(plain_text(&handed_on().read_by(Variant::Internal)));
    let briefing = plain_text(&handed_on().read_by(Variant::Escalation));
    for told in [
        "Escalated to L2: Needs the domain admin, password: [redacted: password]",
        "Escalation accepted after 12 min 00 s",
        // Who had escalated, and in one line.
        ": Not ours Ask the client",
        "Assigned to Lena: On site tomorrow",
    ] {
        assert!(briefing.contains(told), "no {told:?} in {briefing}");
    }
}

#[test]
fn clients_are_told_nothing_of_it() {
    let told = plain_text(&handed_on().read_by(Variant::Client));
    for private in ["scalat", "ssigned", "Ana", "Lena", "Not ours", "On site"] {
        assert!(!told.contains(private), "{private} in {told}");
    }
}

#[test]
fn an_escalation_that_was_opened_again_is_an_earlier_end() {
    let tale =
        Tale::started().does(escalate("L2", "Stuck")).does(SessionCommand::Reopen { why: "Found it".into() });
    let told = plain_text(&tale.read_by(Variant::Internal));
    assert!(told.contains("Escalated: L2; Stuck (later reopened)"), "{told}");
}
