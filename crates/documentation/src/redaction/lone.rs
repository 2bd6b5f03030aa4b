//! Passwords that nothing announces: `Otter#Creek12` looks like nothing else, `Payroll#0725` only after "opens with".

use super::{
    Kind,
    bytes::{at, before, ends_with_any, has_any, is_break, is_sign, is_word, line_before, run, run_back},
    context::is_wifi,
    found::Found,
    judge::is_far_shape,
    shadow::BARRIER,
    steps::{bare, undressed},
    value::{self, Looks, Shape},
    vendor_words, words,
};
use std::ops::Range;

/// The word around the sign at `sign`, if it is one, and where the word ends.
pub(super) fn around(text: &[u8], sign: usize) -> (Option<Found>, usize) {
    let stops =
        |byte: u8| is_break(byte) || matches!(byte, b'"' | b'`' | b'|' | b'<' | b'>' | b'(' | b'[' | BARRIER);
    let start = run_back(text, sign, LONGEST, |byte| !stops(byte));
    let raw = bare(text, start);
    let end = raw.end.max(sign + 1);
    let mut range = undressed(text, raw);
    // `itadmin:Un1f!Rocks`.
    if let Some(colon) = text[range.clone()].iter().position(|byte| *byte == b':')
        && colon > 1
        && text[range.start..range.start + colon]
            .iter()
            .all(|byte| is_word(*byte) || matches!(byte, b'.' | b'_' | b'-'))
    {
        range.start += colon + 1;
    }
    let word = &text[range.clone()];
    let shape = Shape::of(word);
    let varied = (7..LONGEST).contains(&word.len()) && shape.lower > 0 && shape.digits > 0 && shape.signs > 0;
    if !varied
        || !is_far_shape(word)
        || value::looks(word) != Looks::Strong
        || value::is_name(word)
        || is_other(word)
    {
        return (None, end);
    }
    let line = line_before(text, range.start, 70);
    let told = shape.upper > 0 && !is_reference(word) || shape.digits > 2 && has_any(line, &HINTS);
    if !told {
        return (None, end);
    }
    let kind = if is_wifi(line) { Kind::WifiKey } else { Kind::Password };
    (Some(Found::new(range, kind, 60)), end)
}

/// `jdoe@acme.example:X`, as in lists of what was stolen and in the files of mail relays.
pub(super) fn after_address(text: &[u8], sign: usize) -> Option<Found> {
    let end = run(text, sign + 1, 100, |byte| is_word(byte) || matches!(byte, b'.' | b'-'));
    let joint = run(text, end, 4, |byte| matches!(byte, b' ' | b'/' | b':'));
    let is_colon = joint == end + 3 && at(text, end + 1) == b':';
    let is_slash = text[end..joint].contains(&b'/') && at(text, end) == b' ' && before(text, joint) == b' ';
    let is_tied = (at(text, end) == b':' || is_slash || is_colon)
        && text[sign..end].contains(&b'.')
        && is_word(before(text, sign));
    if !is_tied {
        return None;
    }
    let range = undressed(text, bare(text, if is_slash || is_colon { joint } else { end + 1 }));
    let word = &text[range.clone()];
    let shape = Shape::of(word);
    if is_slash
        && (value::is_name(word)
            || word.iter().position(u8::is_ascii_digit) > word.iter().rposition(u8::is_ascii_alphabetic))
    {
        return None;
    }
    let varied = shape.lower > 0 && shape.upper > 0 && shape.digits > 0 && (6..LONGEST).contains(&word.len());
    let told = varied
        && value::looks(word) >= Looks::Likely
        && !word.iter().any(|byte| matches!(byte, b'/' | b'.' | b':'));
    told.then(|| Found::new(range, Kind::Password, 75))
}

/// `d5Wq-9tTz-Lm0v-Xe3R`: groups of one length, with letters of both cases and digits, as generators make them.
pub(super) fn groups(text: &[u8], start: usize) -> Option<Found> {
    let length = (4..=6).find(|length| at(text, start + length) == b'-')?;
    let is_group =
        |place: usize| run(text, place, length + 1, |byte| byte.is_ascii_alphanumeric()) == place + length;
    if matches!(before(text, start), b'-' | b'_' | b'/' | b'.') || !is_group(start) {
        return None;
    }
    let mut end = start + length;
    while at(text, end) == b'-' && is_group(end + 1) {
        end += 1 + length;
    }
    let shape = Shape::of(&text[start..end]);
    let told = end - start > 2 * (length + 1)
        && end - start <= LONGEST
        && !matches!(at(text, end), b'-' | b'_' | b'/' | b'.' if is_word(at(text, end + 1)))
        && shape.lower > 1
        && shape.upper > 1
        && shape.digits > 1;
    told.then(|| Found::new(start..end, Kind::Password, 70))
}

/// The fewest characters of a key that only its sentence announces.
pub(super) const KEY: usize = 20;

