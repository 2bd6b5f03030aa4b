//! From a cue to the values that may follow: over links ("is", ":", "="), fillers ("now set to") and what qualifies the
//! cue ("for the guest network"), word by word, within the line or the form.

use super::{
    bytes::{at, ends_with_any, is_break, is_quote, is_word, line_before, run, starts_with},
    cues::{Cue, Sense},
    formats::quoted,
    shadow::BARRIER,
    start::after_cue,
    steps::{bare, closes_clause, closes_line, is_type, skip, undressed, value_of},
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
const LONGEST: usize = 220;

/// How far a walk may go.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reach {
    /// Words between the cue and the value.
    pub words: usize,
    /// A place in the text.
    pub end: usize,
}

/// Walks from the end of a cue; the first candidate that the judge takes is the value.
pub(super) fn follow(
    text: &[u8],
    cue: &Range<usize>,
    is_name: bool,
    cue_is: &Cue,
    reach: Reach,
    mut judge: impl FnMut(&Candidate) -> Verdict,
) -> Option<Candidate> {
    let (place, link) = after_cue(text, cue, is_name, cue_is)?;
    match (is_name, link) {
        (_, _) if cue_is.directive => go_on(text, place, Link::Assigned, cue_is, reach, &mut judge),
        // `configure set aws_secret_access_key X`.
        (true, Link::Beside) if matches!(cue_is.sense, Sense::Opaque(_)) => {
            go_on(text, place, link, cue_is, Reach { words: 0, ..reach }, &mut judge)
        }
        (true, Link::Far | Link::FarSaid | Link::Beside | Link::Said) => None,
        _ => go_on(text, place, link, cue_is, reach, &mut judge),
    }
}

/// Walks on from a place, from the cue or from a value that was found.
pub(super) fn go_on(
    text: &[u8],
    mut place: usize,
    mut link: Link,
    cue: &Cue,
    reach: Reach,
    judge: &mut impl FnMut(&Candidate) -> Verdict,
) -> Option<Candidate> {
    let limit = reach.end.min(place + LONGEST);
    let began = place;
    let mut changes = false;
    let mut prepared = false;
    let mut said = false;
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
                // "Passwords rotated for: …": whose they are.
                link = if prepared && ends_with_any(&text[began..place - 1], &["for"]) {
                    Link::Far
                } else {
                    tied(link, about)
                };
                continue;
            }
            b'|' | b'>' if link == Link::Beside || link == Link::Assigned => {
                place += 1;
                link = tied(link, about);
                continue;
            }
            // `"password": { "value": "x" }`.
            b'{' if link >= Link::Beside && value_of(text, place).is_some() => {
                link = Link::Assigned;
                place = value_of(text, place).unwrap_or(place + 1);
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
                // "is the dog's name and a year, X".
                if link != Link::Assigned && distance > 0 {
                    let word = run(text, place + 1, 40, |byte| !is_break(byte));
                    let is_set_off = at(text, place) == b' ' && at(text, word - 1) == b',';
                    link = if said || is_set_off { Link::FarSaid } else { Link::Far };
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
        if sentences > 2 || distance > reach.words {
            return None;
        }
        // What opens or closes a block of code names its language.
        if starts_with(text, place, "```") {
            place = run(text, place, 40, |byte| byte != b'\n');
            continue;
        }
        // `password 7 X`: how X is written.
        if link == Link::Beside && distance == 0 && cue.sense == Sense::Password && is_type(text, place) {
            place += 2;
            link = Link::Assigned;
            continue;
        }
        if let Some(inside) = quoted(text, place, 120) {
            // "the password for 'jdoe'": whose it is.
            if std::mem::take(&mut prepared)
                && (link == Link::Beside || cue.directive)
                && !has_sign(&text[inside.clone()])
            {
                place = inside.end + 1;
                distance += 1;
                continue;
            }
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
        let lists = words::lists(lower);
        // The same again: it is walked from there.
        let name = lower.split(|byte| matches!(byte, b'=' | b':')).next().unwrap_or_default();
        let is_tied = name.len() < lower.len();
        // `-pw`, `secret_`.
        let is_dash = |byte: &u8| matches!(byte, b'-' | b'_');
        let start = name.iter().take_while(|byte| is_dash(byte)).count();
        let stop = name.iter().rposition(|byte| !is_dash(byte)).map_or(start, |last| last + 1);
        let name = &name[start..stop];
        let is_own = name == cue.text.as_bytes() && (distance > 0 || raw.end > word.end);
        let name = if name.len() < lower.len() { words::lists(name) } else { lists };
        if is_own {
            return None;
        }
        if (distance > 0 || is_tied) && name.is_cue() {
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
        let leads_to = matches!(lower, b"to" | b"from" | b"auf" | b"now" | b"en")
            && link >= Link::Beside
            && (changes || has_change(line_before(text, began, 60)));
        if (lists.is_link() || leads_to)
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
            said |= link == Link::Said;
            place = if closes == b':' { word.end } else { raw.end };
            continue;
        }
        // "is the firm's name and the year, so X".
        if said && link == Link::Far && matches!(lower, b"so" | b"namely") {
            link = Link::FarSaid;
            place = raw.end;
            continue;
        }
        changes = lists.is_change();
        about |= lists.is_negation() || lower.ends_with(b"n't");
        let is_object = std::mem::replace(&mut prepared, is_preposition(lower));
        if lists.is_filler() && !closes_line(text, raw.end) {
            about |= is_direct && lists.is_compound();
            // "It fails. I am typing X".
            if link == Link::Far
                && matches!(
                    lower,
                    b"typing"
                        | b"typed"
                        | b"entering"
                        | b"entered"
                        | b"still"
                        | b"chose"
                        | b"picked"
                        | b"gave"
                )
            {
                link = Link::FarSaid;
            }
            place = if is_label { word.end } else { raw.end };
            continue;
        }
        if is_direct && lists.is_compound() && !(is_label && lists.is_change()) {
            about = true;
        }
        // "the password for jdoe:X".
        if let Some(colon) = labelled(&text[word.clone()]).filter(|_| link == Link::Beside && distance > 0) {
            place = word.start + colon;
            continue;
        }
        let candidate = Candidate { range: word.clone(), link, quoted: false, distance };
        // "the password for Sage50": what it is for.
        let is_object = is_object && link == Link::Beside && !has_sign(&text[word.clone()]);
        if !(is_direct && about || is_object) {
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
            Link::Assigned if cue.directive && (raw.len() <= 3 || lists.is_method()) && distance < 4 => {
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

fn is_preposition(word: &[u8]) -> bool {
    matches!(
        word,
        b"for" | b"on" | b"in" | b"from" | b"at" | b"to" | b"by" | b"pour" | b"para" | b"von" | b"im"
    )
}

fn has_sign(word: &[u8]) -> bool {
    word.iter().any(|byte| b"!@#$%^&*?+~".contains(byte))
}

fn has_change(text: &[u8]) -> bool {
    text.split(|byte| !is_word(*byte)).any(|word| word.len() < 10 && words::lists_of(word).is_change())
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
