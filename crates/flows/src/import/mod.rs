//! Turning what people already have into flow documents, with a report of everything that was read.

mod html;
mod ids;
mod markdown;
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

use crate::validation::limits::{MAX_PAGE_BYTES, MAX_SOURCE_BYTES};
use crate::{FlowDocument, parse_native, validate};

/// Reads every flow in `source`. Nothing is left out silently: what has no place in a flow, and what could not be
/// read, stands in the report with its line. `name` (a file's name, say) is the title where the source has none.
pub fn import(options: &ImportOptions, source: &str, name: Option<&str>) -> ImportOutcome {
    let is_native = match options.format {
        ImportFormat::Auto => source::looks_native(source),
        format => format == ImportFormat::Native,
    };
    let limit = if is_native { MAX_SOURCE_BYTES } else { MAX_PAGE_BYTES };
    if source.len() > limit {
        let reason = format!("The source takes {} bytes; the limit is {limit}.", source.len());
        return ImportOutcome::of(Vec::new(), vec![ReportEntry::new(None, Outcome::Failed, reason)]);
    }
    let (documents, report) = match options.format {
        _ if is_native => read_native(source),
        ImportFormat::Csv => table::read(source, name),
        ImportFormat::Auto if table::looks_like_table(source) => table::read(source, name),
        ImportFormat::Html => read_html(source, name, options.branches),
        ImportFormat::Auto if html::looks_html(source) => read_html(source, name, options.branches),
        ImportFormat::Mermaid => page::read(source, name),
        ImportFormat::Auto | ImportFormat::Native | ImportFormat::Markdown => {
            read_page(options, source, name)
        }
    };
    let flows = documents
        .into_iter()
        .map(|document| ImportedFlow { findings: validate(&document), document, slug: None })
        .collect();
    ImportOutcome::of(flows, report)
}

/// A page is what it draws, if it draws a flowchart; otherwise it is a procedure, if there is anything of one.
fn read_page(
    options: &ImportOptions,
    source: &str,
    name: Option<&str>,
) -> (Vec<FlowDocument>, Vec<ReportEntry>) {
    if page::draws_a_flowchart(source) {
        return page::read(source, name);
    }
    let read = markdown::read(source, name, options.branches);
    let is_asked_for = options.format == ImportFormat::Markdown && !read.documents.is_empty();
    if read.is_procedure || is_asked_for { (read.documents, read.report) } else { page::read(source, name) }
}

fn read_html(source: &str, name: Option<&str>, branches: bool) -> (Vec<FlowDocument>, Vec<ReportEntry>) {
    let text = match html::to_markdown(source) {
        Ok(text) => text,
        Err(reason) => return (Vec::new(), vec![ReportEntry::new(None, Outcome::Failed, reason)]),
    };
    let markdown::ReadPage { documents, mut report, .. } = markdown::read(&text, name, branches);
    let reason = "The HTML was read as the Markdown that it stands for; lines are those of that Markdown.";
    report.insert(0, ReportEntry::new(None, Outcome::Mapped, reason));
    if documents.is_empty() {
        report.push(ReportEntry::new(None, Outcome::Failed, "There is no text on this page."));
    }
    (documents, report)
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
