//! The note for the client: in plain words, what was checked and done and what came of it.

use super::lines::{by_hand, timeline};
use super::values::Told;
use super::{Body, Line, Section, Span};
use crate::branding::TimeZone;
use crate::document::{Conclusion, Deed, Document, Entry};
use crate::overlay::Anchor;
use crate::template::{Section as Named, Value};
use crate::words::{asked, one_line};

const STANDS: &str = "Where it stands";

/// The part of that name.
pub fn section(document: &Document, section: Named) -> Vec<Section<'_>> {
    match section {
        Named::Timeline if document.entries.is_empty() => Vec::new(),
        Named::Timeline => {
            let heading = format!("What we did ({})", document.branding.time_zone.name());
            vec![Section::of_many(heading, timeline(document, &document.entries, line))]
        }
        Named::Conclusion => conclusion(&document.conclusion),
        Named::Facts | Named::Known | Named::Tried | Named::TakenBack | Named::TimeSpentByStep => Vec::new(),
    }
}

/// What stands at the top, in order. Times are told to the minute.
pub fn facts(document: &Document) -> Vec<Told> {
    let Document { branding, header, .. } = document;
    let zone = branding.time_zone;
    let about = match &header.problem {
        Some(problem) => (Some(Value::Problem), "Problem", one_line(problem)),
        None => (Some(Value::Subject), "Subject", one_line(&header.flow_title)),
    };
    let mut facts = vec![
        about,
        (Some(Value::Engineer), "Handled by", one_line(&header.engineer)),
        (Some(Value::Status), "Status", status(&document.conclusion).into()),
        (Some(Value::Started), "Started", zone.minute(header.started)),
    ];
    if let Some(ended) = header.ended {
        facts.push((Some(Value::Ended), "Ended", zone.minute(ended)));
    }
    facts
}

/// How it stands, in a word or two.
pub const fn status(conclusion: &Conclusion) -> &'static str {
    match conclusion {
        Conclusion::InProgress { .. } => "In progress",
        Conclusion::Resolved { .. } => "Solved",
        Conclusion::Escalated { .. } => "Handed on",
        Conclusion::Abandoned { .. } => "Stopped",
    }
}

fn conclusion(conclusion: &Conclusion) -> Vec<Section<'_>> {
    // Why it ended is left out of what belongs to clients: what is said here was written for them by hand.
    let now = |words: &str| Section::new(Anchor::Outcome, STANDS, Body::Said(words.into()));
    match conclusion {
        Conclusion::InProgress { next_step } => {
            let next = Section::told(Anchor::NextStep, "Next step", next_step.as_deref());
            let now = Section::of_many(STANDS, Body::Said("We are still working on this.".into()));
            [now].into_iter().chain(next).collect()
        }
        Conclusion::Resolved { cause, resolution, .. } => {
            let cause = Section::told(Anchor::Cause, "Cause", cause.as_deref());
            let solution = Section::told(Anchor::Outcome, "Solution", Some(resolution));
            cause.into_iter().chain(solution).collect()
        }
        Conclusion::Escalated { reason: Some(text), .. } | Conclusion::Abandoned { why: Some(text), .. } => {
            vec![Section::new(Anchor::Outcome, STANDS, Body::Text(text))]
        }
        Conclusion::Escalated { .. } => {
            vec![now("We have handed this on to the people who can take it further.")]
        }
        Conclusion::Abandoned { .. } => vec![now("We have stopped working on this without a solution.")],
    }
}

/// What was done, without who did it.
fn line(entry: &Entry, _: Option<String>, zone: TimeZone) -> Line<'_> {
    let (spans, note) = match &entry.deed {
        Deed::Answered { question, answer, .. } => {
            let question = Span::Plain(asked(question) + " ");
            (vec![Span::Remark("Checked: "), question, Span::Strong(one_line(answer))], None)
        }
        Deed::Done { action, .. } => (vec![Span::Remark("Done: "), Span::Plain(one_line(action))], None),
        Deed::AdHoc { title, result, .. } => {
            let done = if result.is_some() { asked(title) } else { one_line(title) };
            (vec![Span::Remark("Done: "), Span::Plain(done)], result.as_deref())
        }
        Deed::Noted { text, .. } => (vec![Span::Remark("Note:")], Some(text.as_str())),
        Deed::Edited { text, .. } | Deed::Added { text, .. } => by_hand(text),
        // Of these, none is for clients: documents for them hold none.
        Deed::Skipped { .. }
        | Deed::SubflowEntered { .. }
        | Deed::FlowAttached { .. }
        | Deed::SuggestionTaken { .. }
        | Deed::SuggestionDismissed { .. }
        | Deed::SuggestionRestored { .. }
        | Deed::Captured { .. }
        | Deed::EvidenceAdded { .. }
        | Deed::EvidenceWithdrawn { .. }
        | Deed::WentBack { .. }
        | Deed::HypothesisOpened { .. }
        | Deed::HypothesisClosed { .. }
        | Deed::Ended { .. }
        | Deed::Reopened { .. }
        | Deed::Escalated { .. }
        | Deed::EscalationAccepted { .. }
        | Deed::EscalationReturned { .. }
        | Deed::Assigned { .. }
        | Deed::Paused
        | Deed::Resumed { .. }
        | Deed::Stray { .. } => (Vec::new(), None),
    };
    Line::Entry { seq: entry.seq, at: entry.at, time: zone.clock_minute(entry.at), by: None, spans, note }
}
