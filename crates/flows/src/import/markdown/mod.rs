//! Markdown pages as procedures: headings become sections, items become steps, code becomes commands, and what is only
//! to be read stays text.

mod blocks;
mod branches;
mod draft;
mod finish;
mod html_parts;
mod inline;
mod prepare;
mod steps;
mod wording;

use super::ids::Ids;
use super::page::metadata::{self, FrontMatter};
use super::text::{counted, plain_line, shortened};
use super::{Outcome, ReportEntry};
use crate::limits::{MAX_NAME, MAX_SUMMARY, MAX_TITLE};
use crate::{FlowDocument, FlowKind, escaped, slug_of};
use blocks::{Block, Kind, Page};
use draft::{DraftKind, DraftSection};
use inline::plain;
use steps::{Reading, count_items};
use wording::Promise;

/// A page that was read.
pub(super) struct ReadPage {
    /// Its flows: one, unless it is too large for one.
    pub documents: Vec<FlowDocument>,
    /// What became of it.
    pub report: Vec<ReportEntry>,
    /// Whether it has something to do, or at least parts: a text without both is no procedure.
    pub is_procedure: bool,
}

/// A heading and what stands below it, up to the next heading.
struct Part<'a> {
    level: u8,
    /// What the heading says; empty for what stands above the first one.
    title: String,
    /// The titles of the headings that it stands under.
    above: Vec<String>,
    line: u32,
    blocks: &'a [Block],
}

/// Reads a page as a procedure. `name` is the title where the page has none.
pub(super) fn read(source: &str, name: Option<&str>, wants_branches: bool) -> ReadPage {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let mut report = Vec::new();
    let lines: Vec<&str> = source.lines().collect();
    let (front, body) = metadata::front_matter(&lines, &mut report);
    if let Some(reason) = metadata::unused(&lines[..body]) {
        report.push(ReportEntry::new(Some(1), Outcome::NotMapped, reason));
    }
    let first = u32::try_from(body + 1).unwrap_or(u32::MAX);
    let prepared = prepare::prepare(&lines[body..], first, &mut report);
    let page = Page::parse(prepared, &mut report);
    let (heading, parts) = parts(&page, &mut report);
    let mut sections = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let below = parts[at + 1..].iter().take_while(|below| below.level > part.level);
        let has_parts = !part.title.is_empty() && below.clone().next().is_some();
        let steps = Reading {
            page: &page,
            report: &mut report,
            heading: &part.title,
            promise: part.promise(),
            has_parts,
        }
        .steps(part.blocks);
        let (title, is_whole) = part.path();
        if steps.is_empty() {
            let is_shown = below.clone().any(|below| !below.blocks.is_empty());
            if !part.title.is_empty() && !is_shown {
                let reason = format!("Nothing stands below the heading “{}”.", part.title);
                report.push(ReportEntry::new(Some(part.line), Outcome::NotMapped, reason));
            }
            continue;
        }
        let items = count_items(part.blocks);
        let reason = format!(
            "“{title}” became a section with {}{}.",
            counted(steps.len(), "step"),
            if items == 0 {
                String::new()
            } else {
                format!(" for {}", counted(items, "numbered or ticked item"))
            },
        );
        report.push(ReportEntry::new(Some(part.line), Outcome::Mapped, reason));
        if !is_whole {
            let above = part.above.join(" / ");
            let reason = format!("The headings above are too long for the title of the section: “{above}”.");
            report.push(ReportEntry::new(Some(part.line), Outcome::KeptAsText, reason));
        }
        sections.push(DraftSection { title, steps });
    }
    let has_work =
        sections.iter().flat_map(|section| &section.steps).any(|step| step.kind != DraftKind::Note);
    let is_procedure = has_work || parts.iter().filter(|part| !part.title.is_empty()).count() > 1;
    let head = head(front, heading.as_deref(), name, &parts, &lines[body..]);
    finish::within_limits(&mut sections, &mut report);
    let mut ids = Ids::default();
    for step in sections.iter_mut().flat_map(|section| &mut section.steps) {
        step.id = ids.give(&shortened_slug(&step.title), "step");
    }
    branches::branch(&mut sections, wants_branches, &mut ids, &mut report);
    let documents =
        if sections.is_empty() { Vec::new() } else { finish::documents(&head, sections, &mut report) };
    report.sort_by_key(|entry| entry.line);
    ReadPage { documents, report, is_procedure }
}

fn shortened_slug(title: &str) -> String {
    let slug = slug_of(title).0;
    let cut = slug.char_indices().nth(40).map_or(slug.len(), |(at, _)| at);
    let end =
        if cut == slug.len() { cut } else { slug[..cut].rfind('-').filter(|at| *at > 10).unwrap_or(cut) };
    if slug == "flow" { String::new() } else { slug[..end].to_owned() }
}

