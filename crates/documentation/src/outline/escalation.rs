//! The briefing for whoever takes over: why, what is known, what was tried, and what can be ruled out.

use super::internal::{conclusion, known, problem, standing, status, time_spent, title};
use super::lines::{line, timeline};
use super::{Outline, Section};
use crate::document::{Conclusion, Deed, Document, Entry, Place, Standing};
use crate::overlay::Anchor;
use crate::words::one_line;
use rf_flows::session::HypothesisVerdict;

/// Values of this name tell how far the problem reaches.
const IMPACT: &str = "impact";

/// Lays out what a colleague needs who was not there.
pub fn outline(document: &Document) -> Outline<'_> {
    let Document { branding, header, entries, .. } = document;
    let zone = branding.time_zone;
    let title = format!("Escalation briefing {}", title(document));
    let impacts = entries.iter().filter_map(impact).map(|impact| ("Impact", one_line(impact)));
    let handed_on = if header.ended.is_some() { "" } else { ", not escalated" };
    let standing = standing(document, status(document) + handed_on);
    let facts = problem(document).into_iter().chain(known(document)).chain(impacts).chain(standing).collect();

    let mut sections = conclusion(&document.conclusion);
    if !matches!(document.conclusion, Conclusion::InProgress { .. }) {
        sections.extend(Section::told(Anchor::NextStep, "Next step", document.open_step.as_deref()));
    }
    let parts = [
        ("What is known", Place::Known),
        ("Tried and found", Place::Tried),
        ("Taken back or ruled out", Place::TakenBack),
    ];
    for (heading, part) in parts {
        let mut told = entries.iter().filter(|entry| place(entry) == part).peekable();
        if told.peek().is_some() {
            let body = timeline(document, told, line);
            sections.push(Section::of_many(format!("{heading} ({})", zone.name()), body));
        }
    }
    sections.extend(time_spent(document));
    Outline::between(branding, title, facts, sections)
}

/// Where an entry is told.
pub fn place(entry: &Entry) -> Place {
    match &entry.deed {
        Deed::Edited { place: Some(place), .. } => *place,
        // There is no room for more lines among the facts.
        Deed::Added { place: Some(Place::Impact), .. } => Place::Known,
        Deed::Added { place: Some(place), .. } => *place,
        _ if impact(entry).is_some() => Place::Impact,
        Deed::Answered { standing, .. }
        | Deed::Done { standing, .. }
        | Deed::Skipped { standing, .. }
        | Deed::SubflowEntered { standing, .. }
        | Deed::Captured { standing, .. }
            if !matches!(standing, Standing::Stands | Standing::Repeated) =>
        {
            Place::TakenBack
        }
        Deed::HypothesisOpened { verdict: Some(HypothesisVerdict::RuledOut), .. }
        | Deed::HypothesisClosed { verdict: HypothesisVerdict::RuledOut, .. } => Place::TakenBack,
        Deed::Captured { .. } => Place::Known,
        _ => Place::Tried,
    }
}

/// How far the problem reaches, if the entry tells it.
pub fn impact(entry: &Entry) -> Option<&str> {
    match &entry.deed {
        Deed::Captured { label, value, standing: Standing::Stands } if label.eq_ignore_ascii_case(IMPACT) => {
            value.as_deref()
        }
        Deed::Edited { text, place: Some(Place::Impact) } => Some(text),
        _ => None,
    }
}
