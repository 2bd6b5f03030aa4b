//! What keys and tokens that programs made look like after their cue.

use super::{
    bytes::{ends_with_any, has_any, line_before},
    context::is_wifi,
    cues::Cue,
    judge::is_far_shape,
    judge_network::{is_mode, wifi_word},
    phrases::passphrase,
    value::{self, Looks, Shape},
    walk::{Candidate, Link},
    words,
};

pub(super) fn opaque(cue: &Cue, candidate: &Candidate, link: Link, word: &[u8]) -> bool {
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
    value::is_opaque(word, least) && !is_words && !words::lists_of(word).is_stop() || password_like
}

/// "token signing certificate, thumbprint X".
pub(super) fn is_hash(text: &[u8], candidate: &Candidate) -> bool {
    const HASHES: [&str; 12] = [
        "thumbprint",
        "fingerprint",
        "sha1",
        "sha256",
        "sha",
        "hash",
        "md5",
        "commit",
        "id",
        "guid",
        "serial",
        "checksum",
    ];
    candidate.distance > 0 && ends_with_any(line_before(text, candidate.range.start, 24), &HASHES)
}

/// After "key" alone: the key of a wireless network, of a device's server, or a program's.
pub(super) fn key(text: &[u8], candidate: &Candidate, link: Link) -> bool {
    let word = &text[candidate.range.clone()];
    if candidate.distance > 2 || link <= Link::FarSaid || is_mode(word) {
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
        && word.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        || candidate.distance == 0
            && word.len() >= 32
            && shape.digits > 2
            && shape.lower > 2
            && shape.upper > 2
            && word.iter().all(|byte| super::bytes::is_base64(*byte));
    // ` key X` below the name of a server.
    let line = line_before(text, candidate.range.start, 20);
    let is_server = line.trim_ascii() == b"key"
        && line.first() == Some(&b' ')
        && value::looks(word) >= Looks::Likely
        && has_any(
            &text[candidate.range.start.saturating_sub(150)..candidate.range.start],
            &["radius", "tacacs", "aaa-server"],
        );
    if is_server {
        return true;
    }
    // "the key is granite harbour 12".
    if link >= Link::Said
        && candidate.distance == 0
        && passphrase(text, &candidate.range).is_some()
        && walk_wifi(text, candidate)
    {
        return true;
    }
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
    is_wifi(&text[start..candidate.range.start]) || is_wifi(&text[candidate.range.end..end])
}

pub(super) fn licence(cue: &Cue, candidate: &Candidate, link: Link, word: &[u8]) -> bool {
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
        // After "licence" alone it may be a product's id, unless it is all that is told.
        return link >= Link::Said && (cue.firm || cue.text.starts_with("li") && candidate.distance == 0);
    }
    let is_code =
        candidate.distance == 0 && cue.firm && word.len() >= 8 && shape.digits > 0 && shape.upper > 1
            || cue.text == "product key"
                && candidate.distance == 0
                && word.len() == 5
                && shape.digits > 1
                && shape.upper > 0;
    if is_code && link == Link::Beside && shape.lower + shape.signs + shape.others == 0 {
        return true;
    }
    let is_single = candidate.distance == 0
        && link >= Link::Beside
        && word.len() >= 10
        && shape.digits >= 2
        && (shape.upper >= 2 || shape.upper == 1 && shape.digits >= 8 && link >= Link::Said)
        && shape.upper + shape.digits == word.len();
    if is_single && cue.text.starts_with("licen") {
        return true;
    }
    match link {
        Link::Far | Link::FarSaid => is_grouped && word.len() >= 14 && cue.firm,
        _ if !cue.firm => {
            link >= Link::Beside
                && is_grouped
                && (groups.len() >= 4
                    || link == Link::Assigned && groups.len() >= 3 && word.len() >= 16
                    || cue.text.contains("licen") && groups.len() >= 3)
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
