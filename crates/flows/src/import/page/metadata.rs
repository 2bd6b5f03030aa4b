//! What a page says about its charts: front matter, headings, the first paragraph.

use crate::import::text::{plain_line, shortened};
use crate::import::{Outcome, ReportEntry};
use crate::limits::{MAX_CATEGORY, MAX_TAG, MAX_TAGS};
use serde_json::Value;

/// A summary longer than this is cut.
const SUMMARY: usize = 300;

/// What the front matter gives to the flows of the page.
#[derive(Debug, Default, PartialEq)]
pub(in crate::import) struct FrontMatter {
    pub title: Option<String>,
    pub summary: Option<String>,
    pub category: String,
    pub tags: Vec<String>,
}

/// A heading of the page.
pub(in crate::import) struct Heading {
    /// Its line, from 0.
    pub line: usize,
    pub level: usize,
    pub text: String,
}

/// Reads the front matter, and says how many lines it takes.
pub(in crate::import) fn front_matter(lines: &[&str], report: &mut Vec<ReportEntry>) -> (FrontMatter, usize) {
    let end = match lines.first().map(|line| line.trim_end()) {
        Some("---") => lines[1..].iter().position(|line| matches!(line.trim_end(), "---" | "...")),
        _ => None,
    };
    let Some(end) = end else { return (FrontMatter::default(), 0) };
    let inside = &lines[1..=end];
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! { max_events: 10_000, max_aliases: 0, max_depth: 16, max_documents: 1 },
        with_snippet: false,
    };
    match serde_saphyr::from_str_with_options::<Value>(&inside.join("\n"), options) {
        Ok(value) => (of_value(&value), end + 2),
        Err(_) => {
            let reason =
                "The page's front matter is not valid YAML; only its title was looked for.".to_owned();
            report.push(ReportEntry::new(Some(1), Outcome::NotMapped, reason));
            let title = inside.iter().find_map(|line| line.strip_prefix("title:"));
            let title = title.map(|title| plain_line(title.trim().trim_matches(['"', '\''])));
            (
                FrontMatter { title: title.filter(|title| !title.is_empty()), ..FrontMatter::default() },
                end + 2,
            )
        }
    }
}

/// What of the front matter has no place in a flow, in a sentence.
pub(in crate::import) fn unused(lines: &[&str]) -> Option<String> {
    const USED: &[&str] =
        &["title", "summary", "description", "tags", "keywords", "category", "categories", "---", "..."];
    let keys = lines.iter().filter(|line| !line.starts_with([' ', '\t', '-', '#']));
    let keys = keys.filter_map(|line| line.split_once(':').map(|(key, _)| key.trim()));
    let keys: Vec<String> =
        keys.filter(|key| !USED.contains(key)).map(|key| format!("`{}`", plain_line(key))).collect();
    (!keys.is_empty())
        .then(|| format!("What the front matter says of {} has no place in a flow.", keys.join(", ")))
}

fn of_value(value: &Value) -> FrontMatter {
    let text = |names: &[&str]| {
        names.iter().find_map(|name| value.get(name)).and_then(scalar).filter(|text| !text.is_empty())
    };
    let mut tags: Vec<String> = Vec::new();
    for list in ["tags", "keywords"].iter().filter_map(|name| value.get(name)) {
        let words: Vec<String> = match list {
            Value::Array(items) => items.iter().filter_map(scalar).collect(),
            Value::String(words) => words.split([',', ';']).map(plain_line).collect(),
            _ => Vec::new(),
        };
        for word in words {
            let word = shortened(&word, MAX_TAG);
            if !word.is_empty() && !tags.contains(&word) && tags.len() < MAX_TAGS {
                tags.push(word);
            }
        }
    }
    let category = text(&["category"]).or_else(|| value.get("categories")?.get(0).and_then(scalar));
    FrontMatter {
        title: text(&["title"]),
        summary: text(&["summary", "description"]).map(|summary| shortened(&summary, SUMMARY)),
        category: shortened(&category.unwrap_or_default(), MAX_CATEGORY),
        tags,
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(plain_line(text)),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The headings of the page, outside of fences.
pub(in crate::import) fn outline(lines: &[&str]) -> Vec<Heading> {
    let mut headings = Vec::new();
    let mut fence = None;
    for (line, text) in lines.iter().enumerate() {
        let text = text.trim();
        if is_fence(text, &mut fence) || fence.is_some() {
            continue;
        }
        let level = text.chars().take_while(|c| *c == '#').count();
        let underlined = lines.get(line + 1).map_or("", |next| next.trim());
        if (1..=6).contains(&level) && text[level..].starts_with([' ', '\t']) {
            let text = text[level..].trim().trim_end_matches('#');
            push_heading(&mut headings, line, level, text);
        } else if !text.is_empty() && underlined.len() >= 3 && underlined.bytes().all(|byte| byte == b'=') {
            push_heading(&mut headings, line, 1, text);
        }
    }
    headings
}

fn push_heading(headings: &mut Vec<Heading>, line: usize, level: usize, text: &str) {
    let text = plain_line(&text.replace(['`', '*'], ""));
    if !text.is_empty() {
        headings.push(Heading { line, level, text });
    }
}

/// Follows fences line by line; true on the fences' own lines.
fn is_fence(text: &str, open: &mut Option<(char, usize)>) -> bool {
    let Some(mark) = text.chars().next().filter(|c| matches!(c, '`' | '~')) else { return false };
    let length = text.chars().take_while(|c| *c == mark).count();
    match *open {
        Some((opened, least)) if opened == mark && length >= least && text.len() == length => *open = None,
        None if length >= 3 => *open = Some((mark, length)),
        _ => return false,
    }
    true
}

/// The first paragraph of prose, cut to a few sentences.
pub(in crate::import) fn summary_below(lines: &[&str]) -> Option<String> {
    let mut fence = None;
    let mut paragraph: Vec<&str> = Vec::new();
    for text in lines.iter().map(|line| line.trim()) {
        let is_inside = is_fence(text, &mut fence) || fence.is_some();
        let is_prose = !is_inside
            && !text.starts_with(['#', '>', '|', '<', '-', '*', '+', '!', '='])
            && text.chars().any(char::is_alphabetic)
            && !text.starts_with(|c: char| c.is_ascii_digit());
        if is_prose || (!paragraph.is_empty() && !text.is_empty() && !is_inside) {
            paragraph.push(text);
        } else if !paragraph.is_empty() {
            break;
        }
    }
    let text = plain_line(&paragraph.join(" "));
    (!text.is_empty()).then(|| first_sentences(&text))
}

fn first_sentences(text: &str) -> String {
    let cut = shortened(text, SUMMARY);
    if cut == text {
        return cut;
    }
    match cut.rfind(". ") {
        Some(end) if end > SUMMARY / 3 => cut[..=end].to_owned(),
        _ => cut,
    }
}
