//! From a cue to the values that may follow: over links ("is", ":", "="), fillers ("now set to") and what qualifies the
//! cue ("for the guest network"), word by word, within the line or the form.

use super::{
    bytes::{at, before, is_break, is_quote, is_word, line_before, run, spaces, starts_with},
    cues::{Cue, Sense},
    formats::quoted,
    shadow::BARRIER,
    words,
};
use std::ops::Range;

/// How firmly a word is tied to the cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Link {
    /// In the same or the next sentence.
    Far,
    /// In the same or the next sentence, after a link of its own: "Reset her password. It is now …".
    FarSaid,
    /// Right after the cue or what qualifies it.
    Beside,
    /// "is", "was", "to".
    Said,
    /// ":" or "=".
    Assigned,
}

/// A word that may be the value.
#[derive(Debug)]
pub(super) struct Candidate {
    pub range: Range<usize>,
    pub link: Link,
    pub quoted: bool,
    /// How many words stand between the cue and this one, links and fillers aside.
    pub distance: usize,
}

/// What the judge says of a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Taken,
    Passed,
    /// Not this one, and nothing after it.
    Over,
}

/// How far a walk goes, in bytes.
const REACH: usize = 220;

/// Whether the words at a place are a cue at all: a word of its own, or the end of a name such as `DB_PASSWORD` or
/// `adminPassword`; and whether it is such a name, which only `=` or `:` ties to a value.
pub(super) fn opens(text: &[u8], cue: &Range<usize>, firm: bool) -> Option<bool> {
    let previous = before(text, cue.start);
    if previous == b'/' && before(text, cue.start - 1) == b'<' {
        return None;
    }
    // The token of an assembly's public key is no secret.
    if super::bytes::line_before(text, cue.start, 6).ends_with(b"icKey")
        || super::bytes::line_before(text, cue.start, 11).eq_ignore_ascii_case(b"public key ")
    {
        return None;
    }
    let first = at(text, cue.start);
    let camel = first.is_ascii_uppercase() && previous.is_ascii_lowercase();
    if is_word(previous) && !camel && !firm_or_long(firm, cue) {
        // `SERVERPASS=`, `bindpw:`, but not `bypass=`.
        let start = super::bytes::run_back(text, cue.start, 12, is_word);
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
        let is_name = short && matches!(at(text, cue.end), b'=' | b':') && !known.contains(&name.as_slice());
        return is_name.then_some(true);
    }
    if is_word(previous) && !camel {
        return (firm && cue.len() >= 6 && previous.is_ascii_alphanumeric()).then_some(true);
    }
    Some(camel || previous == b'_')
}

const fn firm_or_long(firm: bool, cue: &Range<usize>) -> bool {
    firm && cue.end - cue.start >= 6
}

/// Walks from the end of a cue; the first candidate that the judge takes is the value.
pub(super) fn follow(
    text: &[u8],
    cue: &Range<usize>,
    is_name: bool,
    cue_is: &Cue,
    most: usize,
    mut judge: impl FnMut(&Candidate) -> Verdict,
) -> Option<Candidate> {
    let (place, link) = after_cue(text, cue, is_name, cue_is)?;
    match (is_name, link) {
        (_, _) if cue_is.directive => go_on(text, place, Link::Assigned, cue_is, most, &mut judge),
        (true, Link::Far | Link::FarSaid | Link::Beside | Link::Said) => None,
        _ => go_on(text, place, link, cue_is, most, &mut judge),
    }
}

