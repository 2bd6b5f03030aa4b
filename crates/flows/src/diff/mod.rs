//! What changed between two states of a flow, told by field and by step.

mod fields;
mod order;
mod sections;
#[cfg(test)]
mod tests;

use crate::{FlowDocument, Step, StepId};
pub use fields::step_changes;
use order::Moves;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::HashMap;

/// What changed between two states of a flow. Empty exactly where both are the same, order of steps included.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FlowDiff {
    /// Whether both states are the same.
    pub is_empty: bool,
    /// What changed of the flow as a whole.
    pub head: Vec<FieldChange>,
    /// What changed of a procedure's sections: renamed (`sections.0.title`), new or gone (`sections.0`), in another order
    /// (`sections`).
    pub sections: Vec<FieldChange>,
    /// The steps that changed, in the order of the newer state; a removed one stands where it stood.
    pub steps: Vec<StepChange>,
}

/// A field that changed.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FieldChange {
    /// Which, as findings name it: `title`, `answers.0.goto`, `commands`.
    pub field: String,
    /// What it held; null where it was not there.
    pub before: Value,
    /// What it holds now; null where it is not there.
    pub after: Value,
}

/// What became of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Fields of it changed; it may have moved besides.
    Changed,
    /// It stands elsewhere, and nothing else changed.
    Moved,
}

/// A step that changed.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct StepChange {
    /// Which.
    pub step: StepId,
    /// What became of it.
    pub kind: StepChangeKind,
    /// Its title now, or what it was when it is gone.
    pub title: String,
    /// Whether it stands elsewhere among the steps that both states have.
    pub moved: bool,
    /// What changed of it; nothing where it is new or gone.
    pub fields: Vec<FieldChange>,
    /// The whole step as it was; null where it is new.
    pub before: Value,
    /// The whole step as it is; null where it is gone.
    pub after: Value,
}

/// What changed from `before` to `after`.
pub fn diff(before: &FlowDocument, after: &FlowDocument) -> FlowDiff {
    let head = fields::head_changes(before, after);
    let pairs = sections::pair(before, after);
    let mut sections = sections::changes(before, after, &pairs);
    let steps = steps(before, after, &order::moves(before, after, &pairs));
    if sections.is_empty() && steps.is_empty() {
        // What the views above do not tell: a draft may name a step twice or not at all, and a procedure's steps may be
        // written in another order than they are done.
        if before.sections != after.sections {
            sections.push(change("sections", json!(before.sections), json!(after.sections)));
        } else if !before.steps.keys().eq(after.steps.keys()) {
            let ids = |flow: &FlowDocument| json!(flow.steps.keys().collect::<Vec<_>>());
            sections.push(change("steps", ids(before), ids(after)));
        }
    }
    FlowDiff { is_empty: head.is_empty() && sections.is_empty() && steps.is_empty(), head, sections, steps }
}

fn change(field: impl Into<String>, before: Value, after: Value) -> FieldChange {
    FieldChange { field: field.into(), before, after }
}

fn steps(before: &FlowDocument, after: &FlowDocument, moves: &Moves<'_>) -> Vec<StepChange> {
    // Removed steps by the step before them that is still there.
    let mut removed: HashMap<Option<&StepId>, Vec<StepChange>> = HashMap::new();
    let mut anchor = None;
    for id in &moves.before {
        if after.steps.contains_key(*id) {
            anchor = Some(*id);
        } else {
            let step = &before.steps[*id];
            removed.entry(anchor).or_default().push(whole(id, step, StepChangeKind::Removed));
        }
    }
    let mut changes = removed.remove(&None).unwrap_or_default();
    for id in &moves.after {
        let step = &after.steps[*id];
        let moved = moves.moved.contains(id);
        match before.steps.get(*id) {
            None => changes.push(whole(id, step, StepChangeKind::Added)),
            Some(old) if old != step => changes.push(StepChange {
                step: (*id).clone(),
                kind: StepChangeKind::Changed,
                title: step.title.clone(),
                moved,
                fields: step_changes(old, step),
                before: json!(old),
                after: json!(step),
            }),
            Some(old) if moved => changes.push(StepChange {
                before: json!(old),
                moved,
                ..whole(id, step, StepChangeKind::Moved)
            }),
            Some(_) => {}
        }
        changes.extend(removed.remove(&Some(*id)).unwrap_or_default());
    }
    changes
}

/// A step of which there is one state.
fn whole(id: &StepId, step: &Step, kind: StepChangeKind) -> StepChange {
    let (before, after) = match kind {
        StepChangeKind::Removed => (json!(step), Value::Null),
        _ => (Value::Null, json!(step)),
    };
    StepChange {
        step: id.clone(),
        kind,
        title: step.title.clone(),
        moved: false,
        fields: Vec::new(),
        before,
        after,
    }
}
