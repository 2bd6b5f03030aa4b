//! HTML inside of Markdown: what has a counterpart becomes Markdown, what only looks like a tag stays text.

use crate::import::{Outcome, ReportEntry, html};
use regex::Regex;
use std::sync::LazyLock;

/// The elements of HTML; `<pod-name>` is none of them.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "audio",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "mark",
    "meta",
    "nav",
    "object",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "s",
    "samp",
    "script",
    "section",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

static COMMENT: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?s)<!--(.*?)(?:-->|$)").ok());
static ATTRIBUTE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?i)\b(href|src|alt)\s*=\s*(?:"([^"]*)"|'([^']*)')"#).ok());

/// The element's name, in small letters, if the text begins as a tag of HTML does.
fn element(raw: &str) -> Option<String> {
    let text = raw.trim_start().strip_prefix('<')?;
    let text = text.strip_prefix('/').unwrap_or(text);
    let name: String = text.chars().take_while(char::is_ascii_alphanumeric).collect();
    let next = text[name.len()..].chars().next();
    let name = name.to_ascii_lowercase();
    let is_whole = next.is_none_or(|c| c.is_whitespace() || matches!(c, '>' | '/'));
    (is_whole && ELEMENTS.contains(&name.as_str())).then_some(name)
}

fn attribute(raw: &str, name: &str) -> Option<String> {
    let found = ATTRIBUTE.as_ref()?.captures_iter(raw).find(|found| found[1].eq_ignore_ascii_case(name))?;
    found.get(2).or_else(|| found.get(3)).map(|value| value.as_str().to_owned())
}

/// A tag in running text as Markdown, and what is to be told of it.
pub(super) fn inline_tag(raw: &str, is_in_table: bool) -> (String, Option<String>) {
    if raw.starts_with("<!--") {
        return (String::new(), Some(format!("A comment is not part of what readers see: `{raw}`.")));
    }
    let Some(name) = element(raw) else { return (format!("\\{raw}"), None) };
    let is_end = raw.starts_with("</");
    let text = match name.as_str() {
        "br" if is_in_table => " ",
        "br" => "  \n",
        "b" | "strong" => "**",
        "i" | "em" => "*",
        "code" | "kbd" | "samp" | "tt" => "`",
        "a" | "img" => {
            let told = format!("The tag `{raw}` became Markdown as far as it shows something.");
            let text = match (attribute(raw, "href"), attribute(raw, "src")) {
                // The closing tag cannot know the address, so the address goes first.
                (Some(href), _) => format!("<{href}> "),
                (_, Some(src)) => format!("![{}](<{src}>)", attribute(raw, "alt").unwrap_or_default()),
                _ => String::new(),
            };
            return (text, Some(told).filter(|_| !is_end));
        }
        "li" | "p" | "div" | "ul" | "ol" | "tr" | "td" | "th" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
        | "table" | "tbody" | "thead" | "dl" | "dt" | "dd" | "pre" | "hr" | "center" | "summary"
        | "details" => {
            let told = format!("The tag `{raw}` was left out; the text that it stands around was kept.");
            let mark = if name == "li" && !is_end { " • " } else { " " };
            return (mark.to_owned(), Some(told).filter(|_| !is_end));
        }
        _ => {
            let told = format!("The tag `{raw}` was left out; the text that it stands around was kept.");
            return (String::new(), Some(told).filter(|_| !is_end));
        }
    };
    (text.to_owned(), None)
}

/// A block of HTML as Markdown.
pub(super) fn read_block(raw: &str, line: u32, report: &mut Vec<ReportEntry>) -> String {
    let mut tell = |outcome, reason| report.push(ReportEntry::new(Some(line), outcome, reason));
    for comment in COMMENT.iter().flat_map(|comment| comment.captures_iter(raw)) {
        let text = comment[1].trim();
        tell(Outcome::NotMapped, format!("A comment is not part of what readers see: `{text}`."));
    }
    let rest = match &*COMMENT {
        Some(comment) => comment.replace_all(raw, ""),
        None => raw.into(),
    };
    if rest.trim().is_empty() {
        return String::new();
    }
    match html::to_markdown(&rest) {
        Ok(text) if element(&rest).is_some() => {
            let shown = rest.trim();
            if !shown.starts_with("</") {
                tell(Outcome::KeptAsText, format!("HTML was read as the text that it shows: `{shown}`."));
            }
            text
        }
        _ => rest.replace('<', "\\<"),
    }
}
