//! Mermaid flowcharts: a chart's text becomes a flow, and everything that has no place in a flow is told.

mod chart;
mod cursor;
mod flow;
mod labels;
mod links;
mod nodes;
mod statements;
mod subgraphs;
#[cfg(test)]
mod tests;
mod wording;

use super::{Outcome, ReportEntry};
use crate::FlowDocument;

/// One chart, as it was cut out of its source.
pub(super) struct ChartSource {
    /// The chart's text from its first word on, its lines as they stand in the source.
    pub text: String,
    /// The line of the source that the text begins at, from 1.
    pub line: u32,
    /// The title in the chart's own front matter.
    pub title: Option<String>,
}

/// A chart as a flow, if it has a node at all.
pub(super) struct ReadChart {
    /// The flow; its title is empty unless the chart has one of its own.
    pub document: Option<FlowDocument>,
    /// What became of each piece.
    pub report: Vec<ReportEntry>,
}

/// Reads one chart.
pub(super) fn read(source: &ChartSource) -> ReadChart {
    let mut chart = statements::read(&source.text);
    chart.title = source.title.clone().or(chart.title);
    let mut told = Vec::new();
    let document = flow::to_flow(&chart, &mut told);
    let at = |line: usize| Some(source.line.saturating_add(u32::try_from(line).unwrap_or(u32::MAX)));
    let mut report = Vec::new();
    for problem in &chart.problems {
        let reason = format!("The rest of this line was left out: {}.", problem.message);
        report.push(ReportEntry::new(at(problem.line), Outcome::Failed, reason));
    }
    if let Some(problem) = &chart.unclosed {
        report.push(ReportEntry::new(at(problem.line), Outcome::Failed, problem.message.clone()));
    }
    for (what, (line, count)) in &chart.ignored {
        let reason = ignored(what, *count);
        report.push(ReportEntry::new(at(*line), Outcome::NotMapped, reason));
    }
    for remark in chart.remarks {
        report.push(ReportEntry::new(at(remark.line), Outcome::KeptAsText, remark.message));
    }
    for (line, outcome, reason) in told {
        report.push(ReportEntry::new(at(line), outcome, reason));
    }
    if document.is_none() {
        let reason = "The flowchart has no nodes.".to_owned();
        report.push(ReportEntry::new(at(0), Outcome::Failed, reason));
    }
    report.sort_by_key(|entry| entry.line);
    ReadChart { document, report }
}

fn ignored(what: &str, count: usize) -> String {
    let why = match what {
        "~~~" => "an invisible link only arranges the drawing",
        "click" => "what a click does has no place in a flow",
        "direction" => "a flow has no drawing direction",
        "%%{…}%%" => "directives only set how the chart is drawn",
        _ => "colours and lines are not part of a flow",
    };
    let times = if count == 1 { String::new() } else { format!(" ({count} times, first here)") };
    format!("`{what}` was left out{times}: {why}.")
}
