//! Which of the words after a cue is its value: a rule for each sense, over how the word looks and how firmly it is tied.

use super::{
    bytes::{at, ends_with_any, has_any, is_break, is_sign, line_before, run, spaces},
    coined::{Coined, coined},
    context::{is_shouted, is_wifi},
    cues::{Cue, Sense},
    judge_codes::{code, pin, seed},
    judge_keys::{is_hash, key, licence, opaque},
    judge_network::{community, wifi, wifi_word},
    phrases::{app_password, is_about_login, is_phrase, is_repeated, is_told, passphrase, several_words},
    steps::{closes_clause, word_after},
    value::{self, Looks, Shape},
    walk::{Candidate, Link, Verdict},
    words,
};

/// How many words may stand between the cue and its value.
pub(super) fn most_words(cue: &Cue) -> usize {
    match (cue.sense, cue.firm) {
        // "set it to".
        _ if cue.text.contains(" it ") => 0,
        (Sense::Key | Sense::PrivateKey, _) => 3,
        (Sense::Password | Sense::Code, true) => 16,
        (Sense::Code, false) => 10,
        (_, true) => 12,
        (_, false) => 8,
    }
}

/// The verdict on a candidate.
pub(super) fn judge(text: &[u8], cue: &Cue, candidate: &Candidate) -> Verdict {
    let word = &text[candidate.range.clone()];
    let link = match candidate.link {
        Link::Beside if cue.directive => Link::Assigned,
        link => link,
    };
    // Nobody types so much.
    if word.len() > 200 && !matches!(cue.sense, Sense::Opaque(_)) {
        return Verdict::Passed;
    }
    // Most words are plain, and plain words need a firm tie.
    let is_grouped = || {
        cue.sense == Sense::Password && word.len() == 4 && app_password(text, candidate.range.start).is_some()
    };
    // "asked for the password, sent her: teak lamp orbit canyon".
    let is_sent = || {
        cue.sense == Sense::Password
            && cue.firm
            && link == Link::FarSaid
            && line_before(text, candidate.range.start, 3).ends_with(b": ")
            && several_words(text, &candidate.range).is_some()
    };
    if is_sent() {
        return Verdict::Taken;
    }
    if link <= Link::Beside
        && !candidate.quoted
        && is_bland(word)
        && !takes_words(text, cue, candidate, word)
        && !is_grouped()
    {
        return Verdict::Passed;
    }
    let is_number = word.len() <= 3 && word.iter().all(u8::is_ascii_digit);
    if cue.directive && (is_number || words::lists_of(word).is_method()) {
        return Verdict::Passed;
    }
    if cue.directive && cue.text.starts_with("key ") && value::looks(word) < Looks::Likely {
        return Verdict::Passed;
    }
    let taken = match cue.sense {
        Sense::Password => {
            let is_wifi = || is_wifi(line_before(text, candidate.range.start, 60));
            password(text, cue, candidate, link)
                || link >= Link::Beside
                    && (link == Link::Assigned || candidate.distance == 0)
                    && is_wifi()
                    && wifi_word(text, candidate, link)
        }
        Sense::Opaque(_) => opaque(cue, candidate, link, word) && !is_hash(text, candidate),
        Sense::Wifi => wifi(text, cue, candidate, link),
        Sense::Key => key(text, candidate, link),
        Sense::Community => community(text, cue, candidate, link),
        Sense::Code => {
            code(text, cue, candidate, link)
                || cue.text == "passcode" && link >= Link::Said && password(text, cue, candidate, link)
        }
        Sense::Pin => pin(text, cue, candidate, link),
        Sense::Licence => licence(cue, candidate, link, word),
        Sense::PrivateKey => {
            let shape = Shape::of(word);
            let is_mixed = shape.lower > 1 && shape.upper > 1 && shape.digits > 0 && candidate.distance == 0;
            (is_mixed || link >= Link::Said) && link >= Link::Beside && opaque(cue, candidate, link, word)
        }
        Sense::Pair | Sense::WifiPair | Sense::Cookies | Sense::CodeBefore => false,
    };
    if taken {
        return Verdict::Taken;
    }
    // `password: {{ secret }}`: what follows belongs to something else.
    let over = link == Link::Assigned && candidate.distance == 0 && value::is_placeholder(word);
    if over { Verdict::Over } else { Verdict::Passed }
}

/// No digit and no sign in it.
fn is_bland(word: &[u8]) -> bool {
    !word.iter().any(|byte| byte.is_ascii_digit() || is_sign(*byte))
}

