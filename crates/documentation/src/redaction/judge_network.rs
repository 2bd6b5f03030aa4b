//! What keys of wireless networks and SNMP communities look like after their cue.

use super::{
    bytes::{before, has_any, line_before},
    cues::Cue,
    judge::{password, plain},
    phrases::passphrase,
    steps::closes_clause,
    value::{self, Looks, Shape},
    walk::{Candidate, Link},
    words,
};

/// "WPA2-Personal", "PSK/SAE": how a network is guarded, not with what.
pub(super) fn is_mode(word: &[u8]) -> bool {
    let lower = word.to_ascii_lowercase();
    const MODES: [&[u8]; 19] = [
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
        b"wep",
        b"tls",
        b"peap",
        b"ttls",
        b"transition",
    ];
    lower.split(|byte| matches!(byte, b'/' | b'-' | b'+')).all(|part| MODES.contains(&part))
}

pub(super) fn wifi(text: &[u8], cue: &Cue, candidate: &Candidate, link: Link) -> bool {
    let word = &text[candidate.range.clone()];
    if is_mode(word) || words::lists_of(word).is_compound() {
        return false;
    }
    if cue.firm && link >= Link::Said && passphrase(text, &candidate.range).is_some() {
        return true;
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
pub(super) fn wifi_word(text: &[u8], candidate: &Candidate, link: Link) -> bool {
    let word = &text[candidate.range.clone()];
    let looks = value::looks(word);
    let hyphens = word.iter().filter(|byte| **byte == b'-').count();
    match looks {
        Looks::Never => false,
        Looks::Plain if link == Link::Assigned && hyphens > 0 && word.len() >= 8 => {
            word.split(|byte| *byte == b'-').any(|part| !words::lists_of(part).is_stop())
        }
        Looks::Plain if candidate.quoted => link >= Link::Beside && word.len() >= 6,
        Looks::Plain if link >= Link::Said => {
            word.len() >= 6
                && (plain(text, candidate, 6) || Shape::of(word).letters() == 0 && word.len() >= 8)
        }
        Looks::Plain => {
            link == Link::Beside
                && hyphens > 0
                && word.len() >= 8
                && candidate.distance == 0
                && (plain(text, candidate, 8) || hyphens > 1 && closes_clause(text, candidate.range.end))
        }
        _ => link >= Link::Beside && !value::is_name(word) || link == Link::Assigned,
    }
}

pub(super) fn community(text: &[u8], cue: &Cue, candidate: &Candidate, link: Link) -> bool {
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
        (true, Link::FarSaid) => likely && !value::is_name(word) && candidate.distance < 6,
        (true, Link::Said) => default || likely || plain(text, candidate, 3) || is_coined(word),
        (true, Link::Beside) => {
            candidate.quoted
                || (likely || candidate.distance == 0 && plain(text, candidate, 4)) && !value::is_name(word)
        }
        // `community "acme-ro"`: no name of people is written so.
        (false, Link::Assigned | Link::Said | Link::Beside)
            if cue.text == "community" && candidate.quoted && candidate.distance == 0 && is_coined(word) =>
        {
            true
        }
        // "the default community (public)".
        (false, Link::Beside)
            if default && candidate.distance == 0 && before(text, candidate.range.start) == b'(' =>
        {
            true
        }
        (false, Link::Assigned)
            if cue.text == "community name"
                && is_coined(word)
                && closes_clause(text, candidate.range.end) =>
        {
            true
        }
        (false, Link::Assigned)
            if cue.text == "community"
                && candidate.distance == 0
                && before(text, candidate.range.start) == b'='
                && word.len() > 3 =>
        {
            true
        }
        (false, Link::Assigned) if cue.text == "community" => {
            likely && !value::is_name(word)
                || is_snmp(text, candidate.range.start) && closes_clause(text, candidate.range.end)
        }
        (false, Link::Beside | Link::Said)
            if cue.text == "community" && likely && candidate.distance == 0 && word.len() > 4 =>
        {
            !value::is_name(word)
        }
        (false, Link::Assigned | Link::Said | Link::Beside) => {
            is_snmp(text, candidate.range.start)
                && (default && link == Link::Said
                    || cue.text.ends_with(':') && candidate.distance == 0 && plain(text, candidate, 4)
                    || likely && !value::is_name(word) && !is_ip_like(word)
                    || cue.text != "snmp"
                        && candidate.distance == 0
                        && is_coined(word)
                        && closes_clause(text, candidate.range.end)
                    || candidate.quoted && (cue.text != "snmp" || candidate.distance == 0)
                    || cue.text == "community"
                        && (plain(text, candidate, 4) || candidate.distance == 0 && word.contains(&b'-')))
        }
        _ => false,
    }
}

/// Lower case with `-`, `_` or digits in it.
fn is_coined(word: &[u8]) -> bool {
    let fits = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_');
    word.len() >= 4 && word.iter().all(fits) && !word.iter().all(u8::is_ascii_lowercase)
}

fn is_ip_like(word: &[u8]) -> bool {
    word.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.')
}

/// Whether SNMP is spoken of nearby.
fn is_snmp(text: &[u8], place: usize) -> bool {
    let end = text.len().min(place + 60);
    let after = text[place..end].split(|byte| *byte == b'\n').next().unwrap_or_default();
    if has_any(after, &["snmp", "snmpv2", "snmpv2c", "v2c", "prtg", "librenms"]) {
        return true;
    }
    let before = line_before(text, place, 60);
    has_any(
        before,
        &[
            "snmp", "snmpv2", "snmpv2c", "snmpv1", "v2c", "snmpd", "prtg", "zabbix", "librenms", "poll",
            "polling", "probe",
        ],
    )
}
