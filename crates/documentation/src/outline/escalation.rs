//! The briefing for whoever takes over: why, what is known, what was tried, and what can be ruled out.

use super::Section;
use super::internal::{self, conclusion, facts_of_ticket, problem, standing, time_spent};
use super::lines::{line, timeline};
use super::values::Told;
use crate::document::{Conclusion, Deed, Document, Entry, Place, Standing};
use crate::overlay::Anchor;
use crate::template::{Section as Named, Value};
use crate::words::one_line;
use rf_flows::session::HypothesisVerdict;

/// Values of this name tell how far the problem reaches.
const IMPACT: &str = "impact";

/// The part of that name, for a colleague who was not there.
pub fn section(document: &Document, section: Named) -> Vec<Section<'_>> {
    match section {
        Named::Conclusion => {
            let mut sections = conclusion(&document.conclusion);
            if !matches!(document.conclusion, Conclusion::InProgress { .. }) {
                sections.extend(Section::told(Anchor::NextStep, "Next step", document.open_step.as_deref()));
            }
            sections
        }
        Named::Known => of_place(document, Place::Known, "What is known"),
        Named::Tried => of_place(document, Place::Tried, "Tried and found"),
        Named::TakenBack => of_place(document, Place::TakenBack, "Taken back or ruled out"),
        Named::TimeSpentByStep => time_spent(document).into_iter().collect(),
        Named::Facts | Named::Timeline => Vec::new(),
    }
}

fn of_place<'d>(document: &'d Document, part: Place, heading: &str) -> Vec<Section<'d>> {
    let mut told = document.entries.iter().filter(|entry| place(entry) == part).peekable();
    if told.peek().is_none() {
        return Vec::new();
    }
    let heading = format!("{heading} ({})", document.branding.time_zone.name());
    vec![Section::of_many(heading, timeline(document, told, line))]
}

/// What stands at the top, in order.
pub fn facts(document: &Document) -> Vec<Told> {
    let impacts = impacts(document).map(|impact| (Some(Value::Impact), "Impact", impact));
    let facts = problem(document).into_iter().chain(facts_of_ticket(document)).chain(impacts);
    facts.chain(standing(document, status(document))).collect()
}

/// How far the problem reaches.
pub fn impacts(document: &Document) -> impl Iterator<Item = String> {
    document.entries.iter().filter_map(impact).map(one_line)
}

/// How it stands.
pub fn status(document: &Document) -> String {
    let handed_on = if document.header.ended.is_some() { "" } else { ", not escalated" };
    internal::status(document) + handed_on
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
