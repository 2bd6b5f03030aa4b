//! The note for the team: everything.

use super::lines::{line, status_words, timeline};
use super::values::Told;
use super::{Body, Section};
use crate::document::{Conclusion, Document, FactTold, StepSpent, TimeSpent};
use crate::overlay::Anchor;
use crate::template::{Section as Named, Value};
use crate::words::{duration, one_line};
use rf_flows::FACTS;
use rf_flows::session::fact_words;

/// The part of that name.
pub fn section(document: &Document, section: Named) -> Vec<Section<'_>> {
    match section {
        Named::Timeline => {
            let done = if document.entries.is_empty() {
                Body::Said("No steps recorded.".into())
            } else {
                timeline(document, &document.entries, line)
            };
            let heading = format!("What was done ({})", document.branding.time_zone.name());
            vec![Section::of_many(heading, done)]
        }
        Named::Conclusion => conclusion(&document.conclusion),
        Named::TimeSpentByStep => time_spent(document).into_iter().collect(),
        Named::Facts | Named::Known | Named::Tried | Named::TakenBack => Vec::new(),
    }
}

/// What stands at the top, in order.
pub fn facts(document: &Document) -> Vec<Told> {
    let facts = problem(document).into_iter().chain(facts_of_ticket(document));
    facts.chain(standing(document, status(document))).collect()
}

/// The problem, if it was told.
pub fn problem(document: &Document) -> Option<Told> {
    document.header.problem.as_deref().map(|problem| (Some(Value::Problem), "Problem", one_line(problem)))
}

/// What was known of the ticket, the client and the target.
pub fn facts_of_ticket(document: &Document) -> impl Iterator<Item = Told> {
    document.header.facts.iter().map(|FactTold { fact, value }| {
        let named = FACTS.iter().find(|(name, _)| name == fact).map(|(name, _)| Value::Fact(name));
        (named, fact_words(fact), one_line(value))
    })
}

/// Whose it is, how it stands in the words of `status`, and from when to when.
pub fn standing(document: &Document, status: String) -> Vec<Told> {
    let zone = document.branding.time_zone;
    let header = &document.header;
    let ended = header.ended.map(|ended| (Some(Value::Ended), "Ended", zone.moment(ended)));
    let engineer = (Some(Value::Engineer), "Engineer", one_line(&header.engineer));
    let started = (Some(Value::Started), "Started", zone.moment(header.started));
    [engineer, (Some(Value::Status), "Status", status), started].into_iter().chain(ended).collect()
}

/// The time in hand, and the time on the clock where that is another one; by step, where the document tells that.
pub fn time_spent(document: &Document) -> Option<Section<'_>> {
    let steps = &document.time_spent.as_ref()?.steps;
    let words = time_in_words(document)?;
    let body = if steps.len() < 2 {
        Body::Said(words)
    } else {
        Body::Listed(words, steps.iter().map(at_step).collect())
    };
    Some(Section::new(Anchor::TimeSpent, "Time spent", body))
}

/// The time in hand, and the time on the clock where that is another one.
pub fn time_in_words(document: &Document) -> Option<String> {
    let TimeSpent { wall_clock_seconds, hands_on_seconds, steps: _ } = document.time_spent.as_ref()?;
    let (spent, clock) = (duration(*hands_on_seconds), duration(*wall_clock_seconds));
    let so_far = if document.header.ended.is_some() { "" } else { " so far, up to the last entry" };
    Some(if spent == clock {
        format!("{spent}{so_far} (wall clock)")
    } else {
        format!("{spent} in hand, {clock} on the clock{so_far}")
    })
}

fn at_step(spent: &StepSpent) -> String {
    let StepSpent { step, wall_clock_seconds, hands_on_seconds } = spent;
    let (in_hand, clock) = (duration(*hands_on_seconds), duration(*wall_clock_seconds));
    let time = if in_hand == clock { in_hand } else { format!("{in_hand} ({clock} on the clock)") };
    format!("{time}: {}", step.as_deref().map_or_else(|| "between the steps".into(), one_line))
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
        Conclusion::InProgress { next_step } => {
            Section::told(Anchor::NextStep, "Next step", next_step.as_deref()).into_iter().collect()
        }
        Conclusion::Resolved { cause, resolution, .. } => {
            let resolution = Section::told(Anchor::Outcome, "Resolution", Some(resolution));
            Section::told(Anchor::Cause, "Cause", cause.as_deref()).into_iter().chain(resolution).collect()
        }
        // Somebody left it out.
        Conclusion::Escalated { to: None, reason: None, .. } => Vec::new(),
        Conclusion::Escalated { to, reason, .. } => {
            let reason = reason.as_deref().unwrap_or_default();
            let body = match to {
                Some(to) => Body::Fact("To", one_line(to), reason),
                None => Body::Text(reason),
            };
            vec![Section::new(Anchor::Outcome, "Escalation", body)]
        }
        Conclusion::Abandoned { why, .. } => {
            Section::told(Anchor::Outcome, "Abandoned because", why.as_deref()).into_iter().collect()
        }
    }
}
