//! The lines of a timeline.

use super::{Body, Line, Span};
use crate::branding::TimeZone;
use crate::document::{Deed, Document, Entry, EvidenceTold, Standing};
use crate::words::{asked, duration, one_line, size};
use rf_flows::session::{Audience, HypothesisVerdict, SessionStatus};

/// The entries in time order, each worded by `line`, which is told who did it where that is not who did the thing before.
pub fn timeline<'d>(
    document: &'d Document,
    entries: impl IntoIterator<Item = &'d Entry>,
    line: impl Fn(&'d Entry, Option<String>, TimeZone) -> Line<'d>,
) -> Body<'d> {
    let mut lines = Vec::new();
    let zone = document.branding.time_zone;
    let mut today = zone.day(document.header.started);
    let mut shift = zone.shift(document.header.started);
    let mut hand = &document.header.engineer;
    for entry in entries {
        if let Deed::Added { text, .. } = &entry.deed {
            let (first, rest) = first_line(text);
            lines.push(Line::Added(one_line(first), rest));
            continue;
        }
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

/// How a session stands, in a word or two.
pub fn status_words(status: SessionStatus) -> &'static str {
    match status {
        SessionStatus::Active => "In progress",
        SessionStatus::Resolved => "Resolved",
        SessionStatus::Escalated => "Escalated",
        SessionStatus::Abandoned => "Abandoned",
    }
}

/// What was done, as colleagues read it.
pub fn line(entry: &Entry, by: Option<String>, zone: TimeZone) -> Line<'_> {
    let (spans, note) = match &entry.deed {
        Deed::Answered { question, answer, standing, again } => {
            (answered(question, answer, standing, *again), None)
        }
        Deed::Done { action, standing, again } => (done(action, standing, *again), None),
        Deed::SubflowEntered { subflow, standing } => {
            let entered = [Span::Remark("Went into: "), Span::Plain(one_line(subflow))];
            (entered.into_iter().chain(remark(standing)).collect(), None)
        }
        Deed::FlowAttached { flow } => {
            (vec![Span::Remark("Took up the flow: "), Span::Plain(one_line(flow))], None)
        }
        Deed::SuggestionTaken { step } => {
            (vec![Span::Remark("Followed the suggestion: "), Span::Plain(one_line(step))], None)
        }
        Deed::SuggestionDismissed { step, why } => {
            let mut spans = vec![Span::Remark("Suggestion not relevant: "), Span::Plain(one_line(step))];
            spans.extend(why.as_deref().map(|why| Span::Plain(format!(" ({})", one_line(why)))));
            (spans, None)
        }
        Deed::SuggestionRestored { step } => {
            (vec![Span::Remark("Suggestion relevant after all: "), Span::Plain(one_line(step))], None)
        }
        Deed::Skipped { step, reason, standing } => (skipped(step, reason, standing), None),
        Deed::Captured { label, value, standing } => (captured(label, value.as_deref(), standing), None),
        Deed::Noted { text, audience, hypothesis, .. } => {
            (noted(*audience, *hypothesis), Some(text.as_str()))
        }
        Deed::AdHoc { title, result, minutes, hypothesis, .. } => {
            (ad_hoc(title, *minutes, *hypothesis, result.is_some()), result.as_deref())
        }
        Deed::HypothesisOpened { hypothesis, statement, verdict } => {
            let opened = Span::Plain(format!("Hypothesis {hypothesis} opened: {}", one_line(statement)));
            let open = verdict.is_none().then_some(Span::Remark(" (still open)"));
            ([opened].into_iter().chain(open).collect(), None)
        }
        Deed::HypothesisClosed { hypothesis, verdict, why } => {
            let why = why.as_deref().map(|why| format!(": {}", one_line(why))).unwrap_or_default();
            let closed = format!("Hypothesis {hypothesis} {}{why}", verdict_words(*verdict));
            (vec![Span::Plain(closed)], None)
        }
        Deed::EvidenceAdded { file, out_of_place } => (evidence(file.as_ref(), *out_of_place), None),
        Deed::EvidenceWithdrawn { why, .. } => {
            (vec![Span::Remark("Evidence withdrawn: "), Span::Plain(one_line(why))], None)
        }
        Deed::WentBack { to } => (vec![Span::Remark("Went back to: "), Span::Plain(one_line(to))], None),
        Deed::Ended { status, text } => {
            let how = Span::Plain(format!("{}: ", status_words(*status)));
            (vec![how, Span::Plain(one_line(text)), Span::Remark(" (later reopened)")], None)
        }
        Deed::Escalated { to, reason } => (escalated(to.as_deref(), reason), None),
        Deed::EscalationAccepted { after_seconds } => {
            (vec![Span::Remark("Escalation accepted after "), Span::Plain(duration(*after_seconds))], None)
        }
        Deed::EscalationReturned { to, why } => {
            let to = Span::Plain(format!("{}: ", one_line(to)));
            (vec![Span::Remark("Escalation returned to "), to, Span::Plain(one_line(why))], None)
        }
        Deed::Assigned { to, why } => {
            let mut spans = vec![Span::Remark("Assigned to "), Span::Plain(one_line(to))];
            spans.extend(why.as_deref().map(|why| Span::Plain(format!(": {}", one_line(why)))));
            (spans, None)
        }
        Deed::Reopened { why } => (vec![Span::Remark("Reopened: "), Span::Plain(one_line(why))], None),
        Deed::Paused => (vec![Span::Remark("Paused")], None),
        Deed::Resumed { after_seconds } => {
            (vec![Span::Remark("Resumed after "), Span::Plain(duration(*after_seconds))], None)
        }
        Deed::Edited { text, .. } | Deed::Added { text, .. } => by_hand(text),
        Deed::Stray { text } => {
            (vec![Span::Remark("Recorded out of place: "), Span::Plain(one_line(text))], None)
        }
    };
    let within = entry.within.as_ref().map(|within| Span::Plain(format!("{} › ", one_line(within))));
    let spans = within.into_iter().chain(spans).collect();
    Line::Entry { seq: entry.seq, at: entry.at, time: zone.clock_time(entry.at), by, spans, note }
}

