//! The texts of one document, redacted as one: what is found in one of them is hidden in all.

use super::{Kind, Redactor, Span, masked, masks::Masks};
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::{BTreeMap, HashMap};

/// What is shorter may be anything elsewhere: `1234`.
const SHORTEST: usize = 6;

/// One text of several, with what readers see in front of it: `Wi-Fi key: ` tells what the text is.
#[derive(Debug)]
pub(crate) struct Together {
    whole: String,
    begins: usize,
}

impl Together {
    pub fn new(before: &str, text: &str) -> Self {
        Self { whole: format!("{before}{text}"), begins: before.len() }
    }

    fn text(&self) -> &str {
        &self.whole[self.begins..]
    }

    fn find(&self, redactor: &Redactor) -> Vec<Span> {
        let mut spans = redactor.find(&self.whole);
        spans.retain(|span| span.end > self.begins);
        for span in &mut spans {
            span.start = span.start.max(self.begins) - self.begins;
            span.end -= self.begins;
        }
        spans
    }
}

impl Redactor {
    /// The texts with masks, the same value with the same mask in all of them, also where nothing announces it; and how many
    /// different values of each kind were found.
    #[must_use]
    pub(crate) fn redact_together(&self, pieces: &[Together]) -> (Vec<String>, BTreeMap<Kind, u32>) {
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
        let mut masks = Masks::default();
        pieces.iter().for_each(|piece| masks.follow(piece.text()));
        let texts = pieces.iter().zip(&found).map(|(piece, spans)| masked(piece.text(), spans, &mut masks));
        let texts = texts.collect();
        (texts, masks.counts())
    }
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
