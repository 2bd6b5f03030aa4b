//! Words that look as if somebody had made them up as a password, and what only looks so.

use super::{
    bytes::{is_sign, is_word},
    lone,
    value::{self, Looks, Shape},
    words::{self, Lower},
};

/// How much a word looks as if somebody had made it up as a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Coined {
    /// As `Mixed`, but of words that things are named by: `Mulberry_Invoice_Q3`.
    Named,
    /// Small letters and digits: user names look so too.
    Plain,
    /// Letters of both cases and digits or signs.
    Mixed,
    /// And with a sign that names do not have.
    Signed,
}

/// The fewest and most characters of such a word.
pub(super) const LENGTHS: std::ops::RangeInclusive<usize> = 6..=32;

/// `Password123`, `Welcome2024!`, `P@ssw0rd1`: what everybody types.
pub(super) fn is_usual(word: &[u8]) -> bool {
    const STEMS: [&[u8]; 9] = [
        b"password",
        b"passw0rd",
        b"p@ssword",
        b"p@ssw0rd",
        b"p@55w0rd",
        b"welcome",
        b"qwerty",
        b"letmein",
        b"changeme",
    ];
    let Some(stem) =
        STEMS.iter().find(|stem| word.get(..stem.len()).is_some_and(|head| head.eq_ignore_ascii_case(stem)))
    else {
        return is_counted(word);
    };
    let rest = &word[stem.len()..];
    let digits = rest.iter().filter(|byte| byte.is_ascii_digit()).count();
    let signs = rest.iter().filter(|byte| matches!(byte, b'!' | b'@' | b'#' | b'$' | b'*')).count();
    digits + signs == rest.len()
        && digits > 0
        && digits <= 6
        && (digits > 2
            || signs > 0 && signs < 4
            || stem.contains(&b'0')
            || matches!(*stem, b"letmein" | b"qwerty" | b"changeme"))
}

/// `admin123`, `abc1234!`.
fn is_counted(word: &[u8]) -> bool {
    const STEMS: [&[u8]; 4] = [b"admin", b"root", b"pass", b"abc"];
    let head = word.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let rest = &word[head..];
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    STEMS.iter().any(|stem| stem.eq_ignore_ascii_case(&word[..head]))
        && b"1234567890".starts_with(&rest[..digits])
        && digits > 2
        && rest[digits..].iter().all(|byte| matches!(byte, b'!' | b'@' | b'#' | b'$' | b'*'))
}

/// `Two-Tonne-Anvil-Soup`: three words or more.
pub(super) fn is_chain(word: &[u8]) -> bool {
    let parts = || word.split(|byte| *byte == b'-');
    (12..=40).contains(&word.len())
        && parts().count() >= 3
        && parts().all(|part| {
            part.iter().all(u8::is_ascii_alphanumeric)
                && !part.is_empty()
                && !words::lists_of(part).is_product()
        })
        && parts().filter(|part| words::lists_of(part).is_stop()).count() * 4 <= parts().count()
        && parts().filter(|part| part.len() > 2 && part.iter().all(u8::is_ascii_alphabetic)).count() >= 3
}

pub(super) fn coined(word: &[u8]) -> Option<Coined> {
    // Signs beyond ASCII that keyboards have: `£Pounds2026`.
    const CURRENCIES: [&[u8]; 3] = ["£".as_bytes(), "€".as_bytes(), "§".as_bytes()];
    if let Some(sign) = CURRENCIES.iter().find(|sign| word.starts_with(sign) || word.ends_with(sign)) {
        let rest = word.strip_prefix(*sign).or_else(|| word.strip_suffix(*sign));
        return rest.and_then(coined).map(|rest| if rest == Coined::Mixed { Coined::Signed } else { rest });
    }
    let shape = Shape::of(word);
    let fits = |byte: &u8| {
        is_word(*byte) && byte.is_ascii() || is_sign(*byte) || matches!(byte, b'-' | b'_' | b'.' | b'\'')
    };
    let is_hash = word.len() >= 8 && word.iter().all(|byte| byte.is_ascii_hexdigit() || *byte == b'-');
    if !LENGTHS.contains(&word.len())
        || shape.lower < 2
        || shape.letters() < 3
        || !word.iter().all(fits)
        || is_hash
        || value::looks(word) < Looks::Likely
        || value::is_name(word)
        || shape.signs > 0 && is_written_otherwise(word)
    {
        return None;
    }
    let names_a_thing = || {
        word.split(|byte| !byte.is_ascii_alphanumeric()).any(|part| {
            let head = part.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
            let there = Lower::of(&part[..head]);
            words::lists(there.as_slice()).is_product() || THINGS.contains(&there.as_slice())
        })
    };
    if shape.signs == 0 && is_host(word) {
        return None;
    }
    if shape.signs == 0 && names_a_thing() {
        let is_woven =
            shape.upper > 1 && word.iter().filter(|byte| matches!(byte, b'_' | b'-' | b'.')).count() > 1;
        return is_woven.then_some(Coined::Named);
    }
    match (shape.upper > 0, shape.digits > 0, shape.signs > 0) {
        (true, true, true) => Some(Coined::Signed),
        (true, true, false) => Some(Coined::Mixed),
        (_, false, true) if shape.upper > 0 && word.len() >= 8 => Some(Coined::Mixed),
        (false, true, true) => Some(Coined::Mixed),
        (false, true, false) if !word.contains(&b'.') => Some(Coined::Plain),
        _ => None,
    }
}

