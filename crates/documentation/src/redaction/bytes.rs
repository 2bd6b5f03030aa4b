//! Small questions about bytes of the shadow text.

use super::words::{self, Lists};
use std::ops::Range;

/// A letter or digit; every byte beyond ASCII counts as a letter.
pub(super) const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// Of the URL-safe alphabet of Base64.
pub(super) const fn is_base64url(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// Of either alphabet of Base64, with its padding.
pub(super) const fn is_base64(byte: u8) -> bool {
    is_base64url(byte) || matches!(byte, b'+' | b'/' | b'=')
}

/// What ends a bare value wherever it stands.
pub(super) const fn is_break(byte: u8) -> bool {
    byte <= b' ' || byte == 0x7f
}

/// A sign that people put into passwords.
pub(super) const fn is_sign(byte: u8) -> bool {
    matches!(byte, b'!' | b'@' | b'#' | b'$' | b'%' | b'^' | b'&' | b'*' | b'?' | b'+' | b'~' | b'=')
}

pub(super) const fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

/// The byte at a place, 0 outside.
pub(super) fn at(text: &[u8], place: usize) -> u8 {
    text.get(place).copied().unwrap_or(0)
}

/// The byte before a place, 0 at the start.
pub(super) fn before(text: &[u8], place: usize) -> u8 {
    place.checked_sub(1).map_or(0, |place| at(text, place))
}

/// Which of some signs a word holds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marks(u16);

impl Marks {
    const SIGNS: &[u8] = b"(){[\\!.:@-*";
    const DIGIT: u16 = 1 << 15;

    const OF_BYTE: [u16; 256] = {
        let mut table = [0; 256];
        let mut sign = 0;
        while sign < Self::SIGNS.len() {
            table[Self::SIGNS[sign] as usize] = 1 << sign;
            sign += 1;
        }
        let mut digit = b'0';
        while digit <= b'9' {
            table[digit as usize] = Self::DIGIT;
            digit += 1;
        }
        table
    };

    pub fn of(word: &[u8]) -> Self {
        Self(word.iter().fold(0, |marks, byte| marks | Self::OF_BYTE[usize::from(*byte)]))
    }

    /// Of a byte that is none of the signs, false.
    pub fn has(self, byte: u8) -> bool {
        self.0 & Self::OF_BYTE[usize::from(byte)] != 0
    }

    pub const fn has_digit(self) -> bool {
        self.0 & Self::DIGIT != 0
    }
}

/// How far bytes of one sort go on from a place, at most `most` of them.
pub(super) fn run(text: &[u8], from: usize, most: usize, mut is: impl FnMut(u8) -> bool) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + rest.iter().take(most).take_while(|byte| is(**byte)).count()
}

/// How far back bytes of one sort go from a place, at most `most` of them.
pub(super) fn run_back(text: &[u8], to: usize, most: usize, is: impl Fn(u8) -> bool) -> usize {
    let rest = text.get(..to).unwrap_or_default();
    to - rest.iter().rev().take(most).take_while(|byte| is(**byte)).count()
}

pub(super) fn spaces(text: &[u8], from: usize) -> usize {
    run(text, from, 40, |byte| matches!(byte, b' ' | b'\t'))
}

/// At most `most` bytes of the same line before a place.
pub(super) fn line_before(text: &[u8], place: usize, most: usize) -> &[u8] {
    let start = run_back(text, place, most, |byte| byte != b'\n');
    text.get(start..place).unwrap_or_default()
}

/// Whether a text holds any of some words, whatever their case.
pub(super) fn has_any(text: &[u8], known: &[&str]) -> bool {
    words_of(text).any(|word| known.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(word)))
}

/// Whether a text holds a word of one list.
pub(super) fn has_word(text: &[u8], is: impl Fn(Lists) -> bool) -> bool {
    words_of(text).any(|word| is(words::perhaps(word)) && is(words::lists_of(word)))
}

/// The lists of all words of a text.
pub(super) fn all_lists(text: &[u8]) -> Lists {
    words_of(text).fold(Lists::default(), |all, word| all.and(words::lists_of(word)))
}

fn words_of(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|byte| !is_word(*byte) && *byte != b'-')
}

/// Whether a text ends with a word, spaces and punctuation aside.
pub(super) fn ends_with_any(text: &[u8], words: &[&str]) -> bool {
    let end = run_back(text, text.len(), 6, |byte| !is_word(byte));
    words.iter().any(|word| {
        let Some(start) = end.checked_sub(word.len()) else { return false };
        text[start..end].eq_ignore_ascii_case(word.as_bytes()) && !is_word(before(text, start))
    })
}

pub(super) fn starts_with(text: &[u8], place: usize, start: &str) -> bool {
    let end = place + start.len();
    text.get(place..end).is_some_and(|there| there.eq_ignore_ascii_case(start.as_bytes()))
}

/// Without spaces at both ends.
pub(super) fn trim(text: &[u8], mut range: Range<usize>) -> Range<usize> {
    while range.start < range.end && is_break(text[range.start]) {
        range.start += 1;
    }
    while range.start < range.end && is_break(text[range.end - 1]) {
        range.end -= 1;
    }
    range
}
