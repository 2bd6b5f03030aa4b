//! Keys and tokens that are told by their form alone.

use super::{
    Kind,
    bytes::{at, before, is_base64, is_base64url, is_quote, is_word, run, run_back},
    found::Found,
    vendors::{Alphabet, Vendor},
};
use std::ops::Range;

/// The longest key taken as one, in bytes.
const LONGEST: usize = 8192;
/// A line of a key that was broken by a mail program or terminal is at least so long.
const WRAPPED: usize = 40;

impl Alphabet {
    const fn has(self, byte: u8) -> bool {
        match self {
            Self::Alphanumeric => byte.is_ascii_alphanumeric(),
            Self::Capitals => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
            Self::Hex => byte.is_ascii_hexdigit(),
            Self::Url => is_base64url(byte),
            Self::Dotted => is_base64url(byte) || byte == b'.',
            Self::Base64 => is_base64(byte),
        }
    }
}

/// The key whose beginning stands at `start`.
pub(super) fn vendor(text: &[u8], start: usize, form: &Vendor) -> Option<Found> {
    let body = start + form.start.len();
    // Inside of another that was looked at already: `SG.SG.`.
    let is_inside = form.alphabet == Alphabet::Dotted
        && before(text, start) == b'.'
        && start > 1
        && is_base64url(before(text, start - 1));
    if &text[start..body] != form.start.as_bytes() || !begins(text, start) || is_inside {
        return None;
    }
    let is = |byte| form.alphabet.has(byte);
    let mut end = stretch(text, body, form.least, is);
    while end > body && text[end - 1] == b'.' {
        end -= 1;
    }
    let value = &text[body..end];
    let told = value.len() >= form.least
        && !is_word(at(text, end))
        && (form.start.len() >= 6 || has_digit_and_letter(value) || is_filler(value));
    // Short beginnings are also those of words and names: `re_`, `sk-`, `key-`.
    let told = told && (form.start.len() > 4 || value.iter().any(u8::is_ascii_digit) || is_filler(value));
    told.then(|| Found::new(start..end, form.kind, 97))
}

/// `xxxxxxxx` in an example: not worth a mask, but worth no leak either.
fn is_filler(value: &[u8]) -> bool {
    value.iter().all(|byte| matches!(byte, b'x' | b'X'))
}

fn has_digit_and_letter(value: &[u8]) -> bool {
    value.iter().any(u8::is_ascii_digit) && value.iter().any(u8::is_ascii_alphabetic)
}

fn begins(text: &[u8], start: usize) -> bool {
    let previous = before(text, start);
    !is_word(previous) && !matches!(previous, b'_' | b'-')
        || previous == b'n' && before(text, start - 1) == b'\\'
}

/// How far a key goes that may be broken over lines: on the next line it goes on if it was too short until the break, or
/// so long that the break looks like a wrap, and what follows looks like more of it.
pub(super) fn stretch(text: &[u8], from: usize, least: usize, is: impl Fn(u8) -> bool) -> usize {
    let mut end = run(text, from, LONGEST, &is);
    for _ in 0..64 {
        let next = match next_line(text, end) {
            Some(next) if end > from => next,
            _ => break,
        };
        let line = end - run_back(text, end, 200, |byte| byte != b'\n');
        let stop = run(text, next, LONGEST, &is);
        let more = &text[next..stop];
        let is_short = end - from < least;
        let goes_on = if is_short {
            more.len() >= 4 && has_mixed(more)
        } else {
            line >= WRAPPED && end - from >= WRAPPED && looks_random(more)
        };
        let alone =
            matches!(at(text, stop), 0..=b' ' | b'"' | b'\'' | b',' | b';' | b')' | b'.' | b'<' | b'&');
        if !goes_on || !alone {
            break;
        }
        end = stop;
    }
    end
}

