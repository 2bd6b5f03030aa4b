//! The notes as they read in a ticket.

use super::tale::*;
use crate::{Conclusion, Deed, Rendering, Standing, Variant, html, markdown, plain_text};
use rf_flows::session::{Audience, SessionCommand, SessionEvent, SessionStatus};

/// All three renderings, one after the other.
fn all(tale: &Tale) -> String {
    let document = tale.document();
    format!(
        "=== text ===\n{}\n=== markdown ===\n{}\n=== html ===\n{}",
        plain_text(&document),
        markdown(&document),
        html(&document)
    )
}

fn straight() -> Tale {
    Tale::started()
        .after(88)
        .does(answer("web", "no"))
        .after(35)
        .does(note("Sign-in log: `50055`, password expired on 1 March.\nNo risky sign-ins."))
        .after(300)
        .does(complete("reset"))
        .after(240)
        .does(answer("verify", "yes"))
        .after(20)
        .does(resolve(
            "Password reset, user signed in on desktop and phone.\nNo prompt for 4 minutes.",
            Some("Expired password"),
        ))
}

fn corrected() -> Tale {
    Tale::started()
        .after(60)
        .does(answer("web", "no"))
        .after(60)
        .does(complete("reset"))
        .after(30)
        .does(note("User had typed the old address."))
        .after(15)
        .does(SessionCommand::GoBack { visit: 0 })
        .after(45)
        .does(answer("web", "yes"))
        .after(60)
        .does(answer("modern", "bearer"))
}

#[test]
fn a_straight_path_to_a_resolution() {
    insta::assert_snapshot!(all(&straight()));
}

#[test]
fn a_procedure_with_a_step_skipped_and_one_opened_again() {
    let tale = Tale::on(procedure(), None)
        .after(40)
        .does(answer("scope", "server"))
        .after(20)
        .does(skip("snapshot", "The hypervisor took one at 08:30"))
        .after(600)
        .does(complete("patch"))
        .after(30)
        .does(SessionCommand::GoBack { visit: 2 })
        .after(400)
        .does(complete("patch"))
        .does(SessionCommand::GoBack { visit: 0 })
        .after(10);
    let tale = tale.does(answer("scope", "desk")).after(5).does(complete("tell"));
    insta::assert_snapshot!(all(&tale.does(resolve("All updates of March are installed.", None))));
}

#[test]
fn one_step_back_and_a_correction() {
    insta::assert_snapshot!(all(&corrected()
        .after(600)
        .does(complete("profile"))
        .after(90)
        .does(resolve("New profile, prompt is gone.", None))));
}

#[test]
fn an_escalation_by_a_lead_the_day_after() {
    let tale = Tale::started()
        .after(120)
        .does(answer("web", "yes"))
        .after(60)
        .does(SessionCommand::Note {
            text: "We are looking into it and call back by noon.".into(),
            audience: Audience::Client,
            hypothesis: None,
        })
        .after(86_400)
        .by(2, "Lena Fischer")
        .does(answer("modern", "clear"))
        .after(60)
        .does(SessionCommand::Escalate {
            to: Some("L2 Exchange".into()),
            to_person: None,
            reason: "Legacy authentication is still on for this tenant.\nNeeds a change window.".into(),
        });
    insta::assert_snapshot!(all(&tale));
}

#[test]
fn an_abandoned_session() {
    let tale = Tale::on(flow(), None)
        .after(9)
        .does(SessionCommand::Abandon { why: "Duplicate of RF-7K2M9Q.".into() });
    insta::assert_snapshot!(all(&tale));
}

#[test]
fn a_running_session() {
    insta::assert_snapshot!(all(&corrected()));
}

#[test]
fn the_structured_document() {
    let json = Rendering::Json.render(&corrected().document());
    insta::assert_snapshot!(json);
    assert_eq!(serde_json::from_str::<crate::Document>(&json).unwrap(), corrected().document());
}

#[test]
fn every_change_of_mind_is_told() {
    #[track_caller]
    fn check(back: &[(&str, u32)], expected: &[&str]) {
        let mut tale = Tale::started();
        for (given, visit) in back {
            tale = tale.after(1).does(answer("web", given));
            tale = if *visit == 9 { tale } else { tale.does(SessionCommand::GoBack { visit: *visit }) };
        }
        let text = plain_text(&tale.document());
        let told: Vec<_> =
            text.lines().filter_map(|line| line.split_once("on the web? ").map(|(_, a)| a)).collect();
        let told: Vec<_> = told.into_iter().filter(|answer| !answer.is_empty()).collect();
        assert_eq!(told, expected, "{text}");
    }
    check(&[("yes", 9)], &["Yes"]);
    check(&[("yes", 0)], &["Yes (path dropped)"]);
    check(&[("yes", 0), ("no", 9)], &["Answered Yes, then corrected to No", "No (second look)"]);
    check(&[("yes", 0), ("yes", 9)], &["Yes (later confirmed)", "Yes (second look)"]);
    check(
        &[("yes", 0), ("no", 0), ("yes", 9)],
        &[
            "Answered Yes, then corrected to No",
            "Answered No, then corrected to Yes (second look)",
            "Yes (second look)",
        ],
    );
}

