//! Rules for what steps and the intake ask to be written down.

use super::names::Known;
use super::texts::{Place, quoted};
use super::{FindingCode as Code, limits};
use crate::document::whole_pattern;
use crate::facts::{FACT_ROOTS, is_fact};
use crate::{Capture, CaptureKind as Kind};
use std::collections::HashSet;

/// Words of the language of conditions, which would not be read as names there.
const RESERVED: [&str; 22] = [
    "true",
    "false",
    "null",
    "in",
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "function",
    "if",
    "import",
    "let",
    "loop",
    "package",
    "namespace",
    "return",
    "var",
    "void",
    "while",
    "has",
];

/// Checks `captures`, which stand in the field `list`. `known` holds the names of the flow so far, and takes these.
pub(super) fn check<'d>(list: &str, captures: &'d [Capture], known: &mut Known<'d>, place: &mut Place<'_>) {
    if captures.len() > limits::MAX_CAPTURES {
        let message = format!("Ask for at most {} values at once.", limits::MAX_CAPTURES);
        place.say(Code::TooManyCaptures, list, message);
    }
    for (number, capture) in captures.iter().enumerate().take(limits::MAX_CAPTURES) {
        let field = |name: &str| format!("{list}.{number}.{name}");
        check_name(&field("name"), &capture.name, place);
        if known.insert(&capture.name, capture.secret).is_some() {
            let message = format!("Give this value another name than {}.", quoted(&capture.name));
            place.say(Code::DuplicateCapture, &field("name"), message);
        }
        place.line(&field("label"), &capture.label, 0, limits::MAX_LABEL);
        place.paragraphs(&field("help"), &capture.help, limits::MAX_HELP);
        check_choices(&field("choices"), capture, place);
        check_pattern(&field("pattern"), capture, place);
        check_range(&field("min"), &field("max"), capture, place);
        check_source(&field("from"), list == "intake", capture, place);
    }
}

fn check_name(field: &str, name: &str, place: &mut Place<'_>) {
    if !is_name(name) {
        let message = format!(
            "Name the value {} with a small letter and up to 63 small letters, digits or _ behind it.",
            quoted(name)
        );
        place.say(Code::BadCaptureName, field, message);
        place.no_control(field, name);
    } else if RESERVED.contains(&name) || FACT_ROOTS.contains(&name) {
        let message = format!("Choose another name: {} means something else in conditions.", quoted(name));
        place.say(Code::BadCaptureName, field, message);
    }
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.len() <= limits::MAX_ID
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

fn check_choices(field: &str, capture: &Capture, place: &mut Place<'_>) {
    if capture.kind != Kind::Choice {
        misplaced(field, !capture.choices.is_empty(), "choices", "a choice", place);
        return;
    }
    let mut seen = HashSet::new();
    for (number, choice) in capture.choices.iter().enumerate() {
        place.line(&format!("{field}.{number}"), choice, 1, limits::MAX_LABEL);
        if !choice.trim().is_empty() && !seen.insert(choice.trim()) {
            let message = format!("Remove the second {}.", quoted(choice.trim()));
            place.say(Code::BadChoices, &format!("{field}.{number}"), message);
        }
    }
    if capture.choices.len() < 2 {
        place.say(Code::BadChoices, field, "Offer at least two things to choose from.");
    }
    if capture.choices.len() > limits::MAX_CHOICES {
        let message = format!("Offer at most {} things to choose from.", limits::MAX_CHOICES);
        place.say(Code::BadChoices, field, message);
    }
}

fn check_pattern(field: &str, capture: &Capture, place: &mut Place<'_>) {
    let Some(pattern) = &capture.pattern else { return };
    if !matches!(capture.kind, Kind::Text | Kind::Host) {
        misplaced(field, true, "a pattern", "a text or a host", place);
        return;
    }
    place.line(field, pattern, 1, limits::MAX_PATTERN);
    if pattern.chars().count() <= limits::MAX_PATTERN && whole_pattern(pattern).is_none() {
        place.say(
            Code::BadPattern,
            field,
            "This is no regular expression that can be read, or too large a one.",
        );
    }
}

fn check_range(min: &str, max: &str, capture: &Capture, place: &mut Place<'_>) {
    if capture.kind != Kind::Number {
        misplaced(min, capture.min.is_some(), "a least value", "a number", place);
        misplaced(max, capture.max.is_some(), "a greatest value", "a number", place);
    } else if let (Some(least), Some(greatest)) = (capture.min, capture.max)
        && least > greatest
    {
        place.say(Code::BadRange, min, format!("Nothing is at least {least} and at most {greatest}."));
    }
}

fn check_source(field: &str, is_intake: bool, capture: &Capture, place: &mut Place<'_>) {
    let Some(fact) = &capture.from else { return };
    if !is_intake {
        let message = "Only the intake is filled from facts. Remove this, or move the value into the intake.";
        place.say(Code::MisplacedCaptureField, field, message);
    } else if capture.secret || capture.kind == Kind::File {
        let message = "Neither a secret nor a file comes from a fact.";
        place.say(Code::MisplacedCaptureField, field, message);
    } else if !is_fact(fact) {
        place.say(
            Code::UnknownFact,
            field,
            format!("There is no fact {}; choose one of the list.", quoted(fact)),
        );
        place.no_control(field, fact);
    }
}

fn misplaced(field: &str, there: bool, what: &str, whose: &str, place: &mut Place<'_>) {
    if there {
        let message = format!("Remove this: only {whose} has {what}.");
        place.say(Code::MisplacedCaptureField, field, message);
    }
}
