//! The text as the detectors read it: entities, escapes, full-width letters, accents, fancy quotes and invisible
//! characters brought to plain ones, with a way back to the places in the original.
//!
//! Each character is brought to plain ones by itself, so that the shadow of a part is a part of the shadow; only so does
//! redacting twice give what redacting once gives.

use super::{decode, found::Found, masks};
use std::ops::Range;

/// Stands for a mask. Nothing reads across it.
pub(super) const BARRIER: u8 = 1;

/// From here on, shadow and original run side by side (`one` is false), or one unit of the original, such as `&#64;`,
/// became what stands here up to the next piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    shadow: usize,
    original: usize,
    one: bool,
}

/// The plain text and the way back.
#[derive(Debug)]
pub(super) struct Shadow {
    text: String,
    pieces: Vec<Piece>,
    original_len: usize,
}

impl Shadow {
    pub fn new(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut pieces = vec![Piece { shadow: 0, original: 0, one: false }];
        let bytes = original.as_bytes();
        let (mut copied, mut at) = (0, 0);
        while at < bytes.len() {
            if decode::is_plain(bytes[at]) {
                at += 1;
                continue;
            }
            let rest = &original[at..];
            let mask = masks::leading(rest).map(|(_, _, length)| length);
            let before = text.len() + (at - copied);
            let length = match mask {
                Some(length) => {
                    text.push_str(&original[copied..at]);
                    text.push(char::from(BARRIER));
                    length
                }
                None => {
                    let Some(unit) = decode::unit(rest) else {
                        at += rest.chars().next().map_or(1, char::len_utf8);
                        continue;
                    };
                    text.push_str(&original[copied..at]);
                    unit.push_to(&mut text);
                    unit.length
                }
            };
            pieces.push(Piece { shadow: before, original: at, one: true });
            at += length;
            copied = at;
            pieces.push(Piece { shadow: text.len(), original: at, one: false });
        }
        text.push_str(&original[copied..]);
        Self { text, pieces, original_len: original.len() }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place in the original; whole units only, outwards.
    pub fn original(&self, range: &Range<usize>) -> Range<usize> {
        let mut range = range.clone();
        while !self.text.is_char_boundary(range.start) {
            range.start -= 1;
        }
        while !self.text.is_char_boundary(range.end) {
            range.end += 1;
        }
        let first = self.pieces.partition_point(|piece| piece.shadow <= range.start).saturating_sub(1);
        let last = self.pieces.partition_point(|piece| piece.shadow < range.end).saturating_sub(1);
        let (first, end) = (self.pieces[first], self.pieces[last]);
        let start = first.original + if first.one { 0 } else { range.start - first.shadow };
        let end = match self.pieces.get(last + 1) {
            Some(next) if end.one => next.original,
            None if end.one => self.original_len,
            _ => end.original + (range.end - end.shadow),
        };
        start..end
    }

    /// The shadow that the text has once `found` (sorted, disjoint) is masked.
    pub fn without(&self, found: &[Found]) -> Self {
        let mut next = Self {
            text: String::with_capacity(self.text.len()),
            pieces: vec![],
            original_len: self.original_len,
        };
        let mut kept = 0;
        for one in found {
            next.copy(self, kept..one.range.start);
            let original = self.original(&one.range);
            next.pieces.push(Piece { shadow: next.text.len(), original: original.start, one: true });
            next.text.push(char::from(BARRIER));
            next.pieces.push(Piece { shadow: next.text.len(), original: original.end, one: false });
            kept = one.range.end;
        }
        next.copy(self, kept..self.text.len());
        next
    }

    fn copy(&mut self, from: &Self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let shift = |place: usize, at: usize| at + place - range.start;
        let at = self.text.len();
        let start = from.original(&(range.start..range.start + 1)).start;
        let first = from.pieces.partition_point(|piece| piece.shadow <= range.start);
        let one = from.pieces[first.saturating_sub(1)].one;
        self.pieces.push(Piece { shadow: at, original: start, one });
        for piece in from.pieces[first..].iter().take_while(|piece| piece.shadow < range.end) {
            self.pieces.push(Piece { shadow: shift(piece.shadow, at), ..*piece });
        }
        self.text.push_str(&from.text[range]);
    }
}