#[test]
fn an_action_done_again_is_told_twice() {
    let tale = Tale::started()
        .does(answer("web", "no"))
        .does(complete("reset"))
        .does(SessionCommand::GoBack { visit: 1 })
        .does(complete("reset"));
    let document = tale.document();
    let standing = document.entries.iter().filter_map(|entry| match &entry.deed {
        Deed::Done { standing, again, .. } => Some((standing.clone(), *again)),
        _ => None,
    });
    assert_eq!(standing.collect::<Vec<_>>(), [(Standing::Repeated, false), (Standing::Stands, true)]);
    let text = plain_text(&document);
    assert!(text.contains("Done: Reset the password in Entra ID (later repeated)\n"), "{text}");
    assert!(text.contains("Done: Reset the password in Entra ID (once more)\n"), "{text}");
}

#[test]
fn what_does_not_fit_is_still_told() {
    let mut tale = Tale::started().does(resolve("Done", None));
    tale.records(SessionEvent::Answered { step: "gone".into(), answer: "perhaps".into() });
    tale.records(SessionEvent::Escalated {
        to: Some("L3".into()),
        to_person: None,
        reason: "Came later".into(),
    });
    let document = tale.document();
    assert_eq!(document.header.status, SessionStatus::Resolved);
    let text = plain_text(&document);
    assert!(text.contains("gone: perhaps (recorded out of place)\n"), "{text}");
    assert!(text.contains("Recorded out of place: Escalated: L3; Came later\n"), "{text}");
}

#[test]
fn a_later_rename_changes_no_note() {
    let mut tale = straight();
    let before = all(&tale);
    tale.session.assignee_name = "Kim Fischer".into();
    assert_eq!(all(&tale), before);
}

#[test]
fn the_same_events_give_the_same_bytes() {
    for rendering in Rendering::ALL {
        assert_eq!(rendering.render(&corrected().document()), rendering.render(&corrected().document()));
    }
}

#[test]
fn downloads_have_names_and_types() {
    let names = Variant::ALL.map(|variant| Rendering::Text.file_name(&straight().read_by(variant)));
    assert_eq!(names, ["RF-4SN02Q.txt", "RF-4SN02Q-client.txt", "RF-4SN02Q-escalation.txt"]);
    let document = straight().document();
    assert!(matches!(document.conclusion, Conclusion::Resolved { .. }));
    let told = Rendering::ALL.map(|rendering| {
        assert_eq!(Rendering::parse(rendering.as_str()), Some(rendering));
        format!("{} {}", rendering.file_name(&document), rendering.media_type())
    });
    insta::assert_snapshot!(told.join("\n"), @r"
    RF-4SN02Q.md text/markdown; charset=utf-8
    RF-4SN02Q.txt text/plain; charset=utf-8
    RF-4SN02Q.html text/html; charset=utf-8
    RF-4SN02Q-ticket.txt text/plain; charset=utf-8
    RF-4SN02Q.json application/json
    ");
    let page = Rendering::Html.render(&document);
    assert!(page.starts_with("<!doctype html>") && page.contains(&html(&document)));
}

#[test]
fn values_are_told_and_fill_the_texts_and_secrets_are_not() {
    let capture =
        |name: &str, value: &str| SessionCommand::Capture { name: name.into(), value: value.into() };
    let mut flow = flow();
    let reset = flow.steps.get_mut(&rf_flows::StepId::from("reset")).unwrap();
    reset.title = "Reset the password of {{ mailbox }}, which was {{ temporary }}".into();
    let tale = Tale::on(flow, Some("Prompt every few minutes"))
        .after(10)
        .does(capture("mailbox", "a.novak"))
        .after(20)
        .does(capture("mailbox", "a.novak@contoso.example"))
        .after(30)
        .does(answer("web", "no"))
        .after(40)
        .does(capture("temporary", "Corr3ct-Horse"))
        .after(50)
        .does(capture("temporary", "Battery-Stapl3"))
        .after(60)
        .does(complete("reset"));
    insta::assert_snapshot!(all(&tale));
}

#[test]
fn a_pause_is_told_with_its_length_and_is_no_time_in_hand() {
    let tale = Tale::started()
        .after(60)
        .does(answer("web", "no"))
        .after(120)
        .does(SessionCommand::Pause)
        .after(600)
        .does(note("The user called back."))
        .after(3000)
        .does(SessionCommand::Resume)
        .after(1800)
        .does(complete("reset"))
        .after(60)
        .does(answer("verify", "yes"))
        .does(resolve("Password reset", None));
    let spent = tale.document().time_spent.unwrap();
    // 1 + 2 minutes before the pause, 15 of the 30 that were silent, and 1.
    assert_eq!((spent.hands_on_seconds, spent.wall_clock_seconds), (19 * 60, 94 * 60));
    let told = plain_text(&tale.document());
    for line in ["Paused\n", "Resumed after 1 h 00 min\n", "19 min 00 s in hand, 1 h 34 min on the clock\n"] {
        assert!(told.contains(line), "no {line:?} in {told}");
    }
}

#[test]
fn an_end_that_was_taken_back_is_told_and_the_last_one_concludes() {
    let reopen = |why: &str| SessionCommand::Reopen { why: why.into() };
    let tale = Tale::started()
        .after(60)
        .does(resolve("Password reset", Some("Expired password")))
        .after(3600)
        .does(reopen("The prompt is back"))
        .after(60)
        .does(answer("web", "no"))
        .after(30)
        .does(SessionCommand::Escalate {
            to: Some("L2".into()),
            to_person: None,
            reason: "Comes back every hour".into(),
        });
    let spent = tale.document().time_spent.unwrap();
    assert_eq!((spent.hands_on_seconds, spent.wall_clock_seconds), (150, 3750));
    insta::assert_snapshot!(all(&tale));
}
