//! What a document names outside of itself: other flows, and steps of the Step Library.

use super::texts::quoted;
use super::{Finding, FindingCode as Code, validate};
use crate::{FlowDocument, FlowSlug, StepKind, is_valid_slug};
use rf_core::LibraryStepId;
use std::collections::HashSet;

/// What the library around a document holds, as far as the document names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The flows that are there.
    pub flows: HashSet<FlowSlug>,
    /// The library steps that are there.
    pub library_steps: HashSet<LibraryStepId>,
}

impl Surroundings {
    /// The flows that a document follows as sub-flows, each once.
    pub fn flows_of(document: &FlowDocument) -> HashSet<FlowSlug> {
        let steps = document.steps.values();
        steps
            .filter_map(|step| match &step.kind {
                StepKind::Subflow { flow, .. } if is_valid_slug(&flow.0) => Some(flow.clone()),
                _ => None,
            })
            .collect()
    }

    /// The library steps that a document's steps follow, each once.
    pub fn library_steps_of(document: &FlowDocument) -> HashSet<LibraryStepId> {
        document.steps.values().filter_map(|step| step.linked.map(|link| link.step)).collect()
    }
}

/// Everything that is wrong or odd in a document, by itself and within its library.
pub fn validate_within(document: &FlowDocument, surroundings: &Surroundings) -> Vec<Finding> {
    let mut findings = validate(document);
    for (id, step) in &document.steps {
        if let StepKind::Subflow { flow, .. } = &step.kind
            && is_valid_slug(&flow.0)
            && !surroundings.flows.contains(flow)
        {
            let message = format!("Your library has no flow named {} yet.", quoted(&flow.0));
            findings.push(Finding::of_step(Code::UnknownSubflow, id, Some("flow".into()), message));
        }
        if let Some(link) = step.linked
            && !surroundings.library_steps.contains(&link.step)
        {
            let message =
                "Your Step Library does not have the step that this one follows. It stays as it is.";
            findings.push(Finding::of_step(Code::UnknownLibraryStep, id, Some("linked".into()), message));
        }
    }
    findings
}
