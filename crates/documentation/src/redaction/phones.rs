//! Phone numbers.

use super::{
    bytes::{at, before, ends_with_any, has_word, is_word, line_before, run, starts_with},
    numbers::{First, Groups},
    words::Lists,
};
use std::ops::Range;

/// A phone number, its extension with it.
pub(super) fn phone(text: &[u8], start: usize, all: &Groups) -> Option<Range<usize>> {
    let line = line_before(text, start, 36);
    let told = is_told(line);
    // Without a word about phones only these forms can be one.
    let has_form = matches!(text[start], b'+' | b'(')
        || all.digits.first() == Some(&0)
        || matches!(all.lengths.as_slice(), [3, 3, 4, ..] | [1, 3, 3, 4, ..]);
    if !told && !has_form {
        return None;
    }
    if text[start] != b'+' && ends_with_any(line, &NOT) {
        return None;
    }
    let international = text[start] == b'+' || at(text, start + 1) == b'+' && text[start] == b'(';
    let longest = (1..=all.count().min(6))
        .rev()
        .map(|count| all.first(start, count))
        .find(|one| is_phone(text, one, international, told))?;
    let end = longest.range.end;
    let next = at(text, end);
    let goes_on = is_word(next) && !starts_with(text, end, "x")
        || matches!(next, b'-' | b'.' | b'/' | b':' | b'_') && is_word(at(text, end + 1)) && !international;
    if goes_on || matches!(before(text, start), b'+' | b'(') && !international {
        return None;
    }
    Some(start..extension(text, end))
}

fn extension(text: &[u8], end: usize) -> usize {
    let place = run(text, end, 2, |byte| matches!(byte, b' ' | b','));
    for word in ["extension", "ext.", "ext", "x"] {
        let after = place + word.len();
        let digits = run(text, after, 2, |byte| matches!(byte, b' ' | b':'));
        let stop = run(text, digits, 6, |byte| byte.is_ascii_digit());
        if starts_with(text, place, word) && stop > digits && !is_word(at(text, stop)) {
            return stop;
        }
    }
    end
}

/// Whether a phone is spoken of right before.
fn is_told(line: &[u8]) -> bool {
    has_word(line, Lists::is_phone)
}

/// Before a number that is another thing's.
const NOT: [&str; 20] = [
    "ticket", "case", "id", "serial", "order", "invoice", "version", "ref", "build", "error", "tracking",
    "sr", "imei", "asset", "po", "rma", "part", "model", "sku", "account",
];

fn is_phone(text: &[u8], one: &First<'_>, international: bool, told: bool) -> bool {
    let First { lengths, digits, .. } = *one;
    let count = digits.len();
    if digits.iter().all(|digit| *digit == digits[0]) || is_date(text, one) {
        return false;
    }
    let slashes = one.signs.iter().filter(|sign| **sign == b'/').count();
    if international {
        return (8..=15).contains(&count) && slashes <= 1 && lengths[0] <= 13;
    }
    let area = |digit: usize| digits.get(digit).is_some_and(|digit| *digit >= 2);
    let bracketed = text[one.range.start] == b'(';
    let american = match lengths {
        [3, 3, 4] => {
            area(0)
                && (area(3) || told || bracketed)
                && slashes == 0
                && !(one.signs[0] == b' ' && one.signs[1] == b'.')
        }
        [1, 3, 3, 4] => digits[0] == 1 && area(1) && slashes == 0,
        _ => false,
    };
    let dots = one.signs.iter().filter(|sign| **sign == b'.').count();
    let national = digits[0] == 0
        && (10..=12).contains(&count)
        && lengths.len() >= 2
        && dots == 0
        && lengths.iter().all(|length| *length >= 2)
        && lengths.len() <= 6
        && slashes <= 1
        && (2..=5).contains(&lengths[0])
        && !(lengths.len() == 2 && one.signs[0] == b' ' && lengths[0] < 3 && !told);
    let french = digits[0] == 0 && *lengths == [2, 2, 2, 2, 2] && slashes == 0;
    let abroad = digits[0] == 0
        && digits.get(1) == Some(&0)
        && (11..=15).contains(&count)
        && (lengths.len() >= 3 || told)
        && slashes == 0;
    let plain = told
        && (count == 10 && lengths.len() == 1
            || count == 11 && lengths.len() == 1 && matches!(digits[0], 0 | 1)
            || *lengths == [3, 4]
            || lengths.len() >= 2
                && (9..=12).contains(&count)
                && lengths.iter().all(|length| (2..=7).contains(length))
                && slashes <= 1);
    (american || national || french || abroad || plain || bracketed && told && (8..=12).contains(&count))
        && slashes <= 1
}

/// `2024-03-14 10 30`, `03/04/2024`: the groups of a date.
fn is_date(text: &[u8], one: &First<'_>) -> bool {
    let value = |place: usize| {
        let group = one.groups.get(place)?;
        text[group.clone()]
            .iter()
            .try_fold(0u32, |number, byte| number.checked_mul(10)?.checked_add(u32::from(byte - b'0')))
    };
    let lengths = one.lengths;
    let (Some(a), Some(b), Some(c)) = (value(0), value(1), value(2)) else { return false };
    let same = one.signs[0] == one.signs[1] && matches!(one.signs[0], b'-' | b'/' | b'.');
    let year = |number: u32| (1900..2100).contains(&number);
    let day_first = lengths[0] <= 2
        && lengths[1] <= 2
        && (year(c) || lengths[2] == 2 && lengths.len() < 5)
        && a <= 31
        && b <= 31;
    same && (lengths[0] == 4 && year(a) && b <= 12 && c <= 31 && lengths[1] == 2 || day_first)
}
