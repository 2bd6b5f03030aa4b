//! A user and a password side by side: "creds admin / P@ss", "login: acme\jdoe / Winter#22", "log in as admin with X".

use super::{
    Kind,
    bytes::{at, ends_with_any, has_any, is_break, is_word, line_before, run, spaces, starts_with},
    cues::Cue,
    formats::quoted,
    found::Found,
    judge::is_woven,
    shadow::BARRIER,
    steps::{bare, closes_clause, undressed},
    value::{self, Looks, Shape},
    words::{self, Lower},
};
use std::ops::Range;

/// The password of the first pair after the cue, in the same line, that begins before `most`.
pub(super) fn after(text: &[u8], end: usize, most: usize, cue: &Cue) -> Option<Found> {
    let mut place = run(text, end, 4, |byte| matches!(byte, b's' | b'"' | b'\'' | b'*' | b'`' | b')'));
    let mut tied = false;
    let limit = most.min(end + 140);
    for distance in 0..12 {
        let gap = place;
        place = run(text, gap, 6, |byte| {
            matches!(byte, b' ' | b'\t' | b':' | b'=' | b'*' | b'|' | b'(' | b'>' | b'-' | b',')
        });
        tied |= text[gap..place].iter().any(|byte| matches!(byte, b':' | b'='));
        if place >= limit || matches!(at(text, place), b'\n' | BARRIER) && distance > 0 {
            return None;
        }
        if matches!(at(text, place), b'\n' | b'\r') && tied {
            place = run(text, place, 4, is_break);
        }
        let (user, next) = word(text, place)?;
        let name = &text[user.clone()];
        // "signed in to Fern-House": where to.
        let is_place = ends_with_any(line_before(text, user.start, 8), &["to", "on", "at", "from", "onto"])
            && cue.text != "ssh"
            && !cue.firm;
        let is_speech = is_speech(name) || is_place;
        if !is_speech && let Some((secret, by_sign)) = second(text, user.clone(), next) {
            let is_tight =
                line_before(text, user.start, 3).trim_ascii_end().ends_with(b":") && is_tight_user(name);
            let is_usual = || by_sign && is_usual(text, &user, &secret);
            let is_device = || has_any(line_before(text, user.start, 50), &DEVICES);
            let strict = !(cue.firm || tied || is_device() || is_usual()) || distance > 6 && !is_tight;
            let shape = Shape::of(&text[secret.clone()]);
            let is_vague =
                cue.text.ends_with(':') && (shape.lower == 0 || shape.upper == 0 || shape.digits == 0);
            if !is_vague && fits(text, &secret, name, strict, by_sign) {
                return Some(Found::new(secret, Kind::Password, if strict { 75 } else { 85 }));
            }
        }
        // "logged in with X".
        if distance < 3 && matches!(name, b"with" | b"using" | b"mit" | b"avec" | b"con") {
            let (secret, _) = word(text, spaces(text, next))?;
            let shape = Shape::of(&text[secret.clone()]);
            let varied = shape.lower > 0 && shape.upper > 0 && shape.digits > 0;
            // "with manager/friend".
            if text[secret.clone()].contains(&b'/')
                && let Some((inner, true)) = second(text, secret.clone(), secret.end)
                && fits(text, &inner, &text[secret.clone()], false, true)
            {
                return Some(Found::new(inner, Kind::Password, 75));
            }
            if varied && fits(text, &secret, b"", true, true) {
                return Some(Found::new(secret, Kind::Password, 70));
            }
        }
        tied |= words::lists_of(name).is_link();
        place = next.max(place + 1);
    }
    None
}

/// Where pairs are told: what people log in to, and how they say that a pair is its maker's.
const DEVICES: [&str; 39] = [
    "default",
    "defaults",
    "factory",
    "login",
    "logon",
    "creds",
    "idrac",
    "ilo",
    "ipmi",
    "ilom",
    "bmc",
    "drac",
    "web",
    "gui",
    "webui",
    "ui",
    "router",
    "modem",
    "camera",
    "cameras",
    "nvr",
    "dvr",
    "switch",
    "ap",
    "aps",
    "firewall",
    "printer",
    "phone",
    "phones",
    "copier",
    "ssh",
    "telnet",
    "ups",
    "pdu",
    "nas",
    "console",
    "kvm",
    "controller",
    "still",
];

/// The next word, in quotes or bare, and where reading goes on.
fn word(text: &[u8], place: usize) -> Option<(Range<usize>, usize)> {
    if let Some(inside) = quoted(text, place, 60) {
        let next = inside.end + 1;
        return Some((inside, next));
    }
    let raw = bare(text, place);
    if raw.is_empty() {
        return (place < text.len()).then(|| (place..place, place + 1));
    }
    Some((undressed(text, raw.clone()), raw.end))
}

