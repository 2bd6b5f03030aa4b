//! Rules for how a procedure is put together: sections that hold every step once.

use super::texts::{Place, quoted};
use super::{Finding, FindingCode as Code, limits};
use crate::FlowDocument;
use std::collections::HashSet;

/// Checks the sections of a procedural or maintenance flow.
pub(super) fn check(document: &FlowDocument, findings: &mut Vec<Finding>) {
    if document.steps.is_empty() {
        findings.push(Finding::of_flow(Code::NoSteps, Some("steps"), "Add a first step."));
    }
    let mut place = Place { step: None, findings };
    if document.sections.is_empty() {
        place.say(Code::NoSections, "sections", "Add a section, and put the steps into it.");
        return;
    }
    if document.sections.len() > limits::MAX_SECTIONS {
        let message = format!("Use at most {} sections.", limits::MAX_SECTIONS);
        place.say(Code::TooManySections, "sections", message);
    }
    let mut placed = HashSet::new();
    for (number, section) in document.sections.iter().enumerate() {
        let field = format!("sections.{number}");
        place.line(&format!("{field}.title"), &section.title, 1, limits::MAX_TITLE);
        if section.steps.is_empty() {
            let message = "Put a step into this section, or remove it.";
            place.say(Code::EmptySection, &format!("{field}.steps"), message);
        }
        for (at, id) in section.steps.iter().enumerate() {
            let field = format!("{field}.steps.{at}");
            if !document.steps.contains_key(id) {
                let message = format!("Remove {}: there is no such step.", quoted(&id.0));
                place.say(Code::MissingSectionStep, &field, message);
                place.no_control(&field, &id.0);
            } else if !placed.insert(id) {
                let message = format!("Remove this: {} stands in the sections already.", quoted(&id.0));
                place.say(Code::StepInTwoSections, &field, message);
            }
        }
    }
    for id in document.steps.keys().filter(|id| !placed.contains(id)) {
        let message = "Put the step into a section, or remove it.";
        place.findings.push(Finding::of_step(Code::StepInNoSection, id, None, message));
    }
}
