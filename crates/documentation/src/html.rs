//! The document as HTML: our own markup, everybody's text escaped, notes rendered and sanitised.

use crate::document::Document;
use crate::note::note_html;
use crate::outline::{Body, Line, Part, Span, outline};
use crate::words::lines;

/// Renders an HTML fragment: one `article`, without scripts, styles, images or event handlers.
pub fn html(document: &Document) -> String {
    let outline = outline(document);
    let mut out = String::from("<article class=\"documentation\">\n");
    if let Some(above) = outline.above {
        push_framed(&mut out, "header", above);
    }
    out += &format!("<h1>{}</h1>\n", escape(&outline.title));
    if !outline.facts.is_empty() {
        out += "<dl>\n";
        for (name, value) in &outline.facts {
            out += &format!("<dt>{}</dt><dd>{}</dd>\n", escape(name), escape(value));
        }
        out += "</dl>\n";
    }
    outline.intro.iter().for_each(|text| push_paragraphs(&mut out, text));
    for part in &outline.parts {
        let section = match part {
            Part::Section(section) => section,
            Part::Text(text) => {
                push_paragraphs(&mut out, text);
                continue;
            }
        };
        out += &format!("<section>\n<h2>{}</h2>\n", escape(&section.heading));
        match &section.body {
            Body::Timeline(timeline) => {
                out += "<ul class=\"timeline\">\n";
                timeline.iter().for_each(|line| push_line(&mut out, line));
                out += "</ul>\n";
            }
            Body::Text(text) => push_paragraphs(&mut out, text),
            Body::Said(text) => out += &format!("<p>{}</p>\n", escape(text)),
            Body::Listed(text, items) => {
                out += &format!("<p>{}</p>\n<ul>\n", escape(text));
                items.iter().for_each(|item| out += &format!("<li>{}</li>\n", escape(item)));
                out += "</ul>\n";
            }
            Body::Fact(name, value, text) => {
                out += &format!("<p><strong>{name}:</strong> {}</p>\n", escape(value));
                push_paragraphs(&mut out, text);
            }
        }
        section.below.iter().for_each(|text| push_paragraphs(&mut out, text));
        out += "</section>\n";
    }
    if let Some(below) = outline.below {
        push_framed(&mut out, "footer", below);
    }
    out += "</article>\n";
    without_script_urls(out)
}

/// Renders a whole page for a file of its own.
pub fn html_page(document: &Document) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n\
         <style>body{{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}}\
         dt{{font-weight:600}}pre{{overflow:auto}}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
        without_script_urls(escape(&outline(document).title)),
        html(document)
    )
}

fn push_line(out: &mut String, line: &Line<'_>) {
    match line {
        Line::Day(day) => *out += &format!("<li class=\"day\"><strong>{day}</strong></li>\n"),
        Line::Added(text, rest) => {
            *out += &format!("<li class=\"added\">{}", escape(text));
            if let Some(rest) = rest {
                *out += &format!("\n<blockquote>\n{}</blockquote>", note_html(rest));
            }
            *out += "</li>\n";
        }
        Line::Entry { at, time, by, spans, note, .. } => {
            *out += &format!("<li><time datetime=\"{}\">{time}</time> ", at.format("%Y-%m-%dT%H:%M:%SZ"));
            if let Some(by) = by {
                *out += &format!("<span class=\"by\">({})</span> ", escape(by));
            }
            for span in spans {
                match span {
                    Span::Plain(text) => *out += &escape(text),
                    Span::Strong(text) => *out += &format!("<strong>{}</strong>", escape(text)),
                    Span::Remark(text) => *out += &format!("<span class=\"remark\">{text}</span>"),
                }
            }
            if let Some(note) = note {
                *out += &format!("\n<blockquote>\n{}</blockquote>", note_html(note));
            }
            *out += "</li>\n";
        }
    }
}

/// The team's own words, in an element of their own.
fn push_framed(out: &mut String, element: &str, text: &str) {
    *out += &format!("<{element}>\n");
    push_paragraphs(out, text);
    *out += &format!("</{element}>\n");
}

/// Somebody's text as paragraphs that keep its line breaks.
fn push_paragraphs(out: &mut String, text: &str) {
    let lines = lines(text);
    for paragraph in lines.split(|line| line.trim().is_empty()).filter(|paragraph| !paragraph.is_empty()) {
        let escaped: Vec<String> = paragraph.iter().map(|line| escape(line.trim())).collect();
        *out += &format!("<p>{}</p>\n", escaped.join("<br>\n"));
    }
}

/// The text with everything that HTML gives a meaning written as an entity.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            _ => out.push(c),
        }
    }
    out
}

/// Writes the colon of a script address in plain text as an entity. No such address is ever in a link; but receivers
/// with naive filters refuse whole notes for the bare word.
fn without_script_urls(html: String) -> String {
    let lower = html.to_ascii_lowercase();
    let mut colons: Vec<usize> = ["javascript:", "vbscript:"]
        .iter()
        .flat_map(|scheme| lower.match_indices(scheme).map(|(at, _)| at + scheme.len() - 1))
        .collect();
    colons.sort_unstable();
    let mut html = html;
    for colon in colons.into_iter().rev() {
        html.replace_range(colon..=colon, "&#58;");
    }
    html
}
