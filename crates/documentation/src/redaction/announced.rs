//! What cues announce: the walk to the value, what belongs to it, and its kind.

use super::{
    Kind, behind,
    bytes::{at, before, ends_with_any, has_any, is_word, line_before, run, starts_with},
    columns,
    context::{is_lock, is_other_code, is_other_key, is_tunnel, is_wifi},
    cues::{Cue, Sense},
    formats,
    found::Found,
    judge, judge_codes, pairs, phrases,
    scan::News,
    spelled, start, steps, urls,
    value::{self, Looks},
    vendor_words,
    walk::{self, Candidate, Link, Reach, Verdict},
};
use std::ops::Range;

/// A walk ends where so many cues began after its own: the last of them tell more.
const CROWD: usize = 8;

/// What cues announce; they come in order, at one place the longest first.
pub(super) fn announced(text: &[u8], cues: &[(&Range<usize>, &Cue)], news: &News, found: &mut Vec<Found>) {
    let (mut longest, mut longest_start, mut tables_end, mut spelled) = (0, 0, 0, 0);
    for (number, (hit, cue)) in cues.iter().copied().enumerate() {
        // "Wi-Fi password" says more than "password".
        if hit.end <= longest && *hit != (longest_start..longest) {
            continue;
        }
        let Some(is_name) = start::opens(text, hit, cue.firm) else { continue };
        let says_more = !matches!(cue.sense, Sense::CodeBefore | Sense::WifiPair);
        if says_more && !is_word(at(text, hit.end)) {
            (longest, longest_start) = (hit.end, hit.start);
        }
        if hit.start >= tables_end
            && is_cell(text, hit)
            && let Some(end) = columns::below(text, hit.start, found)
        {
            tables_end = end;
        }
        if !news.is_near(hit.start) {
            continue;
        }
        let end = cues.get(number + CROWD).map_or(text.len(), |(next, _)| next.start);
        match cue.sense {
            // "Authentication", but "logins".
            Sense::Pair
                if is_word(at(text, hit.end))
                    && (at(text, hit.end) != b's' || is_word(at(text, hit.end + 1))) => {}
            Sense::Pair if cue.firm || !is_in_address(text, hit) => {
                // "admin/X": the cue is the user.
                let is_user = matches!(cue.text, "admin" | "administrator" | "root" | "ubnt" | "apc");
                // "default admin/X": its last word is.
                let is_last = cue.text.ends_with(" admin")
                    && matches!(at(text, hit.end), b'/' | b':')
                    && at(text, hit.end + 1) > b' ';
                let start = match (is_user, is_last) {
                    (true, _) => hit.start,
                    (false, true) => hit.end - "admin".len(),
                    (false, false) => hit.end,
                };
                found.extend(pairs::after(text, start, end, cue));
            }
            Sense::Pair => {}
            Sense::WifiPair => found.extend(pairs::wifi(text, hit.end)),
            Sense::Cookies => urls::cookies(text, hit.end, found),
            Sense::CodeBefore => found.extend(behind::code_before(text, hit.start)),
            _ => {
                let reach = Reach { words: judge::most_words(cue), end };
                follow(text, (hit, is_name), cue, reach, &mut spelled, found);
            }
        }
    }
}

/// A part of a host's name or path: `admin.acme.com`, `/login`.
fn is_in_address(text: &[u8], cue: &Range<usize>) -> bool {
    matches!(before(text, cue.start), b'/' | b'.' | b'@' | b'-' | b'\\')
        || matches!(at(text, cue.end), b'.' | b'-' | b'_' | b'@') && is_word(at(text, cue.end + 1))
}

/// Whether a cell of a table ends after the cue.
fn is_cell(text: &[u8], cue: &Range<usize>) -> bool {
    let end = run(text, cue.end, 4, |byte| matches!(byte, b' ' | b'"' | b'*' | b's' | b'\''));
    matches!(at(text, end), b'|' | b',' | b';' | b'\t' | b'\n' | b'\r')
}

