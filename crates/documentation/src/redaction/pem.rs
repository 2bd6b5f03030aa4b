//! Private keys in their blocks, from the first line to the last. A block without an end goes as far as it looks like a
//! key; one without anything in it is talk about keys.

use super::{
    Kind,
    bytes::{at, is_base64, run, run_back, starts_with},
    found::Found,
};

/// What a block begins with.
pub(super) const OPENINGS: [&str; 2] = ["-BEGIN ", "- BEGIN "];
/// What PuTTY's key files begin with.
pub(super) const PUTTY: &str = "PuTTY-User-Key-File-";

/// A block goes on so far at most, in bytes.
const LONGEST: usize = 64 * 1024;

/// The block whose `-BEGIN ` stands at `mark`.
pub(super) fn block(text: &[u8], mark: usize) -> Option<Found> {
    let label = run(text, mark, 12, |byte| byte != b'B') + "BEGIN ".len();
    let label_end = run(text, label, 50, |byte| byte.is_ascii_alphanumeric() || byte == b' ');
    let name = &text[label..label_end];
    let is_private = name.windows(11).any(|part| part.eq_ignore_ascii_case(b"PRIVATE KEY"));
    if !is_private || at(text, label_end) != b'-' {
        return None;
    }
    let start = run_back(text, mark, 8, |byte| byte == b'-');
    let body = run(text, label_end, 8, |byte| byte == b'-');
    let limit = text.len().min(body + LONGEST);
    let mut place = body;
    // Where the last line ended that looked like a key.
    let mut solid = body;
    let mut strange = 0;
    while place < limit {
        if text[place] == b'-' {
            if starts_with(text, place, "-END ") || starts_with(text, place, "- END ") {
                let label = run(text, place + 1, 60, |byte| byte.is_ascii_alphanumeric() || byte == b' ');
                return Some(Found::new(
                    start..run(text, label, 8, |byte| byte == b'-'),
                    Kind::PrivateKey,
                    99,
                ));
            }
            if OPENINGS.iter().any(|opening| starts_with(text, place, opening)) {
                break;
            }
        }
        let token = run(text, place, 4096, |byte| is_base64(byte) && byte != b'-');
        if token == place {
            // An escaped line break is no part of the key.
            let is_escape = starts_with(text, place, "\\n") || starts_with(text, place, "\\r");
            place += if is_escape { 2 } else { 1 };
            continue;
        }
        match looks_like_key(&text[place..token]) {
            true => (solid, strange) = (token, 0),
            false if at(text, token) == b':' => strange = 0,
            false => strange += 1,
        }
        if strange > 12 {
            break;
        }
        place = token;
    }
    (solid > body).then(|| Found::new(start..solid, Kind::PrivateKey, 95))
}

fn looks_like_key(token: &[u8]) -> bool {
    let has = |is: fn(&u8) -> bool| token.iter().any(is);
    token.len() >= 16 && has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase)
        || token.len() >= 4
            && has(u8::is_ascii_digit)
            && has(u8::is_ascii_uppercase)
            && has(u8::is_ascii_lowercase)
        || token.len() >= 3 && token.ends_with(b"=")
}

/// PuTTY's file, whose first words stand at `start`: to the line `Private-MAC:`, or as far as it looks like a key.
pub(super) fn putty(text: &[u8], start: usize) -> Option<Found> {
    let limit = text.len().min(start + LONGEST);
    let mut end = start;
    let mut place = start;
    while place < limit {
        let line = run(text, place, 400.min(limit - place), |byte| byte != b'\n');
        let content = run(text, place, 20, |byte| matches!(byte, b' ' | b'\t' | b'>'));
        if starts_with(text, content, "Private-MAC:") || starts_with(text, content, "Private-Hash:") {
            return Some(Found::new(start..line, Kind::PrivateKey, 99));
        }
        let is_head = text[content..line].iter().take(40).any(|byte| *byte == b':');
        let is_key = run(text, content, 200, is_base64) + 1 >= line && line > content;
        if !is_head && !is_key {
            break;
        }
        end = line;
        place = line + 1;
    }
    (end > start).then(|| Found::new(start..end, Kind::PrivateKey, 95))
}
