//! What differs between two steps, field by field.

use crate::{Step, StepKind};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

/// A field that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FieldChange {
    /// The field inside the step, such as `title` or `answers.0.label`.
    pub field: String,
    /// What it held; null where it was not there.
    pub before: Value,
    /// What it holds; null where it is gone.
    pub after: Value,
}

/// The fields in which the steps differ, in the order in which steps are written. The answers of a question are told one by
/// one where both have the same, and as a whole where some came, went or moved.
pub fn step_changes(before: &Step, after: &Step) -> Vec<FieldChange> {
    let (old, new) = (members(before), members(after));
    let same_answers = answer_ids(before).is_some_and(|ids| Some(ids) == answer_ids(after));
    let mut changes = Vec::new();
    let gone = old.keys().filter(|field| !new.contains_key(*field));
    for field in new.keys().chain(gone) {
        if field == "answers" && same_answers {
            let answers =
                |members: &Map<String, Value>| members[field].as_array().cloned().unwrap_or_default();
            for (place, (old, new)) in answers(&old).iter().zip(&answers(&new)).enumerate() {
                for name in ["label", "when", "goto"] {
                    note(&mut changes, format!("answers.{place}.{name}"), old.get(name), new.get(name));
                }
            }
        } else {
            note(&mut changes, field.clone(), old.get(field), new.get(field));
        }
    }
    changes
}

fn note(changes: &mut Vec<FieldChange>, field: String, before: Option<&Value>, after: Option<&Value>) {
    if before != after {
        let value = |value: Option<&Value>| value.cloned().unwrap_or_default();
        changes.push(FieldChange { field, before: value(before), after: value(after) });
    }
}

fn members(step: &Step) -> Map<String, Value> {
    match serde_json::to_value(step) {
        Ok(Value::Object(members)) => members,
        _ => Map::new(),
    }
}

fn answer_ids(step: &Step) -> Option<Vec<&crate::AnswerId>> {
    match &step.kind {
        StepKind::Question { answers } => Some(answers.iter().map(|answer| &answer.id).collect()),
        _ => None,
    }
}
