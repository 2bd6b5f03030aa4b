//! An import's report as text for a terminal.

use super::text::counted;
use super::{ImportOutcome, Outcome};
use std::fmt::Write;

/// The report for a person: the flows with their findings first, then the source line by line.
pub fn render_report(outcome: &ImportOutcome) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write_report(outcome, &mut text);
    text
}

fn write_report(outcome: &ImportOutcome, text: &mut String) -> std::fmt::Result {
    let counts = outcome.counts;
    let many = |count: u32, what: &str| counted(count as usize, what);
    writeln!(
        text,
        "{} read: {} with {}, {}, {}",
        many(counts.flows, "flow"),
        many(counts.steps, "step"),
        many(counts.answers, "answer"),
        many(counts.errors, "error"),
        many(counts.warnings, "warning"),
    )?;
    for flow in &outcome.flows {
        let document = &flow.document;
        writeln!(text, "\n{} ({})", document.title, many(document.steps.len() as u32, "step"))?;
        for finding in &flow.findings {
            let severity = if finding.is_error() { "error" } else { "warning" };
            let place = match (&finding.step, &finding.field) {
                (Some(step), Some(field)) => format!("{step}.{field}: "),
                (Some(step), None) => format!("{step}: "),
                (None, Some(field)) => format!("{field}: "),
                (None, None) => String::new(),
            };
            writeln!(text, "  {severity} {}: {place}{}", finding.code, finding.message)?;
        }
    }
    if !outcome.report.is_empty() {
        writeln!(text)?;
    }
    for entry in &outcome.report {
        let line = entry.line.map_or_else(|| "-".to_owned(), |line| line.to_string());
        let outcome = match entry.outcome {
            Outcome::Mapped => "mapped",
            Outcome::KeptAsText => "kept as text",
            Outcome::NotMapped => "not mapped",
            Outcome::Offered => "offered",
            Outcome::Failed => "failed",
        };
        writeln!(text, "{line:>5}  {outcome:<12}  {}", entry.reason)?;
    }
    Ok(())
}
