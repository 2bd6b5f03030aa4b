//! What a note says and in which order; renderers only decide how it looks.

use crate::branding::TimeZone;
use crate::document::{Conclusion, Deed, Document, Entry, Standing, TimeSpent};
use crate::words::{asked, duration, one_line};
use rf_core::Time;
use rf_flows::session::{Audience, SessionStatus};

/// A document laid out.
pub struct Outline<'d> {
    /// The team's words above everything.
    pub above: Option<&'d str>,
    /// The title, in one line.
    pub title: String,
    /// What stands at the top, by name.
    pub facts: Vec<(&'static str, String)>,
    /// What follows, in order.
    pub sections: Vec<Section<'d>>,
    /// The team's words below everything.
    pub below: Option<&'d str>,
}

/// A part under a heading.
pub struct Section<'d> {
    /// The heading.
    pub heading: String,
    /// What stands under it.
    pub body: Body<'d>,
}

/// What stands under a heading.
pub enum Body<'d> {
    /// What was done, in time order.
    Timeline(Vec<Line<'d>>),
    /// Somebody's plain text, of one or more lines.
    Text(&'d str),
    /// Our own words.
    Said(String),
    /// A named fact, then somebody's plain text.
    Fact(&'static str, String, &'d str),
}

/// A line of the timeline.
pub enum Line<'d> {
    /// The day changed, or what clocks show.
    Day(String),
    /// Something was done.
    Entry {
        /// When.
        at: Time,
        /// The time of day.
        time: String,
        /// Who, if it is not who did the thing before.
        by: Option<String>,
        /// What, in one line.
        spans: Vec<Span>,
        /// The note that was written (Markdown).
        note: Option<&'d str>,
    },
}

/// A piece of a line, with its own blanks around it. User texts are in here as they are, in one line.
pub enum Span {
    /// As it is.
    Plain(String),
    /// What was found.
    Strong(String),
    /// A remark of ours.
    Remark(&'static str),
}

/// Lays a document out.
pub fn outline(document: &Document) -> Outline<'_> {
    let Document { branding, header, .. } = document;
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

    let mut sections = vec![section(&format!("What was done ({})", zone.name()), timeline(document))];
    sections.extend(conclusion(&document.conclusion));
    let spent = time_spent(document);
    sections.push(section("Time spent", Body::Said(spent)));
    let (above, below) = (branding.header.as_deref(), branding.footer.as_deref());
    Outline { above, title, facts, sections, below }
}

/// The time in hand, and the time on the clock where that is another one.
fn time_spent(document: &Document) -> String {
    let TimeSpent { wall_clock_seconds, hands_on_seconds } = document.time_spent;
    let (spent, clock) = (duration(hands_on_seconds), duration(wall_clock_seconds));
    let so_far = if document.header.ended.is_some() { "" } else { " so far, up to the last entry" };
    if spent == clock {
        format!("{spent}{so_far} (wall clock)")
    } else {
        format!("{spent} in hand, {clock} on the clock{so_far}")
    }
}

fn section<'d>(heading: &str, body: Body<'d>) -> Section<'d> {
    Section { heading: heading.to_owned(), body }
}

fn status_words(status: SessionStatus) -> &'static str {
    match status {
        SessionStatus::Active => "In progress",
        SessionStatus::Resolved => "Resolved",
        SessionStatus::Escalated => "Escalated",
        SessionStatus::Abandoned => "Abandoned",
    }
}

fn status(document: &Document) -> String {
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

fn conclusion(conclusion: &Conclusion) -> Vec<Section<'_>> {
    match conclusion {
        Conclusion::InProgress { next_step: None } => Vec::new(),
        Conclusion::InProgress { next_step: Some(step) } => {
            vec![section("Next step", Body::Text(step))]
        }
        Conclusion::Resolved { cause, resolution, .. } => {
            let cause = cause.as_deref().map(|cause| section("Cause", Body::Text(cause)));
            let resolution = section("Resolution", Body::Text(resolution));
            cause.into_iter().chain([resolution]).collect()
        }
        Conclusion::Escalated { to, reason, .. } => {
            let body = match to {
                Some(to) => Body::Fact("To", one_line(to), reason),
                None => Body::Text(reason),
            };
            vec![section("Escalation", body)]
        }
        Conclusion::Abandoned { why, .. } => {
            vec![section("Abandoned because", Body::Text(why))]
        }
    }
}

fn timeline(document: &Document) -> Body<'_> {
    if document.entries.is_empty() {
        return Body::Said("No steps recorded.".into());
    }
    let mut lines = Vec::with_capacity(document.entries.len());
    let zone = document.branding.time_zone;
    let mut today = zone.day(document.header.started);
    let mut shift = zone.shift(document.header.started);
    let mut hand = &document.header.engineer;
    for entry in &document.entries {
        let (day, now) = (zone.day(entry.at), zone.shift(entry.at));
        if now != shift {
            lines.push(Line::Day(format!("{day} (clocks changed, now {now})")));
        } else if day != today {
            lines.push(Line::Day(day.clone()));
        }
        (today, shift) = (day, now);
        let by = (entry.by != *hand).then(|| one_line(&entry.by));
        hand = &entry.by;
        lines.push(line(entry, by, zone));
    }
    Body::Timeline(lines)
}

