//! A team's own words and phrases: literal, whole words, whatever their case.

use super::{
    Kind,
    bytes::{at, before, is_word},
    found::Found,
    shadow::Shadow,
};
use aho_corasick::{AhoCorasick, MatchKind};

/// The terms, ready to be searched for.
#[derive(Debug)]
pub(super) struct Terms(AhoCorasick);

impl Terms {
    /// Terms of no letter or digit are left out.
    pub fn new<'t>(terms: impl IntoIterator<Item = &'t str>) -> Self {
        let plain: Vec<_> = terms
            .into_iter()
            .map(|term| Shadow::new(term.trim()).text().to_owned())
            .filter(|term| term.bytes().any(is_word))
            .collect();
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(plain);
        Self(automaton.expect("the terms of a team fit into memory"))
    }

    pub fn find(&self, text: &str, found: &mut Vec<Found>) {
        let bytes = text.as_bytes();
        for hit in self.0.find_iter(text) {
            let range = hit.range();
            let joins = |inner: u8, outer: u8| is_word(inner) && is_word(outer);
            let whole = !joins(bytes[range.start], before(bytes, range.start))
                && !joins(bytes[range.end - 1], at(bytes, range.end));
            if whole {
                found.push(Found::new(range, Kind::Term, 99));
            }
        }
    }
}
