//! Passwords and codes that no rule finds: each word is weighed by what it is like and by what stands around it. How much
//! each trait weighs was learnt from the labelled texts (`tests/learning`), by logistic regression.

use super::{
    features::{is_weighed, kind, traits, words_of},
    found::{Found, settle},
    scan::News,
};
use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
    sync::LazyLock,
};

/// Traits and their weights in hundredths, in natural logarithms of the odds.
pub(super) const WEIGHTS: &str = include_str!("weights.txt");

/// What a word must weigh to be hidden, in hundredths: at odds of four and a half to one.
pub(super) const LEAST: i32 = 150;

/// Finds what weighs enough, beside what was found already.
pub(super) fn learnt(text: &[u8], news: &News, found: &mut Vec<Found>) {
    let rules = settle(found.clone());
    let mut covered = rules.iter().map(|one| &one.range).peekable();
    let mut read = 0;
    for stretch in news.stretches() {
        let words = words_of(text, stretch);
        for (place, word) in words.iter().enumerate() {
            let is_here = word.range.start >= stretch.start.max(read) && word.range.start < stretch.end;
            if !is_here {
                continue;
            }
            while covered.next_if(|range| range.end <= word.range.start).is_some() {}
            let is_found = covered.peek().is_some_and(|range| range.start < word.range.end);
            if is_found || !is_weighed(&text[word.range.clone()]) {
                continue;
            }
            let mut weight = 0;
            traits(text, &words, place, |name| weight += known(name));
            if weight >= LEAST {
                found.push(Found::new(word.range.clone(), kind(text, &words, place), 60));
            }
        }
        read = stretch.end;
    }
}

/// The weight of a trait.
fn known(name: &[&[u8]]) -> i32 {
    let mut hash = OFFSET;
    for part in name {
        hash = hashed(hash, part);
    }
    KNOWN.get(&hash).copied().unwrap_or_default()
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a: names are read in parts, and the table is ours.
fn hashed(hash: u64, part: &[u8]) -> u64 {
    part.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}

/// Keys are hashes.
#[derive(Default)]
struct Same(u64);

impl Hasher for Same {
    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash ^ hash >> 32;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

static KNOWN: LazyLock<HashMap<u64, i32, BuildHasherDefault<Same>>> = LazyLock::new(|| {
    WEIGHTS
        .lines()
        .filter_map(|line| line.rsplit_once('\t'))
        .filter_map(|(name, weight)| Some((hashed(OFFSET, name.as_bytes()), weight.parse().ok()?)))
        .collect()
});
