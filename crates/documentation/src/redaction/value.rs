//! How much a word looks like a secret.

use super::{
    bytes::{Marks, is_sign, is_word, run},
    shadow::BARRIER,
    words,
};

/// How a word looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Looks {
    /// Certainly no secret: a placeholder, a path, a variable, a date, a word of the sentence.
    Never,
    /// A plain word or number. A secret only where the sentence leaves no doubt.
    Plain,
    /// Letters with digits or signs, as passwords have them, and host names too.
    Likely,
    /// Letters, digits and signs as only passwords have them.
    Strong,
}

/// What a word is made of.
#[derive(Debug, Default)]
pub(super) struct Shape {
    pub lower: usize,
    pub upper: usize,
    pub digits: usize,
    /// Signs that people put into passwords: `!@#$%^&*?+~=`.
    pub signs: usize,
    /// `-`, `_`, `.`, `'` and the rest.
    pub others: usize,
}

impl Shape {
    pub fn of(word: &[u8]) -> Self {
        let mut shape = Self::default();
        for byte in word {
            match byte {
                b'a'..=b'z' | 0x80.. => shape.lower += 1,
                b'A'..=b'Z' => shape.upper += 1,
                b'0'..=b'9' => shape.digits += 1,
                byte if is_sign(*byte) => shape.signs += 1,
                _ => shape.others += 1,
            }
        }
        shape
    }

    pub const fn letters(&self) -> usize {
        self.lower + self.upper
    }
}

/// How a word looks as a password.
pub(super) fn looks(word: &[u8]) -> Looks {
    if word.len() > 200 {
        return Looks::Never;
    }
    let lower = words::Lower::of(word);
    let lower = lower.as_slice();
    if names_a_password(word)
        || words::lists(lower).is_stop()
        || lower.strip_suffix(b"'s").is_some_and(|word| words::lists(word).is_stop())
    {
        return Looks::Never;
    }
    if is_placeholder(word) || is_other(word) {
        return Looks::Never;
    }
    let shape = Shape::of(word);
    let middle = word.get(1..word.len().max(2) - 1).unwrap_or_default();
    let has_inner_sign = middle.iter().any(|byte| is_sign(*byte));
    if shape.letters() > 0 && shape.digits > 0 {
        let mixed = shape.lower > 0 && shape.upper > 0;
        if shape.signs > 0 && word.len() >= 5 && (shape.lower > 0 || has_inner_sign) {
            return Looks::Strong;
        }
        if mixed && word.len() >= 12 && !word.contains(&b'.') {
            return Looks::Strong;
        }
        return match word.len() {
            0..=3 => Looks::Plain,
            _ => Looks::Likely,
        };
    }
    if shape.letters() > 2 && has_inner_sign {
        return Looks::Likely;
    }
    Looks::Plain
}

/// `ForceChangePassword`, `password:` and `passwords`, but not `Password1!`.
fn names_a_password(word: &[u8]) -> bool {
    let is_it = |part: &[u8]| part[4] | 0x20 == b'w' && part.eq_ignore_ascii_case(b"password");
    let Some(start) = word.windows(8).position(is_it) else {
        return false;
    };
    let rest = &word[start + 8..];
    rest.iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'*' | b'_'))
        || rest.iter().any(|byte| matches!(byte, b':' | b'='))
}

/// Whether a word that has a password's looks is rather a host, a product, a ticket or a version.
pub(super) fn is_name(word: &[u8]) -> bool {
    let shape = Shape::of(word);
    let head = run(word, 0, word.len(), |byte| byte.is_ascii_alphabetic());
    let tail_is_digits =
        word[head..].iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'_' | b'/'));
    // `Office2019`, `Windows11`, `SRV-DC01`, `INC0012345`, `WS-0442`.
    tail_is_digits && words::lists_of(&word[..head]).is_product()
        || shape.lower == 0 && shape.signs == 0
        || shape.signs == 0 && is_file(word)
        || is_ordinal(word)
        || shape.signs == 0 && word.contains(&b'/')
        || word.first().is_some_and(|byte| matches!(byte, b'#' | b'@'))
}

