//! Where a walk begins: what is a cue at all, and what belongs to it still.

use super::{
    bytes::{
        at, before, is_break, is_quote, is_sign, is_word, line_before, run, run_back, spaces, starts_with,
    },
    cues::{Cue, Sense},
    walk::Link,
    words,
};
use std::ops::Range;

/// Whether the words at a place are a cue at all: a word of its own, or the end of a name such as `DB_PASSWORD` or
/// `adminPassword`; and whether it is such a name, which only `=` or `:` ties to a value.
pub(super) fn opens(text: &[u8], cue: &Range<usize>, firm: bool) -> Option<bool> {
    let previous = before(text, cue.start);
    if previous == b'/' && before(text, cue.start - 1) == b'<' {
        return None;
    }
    // The token of an assembly's public key is no secret, nor is the key.
    if starts_with(text, cue.start.saturating_sub(3), "pub")
        || line_before(text, cue.start, 6).ends_with(b"icKey")
        || line_before(text, cue.start, 11).eq_ignore_ascii_case(b"public key ")
    {
        return None;
    }
    let first = at(text, cue.start);
    let camel = first.is_ascii_uppercase() && previous.is_ascii_lowercase();
    if is_word(previous) && !camel && !firm_or_long(firm, cue) {
        // `SERVERPASS=`, `bindpw:`, but not `bypass=`.
        let start = run_back(text, cue.start, 12, is_word);
        let name = text[start..cue.end].to_ascii_lowercase();
        let known = [
            b"bypass".as_slice(),
            b"compass",
            b"trespass",
            b"surpass",
            b"overpass",
            b"monkey",
            b"hotkey",
            b"turkey",
        ];
        let short = matches!(&text[cue.clone()].to_ascii_lowercase()[..], b"pass" | b"pw" | b"pwd");
        let sign = run(text, cue.end, 3, |byte| matches!(byte, b'"' | b'\'' | b' '));
        let is_tied = matches!(at(text, sign), b'=' | b':')
            && (sign == cue.end || name.len() > cue.len() + 1)
            || is_tag(text, cue.start) && at(text, cue.end) == b'>';
        let is_name = short && is_tied && !known.contains(&name.as_slice());
        return is_name.then_some(true);
    }
    if is_word(previous) && !camel {
        return (firm && cue.len() >= 6 && previous.is_ascii_alphanumeric()).then_some(true);
    }
    Some(camel || previous == b'_')
}

/// Whether a cue ends or is the name of an element: `<Password`, `<ns:Password`, `<AdministratorPassword`.
fn is_tag(text: &[u8], cue: usize) -> bool {
    let name = run_back(text, cue, 40, |byte| is_word(byte) || matches!(byte, b'_' | b'-' | b':' | b'.'));
    before(text, name) == b'<'
}

const fn firm_or_long(firm: bool, cue: &Range<usize>) -> bool {
    firm && cue.end - cue.start >= 6
}

