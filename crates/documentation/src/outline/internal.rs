//! The note for the team: everything.

use super::lines::{line, status_words, timeline};
use super::{Body, Outline, Section};
use crate::document::{Conclusion, Document, TimeSpent};
use crate::words::{duration, one_line};

/// Lays out everything that was recorded.
pub fn outline(document: &Document) -> Outline<'_> {
    let Document { branding, header, entries, .. } = document;
    let zone = branding.time_zone;
    let title = format!("{}: {} (v{})", header.reference, one_line(&header.flow_title), header.flow_version);
    let mut facts = Vec::new();
    if let Some(problem) = &header.problem {
        facts.push(("Problem", one_line(problem)));
    }
    facts.push(("Engineer", one_line(&header.engineer)));
    facts.push(("Status", status(document)));
    facts.push(("Started", zone.moment(header.started)));
    if let Some(ended) = header.ended {
        facts.push(("Ended", zone.moment(ended)));
    }

    let done = if entries.is_empty() {
        Body::Said("No steps recorded.".into())
    } else {
        timeline(document, entries, line)
    };
    let mut sections = vec![Section::new(format!("What was done ({})", zone.name()), done)];
    sections.extend(conclusion(&document.conclusion));
    sections.extend(time_spent(document));
    Outline::between(branding, title, facts, sections)
}

/// The time in hand, and the time on the clock where that is another one.
pub fn time_spent(document: &Document) -> Option<Section<'_>> {
    let TimeSpent { wall_clock_seconds, hands_on_seconds } = document.time_spent?;
    let (spent, clock) = (duration(hands_on_seconds), duration(wall_clock_seconds));
    let so_far = if document.header.ended.is_some() { "" } else { " so far, up to the last entry" };
    let words = if spent == clock {
        format!("{spent}{so_far} (wall clock)")
    } else {
        format!("{spent} in hand, {clock} on the clock{so_far}")
    };
    Some(Section::new("Time spent", Body::Said(words)))
}

/// How it stands, and who ended it if it is not their session.
pub fn status(document: &Document) -> String {
    let status = status_words(document.header.status);
    match &document.conclusion {
        Conclusion::Resolved { by, .. }
        | Conclusion::Escalated { by, .. }
        | Conclusion::Abandoned { by, .. }
            if *by != document.header.engineer =>
        {
            format!("{status} by {}", one_line(by))
        }
        _ => status.to_owned(),
    }
}

/// What came of it, or what comes next.
pub fn conclusion(conclusion: &Conclusion) -> Vec<Section<'_>> {
    match conclusion {
        Conclusion::InProgress { next_step } => text("Next step", next_step.as_deref()).into_iter().collect(),
        Conclusion::Resolved { cause, resolution, .. } => {
            let resolution = Section::new("Resolution", Body::Text(resolution));
            text("Cause", cause.as_deref()).into_iter().chain([resolution]).collect()
        }
        Conclusion::Escalated { to, reason, .. } => {
            let reason = reason.as_deref().unwrap_or_default();
            let body = match to {
                Some(to) => Body::Fact("To", one_line(to), reason),
                None => Body::Text(reason),
            };
            vec![Section::new("Escalation", body)]
        }
        Conclusion::Abandoned { why, .. } => text("Abandoned because", why.as_deref()).into_iter().collect(),
    }
}

fn text<'d>(heading: &str, text: Option<&'d str>) -> Option<Section<'d>> {
    text.map(|text| Section::new(heading, Body::Text(text)))
}