impl Part<'_> {
    /// The section's title: the headings above it and its own, and whether all of them fit.
    fn path(&self) -> (String, bool) {
        if self.title.is_empty() {
            return ("Introduction".to_owned(), true);
        }
        let own = shortened(&self.title, MAX_NAME);
        let above = self.above.join(" / ");
        let room = MAX_NAME.saturating_sub(own.chars().count() + 3);
        if above.is_empty() {
            return (own, true);
        }
        let is_whole = above.chars().count() <= room;
        let path = if room < 20 { own } else { format!("{} / {own}", shortened(&above, room)) };
        (path, is_whole)
    }

    /// What the nearest heading that promises anything promises.
    fn promise(&self) -> Option<Promise> {
        std::iter::once(&self.title).chain(self.above.iter().rev()).find_map(|title| wording::promise(title))
    }
}

/// The page's own heading, and its parts.
fn parts<'a>(page: &'a Page, report: &mut Vec<ReportEntry>) -> (Option<String>, Vec<Part<'a>>) {
    let places: Vec<(usize, u8)> = page
        .blocks
        .iter()
        .enumerate()
        .filter_map(
            |(at, block)| if let Kind::Heading(level) = block.kind { Some((at, level)) } else { None },
        )
        .collect();
    let end = page.blocks.len();
    let mut heading = None;
    let mut parts: Vec<Part> = Vec::new();
    let mut open: Vec<(u8, String)> = Vec::new();
    let first = places.first().map_or(end, |(at, _)| *at);
    let mut add = |level, title, above, line, blocks: &'a [Block]| {
        parts.push(Part { level, title, above, line, blocks });
    };
    add(0, String::new(), Vec::new(), 1, &page.blocks[..first]);
    for (place, (at, level)) in places.iter().enumerate() {
        let block = &page.blocks[*at];
        let line = page.line(&block.range);
        let raw = page.markdown(&block.range);
        let (mut title, loses) = plain(&raw);
        if title.is_empty() {
            title = plain_line(raw.trim_start_matches('#'));
        }
        let blocks = &page.blocks[*at + 1..places.get(place + 1).map_or(end, |(next, _)| *next)];
        if loses || raw.trim_end().ends_with('}') || title.chars().count() > 190 {
            let reason = format!("Only the words of this heading were kept: `{}`.", raw.trim());
            report.push(ReportEntry::new(Some(line), Outcome::KeptAsText, reason));
        }
        if *level == 1 && heading.is_none() && open.is_empty() {
            heading = Some(title);
            add(0, String::new(), Vec::new(), line, blocks);
            continue;
        }
        while open.last().is_some_and(|(above, _)| above >= level) {
            open.pop();
        }
        let above = open.iter().map(|(_, title)| title.clone()).collect();
        open.push((*level, title.clone()));
        // A heading without words still begins a part.
        let title = if title.is_empty() { "Untitled".to_owned() } else { title };
        add(*level, title, above, line, blocks);
    }
    (heading, parts)
}

fn head(
    front: FrontMatter,
    heading: Option<&str>,
    name: Option<&str>,
    parts: &[Part],
    lines: &[&str],
) -> FlowDocument {
    let name = name.map(plain_line).filter(|name| !name.is_empty());
    let heading = heading.filter(|heading| !heading.is_empty()).map(str::to_owned);
    let first = parts.iter().find(|part| !part.title.is_empty()).map(|part| part.title.clone());
    let title = front.title.clone().or_else(|| heading.clone()).or(name).or(first);
    let title = shortened(&escaped(&title.unwrap_or_else(|| "Untitled procedure".into())), MAX_TITLE);
    // A summary is plain text: marks go, unless an address would go with them.
    let without_marks = |text: String| match plain(&text) {
        (said, false) => said,
        (_, true) => text,
    };
    let below = || metadata::summary_below(lines).map(without_marks);
    let mut summary = front.summary.clone().or_else(below).unwrap_or_default();
    // The page's own heading is what people know it by.
    let known = words(&title);
    if let Some(heading) = heading.filter(|heading| !words(heading).iter().all(|word| known.contains(word))) {
        let dot = if heading.ends_with(['.', '?', '!']) { "" } else { "." };
        summary = format!("{heading}{dot} {summary}").trim_end().to_owned();
    }
    FlowDocument {
        kind: FlowKind::Procedural,
        title,
        summary: shortened(&escaped(&summary), MAX_SUMMARY),
        category: front.category,
        tags: front.tags,
        ..FlowDocument::default()
    }
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
