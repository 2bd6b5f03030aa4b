//! What somebody typed, understood.

use super::words::{Spotted, chunks, joined, spot};

/// More words than these are ignored.
const MOST_TERMS: usize = 8;

/// A search: everything in it must be found in a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// Its words, in the order typed; none if nothing of what was typed is a word.
    pub terms: Vec<Term>,
    typed: String,
}

/// A word as typed, such as `outlook`, or several held together by signs, such as `wi-fi`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its parts: `wi`, `fi`. A thing must have all of them…
    pub parts: Vec<String>,
    /// … or all of them as one word: `wifi`. None if there is one part only.
    pub joined: Option<String>,
    /// Whether its last part need only be the beginning of a word, because it may still be being typed.
    pub is_prefix: bool,
    start: usize,
    end: usize,
}

impl Search {
    /// Understands what was typed; every text means something, if only nothing. Signs that mean something to databases are
    /// just signs.
    pub fn parse(typed: &str) -> Self {
        let spotted = spot(typed);
        let mut terms: Vec<Term> = chunks(&spotted).take(MOST_TERMS).map(Term::of).collect();
        if let Some(last) = terms.last_mut() {
            last.is_prefix = true;
        }
        Self { terms, typed: typed.to_owned() }
    }

    /// The same search with other words in place of some; `None` where nothing is to change.
    pub fn with_words(&self, words: &[Option<String>]) -> Self {
        let mut typed = String::with_capacity(self.typed.len());
        let mut from = 0;
        for (term, word) in self.terms.iter().zip(words) {
            if let Some(word) = word {
                typed.push_str(&self.typed[from..term.start]);
                typed.push_str(word);
                from = term.end;
            }
        }
        typed.push_str(&self.typed[from..]);
        Self::parse(&typed)
    }

    /// The search as it would be typed, white space collapsed.
    pub fn text(&self) -> String {
        self.typed.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Its words as they would stand in a title, with a space between them.
    pub fn phrase(&self) -> String {
        self.terms.iter().flat_map(|term| &term.parts).map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

impl Term {
    fn of(chunk: &[Spotted]) -> Self {
        Self {
            parts: chunk.iter().map(|part| part.word.clone()).collect(),
            joined: joined(chunk),
            is_prefix: false,
            start: chunk.first().map_or(0, |part| part.start),
            end: chunk.last().map_or(0, |part| part.end),
        }
    }

    /// The word, if it is one that can be mended: a single part without digits, of four letters or more.
    pub fn mendable(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [word] if word.chars().count() >= 4 && word.chars().all(char::is_alphabetic) => Some(word),
            _ => None,
        }
    }

    /// How well a word of a text fits: the quality, the best first, if it does at all.
    pub(super) fn fit(&self, word: &str) -> Option<Fit> {
        if self.joined.as_deref() == Some(word) {
            return Some(Fit::Exact);
        }
        if self.parts.iter().any(|part| part == word) {
            return Some(Fit::Exact);
        }
        let last = self.parts.len().saturating_sub(1);
        // The `s` of `user's` is no beginning worth showing.
        let begins = |part: &str| word.starts_with(part) && (last == 0 || part.chars().nth(1).is_some());
        let begun = self.is_prefix
            && (self.parts.get(last).is_some_and(|part| begins(part))
                || self.joined.as_deref().is_some_and(begins));
        begun.then_some(Fit::Begun)
    }
}

/// How a word of a text fits a word of the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It begins with it.
    Begun,
    /// It is it.
    Exact,
}
