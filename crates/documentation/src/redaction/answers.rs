//! Chats: what is asked for on one line, and answered alone on a line below.

use super::{
    bytes::{at, before, ends_with_any, has_any, is_break, line_before, run_back},
    coined::Coined,
    nearby::TOPIC,
    shadow::BARRIER,
    steps::{closes_clause, closes_line},
};

/// Before "?": what is asked for.
const ASKED: [&str; 26] = [
    "password",
    "passwords",
    "pw",
    "pwd",
    "pass",
    "passphrase",
    "passcode",
    "creds",
    "cred",
    "credentials",
    "login",
    "logon",
    "key",
    "psk",
    "passwort",
    "kennwort",
    "pword",
    "passwrd",
    "pasword",
    "wifi",
    "wi-fi",
    "logins",
    "pws",
    "admin",
    "root",
    "mdp",
];

/// Words of those who ask.
const ASKING: [&str; 21] = [
    "pls", "please", "plz", "what", "whats", "what's", "need", "send", "anyone", "anybody", "who", "forgot",
    "remind", "know", "give", "share", "have", "can", "got", "remember", "which",
];

/// How many lines back the question may stand.
const MOST_LINES: usize = 8;

/// A line that says nothing but the word, after a line that asked for it.
pub(super) fn is_answer(text: &[u8], start: usize, end: usize, coined: Coined) -> bool {
    if !is_message(line_before(text, start, 60)) || !(closes_line(text, end) || closes_clause(text, end)) {
        return false;
    }
    asked(text, start, |line| {
        let is_question = line.contains(&b'?') || has_any(line, &ASKING);
        let is_login = || has_any(line, &["login", "logins", "creds", "credentials", "logon"]);
        let fits = || {
            coined >= Coined::Mixed
                || coined == Coined::Named && line.contains(&b'?')
                || coined == Coined::Plain
                    && has_any(line, &ASKED[..7])
                    && !is_login()
                    && closes_line(text, end)
        };
        const LISTS: [&str; 8] = ["check", "list", "these", "those", "users", "following", "below", "policy"];
        is_question && has_any(line, &ASKED) && fits() && !has_any(line, &LISTS)
    })
}

/// Whether one of the lines shortly before a place is a question.
pub(super) fn asked(text: &[u8], place: usize, is_it: impl Fn(&[u8]) -> bool) -> bool {
    let mut stop = run_back(text, place, 80, |byte| byte != b'\n');
    let least = place.saturating_sub(2 * TOPIC);
    for _ in 0..MOST_LINES {
        if stop <= least {
            return false;
        }
        let line = line_before(text, stop - 1, TOPIC);
        if is_it(line) {
            return true;
        }
        stop -= line.len() + 1;
        if before(text, stop) != b'\n' && stop > 0 && text[stop] != b'\n' && at(text, stop) == BARRIER {
            return false;
        }
    }
    false
}

/// Nothing but who speaks and when: `[09:13] Marc: `, `Lena: `, `> `, `A: `.
pub(super) fn is_message(lead: &[u8]) -> bool {
    let lead = lead.trim_ascii();
    let lead = lead.strip_suffix(b"\"").or_else(|| lead.strip_suffix(b"`")).unwrap_or(lead).trim_ascii_end();
    if lead.iter().all(|byte| matches!(byte, b'>' | b'-' | b'*' | b' ')) {
        return true;
    }
    let words = lead.split(|byte| is_break(*byte)).filter(|word| !word.is_empty()).count();
    let last = lead.last().copied().unwrap_or_default();
    lead.len() <= 40
        && words <= 5
        && matches!(last, b':' | b'>' | b']' | b'-')
        && !ends_with_any(
            lead,
            &["user", "username", "login", "host", "name", "account", "email", "id", "server"],
        )
}
