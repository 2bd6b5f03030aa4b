//! Tables of steps (CSV): a row is a step, or adds an answer, a command or a capture to the step above.

mod columns;
mod flow;
mod rows;
#[cfg(test)]
mod tests;

use super::{Outcome, ReportEntry};
use crate::FlowDocument;

/// Flows read from one table.
const MAX_FLOWS: usize = 200;

/// Every flow of the table, and what became of its columns and rows.
pub(super) fn read(source: &str, name: Option<&str>) -> (Vec<FlowDocument>, Vec<ReportEntry>) {
    let mut report = Vec::new();
    let flows = rows::read(source, &mut report).map(|rows| flow::flows(&rows, name, &mut report));
    report.sort_by_key(|entry| entry.line);
    (flows.unwrap_or_default(), report)
}

/// Whether the first line names the columns of a table of steps.
pub(super) fn looks_like_table(source: &str) -> bool {
    rows::looks_like_table(source)
}

fn failed(line: u32, reason: impl Into<String>) -> ReportEntry {
    ReportEntry::new(Some(line), Outcome::Failed, reason)
}
