//! Every event is told exactly once and in order, whatever happened.

use super::tale::*;
use crate::{TimeZone, html, markdown, plain_text};
use proptest::prelude::*;
use rf_flows::{StepKind, session::*};

/// How every secret value begins.
const SECRET: &str = "canary";

/// A wish by number; texts carry a mark of their own.
fn wish(kind: u32, number: u32, place: usize, state: &SessionState) -> SessionCommand {
    let step = state.current_step().cloned().unwrap_or_else(|| "web".into());
    let mark = format!("mark{place}x");
    match kind {
        0..6 => match flow().steps[&step].kind.clone() {
            StepKind::Question { answers } => {
                let answer = answers[number as usize % answers.len()].id.clone();
                SessionCommand::Answer { step, answer }
            }
            StepKind::Action { .. } | StepKind::Subflow { .. } => SessionCommand::CompleteStep { step },
            StepKind::Resolution { .. } | StepKind::Escalation { .. } | StepKind::Note => {
                SessionCommand::GoBack { visit: 0 }
            }
        },
        6..9 => SessionCommand::Note { text: mark, audience: Audience::Internal },
        9..11 => SessionCommand::GoBack { visit: number },
        11 => SessionCommand::SkipStep { step, reason: mark },
        12 => SessionCommand::Resolve { outcome: mark, cause: None },
        13 => SessionCommand::Escalate { to: None, reason: mark },
        14..18 => {
            let (name, value) =
                [("mailbox", "box"), ("client", "app"), ("temporary", SECRET)][number as usize % 3];
            SessionCommand::Capture { name: name.into(), value: format!("{value}{place}").into() }
        }
        18 => SessionCommand::Pause,
        21..23 => SessionCommand::Reopen { why: mark },
        19..21 => SessionCommand::Resume,
        _ => SessionCommand::Abandon { why: mark },
    }
}

/// What only this event puts into the note.
fn mark(recorded: &RecordedEvent) -> String {
    match &recorded.event {
        SessionEvent::Started { problem, .. } => problem.clone().unwrap(),
        SessionEvent::Answered { .. }
        | SessionEvent::StepDone { .. }
        | SessionEvent::Captured { .. }
        | SessionEvent::Paused
        | SessionEvent::Resumed
        | SessionEvent::WentBack { .. } => TimeZone::UTC.clock_time(recorded.at),
        SessionEvent::Noted { text, .. } | SessionEvent::StepSkipped { reason: text, .. } => text.clone(),
        SessionEvent::Resolved { outcome: text, .. }
        | SessionEvent::Escalated { reason: text, .. }
        | SessionEvent::Reopened { why: text }
        | SessionEvent::Abandoned { why: text } => text.clone(),
    }
}

/// Without what repeats the time for machines.
fn for_people(html: &str) -> String {
    html.split(" datetime=\"").map(|part| part.split_once("\">").map_or(part, |(_, rest)| rest)).collect()
}

/// Each event's mark stands in the note once, behind the one of the event before.
fn told_in_order(note: &str, events: &[RecordedEvent]) -> Result<(), TestCaseError> {
    let mut from = 0;
    for recorded in events {
        let mark = mark(recorded);
        prop_assert_eq!(note.matches(&mark).count(), 1, "{} in {}", mark, note);
        let place = note.find(&mark).unwrap();
        prop_assert!(place >= from, "{} out of order in {}", mark, note);
        from = place;
    }
    Ok(())
}

proptest! {
    #[test]
    fn every_event_is_told_exactly_once_and_in_order_and_no_secret_is(
        wishes in prop::collection::vec((0..24_u32, 0..8_u32, 0..5_u64), 0..60)
    ) {
        let mut tale = Tale::on(flow(), Some("markproblem"));
        for (place, (kind, number, hand)) in wishes.into_iter().enumerate() {
            let state = SessionState::fold(&tale.flow, &tale.events);
            tale = tale.after(7).by(hand.max(1), ["Kim Lee", "Lena", "Ana"][hand as usize % 3]);
            if let Ok(event) = decide(&state, &tale.flow, wish(kind, number, place, &state)) {
                tale.records(event);
            }
        }
        let document = tale.document();
        told_in_order(&plain_text(&document), &tale.events)?;
        told_in_order(&markdown(&document), &tale.events)?;
        told_in_order(&for_people(&html(&document)), &tale.events)?;
        let structured = serde_json::to_string(&document).unwrap();
        for told in [structured, plain_text(&document), markdown(&document), html(&document)] {
            prop_assert!(!told.contains(SECRET), "{}", told);
        }
        let ended = u32::from(document.header.ended.is_some());
        prop_assert_eq!(document.entries.len() as u32 + 1 + ended, tale.events.len() as u32);
    }
}