/// Whether a plain word right after the cue may be the value without a link.
fn takes_words(text: &[u8], cue: &Cue, candidate: &Candidate, word: &[u8]) -> bool {
    candidate.distance == 0
        && match cue.sense {
            Sense::Wifi | Sense::Key | Sense::Community | Sense::Licence => true,
            Sense::Code => seed(text, candidate.range.start).is_some(),
            Sense::Password => {
                // "passphrase Saddle Brook 44".
                let is_numbered = || {
                    passphrase(text, &candidate.range)
                        .is_some_and(|words| text[words].iter().any(u8::is_ascii_digit))
                };
                word.contains(&b'-')
                    || is_told(text, candidate)
                    || cue.text.contains("phrase") && is_numbered()
            }
            _ => false,
        }
}

/// A word without digits and signs that can only be the value: it is tied by a link and ends its clause.
pub(super) fn plain(text: &[u8], candidate: &Candidate, least: usize) -> bool {
    let word = &text[candidate.range.clone()];
    let shape = Shape::of(word);
    let ends = closes_clause(text, candidate.range.end);
    let parts_are_free = || {
        word.split(|byte| matches!(byte, b'-' | b'_' | b'.' | b'/' | b'\'')).all(|part| {
            let lower = part.to_ascii_lowercase();
            !words::lists(&lower).is_stop() && !is_participle(&lower)
        })
    };
    // "welcome-to-acme" rather than "up-to-date".
    let is_chain = || {
        let parts: Vec<_> = word.split(|byte| *byte == b'-').collect();
        let free = parts.iter().filter(|part| !words::lists_of(part).is_stop()).count();
        parts.len() >= 3 && free * 2 >= parts.len() && candidate.link == Link::Assigned
    };
    word.len() >= least
        && shape.letters() >= 3
        && shape.digits == 0
        && ends
        && (parts_are_free() || is_chain())
}

