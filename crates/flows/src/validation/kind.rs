//! What flows of one kind have and others have not.

use super::texts::Place;
use super::{Finding, FindingCode as Code};
use crate::{FlowDocument, FlowKind, Step, StepKind};

/// Tells every field and step that stands in a flow of the wrong kind.
pub(super) fn check(document: &FlowDocument, findings: &mut Vec<Finding>) {
    let mut place = Place { step: None, findings };
    let mut head = |field: &str, there: bool, whose: &str| {
        if there {
            place.say(Code::MisplacedField, field, format!("Remove this: only {whose} have it."));
        }
    };
    if document.kind.has_sections() {
        head("start", document.start.is_some(), "troubleshooting flows");
    } else {
        head("sections", !document.sections.is_empty(), "procedures");
    }
    if document.kind != FlowKind::Maintenance {
        head("schedule", document.schedule.is_some(), "maintenance flows");
        head("target", document.target.is_some(), "maintenance flows");
    }
    for (id, step) in &document.steps {
        let mut place = Place { step: Some(id), findings };
        if document.kind.has_sections() {
            in_procedure(step, &mut place);
        } else {
            in_troubleshooting(step, &mut place);
        }
    }
}

fn in_procedure(step: &Step, place: &mut Place<'_>) {
    if step.is_terminal() {
        let message = "Procedures end with their last step. Make this an action, a question or a note.";
        place.say(Code::WrongStepType, "type", message);
    }
    if step.group.is_some() {
        place.say(Code::MisplacedField, "group", "Remove this: procedures have sections instead.");
    }
    for (field, target) in step.targets() {
        if target.is_some() {
            let message =
                "Remove this: the order of the sections leads on. Use conditions to leave steps out.";
            place.say(Code::MisplacedField, &field, message);
        }
    }
}

fn in_troubleshooting(step: &Step, place: &mut Place<'_>) {
    if step.kind == StepKind::Note {
        let message = "Only procedures have notes. Write it into the body of a step.";
        place.say(Code::WrongStepType, "type", message);
    }
    if step.required {
        let message = "Remove this: only the steps of procedures can be required.";
        place.say(Code::MisplacedField, "required", message);
    }
}
