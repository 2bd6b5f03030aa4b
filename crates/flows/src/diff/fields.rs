//! Fields compared as they are written.

use super::{FieldChange, change};
use crate::{FlowDocument, Step};
use serde_json::{Map, Value, json};

/// What changed of a step, field by field.
///
/// Answers are compared one by one while they are the same answers in the same order; otherwise the whole list is told.
pub fn step_changes(before: &Step, after: &Step) -> Vec<FieldChange> {
    let ids = |step: &Step| step.answers().iter().map(|answer| answer.id.clone()).collect::<Vec<_>>();
    let answers = (!before.answers().is_empty() && ids(before) == ids(after)).then_some("answers");
    let mut changes = Vec::new();
    compare("", &object(json!(before)), &object(json!(after)), answers, &mut changes);
    changes
}

/// What changed of the flow as a whole: everything but its sections and steps.
pub(super) fn head_changes(before: &FlowDocument, after: &FlowDocument) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    compare("", &head(before), &head(after), None, &mut changes);
    changes
}

fn head(flow: &FlowDocument) -> Map<String, Value> {
    let FlowDocument {
        format, kind, title, summary, category, tags, intake, schedule, target, start, ..
    } = flow;
    let head = FlowDocument {
        format: *format,
        kind: *kind,
        title: title.clone(),
        summary: summary.clone(),
        category: category.clone(),
        tags: tags.clone(),
        intake: intake.clone(),
        schedule: schedule.clone(),
        target: *target,
        start: start.clone(),
        ..FlowDocument::default()
    };
    let mut head = object(json!(head));
    head.retain(|name, _| name != "sections" && name != "steps");
    head
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// Notes the fields that differ, in the order of the newer state; those that are gone come last. The items of the list
/// `one_by_one`, of the same length in both, are compared by their own fields.
fn compare(
    path: &str,
    before: &Map<String, Value>,
    after: &Map<String, Value>,
    one_by_one: Option<&str>,
    changes: &mut Vec<FieldChange>,
) {
    let gone = before.keys().filter(|name| !after.contains_key(*name));
    for name in after.keys().chain(gone) {
        let (old, new) = (before.get(name), after.get(name));
        if old == new {
            continue;
        }
        let field = format!("{path}{name}");
        match (old, new) {
            (Some(Value::Array(old)), Some(Value::Array(new))) if one_by_one == Some(name) => {
                for (place, (old, new)) in old.iter().zip(new).enumerate() {
                    let path = format!("{field}.{place}.");
                    compare(&path, &object(old.clone()), &object(new.clone()), None, changes);
                }
            }
            _ => changes.push(change(
                field,
                old.cloned().unwrap_or_default(),
                new.cloned().unwrap_or_default(),
            )),
        }
    }
}
