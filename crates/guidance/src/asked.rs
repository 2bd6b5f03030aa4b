//! What a statement of a problem asks for: its telling words, split as the search does.

use rf_flows::search::{spot, tells, words};
use std::{borrow::Borrow, collections::HashSet, hash::Hash};

/// The most words of a problem that count, the longest ones: they tell most.
const MOST_WORDS: usize = 24;

/// A problem, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its telling words, the longest first.
    pub words: Vec<String>,
    /// The one among them that may still be being typed.
    pub begun: Option<String>,
}

impl Asked {
    /// Understands a problem that is being typed: its last word may be the beginning of one.
    pub fn typed(problem: &str) -> Self {
        let words = telling(problem);
        let last = spot(problem).pop().filter(|last| last.end == problem.len());
        let begun = last.map(|last| last.word).filter(|word| words.contains(word));
        Self { words, begun }
    }

    /// A problem that stands.
    pub fn told(words: Vec<String>) -> Self {
        Self { words, begun: None }
    }

    /// Whether the word, which is one of its own, is among these.
    pub(crate) fn is_in<T: Borrow<str> + Eq + Hash>(&self, word: &str, theirs: &HashSet<T>) -> bool {
        let may_go_on = self.begun.as_deref() == Some(word);
        theirs.contains(word) || (may_go_on && theirs.iter().any(|their| their.borrow().starts_with(word)))
    }
}

/// The telling words of a text, the longest first, then by the alphabet.
pub(crate) fn telling(text: &str) -> Vec<String> {
    let mut all: Vec<String> = words(text).into_iter().filter(|word| tells(word)).collect();
    all.sort_by(|one, other| other.chars().count().cmp(&one.chars().count()).then_with(|| one.cmp(other)));
    all.truncate(MOST_WORDS);
    all
}
