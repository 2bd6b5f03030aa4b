//! Rules for single texts: not empty, not too long, nothing that screens and databases choke on.

use super::{Finding, FindingCode};
use crate::StepId;

/// Where a text stands, and where to say what is wrong with it.
pub(super) struct Place<'a> {
    /// The step; none for the flow's own fields.
    pub step: Option<&'a StepId>,
    /// Takes what is found.
    pub findings: &'a mut Vec<Finding>,
}

impl Place<'_> {
    /// Notes a finding about `field`.
    pub fn say(&mut self, code: FindingCode, field: &str, message: impl Into<String>) {
        self.findings.push(match self.step {
            Some(step) => Finding::of_step(code, step, Some(field.to_owned()), message),
            None => Finding::of_flow(code, Some(field), message),
        });
    }

    /// A text on one line.
    pub fn line(&mut self, field: &str, text: &str, min: usize, max: usize) {
        if min > 0 && text.trim().is_empty() {
            self.say(FindingCode::EmptyText, field, "Fill this in.");
        }
        self.length(field, text, max);
        self.no_control(field, text);
    }

    /// A text of any number of lines, possibly empty.
    pub fn paragraphs(&mut self, field: &str, text: &str, max: usize) {
        self.length(field, text, max);
        let unwelcome = |(at, c): (usize, char)| match c {
            '\n' | '\t' => false,
            '\r' => !text[at + 1..].starts_with('\n'),
            c => c.is_control(),
        };
        if text.char_indices().any(unwelcome) {
            let message = "Remove the control characters; line breaks and tabs may stay.";
            self.say(FindingCode::ForbiddenCharacter, field, message);
        }
    }

    /// Any text that must not hold control characters.
    pub fn no_control(&mut self, field: &str, text: &str) {
        if text.contains(char::is_control) {
            let message = "Remove the control characters and line breaks.";
            self.say(FindingCode::ForbiddenCharacter, field, message);
        }
    }

    fn length(&mut self, field: &str, text: &str, max: usize) {
        let length = text.chars().count();
        if length > max {
            let message = format!("Use at most {max} characters; this has {length}.");
            self.say(FindingCode::TextTooLong, field, message);
        }
    }
}

/// An id or label as it stands in a message: in backticks, shortened, printable.
pub(super) fn quoted(text: &str) -> String {
    let mut shown: String =
        text.chars().take(64).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if text.chars().nth(64).is_some() {
        shown.push('…');
    }
    format!("`{shown}`")
}
