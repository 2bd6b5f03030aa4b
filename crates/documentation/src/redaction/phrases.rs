//! Plain words that are passwords by where they stand, and passwords of several words.

use super::{
    bytes::{at, ends_with_any, has_any, is_word, line_before, run},
    judge::{is_participle, plain},
    steps::{self, closes_clause},
    walk::Candidate,
    words,
};
use std::ops::Range;

/// A plain word right after the cue: "opens with the password X", ` password X` alone on a line of a configuration.
pub(super) fn is_told(text: &[u8], candidate: &Candidate) -> bool {
    let word = &text[candidate.range.clone()];
    let line = line_before(text, candidate.range.start, 60);
    let before = line.trim_ascii_end();
    let cue = before.iter().rposition(|byte| byte.is_ascii_whitespace()).map_or(0, |place| place + 1);
    let lead = &before[..cue];
    let is_line = !lead.is_empty()
        && lead.iter().all(u8::is_ascii_whitespace)
        && before[cue..].iter().all(u8::is_ascii_lowercase)
        && steps::closes_line(text, candidate.range.end)
        && word.len() > 3
        && !is_participle(word)
        && !words::lists_of(word).is_compound();
    let is_with = ends_with_any(lead, &["with the", "with", "using the", "using"])
        && is_password_word(&before[cue..])
        && !words::lists_of(word).is_compound()
        && plain(text, candidate, 4);
    // "user MANAGER password sage".
    let mut words = lead.trim_ascii_end().split(u8::is_ascii_whitespace).rev();
    let is_form = words
        .nth(1)
        .is_some_and(|word| ends_with_any(word, &["user", "username", "login", "account", "ssid"]))
        && is_password_word(&before[cue..])
        && steps::closes_line(text, candidate.range.end)
        && plain(text, candidate, 4)
        && !words::lists_of(word).is_compound();
    let is_same = is_repeated(text, candidate)
        && is_password_word(&before[cue..])
        && closes_clause(text, candidate.range.end)
        && !words::lists_of(word).is_compound();
    // "user is Dad, pwd ilovefishing."
    let is_short = matches!(before[cue..].to_ascii_lowercase().as_slice(), b"pw" | b"pwd" | b"pass")
        && (before[cue..].len() < 4 || has_any(lead, &["user", "username", "login", "account", "admin"]))
        && plain(text, candidate, 5)
        && !words::lists_of(word).is_compound();
    is_with || is_line || is_form || is_same || is_short
}

/// Whether somebody's way in is spoken of nearby.
pub(super) fn is_about_login(text: &[u8], place: usize) -> bool {
    const WORDS: [&str; 16] = [
        "expired", "expire", "password", "pw", "pwd", "pass", "login", "logon", "log", "sign", "reset",
        "locked", "reuse", "told", "change", "user",
    ];
    has_any(&text[place.saturating_sub(120)..text.len().min(place + 80)], &WORDS)
}

/// A word for a password, right before one.
fn is_password_word(word: &[u8]) -> bool {
    let lower = word.to_ascii_lowercase();
    words::lists(&lower).is_cue() || matches!(lower.as_slice(), b"passphrase" | b"passcode" | b"pass")
}

/// "user cisco, password cisco".
pub(super) fn is_repeated(text: &[u8], candidate: &Candidate) -> bool {
    let word = &text[candidate.range.clone()];
    let mut before = line_before(text, candidate.range.start, 60).split(|byte| !is_word(*byte));
    word.len() > 2 && !words::lists_of(word).is_cue() && before.any(|there| there.eq_ignore_ascii_case(word))
}