/// What one cue announces; `read` is how far it was read for passwords that are spelled out.
fn follow(
    text: &[u8],
    (hit, is_name): (&Range<usize>, bool),
    cue: &Cue,
    reach: Reach,
    read: &mut usize,
    found: &mut Vec<Found>,
) {
    // "my pass", "the temp pass": surely no pass in the mountains.
    const OWNERS: [&str; 30] = [
        "voicemail",
        "vm",
        "bios",
        "root",
        "login",
        "email",
        "windows",
        "keystore",
        "account",
        "sql",
        "rdp",
        "ftp",
        "sftp",
        "portal",
        "mailbox",
        "router",
        "my",
        "his",
        "her",
        "their",
        "your",
        "our",
        "new",
        "temp",
        "temporary",
        "old",
        "current",
        "admin",
        "default",
        "users",
    ];
    let is_owned = cue.text == "pass" && ends_with_any(line_before(text, hit.start, 14), &OWNERS);
    let cue = &Cue { firm: cue.firm || is_owned, ..*cue };
    let is_door = cue.text == "code"
        && !is_other_code(text, hit.start)
        && is_lock(&text[hit.start.saturating_sub(40)..text.len().min(hit.end + 24)]);
    // `set ppk-secret X`.
    let line = line_before(text, hit.start, 60).trim_ascii_start();
    let is_setting = cue.sense == Sense::Password
        && line.last() == Some(&b'-')
        && line.strip_prefix(b"set ").is_some_and(|name| !name.contains(&b' '));
    let is_name = is_name && !is_setting;
    let cue = &Cue { firm: cue.firm || is_setting, directive: cue.directive || is_setting, ..*cue };
    // "the Atera key": whose it is tells what it is.
    // `kubectl get secret X`: its name.
    if cue.text == "secret"
        && (ends_with_any(line, &["get", "delete", "describe", "create", "edit", "patch", "apply", "the"])
            && at(text, hit.end) == b' '
            && has_any(line, &["kubectl", "oc", "helm", "k8s", "kubernetes"])
            || at(text, hit.end) == b'\''
            || starts_with(text, hit.end, " name"))
    {
        return;
    }
    let is_vendors = matches!(cue.text, "key" | "token" | "secret")
        && vendor_words::ends(line_before(text, hit.start, 16));
    let sense = if is_vendors && cue.text != "token" { Sense::Opaque(Kind::ApiKey) } else { cue.sense };
    let cue = &Cue { sense, firm: cue.firm || is_vendors, ..*cue };
    let is_second = cue.text == "code"
        && has_any(
            line_before(text, hit.start, 40),
            &["mfa", "2fa", "otp", "totp", "duo", "authenticator", "verification"],
        );
    let cue = &Cue { firm: cue.firm || is_second, ..*cue };
    let cue = &if is_door { Cue { sense: Sense::Pin, firm: true, ..*cue } } else { *cue };
    if matches!(cue.sense, Sense::Password | Sense::Wifi)
        && cue.firm
        && let Some(spelled) = spelled::after(text, hit.end, read)
    {
        found.push(spelled);
        return;
    }
    let value = walk::follow(text, hit, is_name, cue, reach, |candidate| judge::judge(text, cue, candidate));
    let Some(value) = value else {
        return backwards(text, hit, cue, found);
    };
    if cue.sense == Sense::Code && !cue.firm && is_other_code(text, hit.start)
        || cue.sense == Sense::Key
            && (is_other_key(text, hit.start)
                || has_any(
                    &text[hit.end..value.range.start.max(hit.end)],
                    &["fingerprint", "thumbprint", "sha256", "md5"],
                ))
    {
        return;
    }
    let end = taken(text, hit, cue, &value, reach.end, found);
    // "The old password was X, the new one is Y."
    if matches!(cue.sense, Sense::Password | Sense::Pin) {
        let more = walk::go_on(text, end, Link::Far, cue, Reach { words: 8, ..reach }, &mut |candidate| {
            let word = &text[candidate.range.clone()];
            let shape = value::Shape::of(word);
            let is_next = ends_with_any(line_before(text, candidate.range.start, 8), &["new", "old", "now"])
                && candidate.distance == 0
                && shape.lower > 0
                && shape.upper > 0
                && value::looks(word) >= Looks::Likely
                && !value::is_name(word);
            if is_next { Verdict::Taken } else { judge::judge(text, cue, candidate) }
        });
        if let Some(more) = more {
            taken(text, hit, cue, &more, reach.end, found);
        }
    }
}

