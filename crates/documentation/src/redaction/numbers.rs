//! Values made of digits: recovery keys, cards, social security numbers, phones.

use super::{
    Kind,
    bytes::{at, before, has_any, is_word, line_before, run},
    found::Found,
    phones::phone,
};
use std::ops::Range;

/// Digits in groups, as they stand in the text.
pub(super) struct Groups {
    /// Where each group stands.
    groups: Vec<Range<usize>>,
    /// What stands between: a space for several, the sign otherwise.
    signs: Vec<u8>,
    pub digits: Vec<u8>,
    pub lengths: Vec<usize>,
}

/// The first few groups.
#[derive(Clone)]
pub(super) struct First<'g> {
    pub range: Range<usize>,
    pub groups: &'g [Range<usize>],
    pub signs: &'g [u8],
    /// Of all groups, as numbers.
    pub digits: &'g [u8],
    pub lengths: &'g [usize],
}

impl Groups {
    fn new(text: &[u8], groups: Vec<Range<usize>>, signs: Vec<u8>) -> Self {
        let digits =
            groups.iter().flat_map(|group| text[group.clone()].iter().map(|byte| byte - b'0')).collect();
        let lengths = groups.iter().map(ExactSizeIterator::len).collect();
        Self { groups, signs, digits, lengths }
    }

    pub fn count(&self) -> usize {
        self.groups.len()
    }

    /// The first `count` groups of those that begin at `start`; one at least.
    pub fn first(&self, start: usize, count: usize) -> First<'_> {
        let groups = &self.groups[..count];
        let lengths = &self.lengths[..count];
        First {
            range: start..groups.last().map_or(start, |last| last.end),
            groups,
            signs: &self.signs[..count - 1],
            digits: &self.digits[..lengths.iter().sum()],
            lengths,
        }
    }
}

/// What the digits that begin at `start` (with `+` or `(` before them) give away, and where reading may go on.
pub(super) fn find(text: &[u8], start: usize, found: &mut Vec<Found>) -> usize {
    // Whatever we look for has seven digits or more.
    let sign = run(text, start, 2, |byte| matches!(byte, b'(' | b'+'));
    let reach = run(text, sign, 40, |byte| {
        byte.is_ascii_digit()
            || matches!(byte, b' ' | b'-' | b'.' | b'/' | b'(' | b')' | b'\n' | b'\r' | b'|' | b'>' | b'_')
    });
    let is_single = sign > start && text[sign - 1] == b'(' && !at(text, sign + 1).is_ascii_digit();
    let digits = text[start..reach].iter().filter(|byte| byte.is_ascii_digit()).count();
    if digits < 7 || is_single {
        return run(text, start + 1, 40, |byte| byte.is_ascii_digit());
    }
    let all = groups(text, start);
    let next = all.groups.first().map_or(start + 1, |group| group.end);
    let enough = all.digits.len() >= 7;
    if let Some(key) = bitlocker(text, start) {
        let end = key.end;
        found.push(Found::new(key, Kind::BitlockerKey, 98));
        return end;
    }
    let opening = at(text, start);
    if !enough || opening.is_ascii_digit() && !begins(text, start) {
        return next;
    }
    if opening.is_ascii_digit()
        && let Some(one) = card(text, start, &all).or_else(|| social(text, start, &all))
    {
        let end = one.range.end;
        found.push(one);
        return end;
    }
    if let Some(phone) = phone(text, start, &all) {
        let end = phone.end;
        found.push(Found::new(phone, Kind::Phone, 85));
        return end;
    }
    next
}

/// Nothing before makes the digits a part of something else.
fn begins(text: &[u8], start: usize) -> bool {
    let previous = before(text, start);
    let outer = before(text, start.saturating_sub(1));
    match previous {
        b'.' | b'-' | b'/' | b',' | b':' => !is_word(outer),
        b'_' | b'#' | b'@' | b'\\' | b'$' | b'%' => false,
        byte => !is_word(byte),
    }
}

fn groups(text: &[u8], start: usize) -> Groups {
    let mut place = start;
    if matches!(at(text, place), b'+' | b'(') {
        place += 1;
    }
    if at(text, place) == b'+' {
        place += 1;
    }
    let (mut groups, mut signs) = (Vec::new(), Vec::new());
    while groups.len() < 10 {
        let end = run(text, place, 24, |byte| byte.is_ascii_digit());
        // A single digit is a country's or, after it, a region's at most.
        let is_region = groups.len() == 1 && at(text, start) == b'+';
        if end == place || end == place + 1 && !groups.is_empty() && !is_region {
            break;
        }
        groups.push(place..end);
        let sign_end = run(text, end, 3, |byte| matches!(byte, b' ' | b'-' | b'.' | b'/' | b'(' | b')'));
        if sign_end == end || !at(text, sign_end).is_ascii_digit() {
            break;
        }
        let between = &text[end..sign_end];
        let sign = if between.contains(&b')') {
            b')'
        } else if between.contains(&b'(') {
            b'('
        } else {
            *between.iter().find(|sign| **sign != b' ').unwrap_or(&b' ')
        };
        signs.push(sign);
        place = sign_end;
    }
    signs.truncate(groups.len().saturating_sub(1));
    Groups::new(text, groups, signs)
}

