//! Values that a session captures: what the flow asks for, and what may be given for it.

use crate::document::whole_pattern;
use crate::{Capture, CaptureKind, StepId};
use chrono::NaiveDate;
use core::net::IpAddr;
use rf_core::{FieldError, checked_text};

/// The longest value, in characters.
const VALUE_MAX: usize = 2_000;

/// A value that a session knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captured {
    /// The step that asked for it; `None` for the intake.
    pub step: Option<StepId>,
    /// What sort of value it is.
    pub kind: CaptureKind,
    /// The value; `None` where it is a secret.
    pub value: Option<String>,
    /// The event that gave it.
    pub seq: u32,
    /// Whether a fact filled it in.
    pub from_fact: bool,
}

impl Captured {
    /// The value as people read it; `None` where it is a secret.
    pub fn words(&self) -> Option<&str> {
        self.value.as_deref().map(|value| self.kind.words(value))
    }
}

/// The value as it is kept: trimmed unless it is a secret, and of the sort that is asked for. Numbers are decimal, days
/// `2026-11-23`, and a checkbox is `true` or `false`.
///
/// # Errors
/// `empty`, `too_long`, `forbidden_character`, `bad_value`, for the field `value`.
pub(super) fn checked_value(capture: &Capture, value: &str) -> Result<String, FieldError> {
    let trimmed = checked_text("value", value, 1, VALUE_MAX)?;
    let value = if capture.secret { value.to_owned() } else { trimmed };
    match complaint(capture, &value) {
        None => Ok(value),
        Some(message) => Err(FieldError::new("value", "bad_value", message)),
    }
}

/// What is wrong with the value, in words for whoever gave it.
fn complaint(capture: &Capture, value: &str) -> Option<String> {
    let wrong = |is_right: bool, message: &str| (!is_right).then(|| message.to_owned());
    match capture.kind {
        CaptureKind::Text => pattern_complaint(capture, value),
        CaptureKind::Host => wrong(is_host(value), "Give a host name or an IP address.")
            .or_else(|| pattern_complaint(capture, value)),
        CaptureKind::Number => number_complaint(capture, value),
        CaptureKind::Choice => {
            let is_offered = capture.choices.iter().any(|choice| choice.trim() == value);
            wrong(is_offered, "Choose one of what is offered.")
        }
        CaptureKind::Checkbox => wrong(matches!(value, "true" | "false"), "Say true or false."),
        CaptureKind::Date => {
            let is_day = value.len() == 10 && NaiveDate::parse_from_str(value, "%Y-%m-%d").is_ok();
            wrong(is_day, "Give a day as year-month-day, such as 2026-11-23.")
        }
        CaptureKind::File => Some("Add the file as evidence for this value.".into()),
    }
}

/// Patterns match the whole text; one that cannot be read (validation tells its author) keeps nothing out.
fn pattern_complaint(capture: &Capture, value: &str) -> Option<String> {
    let pattern = whole_pattern(capture.pattern.as_ref()?)?;
    (!pattern.is_match(value)).then(|| "This does not have the form that is asked for.".to_owned())
}

fn number_complaint(capture: &Capture, value: &str) -> Option<String> {
    let is_plain = value.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.'));
    let Some(number) = value.parse::<f64>().ok().filter(|number| is_plain && number.is_finite()) else {
        return Some("Give a number, such as 12 or 0.5.".into());
    };
    #[expect(clippy::cast_precision_loss, reason = "bounds are numbers that people write")]
    let (min, max) = (capture.min.map(|min| min as f64), capture.max.map(|max| max as f64));
    match (capture.min, capture.max) {
        (Some(least), _) if min.is_some_and(|min| number < min) => Some(format!("Give {least} or more.")),
        (_, Some(most)) if max.is_some_and(|max| number > max) => Some(format!("Give {most} or less.")),
        _ => None,
    }
}

fn is_host(value: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let name = value.strip_suffix('.').unwrap_or(value);
    value.parse::<IpAddr>().is_ok() || (name.len() <= 253 && name.split('.').all(is_label))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn capture(rest: &str) -> Capture {
        serde_json::from_str(&format!(r#"{{"name": "it", {rest}}}"#)).unwrap()
    }

    #[track_caller]
    fn check(asked: &str, given: &str, is_right: bool) {
        assert_eq!(checked_value(&capture(asked), given).is_ok(), is_right, "{given} for {asked}");
    }

    #[test]
    fn a_value_is_of_the_sort_that_is_asked_for() {
        check(r#""kind": "text""#, " any text ", true);
        check(r#""kind": "text""#, "  ", false);
        check(r#""kind": "text", "pattern": "INC[0-9]+""#, "INC12", true);
        check(r#""kind": "text", "pattern": "INC[0-9]+""#, "see INC12", false);
        check(r#""kind": "text", "pattern": "a|b""#, "ab", false);
        for (value, is_right) in
            [("12", true), ("-0.5", true), ("1e3", false), ("twelve", false), ("inf", false)]
        {
            check(r#""kind": "number""#, value, is_right);
        }
        for (value, is_right) in [("0", false), ("1", true), ("10", true), ("10.5", false)] {
            check(r#""kind": "number", "min": 1, "max": 10"#, value, is_right);
        }
        check(r#""kind": "choice", "choices": ["One", "Two"]"#, "Two", true);
        check(r#""kind": "choice", "choices": ["One", "Two"]"#, "two", false);
        check(r#""kind": "checkbox""#, "true", true);
        check(r#""kind": "checkbox""#, "yes", false);
        for (value, is_right) in [("2026-02-28", true), ("2026-02-30", false), ("28.2.2026", false)] {
            check(r#""kind": "date""#, value, is_right);
        }
        for (value, is_right) in [
            ("srv-01.contoso.local", true),
            ("10.0.0.7", true),
            ("fe80::1", true),
            ("-x", false),
            ("two words", false),
        ] {
            check(r#""kind": "host""#, value, is_right);
        }
        check(r#""kind": "file""#, "log.txt", false);
    }
}
