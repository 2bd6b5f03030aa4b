//! Turning what people already have into flow documents, with a report of everything that was read.

mod ids;
mod mermaid;
mod outcome;
mod page;
mod report;
mod source;
mod table;
#[cfg(test)]
mod tests;
mod text;

pub use outcome::{
    ImportCounts, ImportFormat, ImportOffer, ImportOptions, ImportOutcome, ImportedFlow, Outcome, ReportEntry,
};
pub use report::render_report;

use crate::validation::limits::MAX_SOURCE_BYTES;
use crate::{FlowDocument, parse_native, validate};

/// Reads every flow in `source`. Nothing is left out silently: what has no place in a flow, and what could not be
/// read, stands in the report with its line. `name` (a file's name, say) is the title where the source has none.
pub fn import(options: &ImportOptions, source: &str, name: Option<&str>) -> ImportOutcome {
    if source.len() > MAX_SOURCE_BYTES {
        let reason = format!("The source takes {} bytes; the limit is {MAX_SOURCE_BYTES}.", source.len());
        return ImportOutcome::of(Vec::new(), vec![ReportEntry::new(None, Outcome::Failed, reason)]);
    }
    let is_native = match options.format {
        ImportFormat::Auto => source::looks_native(source),
        ImportFormat::Native => true,
        ImportFormat::Mermaid | ImportFormat::Markdown | ImportFormat::Html | ImportFormat::Csv => false,
    };
    let is_table = match options.format {
        ImportFormat::Auto => !is_native && table::looks_like_table(source),
        format => format == ImportFormat::Csv,
    };
    let (documents, report) = if is_table {
        table::read(source, name)
    } else if is_native {
        read_native(source)
    } else {
        page::read(source, name)
    };
    let flows = documents
        .into_iter()
        .map(|document| ImportedFlow { findings: validate(&document), document, slug: None })
        .collect();
    ImportOutcome::of(flows, report)
}

fn read_native(source: &str) -> (Vec<FlowDocument>, Vec<ReportEntry>) {
    match parse_native(source) {
        Ok(document) => {
            let reason =
                format!("The flow document was read with {}.", text::counted(document.steps.len(), "step"));
            (vec![document], vec![ReportEntry::new(Some(1), Outcome::Mapped, reason)])
        }
        Err(problem) => {
            let reason = format!("This is not a flow document: {}.", problem.message.trim_end_matches('.'));
            (Vec::new(), vec![ReportEntry::new(problem.line, Outcome::Failed, reason)])
        }
    }
}
