//! Finds the fenced Mermaid charts of a Markdown page.

use crate::import::{Outcome, ReportEntry};

/// A fenced chart.
pub(super) struct Fence {
    /// The line of the opening fence, from 1.
    pub line: u32,
    /// The lines inside, without what the page puts in front of them (indentation, `>`).
    pub content: Vec<String>,
}

/// Every fence on the page that says `mermaid`; a fence without an end is told and runs to the end of the page.
pub(super) fn fences(lines: &[&str], report: &mut Vec<ReportEntry>) -> Vec<Fence> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let Some(open) = opening(lines[at]) else {
            at += 1;
            continue;
        };
        let line = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let inside = &lines[at + 1..];
        let end = inside.iter().position(|line| open.is_closed_by(line));
        let length = end.unwrap_or(inside.len());
        if open.is_mermaid {
            if end.is_none() {
                let reason =
                    "The chart's fence is never closed; it was read to the end of the page.".to_owned();
                report.push(ReportEntry::new(Some(line), Outcome::Mapped, reason));
            }
            let content = inside[..length].iter().map(|line| open.strip(line).to_owned()).collect();
            found.push(Fence { line, content });
        }
        at += length + 2;
    }
    found
}

struct Opening {
    mark: char,
    length: usize,
    /// How many `>` stand in front.
    quotes: usize,
    is_mermaid: bool,
}

fn opening(line: &str) -> Option<Opening> {
    let (text, quotes) = unquoted(line, usize::MAX);
    // A fence may be the first thing in a list item.
    let text = text.trim_start().trim_start_matches(['-', '*', '+']).trim_start();
    let mark = text.chars().next().filter(|c| matches!(c, '`' | '~' | ':'))?;
    let length = text.chars().take_while(|c| *c == mark).count();
    let info = text[length..].trim();
    if length < 3 || (mark == '`' && info.contains('`')) {
        return None;
    }
    let word =
        info.trim_start_matches(['{', '.']).split([' ', '\t', '}', ',', '{']).next().unwrap_or_default();
    let is_mermaid = word.eq_ignore_ascii_case("mermaid") || word.eq_ignore_ascii_case("mmd");
    // Colons fence a chart on some wikis, and something else everywhere else.
    (mark != ':' || is_mermaid).then_some(Opening { mark, length, quotes, is_mermaid })
}

impl Opening {
    fn is_closed_by(&self, line: &str) -> bool {
        let text = unquoted(line, self.quotes).0.trim();
        text.len() >= self.length && text.chars().all(|c| c == self.mark)
    }

    fn strip<'a>(&self, line: &'a str) -> &'a str {
        unquoted(line, self.quotes).0
    }
}

/// The line without up to `most` quote marks, and how many there were.
fn unquoted(line: &str, most: usize) -> (&str, usize) {
    let (mut text, mut count) = (line, 0);
    while count < most
        && let Some(inner) = text.trim_start().strip_prefix('>')
    {
        text = inner;
        count += 1;
    }
    (text, count)
}
