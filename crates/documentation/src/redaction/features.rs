//! What a word of a text is like and what stands around it: the traits whose weights were learnt (`learnt`).

use super::{
    Kind,
    bytes::{is_break, is_sign, is_word, run},
    coined::{coined, is_chain, is_classic, is_drawn, is_leet, is_usual},
    shadow::BARRIER,
    value::{self, Looks, Shape},
    words::{self, Lower, Mixed},
};
use std::{collections::HashMap, hash::BuildHasherDefault, ops::Range, sync::LazyLock};

/// How many bytes away something may stand to matter.
const AROUND: usize = 240;

/// How many words before and after may announce a secret.
const BEFORE: usize = 13;
const AFTER: usize = 8;

/// A longer word is none that a person types, and none that says something.
const LONGEST: usize = 64;

/// The lengths of words that are weighed, in bytes.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=40;

/// Words that people use where they speak of secrets.
const CUES: &str = "
password passwords passwort pw pwd pass passwd psw passcode passphrase pin pincode creds credentials
credential login logon log sign signin key psk code codes wifi wi-fi wlan ssid secret seed combination master
hint remember unlock unlocked locked opens protected encrypted username user admin root account answer
question otp totp mfa 2fa backup recovery alarm door safe gate snmp community reset temp temporary default
guess tried try worked works typed entered laps vault authenticator keypad panel guest service trap ro rw
string network hotspot maiden
";

/// A word of `CUES` and its number there.
#[derive(Debug, Clone, Copy)]
struct Cue {
    word: &'static [u8],
    number: usize,
}

static KNOWN: LazyLock<HashMap<&[u8], Cue, BuildHasherDefault<Mixed>>> = LazyLock::new(|| {
    CUES.split_whitespace()
        .map(str::as_bytes)
        .enumerate()
        .map(|(number, word)| (word, Cue { word, number }))
        .collect()
});

/// A word of a text.
pub(super) struct Word {
    pub range: Range<usize>,
    lower: Lower,
    cue: Option<Cue>,
    /// Whether a sentence or a line ends before it.
    opens: bool,
}

/// The words of a stretch of a text and of what is around it.
pub(super) fn words_of(text: &[u8], stretch: &Range<usize>) -> Vec<Word> {
    let mut start = stretch.start.saturating_sub(2 * AROUND + LONGEST);
    if start > 0 {
        start = run(text, start, usize::MAX, |byte| !is_gap(byte));
    }
    let stop = text.len().min(stretch.end + 2 * AROUND);
    let mut words: Vec<Word> = Vec::new();
    let mut last = start;
    while start < stop {
        let from = run(text, start, usize::MAX, is_gap);
        let mut end = run(text, from, usize::MAX, |byte| !is_gap(byte));
        start = end.max(from + 1);
        let mut from = from;
        while end > from && matches!(text[end - 1], b'.' | b':' | b'?' | b'\'' | b'*') {
            end -= 1;
        }
        while from < end && matches!(text[from], b'\'' | b'*' | b':' | b'=' | b'-' | b'/') {
            from += 1;
        }
        if from == end || end - from > LONGEST {
            continue;
        }
        let joint = joint(&text[from..end]).map(|joint| from + joint);
        for range in [from..joint.unwrap_or(end), joint.map_or(end, |joint| joint + 1)..end] {
            if range.is_empty() {
                continue;
            }
            let gap = &text[last..range.start];
            let opens = gap.contains(&b'\n')
                || gap.windows(2).any(|pair| matches!(pair[0], b'.' | b'!' | b'?') && is_break(pair[1]));
            last = range.end;
            let lower = Lower::of(trimmed(&text[range.clone()]));
            let cue = KNOWN.get(lower.as_slice()).copied();
            words.push(Word { range, lower, cue, opens });
        }
    }
    words
}

/// What stands between words.
const GAPS: [bool; 256] = {
    const SIGNS: &[u8] = b"\"`<>()[]{}|,;\x7f";
    let mut gaps = [false; 256];
    let mut byte = 0;
    while byte <= b' ' as usize {
        gaps[byte] = true;
        byte += 1;
    }
    let mut sign = 0;
    while sign < SIGNS.len() {
        gaps[SIGNS[sign] as usize] = true;
        sign += 1;
    }
    gaps[BARRIER as usize] = true;
    gaps
};

