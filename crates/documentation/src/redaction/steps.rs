//! The steps of a walk: over spaces and tags, to the next word, to the end of a clause.

use super::{
    bytes::{at, is_break, is_quote, is_word, run, spaces, starts_with},
    shadow::BARRIER,
    walk::Link,
    words,
};
use std::ops::Range;

/// Over spaces, up to two line breaks, quoting marks and the tags of text; how many lines were crossed.
pub(super) fn skip(text: &[u8], mut place: usize, link: Link) -> (usize, usize) {
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
    while end < text.len() && end - start < 256 {
        let byte = text[end];
        if is_word(byte) {
            end += 1;
            continue;
        }
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
pub(super) fn closes_line(text: &[u8], end: usize) -> bool {
    matches!(at(text, spaces(text, end)), 0 | b'\n' | b'\r')
}

/// Whether a clause ends here, so that the word before stands for itself.
pub(super) fn closes_clause(text: &[u8], end: usize) -> bool {
    const NEXT: [&[u8]; 31] = [
        b"still", b"works", b"worked", b"all", b"and", b"but", b"so", b"which", b"until", b"on", b"for",
        b"then", b"please", b"pls", b"if", b"with", b"or", b"und", b"et", b"y", b"fur", b"pour", b"para",
        b"till", b"she", b"he", b"they", b"at", b"as", b"if", b"user",
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
                0 | b'\n' | b'\r' | b'(' | b'-' | b'/' | b'|' | b'<' | b'[' | b'+' | b'&' | b';' | BARRIER
            ) || NEXT.contains(&text[next..word].to_ascii_lowercase().as_slice())
        }
        _ => false,
    }
}

/// The word that goes on from a place, in lower case: "days" of `90 days` and `90-day`; none over a dash or a quote.
pub(super) fn word_after(text: &[u8], end: usize) -> Vec<u8> {
    let gap = run(text, end, 4, |byte| byte == b' ');
    let start = if gap == end && at(text, gap) == b'-' { gap + 1 } else { gap };
    let stop = run(text, start, 20, |byte| is_word(byte) || byte == b'%');
    text[start..stop].to_ascii_lowercase()
}

/// Where the value of `{ "value": …` or `{ type = string default = …` stands.
pub(super) fn value_of(text: &[u8], open: usize) -> Option<usize> {
    let close = run(text, open + 1, 200, |byte| byte != b'}' && byte != BARRIER);
    let named = |name: &str, place: usize| {
        let sign = run(text, place + name.len(), 4, |byte| matches!(byte, b' ' | b'"' | b'\''));
        (starts_with(text, place, name) && matches!(at(text, sign), b':' | b'=')).then_some(sign + 1)
    };
    let first = run(text, open + 1, 20, |byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b'"' | b'\''));
    named("value", first).or_else(|| {
        let mut starts = (first..close).filter(|place| text[*place] | 0x20 == b'd');
        starts.find_map(|place| named("default", place))
    })
}

/// A digit by which configurations tell how the secret after it is written.
pub(super) fn is_type(text: &[u8], place: usize) -> bool {
    let next = spaces(text, place + 1);
    matches!(at(text, place), b'0' | b'4'..=b'9')
        && next == place + 2
        && at(text, place + 1) == b' '
        && !words::lists_of(&text[next..run(text, next, 24, is_word)]).is_stop()
}
