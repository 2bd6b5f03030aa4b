//! One pass over the tags of a page, before it is parsed: how deep they stand, and what has to be written in another way.

use std::collections::HashSet;
use std::ops::Range;

/// Elements without an end.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];
/// Elements that the next of their kind ends, wherever it stands.
const CLOSED_BY_THE_NEXT: &[&str] = &["p", "option", "colgroup"];
/// Elements whose end may be left out within what holds them.
const OPEN_ENDED: &[&str] = &["li", "dd", "dt", "td", "th", "tr", "tbody", "thead", "tfoot"];
/// What holds such elements.
const LISTS: &[&str] = &["ul", "ol", "dl", "table"];
/// What a row and a part of a table end besides.
const PARTS: &[&str] = &["td", "th", "tr"];
/// Elements that make a table one that only arranges the page.
const BLOCKS: &[&str] =
    &["ol", "ul", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "ac:task-list", "table", "blockquote"];
/// The parts of a table.
const TABLE: &[&str] = &["table", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup", "col", "caption"];

struct Tag {
    name: String,
    is_end: bool,
    range: Range<usize>,
    /// The table that it stands in, or that it opens or closes, as the place of the table's first tag.
    table: Option<usize>,
}

/// The page with every part in the form that the conversion understands; none if it is nested too deeply.
pub(super) fn rewritten(source: &str, max_depth: usize) -> Option<String> {
    let source = plain_sections(source);
    let mut tags = tags(&source);
    let layout = follow(&mut tags, max_depth)?;
    let mut made = String::with_capacity(source.len());
    let mut from = 0;
    let mut has_task_code = false;
    for (at, tag) in tags.iter().enumerate() {
        made.push_str(&source[from..tag.range.start]);
        from = tag.range.end;
        let raw = &source[tag.range.clone()];
        let is_layout =
            TABLE.contains(&tag.name.as_str()) && tag.table.is_some_and(|table| layout.contains(&table));
        match (tag.name.as_str(), tag.is_end) {
            (_, is_end) if is_layout => made.push_str(if is_end { "</div>" } else { "<div>" }),
            ("ac:task-list", false) => made.push_str("<ul>"),
            ("ac:task-list", true) => made.push_str("</ul>"),
            ("ac:task", false) => made.push_str("<li>"),
            ("ac:task", true) => made.push_str("</li>"),
            ("ac:task-id" | "ac:task-uuid", false) => made.push_str("<template>"),
            ("ac:task-id" | "ac:task-uuid", true) => made.push_str("</template>"),
            ("ac:task-status", false) => {
                let is_done = source[from..].trim_start().starts_with("complete");
                made.push_str(if is_done {
                    "<input type=checkbox checked>"
                } else {
                    "<input type=checkbox>"
                });
                made.push_str("<template>");
            }
            ("ac:task-status", true) => made.push_str("</template>"),
            // Only what shows the page's own text: the rest of a macro sets it up.
            ("ac:parameter", false) if !raw.contains("\"title\"") => made.push_str("<template>"),
            ("ac:parameter", true) => made.push_str("</template>"),
            ("li", false) if raw.contains("inline-task") => {
                let is_done = raw.contains("checked");
                made.push_str(if is_done {
                    "<li><input type=checkbox checked>"
                } else {
                    "<li><input type=checkbox>"
                });
            }
            ("pre", false) => {
                let next = tags.get(at + 1);
                let holds_code = next.is_some_and(|next| {
                    next.name == "code" && !next.is_end && source[from..next.range.start].trim().is_empty()
                });
                has_task_code = !holds_code;
                made.push_str(raw);
                if has_task_code {
                    made.push_str("<code>");
                }
            }
            ("pre", true) => {
                if std::mem::take(&mut has_task_code) {
                    made.push_str("</code>");
                }
                made.push_str(raw);
            }
            _ => made.push_str(raw),
        }
    }
    made.push_str(&source[from..]);
    Some(made)
}

/// `<![CDATA[…]]>`, in which wikis keep code, as code: a parser of HTML would take it for a comment.
fn plain_sections(source: &str) -> String {
    let mut made = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find("<![CDATA[") {
        let inside = &rest[at + "<![CDATA[".len()..];
        let end = inside.find("]]>").unwrap_or(inside.len());
        made.push_str(&rest[..at]);
        let code = inside[..end].replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        if rest[..at].trim_end().ends_with("plain-text-body>") {
            made.push_str(&format!("<pre><code>{code}</code></pre>"));
        } else {
            made.push_str(&code);
        }
        rest = inside.get(end + 3..).unwrap_or_default();
    }
    made.push_str(rest);
    made
}

/// Every tag of the page, outside of comments, scripts and styles.
fn tags(source: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = source[at..].find('<').map(|open| at + open) {
        let text = &source[open..];
        if text.starts_with("<!--") {
            at = text.find("-->").map_or(source.len(), |end| open + end + 3);
            continue;
        }
        let is_end = text.starts_with("</");
        let name_at = open + 1 + usize::from(is_end);
        let name: String = source[name_at..]
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_'))
            .collect();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            at = open + 1;
            continue;
        }
        let end = end_of_tag(source, name_at + name.len());
        let name = name.to_ascii_lowercase();
        at = end;
        if !is_end && matches!(name.as_str(), "script" | "style" | "textarea" | "title") {
            let closing = format!("</{name}");
            let inside = source.as_bytes()[end..]
                .windows(closing.len())
                .position(|window| window.eq_ignore_ascii_case(closing.as_bytes()));
            at = inside.map_or(source.len(), |inside| end + inside);
        }
        found.push(Tag { name, is_end, range: open..end, table: None });
    }
    found
}

