//! Passwords spelled out: "capital T, o, a, d, hash, four", "Papa seven one dash kilo".

use super::{
    Kind,
    bytes::{at, is_break, is_word, run},
    found::Found,
    shadow::BARRIER,
    words::{self, Lower},
};

/// The fewest steps of something spelled out.
const LEAST: usize = 5;

/// What is spelled out shortly after a cue, in the same line. Cues come in order: up to `read`, nothing was spelled out
/// from any word's start, and no word is read twice.
pub(super) fn after(text: &[u8], cue: usize, read: &mut usize) -> Option<Found> {
    let stop = run(text, cue, 60, |byte| !matches!(byte, b'\n' | BARRIER));
    let mut place = cue;
    while place < stop {
        place = run(text, place, 60, |byte| !is_word(byte));
        // The rest of the cue's own word was not read by itself.
        if place > cue && place < *read {
            place = *read;
            continue;
        }
        let end = run(text, place, 60, is_word);
        let lists = words::lists_of(&text[place..end]);
        let is_step = end == place + 1 || lists.is_spelled();
        if is_step && let Some(found) = out(text, place, LEAST) {
            return Some(found);
        }
        // "winter twenty twenty five exclamation mark".
        let next = run(text, end, 2, |byte| matches!(byte, b' ' | b','));
        let is_word = end - place > 2 && !lists.is_stop() && !lists.is_link() && !lists.is_filler();
        if is_word
            && next > end
            && let Some(found) = out(text, next, 3)
        {
            return Some(Found::new(place..found.range.end, Kind::Password, 70));
        }
        place = end.max(place + 1);
        *read = place.max(*read);
    }
    None
}

/// What is spelled out from `start` on.
fn out(text: &[u8], start: usize, least: usize) -> Option<Found> {
    let (mut place, mut end) = (start, start);
    let (mut steps, mut singles, mut named) = (0, 0, 0);
    for _ in 0..60 {
        let stop =
            run(text, place, 14, |byte| is_word(byte) || byte == b'-' && at(text, place) | 0x20 == b'x');
        let word = &text[place..stop];
        if word.is_empty() {
            break;
        }
        let is_single = word.len() == 1 || word.iter().all(u8::is_ascii_digit) && word.len() <= 4;
        if is_single || words::lists_of(word).is_spelled() {
            steps += 1;
            singles += usize::from(is_single);
            named += usize::from(!is_single);
            end = stop;
        } else if !matches!(
            Lower::of(word).as_slice(),
            b"then" | b"and" | b"the" | b"letter" | b"number" | b"digit" | b"space"
        ) {
            break;
        }
        place = run(text, stop, 3, |byte| matches!(byte, b' ' | b',' | b'-' | b'\t'));
        if place == stop && !is_break(at(text, stop)) {
            break;
        }
    }
    (steps >= least && named >= 2 && (singles >= 2 || named >= least))
        .then(|| Found::new(start..end, Kind::Password, 75))
}