/// Hands in a value and those that are joined to it, to the place `most`; where the last of them ends.
fn taken(
    text: &[u8],
    hit: &Range<usize>,
    cue: &Cue,
    value: &Candidate,
    most: usize,
    found: &mut Vec<Found>,
) -> usize {
    let about_wifi = || is_wifi(line_before(text, hit.start, 60));
    let link = if cue.directive { Link::Assigned } else { value.link };
    let mut kind = kind(cue.sense);
    let word = &text[value.range.clone()];
    let context = line_before(text, hit.start, 60);
    if kind == Kind::MfaCode
        && cue.text == "passcode"
        && !word.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'-'))
    {
        kind = Kind::Password;
    }
    if cue.sense == Sense::Key && !is_wifi(&text[hit.start.saturating_sub(90)..hit.start]) {
        kind = if value::Shape::of(word).signs > 0 { Kind::Password } else { Kind::ApiKey };
    }
    if kind == Kind::WifiKey && (cue.text == "psk" || cue.text.starts_with("pre")) && is_tunnel(context) {
        kind = Kind::Password;
    }
    if kind == Kind::PrivateKey && !(43..=44).contains(&value.range.len()) {
        kind = Kind::ApiKey;
    }
    if kind == Kind::Password && (about_wifi() || is_wifi(&text[hit.end..value.range.start.max(hit.end)])) {
        kind = Kind::WifiKey;
    }
    let mut last = extent(text, cue, value);
    let is_list = at(text, hit.end) == b's' || cue.text.contains("backup") || cue.text.contains("recovery");
    for _ in 0..if is_list { 20 } else { 6 } {
        found.push(Found::new(last.clone(), kind, confidence(link)));
        // "X or Y", "from X to Y", lists of backup codes.
        let spaced = || (is_list && at(text, last.end) == b' ').then_some(last.end + 1);
        let Some(next) = judge::joined(text, last.end).or_else(spaced) else { break };
        let raw = steps::bare(text, next);
        let range = steps::undressed(text, raw);
        if range.is_empty() || range.start >= most {
            break;
        }
        let candidate = Candidate { range, link: Link::Beside, quoted: false, distance: 0 };
        let is_strong = matches!(cue.sense, Sense::Code | Sense::Pin)
            || value::looks(&text[candidate.range.clone()]) >= Looks::Likely;
        if !is_strong || judge::judge(text, cue, &candidate) != Verdict::Taken {
            break;
        }
        last = extent(text, cue, &candidate);
    }
    last.end
}

/// All of a value that its first word begins.
fn extent(text: &[u8], cue: &Cue, value: &Candidate) -> Range<usize> {
    let range = value.range.clone();
    match cue.sense {
        Sense::Code if judge_codes::seed(text, range.start).is_some() => {
            range.start..judge_codes::seed(text, range.start).unwrap_or(range.end)
        }
        Sense::Code | Sense::Pin if text[range.start].is_ascii_digit() => {
            let end = judge_codes::digits(text, range.start).unwrap_or(range.end);
            range.start..end.max(range.end)
        }
        Sense::Password if range.len() == 4 && phrases::app_password(text, range.start).is_some() => {
            range.start..phrases::app_password(text, range.start).unwrap_or(range.end)
        }
        Sense::Password | Sense::Wifi
            if (cue.text.contains("phrase") || cue.sense == Sense::Wifi && cue.firm) && !value.quoted =>
        {
            phrases::passphrase(text, &range).unwrap_or(range)
        }
        Sense::Key if value.link >= Link::Said && !value.quoted => {
            phrases::passphrase(text, &range).unwrap_or(range)
        }
        Sense::Password if value.link >= Link::FarSaid && !value.quoted => {
            phrases::several_words(text, &range).unwrap_or(range)
        }
        Sense::Opaque(_) => {
            let least = range.len();
            let end = formats::stretch(text, range.start, 0, super::bytes::is_base64);
            if end > range.end && least > 20 { range.start..end } else { range }
        }
        Sense::Licence => {
            let next = run(text, range.end, 12, |byte| matches!(byte, b'\n' | b' ' | b'\r' | b'-'));
            let word = steps::undressed(text, steps::bare(text, next));
            let wraps = text[range.clone()].ends_with(b"-")
                && text[word.clone()].iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-');
            if wraps && !word.is_empty() { range.start..word.end } else { range }
        }
        _ => range,
    }
}

