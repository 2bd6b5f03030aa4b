//! Tables: below the heading "Password", each cell is one.

use super::{
    Kind,
    bytes::trim,
    found::Found,
    shadow::BARRIER,
    value::{self, Looks},
    words,
};
use std::ops::Range;

/// Rows after a heading, at most.
const MOST_ROWS: usize = 500;
/// Columns read of a row, at most.
const MOST_COLUMNS: usize = 40;

/// The cells under the heading whose cue stands at `cue`, and where the table ends.
pub(super) fn below(text: &[u8], cue: usize, found: &mut Vec<Found>) -> Option<usize> {
    let start = super::bytes::run_back(text, cue, 300, |byte| byte != b'\n');
    let heading = start..line_end(text, start);
    if super::bytes::at(text, heading.end) != b'\n' {
        return None;
    }
    let sign = [b'|', b'\t', b';', b','].into_iter().find(|sign| text[heading.clone()].contains(sign))?;
    let names: Vec<_> = cells(text, heading.clone(), sign).collect();
    let kinds: Vec<_> = names.iter().map(|name| heading_kind(&text[name.clone()])).collect();
    let is_heading = names.len() >= 2
        && kinds.iter().any(Option::is_some)
        && names.iter().all(|name| name.len() <= 30 && !text[name.clone()].contains(&b'='));
    // In `a, b, password` of a sentence no rows of as many cells follow.
    let first_row = line_end(text, start) + 1;
    if !is_heading || first_row >= text.len() {
        return None;
    }
    let mut place = first_row;
    for _ in 0..MOST_ROWS {
        let row = place..line_end(text, place);
        if row.is_empty() || row.start >= text.len() {
            break;
        }
        let cells: Vec<_> = cells(text, row.clone(), sign).collect();
        let closes = matches!(sign, b'|' | b'\t');
        if cells.len() != names.len() && !(closes && cells.len() + 1 >= names.len() && cells.len() > 1) {
            break;
        }
        for (cell, kind) in cells.iter().zip(&kinds) {
            let word = &text[cell.clone()];
            let Some(kind) = kind else { continue };
            let is_rule = word.iter().all(|byte| matches!(byte, b'-' | b':' | b' '));
            let is_empty =
                word.len() < 3 || is_rule || word.contains(&BARRIER) || value::is_placeholder(word);
            let is_speech = value::looks(word) == Looks::Never
                || word.contains(&b' ')
                    && word.split(|byte| *byte == b' ').any(|part| words::lists_of(part).is_stop());
            if !is_empty && !is_speech {
                found.push(Found::new(cell.clone(), *kind, 88));
            }
        }
        place = row.end + 1;
    }
    Some(place)
}

fn line_end(text: &[u8], start: usize) -> usize {
    super::bytes::run(text, start, 1000, |byte| byte != b'\n')
}

fn cells(text: &[u8], line: Range<usize>, sign: u8) -> impl Iterator<Item = Range<usize>> {
    let mut line = trim(text, line);
    if sign == b'|' && text.get(line.start) == Some(&b'|') {
        line.start += 1;
    }
    let mut place = line.start;
    let mut over = line.is_empty();
    std::iter::from_fn(move || {
        if over {
            return None;
        }
        let end = (place..line.end).find(|at| text[*at] == sign).unwrap_or(line.end);
        let cell = place..end;
        over = end >= line.end;
        place = end + 1;
        Some(clean(text, cell))
    })
    .take(MOST_COLUMNS)
}

fn clean(text: &[u8], cell: Range<usize>) -> Range<usize> {
    let mut cell = trim(text, cell);
    while cell.len() > 1
        && matches!(text[cell.start], b'"' | b'\'' | b'`' | b'*')
        && text[cell.end - 1] == text[cell.start]
    {
        cell = cell.start + 1..cell.end - 1;
    }
    cell
}

fn heading_kind(name: &[u8]) -> Option<Kind> {
    let lower = name.to_ascii_lowercase();
    let last = lower.split(|byte| !byte.is_ascii_alphanumeric()).rfind(|part| !part.is_empty())?;
    match last {
        b"password" | b"passwords" | b"passwd" | b"pass" | b"pw" | b"pwd" | b"passwort" | b"kennwort"
        | b"contrasena" | b"mdp" | b"pin" => {
            Some(if lower.starts_with(b"wifi") || lower.starts_with(b"wi-fi") || lower.starts_with(b"wlan") {
                Kind::WifiKey
            } else {
                Kind::Password
            })
        }
        b"psk" | b"passphrase" => Some(Kind::WifiKey),
        b"community" => Some(Kind::SnmpCommunity),
        b"token" => Some(Kind::Token),
        b"secret" | b"apikey" => Some(Kind::ApiKey),
        b"key" if lower.contains(&b' ') && (lower.starts_with(b"api") || lower.starts_with(b"secret")) => {
            Some(Kind::ApiKey)
        }
        b"key" if lower.starts_with(b"product") || lower.starts_with(b"licen") => Some(Kind::LicenseKey),
        _ => None,
    }
}
