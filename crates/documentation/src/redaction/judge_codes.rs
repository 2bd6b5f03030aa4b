//! What one-time codes and PINs look like after their cue.

use super::{
    bytes::{at, before, ends_with_any, is_word, run, starts_with},
    cues::Cue,
    steps::{closes_clause, word_after},
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
        && (end - start == 3 || groups > 1 || matches!(first - start, 2 | 4 | 5))
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
        return (link >= Link::Said || link == Link::Beside && candidate.distance == 0)
            && seed(text, candidate.range.start).is_some()
            || link >= Link::Said
                && word.len() >= 12
                && word.iter().all(|byte| byte.is_ascii_alphanumeric())
                && shape.digits + shape.upper > 2
            || link >= Link::Beside && word.len() >= 16 && shape.lower == 0 && shape.letters() > 4;
    }
    let start = candidate.range.start + usize::from(word.starts_with(b"G-")) * 2;
    if let Some(end) = digits(text, start) {
        let count = text[start..end].iter().filter(|byte| byte.is_ascii_digit()).count();
        let next = word_after(text, end);
        let grouped = end > candidate.range.end || word.contains(&b'-');
        // The rest of a longer number.
        let is_rest = start > 4
            && matches!(before(text, start), b' ' | b'-')
            && end - start == 7
            && at(text, start + 3) == before(text, start)
            && !is_word(before(text, start - 4))
            && text[start - 4..start - 1].iter().all(u8::is_ascii_digit);
        if is_rest {
            return false;
        }
        if end < candidate.range.end || words::lists(&next).is_unit() || is_money(text, start) {
            return false;
        }
        return match (cue.firm, link) {
            (true, Link::Far | Link::FarSaid) => {
                count == 6
                    || is_backup(cue) && (candidate.distance == 0 || link == Link::FarSaid) && count > 5
            }
            (true, Link::Beside) if candidate.distance > 0 => {
                count == 6 || grouped && (6..=8).contains(&count)
            }
            (true, _) => (4..=10).contains(&count) || (6..=12).contains(&count) && grouped,
            (false, Link::Far) => count == 6 && grouped && candidate.distance < 4,
            (false, _) => count == 6 || grouped && matches!(count, 8 | 9),
        };
    }
    // Backup codes have letters: `a1b2c-3d4e5`, `8812-0934`.
    let is_backup = is_backup(cue);
    // "code HX4KQ9ZTP at microsoft.com/devicelogin".
    let is_entered = (8..=9).contains(&word.len())
        && shape.digits > 0
        && shape.upper > 2
        && shape.upper + shape.digits == word.len()
        && (cue.text.contains("device")
            || link >= Link::Beside && candidate.distance == 0 && is_sign_in(text, candidate.range.end));
    if is_entered && link >= Link::Beside {
        return true;
    }
    let is_device = cue.text.contains("device") || cue.text == "tap" || cue.text.contains("pairing");
    let fits = (6..=24).contains(&word.len())
        && word.iter().all(|byte| {
            byte.is_ascii_alphanumeric()
                || matches!(
                    byte,
                    b'-' | b'*'
                        | b'+'
                        | b'!'
                        | b'#'
                        | b'&'
                        | b'@'
                        | b'%'
                        | b'$'
                        | b'='
                        | b'?'
                        | b'_'
                        | b'^'
                        | b'~'
                )
        })
        && shape.digits > 0;
    let is_mixed = cue.text == "passcode"
        && candidate.distance == 0
        && link == Link::Beside
        && word.len() >= 6
        && shape.upper > 0
        && shape.lower > 0
        && shape.digits > 0;
    if is_mixed && fits && !value::is_name(word) {
        return true;
    }
    // `9F2K-77QM-XX21`.
    let mut groups = word.split(|byte| *byte == b'-');
    let is_grouped = word.len() >= 14
        && groups.all(|group| {
            (4..=5).contains(&group.len())
                && group.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        })
        && shape.upper > 1;
    if is_grouped && shape.digits > 1 && link >= Link::Beside && candidate.distance == 0 {
        return true;
    }
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
        || is_backup && is_halved(word)
        || is_backup && dashed && link >= Link::Beside
}

