//! Web addresses: secrets in their queries and fragments, secret paths of web hooks, and addresses that carry a password
//! before the host.

use super::{
    Kind,
    bytes::{at, before, is_break, is_quote, is_word, run, run_back, starts_with},
    found::Found,
    shadow::BARRIER,
    value,
};
use std::ops::Range;

/// The longest address, in bytes.
const LONGEST: usize = 8192;

/// Parameters whose value lets its bearer in.
const SECRET: [&str; 53] = [
    "sig",
    "rlkey",
    "signature",
    "token",
    "access_token",
    "accesstoken",
    "guestaccesstoken",
    "id_token",
    "refresh_token",
    "auth_token",
    "authtoken",
    "auth",
    "apikey",
    "api_key",
    "api-key",
    "x-api-key",
    "app_key",
    "appkey",
    "subscription-key",
    "key",
    "secret",
    "client_secret",
    "password",
    "passwd",
    "passhash",
    "pwd",
    "pass",
    "pw",
    "jwt",
    "session",
    "sessionid",
    "session_id",
    "sid",
    "phpsessid",
    "jsessionid",
    "code",
    "assertion",
    "samlresponse",
    "ticket",
    "otp",
    "x-amz-signature",
    "x-amz-credential",
    "x-amz-security-token",
    "x-goog-signature",
    "x-goog-credential",
    "awsaccesskeyid",
    "hash",
    "resettoken",
    "reset_token",
    "invite",
    "magic",
    "bearer",
    "tk",
];
/// Of those, the ones that also name harmless things, and how long a value must be to be meant.
const DOUBTFUL: [(&str, usize); 13] = [
    ("key", 16),
    ("code", 16),
    ("session", 12),
    ("sid", 12),
    ("hash", 16),
    ("ticket", 16),
    ("auth", 10),
    ("invite", 12),
    ("magic", 12),
    ("tk", 16),
    ("token", 6),
    ("pass", 4),
    ("pw", 4),
];

/// Parts of a path before a token of its own.
const PATHS: [&str; 30] = [
    "/push/",
    "/ping/",
    "/p/",
    "/private-",
    "/hooks/",
    "/webhook/",
    "/webhooks/",
    "/one-time/",
    "/reset/",
    "/reset-password/",
    "/password-reset/",
    "/password/reset/",
    "/resetpassword/",
    "/verify/",
    "/confirm/",
    "/activate/",
    "/activation/",
    "/invite/",
    "/invitation/",
    "/invitations/",
    "/magic/",
    "/magic-link/",
    "/unsubscribe/",
    "/share/",
    "/shared/",
    "/s/secret/",
    "/secret/",
    "/set-password/",
    "/accept-invite/",
    "/token/",
];

/// What the address whose `://` stands at `colon` gives away; where the address ends.
pub(super) fn secrets(text: &[u8], colon: usize, found: &mut Vec<Found>) -> usize {
    let start = run_back(text, colon, 40, |byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.' | b':')
    });
    let start = run(text, start, 40, |byte| !byte.is_ascii_alphabetic());
    if start >= colon {
        return colon;
    }
    let host = colon + 3;
    let end = end(text, host);
    let authority_end = run(text, host, end - host, |byte| !matches!(byte, b'/' | b'?' | b'#'));
    if let Some(password) = password(text, host, authority_end, end) {
        if !value::is_placeholder(&text[password.clone()]) {
            found.push(Found::new(start..end, Kind::ConnectionString, 97));
        }
        return end;
    }
    let is_database = !starts_with(text, start, "http") && !starts_with(text, start, "ws");
    for parameter in parameters(text, authority_end, end) {
        let name = &text[parameter.start..parameter.equals];
        let value = trimmed(text, parameter.equals + 1..parameter.end);
        let is_told =
            || is_way_in(&text[authority_end..parameter.start]) && is_bearer(name, &text[value.clone()]);
        if !is_secret(name, &text[value.clone()]) && !is_told() {
            continue;
        }
        match is_database && value::is_password_name(name) {
            _ if starts_with(text, start, "otpauth") => found.push(Found::new(value, Kind::MfaCode, 95)),
            true => found.push(Found::new(start..end, Kind::ConnectionString, 95)),
            false => found.push(Found::new(value, Kind::UrlToken, 95)),
        }
    }
    if !is_database
        && let Some(hook) =
            hook(text, host, authority_end, end).or_else(|| path_token(text, authority_end, end))
    {
        found.push(Found::new(hook, Kind::UrlToken, 90));
    }
    end
}