/// Where the next line's text begins, if the line ends here; quoting marks aside.
fn next_line(text: &[u8], end: usize) -> Option<usize> {
    let end = if at(text, end) == b'\r' { end + 1 } else { end };
    if at(text, end) != b'\n' {
        return None;
    }
    Some(run(text, end + 1, 40, |byte| matches!(byte, b' ' | b'\t' | b'>')))
}

fn has_mixed(value: &[u8]) -> bool {
    value.iter().any(u8::is_ascii_digit) || value.iter().any(u8::is_ascii_uppercase)
}

/// More of a key rather than a word: long, with digits and both cases.
fn looks_random(value: &[u8]) -> bool {
    value.len() >= 8
        && value.iter().any(u8::is_ascii_digit)
        && value.iter().any(u8::is_ascii_lowercase)
        && value.iter().any(u8::is_ascii_uppercase)
        || value.len() >= 20 && value.iter().any(u8::is_ascii_digit)
}

/// A JSON web token, from its `eyJ`: two parts or more.
pub(super) fn web_token(text: &[u8], start: usize) -> Option<Found> {
    if is_base64url(before(text, start)) || before(text, start) == b'.' {
        return None;
    }
    let end = stretch(text, start, 0, |byte| is_base64url(byte) || byte == b'.');
    let end = run_back(text, end, 3, |byte| byte == b'.');
    let value = &text[start..end];
    let parts = value.split(|byte| *byte == b'.').filter(|part| part.len() >= 4).count();
    let told = parts >= 2 && value.len() >= 24 || value.len() >= 80;
    told.then(|| Found::new(start..end, Kind::Token, 97))
}

/// An Entra application's secret, from the `8Q~` in it.
pub(super) fn entra_secret(text: &[u8], mark: usize) -> Option<Found> {
    let is = |byte: u8| is_base64url(byte) || matches!(byte, b'~' | b'.');
    let start = run_back(text, mark, 3, is);
    let end = run(text, mark, 60, is);
    let end = run_back(text, end, 3, |byte| byte == b'.');
    let told = mark - start == 3 && end - mark >= 30 && !is(before(text, start));
    told.then(|| Found::new(start..end, Kind::ApiKey, 95))
}

/// The secret that belongs to the access key that ends at `end`: 40 characters, shortly after.
pub(super) fn aws_secret(text: &[u8], end: usize) -> Option<Found> {
    let is = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let mut place = end;
    while place < text.len().min(end + 80) {
        let stop = run(text, place, 60, is);
        let value = &text[place..stop];
        if value.len() == 40 && has_digit_and_letter(value) && !value.iter().all(u8::is_ascii_hexdigit) {
            return Some(Found::new(place..stop, Kind::ApiKey, 90));
        }
        place = stop.max(place + 1);
    }
    None
}

/// A chat bot's token, from the `:AA` in it: digits before, 35 characters from there on.
pub(super) fn bot_token(text: &[u8], mark: usize) -> Option<Found> {
    let start = run_back(text, mark, 11, |byte| byte.is_ascii_digit());
    let end = run(text, mark + 1, 60, is_base64url);
    let told = (8..=10).contains(&(mark - start))
        && (33..=37).contains(&(end - mark - 1))
        && !is_word(before(text, start));
    told.then(|| Found::new(start..end, Kind::Token, 95))
}

/// A value in quotes from `open` on: what is inside, on one line. A quote after a backslash is one of JSON in JSON.
pub(super) fn quoted(text: &[u8], open: usize, most: usize) -> Option<Range<usize>> {
    let quote = at(text, open);
    if !is_quote(quote) {
        return None;
    }
    let escaped = before(text, open) == b'\\';
    let start = open + 1;
    let mut end = start;
    while end < text.len() && end - start < most {
        match text[end] {
            b'\n' | super::shadow::BARRIER => return None,
            b'\\' if !escaped && at(text, end + 1) == quote => end += 2,
            byte if byte == quote => {
                let end = if escaped && before(text, end) == b'\\' { end - 1 } else { end };
                return (end > start).then_some(start..end);
            }
            _ => end += 1,
        }
    }
    None
}
