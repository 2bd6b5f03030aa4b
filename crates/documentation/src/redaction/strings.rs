//! Connection strings of `Name=value;` pairs: from the first pair to the last, once one of them is a secret.

use super::{
    Kind,
    bytes::{at, is_break, is_quote, is_word, run, run_back, trim},
    found::Found,
    shadow::BARRIER,
    value,
};
use std::ops::Range;

/// The names whose values are the secret.
pub(super) const SECRETS: [&str; 9] = [
    "password=",
    "pwd=",
    "accountkey=",
    "sharedaccesskey=",
    "sharedaccesssignature=",
    "sharedsecretvalue=",
    "password =",
    "pwd =",
    "instrumentationkey=",
];

/// Names that a connection string begins with or holds.
const NAMES: [&str; 37] = [
    "server",
    "data source",
    "datasource",
    "host",
    "hostname",
    "address",
    "addr",
    "network address",
    "provider",
    "driver",
    "dsn",
    "defaultendpointsprotocol",
    "endpoint",
    "uid",
    "user id",
    "userid",
    "user",
    "username",
    "database",
    "initial catalog",
    "port",
    "accountname",
    "filename",
    "dbname",
    "url",
    "servername",
    "databasename",
    "service name",
    "sid",
    "attachdbfilename",
    "endpointsuffix",
    "sharedaccesskeyname",
    "entitypath",
    "tcp",
    "blobendpoint",
    "deviceid",
    "ingestionendpoint",
];

/// The farthest that a string reaches to either side of its secret, in bytes.
const REACH: usize = 1000;

/// The string around the secret whose name stands at `name..equals + 1`, and where the secret ends.
pub(super) fn around(text: &[u8], name: usize, equals: usize) -> (Option<Found>, usize) {
    let end = value_end(text, equals + 1);
    string(text, name, equals + 1..end)
}

fn string(text: &[u8], name: usize, secret: Range<usize>) -> (Option<Found>, usize) {
    let name = run_back(text, name, 20, |byte| is_word(byte) || byte == b'_');
    let end = secret.end;
    let secret = trim(text, secret);
    if value::is_placeholder(&text[secret.clone()]) {
        return (None, end);
    }
    let pairs = pairs(text, name, secret.end);
    // Pairs with none that we know stay so for the next secret among them.
    let end = end.max(if pairs.known { 0 } else { pairs.range.end });
    let semicolons = Some(pairs).filter(|pairs| pairs.count >= 2 && pairs.known);
    let range = semicolons.map(|pairs| pairs.range).or_else(|| spaced(text, name, secret.end));
    (range.map(|range| Found::new(range, Kind::ConnectionString, 95)), end)
}

/// Where the value of a pair ends: at `;`, at the quote that closes the string, at the line's end.
fn value_end(text: &[u8], from: usize) -> usize {
    let from = run(text, from, 4, |byte| byte == b' ');
    if is_quote(at(text, from)) || at(text, from) == b'{' {
        let close = if at(text, from) == b'{' { b'}' } else { at(text, from) };
        let end = run(text, from + 1, 200, |byte| byte != close && byte != b'\n' && byte != BARRIER);
        if at(text, end) == close && matches!(at(text, end + 1), b';' | 0..=b' ' | b'"' | b'\'') {
            return end + 1;
        }
    }
    run(text, from, 600, |byte| {
        !matches!(byte, b';' | b'"' | b'\'' | b'`' | b'<' | b'>' | b'\\') && !is_break(byte)
    })
}

struct Pairs {
    range: Range<usize>,
    count: usize,
    /// Whether another name of connection strings is among them.
    known: bool,
}

