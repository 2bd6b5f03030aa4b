//! What the detectors hand in, and how overlaps are settled.

use super::Kind;
use std::ops::Range;

/// A value that a detector found, by its place in the shadow text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub range: Range<usize>,
    pub kind: Kind,
    /// Percent.
    pub confidence: u8,
}

impl Found {
    pub fn new(range: Range<usize>, kind: Kind, confidence: u8) -> Self {
        Self { range, kind, confidence }
    }
}

/// Sorts and makes disjoint. What overlaps becomes one from the first start to the last end, so that nothing of either is
/// left to read; it is named after the longest of them, among equals after the most certain, then the most severe.
pub(super) fn settle(mut found: Vec<Found>) -> Vec<Found> {
    found.retain(|one| !one.range.is_empty());
    found.sort_by_key(|one| (one.range.start, one.range.end));
    let weight = |one: &Found| (one.range.len(), one.confidence, std::cmp::Reverse(one.kind));
    let mut settled: Vec<(Found, _)> = Vec::with_capacity(found.len());
    for next in found {
        let heavy = weight(&next);
        match settled.last_mut() {
            Some((last, heaviest)) if next.range.start < last.range.end => {
                last.range.end = last.range.end.max(next.range.end);
                last.confidence = last.confidence.max(next.confidence);
                if heavy > *heaviest {
                    last.kind = next.kind;
                    *heaviest = heavy;
                }
            }
            _ => settled.push((next, heavy)),
        }
    }
    settled.into_iter().map(|(one, _)| one).collect()
}