/// Walks on from a place, from the cue or from a value that was found.
pub(super) fn go_on(
    text: &[u8],
    mut place: usize,
    mut link: Link,
    cue: &Cue,
    most: usize,
    judge: &mut impl FnMut(&Candidate) -> Verdict,
) -> Option<Candidate> {
    let limit = text.len().min(place + REACH);
    let began = place;
    let mut changes = false;
    let mut distance = 0;
    let mut sentences = 0;
    let mut about = false;
    for step in 0..40 {
        let (next, lines) = skip(text, place, link);
        place = next;
        if place >= limit || lines > 1 && link != Link::Assigned || lines > 2 {
            return None;
        }
        if lines > 0 && !matches!(link, Link::Assigned | Link::Said) {
            link = Link::Far;
        }
        let byte = text[place];
        // Links made of signs.
        match byte {
            BARRIER
                if distance == 0 && link > Link::FarSaid || matches!(link, Link::Assigned | Link::Said) =>
            {
                return None;
            }
            BARRIER => {
                place += 1;
                distance += 1;
                continue;
            }
            b':' | b'=' if at(text, place + 1) != b':' || byte == b'=' => {
                place = run(text, place, 3, |byte| matches!(byte, b':' | b'=' | b'>'));
                link = tied(link, about);
                continue;
            }
            b'|' | b'>' if link == Link::Beside || link == Link::Assigned => {
                place += 1;
                link = tied(link, about);
                continue;
            }
            b'-' if starts_with(text, place, "->") || starts_with(text, place, "-->") => {
                place = run(text, place, 4, |byte| matches!(byte, b'-' | b'>'));
                link = tied(link, about);
                continue;
            }
            b'-' if at(text, place + 1) == b' ' => {
                place += 1;
                if link == Link::Beside {
                    link = Link::Said;
                }
                continue;
            }
            b'/' if at(text, place + 1) == b' ' => {
                place += 1;
                continue;
            }
            b',' | b';' => {
                place += 1;
                if link != Link::Assigned && distance > 0 {
                    link = Link::Far;
                }
                continue;
            }
            b'*' | b'_'
                if matches!(at(text, place + 1), b'*' | b'_' | b'`' | b'"' | b' ' | b':' | b'\n')
                    && step < 30 =>
            {
                let dress = run(text, place, 4, |byte| matches!(byte, b'*' | b'_'));
                if dress - place <= 3 && !starts_with(text, place, "****") {
                    place = dress;
                    continue;
                }
            }
            b'\\' if is_quote(at(text, place + 1)) => {
                place += 1;
                continue;
            }
            b'.' if matches!(at(text, place + 1), 0..=b' ') => {
                place += 1;
                sentences += 1;
                link = Link::Far;
                continue;
            }
            _ => {}
        }
        if sentences > 2 || distance > most {
            return None;
        }
        // What opens or closes a block of code names its language.
        if starts_with(text, place, "```") {
            place = run(text, place, 40, |byte| byte != b'\n');
            continue;
        }
        if let Some(inside) = quoted(text, place, 120) {
            let candidate = Candidate { range: inside.clone(), link, quoted: true, distance };
            match judge(&candidate) {
                Verdict::Taken => return Some(candidate),
                Verdict::Over => return None,
                Verdict::Passed => {}
            }
            if link == Link::Assigned {
                return None;
            }
            place = inside.end + 1;
            distance += 1;
            continue;
        }
        let raw = bare(text, place);
        let word = undressed(text, raw.clone());
        if raw.is_empty() {
            place += 1;
            continue;
        }
        if word.is_empty() {
            // Stars and dots in the place of a value.
            if matches!(link, Link::Assigned | Link::Said) && raw.len() > 2 {
                return None;
            }
            place = raw.end;
            continue;
        }
        let lower = words::Lower::of(&text[word.clone()]);
        let lower = lower.as_slice();
        // The same again: it is walked from there.
        if distance > 0 && words::is_cue(lower) {
            return None;
        }
        let closes = at(text, word.end);
        let is_label = closes == b':' && word.end + 1 == raw.end;
        // The next field of a form.
        if lines > 0 && is_label {
            return None;
        }
        let is_direct = link == Link::Beside && distance == 0;
        // "changed the password to X", but "the password to the server".
        let leads_to = matches!(lower, b"to" | b"auf" | b"now" | b"en")
            && link >= Link::Beside
            && (changes || has_change(line_before(text, began, 60)));
        if (words::is_link(lower) || leads_to)
            && !is_label
            && !(link == Link::Assigned && closes_clause(text, word.end))
        {
            link = match link {
                Link::Far | Link::FarSaid => Link::FarSaid,
                Link::Assigned => Link::Assigned,
                Link::Beside | Link::Said => {
                    if about && !leads_to {
                        Link::FarSaid
                    } else {
                        Link::Said
                    }
                }
            };
            place = if closes == b':' { word.end } else { raw.end };
            continue;
        }
        changes = words::is_change(lower);
        about |= words::is_negation(lower);
        if words::is_filler(lower) && !closes_line(text, raw.end) {
            about |= is_direct && words::is_compound(lower);
            place = if is_label { word.end } else { raw.end };
            continue;
        }
        if is_direct && words::is_compound(lower) && !is_label {
            about = true;
        }
        // "the password for jdoe:X".
        if let Some(colon) = labelled(&text[word.clone()]).filter(|_| link == Link::Beside && distance > 0) {
            place = word.start + colon;
            continue;
        }
        let candidate = Candidate { range: word.clone(), link, quoted: false, distance };
        if !(is_direct && about) {
            match judge(&candidate) {
                Verdict::Taken => return Some(candidate),
                Verdict::Over => return None,
                Verdict::Passed => {}
            }
        }
        distance += 1;
        if is_label {
            place = word.end;
            continue;
        }
        let ends_sentence = raw.end > word.end && matches!(closes, b'.' | b'!' | b'?' | b';');
        sentences += usize::from(ends_sentence);
        link = match link {
            // `enable secret 5 X`.
            Link::Assigned
                if cue.directive && (raw.len() <= 3 || words::is_method(lower)) && distance < 4 =>
            {
                Link::Assigned
            }
            // "reset the password to the server to X", "was changed on Monday to X".
            Link::Said | Link::Assigned | Link::FarSaid => Link::Far,
            Link::Beside if ends_sentence || raw.end > word.end && closes == b',' => Link::Far,
            link => link,
        };
        place = raw.end;
    }
    None
}