/// `qwkz rtmb xlpd vhjs`: four groups of four letters, none of them a word of sentences; where they end.
pub(super) fn app_password(text: &[u8], start: usize) -> Option<usize> {
    let mut end = start;
    for group in 0..4 {
        let from = if group == 0 { start } else { end + 1 };
        end = run(text, from, 5, |byte| byte.is_ascii_lowercase());
        let fits = end == from + 4 && (group == 0 || text[from - 1] == b' ');
        if !fits || words::lists(&text[from..end]).is_stop() {
            return None;
        }
    }
    closes_clause(text, end).then_some(end)
}

/// The passphrase of three plain words or more that begins with `first`, to the end of the clause.
pub(super) fn passphrase(text: &[u8], first: &Range<usize>) -> Option<Range<usize>> {
    let is_plain = |word: &Range<usize>| {
        text[word.clone()].iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
    };
    let is_stop = |word: &Range<usize>| usize::from(words::lists_of(&text[word.clone()]).is_stop());
    let mut end = first.end;
    let mut count = 1;
    let mut stops = is_stop(first);
    if !is_plain(first) {
        return None;
    }
    while count < 8 && at(text, end) == b' ' {
        let word = steps::undressed(text, steps::bare(text, end + 1));
        if word.is_empty() || word.start != end + 1 || !is_plain(&word) {
            break;
        }
        stops += is_stop(&word);
        end = word.end;
        count += 1;
    }
    (count >= 3 && stops * 4 <= count && closes_clause(text, end)).then_some(first.start..end)
}

/// "correct otter battery lamp" to the end of the line or sentence: four words or more, none of which says how a password
/// is; three, with a number among them or where the text goes on to tell of spaces.
pub(super) fn several_words(text: &[u8], first: &Range<usize>) -> Option<Range<usize>> {
    let is_first = text[first.clone()].iter().all(u8::is_ascii_alphanumeric);
    let range = is_first.then(|| passphrase(text, first)).flatten().or_else(|| two_words(text, first))?;
    let parts = || text[range.clone()].split(|byte| *byte == b' ');
    let is_speech = |word: &[u8]| {
        let lists = words::lists_of(word);
        lists.is_link() || lists.is_negation() || is_participle(&word.to_ascii_lowercase())
    };
    let stops = parts().filter(|word| words::lists_of(word).is_stop()).count();
    let has_number = parts().any(|word| word.iter().all(u8::is_ascii_digit));
    let is_small =
        parts().all(|word| word.iter().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()));
    let rest = &text[range.end..run(text, range.end, 60, |byte| byte != b'\n')];
    let tells = has_any(rest, &["space", "spaces", "spaced"]);
    let count = parts().count();
    let told = tells && stops == 0
        || is_small && (count > 3 && stops * 4 <= count || count == 3 && stops == 0 && has_number);
    (told && !parts().any(is_speech)).then_some(range)
}

/// Two small words with a space between, to the end of the clause.
fn two_words(text: &[u8], first: &Range<usize>) -> Option<Range<usize>> {
    let is_small =
        |range: &Range<usize>| range.len() > 2 && text[range.clone()].iter().all(u8::is_ascii_lowercase);
    let next = run(text, first.end + 1, 24, |byte| byte.is_ascii_lowercase());
    let second = first.end + 1..next;
    (at(text, first.end) == b' ' && is_small(first) && is_small(&second) && closes_clause(text, next))
        .then_some(first.start..next)
}

/// Words in quotes that are no sentence.
pub(super) fn is_phrase(word: &[u8]) -> bool {
    let mut count = 0;
    let free = word.split(|byte| *byte == b' ').filter(|part| !part.is_empty()).all(|part| {
        count += 1;
        let lower = part.to_ascii_lowercase();
        let mark = part.last().is_some_and(|byte| matches!(byte, b'.' | b',' | b':'));
        !mark && (count > 1 || !words::lists(&lower).is_stop())
    });
    let stops = word.split(|byte| *byte == b' ').filter(|part| words::lists_of(part).is_stop()).count();
    free && (2..=7).contains(&count)
        && (stops * 2 < count || count > 3 && stops * 2 == count)
        && word.len() >= 6
}
