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
/// left to read; it is named after the longest of them, and after the most severe among equals.
pub(super) fn settle(mut found: Vec<Found>) -> Vec<Found> {
    found.retain(|one| !one.range.is_empty());
    found.sort_by_key(|one| (one.range.start, one.range.end));
    let mut settled: Vec<(Found, usize)> = Vec::with_capacity(found.len());
    for next in found {
        let length = next.range.len();
        match settled.last_mut() {
            Some((last, longest)) if next.range.start < last.range.end => {
                last.range.end = last.range.end.max(next.range.end);
                last.confidence = last.confidence.max(next.confidence);
                if length > *longest || (length == *longest && next.kind < last.kind) {
                    last.kind = next.kind;
                    *longest = length;
                }
            }
            _ => settled.push((next, length)),
        }
    }
    settled.into_iter().map(|(found, _)| found).collect()
}