fn pairs(text: &[u8], name: usize, end: usize) -> Pairs {
    let mut pairs = Pairs { range: name..end, count: 1, known: false };
    // To the right, pair by pair.
    while let Some(next) = next_pair(text, pairs.range.end) {
        if next.end - name > REACH {
            break;
        }
        pairs.known |= next.known;
        pairs.count += 1;
        pairs.range.end = next.end;
    }
    if at(text, pairs.range.end) == b';' {
        pairs.range.end += 1;
    }
    // To the left, from semicolon to semicolon.
    loop {
        let start = pairs.range.start;
        let blank = run_back(text, start, 60, |byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
        if super::bytes::before(text, blank) != b';' || name - start > REACH {
            break;
        }
        let close = blank - 1;
        let opens =
            |byte: u8| byte == b';' || byte == b'\n' || byte == BARRIER || byte == b'"' || byte == b'`';
        let floor = run_back(text, close, 300, |byte| !opens(byte));
        let Some((at, known)) = first_name(text, floor..close) else { break };
        pairs.range.start = at;
        pairs.known |= known;
        pairs.count += 1;
    }
    let start = pairs.range.start;
    let scheme =
        run_back(text, start, 200, |byte| !is_break(byte) && !is_quote(byte) && byte != b'=' && byte != b'>');
    let address = &text[scheme..start];
    let is_address = || address.ends_with(b";") && address.windows(3).any(|part| part == b"://");
    if address.starts_with(b"jdbc:") || is_address() {
        pairs.range.start = scheme;
        pairs.count += 1;
        pairs.known = true;
    }
    pairs
}

struct Next {
    end: usize,
    known: bool,
}

fn next_pair(text: &[u8], end: usize) -> Option<Next> {
    if at(text, end) != b';' {
        return None;
    }
    let start = run(text, end + 1, 60, |byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    let name_end = run(text, start, 40, |byte| is_word(byte) || matches!(byte, b' ' | b'_' | b'-' | b'.'));
    if name_end == start || at(text, name_end) != b'=' {
        return None;
    }
    let name = &text[trim(text, start..name_end)];
    let known = is_known(name);
    // A pair on the next line must be one that we know: other assignments follow there in scripts.
    if !known && text[end..start].contains(&b'\n') {
        return None;
    }
    Some(Next { end: value_end_with_spaces(text, name_end + 1), known })
}

/// Values other than the secret may hold spaces: `Application Name=My App;`.
fn value_end_with_spaces(text: &[u8], from: usize) -> usize {
    let end = value_end(text, from);
    if at(text, end) == b' ' {
        let more = run(text, end, 40, |byte| {
            is_word(byte) || matches!(byte, b' ' | b'_' | b'-' | b'.' | b'(' | b')')
        });
        if at(text, more) == b';' {
            return more;
        }
    }
    end
}

/// The pair of a stretch that may have other text before it: where its name begins, and whether we know it.
fn first_name(text: &[u8], stretch: Range<usize>) -> Option<(usize, bool)> {
    let equals = |place: &usize| text[*place] == b'=';
    // `ConnectionString=Server=x`: the first name that we know, else the first of all.
    let mut place = None;
    for sign in stretch.clone().filter(equals) {
        let name =
            run_back(text, sign, 40, |byte| is_word(byte) || matches!(byte, b' ' | b'_' | b'-' | b'.'));
        let name = trim(text, name.max(stretch.start)..sign);
        let known = NAMES
            .iter()
            .filter(|known| ends_with_name(&text[name.clone()], known))
            .map(|known| known.len())
            .max();
        match known {
            Some(length) => return Some((name.end - length, true)),
            None if place.is_none() => {
                let word = run_back(text, name.end, 40, |byte| is_word(byte) || byte == b'_').max(name.start);
                let is_first = text[stretch.start..name.start].iter().all(|byte| is_break(*byte));
                place = Some((if is_first { name.start } else { word }, false));
            }
            None => {}
        }
    }
    place
}

fn ends_with_name(text: &[u8], name: &str) -> bool {
    let Some(start) = text.len().checked_sub(name.len()) else { return false };
    text[start..].eq_ignore_ascii_case(name.as_bytes()) && !is_word(super::bytes::before(text, start))
}

fn is_known(name: &[u8]) -> bool {
    NAMES.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name)) || value::is_password_name(name)
}

/// `host=db user=app password=x dbname=y`, the form of PostgreSQL's own tools.
fn spaced(text: &[u8], name: usize, end: usize) -> Option<Range<usize>> {
    let is_pair = |byte: u8| byte != b'\n' && !matches!(byte, b'"' | b';' | b'`' | b'<' | BARRIER);
    let mut range = name..end;
    let mut names = 0;
    let mut count = |text: &[u8]| {
        let Some(equals) = text.iter().position(|byte| *byte == b'=') else { return false };
        let known = [b"host".as_slice(), b"dbname", b"user", b"port", b"sslmode", b"hostaddr"];
        names += usize::from(known.iter().any(|known| *known == &text[..equals]));
        equals > 0 && text[..equals].iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'_')
    };
    for _ in 0..8 {
        let gap = run_back(text, range.start, 2, |byte| byte == b' ');
        let word = run_back(text, gap, 120, |byte| is_pair(byte) && byte != b' ' && byte != b'\'');
        if gap == range.start || !count(&text[word..gap]) {
            break;
        }
        range.start = word;
    }
    for _ in 0..8 {
        let gap = run(text, range.end, 2, |byte| byte == b' ');
        let word = run(text, gap, 120, |byte| is_pair(byte) && byte != b' ' && byte != b'\'');
        if gap == range.end || !count(&text[gap..word]) {
            break;
        }
        range.end = word;
    }
    (names >= 2 && text[range.clone()].windows(5).any(|part| part == b"host=" || part == b"hosta"))
        .then_some(range)
}
