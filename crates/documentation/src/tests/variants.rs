//! One session, as each of its readers gets it.

use super::tale::*;
use crate::{Rendering, Variant, html, markdown, plain_text};
use rf_flows::FlowDocument;
use rf_flows::session::SessionCommand;

fn tickets() -> FlowDocument {
    let mut flow = serde_json::to_value(flow()).unwrap();
    flow["intake"] = serde_json::json!([
        {"name": "mailbox", "kind": "text", "label": "Mailbox"},
        {"name": "impact", "kind": "text", "label": "Impact"},
    ]);
    serde_json::from_value(flow).unwrap()
}

/// A ticket with everything in it, up to its escalation.
fn handed_on() -> Tale {
    Tale::on(tickets(), Some("Outlook asks for the password every few minutes since this morning"))
        .after(20)
        .does(capture("mailbox", "a.novak@contoso.example"))
        .does(capture("impact", "One person, cannot work with mail"))
        .after(88)
        .does(answer("web", "no"))
        .after(35)
        .does(note("Sign-in log: `50055`, password expired on 1 March.\nNo risky sign-ins."))
        .after(60)
        .does(capture("temporary", "Corr3ct-Horse"))
        .after(20)
        .does(complete("reset"))
        .after(15)
        .does(note_for_client("We have reset your password. Please sign in with Winter2026! and change it."))
        .after(240)
        .does(note(
            "She is locked out of the phone app too; admin password for the Exchange box: T1gerLily#90",
        ))
        .after(30)
        .does(SessionCommand::GoBack { visit: 0 })
        .after(45)
        .does(answer("web", "yes"))
        .after(5)
        .does(SessionCommand::Pause)
        .after(1_800)
        .does(SessionCommand::Resume)
        .after(50)
        .does(answer("modern", "bearer"))
        .does(capture("client", "16.0.17328"))
        .after(400)
        .does(skip("profile", "The user needs the laptop until noon"))
        .after(30)
        .does(note_for_client("We pass this on to our mail team and call you back by **noon**."))
        .after(15)
        .does(escalate(
            "L2 Exchange",
            "Prompt comes back although sign-in on the web works.\nNeeds tenant rights.",
        ))
}

/// The same, taken up by a colleague the day after and solved.
fn solved() -> Tale {
    handed_on()
        .after(86_400)
        .by(2, "Lena Fischer")
        .does(SessionCommand::Reopen { why: "I take this over".into() })
        .after(600)
        .does(note("Conditional access excluded the app; the exclusion was a leftover of the migration."))
        .after(120)
        .does(answer("verify", "yes"))
        .after(60)
        .does(resolve(
            "A rule in the tenant was corrected.\nNo prompt for a day.",
            Some("A rule left over from a migration"),
        ))
}

fn text(tale: &Tale, variant: Variant) -> String {
    plain_text(&tale.read_by(variant))
}

#[test]
fn the_note_for_the_team() {
    insta::assert_snapshot!(text(&solved(), Variant::Internal));
}

#[test]
fn the_note_for_the_client() {
    let document = solved().read_by(Variant::Client);
    let (text, markdown, html) = (plain_text(&document), markdown(&document), html(&document));
    insta::assert_snapshot!(format!(
        "=== text ===\n{text}\n=== markdown ===\n{markdown}\n=== html ===\n{html}"
    ));
}

#[test]
fn the_briefing_for_whoever_takes_over() {
    let document = handed_on().read_by(Variant::Escalation);
    let (text, markdown, html) = (plain_text(&document), markdown(&document), html(&document));
    insta::assert_snapshot!(format!(
        "=== text ===\n{text}\n=== markdown ===\n{markdown}\n=== html ===\n{html}"
    ));
}

#[test]
fn the_briefing_of_a_solved_session() {
    insta::assert_snapshot!(text(&solved(), Variant::Escalation));
}

#[test]
fn the_structured_document_for_the_client() {
    insta::assert_snapshot!(Rendering::Json.render(&handed_on().read_by(Variant::Client)));
}

#[test]
fn clients_are_told_how_it_stands_in_a_sentence() {
    #[track_caller]
    fn check(tale: Tale, variant: Variant, expected: &str) {
        let text = text(&tale, variant);
        assert!(text.ends_with(expected), "{text}");
    }
    let begun = || Tale::started().after(60).does(answer("web", "no"));
    let client = Variant::Client;
    check(
        begun(),
        client,
        "\nWHERE IT STANDS\nWe are still working on this.\n\nNEXT STEP\nReset the password in Entra ID\n",
    );
    let led_on = Tale::started().does(answer("web", "yes")).does(answer("modern", "clear"));
    check(led_on, client, "\nWHERE IT STANDS\nWe are still working on this.\n");
    let handed_on = begun().does(escalate("L2", "Nobody here knows Exchange"));
    check(
        handed_on,
        client,
        "\nWHERE IT STANDS\nWe have handed this on to the people who can take it further.\n",
    );
    let stopped = begun().does(SessionCommand::Abandon { why: "Customer does not pay".into() });
    check(stopped, client, "\nWHERE IT STANDS\nWe have stopped working on this without a solution.\n");
}

#[test]
fn a_briefing_can_be_looked_at_before_anything_is_handed_on() {
    let tale = Tale::started().after(60).does(answer("web", "no"));
    insta::assert_snapshot!(text(&tale, Variant::Escalation));
}

#[test]
fn variants_have_names() {
    for variant in Variant::ALL {
        assert_eq!(Variant::parse(variant.as_str()), Some(variant));
        assert_eq!(serde_json::json!(variant), variant.as_str());
    }
    assert_eq!(Variant::parse("Client"), None);
}

#[test]
fn a_ticket_note_for_each_reader() {
    let note = |variant: Variant| Rendering::Psa.render(&solved().read_by(variant));
    let notes = Variant::ALL.map(|variant| format!("=== {} ===\n{}", variant.as_str(), note(variant)));
    insta::assert_snapshot!(notes.join("\n"));
}