/// "forwarded", "syncing", "locally": words that say how the password is.
pub(super) fn is_participle(word: &[u8]) -> bool {
    const ENDINGS: [&[u8]; 12] = [
        b"ed", b"ing", b"ly", b"able", b"ible", b"ive", b"less", b"ful", b"ous", b"wise", b"ation", b"ically",
    ];
    // By custom the password of an archive with malware.
    word.len() > 4 && word != b"infected" && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

pub(super) fn password(text: &[u8], cue: &Cue, candidate: &Candidate, link: Link) -> bool {
    let word = &text[candidate.range.clone()];
    // "Was it changed on Exchange-Online1?"
    let word =
        word.strip_suffix(b"?").filter(|rest| link <= Link::Beside && !rest.is_empty()).unwrap_or(word);
    if candidate.quoted && word.contains(&b' ') {
        return (link >= Link::Said || link == Link::Beside && cue.text.contains("phrase"))
            && is_phrase(word)
            && !value::is_placeholder(word);
    }
    let is_beside = || link == Link::Beside && candidate.distance == 0 && is_bland(word);
    if (link >= Link::Said || is_beside())
        && cue.text.contains("phrase")
        && passphrase(text, &candidate.range).is_some()
    {
        return true;
    }
    if link >= Link::Said && cue.firm && several_words(text, &candidate.range).is_some() {
        return true;
    }
    let is_chained = cue.text.contains("phrase")
        && link >= Link::Said
        && word.iter().filter(|byte| **byte == b'-').count() > 1
        && closes_clause(text, candidate.range.end);
    if is_chained && !value::is_placeholder(word) {
        return true;
    }
    let looks = value::looks(word);
    if looks == Looks::Never {
        let is_default = word.eq_ignore_ascii_case(b"password")
            && candidate.quoted
            && candidate.distance == 0
            && ends_with_any(
                line_before(text, candidate.range.start, 24).trim_ascii_end(),
                &["default password", "is", "was"],
            );
        return is_default
            || word.eq_ignore_ascii_case(b"admin")
                && cue.firm
                && candidate.distance == 0
                && closes_clause(text, candidate.range.end)
                && (link == Link::Assigned || link == Link::Beside && is_repeated(text, candidate));
    }
    if link >= Link::Beside && candidate.distance == 0 && app_password(text, candidate.range.start).is_some()
    {
        return true;
    }
    let shape = Shape::of(word);
    let is_name = value::is_name(word);
    // Base32 of a program's secret.
    if link >= Link::Beside && candidate.distance == 0 && word.len() >= 16 {
        let is_base32 = shape.upper + shape.digits == word.len() && shape.digits > 1 && shape.upper > 3;
        if is_base32 {
            return true;
        }
    }
    // "the temp is X", "my old one was X" where passwords are spoken of.
    let is_given = cue.text.starts_with("gave ") || cue.text == "changed from";
    if is_given || cue.text.ends_with(" one") || cue.text.ends_with("temp") || cue.text == "temp:" {
        return candidate.distance == 0
            && link >= Link::Beside
            && looks >= Looks::Likely
            && !is_name
            && !(is_given
                && words::lists_of(word.split(|byte| *byte == b'-').next().unwrap_or_default())
                    .is_product())
            && shape.lower > 0
            && shape.upper > 0
            && shape.digits > 0
            && (looks == Looks::Strong || candidate.quoted || is_about_login(text, candidate.range.start));
    }
    // "set it to X" tells not what "it" is.
    if cue.text.contains(" it ") {
        return candidate.distance == 0 && looks == Looks::Strong && !is_name && is_far_shape(word);
    }
    let is_number = shape.letters() == 0 && shape.digits > 0;
    if is_number && shape.signs == 0 {
        let next = word_after(text, candidate.range.end);
        return match link {
            // "user 888888 pass 888888".
            Link::Beside if cue.text == "pass" && word.len() > 3 && is_repeated(text, candidate) => true,
            Link::Assigned => cue.firm && word.len() >= 3 && !words::lists(&next).is_unit(),
            Link::Said => cue.firm && word.len() >= 4 && !words::lists(&next).is_unit(),
            Link::Beside => {
                candidate.distance == 0
                    && cue.firm
                    && (4..=10).contains(&word.len())
                    && !words::lists(&next).is_unit()
            }
            _ => false,
        };
    }
    match link {
        Link::Assigned => match looks {
            Looks::Plain => {
                cue.firm && plain(text, candidate, 3)
                    || candidate.quoted && !is_participle(&word.to_ascii_lowercase())
                    || is_number
                    || shape.signs > 0 && word.len() > 2
                    || !cue.firm && plain(text, candidate, 4) && tied_tightly(text, candidate)
            }
            _ => cue.firm || !is_name || shape.digits > 0,
        },
        Link::Said | Link::Beside if is_capitals(text, cue, candidate, &shape) => true,
        Link::Said => match looks {
            Looks::Plain => {
                candidate.quoted && (candidate.distance == 0 || cue.firm && candidate.distance < 5)
                    || cue.text == "pass" && candidate.distance == 0 && plain(text, candidate, 6)
                    || cue.firm && plain(text, candidate, if is_repeated(text, candidate) { 3 } else { 4 })
                    || shape.signs > 0 && word.len() > 4 && shape.letters() > 0 && !is_exclaimed(word)
            }
            Looks::Likely => {
                !is_name || cue.firm && (candidate.distance == 0 || is_woven(word)) && !word.contains(&b'-')
            }
            _ => true,
        },
        Link::Beside => match looks {
            Looks::Plain => {
                candidate.quoted
                    && cue.firm
                    && candidate.distance == 0
                    && !is_participle(&word.to_ascii_lowercase())
                    || cue.firm && candidate.distance == 0 && is_told(text, candidate)
            }
            Looks::Likely => {
                (candidate.distance == 0 || shape.upper > 0 && shape.lower > 0 && shape.others < 3)
                    && !is_name
                    && fits_beside(word, &shape, cue)
            }
            _ => !is_name || shape.signs > 0 && !matches!(word[0], b'#' | b'@'),
        },
        Link::FarSaid => {
            looks >= Looks::Likely
                && !is_name
                && shape.digits > 0
                && (shape.upper > 0
                    || shape.signs > 0
                    || word.len() >= 8
                        && (candidate.distance <= 4
                            || coined(word).is_some_and(|one| one == Coined::Plain)
                                && closes_clause(text, candidate.range.end)))
                && cue.firm
        }
        Link::Far => {
            looks == Looks::Strong
                && shape.signs > usize::from(word.ends_with(b"?"))
                && shape.lower > 0
                && !is_name
                && cue.firm
                && is_far_shape(word)
        }
    }
}

/// "user is MARIE and password MARIE1": in capitals as a machine's name, but right after a user.
fn is_capitals(text: &[u8], cue: &Cue, candidate: &Candidate, shape: &Shape) -> bool {
    let word = &text[candidate.range.clone()];
    let head = word.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let is_single = shape.others == 0
        || shape.others == 1 && word.contains(&b'-') && is_shouted(text, candidate.range.start);
    cue.firm
        && shape.lower + shape.signs == 0
        && is_single
        && shape.upper > 3
        && shape.digits > 0
        && !words::lists_of(&word[..head]).is_product()
        && value::looks(word) >= Looks::Likely
        && (closes_clause(text, candidate.range.end) || is_shouted(text, candidate.range.start))
        && (candidate.link == Link::Said
            || candidate.distance == 0
                && has_any(
                    line_before(text, candidate.range.start, 60),
                    &["user", "username", "login", "logon"],
                ))
}

/// "right!!": a word of the sentence and its marks.
fn is_exclaimed(word: &[u8]) -> bool {
    let end =
        word.iter().rposition(|byte| !matches!(byte, b'!' | b'?' | b'"' | b'\'')).map_or(0, |last| last + 1);
    end < word.len() && words::lists_of(&word[..end]).is_stop()
}

/// Letters and digits in turns, as on a label: `7HK3MN2P`.
pub(super) fn is_woven(word: &[u8]) -> bool {
    let turns = word.windows(2).filter(|pair| pair[0].is_ascii_digit() != pair[1].is_ascii_digit()).count();
    turns >= 3 && word.len() >= 6 && word.iter().all(u8::is_ascii_alphanumeric)
}

/// `pass=x` rather than `Pass: all checks`.
pub(super) fn tied_tightly(text: &[u8], candidate: &Candidate) -> bool {
    let sign = super::bytes::before(text, candidate.range.start);
    matches!(sign, b'=' | b':')
        || closes_clause(text, candidate.range.end) && !text[candidate.range.clone()][0].is_ascii_uppercase()
}

/// A word with digits right after "password" or "pass", without a link.
fn fits_beside(word: &[u8], shape: &Shape, cue: &Cue) -> bool {
    shape.digits > 0
        && (cue.firm || word.len() >= 6)
        && !word.iter().any(|byte| matches!(byte, b'/' | b'=' | b':'))
        || shape.signs > 0
            && shape.digits == 0
            && cue.firm
            && word.iter().any(|byte| b"!@$%^*?+~".contains(byte))
}

/// `admin@sw-core-1`.
fn is_at_host(word: &[u8]) -> bool {
    let is_small = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-';
    let mut parts = word.split(|byte| *byte == b'@');
    let (user, host) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    parts.next().is_none()
        && user.len() > 2
        && host.contains(&b'-')
        && user.iter().all(u8::is_ascii_lowercase)
        && host.iter().all(is_small)
}

/// Far from the cue only what nothing else looks like.
pub(super) fn is_far_shape(word: &[u8]) -> bool {
    word.len() >= 6
        && !word.iter().any(|byte| {
            matches!(byte, b'\\' | b'/' | b'(' | b')' | b'=' | b':' | b'<' | b'>' | b'[' | b'{' | b',')
        })
        && !matches!(word[0], b'$' | b'@' | b'%' | b'#' | b'&' | b'-' | b'+' | b'~')
        && !is_at_host(word)
        && word.iter().any(|byte| is_sign(*byte) && !matches!(byte, b'+' | b'~'))
}

/// Whether what follows a value joins another to it: "X or Y", "X, Y", "from X to Y"; where the next one begins.
pub(super) fn joined(text: &[u8], end: usize) -> Option<usize> {
    const JOINTS: [&str; 19] = [
        "replaced with",
        "replaced by",
        "instead of",
        "rather than",
        "not",
        "->",
        "=>",
        "or if not,",
        "or maybe",
        "and then",
        "or",
        "and",
        "to",
        "then",
        "oder",
        "und",
        "/",
        ",",
        "&",
    ];
    let mut place = run(text, end, 3, |byte| matches!(byte, b'"' | b'\'' | b'`' | b'*' | b','));
    place = run(text, place, 8, |byte| matches!(byte, b' ' | b'\n' | b'\r'));
    let mut crossed = place > end && text[end..place].iter().any(|byte| matches!(byte, b',' | b'\n'));
    for joint in JOINTS {
        let after = place + joint.len();
        if super::bytes::starts_with(text, place, joint) && (is_break(at(text, after)) || joint.len() == 1) {
            place = spaces(text, after);
            crossed = true;
            break;
        }
    }
    let list = run(text, place, 4, |byte| matches!(byte, b'-' | b'*' | b' ' | b'"' | b'\'' | b'`'));
    crossed.then_some(list)
}
