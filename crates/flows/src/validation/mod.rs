//! The rules that a flow document keeps, and what is said when it does not.

mod finding;
mod graph;
pub mod limits;
mod steps;
#[cfg(test)]
mod tests;
mod texts;

pub use finding::{Finding, FindingCode, Severity};

use crate::FlowDocument;
use std::io;
use texts::Place;

/// Everything that is wrong or odd in a document: the flow's own fields first, then its steps in order, then
/// how they hang together. Takes time in proportion to the document, whatever its shape.
pub fn validate(document: &FlowDocument) -> Vec<Finding> {
    let mut findings = Vec::new();
    check_size(document, &mut findings);
    check_head(document, &mut findings);
    for (id, step) in &document.steps {
        steps::check(id, step, &mut findings);
    }
    graph::check(document, &mut findings);
    findings
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
    let mut seen = std::collections::HashSet::new();
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