/// What somebody wrote by hand: a line, and what stands below it.
pub fn by_hand(text: &str) -> (Vec<Span>, Option<&str>) {
    let (first, rest) = first_line(text);
    (vec![Span::Plain(one_line(first))], rest)
}

fn first_line(text: &str) -> (&str, Option<&str>) {
    match text.split_once(['\n', '\r']) {
        Some((first, rest)) if !rest.trim().is_empty() => (first, Some(rest.trim_start_matches('\n'))),
        Some((first, _)) => (first, None),
        None => (text, None),
    }
}

/// What came of a hypothesis, after its number.
const fn verdict_words(verdict: HypothesisVerdict) -> &'static str {
    match verdict {
        HypothesisVerdict::Confirmed => "confirmed",
        HypothesisVerdict::RuledOut => "ruled out",
        HypothesisVerdict::SetAside => "set aside",
    }
}

fn noted(audience: Audience, hypothesis: Option<u32>) -> Vec<Span> {
    let (alone, about) = match audience {
        Audience::Internal => ("Note:", "Note on hypothesis "),
        Audience::Client => ("Note for the client:", "Note for the client, on hypothesis "),
    };
    counted(alone, about, hypothesis)
}

fn ad_hoc(title: &str, minutes: Option<u32>, hypothesis: Option<u32>, has_result: bool) -> Vec<Span> {
    let mut spans = counted("Also did:", "Also did for hypothesis ", hypothesis);
    spans.push(Span::Plain(format!(" {}", one_line(title))));
    spans.extend(minutes.map(|minutes| Span::Plain(format!(" ({minutes} min)"))));
    if has_result {
        let stops = minutes.is_none() && title.trim_end().ends_with(['.', '!', '?', ':']);
        spans.push(Span::Remark(if stops { " Result:" } else { ". Result:" }));
    }
    spans
}

/// A remark alone, or the one that goes on with the number of a hypothesis.
fn counted(alone: &'static str, about: &'static str, hypothesis: Option<u32>) -> Vec<Span> {
    match hypothesis {
        None => vec![Span::Remark(alone)],
        Some(number) => vec![Span::Remark(about), Span::Plain(number.to_string()), Span::Remark(":")],
    }
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

fn escalated(to: Option<&str>, reason: &str) -> Vec<Span> {
    let to = to.map(|to| Span::Plain(format!(" to {}", one_line(to))));
    [Span::Remark("Escalated")]
        .into_iter()
        .chain(to)
        .chain([Span::Plain(format!(": {}", one_line(reason)))])
        .collect()
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

fn evidence(file: Option<&EvidenceTold>, out_of_place: bool) -> Vec<Span> {
    let Some(EvidenceTold { name, media_type, bytes, sha256: _, caption, label }) = file else {
        return vec![Span::Remark("Evidence: (later withdrawn)")];
    };
    let mut spans = vec![Span::Remark("Evidence: ")];
    spans.extend(label.as_ref().map(|label| Span::Plain(format!("{}, ", one_line(label)))));
    spans.push(Span::Strong(one_line(name)));
    spans.push(Span::Plain(format!(" ({}, {})", media_type.words(), size(*bytes))));
    spans.extend(caption.as_ref().map(|caption| Span::Plain(format!(": {}", one_line(caption)))));
    spans.extend(out_of_place.then_some(Span::Remark(" (recorded out of place)")));
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
