//! Codes for doors, alarms, safes and mailboxes that no word for a code announces: "Key safe by the bins: 4471", "the door
//! opens with C2580X", "4471" as the answer to "what was the alarm code?".

use super::{
    Kind, answers,
    bytes::{at, before, ends_with_any, has_any, is_break, is_word, line_before, run},
    found::Found,
    shadow::BARRIER,
    steps::closes_clause,
    words,
};
use std::ops::Range;

/// What a code shuts.
const LOCKS: [&str; 43] = [
    "door",
    "doors",
    "gate",
    "gates",
    "alarm",
    "alarms",
    "keypad",
    "keysafe",
    "safe",
    "lockbox",
    "shutter",
    "padlock",
    "combination",
    "combo",
    "voicemail",
    "disarm",
    "disarms",
    "unset",
    "barrier",
    "entrance",
    "cabinet",
    "locker",
    "garage",
    "lock",
    "unlock",
    "unlocks",
    "passcode",
    "lift",
    "elevator",
    "lobby",
    "intruder",
    "pin",
    "vm",
    "arm",
    "screenlock",
    "pinpad",
    "entryphone",
    "intercom",
    "menu",
    "till",
    "locked",
    "unlocked",
    "cage",
];

/// What else is counted and numbered near doors and alarms.
const OTHERS: [&str; 29] = [
    "error",
    "event",
    "id",
    "ext",
    "extension",
    "ticket",
    "port",
    "unit",
    "model",
    "serial",
    "part",
    "version",
    "invoice",
    "order",
    "camera",
    "firmware",
    "failed",
    "raised",
    "phone",
    "call",
    "tel",
    "asset",
    "case",
    "number",
    "zip",
    "post",
    "postcode",
    "area",
    "zone",
];

/// Right before a code.
const LEADS: [&[u8]; 39] = [
    b"with",
    b"enter",
    b"press",
    b"type",
    b"punch",
    b"use",
    b"using",
    b"code",
    b"codes",
    b"is",
    b"was",
    b"to",
    b"new",
    b"pin",
    b"in",
    b"keypad",
    b"lock",
    b"combination",
    b"combo",
    b"it's",
    b"its",
    b"dial",
    b"key",
    b"passcode",
    b"now",
    b"lockbox",
    b"keysafe",
    b"try",
    b"or",
    b"safe",
    b"wants",
    b"takes",
    b"needs",
    b"likes",
    b"expects",
    b"accepts",
    b"menu",
    b"so",
    b"cage",
];

/// The code that starts at `start`.
pub(super) fn code(text: &[u8], start: usize) -> Option<Found> {
    let start = start - usize::from(matches!(before(text, start), b'#' | b'*'));
    if !(is_break(before(text, start)) || matches!(before(text, start), b'"' | b'(' | b'`' | b'*')) {
        return None;
    }
    let range = shape(text, start)?;
    let lead = line_before(text, start, 90);
    let word = &text[range.clone()];
    if answers::is_message(lead) && is_answer(text, &range) {
        let kind = if is_second(text, start) { Kind::MfaCode } else { Kind::Password };
        return Some(Found::new(range, kind, 70));
    }
    if let Some(kind) = put_in(text, lead, &range) {
        return Some(Found::new(range, kind, 65));
    }
    let clause = lead;
    let sentence = clause.windows(2).rposition(|pair| pair == b". ").map_or(clause, |stop| &clause[stop..]);
    let is_wheel = word.contains(&b'-');
    let is_year = word.len() == 4 && (word.starts_with(b"19") || word.starts_with(b"20"));
    let ends = closes_clause(text, range.end)
        || matches!(
            words_after(text, range.end),
            b"within"
                | b"before"
                | b"followed"
                | b"to"
                | b"opens"
                | b"after"
                | b"from"
                | b"during"
                | b"outside"
                | b"now"
                | b"today"
                | b"instead"
                | b"only"
                | b"when"
                | b"in"
        );
    let is_typed = word.contains(&b'#') || word.contains(&b'*');
    let is_other =
        || has_any(sentence, &OTHERS) && !has_any(sentence, &["pin", "pins", "passcode", "keypad"]);
    if !ends && !is_typed || is_year || is_other() {
        return None;
    }
    let locks = clause.rsplit(|byte| *byte == b';').next().unwrap_or_default();
    // "Windows PIN set by the user - X", "press * then X then #".
    let is_set_off = || {
        lead.ends_with(b" - ") && has_any(sentence, &["pin", "passcode", "code"])
            || ends_with_any(lead, &["then"])
                && has_any(lead, &["press", "enter"])
                && text[range.end..].starts_with(b" then")
    };
    // "shutter code X, intruder alarm Y".
    let is_coded = || has_any(clause, &["code", "codes"]) && ends_with_any(lead, &LOCKS[..18]);
    let is_lock = match is_wheel {
        true => has_any(locks, &["combination", "combo", "safe", "padlock", "lockbox", "dial"]),
        false => has_any(locks, &LOCKS),
    };
    let last = lead.trim_ascii_end();
    // "Enter X at the gate".
    let is_entered = || {
        let rest = &text[range.end..run(text, range.end, 32, |byte| !matches!(byte, b'\n' | b'.'))];
        ends_with_any(lead, &["enter", "press", "punch", "key in", "type in", "dial"])
            && has_any(rest, &LOCKS[..18])
    };
    // "Door codes: front X, rear Y".
    let is_listed = || {
        has_any(clause, &["codes", "pins", "combos", "combinations"])
            && last.last().is_some_and(u8::is_ascii_alphabetic)
            && closes_clause(text, range.end)
    };
    // "Gates: X on weekdays, Y at weekends".
    let is_next = || {
        clause.contains(&BARRIER)
            && (last.ends_with(b",") || last.ends_with(b" and") || last.ends_with(b" or"))
            && (word[0].is_ascii_uppercase() || word.len() == 4)
    };
    // "Keypad for the store changed, X from Monday".
    let is_changed = || last.ends_with(b",") && has_any(sentence, &["changed", "changes"]);
    let is_tied = matches!(last.last(), Some(b':' | b'='))
        || is_changed()
        || is_next()
        || is_listed()
        || is_coded()
        || is_entered()
        || {
            let from =
                last.iter().rposition(|byte| !is_word(*byte) && *byte != b'\'').map_or(0, |place| place + 1);
            let lower = last[from..].to_ascii_lowercase();
            LEADS.contains(&lower.as_slice())
        };
    (is_lock && is_tied || is_entered() || is_set_off()).then(|| Found::new(range, Kind::Password, 70))
}