/// `Ctrl+F5`, `Sheet1!A1`, `user@host`, `50%25`, `name=value`, `Is it Level3?`.
fn is_written_otherwise(word: &[u8]) -> bool {
    const KEYS: [&[u8]; 9] = [b"ctrl", b"alt", b"shift", b"win", b"cmd", b"c", b"fn", b"windows", b"control"];
    let Some(place) = word.iter().position(|byte| is_sign(*byte)) else { return false };
    let (left, right) = (&word[..place], &word[place + 1..]);
    let is_alone = right.iter().all(|byte| !is_sign(*byte));
    match word[place] {
        b'=' | b'~' => true,
        b'+' => {
            let head = Lower::of(left);
            KEYS.contains(&head.as_slice()) || value::is_name(left) || right.is_empty() || left.is_empty()
        }
        b'*' => {
            right.is_empty()
                || left.is_empty()
                || word.windows(2).any(|pair| pair == b"**")
                || word.contains(&b'.')
        }
        b'?' => is_alone,
        b'&' => left.len() < 3 || right.len() < 3,
        _ => lone::is_other(word) && is_alone || word.contains(&b'@') && lone::is_other(word),
    }
}

/// Characters of many sorts in turns, as a generator draws them: `q7]Rm-2xV&k4`.
pub(super) fn is_drawn(word: &[u8]) -> bool {
    let sort = |byte: u8| match byte {
        b'a'..=b'z' => 0,
        b'A'..=b'Z' => 1,
        b'0'..=b'9' => 2,
        _ => 3,
    };
    let shape = Shape::of(word);
    let turns = word.windows(2).filter(|pair| sort(pair[0]) != sort(pair[1])).count();
    (10..=32).contains(&word.len())
        && turns * 3 >= word.len() * 2
        && shape.lower > 1
        && shape.upper > 1
        && shape.digits > 0
        && shape.signs + shape.others > 1
        && word.iter().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'/' | b'\\' | b'=' | b'"'))
}

/// `Penguin55`, `Charlie123!`: a name and a number.
pub(super) fn is_classic(word: &[u8]) -> bool {
    let head = word.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let digits = word[head..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    head >= 4
        && word[0].is_ascii_uppercase()
        && word[1..head].iter().all(u8::is_ascii_lowercase)
        && (2..=4).contains(&digits)
        && word[head + digits..].iter().all(|byte| matches!(byte, b'!' | b'#' | b'*'))
}

/// `Sm1leBright`: one digit in the place of a letter.
pub(super) fn is_leet(word: &[u8]) -> bool {
    let is_swapped = |part: &[u8]| {
        part[0].is_ascii_lowercase()
            && matches!(part[1], b'0' | b'1' | b'3' | b'4' | b'5')
            && part[2].is_ascii_lowercase()
    };
    word.len() >= 7
        && word.iter().any(u8::is_ascii_uppercase)
        && word.iter().all(u8::is_ascii_alphanumeric)
        && word.windows(3).any(is_swapped)
}

/// What names of programs, hosts and settings are made of, beyond products.
const THINGS: [&[u8]; 47] = [
    b"rdp",
    b"vpn",
    b"gateway",
    b"client",
    b"portal",
    b"app",
    b"profile",
    b"user",
    b"users",
    b"group",
    b"policy",
    b"driver",
    b"port",
    b"wan",
    b"lan",
    b"mail",
    b"smtp",
    b"imap",
    b"api",
    b"x",
    b"tenant",
    b"domain",
    b"vendor",
    b"wlan",
    b"ssid",
    b"backup",
    b"job",
    b"eth",
    b"gi",
    b"gigabitethernet",
    b"fastethernet",
    b"loopback",
    b"tunnel",
    b"ipv",
    b"oauth",
    b"utf",
    b"iso",
    b"rs",
    b"zip",
    b"channel",
    b"auto",
    b"mode",
    b"band",
    b"full",
    b"half",
    b"option",
    b"speed",
];

/// `fs01.acme.local`, `files.Zip2`: letters after the last point.
fn is_host(word: &[u8]) -> bool {
    let Some(dot) = word.iter().rposition(|byte| *byte == b'.') else { return false };
    word[dot + 1..].iter().all(u8::is_ascii_lowercase) && word.len() - dot < 8
}