/// `2nd`, `10am`, `40GB`, `3x`: a number with a unit.
fn is_ordinal(word: &[u8]) -> bool {
    // "4-way", "12-month".
    let number = run(word, 0, word.len(), |byte| byte.is_ascii_digit());
    let is_compound =
        word.get(number) == Some(&b'-') && word[number + 1..].iter().all(u8::is_ascii_lowercase);
    if (1..=2).contains(&number) && is_compound {
        return true;
    }
    let digits = run(word, 0, word.len(), |byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    digits > 0 && word.len() - digits <= 4 && word[digits..].iter().all(u8::is_ascii_alphabetic)
}

pub(super) fn is_file(word: &[u8]) -> bool {
    const ENDINGS: [&str; 35] = [
        "txt", "csv", "xls", "xlsx", "doc", "docx", "pdf", "exe", "msi", "dll", "ps1", "bat", "cmd", "sh",
        "py", "json", "xml", "yml", "yaml", "ini", "conf", "cfg", "log", "zip", "rdp", "pst", "ost", "png",
        "jpg", "kdbx", "html", "htm", "php", "aspx", "jsp",
    ];
    let Some(dot) = word.iter().rposition(|byte| *byte == b'.') else { return false };
    ENDINGS.iter().any(|ending| ending.as_bytes().eq_ignore_ascii_case(&word[dot + 1..]))
}

/// A name under which programs keep passwords.
pub(super) fn is_password_name(name: &[u8]) -> bool {
    [b"password".as_slice(), b"pwd", b"passwd", b"pass"].iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// `8-4-4-4-12` hexadecimal digits.
pub(super) fn is_guid(word: &[u8]) -> bool {
    let mut groups = word.split(|byte| *byte == b'-');
    [8, 4, 4, 4, 12].iter().all(|length| {
        groups.next().is_some_and(|group| group.len() == *length && group.iter().all(u8::is_ascii_hexdigit))
    }) && groups.next().is_none()
}

/// What stands where a secret would: stars, `<password>`, `${VAR}`, `{{ var }}`, `%VAR%`, `your_password_here`, a mask.
pub(super) fn is_placeholder(word: &[u8]) -> bool {
    let (Some(first), Some(last)) = (word.first(), word.last()) else { return true };
    if word.len() > 256 {
        return word.contains(&BARRIER);
    }
    let same = !first.is_ascii_digit() && word.iter().all(|byte| byte == first);
    if word.contains(&BARRIER) || same && (word.len() > 2 || !is_word(*first)) {
        return true;
    }
    let enclosed =
        matches!((first, last), (b'<', b'>') | (b'{', b'}') | (b'[', b']') | (b'%', b'%') | (b'(', b')'));
    let variable = *first == b'$'
        && (matches!(word.get(1), Some(b'{' | b'(' | b'_'))
            || word[1..].iter().all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'_' | b'0'..=b'9'))
                && word.len() > 4
            || is_identifier(&word[1..]) && word[1..].iter().all(u8::is_ascii_alphabetic)
            || word.starts_with(b"$env:"));
    let starred = word.iter().filter(|byte| matches!(byte, b'*' | b'x' | b'X' | b'.' | b'#')).count();
    let marks = Marks::of(word);
    let starred = starred + 1 >= word.len() && word.len() >= 4
        || marks.has(b'*') && word.windows(3).any(|part| part == b"***");
    let starts =
        |start: &[u8]| word.get(..start.len()).is_some_and(|there| there.eq_ignore_ascii_case(start));
    let ends = |end: &[u8]| {
        word.len().checked_sub(end.len()).is_some_and(|start| word[start..].eq_ignore_ascii_case(end))
    };
    let is = |known: &[u8]| word.eq_ignore_ascii_case(known);
    let is_told: [&[u8]; 16] = [
        b"your",
        b"example",
        b"placeholder",
        b"redacted",
        b"<",
        b"{{",
        b"insert",
        b"change_me",
        b"replace",
        b"!vault",
        b"!secret",
        b"!env",
        b"!ref",
        b"!sub",
        b"my_secret",
        b"mypassword_here",
    ];
    enclosed
        || variable
        || starred
        || !marks.has_digit() && is_told.iter().any(|told| starts(told))
        || ends(b"_here")
        || ends(b"-here")
        || marks.has(b'{') && word.windows(2).any(|part| part == b"{{" || part == b"${")
        || word.len() <= 9
            && [b"null".as_slice(), b"none", b"nil", b"true", b"false", b"undefined", b"n/a", b"na", b"tbd"]
                .into_iter()
                .any(is)
}

fn is_identifier(word: &[u8]) -> bool {
    !word.is_empty() && word.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}

