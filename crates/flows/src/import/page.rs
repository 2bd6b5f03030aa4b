//! A page with flowcharts: Markdown with fenced charts, or a chart by itself.

mod fences;
pub(super) mod metadata;

use super::mermaid;
use super::source::{Diagram, recognise};
use super::text::{plain_line, shortened};
use super::{Outcome, ReportEntry};
use crate::FlowDocument;
use crate::limits::MAX_TITLE;
use fences::{Fence, fences};
use metadata::{FrontMatter, summary_below};
use std::collections::HashMap;

/// Flowcharts read from one page.
const MAX_CHARTS: usize = 200;

/// Whether the text is a flowchart, or a page with a fenced one.
pub(super) fn draws_a_flowchart(source: &str) -> bool {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let lines: Vec<&str> = source.lines().collect();
    let fences = fences(&lines, &mut Vec::new());
    if fences.is_empty() {
        return matches!(recognise(&lines, 1), Diagram::Flowchart(_));
    }
    fences.iter().any(|fence| {
        let content: Vec<&str> = fence.content.iter().map(String::as_str).collect();
        matches!(recognise(&content, fence.line + 1), Diagram::Flowchart(_))
    })
}

/// Every flowchart of the page as a flow, and what became of the page.
pub(super) fn read(source: &str, name: Option<&str>) -> (Vec<FlowDocument>, Vec<ReportEntry>) {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let lines: Vec<&str> = source.lines().collect();
    let mut report = Vec::new();
    let fences = fences(&lines, &mut report);
    if fences.is_empty() {
        return read_bare(&lines, name, report);
    }
    let (front, body) = metadata::front_matter(&lines, &mut report);
    let page = Page { lines: &lines[body..], first: body, front };
    let mut found = Vec::new();
    for fence in &fences {
        if found.len() == MAX_CHARTS {
            let reason =
                format!("Only the first {MAX_CHARTS} flowcharts of a page are read; the rest was left out.");
            report.push(ReportEntry::new(Some(fence.line), Outcome::Failed, reason));
            break;
        }
        let content: Vec<&str> = fence.content.iter().map(String::as_str).collect();
        match recognise(&content, fence.line + 1) {
            Diagram::Flowchart(chart) => {
                let read = mermaid::read(&chart);
                report.extend(read.report);
                found.extend(read.document.map(|document| (document, fence)));
            }
            other => report.push(not_a_flowchart(&other, fence.line)),
        }
    }
    if found.is_empty() {
        let first = fences.first().map_or(1, |fence| fence.line);
        let reason = "No flowchart was found: no chart on this page is one.".to_owned();
        report.push(ReportEntry::new(Some(first), Outcome::Failed, reason));
    }
    report.sort_by_key(|entry| entry.line);
    (page.finish(found, name), report)
}

fn not_a_flowchart(diagram: &Diagram, fence: u32) -> ReportEntry {
    let (line, reason) = match diagram {
        Diagram::Other(called, line) => (*line, format!("This is {called}; only flowcharts become flows.")),
        Diagram::Unknown(Some(line)) => {
            (*line, "Expected `flowchart` or `graph` at the start of a chart.".into())
        }
        Diagram::Unknown(None) | Diagram::Flowchart(_) => (fence, "The chart is empty.".into()),
    };
    let outcome = if matches!(diagram, Diagram::Other(..)) { Outcome::NotMapped } else { Outcome::Failed };
    ReportEntry::new(Some(line), outcome, reason)
}

/// A chart by itself, or a page without any.
fn read_bare(
    lines: &[&str],
    name: Option<&str>,
    mut report: Vec<ReportEntry>,
) -> (Vec<FlowDocument>, Vec<ReportEntry>) {
    let (line, reason) = match recognise(lines, 1) {
        Diagram::Flowchart(chart) => {
            let read = mermaid::read(&chart);
            report.extend(read.report);
            let document = read.document.map(|mut document| {
                give_title(&mut document, None, None, name);
                document
            });
            return (document.into_iter().collect(), report);
        }
        Diagram::Other(called, line) => (line, format!("This is {called}; only flowcharts become flows.")),
        Diagram::Unknown(_) => (1, "No Mermaid flowchart was found in this text.".to_owned()),
    };
    report.push(ReportEntry::new(Some(line), Outcome::Failed, reason));
    (Vec::new(), report)
}

struct Page<'a> {
    /// The page below its front matter.
    lines: &'a [&'a str],
    /// How many lines stand above.
    first: usize,
    front: FrontMatter,
}

impl Page<'_> {
    /// Gives each flow the page's metadata and a title of its own.
    fn finish(&self, found: Vec<(FlowDocument, &Fence)>, name: Option<&str>) -> Vec<FlowDocument> {
        let outline = metadata::outline(self.lines);
        let page_heading = outline.iter().find(|heading| heading.level == 1);
        let page_title =
            self.front.title.clone().or_else(|| page_heading.map(|heading| heading.text.clone()));
        let is_only = found.len() == 1;
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut flows = Vec::new();
        for (mut document, fence) in found {
            let fence_line = (fence.line as usize - 1).saturating_sub(self.first);
            let above = outline.partition_point(|heading| heading.line < fence_line);
            let nearest = outline[..above].last();
            let nearest_title = nearest.map(|heading| heading.text.clone());
            let own = Some(document.title.clone()).filter(|title| !title.is_empty());
            if is_only {
                give_title(&mut document, page_title.clone().or(own), nearest_title, name);
            } else {
                give_title(&mut document, own.or(nearest_title), page_title.clone(), name);
                let times = seen.entry(document.title.clone()).or_insert(0);
                *times += 1;
                if *times > 1 {
                    let number = format!(" ({times})");
                    document.title = shortened(&document.title, MAX_TITLE - number.len()) + &number;
                }
            }
            if document.summary.is_empty() {
                let section = if is_only { 0 } else { nearest.map_or(0, |heading| heading.line + 1) };
                let page_summary = self.front.summary.clone().filter(|_| is_only);
                let below = &self.lines[section..fence_line.max(section)];
                document.summary = page_summary.or_else(|| summary_below(below)).unwrap_or_default();
            }
            document.category = self.front.category.clone();
            document.tags = self.front.tags.clone();
            flows.push(document);
        }
        flows
    }
}

fn give_title(document: &mut FlowDocument, best: Option<String>, next: Option<String>, name: Option<&str>) {
    let own = Some(document.title.clone()).filter(|title| !title.is_empty());
    let name = name.map(plain_line).filter(|name| !name.is_empty());
    let start =
        document.start.as_ref().and_then(|start| document.steps.get(start)).map(|step| step.title.clone());
    let title = best.or(own).or(next).or(name).or(start).unwrap_or_else(|| "Untitled flow".into());
    document.title = shortened(&title, MAX_TITLE);
}