/// Behind the `>` that ends the tag; a `>` in quotes ends nothing.
fn end_of_tag(source: &str, from: usize) -> usize {
    let mut quote = None;
    for (at, byte) in source.bytes().enumerate().skip(from) {
        match (byte, quote) {
            (b'>', None) => return at + 1,
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    source.len()
}

/// Notes for each tag the table that it belongs to, and gives the tables that only arrange the page; none if elements are
/// nested deeper than `max_depth`. An end that belongs to nothing open ends nothing, as in a browser.
fn follow(tags: &mut [Tag], max_depth: usize) -> Option<HashSet<usize>> {
    let mut layout = HashSet::new();
    let mut tables: Vec<usize> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for at in 0..tags.len() {
        let name = tags[at].name.clone();
        let (name, is_end) = (name.as_str(), tags[at].is_end);
        if name == "input" || (BLOCKS.contains(&name) && !is_end) {
            layout.extend(tables.iter().copied());
        }
        if name == "table" && !is_end {
            tables.push(at);
        }
        tags[at].table = tables.last().copied();
        if VOID.contains(&name) || CLOSED_BY_THE_NEXT.contains(&name) {
            continue;
        }
        if is_end {
            if let Some(from) = open.iter().rposition(|place| tags[*place].name == name) {
                open.truncate(from);
                tables.retain(|table| *table < at && open.contains(table));
            }
            continue;
        }
        if let Some(from) = implied_end(&open, tags, name) {
            open.truncate(from);
        }
        open.push(at);
        if open.len() > max_depth {
            return None;
        }
    }
    Some(layout)
}

/// Where the elements begin that a new `name` ends, if their own end was left out.
fn implied_end(open: &[usize], tags: &[Tag], name: &str) -> Option<usize> {
    let ended: &[&str] = match name {
        "li" => &["li"],
        "dd" | "dt" => &["dd", "dt"],
        "td" | "th" => &["td", "th"],
        "tr" => &["tr"],
        "tbody" | "thead" | "tfoot" => &["tbody", "thead", "tfoot"],
        _ => return None,
    };
    let around = open.iter().rposition(|place| {
        let name = tags[*place].name.as_str();
        LISTS.contains(&name)
            || (OPEN_ENDED.contains(&name) && !ended.contains(&name) && !PARTS.contains(&name))
    });
    let inner = around.map_or(0, |around| around + 1);
    open[inner..]
        .iter()
        .position(|place| ended.contains(&tags[*place].name.as_str()))
        .map(|from| inner + from)
}