/// Where the walk begins: after a plural, a number, closing dress, brackets, the rest of a tag or of a name.
pub(super) fn after_cue(
    text: &[u8],
    cue: &Range<usize>,
    is_name: bool,
    cue_is: &Cue,
) -> Option<(usize, Link)> {
    let mut place = cue.end;
    // `${DB_PASSWORD:?not set}`.
    if at(text, place) == b':' && matches!(at(text, place + 1), b'?' | b'+') {
        let name = run_back(text, cue.start, 40, |byte| is_word(byte) || byte == b'_');
        if before(text, name) == b'{' {
            return None;
        }
    }
    if matches!(at(text, place), b's' | b'S' | b'e' | b'n') && !is_word(at(text, place + 1)) {
        place += 1;
    }
    place = run(text, place, 3, |byte| byte.is_ascii_digit());
    let joint = at(text, place);
    // `PIN-6654`, `PIN # 7741`.
    if matches!(cue_is.sense, Sense::Pin) {
        let sign = spaces(text, place);
        let number = spaces(text, sign + 1);
        if at(text, sign) == b'#' && at(text, number).is_ascii_digit()
            || joint == b'-' && sign == place && at(text, place + 1).is_ascii_digit()
        {
            return Some((number, Link::Beside));
        }
    }
    if matches!(joint, b'_' | b'-') && is_word(at(text, place + 1)) {
        // `password_prod=`, but not `password-protected` or `password_file=`.
        let end = run(text, place, 40, |byte| is_word(byte) || matches!(byte, b'_' | b'-'));
        let tail = text[place + 1..end].to_ascii_lowercase();
        let signs = run(text, end, 3, |byte| matches!(byte, b'"' | b'\'' | b' '));
        let is_assigned = matches!(at(text, signs), b'=' | b':');
        if !is_assigned
            || tail
                .split(|byte| matches!(byte, b'_' | b'-'))
                .any(|part| words::lists(part).is_compound() || is_about(part))
        {
            return None;
        }
        return Some((signs, Link::Beside).with_sign(text));
    }
    if is_word(joint) || matches!(joint, b'.' | b'\\') && is_word(at(text, place + 1)) {
        return None;
    }
    // `Password(root) = X`, but not `password(root)` or `def password(self):`.
    if joint == b'(' {
        // `setPassword("x")` and `= PASSWORD('x')`.
        let owner = run_back(text, cue.start, 20, is_word);
        let sets = ["set", "with"].iter().any(|verb| starts_with(text, owner, verb)) && owner < cue.start
            || before(text, run_back(text, cue.start, 2, |byte| byte == b' ')) == b'=';
        if sets && is_quote(at(text, place + 1)) {
            return Some((place + 1, Link::Assigned));
        }
        let close =
            run(text, place + 1, 40, |byte| is_word(byte) || matches!(byte, b' ' | b'-' | b'_' | b'.'));
        let sign = spaces(text, close + 1);
        let is_assigned = at(text, close) == b')'
            && close > place + 1
            && matches!(at(text, sign), b':' | b'=')
            && matches!(at(text, sign + 1), b' ')
            && !matches!(at(text, spaces(text, sign + 1)), 0 | b'\n' | b'\r');
        return is_assigned.then_some((sign + 1, Link::Assigned));
    }
    // `<Password>`, `<Password encrypted="no">`.
    if is_tag(text, cue.start) {
        let close = run(text, place, 80, |byte| byte != b'>' && byte != b'\n');
        return (at(text, close) == b'>' && before(text, close) != b'/')
            .then_some((close + 1, Link::Assigned));
    }
    if joint == b'/' && !is_break(at(text, place + 1)) || joint == b'?' && !is_break(at(text, place + 1)) {
        return None;
    }
    let mut end = run(text, place, 4, |byte| {
        matches!(byte, b'"' | b'\'' | b'`' | b'*' | b'_' | b')' | b']' | b'}' | b'\\')
    });
    if at(text, place) == b'`' && end > place + 1 || is_name && end > place + 2 {
        end = end.min(place + 3);
    }
    // `{"name": "password", "value": "x"}` and `key="Password" value="x"`.
    let pair = run(text, end, 4, |byte| matches!(byte, b',' | b' ' | b'"' | b'\'' | b'\\'));
    if pair > end && end > place && starts_with(text, pair, "value") {
        let sign = run(text, pair + 5, 4, |byte| matches!(byte, b'"' | b'\'' | b' ' | b'\\'));
        if matches!(at(text, sign), b':' | b'=') {
            return Some((sign + 1, Link::Assigned));
        }
    }
    // `define('DB_PASSWORD', 'x')`.
    let open = run_back(text, cue.start, 40, |byte| is_word(byte) || byte == b'_');
    let is_call = open > 1
        && is_quote(before(text, open))
        && before(text, run_back(text, open - 1, 2, |byte| byte == b' ')) == b'('
        && is_quote(at(text, place));
    if is_call && at(text, place + 1) == b',' {
        return Some((place + 2, Link::Assigned));
    }
    // In a list of names.
    if at(text, end) == b',' {
        let is_set_off = || {
            let word = run(text, end + 2, 40, |byte| !is_break(byte));
            at(text, end + 1) == b' ' && before(text, word) == b','
        };
        let link = if cue_is.sense == Sense::Code || is_set_off() { Link::Beside } else { Link::Far };
        return is_break(at(text, end + 1)).then_some((end + 1, link));
    }
    // `password (temporary) is`: a note in brackets that is not the value.
    let gap = spaces(text, end);
    if at(text, gap) == b'(' {
        let close = run(text, gap, 60, |byte| byte != b')' && byte != b'\n');
        let inside = &text[gap + 1..close.max(gap + 1)];
        let is_value = inside.len() >= 4
            && (!inside.contains(&b' ') && inside.iter().any(u8::is_ascii_digit)
                || inside.iter().all(|byte| byte.is_ascii_digit() || *byte == b' '));
        let is_named = cue_is.sense == Sense::Community && !inside.contains(&b' ');
        if at(text, close) == b')' && !is_value && !is_named {
            end = close + 1;
        }
    }
    let (sign, link) = (end, Link::Beside).with_sign(text);
    let is_alone = || {
        let start = run_back(text, cue.start, 20, |byte| matches!(byte, b' ' | b'\t' | b'*' | b'>' | b'|'));
        matches!(before(text, start), 0 | b'\n')
    };
    let close = run(text, end, 3, |byte| matches!(byte, b' ' | b'\r'));
    match at(text, close) {
        b'\n' if link == Link::Beside && cue_is.firm && is_alone() && is_short_line(text, close + 1) => {
            Some((close + 1, Link::Said))
        }
        b'?' if cue_is.firm => Some((answer(text, close + 1), Link::Beside)),
        _ => Some((sign, link)),
    }
}

