//! The document as plain text: reads well in any text field.

use crate::document::Document;
use crate::outline::{Body, Line, Part, Span, outline};
use crate::words::lines;

/// How far a note is set in, so that it stands under the words of its line.
const NOTE_INDENT: &str = "          ";

/// Renders plain text. Notes are as they were written.
pub fn plain_text(document: &Document) -> String {
    let outline = outline(document);
    let mut out = String::new();
    if let Some(above) = outline.above {
        push_lines(&mut out, "", above);
        out.push('\n');
    }
    out += &(outline.title + "\n");
    out += if outline.facts.is_empty() { "" } else { "\n" };
    let width = outline.facts.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default() + 1;
    for (name, value) in &outline.facts {
        out += &format!("{:width$} {value}\n", format!("{name}:"));
    }
    for text in &outline.intro {
        out.push('\n');
        push_lines(&mut out, "", text);
    }
    for part in &outline.parts {
        let section = match part {
            Part::Section(section) => section,
            Part::Text(text) => {
                out.push('\n');
                push_lines(&mut out, "", text);
                continue;
            }
        };
        out += &format!("\n{}\n", section.heading.to_uppercase());
        match &section.body {
            Body::Timeline(timeline) => timeline.iter().for_each(|line| push_line(&mut out, line)),
            Body::Text(text) => push_lines(&mut out, "", text),
            Body::Said(text) => out += &format!("{text}\n"),
            Body::Listed(text, items) => {
                out += &format!("{text}\n");
                items.iter().for_each(|item| out += &format!("- {item}\n"));
            }
            Body::Fact(name, value, text) => {
                out += &format!("{name}: {value}\n");
                push_lines(&mut out, "", text);
            }
        }
        section.below.iter().for_each(|text| push_lines(&mut out, "", text));
    }
    if let Some(below) = outline.below {
        out.push('\n');
        push_lines(&mut out, "", below);
    }
    out
}

fn push_line(out: &mut String, line: &Line<'_>) {
    match line {
        Line::Day(day) => *out += &format!("{day}\n"),
        Line::Added(text, rest) => {
            *out += &format!("{NOTE_INDENT}{text}\n");
            if let Some(rest) = rest {
                push_lines(out, NOTE_INDENT, rest);
            }
        }
        Line::Entry { time, by, spans, note, .. } => {
            *out += &format!("{time}  ");
            if let Some(by) = by {
                *out += &format!("({by}) ");
            }
            for span in spans {
                *out += match span {
                    Span::Plain(text) | Span::Strong(text) => text,
                    Span::Remark(text) => text,
                };
            }
            match note {
                Some(note) if lines(note).len() == 1 => push_lines(out, " ", note),
                Some(note) => {
                    out.push('\n');
                    push_lines(out, NOTE_INDENT, note);
                }
                None => out.push('\n'),
            }
        }
    }
}

fn push_lines(out: &mut String, indent: &str, text: &str) {
    for line in lines(text) {
        *out += format!("{indent}{line}").trim_end();
        out.push('\n');
    }
}
