//! What a step of the library must keep to.

use super::StepFailure;
use crate::{
    Step,
    validation::{limits, validate_step},
};
use rf_core::{FieldError, FieldErrors, checked_text};

/// The most that a library step may take, written as compact JSON.
pub const MAX_STEP_BYTES: usize = 32 * 1024;

/// Checks a step on its way into the library: a step of the library has a title and breaks no rule for steps.
pub(super) fn checked_step(step: &Step) -> Result<Step, StepFailure> {
    let step = step.for_library();
    let bytes = serde_json::to_string(&step).map_or(usize::MAX, |text| text.len());
    if bytes > MAX_STEP_BYTES {
        return Err(StepFailure::StepTooLarge);
    }
    let errors: Vec<_> = validate_step(&step)
        .into_iter()
        .filter(crate::Finding::is_error)
        .map(|finding| {
            let field = finding.field.map_or_else(|| "step".to_owned(), |field| format!("step.{field}"));
            FieldError::new(field, finding.code.as_str(), finding.message)
        })
        .collect();
    if errors.is_empty() { Ok(step) } else { Err(StepFailure::Invalid(FieldErrors(errors))) }
}

/// Checks where a step is to stand. Tags are trimmed, and each is kept once.
pub(super) fn checked_shelf(category: &str, tags: &[String]) -> Result<(String, Vec<String>), StepFailure> {
    let mut errors = FieldErrors::default();
    let category = errors.take(line("category", category, 0, limits::MAX_CATEGORY));
    if tags.len() > limits::MAX_TAGS {
        let message = format!("Use at most {} tags.", limits::MAX_TAGS);
        errors.0.push(FieldError::new("tags", "too_many_tags", message));
    }
    let mut kept: Vec<String> = Vec::new();
    for (number, tag) in tags.iter().enumerate() {
        let tag = errors.take(line(&format!("tags.{number}"), tag, 1, limits::MAX_TAG));
        kept.extend(tag.filter(|tag| !kept.contains(tag)));
    }
    match category {
        Some(category) if errors.is_empty() => Ok((category, kept)),
        _ => Err(StepFailure::Invalid(errors)),
    }
}

/// Checks a text of any number of lines.
pub(super) fn checked_words(field: &str, text: &str, max: usize) -> Result<String, StepFailure> {
    checked_text(field, text, 0, max).map_err(|error| StepFailure::Invalid(error.into()))
}

fn line(field: &str, text: &str, min: usize, max: usize) -> Result<String, FieldError> {
    let text = checked_text(field, text, min, max)?;
    if text.contains(char::is_control) {
        return Err(FieldError::new(field, "forbidden_character", "Remove the line breaks."));
    }
    Ok(text)
}
