//! What needs no announcement: addresses, numbers, product keys.

use super::{
    Kind,
    bytes::{at, before, has_any, is_sign, is_word, line_before, run},
    emails,
    found::Found,
    keypads, lone, nearby, network, numbers,
    scan::{NEAR, News},
    urls,
};
use std::ops::Range;

/// What needs no announcement: addresses, numbers.
pub(super) fn bare(text: &[u8], blocks: &[Found], news: &News, found: &mut Vec<Found>) {
    let (mut queries_end, mut word_end) = (0, 0);
    let mut place = 0;
    let mut blocks = blocks.iter().peekable();
    for stretch in news.stretches() {
        // Not into the middle of a word.
        if stretch.start > place {
            place = run(text, stretch.start, NEAR, is_word);
        }
        while place < stretch.end {
            let byte = text[place];
            if !is_opening(byte) {
                place += 1;
                continue;
            }
            while blocks.next_if(|block| block.range.end <= place).is_some() {}
            if let Some(block) = blocks.peek()
                && block.range.start <= place
            {
                place = block.range.end;
                continue;
            }
            place = match byte {
                b'@' => {
                    found.extend(emails::around(text, place).map(|range| Found::new(range, Kind::Email, 95)));
                    found.extend(lone::after_address(text, place));
                    place + 1
                }
                b'?' if place >= queries_end => {
                    queries_end = urls::query(text, place, found);
                    place + 1
                }
                b'+' | b'('
                    if at(text, place + 1).is_ascii_digit()
                        || byte == b'(' && at(text, place + 1) == b'+' =>
                {
                    let count = found.len();
                    let next = numbers::find(text, place, found);
                    if found.len() > count { next } else { place + 1 }
                }
                b':' if at(text, place + 1) == b':' && !is_word(before(text, place)) => {
                    network::hexadecimal(text, place, found)
                }
                byte if is_word(byte) => {
                    let next = word(text, place, found);
                    found.extend(lone::groups(text, place));
                    found.extend(nearby::handed(text, place));
                    if byte.is_ascii_digit() || byte.is_ascii_uppercase() {
                        found.extend(keypads::code(text, place));
                    }
                    let wide = run(text, next, 64, |byte| {
                        is_word(byte) || matches!(byte, b'+' | b'/' | b'=' | b'-' | b'_')
                    });
                    if wide - place >= lone::KEY
                        && !matches!(before(text, place), b'/' | b'+' | b'=' | b'-' | b'_' | b'.')
                    {
                        found.extend(lone::key(text, place..wide));
                    }
                    if is_sign(at(text, next)) && next >= word_end {
                        let (lone, end) = lone::around(text, next);
                        found.extend(lone);
                        word_end = end;
                    }
                    next
                }
                _ => place + 1,
            };
        }
    }
}

/// What may begin something.
const fn is_opening(byte: u8) -> bool {
    is_word(byte) || matches!(byte, b'@' | b'?' | b'+' | b'(' | b':')
}

/// Five groups of five capitals and digits.
fn product_key(text: &[u8], start: usize) -> bool {
    let Some(key) = text.get(start..start + 29) else { return false };
    let fits = key.iter().enumerate().all(|(place, byte)| match place % 6 {
        5 => *byte == b'-',
        _ => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
    });
    let next = at(text, start + 29);
    fits && key.iter().any(u8::is_ascii_uppercase)
        && !is_word(next)
        && next != b'-'
        && !matches!(before(text, start), b'-' | b'_')
}

/// Four to six groups of four to seven capitals and digits: keys of licences, and what unlocks a Mac's disk.
fn key_groups(text: &[u8], start: usize) -> Option<Range<usize>> {
    let length = (4..=7).find(|length| at(text, start + length) == b'-')?;
    let is_sign = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    if matches!(before(text, start), b'-' | b'_' | b'/' | b'.') {
        return None;
    }
    let (mut end, mut count) = (start, 0);
    let mut place = start;
    while count < 8 && run(text, place, length + 1, is_sign) == place + length {
        end = place + length;
        count += 1;
        if at(text, end) != b'-' {
            break;
        }
        place = end + 1;
    }
    let key = text.get(start..end)?;
    let digits = key.iter().filter(|byte| byte.is_ascii_digit()).count();
    let capitals = key.iter().filter(|byte| byte.is_ascii_uppercase()).count();
    // Four only after words that say so.
    let is_told = || {
        has_any(
            line_before(text, start, 60),
            &["key", "license", "licence", "serial", "activation", "product", "registration", "keycode"],
        )
    };
    let told = (matches!(count, 5 | 6) || count == 4 && is_told())
        && digits > 2
        && capitals > 2
        && key.iter().any(|byte| matches!(byte, b'G'..=b'Z'))
        && !is_word(at(text, end))
        && !matches!(at(text, end), b'-' | b'_');
    told.then_some(start..end)
}

/// A word that may begin an address or number; where reading goes on.
fn word(text: &[u8], place: usize, found: &mut Vec<Found>) -> usize {
    let byte = text[place];
    let end = || run(text, place, usize::MAX, is_word);
    if at(text, place + 5) == b'-' && product_key(text, place) {
        found.push(Found::new(place..place + 29, Kind::LicenseKey, 96));
        return place + 29;
    }
    if let Some(key) = key_groups(text, place) {
        let next = key.end;
        found.push(Found::new(key, Kind::LicenseKey, 85));
        return next;
    }
    if !byte.is_ascii_hexdigit() {
        return end();
    }
    let count = found.len();
    let next = network::hexadecimal(text, place, found);
    if found.len() > count {
        return next;
    }
    if !byte.is_ascii_digit() {
        return end();
    }
    if let Some(address) = network::ipv4(text, place) {
        let next = address.end;
        found.push(Found::new(address, Kind::Ip, 92));
        return next;
    }
    numbers::find(text, place, found).max(end())
}
