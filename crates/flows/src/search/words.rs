//! What a word is, in texts and in searches alike.

use std::collections::HashSet;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Longer words are cut to this many characters.
pub const MAX_WORD: usize = 48;
/// The most parts that are also kept as one word: `DNS_PROBE` is found as `dnsprobe` too.
const MOST_JOINED: usize = 4;

/// Words of an everyday sort, that nothing is told by.
const EVERYDAY: &str = " about after again all also and any are ask asks but can cannot check click does done each every for from \
    get goes has have how into its let more new not now off one open other out over run see set should show shows some \
    step steps still than that the their them then there they this through time turn two under use user users using \
    was when where which while who will with work works yes you your ";

/// A word and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spotted {
    /// Lower-case, without accents.
    pub word: String,
    /// Its first byte in the text.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// Whether only a sign such as `-`, `_` or `.` stands between it and the word before.
    pub is_joined: bool,
}

/// The words of a text, in order, with their places.
///
/// Words are runs of letters and digits. Case, accents and the width of letters do not count, so that `Café` is `cafe`.
pub fn spot(text: &str) -> Vec<Spotted> {
    let mut all: Vec<Spotted> = Vec::with_capacity(text.len() / 6);
    let mut open: Option<Spotted> = None;
    let mut length = 0;
    // Where a joining sign ended that follows a word directly.
    let mut joined_at = None;
    for (place, sign) in text.char_indices() {
        let end = place + sign.len_utf8();
        if sign.is_ascii_alphanumeric() || (!sign.is_ascii() && sign.is_alphanumeric()) {
            let spotted = open.get_or_insert_with(|| {
                length = 0;
                let is_joined = joined_at == Some(place);
                Spotted { word: String::with_capacity(12), start: place, end, is_joined }
            });
            spotted.end = end;
            if length < MAX_WORD {
                length += fold(sign, &mut spotted.word);
            }
        } else if let Some(spotted) = &mut open {
            if is_combining_mark(sign) {
                spotted.end = end;
                continue;
            }
            joined_at = is_joint(sign).then_some(end);
            all.extend(open.take());
        } else {
            joined_at = None;
        }
    }
    all.extend(open);
    // A letter may fold to nothing that counts as one.
    all.retain(|spotted| !spotted.word.is_empty());
    all
}

/// The distinct words of a text, parts joined by a sign also as one word.
pub fn words(text: &str) -> HashSet<String> {
    let spotted = spot(text);
    let mut all: HashSet<String> = chunks(&spotted).filter_map(joined).collect();
    all.extend(spotted.into_iter().map(|spotted| spotted.word));
    all
}

/// Whether a word tells what something is about: it is not short, and not of an everyday sort.
pub fn tells(word: &str) -> bool {
    word.chars().count() >= 3 && !EVERYDAY.contains(&format!(" {word} "))
}

/// Words that stand together, with nothing but joining signs between them.
pub(super) fn chunks(spotted: &[Spotted]) -> impl Iterator<Item = &[Spotted]> {
    spotted.chunk_by(|_, next| next.is_joined)
}

/// Parts as one word, if they are few.
pub(super) fn joined(chunk: &[Spotted]) -> Option<String> {
    (2..=MOST_JOINED)
        .contains(&chunk.len())
        .then(|| chunk.iter().flat_map(|part| part.word.chars()).take(MAX_WORD).collect())
}

const fn is_joint(sign: char) -> bool {
    matches!(sign, '-' | '_' | '.' | '\'' | '’')
}

/// Adds what the sign counts as; answers how many characters that is.
fn fold(sign: char, word: &mut String) -> usize {
    if sign.is_ascii() {
        word.push(sign.to_ascii_lowercase());
        return 1;
    }
    let before = word.len();
    match sign {
        'ß' | 'ẞ' => word.push_str("ss"),
        'æ' | 'Æ' => word.push_str("ae"),
        'œ' | 'Œ' => word.push_str("oe"),
        'ø' | 'Ø' => word.push('o'),
        'đ' | 'Đ' => word.push('d'),
        'ł' | 'Ł' => word.push('l'),
        'ı' => word.push('i'),
        _ => {
            let plain = std::iter::once(sign).nfkd().filter(|sign| !is_combining_mark(*sign));
            let lower = plain.flat_map(char::to_lowercase).nfkd();
            word.extend(lower.filter(|sign| sign.is_alphanumeric() && !is_combining_mark(*sign)));
        }
    }
    word[before..].chars().count()
}