/// The secrets in the query of an address without scheme and host, from its `?`: `GET /devices?api_key=…`; where it ends.
pub(super) fn query(text: &[u8], mark: usize, found: &mut Vec<Found>) -> usize {
    let end = end(text, mark);
    for parameter in parameters(text, mark, end) {
        let value = trimmed(text, parameter.equals + 1..parameter.end);
        if is_secret(&text[parameter.start..parameter.equals], &text[value.clone()]) {
            found.push(Found::new(value, Kind::UrlToken, 93));
        }
    }
    // Over the marks at its end too, which begin no other.
    run(text, end.max(mark + 1), LONGEST, |byte| byte == b'?')
}

/// A shared access signature that stands without its address: `sv=2022-11-02&sp=rl&sig=…`; where it ends.
pub(super) fn signature(text: &[u8], sign: &Range<usize>) -> (Option<Found>, usize) {
    let stops = |byte: u8| {
        is_break(byte) || is_quote(byte) || matches!(byte, b'?' | BARRIER | b'<' | b'>' | b'(' | b';')
    };
    let start = run_back(text, sign.start, 500, |byte| !stops(byte));
    let end = end(text, sign.end);
    let is_whole = before(text, start) != b'?' && !text[start..sign.start].contains(&b'/');
    ((is_whole && end >= sign.end + 16).then(|| Found::new(start..end, Kind::Token, 90)), end)
}

fn end(text: &[u8], from: usize) -> usize {
    let stops = |byte: u8| is_break(byte) || matches!(byte, b'"' | b'`' | b'<' | b'>' | b'|' | b'\\' | b'^');
    let mut end = run(text, from, LONGEST, |byte| !stops(byte));
    // `user:<password>@host` in a manual.
    let close = run(text, end + 1, 30, |byte| is_word(byte) || matches!(byte, b'-' | b'_' | b' '));
    if at(text, end) == b'<' && at(text, close) == b'>' && at(text, close + 1) == b'@' {
        end = run(text, close + 1, LONGEST, |byte| !stops(byte));
    }
    // An apostrophe that opened before the address closes it.
    if let Some(quote) = text[from..end].iter().position(|byte| *byte == b'\'') {
        end = from + quote;
    }
    while end > from
        && matches!(text[end - 1], b'.' | b',' | b';' | b':' | b'!' | b'?' | b')' | b']' | b'}' | b'*' | b'>')
    {
        end -= 1;
    }
    end
}

/// Up to the end, marks of a sentence or of Markdown aside.
fn trimmed(text: &[u8], mut value: Range<usize>) -> Range<usize> {
    if let Some(stop) = text[value.clone()].iter().position(|byte| matches!(byte, b')' | b']' | b',' | b';'))
    {
        value.end = value.start + stop;
    }
    value
}

/// The password of `user:password@host`. One that holds `/` or `@` itself is seen too, if a host follows the last `@`.
fn password(text: &[u8], host: usize, authority_end: usize, end: usize) -> Option<Range<usize>> {
    let last_at = |to: usize| (host..to).rev().find(|place| text[*place] == b'@');
    let sign = last_at(authority_end).or_else(|| {
        // `scheme://user:pa/ss@host`: the colon comes before any slash, and no port follows it.
        let colon = (host..authority_end).find(|place| text[*place] == b':')?;
        let is_port = run(text, colon + 1, 6, |byte| byte.is_ascii_digit()) >= authority_end;
        (!is_port).then(|| last_at(end))?
    })?;
    let colon = (host..sign).find(|place| text[*place] == b':')?;
    let is_host = is_word(at(text, sign + 1)) || matches!(at(text, sign + 1), b'[' | b'(' | b'/');
    (colon + 1 < sign && is_host).then_some(colon + 1..sign)
}