fn line(entry: &Entry, by: Option<String>, zone: TimeZone) -> Line<'_> {
    let (spans, note) = match &entry.deed {
        Deed::Answered { question, answer, standing, again } => {
            (answered(question, answer, standing, *again), None)
        }
        Deed::Done { action, standing, again } => (done(action, standing, *again), None),
        Deed::Skipped { step, reason, standing } => (skipped(step, reason, standing), None),
        Deed::Captured { label, value, standing } => (captured(label, value.as_deref(), standing), None),
        Deed::Noted { text, audience: Audience::Internal, .. } => {
            (vec![Span::Remark("Note:")], Some(text.as_str()))
        }
        Deed::Noted { text, audience: Audience::Client, .. } => {
            (vec![Span::Remark("Note for the client:")], Some(text.as_str()))
        }
        Deed::WentBack { to } => (vec![Span::Remark("Went back to: "), Span::Plain(one_line(to))], None),
        Deed::Ended { status, text } => {
            let how = Span::Plain(format!("{}: ", status_words(*status)));
            (vec![how, Span::Plain(one_line(text)), Span::Remark(" (later reopened)")], None)
        }
        Deed::Reopened { why } => (vec![Span::Remark("Reopened: "), Span::Plain(one_line(why))], None),
        Deed::Paused => (vec![Span::Remark("Paused")], None),
        Deed::Resumed { after_seconds } => {
            (vec![Span::Remark("Resumed after "), Span::Plain(duration(*after_seconds))], None)
        }
        Deed::Stray { text } => {
            (vec![Span::Remark("Recorded out of place: "), Span::Plain(one_line(text))], None)
        }
    };
    Line::Entry { at: entry.at, time: zone.clock_time(entry.at), by, spans, note }
}

fn answered(question: &str, answer: &str, standing: &Standing, again: bool) -> Vec<Span> {
    let mut spans = vec![Span::Plain(asked(question) + " ")];
    if let Standing::Corrected { to } = standing {
        spans.push(Span::Plain("Answered ".into()));
        spans.push(Span::Strong(one_line(answer)));
        spans.push(Span::Plain(", then corrected to ".into()));
        spans.push(Span::Strong(one_line(to)));
    } else {
        spans.push(Span::Strong(one_line(answer)));
    }
    if again {
        spans.push(Span::Remark(" (second look)"));
    }
    spans.extend(match standing {
        Standing::Stands | Standing::Corrected { .. } => None,
        Standing::Repeated => Some(Span::Remark(" (later confirmed)")),
        Standing::Left => Some(Span::Remark(" (path dropped)")),
        Standing::Reopened => Some(Span::Remark(" (opened again)")),
        Standing::OutOfPlace => Some(Span::Remark(" (recorded out of place)")),
    });
    spans
}

fn done(action: &str, standing: &Standing, again: bool) -> Vec<Span> {
    let mut spans = vec![Span::Remark("Done: "), Span::Plain(one_line(action))];
    if again {
        spans.push(Span::Remark(" (once more)"));
    }
    spans.extend(remark(standing));
    spans
}

fn skipped(step: &str, reason: &str, standing: &Standing) -> Vec<Span> {
    let mut spans = vec![Span::Remark("Skipped: "), Span::Plain(one_line(step))];
    spans.extend([Span::Remark(" (because: "), Span::Plain(one_line(reason)), Span::Remark(")")]);
    spans.extend(remark(standing));
    spans
}

fn captured(label: &str, value: Option<&str>, standing: &Standing) -> Vec<Span> {
    let mut spans = vec![Span::Plain(one_line(label)), Span::Remark(": ")];
    spans.push(value.map_or(Span::Remark("given, kept secret"), |value| Span::Strong(one_line(value))));
    match standing {
        Standing::Corrected { .. } if value.is_none() => spans.push(Span::Remark(", then replaced")),
        Standing::Corrected { to } => {
            spans.extend([Span::Remark(", then corrected to "), Span::Strong(one_line(to))]);
        }
        standing => spans.extend(remark(standing)),
    }
    spans
}

/// What became of a step that was done or skipped.
fn remark(standing: &Standing) -> Option<Span> {
    match standing {
        Standing::Stands => None,
        Standing::Corrected { .. } => Some(Span::Remark(" (later changed)")),
        Standing::Repeated => Some(Span::Remark(" (later repeated)")),
        Standing::Left => Some(Span::Remark(" (path dropped)")),
        Standing::Reopened => Some(Span::Remark(" (opened again)")),
        Standing::OutOfPlace => Some(Span::Remark(" (recorded out of place)")),
    }
}
