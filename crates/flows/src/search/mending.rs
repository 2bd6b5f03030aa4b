//! Mending a mistyped word: the nearest of the words that the team uses.

use strsim::osa_distance;

/// Which words may be the one that was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// The letters that they may begin with: the first two typed, in case those were swapped or one came in.
    pub firsts: Vec<char>,
    /// The least number of letters.
    pub shortest: usize,
    /// The greatest number of letters.
    pub longest: usize,
}

/// Where to look for what was meant by a word.
pub fn reach(word: &str) -> Reach {
    let length = word.chars().count();
    let mut firsts: Vec<char> = word.chars().take(2).collect();
    firsts.dedup();
    Reach { firsts, shortest: length.saturating_sub(2), longest: length + 2 }
}

/// How many letters may be wrong: one in words of four to seven, two in longer ones.
fn tolerance(word: &str) -> usize {
    match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The known word that is likeliest to have been meant: with the fewest letters wrong, left out, too many or swapped; among
/// those one with the same first letter, then the first of the alphabet. None if none is near enough.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = tolerance(word);
    let first = word.chars().next();
    let near = known.into_iter().filter_map(|other| {
        let distance = osa_distance(word, other);
        (1..=most).contains(&distance).then(|| (distance, other.chars().next() != first, other))
    });
    near.min().map(|(_, _, other)| other)
}