/// Paths, calls, addresses, dates, hashes, ids: things with a sense of their own.
fn is_other(word: &[u8]) -> bool {
    // A word of letters only is none of them.
    if word.iter().all(u8::is_ascii_alphabetic) {
        return false;
    }
    let starts = |start: &[u8]| word.len() >= start.len() && word[..start.len()].eq_ignore_ascii_case(start);
    let marks = Marks::of(word);
    let holds = |part: &[u8]| marks.has(part[0]) && word.windows(part.len()).any(|there| there == part);
    let is_path = starts(b"\\\\")
        || starts(b"/") && word.len() > 1
        || word.get(1..3) == Some(b":\\")
        || starts(b"./")
        || starts(b".\\")
        || marks.has(b'\\') && !marks.has(b'!');
    let open = word.iter().position(|byte| *byte == b'(').unwrap_or(word.len());
    let is_call = marks.has(b'(') && (word[open..].contains(&b')') || word.ends_with(b"("))
        || holds(b"[\"")
        || holds(b"['")
        || holds(b"::");
    let is_member = word.contains(&b'.')
        && [
            "os.",
            "process.",
            "config.",
            "self.",
            "this.",
            "env.",
            "var.",
            "secrets.",
            "data.",
            "settings.",
            "local.",
            "args.",
            "request.",
            "req.",
            "ctx.",
            "params.",
            "props.",
            "event.",
        ]
        .iter()
        .any(|start| {
            starts(start.as_bytes())
                && word[start.len()..].iter().all(|byte| is_word(*byte) || matches!(byte, b'.' | b'_'))
        });
    // `ip=10.0.0.5` in a log.
    let name = run(word, 0, word.len(), |byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'-'));
    // `wpa2-pre-shared-key=`.
    let dashed =
        run(word, 0, word.len(), |byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let is_named =
        dashed > 1 && word[..dashed].contains(&b'-') && dashed + 1 == word.len() && word[dashed] == b'=';
    let is_pair = is_named
        || name > 1
            && word.get(name) == Some(&b'=')
            && (word.len() == name + 1 && name < 12 || word.len() > name + 1 && word[name + 1] != b'=');
    is_pair
        || is_path
        || is_call
        || holds(b"://")
        || starts(b"http:")
        || starts(b"www.")
        || is_member
        || marks.has(b'@') && is_email(word)
        || marks.has(b'-') && is_guid(word)
        || marks.has_digit() && (is_date(word) || is_reference(word))
        || word.iter().all(|byte| !is_word(*byte))
}

/// `name@domain.tld` in letters: rather an address than a password, unless it has a password's signs.
fn is_email(word: &[u8]) -> bool {
    let Some(sign) = word.iter().position(|byte| *byte == b'@') else { return false };
    let domain = &word[sign + 1..];
    let plain = |byte: &u8| is_word(*byte) || matches!(byte, b'.' | b'-' | b'_' | b'+' | b'\'');
    let dot = domain.iter().rposition(|byte| *byte == b'.');
    let tld = dot.map(|dot| &domain[dot + 1..]).unwrap_or_default();
    sign > 0
        && word[..sign].iter().all(plain)
        && domain.iter().all(plain)
        && tld.len() >= 2
        && tld.iter().all(u8::is_ascii_alphabetic)
}

/// Dates, times, versions, plain figures with points: digits with `/`, `-`, `.`, `:`, `,` between.
fn is_date(word: &[u8]) -> bool {
    let separators = word.iter().filter(|byte| matches!(byte, b'/' | b'-' | b'.' | b':' | b',')).count();
    let digits = word.iter().filter(|byte| byte.is_ascii_digit()).count();
    let version = word.first().is_some_and(|byte| matches!(byte, b'v' | b'V'));
    let rest = word.len() - separators - digits - usize::from(version);
    let zone = matches!(word.last(), Some(b'Z')) && word.contains(&b'T');
    separators > 0 && digits > 0 && (rest == 0 || rest == 2 && zone)
}

/// References of other systems: `KB5036893`, `CVE-2024-1`, `INC0012345`, `0x80070005`, `S-1-5-21-…`, `AADSTS50126`.
fn is_reference(word: &[u8]) -> bool {
    const STARTS: [&str; 16] = [
        "kb", "cve-", "inc", "req", "chg", "prb", "sctask", "ritm", "0x", "s-1-", "aadsts", "tkt-", "ticket",
        "sr-", "case", "err_",
    ];
    let follows = |start: &&str| {
        let (there, rest) = word.split_at_checked(start.len())?;
        there.eq_ignore_ascii_case(start.as_bytes()).then_some(rest)
    };
    STARTS.iter().filter_map(follows).any(|rest| {
        let rest = rest.strip_prefix(b"#").or_else(|| rest.strip_prefix(b"-")).unwrap_or(rest);
        rest.len() >= 3
            && rest.iter().all(|byte| byte.is_ascii_hexdigit() || *byte == b'-')
            && (rest[0].is_ascii_digit() || rest.len() == 8 && word.starts_with(b"0x"))
    }) || word.strip_prefix(b"#").is_some_and(|rest| !rest.is_empty() && rest.iter().all(u8::is_ascii_digit))
}

/// Whether a word looks like a key or token: long, of letters and digits, no words in it.
pub(super) fn is_opaque(word: &[u8], least: usize) -> bool {
    let shape = Shape::of(word);
    let fits = word.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_./+=~:!@#$%^&*?".contains(byte));
    let varied =
        shape.digits > 0 && shape.letters() > 0 || shape.lower > 2 && shape.upper > 2 && word.len() >= 16;
    let is_number = shape.letters() == 0 && word.len() >= 16;
    fits && word.len() >= least
        && (varied || is_number)
        && !is_placeholder(word)
        && (is_guid(word) || !is_other(word))
}
