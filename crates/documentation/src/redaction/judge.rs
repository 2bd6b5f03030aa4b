//! Which of the words after a cue is its value: a rule for each sense, over how the word looks and how firmly it is tied.

use super::{
    bytes::{at, is_break, is_word, run, spaces},
    cues::{Cue, Sense},
    value::{self, Looks, Shape},
    walk::{self, Candidate, Link, Verdict, closes_clause, word_after},
    words,
};
use std::ops::Range;

/// How many words may stand between the cue and its value.
pub(super) fn most_words(cue: &Cue) -> usize {
    match (cue.sense, cue.firm) {
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
    // Most words are plain, and plain words need a firm tie.
    if link <= Link::Beside && !candidate.quoted && is_bland(word) && !takes_words(cue, candidate) {
        return Verdict::Passed;
    }
    let is_number = word.len() <= 3 && word.iter().all(u8::is_ascii_digit);
    if cue.directive && (is_number || words::is_method(words::Lower::of(word).as_slice())) {
        return Verdict::Passed;
    }
    let taken = match cue.sense {
        Sense::Password => password(text, cue, candidate, link),
        Sense::Opaque(_) => opaque(cue, candidate, link, word),
        Sense::Wifi => wifi(text, cue, candidate, link),
        Sense::Key => key(text, candidate, link),
        Sense::Community => community(text, cue, candidate, link),
        Sense::Code => code(text, cue, candidate, link),
        Sense::Pin => pin(text, candidate, link),
        Sense::Licence => licence(cue, candidate, link, word),
        Sense::PrivateKey => opaque(cue, candidate, link, word) && link >= Link::Said,
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
    !word.iter().any(|byte| byte.is_ascii_digit() || b"!@$%^*?+~&#=".contains(byte))
}

/// Whether a plain word right after the cue may be the value without a link.
fn takes_words(cue: &Cue, candidate: &Candidate) -> bool {
    candidate.distance == 0
        && matches!(cue.sense, Sense::Wifi | Sense::Key | Sense::Community | Sense::Licence)
}

/// A word without digits and signs that can only be the value: it is tied by a link and ends its clause.
fn plain(text: &[u8], candidate: &Candidate, least: usize) -> bool {
    let word = &text[candidate.range.clone()];
    let shape = Shape::of(word);
    let ends = closes_clause(text, candidate.range.end);
    let parts_are_free = || {
        word.split(|byte| matches!(byte, b'-' | b'_' | b'.' | b'/' | b'\'')).all(|part| {
            let lower = part.to_ascii_lowercase();
            !words::is_stop(&lower) && !is_participle(&lower)
        })
    };
    // "welcome-to-acme" rather than "up-to-date".
    let is_chain = || {
        let parts: Vec<_> = word.split(|byte| *byte == b'-').collect();
        let free = parts.iter().filter(|part| !words::is_stop(words::Lower::of(part).as_slice())).count();
        parts.len() >= 3 && free * 2 >= parts.len() && candidate.link == Link::Assigned
    };
    word.len() >= least
        && shape.letters() >= 3
        && shape.digits == 0
        && ends
        && (parts_are_free() || is_chain())
}

/// "forwarded", "syncing", "locally": words that say how the password is.
fn is_participle(word: &[u8]) -> bool {
    const ENDINGS: [&[u8]; 12] = [
        b"ed", b"ing", b"ly", b"able", b"ible", b"ive", b"less", b"ful", b"ous", b"wise", b"ation", b"ically",
    ];
    word.len() > 4 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

fn password(text: &[u8], cue: &Cue, candidate: &Candidate, link: Link) -> bool {
    let word = &text[candidate.range.clone()];
    if candidate.quoted && word.contains(&b' ') {
        return link >= Link::Said && is_phrase(word) && !value::is_placeholder(word);
    }
    if link >= Link::Said && cue.text.contains("phrase") && passphrase(text, &candidate.range).is_some() {
        return true;
    }
    let looks = value::looks(word);
    if looks == Looks::Never {
        return false;
    }
    let shape = Shape::of(word);
    let is_name = value::is_name(word);
    let is_number = shape.letters() == 0 && shape.digits > 0;
    if is_number && shape.signs == 0 {
        let next = word_after(text, candidate.range.end);
        return match link {
            Link::Assigned => cue.firm && word.len() >= 3 && !words::is_unit(&next),
            Link::Said => cue.firm && word.len() >= 4 && !words::is_unit(&next),
            Link::Beside => {
                candidate.distance == 0
                    && cue.firm
                    && (4..=10).contains(&word.len())
                    && !words::is_unit(&next)
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
        Link::Said => match looks {
            Looks::Plain => {
                candidate.quoted && (candidate.distance == 0 || cue.firm && candidate.distance < 5)
                    || cue.firm && plain(text, candidate, 4)
                    || shape.signs > 0 && word.len() > 4 && shape.letters() > 0
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
                && (shape.upper > 0 || shape.signs > 0)
                && cue.firm
        }
        Link::Far => {
            looks == Looks::Strong
                && shape.signs > 0
                && shape.lower > 0
                && !is_name
                && cue.firm
                && is_far_shape(word)
        }
    }
}

/// The passphrase of three plain words or more that begins with `first`, to the end of the clause.
pub(super) fn passphrase(text: &[u8], first: &Range<usize>) -> Option<Range<usize>> {
    let is_plain = |word: &Range<usize>| {
        text[word.clone()].iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
    };
    let is_stop =
        |word: &Range<usize>| usize::from(words::is_stop(words::Lower::of(&text[word.clone()]).as_slice()));
    let mut end = first.end;
    let mut count = 1;
    let mut stops = is_stop(first);
    if !is_plain(first) {
        return None;
    }
    while count < 8 && at(text, end) == b' ' {
        let word = walk::undressed(text, walk::bare(text, end + 1));
        if word.is_empty() || word.start != end + 1 || !is_plain(&word) {
            break;
        }
        stops += is_stop(&word);
        end = word.end;
        count += 1;
    }
    (count >= 3 && stops * 4 <= count && closes_clause(text, end)).then_some(first.start..end)
}

/// Letters and digits in turns, as on a label: `7HK3MN2P`.
fn is_woven(word: &[u8]) -> bool {
    let turns = word.windows(2).filter(|pair| pair[0].is_ascii_digit() != pair[1].is_ascii_digit()).count();
    turns >= 3 && word.len() >= 6 && word.iter().all(u8::is_ascii_alphanumeric)
}

/// `pass=x` rather than `Pass: all checks`.
fn tied_tightly(text: &[u8], candidate: &Candidate) -> bool {
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

/// Far from the cue only what nothing else looks like.
fn is_far_shape(word: &[u8]) -> bool {
    word.len() >= 6
        && !word.iter().any(|byte| {
            matches!(byte, b'\\' | b'/' | b'(' | b')' | b'=' | b':' | b'<' | b'>' | b'[' | b'{' | b',')
        })
        && !matches!(word[0], b'$' | b'@' | b'%' | b'#' | b'&' | b'-' | b'+' | b'~')
        && word.iter().any(|byte| b"!@#$%^&*?".contains(byte))
}

/// Words in quotes that are no sentence.
fn is_phrase(word: &[u8]) -> bool {
    let mut count = 0;
    let free = word.split(|byte| *byte == b' ').filter(|part| !part.is_empty()).all(|part| {
        count += 1;
        let lower = part.to_ascii_lowercase();
        let mark = part.last().is_some_and(|byte| matches!(byte, b'.' | b',' | b':'));
        !mark && !(words::is_stop(&lower) && count < 2)
    });
    let stops = word
        .split(|byte| *byte == b' ')
        .filter(|part| words::is_stop(words::Lower::of(part).as_slice()))
        .count();
    free && (2..=7).contains(&count) && stops * 2 < count && word.len() >= 6
}

fn opaque(cue: &Cue, candidate: &Candidate, link: Link, word: &[u8]) -> bool {
    let shape = Shape::of(word);
    let mixed = shape.digits > 0 && shape.letters() > 0;
    let least = match (link, cue.firm) {
        (Link::Assigned, true) => 6,
        (Link::Assigned, false) | (Link::Said, true) => 8,
        (Link::Said, false) => 10,
        (Link::Beside, true) => 10,
        (Link::Beside, false) | (Link::FarSaid, _) => 14,
        (Link::Far, _) => 20,
    };
    let is_guid = value::is_guid(word);
    // Whose key it is may be a GUID too, told further on.
    if is_guid {
        return link >= Link::Beside && (cue.firm || link >= Link::Said && candidate.distance == 0);
    }
    if word.len() < 20
        && value::is_name(word)
        && !(link >= Link::Said && shape.digits > 0 && shape.letters() > 0 && word.len() >= 12)
    {
        return link == Link::Assigned
            && candidate.quoted
            && mixed
            && value::looks(word) >= Looks::Likely
            && !word.contains(&b'/');
    }
    let is_words = word
        .split(|byte| matches!(byte, b'-' | b'_' | b'.' | b'/'))
        .all(|part| part.iter().all(u8::is_ascii_alphabetic))
        && word.iter().any(|byte| matches!(byte, b'-' | b'_' | b'.' | b'/'));
    // Programs name things in long words too; keys have digits.
    if shape.digits == 0 && link < Link::Assigned {
        return false;
    }
    let password_like =
        link == Link::Assigned && cue.firm && value::looks(word) >= Looks::Likely && !value::is_name(word);
    value::is_opaque(word, least) && !is_words && !words::is_stop(words::Lower::of(word).as_slice())
        || password_like
}

/// After "key" alone: the key of a wireless network, of a device's server, or a program's.
fn key(text: &[u8], candidate: &Candidate, link: Link) -> bool {
    let word = &text[candidate.range.clone()];
    if candidate.distance > 2 || link <= Link::FarSaid {
        return false;
    }
    let shape = Shape::of(word);
    let is_hash = matches!(word.len(), 32 | 40 | 64 | 128) && word.iter().all(u8::is_ascii_hexdigit);
    let is_long = candidate.distance == 0
        && word.len() >= 20
        && shape.digits > 2
        && shape.letters() > 2
        && !is_hash
        && !value::is_guid(word)
        && word.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    let is_strong = candidate.distance == 0
        && value::looks(word) == Looks::Strong
        && shape.signs > 0
        && is_far_shape(word);
    is_long || is_strong || wifi_word(text, candidate, link) && walk_wifi(text, candidate)
}

/// Whether a wireless network is spoken of around a value, on the lines before too.
fn walk_wifi(text: &[u8], candidate: &Candidate) -> bool {
    let start = candidate.range.start.saturating_sub(90);
    let end = text.len().min(candidate.range.end + 40);
    super::scan::is_wifi(&text[start..candidate.range.start])
        || super::scan::is_wifi(&text[candidate.range.end..end])
}

fn wifi(text: &[u8], cue: &Cue, candidate: &Candidate, link: Link) -> bool {
    let word = &text[candidate.range.clone()];
    let lower = word.to_ascii_lowercase();
    const MODES: [&[u8]; 14] = [
        b"enterprise",
        b"personal",
        b"psk",
        b"wpa",
        b"wpa2",
        b"wpa3",
        b"aes",
        b"tkip",
        b"ccmp",
        b"eap",
        b"sae",
        b"mixed",
        b"open",
        b"802.1x",
    ];
    let is_mode = lower.split(|byte| matches!(byte, b'/' | b'-' | b'+')).any(|part| MODES.contains(&part));
    if is_mode || words::is_compound(&lower) {
        return false;
    }
    match cue.firm {
        true => {
            let is_key = link == Link::Beside
                && candidate.distance == 0
                && word.len() >= 8
                && value::looks(word) >= Looks::Likely;
            is_key || password(text, cue, candidate, link) || wifi_word(text, candidate, link)
        }
        false if link == Link::Assigned => {
            let tight = cue.text.contains("key") || cue.text == "psk" || value::looks(word) >= Looks::Likely;
            tight && (password(text, cue, candidate, link) || wifi_word(text, candidate, link))
        }
        // "psk forklift!77", "wifi is slow".
        false => link >= Link::Beside && value::looks(word) >= Looks::Likely && !value::is_name(word),
    }
}

/// Keys of wireless networks are often plain words with hyphens.
fn wifi_word(text: &[u8], candidate: &Candidate, link: Link) -> bool {
    let word = &text[candidate.range.clone()];
    let looks = value::looks(word);
    let hyphens = word.iter().filter(|byte| **byte == b'-').count();
    match looks {
        Looks::Never => false,
        Looks::Plain if candidate.quoted => link >= Link::Beside && word.len() >= 6,
        Looks::Plain if link >= Link::Said => {
            word.len() >= 6
                && (plain(text, candidate, 6) || Shape::of(word).letters() == 0 && word.len() >= 8)
        }
        Looks::Plain => {
            link == Link::Beside
                && hyphens > 0
                && word.len() >= 8
                && plain(text, candidate, 8)
                && candidate.distance == 0
        }
        _ => link >= Link::Beside && !value::is_name(word) || link == Link::Assigned,
    }
}

fn community(text: &[u8], cue: &Cue, candidate: &Candidate, link: Link) -> bool {
    let word = &text[candidate.range.clone()];
    let lower = word.to_ascii_lowercase();
    let is_role = matches!(
        lower.as_slice(),
        b"ro"
            | b"rw"
            | b"v1"
            | b"v2"
            | b"v2c"
            | b"v3"
            | b"version"
            | b"string"
            | b"traps"
            | b"trap"
            | b"name"
            | b"read-only"
            | b"read-write"
            | b"snmp"
            | b"2c"
            | b"enable"
            | b"host"
            | b"server"
    );
    if is_role
        || value::is_placeholder(word)
        || matches!(value::looks(word), Looks::Never)
            && !matches!(lower.as_slice(), b"public" | b"private" | b"secret")
    {
        return false;
    }
    let default = matches!(lower.as_slice(), b"public" | b"private" | b"secret");
    let likely = value::looks(word) >= Looks::Likely && !matches!(word[0], b'#');
    match (cue.firm, link) {
        (_, Link::Assigned) if cue.directive => true,
        (true, Link::Assigned) => default || likely || word.len() >= 3,
        (true, Link::Said) => default || likely || plain(text, candidate, 3),
        (true, Link::Beside) => {
            candidate.quoted
                || (likely || candidate.distance == 0 && plain(text, candidate, 4)) && !value::is_name(word)
        }
        (false, Link::Assigned) if cue.text == "community" => {
            likely && !value::is_name(word)
                || is_snmp(text, candidate.range.start) && closes_clause(text, candidate.range.end)
        }
        (false, Link::Assigned | Link::Said | Link::Beside) => {
            is_snmp(text, candidate.range.start)
                && (likely && !value::is_name(word) && !is_ip_like(word)
                    || candidate.quoted
                    || cue.text == "community" && plain(text, candidate, 4))
        }
        _ => false,
    }
}

fn is_ip_like(word: &[u8]) -> bool {
    word.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.')
}

/// Whether SNMP is spoken of shortly before.
fn is_snmp(text: &[u8], place: usize) -> bool {
    let before = super::bytes::line_before(text, place, 60);
    super::bytes::has_any(before, &["snmp", "snmpv2", "snmpv2c", "snmpv1", "v2c", "snmpd"])
}

/// Digits that stand for themselves: `493021`, `493 021`, `493-021`; the length of all of it.
pub(super) fn digits(text: &[u8], start: usize) -> Option<usize> {
    let run_of = |from: usize| run(text, from, 12, |byte| byte.is_ascii_digit());
    let first = run_of(start);
    let mut end = first;
    let mut groups = 1;
    while groups < 3
        && matches!(at(text, end), b' ' | b'-')
        && (end - start == 3 || groups > 1 || first - start == 4 || first - start == 2)
    {
        let next = run_of(end + 1);
        if next - end - 1 != first - start {
            break;
        }
        end = next;
        groups += 1;
    }
    let ends = !is_word(at(text, end))
        && !(matches!(at(text, end), b'.' | b':' | b'/' | b'-' | b',') && at(text, end + 1).is_ascii_digit());
    (ends && first > start).then_some(end)
}

fn code(text: &[u8], cue: &Cue, candidate: &Candidate, link: Link) -> bool {
    let word = &text[candidate.range.clone()];
    let shape = Shape::of(word);
    if cue.text.contains("secret") || cue.text.contains("seed") || cue.text.ends_with("key") {
        return link >= Link::Said
            && word.len() >= 12
            && word.iter().all(|byte| byte.is_ascii_alphanumeric())
            && shape.digits + shape.upper > 2
            || link >= Link::Beside && word.len() >= 16 && shape.lower == 0 && shape.letters() > 4;
    }
    let start = candidate.range.start + usize::from(word.starts_with(b"G-")) * 2;
    if let Some(end) = digits(text, start) {
        let count = text[start..end].iter().filter(|byte| byte.is_ascii_digit()).count();
        let next = word_after(text, end);
        let grouped = end > candidate.range.end;
        if end < candidate.range.end || words::is_unit(&next) || is_money(text, start) {
            return false;
        }
        return match (cue.firm, link) {
            (true, Link::Far | Link::FarSaid) => count == 6 || grouped && count == 6,
            (true, Link::Beside) if candidate.distance > 0 => {
                count == 6 || grouped && (6..=8).contains(&count)
            }
            (true, _) => (4..=10).contains(&count) || (6..=12).contains(&count) && grouped,
            (false, Link::Far) => false,
            (false, _) => count == 6 || grouped && count == 8,
        };
    }
    // Backup codes have letters: `a1b2c-3d4e5`, `8812-0934`.
    let is_backup = cue.text.contains("backup")
        || cue.text.contains("recovery")
        || cue.text.contains("scratch")
        || cue.text.contains("bypass")
        || cue.text.contains("emergency")
        || cue.text.contains("access pass");
    let is_device = cue.text.contains("device") || cue.text == "tap" || cue.text.contains("pairing");
    let fits = (6..=24).contains(&word.len())
        && word.iter().all(|byte| {
            byte.is_ascii_alphanumeric()
                || matches!(byte, b'-' | b'*' | b'+' | b'!' | b'#' | b'&' | b'@' | b'%' | b'$' | b'=')
        })
        && shape.digits > 0;
    let dashed = shape.digits >= 6 && shape.others == 1 && shape.letters() == 0;
    (is_backup
        || is_device
        || cue.firm
            && link >= Link::Said
            && word.len() >= 6
            && shape.letters() > 0
            && !cue.text.ends_with("fa"))
        && fits
        && link >= Link::Beside
        && (dashed || !value::is_name(word) || is_backup && shape.digits > 1)
        && value::looks(word) != Looks::Never
        || is_backup && dashed && link >= Link::Beside
}

fn is_money(text: &[u8], start: usize) -> bool {
    matches!(super::bytes::before(text, start), b'$' | b'#' | b'.' | b',' | b'/' | b':' | b'\\')
}

fn pin(text: &[u8], candidate: &Candidate, link: Link) -> bool {
    let start = candidate.range.start;
    let Some(end) = digits(text, start) else {
        let word = &text[candidate.range.clone()];
        let ends_with_sign = word.len() > 4
            && word[..word.len() - 1].iter().all(u8::is_ascii_digit)
            && matches!(word[word.len() - 1], b'#' | b'*');
        return ends_with_sign && link >= Link::Beside;
    };
    let count = text[start..end].iter().filter(|byte| byte.is_ascii_digit()).count();
    let next = word_after(text, end);
    let fits = (4..=8).contains(&count)
        && end >= candidate.range.end
        && !words::is_unit(&next)
        && !is_money(text, start);
    let is_extension = super::bytes::ends_with_any(
        &text[..start],
        &["ext", "extension", "x", "user", "unit", "room", "apt", "suite", "for", "ticket", "case"],
    );
    fits && !is_extension
        && (link >= Link::Said || link == Link::Beside && candidate.distance == 0 || link == Link::FarSaid)
}

fn licence(cue: &Cue, candidate: &Candidate, link: Link, word: &[u8]) -> bool {
    let shape = Shape::of(word);
    let groups: Vec<_> = word.split(|byte| *byte == b'-').collect();
    let is_grouped = groups.len() >= 3
        && groups
            .iter()
            .all(|group| (2..=10).contains(&group.len()) && group.iter().all(u8::is_ascii_alphanumeric))
        && word.len() >= 11;
    let is_grouped = is_grouped && shape.digits > 0
        || groups.len() >= 4
            && groups.iter().all(|group| group.len() == groups[0].len() && group.len() >= 4)
            && shape.lower == 0
        || groups.len() == 5 && groups.iter().all(|group| group.len() == 5);
    let is_long = word.len() >= 12
        && shape.digits > 1
        && (shape.letters() > 1 || word.len() >= 16)
        && word.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-');
    if value::is_guid(word) {
        return cue.firm && link >= Link::Said;
    }
    match link {
        Link::Far | Link::FarSaid => is_grouped && word.len() >= 14 && cue.firm,
        _ if !cue.firm => {
            link >= Link::Beside
                && is_grouped
                && (groups.len() >= 4 || cue.text.contains("licen") && groups.len() >= 3)
        }
        Link::Beside => is_grouped || is_long && cue.firm && candidate.distance < 3,
        _ => {
            is_grouped
                || is_long
                || cue.firm
                    && shape.digits > 1
                    && word.len() >= 8
                    && word.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
                    && (shape.lower == 0 || shape.upper > 0)
        }
    }
}

/// Whether what follows a value joins another to it: "X or Y", "X, Y", "from X to Y"; where the next one begins.
pub(super) fn joined(text: &[u8], end: usize) -> Option<usize> {
    const JOINTS: [&str; 12] =
        ["or if not,", "or maybe", "and then", "or", "and", "to", "then", "oder", "und", "/", ",", "&"];
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