fn is_speech(word: &[u8]) -> bool {
    let lower = Lower::of(word);
    let lower = lower.as_slice();
    let is_user = matches!(
        lower,
        b"admin"
            | b"user"
            | b"support"
            | b"root"
            | b"test"
            | b"client"
            | b"password"
            | b"username"
            | b"account"
            | b"group"
            | b"backup"
    );
    word.is_empty()
        || !is_user && {
            let lists = words::lists(lower);
            lists.is_stop() || lists.is_link() || lists.is_filler()
        }
}

/// What stands after a user: after a sign between, or after "with", "and", "password".
fn second(text: &[u8], user: Range<usize>, next: usize) -> Option<(Range<usize>, bool)> {
    // `admin/P@ss`, `admin:P@ss` in one word.
    let inner = &text[user.clone()];
    if let Some(sign) = inner.iter().position(|byte| matches!(byte, b'/' | b':' | b'|')) {
        let secret = user.start + sign + 1..user.end;
        let plain_user = inner[..sign]
            .iter()
            .all(|byte| is_word(*byte) || matches!(byte, b'.' | b'_' | b'-' | b'\\' | b'@'));
        return (sign > 1 && plain_user && !secret.is_empty() && inner.get(sign + 1) != Some(&b'/'))
            .then_some((secret, true));
    }
    let gap = spaces(text, next);
    let signs = run(text, gap, 2, |byte| {
        matches!(byte, b'/' | b'|' | b':' | b',' | b'-' | b'\\' | b';' | b'+' | b'>')
    });
    if signs > gap
        && (signs > next + 1 || gap > next || matches!(text[gap], b':' | b'|' | b',' | b'/'))
        && is_break(at(text, signs))
    {
        let (secret, _) = word(text, spaces(text, signs))?;
        let secret = after_label(text, secret);
        return Some((secret, !matches!(text[gap], b',' | b'-')));
    }
    const JOINTS: [&[u8]; 12] = [
        b"with",
        b"and",
        b"password",
        b"pass",
        b"pw",
        b"w/",
        b"mit",
        b"using",
        b"avec",
        b"con",
        b"und",
        b"et",
    ];
    // `admin Hik12345`.
    if gap == next + 1 && is_tight_user(&text[user]) {
        let (secret, _) = word(text, gap)?;
        let there = &text[secret.clone()];
        let shape = Shape::of(there);
        let told =
            shape.digits > 0 && shape.letters() > 0 && there.len() >= 6 && closes_clause(text, secret.end);
        if told && (!value::is_name(there) || is_woven(there)) {
            return Some((secret, true));
        }
    }
    let end = run(text, gap, 9, |byte| byte.is_ascii_alphabetic() || byte == b'/');
    if gap == next
        || !matches!(at(text, end), b' ' | b':' | b'=')
        || !JOINTS.contains(&Lower::of(&text[gap..end]).as_slice())
    {
        return None;
    }
    let (secret, _) = word(text, run(text, end, 4, |byte| matches!(byte, b' ' | b':' | b'=')))?;
    Some((after_label(text, secret), false))
}

/// `pw: X` after the sign.
fn after_label(text: &[u8], word_range: Range<usize>) -> Range<usize> {
    let lower = text[word_range.clone()].to_ascii_lowercase();
    if value::is_password_name(&lower) || lower == b"pw" {
        let start = run(text, word_range.end, 4, |byte| matches!(byte, b' ' | b':' | b'='));
        return word(text, start).map_or(word_range, |(secret, _)| secret);
    }
    word_range
}

fn fits(text: &[u8], secret: &Range<usize>, user: &[u8], strict: bool, by_sign: bool) -> bool {
    let word = &text[secret.clone()];
    let shape = Shape::of(word);
    let looks = value::looks(word);
    let is_plain_user = user.iter().all(|byte| {
        is_word(*byte) || matches!(byte, b'.' | b'_' | b'-' | b'\\' | b'@' | b'/' | b':' | b'|') || by_sign
    });
    if !is_plain_user
        || word.windows(2).any(|pair| pair == b": ")
        || looks == Looks::Never && !is_default(word)
        || value::is_name(word)
            && !is_default(word)
            && !(by_sign && !strict && shape.letters() == 0 && word.len() >= 4)
            && !(by_sign && is_tight_user(user) && word.len() >= 8 && is_woven(word))
    {
        return false;
    }
    match strict {
        true => {
            looks == Looks::Strong
                || looks == Looks::Likely
                    && shape.digits > 0
                    && (by_sign || shape.upper > 0 || shape.signs > 0)
                    && word.len() >= 6
                    && !word.contains(&b'.')
        }
        false => {
            looks >= Looks::Likely
                || by_sign
                    && closes_clause(text, secret.end)
                    && word.len() >= 3
                    && !word.iter().any(|byte| matches!(byte, b'/' | b':'))
                    && (is_tight_user(user) || is_same(user, word))
        }
    }
}

