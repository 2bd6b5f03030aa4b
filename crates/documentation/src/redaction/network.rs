//! IP and MAC addresses.

use super::{
    Kind,
    bytes::{at, before, ends_with_any, has_any, is_word, line_before, run, run_back},
    found::Found,
};
use core::net::Ipv6Addr;
use std::ops::Range;

/// Words before four numbers that are a version rather than an address.
const VERSIONS: [&str; 22] = [
    "version",
    "versions",
    "ver",
    "v",
    "build",
    "firmware",
    "fw",
    "driver",
    "release",
    "rev",
    "revision",
    "update",
    "patch",
    "upgraded",
    "assembly",
    "fileversion",
    "productversion",
    "oid",
    "chapter",
    "bios",
    "installer",
    "package",
];

/// The IPv4 address that begins at `start`, its prefix length with it; none for masks and the machine itself.
pub(super) fn ipv4(text: &[u8], start: usize) -> Option<Range<usize>> {
    let previous = before(text, start);
    let is_inside = is_word(previous)
        || previous == b'.' && is_word(before(text, start - 1))
        || matches!(previous, b'_' | b'-') && before(text, start - 1).is_ascii_digit();
    if is_inside {
        return None;
    }
    let mut place = start;
    let mut parts = [0u32; 4];
    for (number, part) in parts.iter_mut().enumerate() {
        let end = run(text, place, 4, |byte| byte.is_ascii_digit());
        let digits = &text[place..end];
        *part = digits.iter().fold(0, |value, byte| value * 10 + u32::from(byte - b'0'));
        if digits.is_empty() || digits.len() > 3 || *part > 255 || digits.len() > 1 && digits[0] == b'0' {
            return None;
        }
        place = end;
        if number < 3 {
            // `10[.]0[.]0[.]5`, as security people write it.
            let is_defanged = text.get(place..place + 3) == Some(b"[.]");
            if !is_defanged && at(text, place) != b'.' {
                return None;
            }
            place += if is_defanged { 3 } else { 1 };
        }
    }
    let goes_on = is_word(at(text, place))
        || at(text, place) == b'.' && at(text, place + 1).is_ascii_digit()
        || at(text, place) == b'-' && at(text, place + 1).is_ascii_alphabetic();
    let is_plain = matches!(parts, [255, ..] | [0, ..] | [127, ..]);
    let line = line_before(text, start, 30);
    let is_private = parts[0] == 10
        || parts[0] == 192 && parts[1] == 168
        || parts[0] == 172 && (16..32).contains(&parts[1]);
    if !is_private
        && has_any(
            line,
            &["version", "firmware", "driver", "build", "bios", "ver", "fw", "release", "versions"],
        )
        && !has_any(line, &["ip", "address"])
    {
        return None;
    }
    if goes_on
        || is_plain
        || ends_with_any(line, &VERSIONS) && !has_any(line, &["ip", "address", "server", "dns", "gateway"])
        || line.ends_with(b"version is ")
    {
        return None;
    }
    Some(start..prefix(text, place))
}

fn prefix(text: &[u8], end: usize) -> usize {
    let stop = run(text, end + 1, 3, |byte| byte.is_ascii_digit());
    let is_prefix = at(text, end) == b'/'
        && (1..=3).contains(&(stop - end - 1))
        && !is_word(at(text, stop))
        && !(at(text, stop) == b'.' && is_word(at(text, stop + 1)))
        && at(text, stop) != b'/';
    if is_prefix { stop } else { end }
}

/// A MAC or IPv6 address around the hexadecimal digits or colon at `start`, and where reading may go on.
pub(super) fn hexadecimal(text: &[u8], start: usize, found: &mut Vec<Found>) -> usize {
    let end = run(text, start, 100, |byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'-' | b'.'));
    let previous = before(text, start);
    if is_word(previous) || previous == b'_' || end - start < 3 {
        return end.max(start + 1);
    }
    if let Some(mac) = mac(text, start..end) {
        let stop = mac.end;
        found.push(Found::new(mac, Kind::Mac, 95));
        return stop;
    }
    let colons = text[start..end].iter().filter(|byte| **byte == b':').count();
    if colons >= 2
        && let Some(address) = ipv6(text, start)
    {
        let stop = address.end;
        found.push(Found::new(address, Kind::Ip, 90));
        return stop;
    }
    let word = run(text, start, 100, |byte| byte.is_ascii_hexdigit());
    word.max(start + 1)
}