/// "Paste X into the box when it asks for the code", "type X, press Start. It wants that as the password".
fn put_in(text: &[u8], lead: &[u8], range: &Range<usize>) -> Option<Kind> {
    const VERBS: [&str; 8] = ["paste", "pasted", "type", "typed", "key in", "keyed in", "punch in", "put in"];
    let word = &text[range.clone()];
    if word.len() < 4 || !word.iter().all(u8::is_ascii_digit) || !ends_with_any(lead, &VERBS) {
        return None;
    }
    let rest = &text[range.end..run(text, range.end, 80, |byte| byte != b'\n')];
    let is_told = has_any(rest, &["password", "passcode", "pin", "pw", "code"]);
    is_told.then_some(if word.len() == 6 { Kind::MfaCode } else { Kind::Password })
}

fn words_after(text: &[u8], end: usize) -> &[u8] {
    let start = run(text, end, 3, |byte| byte == b' ');
    text.get(start..run(text, start, 12, is_word)).unwrap_or_default()
}

/// Four to eight digits, alone or with a letter before or after; `#4471*`; wheels: `22-09-41`.
fn shape(text: &[u8], start: usize) -> Option<Range<usize>> {
    let raw = run(text, start, 13, |byte| {
        byte.is_ascii_digit() || byte.is_ascii_uppercase() || matches!(byte, b'#' | b'*' | b'-')
    });
    let end = raw - usize::from(before(text, raw) == b'-');
    let next = at(text, end);
    let goes_on = is_word(next)
        || matches!(next, b'.' | b':' | b'/' | b',' | b'-' | b'_' | b'@' | b'%')
            && is_word(at(text, end + 1));
    if goes_on || end - start < 4 {
        return None;
    }
    let word = &text[start..end];
    let digits = word.iter().filter(|byte| byte.is_ascii_digit()).count();
    let letters = word.iter().filter(|byte| byte.is_ascii_uppercase()).count();
    let hyphens = word.iter().filter(|byte| **byte == b'-').count();
    let is_wheel = hyphens >= 2
        && letters == 0
        && word
            .split(|byte| *byte == b'-')
            .all(|group| (1..=2).contains(&group.len()) && group.iter().all(u8::is_ascii_digit));
    let is_keyed = hyphens == 0 && (4..=8).contains(&digits) && letters == 0
        || hyphens == 0 && (3..=6).contains(&digits) && (1..=2).contains(&letters) && !is_product(word);
    (is_wheel || is_keyed).then_some(start..end)
}

/// `KB5034`, `E5`.
fn is_product(word: &[u8]) -> bool {
    let head = word.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    head > 0 && words::lists_of(&word[..head]).is_product()
}

/// Whether a line before asks for a code.
fn is_answer(text: &[u8], range: &Range<usize>) -> bool {
    const CODES: [&str; 14] = [
        "code",
        "pin",
        "combo",
        "combination",
        "passcode",
        "keypad",
        "puk",
        "password",
        "pw",
        "codes",
        "otp",
        "2fa",
        "mfa",
        "pwd",
    ];
    answers::asked(text, range.start, |line| {
        line.contains(&b'?')
            && has_any(line, &CODES)
            && !has_any(
                line,
                &[
                    "error", "zip", "post", "postal", "area", "stop", "exit", "status", "event", "dial",
                    "country", "ticket", "cost", "product", "dress", "qr",
                ],
            )
    })
}

fn is_second(text: &[u8], place: usize) -> bool {
    let before = &text[place.saturating_sub(240)..place];
    has_any(before, &["verification", "2fa", "mfa", "otp", "authenticator", "duo", "text", "sms", "texted"])
}