fn has_change(text: &[u8]) -> bool {
    text.split(|byte| !is_word(*byte))
        .any(|word| word.len() < 10 && words::is_change(words::Lower::of(word).as_slice()))
}

/// Where the sign stands of `name:value` or `name=value` in one word; none in paths, times and addresses, and after names
/// of other things.
fn labelled(word: &[u8]) -> Option<usize> {
    const OTHERS: [&[u8]; 18] = [
        b"user",
        b"username",
        b"ip",
        b"host",
        b"name",
        b"src",
        b"dst",
        b"id",
        b"uid",
        b"account",
        b"login",
        b"domain",
        b"port",
        b"status",
        b"code",
        b"reason",
        b"ticket",
        b"error",
    ];
    let colon = word.iter().position(|byte| matches!(byte, b':' | b'='))?;
    if OTHERS.contains(&word[..colon].to_ascii_lowercase().as_slice()) {
        return None;
    }
    let is_label = colon > 1
        && word[..colon]
            .iter()
            .all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'.' | b'_' | b'-' | b'@'));
    (is_label && !matches!(word.get(colon + 1), None | Some(b'/' | b'\\' | b':'))).then_some(colon)
}

fn tied(link: Link, about: bool) -> Link {
    match (link, about) {
        (Link::Far | Link::FarSaid, _) | (_, true) => Link::FarSaid,
        _ => Link::Assigned,
    }
}

