//! The texts of one document, redacted as one: what is found in one of them is hidden in all.

use super::{Kind, Redactor, Span, masked, masks::Masks};
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// What is shorter may be anything elsewhere: `1234`.
const SHORTEST: usize = 6;

/// One text of several, with what readers see in front of it: `Wi-Fi key: ` tells what the text is.
#[derive(Debug)]
pub(crate) struct Together {
    whole: String,
    begins: usize,
    /// The text with what else stands in front of it, where it is told more than once; and where it begins there.
    elsewhere: Vec<(String, usize)>,
}

impl Together {
    pub fn new(before: &str, text: &str) -> Self {
        Self { whole: format!("{before}{text}"), begins: before.len(), elsewhere: Vec::new() }
    }

    /// The same, told behind each of these too.
    pub fn also_behind(mut self, before: &[String]) -> Self {
        let text = self.text();
        self.elsewhere = before.iter().map(|before| (format!("{before}{text}"), before.len())).collect();
        self
    }

    fn text(&self) -> &str {
        &self.whole[self.begins..]
    }

    fn find(&self, redactor: &Redactor) -> Vec<Span> {
        let mut spans = found_behind(redactor, &self.whole, self.begins);
        for (whole, begins) in &self.elsewhere {
            for more in found_behind(redactor, whole, *begins) {
                unite(&mut spans, more);
            }
        }
        spans
    }
}

/// The spans in what begins there, counted from there.
fn found_behind(redactor: &Redactor, whole: &str, begins: usize) -> Vec<Span> {
    let mut spans = redactor.find(whole);
    spans.retain(|span| span.end > begins);
    for span in &mut spans {
        span.start = span.start.max(begins) - begins;
        span.end -= begins;
    }
    spans
}

/// Adds a span to those that are disjoint and in order; with those that it overlaps it becomes one.
fn unite(spans: &mut Vec<Span>, mut more: Span) {
    spans.retain(|span| {
        let is_apart = span.end <= more.start || more.end <= span.start;
        if !is_apart {
            if span.end - span.start >= more.end - more.start {
                (more.kind, more.confidence) = (span.kind, span.confidence);
            }
            (more.start, more.end) = (span.start.min(more.start), span.end.max(more.end));
        }
        is_apart
    });
    let place = spans.partition_point(|span| span.start < more.start);
    spans.insert(place, more);
}

/// Texts that were redacted as one.
#[derive(Debug)]
pub(crate) struct MaskedTogether {
    /// The texts with masks.
    pub texts: Vec<String>,
    /// How many different values of each kind have a mask.
    pub counts: BTreeMap<Kind, u32>,
    /// What was found, kept or not, in the order in which it comes first.
    pub values: Vec<FoundValue>,
}

/// A value that was found in one or more places.
#[derive(Debug)]
pub(crate) struct FoundValue {
    /// What it is.
    pub kind: Kind,
    /// The text in which it comes first.
    pub piece: usize,
    /// Where it stands there, in bytes.
    pub range: Range<usize>,
    /// How sure that is, in percent.
    pub confidence: u8,
    /// In how many places it stands.
    pub places: u32,
    /// What stands in its place; nothing where it is kept.
    pub mask: Option<String>,
}

impl Redactor {
    /// The texts with masks, the same value with the same mask in all of them, also where nothing announces it; but for the
    /// values that `is_kept` names.
    #[must_use]
    pub(crate) fn redact_together(
        &self,
        pieces: &[Together],
        is_kept: impl Fn(&str) -> bool,
    ) -> MaskedTogether {
        let mut found: Vec<_> = pieces.iter().map(|piece| piece.find(self)).collect();
        let mut kinds: HashMap<&str, Kind> = HashMap::new();
        for (piece, spans) in pieces.iter().zip(&found) {
            for span in spans {
                let kind = kinds.entry(&piece.text()[span.start..span.end]).or_insert(span.kind);
                *kind = span.kind.min(*kind);
            }
        }
        if !kinds.is_empty() {
            let known = Known::new(kinds.keys().copied());
            for (piece, spans) in pieces.iter().zip(&mut found) {
                known.find(piece.text(), spans);
                for span in spans {
                    span.kind = kinds[&piece.text()[span.start..span.end]];
                }
            }
        }
        let mut values = found_values(pieces, &found, &is_kept);
        for (piece, spans) in pieces.iter().zip(&mut found) {
            spans.retain(|span| values[&piece.text()[span.start..span.end]].mask.is_some());
        }
        let mut masks = Masks::default();
        pieces.iter().for_each(|piece| masks.follow(piece.text()));
        let texts = pieces.iter().zip(&found).map(|(piece, spans)| masked(piece.text(), spans, &mut masks));
        let texts = texts.collect();
        for (value, found) in &mut values {
            if let Some(mask) = &mut found.mask {
                masks.push(mask, found.kind, value);
            }
        }
        let counts = masks.counts();
        let mut values: Vec<_> = values.into_values().collect();
        values.sort_by_key(|value| (value.piece, value.range.start));
        MaskedTogether { texts, counts, values }
    }
}

/// Every value with its first place; with a mask yet to be written unless it is kept.
fn found_values<'p>(
    pieces: &'p [Together],
    found: &[Vec<Span>],
    is_kept: &impl Fn(&str) -> bool,
) -> HashMap<&'p str, FoundValue> {
    let mut values: HashMap<&str, FoundValue> = HashMap::new();
    for (place, (piece, spans)) in pieces.iter().zip(found).enumerate() {
        for span in spans {
            let text = &piece.text()[span.start..span.end];
            let value = values.entry(text).or_insert_with(|| FoundValue {
                kind: span.kind,
                piece: place,
                range: span.start..span.end,
                confidence: span.confidence,
                places: 0,
                mask: (!is_kept(text)).then(String::new),
            });
            value.places += 1;
        }
    }
    values
}

/// Values that were found somewhere and that look like nothing else.
struct Known(AhoCorasick);

impl Known {
    fn new<'t>(values: impl Iterator<Item = &'t str>) -> Self {
        let telling =
            values.filter(|value| value.len() >= SHORTEST && value.chars().any(|c| c.is_ascii_digit()));
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(telling);
        Self(automaton.expect("the values of a document fit into memory"))
    }

    /// Adds what stands in the text as a word, outside of the spans.
    fn find(&self, text: &str, spans: &mut Vec<Span>) {
        let hits = self.0.find_iter(text).filter(|hit| {
            let free = spans.iter().all(|span| hit.end() <= span.start || span.end <= hit.start());
            let (before, after) = (text[..hit.start()].chars().next_back(), text[hit.end()..].chars().next());
            free && ![before, after].into_iter().flatten().any(char::is_alphanumeric)
        });
        let again: Vec<_> = hits
            .map(|hit| Span { start: hit.start(), end: hit.end(), kind: Kind::Term, confidence: 99 })
            .collect();
        spans.extend(again);
        spans.sort_by_key(|span| span.start);
    }
}
