//! The briefing for whoever takes over: why, what is known, what was tried, and what can be ruled out.

use super::internal::{conclusion, known, problem, standing, status, time_spent, title};
use super::lines::{line, timeline};
use super::{Outline, Section};
use crate::document::{Conclusion, Deed, Document, Entry, Standing};
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
        sections.extend(Section::told("Next step", document.open_step.as_deref()));
    }
    let parts = [
        ("What is known", Part::Known),
        ("Tried and found", Part::Tried),
        ("Taken back or ruled out", Part::TakenBack),
    ];
    for (heading, part) in parts {
        let mut told = entries.iter().filter(|entry| Part::of(entry) == Some(part)).peekable();
        if told.peek().is_some() {
            let body = timeline(document, told, line);
            sections.push(Section::new(format!("{heading} ({})", zone.name()), body));
        }
    }
    sections.extend(time_spent(document));
    Outline::between(branding, title, facts, sections)
}

/// Where an entry is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Known,
    Tried,
    TakenBack,
}

impl Part {
    /// None for what stands among the facts at the top.
    fn of(entry: &Entry) -> Option<Self> {
        match &entry.deed {
            _ if impact(entry).is_some() => None,
            Deed::Answered { standing, .. }
            | Deed::Done { standing, .. }
            | Deed::Skipped { standing, .. }
            | Deed::SubflowEntered { standing, .. }
            | Deed::Captured { standing, .. }
                if !matches!(standing, Standing::Stands | Standing::Repeated) =>
            {
                Some(Self::TakenBack)
            }
            Deed::HypothesisOpened { verdict: Some(HypothesisVerdict::RuledOut), .. }
            | Deed::HypothesisClosed { verdict: HypothesisVerdict::RuledOut, .. } => Some(Self::TakenBack),
            Deed::Captured { .. } => Some(Self::Known),
            _ => Some(Self::Tried),
        }
    }
}

/// How far the problem reaches, if the entry tells it.
fn impact(entry: &Entry) -> Option<&str> {
    match &entry.deed {
        Deed::Captured { label, value, standing: Standing::Stands } if label.eq_ignore_ascii_case(IMPACT) => {
            value.as_deref()
        }
        _ => None,
    }
}