/// "We made a new key for it. The one for the portal: X".
pub(super) fn key(text: &[u8], word: Range<usize>) -> Option<Found> {
    let shape = Shape::of(&text[word.clone()]);
    let line = line_before(text, word.start, 110);
    let is_tied = line.ends_with(b" ")
        && (matches!(line.trim_ascii_end().last(), Some(b':' | b'=' | b'/' | b','))
            || ends_with_any(
                line,
                &["is", "was", "to", "with", "key", "secret", "token", "now", "one", "api", "ingest", "auth"],
            )
            || vendor_words::ends(line))
        || matches!(before(text, word.start), b'"' | b'`' | b'(' | b'\'');
    // "wg genkey gave X".
    let is_tunnels = word.len() == 44
        && text[word.end - 1] == b'='
        && shape.lower > 2
        && shape.upper > 2
        && has_any(line, &["wg", "wireguard", "genkey"])
        && !has_any(line, &["public", "pub", "pubkey", "publickey", "peer"]);
    if is_tunnels {
        return Some(Found::new(word, Kind::PrivateKey, 80));
    }
    let told = is_tied
        && word.len() <= 64
        && shape.lower > 2
        && shape.upper > 2
        && shape.digits > 2
        && (has_any(line, &["key", "keys", "token", "secret", "api", "pat", "ingest"])
            || vendor_words::ends(line))
        && !has_any(
            line,
            &[
                "id",
                "hash",
                "thumbprint",
                "fingerprint",
                "public",
                "sha256",
                "name",
                "serial",
                "commit",
                "digest",
                "build",
                "image",
            ],
        );
    told.then(|| Found::new(word, Kind::ApiKey, 65))
}

/// Nobody types longer ones, in bytes.
const LONGEST: usize = 40;

/// What people do with passwords.
const HINTS: [&str; 31] = [
    "set",
    "reset",
    "temp",
    "temporary",
    "note",
    "sticky",
    "use",
    "used",
    "using",
    "try",
    "tried",
    "opens",
    "open",
    "unlocks",
    "unlock",
    "login",
    "log",
    "logged",
    "logon",
    "logs",
    "enter",
    "entered",
    "typed",
    "type",
    "encrypted",
    "protected",
    "locked",
    "zip",
    "creds",
    "works",
    "worked",
];

/// Things of other systems that are written with signs in them.
pub(super) fn is_other(word: &[u8]) -> bool {
    let signs = || word.iter().filter(|byte| is_sign(**byte));
    let (Some(place), 1) = (word.iter().position(|byte| is_sign(*byte)), signs().count()) else {
        // `jdoe_mail.com#EXT#@acme.onmicrosoft.com`, a mail's own id.
        let domain = word.iter().position(|byte| *byte == b'@').unwrap_or(word.len());
        return word[domain..].contains(&b'.')
            || word.windows(2).any(|pair| pair == b"**" || pair == b"%2")
            || signs().all(|byte| matches!(byte, b'+' | b'~' | b'=' | b'*' | b'?'));
    };
    let (left, right) = (&word[..place], &word[place + 1..]);
    let is_plain = |part: &[u8]| part.iter().all(u8::is_ascii_alphanumeric);
    match word[place] {
        // `user@host`.
        b'@' => left.len() > 2 && !right.iter().all(u8::is_ascii_digit),
        // `PC22x$`, "50%", "Is it Level3?".
        b'$' => right.is_empty(),
        b'%' => right.is_empty() || right[0].is_ascii_digit() || left.iter().all(u8::is_ascii_digit),
        // `Sheet1!A1`, `ntdll!RtlFoo2`, "on Server2022!".
        b'!' => {
            let letters = right.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
            let is_cell = (1..=3).contains(&letters)
                && right.len() > letters
                && right[letters..].iter().all(u8::is_ascii_digit);
            let is_symbol = (left.contains(&b'.')
                || left
                    .iter()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'_'))
                && right.len() > 4
                && letters > 0
                && is_plain(right);
            let is_field = left.len() < 4
                && (left.iter().all(u8::is_ascii_alphabetic) || !left.iter().any(u8::is_ascii_lowercase))
                && right.iter().all(u8::is_ascii_alphabetic);
            is_cell || is_symbol || !right.is_empty() && is_field || right.is_empty() && value::is_name(left)
        }
        // `guide.md#Step2`.
        b'#' => left.contains(&b'.'),
        b'^' => right.len() < 2,
        _ => !matches!(word[place], b'&') || left.is_empty() || right.is_empty(),
    }
}

/// `Ticket#4471`, `w3wp#Pool`, `R&D2`: with nothing but a sign between.
fn is_reference(word: &[u8]) -> bool {
    let Some(place) = word.iter().position(|byte| matches!(byte, b'#' | b'&')) else { return false };
    let (left, right) = (&word[..place], &word[place + 1..]);
    let is_mixed = Shape::of(left).digits > 0 && Shape::of(left).upper > 0 && Shape::of(left).lower > 1;
    right.iter().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase())
        && !(is_mixed && right.len() > 1)
        || !right.iter().any(u8::is_ascii_digit)
        || right.iter().take(3).filter(|byte| byte.is_ascii_digit()).count() == 3 && !is_mixed
        || words::lists_of(left).is_product()
        || word[place] == b'&' && !is_joined_by_hand(left, right)
}

/// `Quill&Ink7`: two words of some length, as nobody calls a firm.
fn is_joined_by_hand(left: &[u8], right: &[u8]) -> bool {
    let is_word = |part: &[u8]| {
        part.len() > 2
            && part[0].is_ascii_uppercase()
            && part[1..].iter().all(|byte| byte.is_ascii_alphanumeric())
    };
    is_word(left) && is_word(right) && right.iter().filter(|byte| byte.is_ascii_digit()).count() < 4
}