/// Where the walk begins: after a plural, a number, closing dress, brackets, the rest of a tag or of a name.
fn after_cue(text: &[u8], cue: &Range<usize>, is_name: bool, cue_is: &Cue) -> Option<(usize, Link)> {
    let mut place = cue.end;
    if matches!(at(text, place), b's' | b'S' | b'e' | b'n') && !is_word(at(text, place + 1)) {
        place += 1;
    }
    place = run(text, place, 3, |byte| byte.is_ascii_digit());
    let joint = at(text, place);
    if matches!(joint, b'_' | b'-') && is_word(at(text, place + 1)) {
        // `password_prod=`, but not `password-protected` or `password_file=`.
        let end = run(text, place, 40, |byte| is_word(byte) || matches!(byte, b'_' | b'-'));
        let tail = text[place + 1..end].to_ascii_lowercase();
        let signs = run(text, end, 3, |byte| matches!(byte, b'"' | b'\'' | b' '));
        let is_assigned = matches!(at(text, signs), b'=' | b':');
        if !is_assigned
            || tail
                .split(|byte| matches!(byte, b'_' | b'-'))
                .any(|part| words::is_compound(part) || is_about(part))
        {
            return None;
        }
        return Some((signs, Link::Beside).with_sign(text));
    }
    if is_word(joint)
        || matches!(joint, b'.' | b'\\') && is_word(at(text, place + 1))
        || matches!(joint, b'(')
    {
        return None;
    }
    // `<Password>`, `<Password encrypted="no">`.
    if before(text, cue.start) == b'<'
        || before(text, cue.start) == b':'
            && text[..cue.start].iter().rev().skip(1).take(12).find(|byte| !is_word(**byte)) == Some(&b'<')
    {
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
    // In a list of names.
    if at(text, end) == b',' {
        let link = if cue_is.sense == Sense::Code { Link::Beside } else { Link::Far };
        return is_break(at(text, end + 1)).then_some((end + 1, link));
    }
    // `password (temporary) is`: a note in brackets that is not the value.
    let gap = spaces(text, end);
    if at(text, gap) == b'(' {
        let close = run(text, gap, 60, |byte| byte != b')' && byte != b'\n');
        let inside = &text[gap + 1..close.max(gap + 1)];
        let is_value = inside.len() >= 4 && !inside.contains(&b' ') && inside.iter().any(u8::is_ascii_digit);
        if at(text, close) == b')' && !is_value {
            end = close + 1;
        }
    }
    Some((end, Link::Beside).with_sign(text))
}

trait WithSign {
    fn with_sign(self, text: &[u8]) -> Self;
}

impl WithSign for (usize, Link) {
    /// Over the sign that ties a name to its value, if it is right here.
    fn with_sign(self, text: &[u8]) -> Self {
        let sign = spaces(text, self.0);
        match at(text, sign) {
            b':' if at(text, sign + 1) == b':' => self,
            b':' | b'=' => (run(text, sign, 3, |byte| matches!(byte, b':' | b'=' | b'>')), Link::Assigned),
            _ => self,
        }
    }
}

/// The rest of a name that says something about a password: `password_file`, `PASSWORD_MIN_LENGTH`.
fn is_about(part: &[u8]) -> bool {
    const ABOUT: [&[u8]; 22] = [
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

/// Over spaces, up to two line breaks, quoting marks and the tags of text; how many lines were crossed.
fn skip(text: &[u8], mut place: usize, link: Link) -> (usize, usize) {
    let mut lines = 0;
    for _ in 0..12 {
        place = spaces(text, place);
        match at(text, place) {
            b'\r' => place += 1,
            b'\n' => {
                lines += 1;
                place += 1;
                let quote = run(text, place, 20, |byte| matches!(byte, b' ' | b'\t' | b'>'));
                place = quote;
            }
            b'\\' if matches!(at(text, place + 1), b'n' | b't' | b'r') && !is_word(at(text, place + 2)) => {
                place += 2
            }
            b'<' => match tag(text, place) {
                Some(end) => {
                    place = end;
                    if link == Link::Beside && at(text, place) == b'<' {
                        continue;
                    }
                }
                None => break,
            },
            _ => break,
        }
    }
    (place, lines)
}

/// The end of a tag of text or of a property list.
fn tag(text: &[u8], open: usize) -> Option<usize> {
    const TAGS: [&[u8]; 26] = [
        b"b",
        b"i",
        b"u",
        b"em",
        b"strong",
        b"code",
        b"span",
        b"td",
        b"th",
        b"tr",
        b"p",
        b"br",
        b"font",
        b"div",
        b"kbd",
        b"pre",
        b"tt",
        b"value",
        b"string",
        b"samp",
        b"key",
        b"dd",
        b"dt",
        b"li",
        b"mark",
        b"plaintext",
    ];
    let name = if at(text, open + 1) == b'/' { open + 2 } else { open + 1 };
    let end = run(text, name, 12, is_word);
    let lower = text[name..end].to_ascii_lowercase();
    if !TAGS.contains(&lower.as_slice()) {
        return None;
    }
    let close = run(text, end, 80, |byte| byte != b'>' && byte != b'\n');
    (at(text, close) == b'>').then_some(close + 1)
}

/// A word up to the next space, or to what ends a value in code, markup and tables.
pub(super) fn bare(text: &[u8], start: usize) -> Range<usize> {
    let mut end = start;
    while end < text.len() && end - start < 400 {
        let byte = text[end];
        let next = at(text, end + 1);
        let stops = match byte {
            BARRIER | b'|' => true,
            b'<' => next == b'/' || tag(text, end).is_some(),
            b'"' | b'`' => true,
            b'&' => is_pair(text, end + 1),
            b';' | b',' => is_break(next) || is_quote(next) || is_pair(text, end + 1),
            b'\\' => matches!(next, b'n' | b'r' | b't') && !is_word(at(text, end + 2)) || is_quote(next),
            b'\'' => is_break(next) || matches!(next, b',' | b')' | b';' | b']' | b'}'),
            byte => is_break(byte),
        };
        if stops {
            break;
        }
        end += 1;
    }
    start..end
}

/// Whether `name=` begins here.
fn is_pair(text: &[u8], start: usize) -> bool {
    let end = run(text, start, 30, |byte| byte.is_ascii_alphabetic() || byte == b'_');
    end > start && at(text, end) == b'='
}

/// Without emphasis, brackets around it and the marks of the sentence.
pub(super) fn undressed(text: &[u8], mut word: Range<usize>) -> Range<usize> {
    const AROUND: [(u8, u8); 8] = [
        (b'*', b'*'),
        (b'_', b'_'),
        (b'(', b')'),
        (b'[', b']'),
        (b'"', b'"'),
        (b'\'', b'\''),
        (b'`', b'`'),
        (b'~', b'~'),
    ];
    for _ in 0..8 {
        let before = word.clone();
        while word.len() > 1 && matches!(text[word.end - 1], b'.' | b',' | b';' | b':') {
            word.end -= 1;
        }
        // Emphasis that began before.
        if word.len() > 3 && text[word.clone()].ends_with(b"**") && !text[word.clone()].starts_with(b"**") {
            word.end -= 2;
        }
        if word.is_empty() {
            break;
        }
        let (first, last) = (text[word.start], text[word.end - 1]);
        if let Some((open, _)) = AROUND.iter().find(|(open, _)| *open == first) {
            let close = AROUND.iter().find(|(there, _)| there == open).map_or(0, |(_, close)| *close);
            if last == close && word.len() > 1 {
                word.end -= 1;
                word.start += 1;
            } else if matches!(first, b'(' | b'\'' | b'"' | b'`' | b'*')
                && word.len() > 1
                && !text[word.clone()].contains(&close_of(first))
            {
                word.start += 1;
            }
        }
        if word.is_empty() {
            break;
        }
        let last = text[word.end - 1];
        let opened = |open: u8| text[word.clone()].contains(&open);
        if last == b')' && !opened(b'(')
            || last == b']' && !opened(b'[')
            || last == b'}' && !opened(b'{')
            || last == b'\'' && before.len() == word.len()
        {
            word.end -= 1;
        }
        if word == before {
            break;
        }
    }
    word
}

const fn close_of(open: u8) -> u8 {
    match open {
        b'(' => b')',
        // The others open as they close, and one of them stands at the start: none is missing.
        _ => 0,
    }
}

/// Whether the line ends here, so that the word before cannot lead on.
fn closes_line(text: &[u8], end: usize) -> bool {
    matches!(at(text, spaces(text, end)), 0 | b'\n' | b'\r')
}

/// Whether a clause ends here, so that the word before stands for itself.
pub(super) fn closes_clause(text: &[u8], end: usize) -> bool {
    const NEXT: [&[u8]; 27] = [
        b"and", b"but", b"so", b"which", b"until", b"on", b"for", b"then", b"please", b"pls", b"if", b"with",
        b"or", b"und", b"et", b"y", b"fur", b"pour", b"para", b"till", b"she", b"he", b"they", b"at", b"as",
        b"if", b"user",
    ];
    let end = run(text, end, 4, |byte| matches!(byte, b'"' | b'\'' | b'`' | b'*' | b'_'));
    match at(text, end) {
        0 | b'\n' | b'\r' | b',' | b';' | b')' | b'|' | b'<' | b']' | b'}' | b'!' | BARRIER => true,
        b'.' | b'?' | b':' => is_break(at(text, end + 1)),
        b' ' | b'\t' => {
            let next = spaces(text, end);
            let word = run(text, next, 12, is_word);
            matches!(
                at(text, next),
                0 | b'\n' | b'\r' | b'(' | b'-' | b'/' | b'|' | b'<' | b'[' | b'+' | b'&' | BARRIER
            ) || NEXT.contains(&text[next..word].to_ascii_lowercase().as_slice())
        }
        _ => false,
    }
}

/// The word after a place, in lower case, without its marks.
pub(super) fn word_after(text: &[u8], end: usize) -> Vec<u8> {
    let start = run(text, end, 4, |byte| matches!(byte, b' ' | b'-' | b'"' | b'\'' | b'*'));
    let stop = run(text, start, 20, |byte| is_word(byte) || byte == b'%');
    text[start..stop].to_ascii_lowercase()
}
