//! What leaves the team is redacted, whatever field it stands in.

use super::tale::*;
use crate::{Branding, Document, Kind, Rendering, Variant};
use rf_flows::session::{Audience, SessionCommand, SessionEvent};

const FOUND: &str = "password: Otter#Creek12";

/// The value in every text that a session has room for.
fn full_of_it(end: SessionCommand) -> Tale {
    let mut flow = flow();
    flow.title = FOUND.into();
    for step in flow.steps.values_mut() {
        step.title = FOUND.into();
    }
    let step = rf_flows::StepId::from("web");
    let mut tale = Tale::on(flow, Some(FOUND)).by(1, FOUND);
    tale.events[0].actor_name = FOUND.into();
    for audience in [Audience::Internal, Audience::Client] {
        tale.records(SessionEvent::Noted { step: Some(step.clone()), text: FOUND.into(), audience });
    }
    tale.does(capture("mailbox", FOUND))
        .does(capture("mailbox", "Password is Otter#Creek12"))
        .does(answer("web", "no"))
        .does(skip("reset", FOUND))
        .does(SessionCommand::Abandon { why: FOUND.into() })
        .does(SessionCommand::Reopen { why: FOUND.into() })
        .does(escalate(FOUND, FOUND))
        .by(3, "Ana")
        .does(SessionCommand::ReturnEscalation { why: FOUND.into() })
        .does(SessionCommand::Assign {
            to: "00000000-0000-0000-0000-000000000009".parse().unwrap(),
            why: Some(FOUND.into()),
        })
        .does(answer("verify", "no"))
        .does(SessionCommand::GoBack { visit: 0 })
        .does(end)
}

fn branded(tale: &Tale) -> Document {
    let words = Some(FOUND.to_owned());
    tale.branded(&Branding { header: words.clone(), footer: words, ..Branding::default() })
}

#[test]
fn no_text_of_a_document_goes_unredacted() {
    let text = || FOUND.to_owned();
    let ends = [
        note("Still open"),
        resolve(FOUND, Some(FOUND)),
        SessionCommand::Escalate { to: Some(text()), to_person: None, reason: text() },
        SessionCommand::Abandon { why: text() },
    ];
    for end in ends {
        let tale = full_of_it(end);
        for variant in [Variant::Client, Variant::Escalation] {
            let document = branded(&tale).for_readers(variant);
            let told = Rendering::ALL.map(|rendering| rendering.render(&document)).concat();
            assert!(!told.contains("Otter"), "{told}");
            assert!(!told.contains("password 2"), "one value has one mask: {told}");
            let hidden: Vec<_> = document.hidden.iter().map(|hidden| (hidden.kind, hidden.count)).collect();
            assert_eq!(hidden, [(Kind::Password, 1)]);
        }
        let inside = branded(&tale).for_readers(Variant::Internal);
        assert!(inside.hidden.is_empty() && Rendering::Text.render(&inside).contains(FOUND));
    }
}

#[test]
fn what_a_value_is_called_tells_what_it_is() {
    let mut flow = flow();
    flow.intake[0].label = "Wi-Fi key".into();
    let tale = Tale::on(flow, None)
        .does(capture("mailbox", "sunflower"))
        .does(capture("mailbox", "marigold77"))
        .does(note("The card is 4111 1111 1111 1111, the Wi-Fi key: marigold77"));
    let document = tale.read_by(Variant::Escalation);
    let told = Rendering::Text.render(&document);
    for line in [
        "Wi-Fi key: [redacted: Wi-Fi key], then corrected to [redacted: Wi-Fi key 2]\n",
        "Wi-Fi key: [redacted: Wi-Fi key 2]\n",
        "The card is [redacted: card number], the Wi-Fi key: [redacted: Wi-Fi key 2]\n",
    ] {
        assert!(told.contains(line), "{line} not in {told}");
    }
    let hidden = serde_json::json!(document.hidden);
    assert_eq!(
        hidden,
        serde_json::json!([{ "kind": "credit_card", "count": 1 }, { "kind": "wifi_key", "count": 2 }])
    );
}

#[test]
fn what_is_found_once_is_hidden_everywhere() {
    let tale = Tale::started()
        .does(note("The new password is tulip7garden"))
        .does(note("PIN: 4711"))
        .does(note_for_client("Sign in with tulip7garden, then call 4711"))
        .does(resolve("tulip7garden works, tulip7gardens does not", None));
    let document = tale.read_by(Variant::Escalation);
    let told = Rendering::Text.render(&document);
    for line in [
        "The new password is [redacted: password]\n",
        "PIN: [redacted: password 2]\n",
        // Short ones may be anything.
        "Sign in with [redacted: password], then call 4711\n",
        "\n[redacted: password] works, tulip7gardens does not\n",
    ] {
        assert!(told.contains(line), "{line} not in {told}");
    }
    assert_eq!(serde_json::json!(document.hidden), serde_json::json!([{ "kind": "password", "count": 2 }]));
}

#[test]
fn what_does_not_belong_to_the_readers_is_not_counted_as_hidden() {
    let tale = Tale::started().does(note(FOUND));
    assert!(tale.read_by(Variant::Client).hidden.is_empty());
    assert_eq!(tale.read_by(Variant::Escalation).hidden.len(), 1);
}

#[test]
fn kinds_are_called_the_same_everywhere() {
    for kind in Kind::ALL {
        assert_eq!(serde_json::json!(kind), kind.code());
    }
}