/// "X is the new password", "use X as her PIN"; failing that, "tried X, the password is refused".
fn backwards(text: &[u8], hit: &Range<usize>, cue: &Cue, found: &mut Vec<Found>) {
    let is_likely = |word: &[u8]| {
        value::looks(word) >= Looks::Likely
            && (!value::is_name(word) || word.len() > 7 && judge::is_woven(word))
    };
    let fits = |word: &[u8]| match cue.sense {
        Sense::Password | Sense::Wifi => is_likely(word),
        Sense::Code | Sense::Pin => {
            let digits = word.strip_prefix(b"G-").unwrap_or(word);
            let is_other = || digits.len() != 6 || is_other_code(text, hit.start);
            (cue.firm || !is_other())
                && (4..=8).contains(&digits.len())
                && digits.iter().all(u8::is_ascii_digit)
        }
        Sense::Key => is_likely(word) && judge::is_far_shape(word),
        Sense::Opaque(_) => value::is_opaque(word, 16),
        Sense::Licence => value::is_opaque(word, 12) && word.contains(&b'-'),
        Sense::Community => matches!(word, b"public" | b"private") || is_likely(word),
        _ => false,
    };
    let is_password = cue.sense == Sense::Password;
    // "730 118 is your verification code".
    let whole = |range: Range<usize>| {
        let is_half = cue.sense == Sense::Code
            && cue.firm
            && range.len() == 3
            && range.start > 3
            && text[range.start - 4..range.end].iter().enumerate().all(|(place, byte)| {
                if place == 3 { matches!(byte, b' ' | b'-') } else { byte.is_ascii_digit() }
            });
        if is_half { range.start - 4..range.end } else { range }
    };
    let value = behind::backwards(text, hit.start).map(whole);
    match value
        .filter(|range| range.len() == 7 && text[range.start + 3] == b' ' || fits(&text[range.clone()]))
    {
        Some(range) => {
            // "tried X and Y as the password".
            let before = behind::joined_before(text, range.start)
                .filter(|before| is_password && is_likely(&text[before.clone()]));
            found.extend(before.map(|before| Found::new(before, kind(cue.sense), 70)));
            found.push(Found::new(range, kind(cue.sense), 80));
        }
        None if is_password => behind::tried(text, hit.start, found),
        None => {}
    }
}

const fn kind(sense: Sense) -> Kind {
    match sense {
        Sense::Password | Sense::Pin | Sense::Pair => Kind::Password,
        Sense::Opaque(kind) => kind,
        Sense::Wifi | Sense::Key => Kind::WifiKey,
        Sense::Community => Kind::SnmpCommunity,
        Sense::Code | Sense::CodeBefore => Kind::MfaCode,
        Sense::WifiPair => Kind::WifiKey,
        Sense::Cookies => Kind::Token,
        Sense::Licence => Kind::LicenseKey,
        Sense::PrivateKey => Kind::PrivateKey,
    }
}

const fn confidence(link: Link) -> u8 {
    match link {
        Link::Assigned => 92,
        Link::Said => 88,
        Link::Beside => 80,
        Link::FarSaid => 70,
        Link::Far => 65,
    }
}