/// Whether a line holds one word with a digit or sign, as a value does.
fn is_short_line(text: &[u8], start: usize) -> bool {
    let word = spaces(text, start);
    let end = run(text, word, 60, |byte| !is_break(byte));
    let is_value =
        text[word..end].iter().any(|byte| byte.is_ascii_digit() || is_sign(*byte) && *byte != b'?');
    end - word >= 4
        && is_value
        && before(text, end) != b':'
        && matches!(at(text, spaces(text, end)), 0 | b'\n' | b'\r')
}

/// Where the answer to a question begins: over the line's end, the time and the name of who answers.
fn answer(text: &[u8], end: usize) -> usize {
    let mut place = run(text, end, 3, |byte| matches!(byte, b' ' | b'\r' | b'\n'));
    if at(text, place) == b'[' {
        place = spaces(text, run(text, place, 24, |byte| !matches!(byte, b']' | b'\n')) + 1);
    }
    let name = run(text, place, 20, |byte| is_word(byte) || byte == b' ');
    if at(text, name) == b':' && at(text, name + 1) == b' ' && text[end..place].contains(&b'\n') {
        name + 2
    } else {
        place
    }
}

trait WithSign {
    fn with_sign(self, text: &[u8]) -> Self;
}

impl WithSign for (usize, Link) {
    /// Over the sign that ties a name to its value, if it is right here or after a line of dots.
    fn with_sign(self, text: &[u8]) -> Self {
        let dots = spaces(text, run(text, spaces(text, self.0), 60, |byte| byte == b'.'));
        let sign = if dots > self.0 + 1 && before(text, dots) == b'.' { dots } else { spaces(text, self.0) };
        match at(text, sign) {
            b':' if at(text, sign + 1) == b':' => self,
            b'-' if starts_with(text, sign, "->") => (sign + 2, Link::Assigned),
            b':' | b'=' => (run(text, sign, 3, |byte| matches!(byte, b':' | b'=' | b'>')), Link::Assigned),
            _ => self,
        }
    }
}

/// The rest of a name that says something about a password: `password_file`, `PASSWORD_MIN_LENGTH`.
fn is_about(part: &[u8]) -> bool {
    const ABOUT: [&[u8]; 30] = [
        b"encryption",
        b"algorithm",
        b"scheme",
        b"mode",
        b"hasher",
        b"encoder",
        b"iterations",
        b"strategy",
        b"path",
        b"url",
        b"id",
        b"name",
        b"min",
        b"max",
        b"enabled",
        b"required",
        b"expires",
        b"type",
        b"format",
        b"version",
        b"count",
        b"regex",
        b"label",
        b"placeholder",
        b"ttl",
        b"days",
        b"secretname",
        b"ref",
        b"secretref",
        b"uri",
    ];
    ABOUT.contains(&part)
}