const fn is_gap(byte: u8) -> bool {
    GAPS[byte as usize]
}

/// Where a name and its value are joined: `admin/X`, `pw:X`.
fn joint(word: &[u8]) -> Option<usize> {
    let head = run(word, 0, 31, |byte| is_word(byte) || matches!(byte, b'.' | b'@' | b'\\' | b'-' | b'_'));
    let (name, rest) = (word.get(..head)?, word.get(head + 1..)?);
    let is_date = || name.iter().all(u8::is_ascii_digit) && rest.first().is_some_and(u8::is_ascii_digit);
    let fits = matches!(word[head], b':' | b'=' | b'/')
        && !name.is_empty()
        && !rest.is_empty()
        && !rest.contains(&b'/')
        && !is_date();
    fits.then_some(head)
}

/// Without the signs of a sentence.
fn trimmed(word: &[u8]) -> &[u8] {
    let end = word.iter().rposition(|byte| !matches!(byte, b'!' | b'\'' | b'.')).map_or(0, |last| last + 1);
    word[..end].strip_suffix(b"'s").unwrap_or(&word[..end])
}

/// Whether a word can be a secret at all: plain words cannot.
pub(super) fn is_weighed(word: &[u8]) -> bool {
    LENGTHS.contains(&word.len())
        && word.iter().any(|byte| byte.is_ascii_digit() || is_sign(*byte) || *byte == b'-')
        && word.iter().all(|byte| byte.is_ascii_graphic() || *byte >= 0x80)
        && !word.windows(3).any(|part| part == b"://")
        && value::looks(word) > Looks::Never
        && !is_something_else(word)
}

/// Files, commits, years, numbers of orders, places of a cloud.
fn is_something_else(word: &[u8]) -> bool {
    let shape = Shape::of(word);
    let parts = || word.split(|byte| *byte == b'-');
    let is_small_name = shape.upper + shape.signs == 0
        && parts().count() > 1
        && parts().all(|part| {
            let letters = run(part, 0, part.len(), |byte| byte.is_ascii_lowercase());
            part[letters..].iter().all(u8::is_ascii_digit)
        });
    // `Ticket#4471`, `lakeside.example`, `sysDescr.0`.
    let is_numbered = word.iter().position(|byte| *byte == b'#').is_some_and(|sign| {
        word[..sign].iter().all(u8::is_ascii_alphabetic) && word[sign + 1..].iter().all(u8::is_ascii_digit)
    });
    let is_dotted = shape.signs == 0
        && word
            .iter()
            .rposition(|byte| *byte == b'.')
            .is_some_and(|dot| is_small(&word[dot + 1..]) || word.len() - dot < 3);
    value::is_file(word)
        || is_numbered
        || is_dotted
        || word.iter().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte)) && shape.lower > 0
        || shape.letters() == 0 && (shape.digits > 8 || shape.digits < 6)
        || is_small_name
}

/// Tells all traits of the word at `place` to `tell`, each in parts of its name.
pub(super) fn traits(text: &[u8], words: &[Word], place: usize, mut tell: impl FnMut(&[&[u8]])) {
    let here = &words[place];
    let word = &text[here.range.clone()];
    tell(&[b"always"]);
    let sorts = sorts(word);
    let sorts = sorts.as_slice();
    itself(word, sorts, &mut tell);
    // The words around; none beyond what matters.
    let near = |place: Option<usize>| -> &[u8] {
        match place.and_then(|place| words.get(place)) {
            Some(word) if is_near(&word.range, &here.range) => word.lower.as_slice(),
            _ => b"^",
        }
    };
    let back = |count: usize| near(place.checked_sub(count));
    let (one, two, three) = (back(1), back(2), back(3));
    let (next, then) = (near(Some(place + 1)), near(Some(place + 2)));
    let mut gap = [0; 3];
    let gap = before(text, here.range.start, &mut gap);
    let mut end = [0; 3];
    let end = after(text, here.range.end, &mut end);
    tell(&[b"one ", one]);
    tell(&[b"one ", one, b" ", sorts]);
    tell(&[b"one ", one, b" ", gap]);
    tell(&[b"two ", two]);
    tell(&[b"two ", two, b" ", one]);
    tell(&[b"three ", three]);
    tell(&[b"next ", next]);
    tell(&[b"then ", then]);
    tell(&[b"gap ", gap]);
    tell(&[b"end ", end]);
    tell(&[b"between ", gap, b" ", end]);
    tell(&[b"between ", gap, b" ", end, b" ", sorts]);
    cues(words, place, sorts, &mut tell);
}