/// `7c2e-91ab`: two groups of four or five with digits in both.
fn is_halved(word: &[u8]) -> bool {
    let mut groups = word.split(|byte| *byte == b'-');
    let is_group = |group: Option<&[u8]>| {
        group.is_some_and(|group| {
            (4..=5).contains(&group.len())
                && group.iter().all(u8::is_ascii_alphanumeric)
                && group.iter().any(u8::is_ascii_digit)
        })
    };
    is_group(groups.next()) && is_group(groups.next()) && groups.next().is_none()
}

/// `E5`, `KB50`: what begins with another thing's letters.
fn is_product(word: &[u8]) -> bool {
    let head = run(word, 0, word.len(), |byte| byte.is_ascii_alphabetic());
    head > 0 && words::lists_of(&word[..head]).is_product()
}

/// Codes that are kept for when nothing else is at hand.
fn is_backup(cue: &Cue) -> bool {
    ["backup", "recovery", "scratch", "bypass", "emergency", "access pass"]
        .iter()
        .any(|known| cue.text.contains(known))
}

/// "to authenticate", "at microsoft.com/devicelogin".
fn is_sign_in(text: &[u8], end: usize) -> bool {
    [
        "to authenticate",
        "to sign in",
        "to log in",
        "to continue",
        "at microsoft",
        "at https",
        "on microsoft",
        "at aka",
    ]
    .iter()
    .any(|rest| starts_with(text, end + 1, rest))
}

/// `jbsw y3dp ehpk 3pxp`: where groups of four end, if there are four or more of them.
pub(super) fn seed(text: &[u8], start: usize) -> Option<usize> {
    let is_group = |place: usize| {
        let end = run(text, place, 5, |byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_uppercase() || matches!(byte, b'2'..=b'7')
        });
        (end == place + 4).then_some(end)
    };
    let mut end = is_group(start)?;
    let mut count = 1;
    while let Some(next) = is_group(end + 1).filter(|_| matches!(at(text, end), b' ' | b'-')) {
        end = next;
        count += 1;
    }
    let has_digit = text[start..end].iter().any(u8::is_ascii_digit);
    (count >= 4 && has_digit && !is_word(at(text, end))).then_some(end)
}

fn is_money(text: &[u8], start: usize) -> bool {
    matches!(before(text, start), b'$' | b'#' | b'.' | b',' | b'/' | b':' | b'\\')
}

pub(super) fn pin(text: &[u8], cue: &Cue, candidate: &Candidate, link: Link) -> bool {
    // "Front door: 2468", but not "alarm 1204 was raised".
    if !cue.firm {
        let word = &text[candidate.range.clone()];
        let is_year = word.len() == 4 && (word.starts_with(b"19") || word.starts_with(b"20"));
        let is_box = link == Link::Said && cue.text.contains('k') && candidate.distance < 5;
        let fits = (candidate.distance == 0 || is_box)
            && !is_year
            && word.iter().filter(|byte| byte.is_ascii_digit()).count() > 3
            && (link == Link::Assigned
                || link == Link::Said
                || (matches!(cue.text, "keypad" | "disarm" | "combination") || cue.text.ends_with(':'))
                    && link == Link::Beside)
            && (closes_clause(text, candidate.range.end) || cue.text == "disarm" || word.ends_with(b"#"));
        return fits && pin(text, &Cue { firm: true, ..*cue }, candidate, link);
    }
    let start = candidate.range.start;
    // As it is typed at a door: `4412#`.
    if let [digits @ .., b'#' | b'*'] = &text[candidate.range.clone()] {
        return digits.len() >= 4 && digits.iter().all(u8::is_ascii_digit) && link >= Link::Beside;
    }
    let word = &text[candidate.range.clone()];
    // `3-8-2-7`.
    let is_wheel = word.len() >= 7
        && word.split(|byte| *byte == b'-').all(|group| group.len() == 1 && group[0].is_ascii_digit());
    if is_wheel {
        return link >= Link::Beside;
    }
    // `C2580Y`, `*9021`.
    let count = word.iter().filter(|byte| byte.is_ascii_digit()).count();
    let others = word.len() - count;
    let is_keyed = (3..=8).contains(&count)
        && (1..=2).contains(&others)
        && word
            .iter()
            .all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase() || matches!(byte, b'*' | b'#'));
    if is_keyed && word[0] != b'#' && !is_product(word) {
        return link >= Link::Said || link == Link::Beside && candidate.distance == 0;
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
        && (link >= Link::Said
            || link == Link::Beside
                && (candidate.distance == 0 || cue.text == "code" && candidate.distance < 3)
            || link == Link::FarSaid)
}
