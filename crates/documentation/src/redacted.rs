//! Masks in a whole document: every text that somebody typed, in all of it the same mask for the same value.

use crate::branding::Branding;
use crate::document::{Conclusion, Deed, Document, Entry, Header, Hidden, Standing};
use crate::redaction::{Profile, Redactor, Together};

/// The document with masks, and with what they hide counted.
pub fn redacted(mut document: Document) -> Document {
    let texts = texts(&mut document);
    let pieces: Vec<Together> =
        texts.iter().map(|Free { before, text }| Together::new(before, text)).collect();
    let (masked, hidden) = Redactor::new(Profile::Standard, []).redact_together(&pieces);
    for (Free { text, .. }, masked) in texts.into_iter().zip(masked) {
        *text = masked;
    }
    document.hidden = hidden.into_iter().map(|(kind, count)| Hidden { kind, count }).collect();
    document
}

/// A text that somebody typed, with what readers see in front of it.
struct Free<'d> {
    before: String,
    text: &'d mut String,
}

/// Every text but the reference, which is ours.
fn texts(document: &mut Document) -> Vec<Free<'_>> {
    let Document { format: _, variant: _, branding, header, entries, conclusion, open_step, .. } = document;
    let Branding { time_zone: _, header: above, footer: below } = branding;
    let Header { reference: _, flow_title, problem, engineer, .. } = header;
    let mut texts = Vec::with_capacity(3 * entries.len() + 8);
    texts.extend(above.iter_mut().chain([flow_title]).chain(problem).chain([engineer]).map(alone));
    for Entry { by, deed, .. } in entries {
        texts.push(alone(by));
        push_deed(&mut texts, deed);
    }
    match conclusion {
        Conclusion::InProgress { next_step } => texts.extend(next_step.iter_mut().map(alone)),
        Conclusion::Resolved { cause, resolution, by } => {
            texts.extend(cause.iter_mut().chain([resolution, by]).map(alone));
        }
        Conclusion::Escalated { to, reason, by } => {
            texts.extend(to.iter_mut().chain(reason).chain([by]).map(alone));
        }
        Conclusion::Abandoned { why, by } => texts.extend(why.iter_mut().chain([by]).map(alone)),
    }
    texts.extend(open_step.iter_mut().chain(below).map(alone));
    texts
}

fn push_deed<'d>(texts: &mut Vec<Free<'d>>, deed: &'d mut Deed) {
    match deed {
        Deed::Answered { question, answer, standing, again: _ } => {
            texts.extend([question, answer].map(alone));
            texts.extend(corrected(standing).map(alone));
        }
        Deed::Done { action, standing, again: _ } => {
            texts.push(alone(action));
            texts.extend(corrected(standing).map(alone));
        }
        Deed::Skipped { step, reason, standing } => {
            texts.extend([step, reason].map(alone));
            texts.extend(corrected(standing).map(alone));
        }
        // What a value is called says what it is: `Wi-Fi key`.
        Deed::Captured { label, value, standing } => {
            let before = format!("{label}: ");
            let values = value.iter_mut().chain(corrected(standing));
            texts.extend(values.map(|text| Free { before: before.clone(), text }));
            texts.push(alone(label));
        }
        Deed::Noted { text, audience: _, step } => {
            texts.extend([text].into_iter().chain(step).map(alone));
        }
        Deed::WentBack { to: text }
        | Deed::Ended { status: _, text }
        | Deed::Reopened { why: text }
        | Deed::Stray { text } => texts.push(alone(text)),
        Deed::Escalated { to, reason: text } | Deed::Assigned { to: text, why: to } => {
            texts.extend([text].into_iter().chain(to).map(alone));
        }
        Deed::EscalationReturned { to, why } => texts.extend([to, why].map(alone)),
        Deed::Paused | Deed::Resumed { after_seconds: _ } | Deed::EscalationAccepted { after_seconds: _ } => {
        }
    }
}

/// What stands since, in the place of what was recorded.
fn corrected(standing: &mut Standing) -> Option<&mut String> {
    match standing {
        Standing::Corrected { to } => Some(to),
        Standing::Stands
        | Standing::Repeated
        | Standing::Left
        | Standing::Reopened
        | Standing::OutOfPlace => None,
    }
}

fn alone(text: &mut String) -> Free<'_> {
    Free { before: String::new(), text }
}
