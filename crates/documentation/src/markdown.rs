//! The document as Markdown (CommonMark, safe for GitHub's dialect).

use crate::document::Document;
use crate::note::as_typed;
use crate::outline::{Body, Line, Part, Span, outline};
use crate::words::lines;

/// Renders Markdown. Notes are Markdown already and stand as block quotes; all other texts are escaped, so that they
/// look as they were typed.
pub fn markdown(document: &Document) -> String {
    let outline = outline(document);
    let mut out = String::new();
    if let Some(above) = outline.above {
        out += &(paragraphs(above) + "\n");
    }
    out += &format!("# {}\n", heading(&outline.title));
    out += if outline.facts.is_empty() { "" } else { "\n" };
    for (name, value) in &outline.facts {
        out += &format!("- **{}:** {}\n", inline(name), inline(value));
    }
    outline.intro.iter().for_each(|text| out += &format!("\n{}", paragraphs(text)));
    for part in &outline.parts {
        let section = match part {
            Part::Section(section) => section,
            Part::Text(text) => {
                out += &format!("\n{}", paragraphs(text));
                continue;
            }
        };
        out += &format!("\n## {}\n\n", heading(&section.heading));
        match &section.body {
            Body::Timeline(timeline) => timeline.iter().for_each(|line| push_line(&mut out, line)),
            Body::Text(text) => out += &paragraphs(text),
            Body::Said(text) => out += &format!("{}\n", inline(text)),
            Body::Listed(text, items) => {
                out += &format!("{}\n\n", inline(text));
                items.iter().for_each(|item| out += &format!("- {}\n", inline(item)));
            }
            Body::Fact(name, value, text) => {
                out += &format!("**{name}:** {}\n\n", inline(value));
                out += &paragraphs(text);
            }
        }
        section.below.iter().for_each(|text| out += &format!("\n{}", paragraphs(text)));
    }
    if let Some(below) = outline.below {
        out += &format!("\n---\n\n{}", paragraphs(below));
    }
    out
}

fn push_line(out: &mut String, line: &Line<'_>) {
    match line {
        Line::Day(day) => *out += &format!("- **{day}**\n"),
        Line::Entry { time, by, spans, note, .. } => {
            *out += &format!("- `{time}` ");
            if let Some(by) = by {
                *out += &format!("({}) ", inline(by));
            }
            for span in spans {
                match span {
                    Span::Plain(text) => *out += &inline(text),
                    Span::Strong(text) => *out += &format!("**{}**", inline(text)),
                    Span::Remark(text) => *out += text,
                }
            }
            out.push('\n');
            push_quote(out, *note);
        }
        Line::Added(text, rest) => {
            // What begins an item begins a line.
            *out += &format!("- {}\n", line_start(text));
            push_quote(out, *rest);
        }
    }
}

fn push_quote(out: &mut String, note: Option<&str>) {
    let Some(note) = note else { return };
    for line in as_typed(note).split('\n') {
        *out += if line.trim().is_empty() { "  >" } else { "  > " };
        *out += if line.trim().is_empty() { "" } else { line };
        out.push('\n');
    }
}

/// Somebody's text as paragraphs that keep its line breaks.
pub fn paragraphs(text: &str) -> String {
    let mut out = String::new();
    for line in lines(text) {
        let line = line.trim();
        if line.is_empty() {
            if !out.is_empty() && !out.ends_with("\n\n") {
                out.push('\n');
            }
            continue;
        }
        if out.ends_with('\n') && !out.ends_with("\n\n") {
            out.insert_str(out.len() - 1, "  ");
        }
        out += &line_start(line);
        out.push('\n');
    }
    out
}

/// A heading's text: number signs at its end would be taken for its end.
fn heading(text: &str) -> String {
    let escaped = inline(text);
    let begin = escaped.trim_end_matches('#').len();
    if begin == escaped.len() { escaped } else { format!("{}\\{}", &escaped[..begin], &escaped[begin..]) }
}

/// Escapes what would begin a block, then everything else.
fn line_start(line: &str) -> String {
    let escaped = inline(line);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.as_bytes() {
        [b'#' | b'>' | b'+' | b'-' | b'=' | b':' | b'|', ..] => format!("\\{escaped}"),
        bytes if (1..=9).contains(&digits) && matches!(bytes.get(digits), Some(b'.' | b')')) => {
            format!("{}\\{}", &escaped[..digits], &escaped[digits..])
        }
        _ => escaped,
    }
}

/// Escapes what has a meaning inside a line, and nothing else, so that the source stays readable.
pub fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for (place, c) in text.char_indices() {
        let rest = &text[place + c.len_utf8()..];
        let after = rest.chars().next();
        let means_something = match c {
            '*' | '`' | '[' | ']' | '~' => true,
            '\\' => after.is_none_or(|next| next.is_ascii_punctuation()),
            '<' => after.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')),
            '_' => !(before.is_alphanumeric() && after.is_some_and(char::is_alphanumeric)),
            '&' => begins_entity(rest),
            _ => false,
        };
        if means_something {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

/// Whether what follows an ampersand makes an entity of it.
pub fn begins_entity(rest: &str) -> bool {
    let name = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    name > 0 && rest.as_bytes().get(name) == Some(&b';')
}