fn mac(text: &[u8], range: Range<usize>) -> Option<Range<usize>> {
    let word = &text[range.clone()];
    let sign = *word.iter().find(|byte| !byte.is_ascii_hexdigit()).unwrap_or(&0);
    let hex = word.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    let (group, count) = match (sign, hex) {
        (b':' | b'-', 2) => (2, 6),
        (b'.' | b'-' | b':', 4) => (4, 3),
        (_, 12) => return bare_mac(text, range.start).then_some(range.start..range.start + 12),
        (b'-' | b':', 6) => (6, 2),
        _ => return None,
    };
    let length = group * count + count - 1;
    let fits = word.len() >= length
        && word[..length].iter().enumerate().all(|(place, byte)| {
            if place % (group + 1) == group { *byte == sign } else { byte.is_ascii_hexdigit() }
        });
    let next = at(text, range.start + length);
    let further = at(text, range.start + length + 1);
    let goes_on = is_word(next) || next == sign && is_word(further);
    let previous = before(text, range.start);
    let begins = !(previous == sign && is_word(before(text, range.start - 1)));
    let digits = &word[..length.min(word.len())];
    let mixed = group == 2
        || digits.iter().any(u8::is_ascii_alphabetic) && (group != 6 || told(text, range.start))
        || told(text, range.start);
    let is_blank = digits.iter().all(|byte| matches!(byte, b'0' | b'f' | b'F' | b':' | b'-' | b'.'));
    // `4-4-4` groups with hyphens are also parts of ids.
    let is_certain = group != 4 || sign == b'.' || told(text, range.start);
    (fits && !goes_on && begins && mixed && !is_blank && is_certain)
        .then_some(range.start..range.start + length)
}

fn told(text: &[u8], start: usize) -> bool {
    has_any(
        line_before(text, start, 30),
        &["mac", "macs", "hwaddr", "ether", "ethernet", "bssid", "physical", "hw"],
    )
}

/// Twelve digits without signs, where a MAC address is spoken of.
fn bare_mac(text: &[u8], start: usize) -> bool {
    let end = start + 12;
    !is_word(at(text, end))
        && !matches!(at(text, end), b'-' | b'.' | b':' if is_word(at(text, end + 1)))
        && told(text, start)
}

fn ipv6(text: &[u8], start: usize) -> Option<Range<usize>> {
    let end = run(text, start, 46, |byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.'));
    let end = run_back(text, end, 2, |byte| byte == b'.');
    let mut stop = end;
    if text[start..end].ends_with(b":") && !text[start..end].ends_with(b"::") {
        stop -= 1;
    }
    let word = std::str::from_utf8(&text[start..stop]).ok()?;
    let address: Ipv6Addr = word.parse().ok()?;
    let groups = word.split(':').filter(|group| !group.is_empty()).count();
    let has_digit = word.bytes().any(|byte| byte.is_ascii_digit());
    let ends = !is_word(at(text, stop)) && at(text, stop) != b':' && before(text, start) != b':';
    // Pairs of digits are a fingerprint.
    let has_long = word.contains("::") || word.split(':').any(|group| group.len() > 2);
    let told = !address.is_loopback()
        && !address.is_unspecified()
        && has_digit
        && has_long
        && ends
        && groups >= 2
        && word.len() >= 6;
    if !told {
        return None;
    }
    let zone = run(text, stop + 1, 16, |byte| is_word(byte) || byte == b'.');
    let stop = if at(text, stop) == b'%' && zone > stop + 1 {
        run_back(text, zone, 1, |byte| byte == b'.')
    } else {
        stop
    };
    Some(start..prefix(text, stop))
}
