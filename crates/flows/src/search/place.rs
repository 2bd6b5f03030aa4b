//! The places of a thing that a search can be found in, and how well it fits each.

use super::{EntryStep, Search, Spotted, query::Fit, words::spot};
use rf_core::Time;

/// What of a thing is read to put it in its place among many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its title.
    pub title: String,
    /// Its category and tags, one a line; see [`super::Entry::shelf`].
    pub shelf: String,
    /// What it is for.
    pub summary: String,
    /// How often it was used.
    pub uses: u32,
    /// When it last changed.
    pub updated_at: Time,
}

/// A thing with its steps: read for the best only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deep {
    /// What is read of all.
    pub head: Head,
    /// Its steps.
    pub steps: Vec<EntryStep>,
}

/// How a search fits one text.
#[derive(Debug, Clone)]
pub(super) struct Fits {
    /// The best fit of each word of the search.
    pub(super) best: Vec<Option<Fit>>,
    /// The text's words that fit, with the word of the search that each fits and its number in the text.
    pub(super) hits: Vec<Hit>,
}

/// A word of a text that fits.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    pub(super) term: usize,
    pub(super) number: usize,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Fits {
    pub(super) fn of(search: &Search, text: &str) -> Self {
        let spotted: Vec<Spotted> = spot(text);
        let mut best = vec![None; search.terms.len()];
        let mut hits = Vec::new();
        for (number, spotted) in spotted.iter().enumerate() {
            for (term, wanted) in search.terms.iter().enumerate() {
                if let Some(fit) = wanted.fit(&spotted.word) {
                    best[term] = best[term].max(Some(fit));
                    hits.push(Hit { term, number, start: spotted.start, end: spotted.end });
                }
            }
        }
        Self::add_joined(search, &spotted, &mut best, &mut hits);
        Self { best, hits }
    }

    /// `wifi` is found in `Wi-Fi`.
    fn add_joined(search: &Search, spotted: &[Spotted], best: &mut [Option<Fit>], hits: &mut Vec<Hit>) {
        if !spotted.iter().any(|spotted| spotted.is_joined) {
            return;
        }
        let mut number = 0;
        for chunk in super::words::chunks(spotted) {
            if let (Some(word), [first, .., last]) = (super::words::joined(chunk), chunk) {
                for (term, wanted) in search.terms.iter().enumerate() {
                    if wanted.parts.len() == 1
                        && let Some(fit) = wanted.fit(&word)
                    {
                        best[term] = best[term].max(Some(fit));
                        hits.push(Hit { term, number, start: first.start, end: last.end });
                    }
                }
            }
            number += chunk.len();
        }
        hits.sort_by_key(|hit| (hit.number, hit.start));
    }

    /// Whether every word of the search is found.
    pub(super) fn has_all(&self) -> bool {
        self.best.iter().all(Option::is_some)
    }

    /// How many words of the search are found.
    pub(super) fn found(&self) -> usize {
        self.best.iter().flatten().count()
    }

    /// The shortest stretch, in words of the text, that holds every word of the search.
    pub(super) fn closeness(&self) -> Option<usize> {
        if !self.has_all() {
            return None;
        }
        let mut counts = vec![0_usize; self.best.len()];
        let mut missing = counts.len();
        let (mut from, mut shortest) = (0, usize::MAX);
        for hit in &self.hits {
            counts[hit.term] += 1;
            missing -= usize::from(counts[hit.term] == 1);
            while missing == 0 {
                let Some(first) = self.hits.get(from) else { break };
                shortest = shortest.min(hit.number + 1 - first.number);
                counts[first.term] -= 1;
                missing += usize::from(counts[first.term] == 0);
                from += 1;
            }
        }
        (shortest != usize::MAX).then_some(shortest)
    }
}
