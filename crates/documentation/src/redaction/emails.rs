//! E-mail addresses.

use super::bytes::{at, before, has_any, is_word, line_before, run, run_back};
use std::ops::Range;

/// The address around the `@` at `sign`.
pub(super) fn around(text: &[u8], sign: usize) -> Option<Range<usize>> {
    let local = |byte: u8| {
        is_word(byte)
            || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-' | b'\'' | b'=' | b'&' | b'!' | b'#' | b'~')
    };
    let start = run_back(text, sign, 64, local);
    let start = run(text, start, sign - start, |byte| !is_word(byte) && byte != b'_');
    // `name=value@…` in a query or a log.
    let start = text[start..sign]
        .iter()
        .rposition(|byte| matches!(byte, b'=' | b'&'))
        .map_or(start, |place| start + place + 1);
    let start = run(text, start, sign - start, |byte| byte == b'\'');
    let domain = sign + 1;
    let end = run(text, domain, 200, |byte| is_word(byte) || matches!(byte, b'.' | b'-'));
    let end = run_back(text, end, 8, |byte| matches!(byte, b'.' | b'-'));
    if start >= sign || end <= domain || before(text, sign) == b'.' {
        return None;
    }
    let host = &text[domain..end];
    let dot = host.iter().rposition(|byte| *byte == b'.')?;
    let top = &host[dot + 1..];
    let first = host[0];
    let top_ok = (2..=24).contains(&top.len())
        && top.iter().all(|byte| byte.is_ascii_alphabetic() || *byte >= 0x80)
        && !is_file(top);
    let is_login = &text[start..sign] == b"git"
        || at(text, end) == b':' && is_word(at(text, end + 1)) && !at(text, end + 1).is_ascii_digit();
    let line = line_before(text, start, 40);
    let is_message_id = has_any(line, &["message-id", "messageid", "references", "in-reply-to"])
        || has_any(line, &["message"]) && has_any(line, &["id"]);
    let is_path = before(text, start) == b'/' && at(text, end) == b'/';
    let is_ssh = has_any(line, &["ssh", "scp", "sftp", "rsync"]) && line.len() < 40 && !line.contains(&b'.');
    (top_ok
        && is_word(first)
        && !is_login
        && !is_message_id
        && !is_path
        && !is_ssh
        && !host.windows(2).any(|pair| pair == b".."))
    .then_some(start..end)
}

fn is_file(top: &[u8]) -> bool {
    const FILES: [&[u8]; 14] = [
        b"png", b"jpg", b"jpeg", b"gif", b"svg", b"css", b"js", b"ts", b"json", b"html", b"php", b"target",
        b"service", b"timer",
    ];
    FILES.contains(&top.to_ascii_lowercase().as_slice())
}