/// What the word is like.
fn itself(word: &[u8], sorts: &[u8], tell: &mut impl FnMut(&[&[u8]])) {
    tell(&[b"sorts ", sorts]);
    let mut outline = [0; 8];
    tell(&[b"outline ", outlined(word, &mut outline)]);
    tell(&[b"length ", &[b'a' + u8::try_from(word.len().min(24)).unwrap_or(24)]]);
    let looks: &[u8] = match value::looks(word) {
        Looks::Never => b"never",
        Looks::Plain => b"plain",
        Looks::Likely => b"likely",
        Looks::Strong => b"strong",
    };
    tell(&[b"looks ", looks]);
    let level: &[u8] = match coined(word) {
        None => b"none",
        Some(super::coined::Coined::Named) => b"named",
        Some(super::coined::Coined::Plain) => b"plain",
        Some(super::coined::Coined::Mixed) => b"mixed",
        Some(super::coined::Coined::Signed) => b"signed",
    };
    tell(&[b"coined ", level]);
    let is_year = word.windows(4).any(|part| {
        (part.starts_with(b"19") || part.starts_with(b"20")) && part.iter().all(u8::is_ascii_digit)
    });
    let head = run(word, 0, word.len(), |byte| byte.is_ascii_alphabetic());
    let is = [
        ("name", value::is_name(word)),
        ("file", value::is_file(word)),
        ("classic", is_classic(word)),
        ("leet", is_leet(word)),
        ("usual", is_usual(word)),
        ("drawn", is_drawn(word)),
        ("chain", is_chain(word)),
        ("year", is_year),
        ("hexadecimal", word.iter().all(|byte| byte.is_ascii_hexdigit() || *byte == b'-')),
        ("product", words::lists_of(&word[..head]).is_product()),
        ("stop", head < word.len() && words::lists_of(&word[..head]).is_stop()),
        ("ends in a sign", word.last().is_some_and(|last| is_sign(*last))),
        ("capital first", word[0].is_ascii_uppercase()),
        ("digit first", word[0].is_ascii_digit()),
    ];
    for (name, _) in is.iter().filter(|(_, is)| *is) {
        tell(&[b"is ", name.as_bytes()]);
    }
}

fn is_small(word: &[u8]) -> bool {
    !word.is_empty() && word.iter().all(u8::is_ascii_lowercase)
}

/// The words before and after that speak of secrets: the first time of each, how far off, and whether in the same sentence.
fn cues(words: &[Word], place: usize, sorts: &[u8], tell: &mut impl FnMut(&[&[u8]])) {
    let here = &words[place];
    let mut told = 0_u128;
    let mut sentence: &[u8] = if here.opens { b"other" } else { b"same" };
    for (count, word) in words[..place].iter().rev().take(BEFORE).enumerate() {
        if !is_near(&word.range, &here.range) {
            break;
        }
        if let Some(cue) = word.cue.filter(|cue| told & (1 << cue.number) == 0) {
            let far: &[u8] = [b"0", b"1", b"2"][usize::from(count > 1) + usize::from(count > 4)];
            if told == 0 {
                tell(&[b"after ", sentence, far]);
                tell(&[b"after ", sentence, far, b" ", sorts]);
            }
            told |= 1 << cue.number;
            tell(&[b"after ", cue.word, b" ", sentence, far]);
        }
        if word.opens {
            sentence = b"other";
        }
    }
    if told == 0 {
        tell(&[b"after none"]);
        tell(&[b"after none ", sorts]);
    }
    let mut told = 0_u128;
    let mut sentence: &[u8] = b"same";
    for (count, word) in words[place + 1..].iter().take(AFTER).enumerate() {
        if !is_near(&here.range, &word.range) {
            break;
        }
        if word.opens {
            sentence = b"other";
        }
        if let Some(cue) = word.cue.filter(|cue| told & (1 << cue.number) == 0) {
            let far: &[u8] = if count > 1 { b"1" } else { b"0" };
            if told == 0 {
                tell(&[b"before ", sentence, far]);
            }
            told |= 1 << cue.number;
            tell(&[b"before ", cue.word, b" ", sentence]);
        }
    }
    if told == 0 {
        tell(&[b"before none"]);
    }
}

