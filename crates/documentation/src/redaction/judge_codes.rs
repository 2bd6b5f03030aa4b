//! What one-time codes and PINs look like after their cue.

use super::{
    bytes::{at, before, ends_with_any, is_word, run},
    cues::Cue,
    steps::word_after,
    value::{self, Looks, Shape},
    walk::{Candidate, Link},
    words,
};

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
    let goes_on = is_word(at(text, end))
        || matches!(at(text, end), b'.' | b':' | b'/' | b'-' | b',') && at(text, end + 1).is_ascii_digit();
    (!goes_on && first > start).then_some(end)
}

pub(super) fn code(text: &[u8], cue: &Cue, candidate: &Candidate, link: Link) -> bool {
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
        if end < candidate.range.end || words::lists(&next).is_unit() || is_money(text, start) {
            return false;
        }
        return match (cue.firm, link) {
            (true, Link::Far | Link::FarSaid) => count == 6,
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
    matches!(before(text, start), b'$' | b'#' | b'.' | b',' | b'/' | b':' | b'\\')
}

pub(super) fn pin(text: &[u8], candidate: &Candidate, link: Link) -> bool {
    let start = candidate.range.start;
    // As it is typed at a door: `4412#`.
    if let [digits @ .., b'#' | b'*'] = &text[candidate.range.clone()] {
        return digits.len() >= 4 && digits.iter().all(u8::is_ascii_digit) && link >= Link::Beside;
    }
    let Some(end) = digits(text, start) else { return false };
    let count = text[start..end].iter().filter(|byte| byte.is_ascii_digit()).count();
    let next = word_after(text, end);
    let fits = (4..=8).contains(&count)
        && end >= candidate.range.end
        && !words::lists(&next).is_unit()
        && !is_money(text, start);
    let is_extension = ends_with_any(
        &text[..start],
        &["ext", "extension", "x", "user", "unit", "room", "apt", "suite", "for", "ticket", "case"],
    );
    fits && !is_extension
        && (link >= Link::Said || link == Link::Beside && candidate.distance == 0 || link == Link::FarSaid)
}