struct Parameter {
    start: usize,
    equals: usize,
    end: usize,
}

fn parameters(text: &[u8], from: usize, end: usize) -> impl Iterator<Item = Parameter> {
    let mut place = from;
    std::iter::from_fn(move || {
        while place < end {
            let start = run(text, place, end - place, |byte| !matches!(byte, b'?' | b'#' | b'&' | b';')) + 1;
            if start >= end {
                return None;
            }
            let name_end = run(text, start, 60.min(end - start), |byte| {
                is_word(byte) || matches!(byte, b'_' | b'-' | b'.')
            });
            if at(text, name_end) == b'=' && name_end < end {
                let stop = run(text, name_end, end - name_end, |byte| !matches!(byte, b'&' | b'#'));
                place = stop;
                return Some(Parameter { start, equals: name_end, end: stop });
            }
            place = start;
        }
        None
    })
}

fn is_secret(name: &[u8], value: &[u8]) -> bool {
    let name = name.to_ascii_lowercase();
    let Some(known) = SECRET.iter().find(|known| known.as_bytes() == name) else { return false };
    let least = DOUBTFUL.iter().find(|(doubtful, _)| doubtful == known).map_or(4, |(_, least)| *least);
    value.len() >= least
        && !value::is_placeholder(value)
        && (*known != "token" || value.len() >= 12 || has_digit(value))
}

/// Whether a path is where people are let in: `/auth/magic`.
fn is_way_in(path: &[u8]) -> bool {
    const PARTS: [&str; 12] = [
        "magic", "auth", "login", "signin", "sign-in", "verify", "confirm", "invite", "reset", "activate",
        "sso", "join",
    ];
    path.len() < 400
        && path
            .split(|byte| !is_word(*byte) && *byte != b'-')
            .any(|part| PARTS.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(part)))
}

/// Whether a parameter's value looks drawn by lot, and is not somebody's or something's name.
fn is_bearer(name: &[u8], value: &[u8]) -> bool {
    let count = |is: fn(&u8) -> bool| value.iter().filter(|byte| is(byte)).count();
    value.len() >= 20
        && name.len() <= 3
        && !name.eq_ignore_ascii_case(b"id")
        && count(u8::is_ascii_digit) > 1
        && count(u8::is_ascii_alphabetic) > 1
        && value::is_opaque(value, 20)
        && !value::is_guid(value)
}

fn has_digit(value: &[u8]) -> bool {
    value.iter().any(u8::is_ascii_digit)
}

/// The secret path of a web hook that is told without its scheme; a part of its host's name stands at `part`.
pub(super) fn bare_hook(text: &[u8], part: usize) -> Option<Found> {
    let host = run_back(text, part, 80, |byte| is_word(byte) || matches!(byte, b'.' | b'-'));
    let end = end(text, host);
    let authority_end = run(text, host, end - host, |byte| byte != b'/');
    hook(text, host, authority_end, end).map(|hook| Found::new(hook, Kind::UrlToken, 90))
}

