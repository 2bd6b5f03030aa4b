//! Notes edited by hand: what was changed stays, and nothing else moves.

use super::properties::wish;
use super::tale::*;
use crate::overlay::Editor;
use crate::pieces::{Piece, pieces};
use crate::{
    Anchor, Change, Document, NoteEdit, Overlay, Profile, Rendering, Variant, WantedEdit, html, plain_text,
};
use proptest::prelude::*;
use rf_flows::session::*;
use std::collections::BTreeSet;

const ADA: &str = "Ada Novak";

fn editor() -> (rf_core::UserId, rf_core::Time) {
    let tale = Tale::started();
    (tale.hand.0, tale.now)
}

fn generated(tale: &Tale, variant: Variant) -> Vec<Piece> {
    pieces(&tale.document().belonging_to(variant))
}

fn replaced(text: &str) -> Option<Change> {
    Some(Change::Replaced { text: text.into() })
}

fn wanted(piece: &Piece, change: Option<Change>, below: &[&str]) -> WantedEdit {
    WantedEdit {
        anchor: piece.anchor.to_string(),
        change,
        below: below.iter().map(ToString::to_string).collect(),
        against: piece.digest.clone(),
    }
}

fn overlay(wanted: Vec<WantedEdit>) -> Overlay {
    let (by, at) = editor();
    Overlay::of(wanted, &Overlay::default(), Editor { by, name: ADA, at }).unwrap()
}

/// One piece changed.
fn changing(tale: &Tale, variant: Variant, anchor: &str, change: Option<Change>, below: &[&str]) -> Overlay {
    let pieces = generated(tale, variant);
    let piece = pieces.iter().find(|piece| piece.anchor.to_string() == anchor).unwrap();
    overlay(vec![wanted(piece, change, below)])
}

fn read(tale: &Tale, variant: Variant, overlay: &Overlay) -> Document {
    tale.document().edited_for_readers(variant, overlay, &tale.discretion([]))
}

fn solved() -> Tale {
    Tale::started()
        .after(60)
        .does(answer("web", "no"))
        .after(60)
        .does(note("Sign-in log: expired.\nNo risky sign-ins."))
        .after(60)
        .does(complete("reset"))
        .after(60)
        .does(resolve("Password reset", Some("Expired password")))
}

