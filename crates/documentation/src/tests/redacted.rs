//! What leaves the team is redacted, whatever field it stands in.

use super::tale::*;
use crate::{Branding, Discretion, Document, Kind, MarkId, Profile, Rendering, Variant};
use rf_flows::session::{Audience, HypothesisVerdict, SessionCommand, SessionEvent};

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
        tale.records(SessionEvent::Noted {
            step: Some(step.clone()),
            text: FOUND.into(),
            audience,
            hypothesis: None,
        });
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
        .does(ad_hoc(FOUND, Some(FOUND)))
        .does(SessionCommand::AdHocStep {
            title: FOUND.into(),
            result: Some(FOUND.into()),
            minutes: None,
            audience: Audience::Client,
            hypothesis: None,
        })
        .does(suspect(FOUND))
        .does(close(1, HypothesisVerdict::RuledOut, Some(FOUND)))
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
        for variant in Variant::ALL {
            let document = branded(&tale).for_readers(variant, &tale.discretion([]));
            let told = Rendering::ALL.map(|rendering| rendering.render(&document)).concat();
            assert!(!told.contains("Otter"), "{told}");
            assert!(!told.contains("password 2"), "one value has one mask: {told}");
            let hidden: Vec<_> = document.hidden.iter().map(|hidden| (hidden.kind, hidden.count)).collect();
            assert_eq!(hidden, [(Kind::Password, 1)]);
        }
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
fn what_somebody_keeps_stays_and_the_rest_is_hidden() {
    let tale = Tale::started()
        .does(note("password: Otter#Creek12, then password: tulip7garden"))
        .does(note_for_client("For Project Falcon sign in with tulip7garden"));
    let discretion = tale.discretion(["tulip7garden"]);
    for variant in [Variant::Internal, Variant::Escalation] {
        let document = tale.document().for_readers(variant, &discretion);
        let told = Rendering::Text.render(&document);
        for line in [
            "password: [redacted: password], then password: tulip7garden\n",
            "For [redacted: term] sign in with tulip7garden\n",
        ] {
            assert!(told.contains(line), "{line} not in {told}");
        }
    }
    let marks = tale.document().marks(Variant::Internal, &discretion);
    let seen: Vec<_> =
        marks.iter().map(|mark| (mark.value.as_str(), mark.mask.as_deref(), mark.places)).collect();
    assert_eq!(
        seen,
        [
            ("Otter#Creek12", Some("[redacted: password]"), 1),
            ("tulip7garden", None, 2),
            ("Project Falcon", Some("[redacted: term]"), 1),
        ]
    );
    assert_eq!(marks[0].before, "password: ");
    assert_eq!(marks[0].after, ", then password: tulip7garden");
}

#[test]
fn what_is_kept_in_one_session_is_hidden_in_another_and_from_strangers() {
    let tale = Tale::started().does(note_for_client("Mail ann@contoso.example, password: Otter#Creek12"));
    let elsewhere = MarkId::of(rf_core::SessionId::from(tale.session.team.uuid()), "Otter#Creek12");
    let other = Discretion::standard(tale.session.id, Vec::new(), [elsewhere].into());
    let strict = tale.discretion(["Otter#Creek12"]).by(Profile::Strict);
    for (discretion, line) in [
        (other, "Mail ann@contoso.example, password: [redacted: password]\n"),
        (strict, "Mail [redacted: email], password: [redacted: password]\n"),
    ] {
        let told = Rendering::Text.render(&tale.document().for_readers(Variant::Client, &discretion));
        assert!(told.contains(line), "{line} not in {told}");
    }
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

#[test]
fn a_link_shows_strangers_no_person_and_no_machine_and_colleagues_both() {
    let text = "Kim Lee wrote to sue@client.example about 203.0.113.77, NW\\sue, pw is Otter#Creek12";
    let footer = Some("Call +1 212 555 0173 or help@northwind.example".to_owned());
    let branding = Branding { footer, ..Branding::default() };
    let tale = Tale::on(flow(), Some(text)).does(note(text)).by(2, "Alex Romero").does(resolve(text, None));
    let told = |variant, discretion: Discretion| {
        let document = tale.branded(&branding).for_readers(variant, &discretion);
        Rendering::ALL.map(|rendering| rendering.render(&document)).concat()
    };
    for variant in [Variant::Client, Variant::Internal] {
        let strangers = told(variant, tale.discretion([]).by(Profile::Strict));
        for hidden in ["Kim", "Alex Romero", "sue", "203.0.113.77", "Otter"] {
            assert!(!strangers.contains(hidden), "{hidden} in {strangers}");
        }
        // What the team puts on every note is meant for whoever reads it.
        assert!(strangers.contains("help@northwind.example") && strangers.contains("555 0173"));
        let colleagues = told(variant, tale.discretion([]));
        assert!(colleagues.contains("Kim Lee") && colleagues.contains("sue@client.example"));
        assert!(!colleagues.contains("Otter"));
    }
}