/// The secret path of a chat's or a workflow's web hook.
fn hook(text: &[u8], host: usize, authority_end: usize, end: usize) -> Option<Range<usize>> {
    let name = text[host..authority_end].to_ascii_lowercase();
    if at(text, authority_end + 1) == b':' && at(text, authority_end + 3) == b':' {
        return shared_file(text, authority_end, end);
    }
    let path_end = run(text, authority_end, end - authority_end, |byte| !matches!(byte, b'?' | b'#'));
    let path = &text[authority_end..path_end];
    let after = |start: &[u8]| {
        let place = path.windows(start.len()).position(|part| part.eq_ignore_ascii_case(start))?;
        let place = authority_end + place + start.len();
        (path_end > place + 8).then_some(place..path_end)
    };
    if name == b"hooks.slack.com" {
        return after(b"/services/").or_else(|| after(b"/workflows/")).or_else(|| after(b"/triggers/"));
    }
    if name.ends_with(b"discord.com") || name.ends_with(b"discordapp.com") {
        let whole = after(b"/api/webhooks/")?;
        let id = run(text, whole.start, 30, |byte| byte.is_ascii_digit());
        return (at(text, id) == b'/' && id + 1 < whole.end).then(|| id + 1..whole.end);
    }
    if name.ends_with(b"webhook.office.com") || name == b"outlook.office.com" {
        return after(b"/webhookb2/").or_else(|| after(b"/webhook/"));
    }
    if name == b"api.telegram.org" {
        let whole = after(b"/bot")?;
        return Some(
            whole.start..run(text, whole.start, 80, |byte| {
                is_word(byte) || matches!(byte, b':' | b'_' | b'-')
            }),
        );
    }
    if name == b"hooks.zapier.com" {
        return after(b"/hooks/catch/");
    }
    if name == b"hc-ping.com" || name == b"maker.ifttt.com" {
        return after(b"/with/key/").or_else(|| after(b"/"));
    }
    if name.ends_with(b"chat.googleapis.com") || name == b"alert.victorops.com" {
        return after(b"/alert/");
    }
    None
}

/// `/:x:/s/Finance/E…?e=…`, as SharePoint and OneDrive share files: its last part opens it for everybody.
fn shared_file(text: &[u8], path: usize, end: usize) -> Option<Range<usize>> {
    let path_end = run(text, path, end - path, |byte| byte != b'?');
    let start = run_back(text, path_end, path_end - path, |byte| byte != b'/');
    let token = &text[start..path_end];
    let told = token.len() >= 30
        && has_digit(token)
        && token.iter().any(u8::is_ascii_uppercase)
        && token.iter().all(|byte| is_word(*byte) || matches!(byte, b'-' | b'_'));
    told.then_some(start..end)
}

/// The token of a link that resets a password, invites or shares: long, with digits and letters.
fn path_token(text: &[u8], path: usize, end: usize) -> Option<Range<usize>> {
    let path_end = run(text, path, end - path, |byte| !matches!(byte, b'?' | b'#'));
    PATHS.iter().find_map(|start| {
        let mut place =
            (path..path_end).take(400).find(|place| starts_with(text, *place, start))? + start.len();
        // `/reset/MTI/cb9b92-…`: a part for whom stands before it.
        (0..3).find_map(|_| {
            let first = place.min(path_end);
            let stop = run(text, first, path_end.saturating_sub(first), |byte| {
                is_word(byte) || matches!(byte, b'-' | b'_' | b'.' | b'~' | b'=')
            });
            place = stop + 1;
            let token = &text[first..stop];
            let told = token.len() >= 16
                && has_digit(token)
                && token.iter().any(u8::is_ascii_alphabetic)
                && !value::is_guid(token)
                && !value::is_file(token);
            (told && !is_quote(before(text, first))).then_some(first..stop)
        })
    })
}

/// The sessions among the cookies after `Cookie:`.
pub(super) fn cookies(text: &[u8], end: usize, found: &mut Vec<Found>) {
    let mut place = run(text, end, 4, |byte| matches!(byte, b':' | b' ' | b'"' | b'='));
    for _ in 0..10 {
        let name_end = run(text, place, 60, |byte| is_word(byte) || matches!(byte, b'_' | b'-' | b'.'));
        if name_end == place || at(text, name_end) != b'=' {
            return;
        }
        let stop = run(text, name_end + 1, 4096, |byte| {
            !is_break(byte) && !matches!(byte, b';' | b'"' | b'\'' | b',')
        });
        if value::is_opaque(&text[name_end + 1..stop], 16) {
            found.push(Found::new(name_end + 1..stop, Kind::Token, 88));
        }
        place = run(text, stop, 3, |byte| matches!(byte, b';' | b' '));
    }
}