#[test]
fn an_edited_note_as_each_rendering_tells_it() {
    let tale = solved();
    let pieces = generated(&tale, Variant::Internal);
    let change = |anchor: &str, change: Option<Change>, below: &[&str]| {
        let piece = pieces.iter().find(|piece| piece.anchor.to_string() == anchor).unwrap();
        wanted(piece, change, below)
    };
    let overlay = overlay(vec![
        change("top", None, &["Called the user twice."]),
        change("problem", replaced("Outlook asks for a password"), &[]),
        change(
            "entry:2",
            replaced("Sign-in on the web fails"),
            &["Tried two browsers\nwith the same result"],
        ),
        change("entry:3", Some(Change::Hidden), &["The log says expired"]),
        change("cause", Some(Change::Hidden), &[]),
        change("outcome", replaced("New password set"), &["It works since."]),
        change("time_spent", Some(Change::Hidden), &[]),
    ]);
    let told = Rendering::ALL.map(|rendering| {
        let told = rendering.render(&read(&tale, Variant::Internal, &overlay));
        for gone in ["Can the user sign in", "Expired password", "risky", "Prompt every few minutes"] {
            assert!(!told.contains(gone), "{gone} in {told}");
        }
        format!("=== {} ===\n{told}", rendering.as_str())
    });
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn edits_outlive_what_happens_next_and_are_told_as_outdated() {
    let tale = solved();
    let overlay = changing(&tale, Variant::Internal, "outcome", replaced("Mine"), &[]);
    let reopened = tale.after(60).does(SessionCommand::Reopen { why: "It is back".into() });
    let text = plain_text(&read(&reopened, Variant::Internal, &overlay));
    assert!(!text.contains("Mine"), "{text}");
    let again = reopened.after(60).does(resolve("Another way", None));
    let text = plain_text(&read(&again, Variant::Internal, &overlay));
    assert!(text.contains("RESOLUTION\nMine\n") && !text.contains("Another way"), "{text}");
    let pieces = generated(&again, Variant::Internal);
    let outcome = pieces.iter().find(|piece| piece.anchor == Anchor::Outcome).unwrap();
    assert_eq!(outcome.text, "Another way");
    assert_ne!(outcome.digest, overlay.edits[0].against);
}

#[test]
fn what_was_typed_is_redacted_and_clients_and_strangers_are_not_told_who_did() {
    let tale = solved();
    let typed = "Their password is Otter#Creek12 now";
    for variant in Variant::ALL {
        let overlay = changing(&tale, variant, "outcome", replaced(typed), &["By Ada Novak at 10.1.2.3"]);
        let discretion = tale.discretion([]).by(Profile::Strict);
        let strict = tale.document().edited_for_readers(variant, &overlay, &discretion);
        for rendering in Rendering::ALL {
            let told = rendering.render(&read(&tale, variant, &overlay));
            assert!(!told.contains("Otter#Creek12") && told.contains("redacted: password"), "{told}");
            assert_eq!(
                told.contains(&format!("\"by\": \"{ADA}\"")),
                rendering == Rendering::Json && variant != Variant::Client,
                "{told}"
            );
            let told = rendering.render(&strict);
            assert!(!told.contains(ADA) && !told.contains("10.1.2.3"), "{told}");
        }
        let marks = tale.document().edited_marks(variant, &overlay, &tale.discretion([]));
        assert!(marks.iter().any(|mark| mark.value == "Otter#Creek12"));
    }
}

#[test]
fn clients_get_their_own_sentence_for_an_end_whose_reason_is_not_theirs() {
    let tale = Tale::started().after(60).does(escalate("L2", "Nobody here knows Exchange"));
    let told = |change: &str| {
        let overlay = changing(&tale, Variant::Client, "outcome", replaced(change), &[]);
        plain_text(&read(&tale, Variant::Client, &overlay))
    };
    let text = told("Our mail team calls you by noon.");
    assert!(text.contains("WHERE IT STANDS\nOur mail team calls you by noon.\n"), "{text}");
    assert!(!text.contains("Exchange"), "{text}");
}

#[test]
fn the_impact_stays_among_the_facts() {
    let mut flow = serde_json::to_value(flow()).unwrap();
    flow["intake"] = serde_json::json!([{"name": "impact", "kind": "text", "label": "Impact"}]);
    let tale =
        Tale::on(serde_json::from_value(flow).unwrap(), None).after(5).does(capture("impact", "One person"));
    let overlay =
        changing(&tale, Variant::Escalation, "entry:2", replaced("The whole office"), &["Since nine"]);
    let text = plain_text(&read(&tale, Variant::Escalation, &overlay));
    assert!(text.contains("Impact:   The whole office\n"), "{text}");
    assert!(text.contains("Since nine"), "{text}");
}

#[test]
fn edits_that_cannot_be_are_refused_with_their_place() {
    #[track_caller]
    fn check(anchor: &str, change: Option<Change>, below: &[&str], code: &str) {
        let against = "0".repeat(if code == "bad_digest" { 63 } else { 64 });
        let below = below.iter().map(ToString::to_string).collect();
        let (by, at) = editor();
        let wanted = WantedEdit { anchor: anchor.into(), change, below, against };
        let errors =
            Overlay::of(vec![wanted], &Overlay::default(), Editor { by, name: ADA, at }).unwrap_err();
        assert_eq!(errors.0.iter().map(|error| error.code.as_str()).collect::<Vec<_>>(), [code], "{anchor}");
    }
    for anchor in ["", "entry", "entry:", "entry:0", "entry:+1", "entry:01", "entry:4294967296", "header"] {
        check(anchor, replaced("x"), &[], "unknown_piece");
    }
    check("cause", None, &[], "no_change");
    check("top", replaced("x"), &[], "not_possible");
    check("problem", Some(Change::Hidden), &[], "not_possible");
    check("time_spent", replaced("x"), &[], "not_possible");
    check("cause", Some(Change::Hidden), &["x"], "not_possible");
    check("cause", replaced(" "), &[], "empty");
    check("cause", replaced("a\0b"), &[], "forbidden_character");
    check("cause", replaced(&"x".repeat(10_001)), &[], "too_long");
    check("cause", replaced(&"x".repeat(200_001)), &[], "too_long");
    check("cause", None, &["x"; 21], "too_many");
    check("cause", replaced("x"), &[], "bad_digest");
    let (by, at) = editor();
    let editor = Editor { by, name: ADA, at };
    let piece = &generated(&solved(), Variant::Internal)[0];
    let twice = vec![wanted(piece, replaced("x"), &[]); 2];
    assert_eq!(Overlay::of(twice, &Overlay::default(), editor).unwrap_err().0[0].code, "twice");
    let many = vec![wanted(piece, replaced("x"), &[]); 501];
    assert_eq!(Overlay::of(many, &Overlay::default(), editor).unwrap_err().0[0].code, "too_many");
}

#[test]
fn an_edit_that_stays_as_it_was_stays_whoevers_it_was() {
    let piece = &generated(&solved(), Variant::Internal)[0];
    let before = overlay(vec![wanted(piece, replaced("x"), &[])]);
    let (by, at) = editor();
    let later = Editor { by, name: "Kim", at: at + chrono::TimeDelta::hours(1) };
    let same = Overlay::of(vec![wanted(piece, replaced("x"), &[])], &before, later).unwrap();
    assert_eq!(same, before);
    let other = Overlay::of(vec![wanted(piece, replaced("y"), &[])], &before, later).unwrap();
    assert_eq!(other.edits[0].by_name, "Kim");
}

/// Something to do to a piece, by number; its texts carry a mark of their own.
fn edit_of(place: usize, piece: &Piece, kind: u32) -> Option<WantedEdit> {
    let mark = format!("edit{place}x");
    let line = format!("line{place}x");
    match kind {
        0 if piece.can_replace => Some(wanted(piece, replaced(&mark), &[])),
        1 if piece.can_replace && piece.can_extend => Some(wanted(piece, replaced(&mark), &[&line])),
        2 if piece.can_hide => Some(wanted(piece, Some(Change::Hidden), &[])),
        3 if piece.can_extend => Some(wanted(piece, None, &[&line])),
        _ => None,
    }
}

fn says(edit: &NoteEdit) -> Vec<&String> {
    let replaced = match &edit.change {
        Some(Change::Replaced { text }) => Some(text),
        _ => None,
    };
    replaced.into_iter().chain(&edit.below).collect()
}

fn play(tale: &mut Tale, wishes: Vec<(u32, u32)>, from: usize) {
    for (place, (kind, number)) in wishes.into_iter().enumerate() {
        let state = SessionState::fold(&tale.flow, &tale.events);
        *tale = tale.clone().after(61);
        if let Ok(event) = tale.decides(&state, wish(kind, number, from + place, &state)) {
            tale.records(event);
        }
    }
}

proptest! {
    #[test]
    fn every_edit_stands_once_and_every_other_piece_as_before(
        wishes in prop::collection::vec((0..41_u32, 0..8_u32), 0..30),
        kinds in prop::collection::vec(0..8_u32, 40),
        later in prop::collection::vec((0..41_u32, 0..8_u32), 0..10),
    ) {
        let mut tale = Tale::on(flow(), Some("markproblem"));
        play(&mut tale, wishes, 0);
        for variant in Variant::ALL {
            let pieces = generated(&tale, variant);
            let chosen = pieces.iter().zip(&kinds).enumerate();
            let overlay = overlay(chosen.filter_map(|(place, (piece, kind))| edit_of(place, piece, *kind)).collect());
            let note = read(&tale, variant, &overlay);
            prop_assert_eq!(&note, &read(&tale, variant, &overlay));
            let text = plain_text(&note);
            for edit in &overlay.edits {
                for said in says(edit) {
                    prop_assert_eq!(text.matches(said.as_str()).count(), 1, "{} in {}", said, text);
                }
            }
            // Whatever was not touched stands as it was, in the same order.
            let touched: BTreeSet<Anchor> = overlay.edits.iter().map(|edit| edit.anchor).collect();
            let untouched = |document: &Document| -> Vec<_> {
                let entries = document.entries.iter().filter(|entry| !touched.contains(&Anchor::Entry(entry.seq)));
                entries.cloned().collect()
            };
            prop_assert_eq!(untouched(&note), untouched(&tale.read_by(variant)));

            // What comes later changes no edit of a piece that is still there.
            let mut on = tale.clone();
            play(&mut on, later.clone(), 1_000);
            let still: Vec<_> = generated(&on, variant).into_iter().map(|piece| piece.anchor).collect();
            let text = plain_text(&read(&on, variant, &overlay));
            for edit in &overlay.edits {
                for said in says(edit) {
                    let wanted = usize::from(still.contains(&edit.anchor));
                    prop_assert_eq!(text.matches(said.as_str()).count(), wanted, "{} in {}", said, text);
                }
            }
        }
    }

    #[test]
    fn no_edit_makes_the_page_do_anything(text in super::hostile::hostile()) {
        prop_assume!(!text.trim().is_empty() && !text.contains('\0'));
        let tale = solved();
        for variant in Variant::ALL {
            let pieces = generated(&tale, variant);
            let edits = pieces.iter().filter(|piece| piece.can_extend).map(|piece| {
                wanted(piece, piece.can_replace.then(|| Change::Replaced { text: text.clone() }), &[&text])
            });
            let document = read(&tale, variant, &overlay(edits.collect()));
            super::hostile::harmless(&html(&document));
            for rendering in Rendering::ALL {
                rendering.render(&document);
            }
        }
    }
}
