//! What needs no announcement: addresses, numbers, product keys.

use super::{
    Kind,
    bytes::{at, before, is_sign, is_word, run},
    emails,
    found::Found,
    lone, network, numbers,
    scan::{NEAR, News},
    urls,
};

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
                    if next - place >= lone::KEY {
                        found.extend(lone::key(text, place..next));
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

/// A word that may begin an address or number; where reading goes on.
fn word(text: &[u8], place: usize, found: &mut Vec<Found>) -> usize {
    let byte = text[place];
    let end = || run(text, place, usize::MAX, is_word);
    if at(text, place + 5) == b'-' && product_key(text, place) {
        found.push(Found::new(place..place + 29, Kind::LicenseKey, 96));
        return place + 29;
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
