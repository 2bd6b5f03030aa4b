//! Values that stand before what announces them: "X is the new password", "tried X, neither password works", "use X to
//! verify".

use super::{
    Kind,
    bytes::{at, before, is_break, is_word, line_before, run, starts_with},
    found::Found,
    judge::{is_far_shape, joined},
    shadow::BARRIER,
    steps::{bare, undressed},
    value::{self, Looks},
    words::Lower,
};
use std::ops::Range;

/// "X is the new password", "set X as her password", "X as his password": the word before "is" or "as".
pub(super) fn backwards(text: &[u8], cue: usize) -> Option<Range<usize>> {
    let mut end = cue;
    for step in 0..6 {
        let stop = super::bytes::run_back(text, end, 3, |byte| matches!(byte, b' ' | b'\t'));
        let start = super::bytes::run_back(text, stop, 60, |byte| !is_break(byte) && byte != BARRIER);
        if start == stop || stop == end && step > 0 {
            return None;
        }
        let word = text[start..stop].to_ascii_lowercase();
        if matches!(word.as_slice(), b"is" | b"as" | b"was" | b"for" | b"ist" | b"als" | b"est") {
            if word == b"for" && step == 0 {
                return None;
            }
            let stop = super::bytes::run_back(text, start, 3, |byte| matches!(byte, b' ' | b'\t'));
            let first = super::bytes::run_back(text, stop, 60, |byte| !is_break(byte) && byte != BARRIER);
            let value = undressed(text, first..stop);
            // "X - that was the old password".
            if matches!(
                Lower::of(&text[value.clone()]).as_slice(),
                b"that" | b"which" | b"this" | b"it" | b"thats"
            ) {
                let stop = super::bytes::run_back(text, first, 4, |byte| matches!(byte, b' ' | b'-' | b','));
                let first = super::bytes::run_back(text, stop, 60, |byte| !is_break(byte) && byte != BARRIER);
                let value = undressed(text, first..stop);
                return (!value.is_empty()).then_some(value);
            }
            return (!value.is_empty() && before(text, first) != BARRIER).then_some(value);
        }
        // "your Amazon", "the correct": any words, but none that lead to another thing.
        let leads_away = matches!(
            word.as_slice(),
            b"with"
                | b"of"
                | b"in"
                | b"on"
                | b"whose"
                | b"that"
                | b"where"
                | b"without"
                | b"no"
                | b"not"
                | b"to"
                | b"and"
                | b"or"
                | b"if"
                | b"so"
                | b"but"
                | b"because"
        );
        if leads_away
            || !word.iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'\'' | b'/'))
        {
            return None;
        }
        end = start;
    }
    None
}

/// "tried X and Y, neither password works": what was tried before the cue, in the same sentence.
pub(super) fn tried(text: &[u8], cue: usize, found: &mut Vec<Found>) {
    const VERBS: [&str; 8] = ["try", "tried", "type", "typed", "use", "used", "enter", "entered"];
    let start = cue - line_before(text, cue, 70).len();
    let is_verb = |place: &usize| {
        if !matches!(text[*place] | 0x20, b't' | b'u' | b'e') || is_word(before(text, *place)) {
            return false;
        }
        let end = run(text, *place, 8, |byte| byte.is_ascii_alphabetic());
        at(text, end) == b' '
            && VERBS.iter().any(|verb| verb.as_bytes().eq_ignore_ascii_case(&text[*place..end]))
    };
    let Some(verb) = (start..cue).rev().find(is_verb) else { return };
    let mut place = run(text, verb, 8, |byte| byte != b' ') + 1;
    for _ in 0..3 {
        let value = undressed(text, bare(text, place));
        let word = &text[value.clone()];
        if value.end > cue || word.is_empty() || !is_surely_one(word) {
            return;
        }
        let next = joined(text, value.end);
        found.push(Found::new(value, Kind::Password, 65));
        let Some(next) = next else { return };
        place = next;
    }
}

/// Looks like a password and nothing else.
fn is_surely_one(word: &[u8]) -> bool {
    value::looks(word) == Looks::Strong && !value::is_name(word) && is_far_shape(word)
}

/// The word before "X and", "X or", if `start` follows on that.
pub(super) fn joined_before(text: &[u8], start: usize) -> Option<Range<usize>> {
    let stop = super::bytes::run_back(text, start, 3, |byte| matches!(byte, b' ' | b'"' | b'\''));
    let joint = super::bytes::run_back(text, stop, 4, |byte| byte.is_ascii_alphabetic() || byte == b'/');
    if !matches!(&text[joint..stop], b"and" | b"or" | b"/" | b"und" | b"then") {
        return None;
    }
    let stop = super::bytes::run_back(text, joint, 3, |byte| byte == b' ');
    let first = super::bytes::run_back(text, stop, 60, |byte| !is_break(byte) && byte != BARRIER);
    let value = undressed(text, first..stop);
    (!value.is_empty() && stop < joint).then_some(value)
}

/// "Enter HX4KQ9ZTP at microsoft.com/devicelogin".
fn device_code(text: &[u8], cue: usize, line: &[u8]) -> Option<Found> {
    let mut end = cue;
    for word in line.rsplit(|byte| !is_word(*byte)) {
        let range = end - word.len()..end;
        let is_code = (8..=9).contains(&word.len())
            && word.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            && word.iter().any(u8::is_ascii_digit)
            && word.iter().any(u8::is_ascii_uppercase)
            && (range.start < 2 || !matches!(before(text, range.start), b'-' | b'_' | b'/'));
        if is_code {
            return Some(Found::new(range, Kind::MfaCode, 80));
        }
        end = range.start.checked_sub(1)?;
    }
    None
}

/// "use 118 290 to verify", "entered 667120 from her authenticator": six digits shortly before.
pub(super) fn code_before(text: &[u8], cue: usize) -> Option<Found> {
    const VERBS: [&str; 26] = [
        "read out",
        "gave me",
        "read me",
        "read back",
        "quoted",
        "read us",
        "gave us",
        "typed in",
        "keyed in",
        "entering",
        "use",
        "used",
        "enter",
        "entered",
        "type",
        "typed",
        "code",
        "got",
        "read",
        "received",
        "with",
        "gave",
        "saw",
        "codes",
        "is",
        "was",
    ];
    let line = super::bytes::line_before(text, cue, 48);
    if starts_with(text, cue, "devicelogin") || starts_with(text, cue, "microsoft.com/devicelogin") {
        return device_code(text, cue, line);
    }
    let start = cue - line.len();
    let mut place = start;
    while place < cue {
        let digits = run(text, place, 8, |byte| byte.is_ascii_digit());
        // `G-558201`, as Google writes them.
        let is_googles =
            digits == place + 6 && text[start..place].ends_with(b"G-") && !is_word(before(text, place - 2));
        if is_googles && !is_word(at(text, digits)) {
            return Some(Found::new(place - 2..digits, Kind::MfaCode, 85));
        }
        if digits == place || is_word(before(text, place)) {
            place = digits.max(place + 1);
            continue;
        }
        let end = super::judge_codes::digits(text, place).unwrap_or(digits);
        let count = text[place..end].iter().filter(|byte| byte.is_ascii_digit()).count();
        if count == 6 && end <= cue && super::bytes::ends_with_any(&text[start..place], &VERBS) {
            return Some(Found::new(place..end, Kind::MfaCode, 80));
        }
        place = end.max(digits);
    }
    None
}
