//! The document as a note for a ticket of a PSA, ConnectWise first.
//!
//! Such a note is shown as it is in one place and as Markdown in another, and nothing says which. So it holds nothing that reads
//! badly as it is: no headings, tables, HTML or visible escapes; and nothing that means more as Markdown than a list and line
//! breaks. What would is told apart by a character without a width.

use crate::document::Document;
use crate::markdown::begins_entity;
use crate::note::is_language;
use crate::outline::{Body, Line, Part, outline};
use crate::pieces::said;
use crate::words::lines;

/// A space of no width: nobody sees it, and to Markdown it is a letter.
const JOINT: char = '\u{200b}';

/// At the end of a line, where Markdown would go on with the next one.
const BREAK: &str = "  ";

/// Renders a ticket note: short lines, lists with dashes, the name of each part in a line of its own.
pub fn psa_note(document: &Document) -> String {
    let outline = outline(document);
    let mut out = String::new();
    if let Some(above) = outline.above {
        push_text(&mut out, "", above);
        out.push('\n');
    }
    out += &format!("{}\n", quiet_start(&outline.title));
    out += if outline.facts.is_empty() { "" } else { "\n" };
    for (name, value) in &outline.facts {
        out += &format!("- {}: {}\n", quiet_start(name), quiet(value));
    }
    for text in &outline.intro {
        out.push('\n');
        push_text(&mut out, "", text);
    }
    for part in &outline.parts {
        let section = match part {
            Part::Section(section) => section,
            Part::Text(text) => {
                out.push('\n');
                push_text(&mut out, "", text);
                continue;
            }
        };
        out += &format!("\n{}:{BREAK}\n", quiet_start(&section.heading));
        match &section.body {
            Body::Timeline(timeline) => timeline.iter().for_each(|line| push_line(&mut out, line)),
            Body::Text(text) => push_text(&mut out, "", text),
            Body::Said(text) => out += &format!("{}\n", quiet_start(text)),
            Body::Listed(text, items) => {
                out += &format!("{}\n", quiet_start(text));
                items.iter().for_each(|item| out += &format!("- {}\n", quiet(item)));
            }
            Body::Fact(name, value, text) => {
                out += &format!("{name}: {}{BREAK}\n", quiet(value));
                push_text(&mut out, "", text);
            }
        }
        for text in &section.below {
            out.push('\n');
            push_text(&mut out, "", text);
        }
    }
    if let Some(below) = outline.below {
        out.push('\n');
        push_text(&mut out, "", below);
    }
    out
}

fn push_line(out: &mut String, line: &Line<'_>) {
    match line {
        Line::Day(day) => *out += &format!("- {day}\n"),
        Line::Added(text, rest) => {
            *out += &format!("- {}", quiet_start(text));
            *out += if rest.is_some() { BREAK } else { "" };
            out.push('\n');
            if let Some(rest) = rest {
                push_text(out, "  ", rest);
            }
        }
        Line::Entry { time, by, spans, note, .. } => {
            *out += &format!("- {time} ");
            if let Some(by) = by {
                *out += &format!("({}) ", quiet(by));
            }
            *out += &quiet(&said(spans));
            match note.map(|note| (note, shown(note))) {
                Some((_, told)) if told.len() == 1 => *out += &format!(" {}\n", quiet(told[0].trim())),
                Some((note, told)) if !told.is_empty() => {
                    *out += &format!("{BREAK}\n");
                    push_text(out, "  ", note);
                }
                _ => out.push('\n'),
            }
        }
    }
}

/// Somebody's text line by line, without blank ones: behind those, what is set in would be code.
fn push_text(out: &mut String, indent: &str, text: &str) {
    let told = shown(text);
    let last = told.len().saturating_sub(1);
    for (place, line) in told.iter().enumerate() {
        *out += &format!("{indent}{}{}\n", quiet_start(line), if place == last { "" } else { BREAK });
    }
}

/// The lines that say something. Fences around code only say how it looks.
fn shown(text: &str) -> Vec<String> {
    let is_fence =
        |line: &str| ["```", "~~~"].iter().any(|fence| line.strip_prefix(fence).is_some_and(is_language));
    let told = lines(text).into_iter().map(|line| line.trim_end().to_owned());
    told.filter(|line| !line.is_empty() && !is_fence(line.trim_start())).collect()
}

/// A line of somebody's text that begins no block but an item of a list.
fn quiet_start(line: &str) -> String {
    let begin = line.trim_start();
    let is_rule = begin.chars().all(|c| "-=*_:|+ \t".contains(c));
    let is_definition = begin.starts_with('[') && begin.contains("]:");
    let is_block = ["#", ">", "<", "|", "```", "~~~"].iter().any(|mark| begin.starts_with(mark));
    let joint = if is_rule || is_definition || is_block { JOINT.to_string() } else { String::new() };
    let indent = &line[..line.len() - begin.len()];
    format!("{indent}{joint}{}", quiet(begin))
}

/// Takes the meaning from what would vanish, or lead away, inside a line.
fn quiet(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for (place, c) in text.char_indices() {
        let rest = &text[place + c.len_utf8()..];
        if before == ']' && matches!(c, '(' | '[' | ':') {
            out.push(JOINT);
        }
        out.push(c);
        let opens = match c {
            '<' => rest.starts_with(|next: char| next.is_ascii_alphabetic() || "/!?".contains(next)),
            '&' => begins_entity(rest),
            _ => false,
        };
        if opens {
            out.push(JOINT);
        }
        before = c;
    }
    out
}
