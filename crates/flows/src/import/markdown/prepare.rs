//! The page's text made ready to be parsed: what only one publishing system understands is put into plain Markdown or
//! reported, and every line remembers where it came from.

use crate::import::{Outcome, ReportEntry};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Markdown with the lines that it came from.
pub(super) struct Prepared {
    /// What is parsed.
    pub text: String,
    /// Where each line begins, and which line of the source it is.
    starts: Vec<(usize, u32)>,
}

impl Prepared {
    fn new() -> Self {
        Self { text: String::new(), starts: Vec::new() }
    }

    fn push(&mut self, line: &str, from: u32) {
        self.starts.push((self.text.len(), from));
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// The line of the source that the text at `offset` came from.
    pub fn line_of(&self, offset: usize) -> u32 {
        let next = self.starts.partition_point(|(start, _)| *start <= offset);
        next.checked_sub(1).map_or(1, |at| self.starts[at].1)
    }

    /// How far into its line the text at `offset` stands, in bytes.
    pub fn column_of(&self, offset: usize) -> usize {
        let next = self.starts.partition_point(|(start, _)| *start <= offset);
        next.checked_sub(1).map_or(0, |at| offset - self.starts[at].0)
    }

    /// The same text with other words in some places; the places come in order and do not overlap.
    pub fn with(&self, replaced: &[(Range<usize>, String)]) -> Self {
        let mut made = Self::new();
        let mut replaced = replaced.iter().peekable();
        let mut until = 0;
        for (at, (start, from)) in self.starts.iter().enumerate() {
            let end = self.starts.get(at + 1).map_or(self.text.len(), |(next, _)| *next);
            if end <= until {
                continue;
            }
            let mut line = String::new();
            let mut from_here = (*start).max(until);
            while let Some((range, text)) = replaced.next_if(|(range, _)| range.start < end) {
                line.push_str(&self.text[from_here..range.start.max(from_here)]);
                let indent = " ".repeat(range.start.saturating_sub(*start).min(100));
                line.push_str(&text.replace('\n', &format!("\n{indent}")));
                from_here = range.end.max(from_here);
                until = from_here;
                if from_here >= end {
                    break;
                }
            }
            if from_here < end {
                line.push_str(&self.text[from_here..end]);
            }
            for line in line.trim_end_matches('\n').split('\n') {
                made.push(line, *from);
            }
        }
        made
    }
}

static NUMBERED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^\s*[0-9]{1,3}[.)]\s+\S").ok());
static GLUED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(\s*[0-9]{1,2}[.)])([A-Z\[*`].*)$").ok());
static ATTRIBUTE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"([A-Za-z-]+)\s*=\s*"([^"]*)""#).ok());
static TAB: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(#{1,6})\s+\[(.+)\]\(#tab/([^)]*)\)\s*$").ok());

/// Whether the line begins a numbered item.
pub(super) fn is_numbered(line: &str) -> bool {
    line.trim_start().starts_with(|c: char| c.is_ascii_digit())
        && NUMBERED.as_ref().is_some_and(|numbered| numbered.is_match(line))
}

/// Prepares `lines`, the first of which is line `first` of the source (from 1).
pub(super) fn prepare(lines: &[&str], first: u32, report: &mut Vec<ReportEntry>) -> Prepared {
    let mut made = Prepared::new();
    let mut fence: Option<(char, usize)> = None;
    let mut in_text = false;
    for (at, line) in lines.iter().enumerate() {
        let from = first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
        let line: String = line.chars().map(|c| if c.is_control() && c != '\t' { ' ' } else { c }).collect();
        let was_open = fence.is_some();
        follow_fence(&line, &mut fence);
        if was_open || fence.is_some() {
            made.push(&line, from);
            in_text = false;
            continue;
        }
        let line = published(&line, from, report).unwrap_or_default();
        // A list that does not begin with 1 cannot follow a paragraph directly; people write it so all the same.
        if in_text && is_numbered(&line) {
            made.push("", from);
        }
        in_text = !line.trim().is_empty();
        made.push(&line, from);
    }
    made
}

fn follow_fence(line: &str, open: &mut Option<(char, usize)>) {
    let text = line.trim_start_matches([' ', '\t', '>', '-', '*', '+']);
    let text = match text.find(['`', '~']) {
        Some(at) if text[..at].chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ')) => {
            &text[at..]
        }
        _ => return,
    };
    let Some(mark) = text.chars().next().filter(|c| matches!(c, '`' | '~')) else { return };
    let length = text.chars().take_while(|c| *c == mark).count();
    match *open {
        Some((opened, least)) if opened == mark && length >= least && text.trim_end().len() == length => {
            *open = None;
        }
        None if length >= 3 && !(mark == '`' && text[length..].contains('`')) => *open = Some((mark, length)),
        _ => {}
    }
}

/// The line in plain Markdown; none if nothing of it stays.
fn published(line: &str, from: u32, report: &mut Vec<ReportEntry>) -> Option<String> {
    let text = line.trim();
    let mut tell = |outcome, reason: String| report.push(ReportEntry::new(Some(from), outcome, reason));
    if text.starts_with(":::") {
        let words = text.trim_matches(':').trim();
        if words.starts_with("image") {
            let attribute = |name: &str| {
                let found = ATTRIBUTE.as_ref()?.captures_iter(words).find(|found| &found[1] == name)?;
                Some(found[2].to_owned())
            };
            let source = attribute("source")?;
            let alt = attribute("alt-text").unwrap_or_default().replace(['[', ']'], "");
            tell(Outcome::KeptAsText, format!("An image became a Markdown image: `{text}`."));
            let indent = &line[..line.len() - line.trim_start().len()];
            return Some(format!("{indent}![{alt}]({})", source.replace(' ', "%20")));
        }
        if !words.is_empty() {
            tell(Outcome::NotMapped, format!("This line only arranges the published page: `{text}`."));
        }
        return None;
    }
    if text.starts_with("[!INCLUDE") || text.starts_with("[!include") {
        tell(Outcome::NotMapped, format!("Another file is included here, which is not at hand: `{text}`."));
        return None;
    }
    if matches!(text, "[[_TOC_]]" | "[TOC]" | "[[TOC]]" | "[toc]") {
        tell(Outcome::NotMapped, format!("A flow has no table of contents: `{text}`."));
        return None;
    }
    if let Some(tab) = TAB.as_ref().filter(|_| text.starts_with('#')).and_then(|tab| tab.captures(line)) {
        tell(Outcome::Mapped, format!("A tab became a section: `{text}`."));
        return Some(format!("{} {}", &tab[1], &tab[2]));
    }
    let is_digit = |c: char| c.is_ascii_digit();
    match GLUED.as_ref().filter(|_| text.starts_with(is_digit)).and_then(|glued| glued.captures(line)) {
        Some(glued) => Some(format!("{} {}", &glued[1], &glued[2])),
        None => Some(line.to_owned()),
    }
}
