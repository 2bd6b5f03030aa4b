//! The pieces of a generated note that can be edited, in the order in which they stand in it.

use crate::document::Document;
use crate::outline::{Body, Line, Span, impact, outline};
use crate::overlay::Anchor;
use crate::words::lines;
use rf_core::Time;
use sha2::{Digest, Sha256};

/// A piece of a note as it is generated, in clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Which.
    pub anchor: Anchor,
    /// The heading that it stands under, or what it is called.
    pub heading: String,
    /// The time that is told with it.
    pub time: Option<String>,
    /// When it was.
    pub at: Option<Time>,
    /// What it says: a line, for an event with a note of more lines (Markdown).
    pub text: String,
    /// The SHA-256 of that, in hexadecimal digits.
    pub digest: String,
    /// Whether another text can stand in its place.
    pub can_replace: bool,
    /// Whether it can be left out.
    pub can_hide: bool,
    /// Whether lines can be added after it.
    pub can_extend: bool,
}

impl Piece {
    fn new(anchor: Anchor, heading: &str, text: String) -> Self {
        let digest = Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect();
        Self {
            anchor,
            heading: heading.to_owned(),
            time: None,
            at: None,
            text,
            digest,
            can_replace: !matches!(anchor, Anchor::Top | Anchor::TimeSpent),
            can_hide: !matches!(anchor, Anchor::Top | Anchor::Problem),
            can_extend: anchor != Anchor::TimeSpent,
        }
    }
}

/// The pieces of the note for its readers, from what belongs to them, before it is edited and redacted.
pub fn pieces(document: &Document) -> Vec<Piece> {
    let outline = outline(document);
    let mut pieces = Vec::with_capacity(document.entries.len() + 6);
    if let Some(problem) = &document.header.problem {
        pieces.push(Piece::new(Anchor::Problem, "Problem", lines(problem).join("\n")));
    }
    for entry in &document.entries {
        if let Some(impact) = impact(document, entry) {
            pieces.push(Piece::new(Anchor::Entry(entry.seq), "Impact", lines(impact).join("\n")));
        }
    }
    pieces.push(Piece::new(Anchor::Top, "Top", String::new()));
    for section in outline.sections() {
        let text = match &section.body {
            Body::Timeline(timeline) => {
                pieces.extend(timeline.iter().filter_map(|line| piece_of(line, &section.heading)));
                continue;
            }
            Body::Text(text) | Body::Fact(_, _, text) => lines(text).join("\n"),
            Body::Said(text) => text.clone(),
            Body::Listed(text, items) => format!("{text}\n{}", items.join("\n")),
        };
        if let Some(anchor) = section.anchor {
            let mut piece = Piece::new(anchor, &section.heading, text);
            // Our own words say how it stands: there is nothing without them.
            piece.can_hide &= anchor != Anchor::Outcome || !matches!(section.body, Body::Said(_));
            pieces.push(piece);
        }
    }
    pieces
}

fn piece_of(line: &Line<'_>, heading: &str) -> Option<Piece> {
    let Line::Entry { seq, at, time, spans, note, .. } = line else { return None };
    let mut text = said(spans);
    if let Some(note) = note {
        text += &format!("\n{}", lines(note).join("\n"));
    }
    let piece = Piece::new(Anchor::Entry(*seq), heading, text);
    Some(Piece { time: Some(time.clone()), at: Some(*at), ..piece })
}

/// What the pieces of a line say together.
pub fn said(spans: &[Span]) -> String {
    let texts = spans.iter().map(|span| match span {
        Span::Plain(text) | Span::Strong(text) => text.as_str(),
        Span::Remark(text) => text,
    });
    texts.collect()
}