/// Eight groups of six digits, over line breaks too.
fn bitlocker(text: &[u8], start: usize) -> Option<Range<usize>> {
    if at(text, start + 6).is_ascii_digit() || is_word(before(text, start)) && before(text, start) != b'n' {
        return None;
    }
    let mut place = start;
    for group in 0..8 {
        let end = run(text, place, 7, |byte| byte.is_ascii_digit());
        if end - place != 6 {
            return None;
        }
        if group == 7 {
            return (!is_word(at(text, end))).then_some(start..end);
        }
        place = run(text, end, 24, |byte| {
            matches!(byte, b'-' | b' ' | b'\n' | b'\r' | b'\t' | b'>' | b'|' | b'.' | b'_' | b'=')
        });
        if place == end {
            return None;
        }
    }
    None
}

/// A card: the length and the first digits of an issuer, and the check digit.
fn card(text: &[u8], start: usize, all: &Groups) -> Option<Found> {
    let enough = all.digits.len() >= 13;
    for count in (1..=all.count().min(5)).rev().filter(|_| enough) {
        let one = all.first(start, count);
        let uniform = one.signs.windows(2).all(|pair| pair[0] == pair[1])
            && one.signs.iter().all(|sign| matches!(sign, b' ' | b'-' | b'.'));
        let grouped = match one.lengths {
            [_] => true,
            [4, 4, 4, 4] | [4, 6, 5] | [4, 6, 4] | [4, 4, 4, 4, 3] => uniform,
            _ => false,
        };
        if !grouped
            || !is_issued(one.digits)
            || !checks(one.digits)
            || is_word(at(text, one.range.end))
            || at(text, one.range.end) == b'_'
        {
            continue;
        }
        let line = line_before(text, one.range.start, 30);
        const OTHERS: [&str; 17] = [
            "order",
            "po",
            "invoice",
            "ticket",
            "tracking",
            "imei",
            "iccid",
            "serial",
            "case",
            "ref",
            "reference",
            "sr",
            "id",
            "account",
            "acct",
            "meid",
            "barcode",
        ];
        if count == 1
            && has_any(line, &OTHERS)
            && !has_any(line, &["card", "visa", "mastercard", "amex", "cc"])
        {
            return None;
        }
        return Some(Found::new(one.range, Kind::CreditCard, 95));
    }
    None
}

fn is_issued(digits: &[u8]) -> bool {
    let first =
        |count: usize| digits.iter().take(count).fold(0u32, |number, digit| number * 10 + u32::from(*digit));
    match digits.len() {
        13 | 19 => first(1) == 4,
        14 => matches!(first(2), 36 | 38 | 39) || (300..=305).contains(&first(3)),
        15 => matches!(first(2), 34 | 37),
        16 => {
            first(1) == 4
                || (51..=55).contains(&first(2))
                || (2221..=2720).contains(&first(4))
                || first(4) == 6011
                || first(2) == 65
                || (644..=649).contains(&first(3))
                || (3528..=3589).contains(&first(4))
                || first(2) == 62
                || matches!(first(2), 50 | 56..=58)
        }
        _ => false,
    }
}

/// The check digit after Luhn.
fn checks(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let digit = u32::from(*digit);
            if place % 2 == 0 { digit } else { digit * 2 / 10 + digit * 2 % 10 }
        })
        .sum();
    sum.is_multiple_of(10) && digits.iter().any(|digit| *digit != digits[0])
}

fn social(text: &[u8], start: usize, all: &Groups) -> Option<Found> {
    let (one, certain) = match all.lengths.as_slice() {
        [3, 2, 4, ..] => (all.first(start, 3), all.signs[0] == b'-' && all.signs[1] == b'-'),
        [9, ..] => (all.first(start, 1), false),
        _ => return None,
    };
    let line = line_before(text, start, 40);
    let told = has_any(line, &["ssn", "ss", "social", "socials", "ssns", "itin", "tin"]);
    let last_four_only = has_any(line, &["last"]);
    let number = |range: Range<usize>| {
        one.digits[range].iter().fold(0u32, |number, digit| number * 10 + u32::from(*digit))
    };
    let area = number(0..3);
    let issued = area != 0 && area != 666 && area < 900 && number(3..5) != 0 && number(5..9) != 0;
    let sign_after =
        matches!(at(text, one.range.end), b'-' | b'/') && at(text, one.range.end + 1).is_ascii_digit();
    let ends = !is_word(at(text, one.range.end)) && !sign_after;
    (ends && (certain && issued || told && (issued || area >= 900 && certain)) && !last_four_only)
        .then(|| Found::new(one.range, Kind::Ssn, if told { 95 } else { 85 }))
}