/// Words that would be none elsewhere, but are the most usual passwords after "admin /".
fn is_default(word: &[u8]) -> bool {
    matches!(
        word.to_ascii_lowercase().as_slice(),
        b"password" | b"admin" | b"default" | b"secret" | b"public"
    )
}

/// `admin/admin`, `root / root`, `admin/password`: written so, what makers ship.
fn is_usual(text: &[u8], user: &Range<usize>, secret: &Range<usize>) -> bool {
    let name = text[user.clone()].split(|byte| matches!(byte, b'/' | b':')).next().unwrap_or_default();
    let secret_is = &text[secret.clone()];
    let is_tight = secret.start == user.start + name.len() + 1;
    const USUAL: [&[u8]; 11] = [
        b"password",
        b"admin",
        b"changeme",
        b"calvin",
        b"toor",
        b"raspberry",
        b"letmein",
        b"1234",
        b"12345",
        b"123456",
        b"12345678",
    ];
    let mut before = line_before(text, user.start, 40).split(|byte| !is_word(*byte));
    let is_known = USUAL.iter().any(|known| known.eq_ignore_ascii_case(secret_is))
        || secret_is.len() > 3 && before.any(|word| word.eq_ignore_ascii_case(secret_is));
    is_tight_user(name) && (name.eq_ignore_ascii_case(secret_is) || is_tight && is_known)
}

/// `8300/8300`.
fn is_same(user: &[u8], secret: &[u8]) -> bool {
    let user = user.split(|byte| matches!(byte, b'/' | b':' | b'|')).next().unwrap_or_default();
    user.eq_ignore_ascii_case(secret)
}

/// Plain words are passwords only beside the names of usual accounts.
fn is_tight_user(user: &[u8]) -> bool {
    let user = user.split(|byte| matches!(byte, b'/' | b':' | b'|')).next().unwrap_or_default();
    let user = user.rsplit(|byte| *byte == b'\\').next().unwrap_or_default().to_ascii_lowercase();
    const USUAL: [&[u8]; 15] = [
        b"apc",
        b"admin",
        b"administrator",
        b"root",
        b"user",
        b"support",
        b"guest",
        b"ubnt",
        b"pi",
        b"sa",
        b"cisco",
        b"manager",
        b"operator",
        b"service",
        b"tech",
    ];
    USUAL.contains(&user.as_slice())
}

/// `U: name P: X`.
pub(super) fn after_p(text: &[u8], hit: &Range<usize>) -> Option<Found> {
    let has_user = super::bytes::has_any(
        super::bytes::line_before(text, hit.start, 60),
        &["u", "un", "user", "username", "login"],
    );
    let (secret, _) = word(text, spaces(text, hit.end))?;
    (has_user && fits(text, &secret, b"", false, false)).then(|| Found::new(secret, Kind::Password, 75))
}

/// `name / X` without any cue, where X looks as only passwords do.
pub(super) fn around_slash(text: &[u8], space: usize) -> Option<Found> {
    let start = super::bytes::run_back(text, space, 40, |byte| {
        is_word(byte) || matches!(byte, b'.' | b'_' | b'-' | b'\\' | b'@')
    });
    let (secret, _) = word(text, space + 3)?;
    let word = &text[secret.clone()];
    let shape = Shape::of(word);
    let told = space - start >= 2
        && value::looks(word) == Looks::Strong
        && !value::is_name(word)
        && shape.lower > 0
        && shape.signs > 0
        && word.len() >= 6
        && !word.iter().any(|byte| matches!(byte, b'\\' | b'/' | b'(' | b'=' | b':' | b'<'))
        && !matches!(word[0], b'$' | b'@' | b'%' | b'#' | b'&' | b'-' | b'+' | b'~');
    told.then(|| Found::new(secret, Kind::Password, 65))
}

/// `Acme-Guest / X` after the name of wireless networks.
pub(super) fn wifi(text: &[u8], end: usize) -> Option<Found> {
    let stop = run(text, end, 60, |byte| !matches!(byte, b'\n' | b';' | BARRIER));
    let slash = (end..stop).find(|place| starts_with(text, *place, " / "))?;
    let (secret, _) = word(text, slash + 3)?;
    let word = &text[secret.clone()];
    let is_chain = word.contains(&b'-')
        && word.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'-')
        && closes_clause(text, secret.end);
    (word.len() >= 8 && (value::looks(word) >= Looks::Likely && !value::is_name(word) || is_chain))
        .then(|| Found::new(secret, Kind::WifiKey, 70))
}
