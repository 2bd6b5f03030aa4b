//! Input that is parsed at the door, and what is wrong with it, field by field.

use crate::{Members, ProblemMembers};
use serde::{Deserialize, Serialize};

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The field, as a path in the request body (`document.steps.a.title`).
    pub field: String,
    /// The stable name of the mistake.
    pub code: String,
    /// One sentence that says what to do.
    pub message: String,
}

impl FieldError {
    /// A mistake in `field`.
    pub fn new(field: impl Into<String>, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self { field: field.into(), code: code.into(), message: message.into() }
    }
}

/// All mistakes in one request, so that a person can mend them in one go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldErrors(pub Vec<FieldError>);

impl FieldErrors {
    /// Keeps the value or notes the mistake.
    pub fn take<T>(&mut self, parsed: Result<T, FieldError>) -> Option<T> {
        parsed.map_err(|error| self.0.push(error)).ok()
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<FieldError> for FieldErrors {
    fn from(error: FieldError) -> Self {
        Self(vec![error])
    }
}

impl ProblemMembers for FieldErrors {
    fn members(&self) -> Members {
        let mut members = Members::new();
        members.insert("errors".into(), serde_json::json!(self.0));
        members
    }
}

/// Trims `text` and checks that it has between `min` and `max` characters and none that databases refuse.
///
/// # Errors
/// `empty`, `too_long` or `forbidden_character`, for `field`.
pub fn checked_text(field: &str, text: &str, min: usize, max: usize) -> Result<String, FieldError> {
    let text = text.trim();
    let length = text.chars().count();
    if length < min {
        let need = if min == 1 { "Fill this in.".into() } else { format!("Use at least {min} characters.") };
        return Err(FieldError::new(field, if length == 0 { "empty" } else { "too_short" }, need));
    }
    if length > max {
        let message = format!("Use at most {max} characters; this has {length}.");
        return Err(FieldError::new(field, "too_long", message));
    }
    if text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        let message = "Remove the control characters.";
        return Err(FieldError::new(field, "forbidden_character", message));
    }
    Ok(text.to_owned())
}