fn is_near(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.end + AROUND > other.start && other.end + AROUND > one.start
}

/// What sorts of characters a word has.
struct Sorts([u8; 5], usize);

impl Sorts {
    fn as_slice(&self) -> &[u8] {
        &self.0[..self.1]
    }
}

fn sorts(word: &[u8]) -> Sorts {
    let shape = Shape::of(word);
    let mut sorts = Sorts([0; 5], 0);
    for (count, sort) in [
        (shape.upper, b'A'),
        (shape.lower, b'a'),
        (shape.digits, b'0'),
        (shape.signs, b'#'),
        (shape.others, b'-'),
    ] {
        if count > 0 {
            sorts.0[sorts.1] = sort;
            sorts.1 += 1;
        }
    }
    sorts
}

/// `Harbour#12x` is `Aa#0a`.
fn outlined<'o>(word: &[u8], outline: &'o mut [u8; 8]) -> &'o [u8] {
    let mut length = 0;
    for byte in word {
        let sort = match byte {
            b'A'..=b'Z' => b'A',
            b'a'..=b'z' | 0x80.. => b'a',
            b'0'..=b'9' => b'0',
            byte if is_sign(*byte) => b'#',
            byte => *byte,
        };
        if length > 0 && outline[length - 1] == sort {
            continue;
        }
        if length == outline.len() {
            break;
        }
        outline[length] = sort;
        length += 1;
    }
    &outline[..length]
}

/// The last signs before a word, a space for many, `n` for the end of a line.
fn before<'g>(text: &[u8], start: usize, gap: &'g mut [u8; 3]) -> &'g [u8] {
    let mut first = gap.len();
    for byte in text[start.saturating_sub(12)..start].iter().rev() {
        if first == 0 || !push_back(gap, &mut first, *byte) {
            break;
        }
    }
    &gap[first..]
}

fn push_back(gap: &mut [u8; 3], first: &mut usize, byte: u8) -> bool {
    if is_word(byte) {
        return false;
    }
    let sign = sign(byte);
    match gap.get_mut(*first) {
        Some(last) if is_space(*last) && is_space(sign) => *last = (*last).max(sign),
        _ => {
            *first -= 1;
            gap[*first] = sign;
        }
    }
    true
}

/// The first signs after a word.
fn after<'g>(text: &[u8], end: usize, gap: &'g mut [u8; 3]) -> &'g [u8] {
    let mut length = 0;
    for byte in text[end..].iter().take(12) {
        if is_word(*byte) || length == gap.len() {
            break;
        }
        let sign = sign(*byte);
        if length > 0 && is_space(gap[length - 1]) && is_space(sign) {
            gap[length - 1] = gap[length - 1].max(sign);
            continue;
        }
        gap[length] = sign;
        length += 1;
    }
    &gap[..length]
}

const fn sign(byte: u8) -> u8 {
    match byte {
        b'\n' => b'n',
        BARRIER => b'm',
        byte if is_break(byte) => b'_',
        byte => byte,
    }
}

const fn is_space(sign: u8) -> bool {
    matches!(sign, b'n' | b'_')
}

/// The kind that is hidden, by what is spoken of right before.
pub(super) fn kind(text: &[u8], words: &[Word], place: usize) -> Kind {
    let here = &words[place];
    let all_digits = text[here.range.clone()].iter().all(|byte| byte.is_ascii_digit() || *byte == b'-');
    for word in words[..place].iter().rev().take(BEFORE) {
        match word.cue.map(|cue| cue.word) {
            Some(b"wifi" | b"wi-fi" | b"wlan" | b"ssid" | b"psk" | b"hotspot" | b"guest") => {
                return Kind::WifiKey;
            }
            Some(b"snmp" | b"community" | b"trap") => return Kind::SnmpCommunity,
            Some(
                b"otp" | b"totp" | b"mfa" | b"2fa" | b"recovery" | b"authenticator" | b"codes" | b"seed",
            ) => {
                return Kind::MfaCode;
            }
            Some(b"code") if all_digits => return Kind::MfaCode,
            Some(
                b"password" | b"pw" | b"pwd" | b"pass" | b"passphrase" | b"pin" | b"door" | b"alarm"
                | b"safe",
            ) => {
                return Kind::Password;
            }
            _ => {}
        }
    }
    Kind::Password
}
