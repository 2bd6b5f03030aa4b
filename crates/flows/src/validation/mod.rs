//! The rules that a flow document keeps, and what is said when it does not.

mod captures;
mod finding;
mod graph;
mod kind;
pub mod limits;
mod names;
mod procedure;
mod schedule;
mod steps;
mod surroundings;
#[cfg(test)]
mod tests;
mod texts;

pub use finding::{Finding, FindingCode, Severity};
pub use surroundings::{Surroundings, validate_within};

use crate::{FlowDocument, Step, StepId};
use std::collections::HashSet;
use std::io;
use texts::Place;

/// Everything that is wrong or odd in a document by itself: the flow's own fields first, then its steps in order, then
/// the names they use, then how they hang together. Takes time in proportion to the document, whatever its shape.
pub fn validate(document: &FlowDocument) -> Vec<Finding> {
    let mut findings = Vec::new();
    check_size(document, &mut findings);
    let is_too_large = !findings.is_empty();
    check_head(document, &mut findings);
    schedule::check(document, &mut findings);
    let mut names = names::Known::new();
    captures::check(
        "intake",
        &document.intake,
        &mut names,
        &mut Place { step: None, findings: &mut findings },
    );
    for (id, step) in &document.steps {
        steps::check(id, step, &mut findings);
        let mut place = Place { step: Some(id), findings: &mut findings };
        captures::check("captures", &step.captures, &mut names, &mut place);
    }
    // Conditions take their time to be read; nobody waits for those of a document that is refused anyhow.
    if !is_too_large {
        names::check(document, &names, &mut findings);
    }
    kind::check(document, &mut findings);
    if document.kind.has_sections() {
        procedure::check(document, &mut findings);
    } else {
        graph::check(document, &mut findings);
    }
    findings
}

/// Whether a document is larger than the product accepts, even as a draft.
pub fn is_too_large(document: &FlowDocument) -> bool {
    document.steps.len() > limits::MAX_STEPS || document_bytes(document) > limits::MAX_DOCUMENT_BYTES
}

/// What is wrong or odd in one step by itself, as a step of the Step Library: names may come from any flow.
pub fn validate_step(step: &Step) -> Vec<Finding> {
    let mut findings = Vec::new();
    let id = StepId::from("step");
    steps::check(&id, step, &mut findings);
    let mut place = Place { step: Some(&id), findings: &mut findings };
    captures::check("captures", &step.captures, &mut names::Known::new(), &mut place);
    findings.into_iter().map(|finding| Finding { step: None, ..finding }).collect()
}

/// The document's size in bytes, written as compact JSON.
pub fn document_bytes(document: &FlowDocument) -> usize {
    struct Count(usize);
    impl io::Write for Count {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 += bytes.len();
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut count = Count(0);
    match serde_json::to_writer(&mut count, document) {
        Ok(()) => count.0,
        Err(_) => usize::MAX,
    }
}

fn check_size(document: &FlowDocument, findings: &mut Vec<Finding>) {
    use FindingCode::{DocumentTooLarge, TooManySteps};
    let steps = document.steps.len();
    if steps > limits::MAX_STEPS {
        let message = format!("Split the flow: it has {steps} steps, the limit is {}.", limits::MAX_STEPS);
        findings.push(Finding::of_flow(TooManySteps, Some("steps"), message));
    }
    let bytes = document_bytes(document);
    if bytes > limits::MAX_DOCUMENT_BYTES {
        let limit = limits::MAX_DOCUMENT_BYTES / 1024;
        let message =
            format!("Split the flow: it takes {} KiB, the limit is {limit} KiB.", bytes.div_ceil(1024));
        findings.push(Finding::of_flow(DocumentTooLarge, None, message));
    }
}

fn check_head(document: &FlowDocument, findings: &mut Vec<Finding>) {
    let mut place = Place { step: None, findings };
    place.line("title", &document.title, 1, limits::MAX_TITLE);
    place.paragraphs("summary", &document.summary, limits::MAX_SUMMARY);
    place.line("category", &document.category, 0, limits::MAX_CATEGORY);
    let tags = document.tags.len();
    if tags > limits::MAX_TAGS {
        let message = format!("Keep the {} most useful tags; there are {tags}.", limits::MAX_TAGS);
        place.say(FindingCode::TooManyTags, "tags", message);
    }
    let mut seen = HashSet::new();
    for (number, tag) in document.tags.iter().enumerate() {
        let field = format!("tags.{number}");
        place.line(&field, tag, 1, limits::MAX_TAG);
        if !seen.insert(tag) {
            place.say(
                FindingCode::DuplicateTag,
                &field,
                format!("Remove the second {}.", texts::quoted(tag)),
            );
        }
    }
    if let Some(start) = &document.start {
        place.no_control("start", &start.0);
    }
}
