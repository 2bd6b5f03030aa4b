//! Where the words were found, as short texts with the words marked.

use super::{
    Deep, Search,
    place::{Fits, Hit},
};

/// The most places that are shown.
const MOST: usize = 3;
/// How many characters of a long text are shown, about.
const WIDTH: usize = 160;
/// How many of them stand before the first marked word.
const BEFORE: usize = 40;

/// Where in a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SearchField {
    /// Its title.
    Title,
    /// What it is for.
    Summary,
    /// Its tags.
    Tags,
    /// The shelf it stands on.
    Category,
    /// The title of a step.
    Step,
    /// What is in a step.
    Body,
}

/// One place where words of the search were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchHit {
    /// Where.
    pub field: SearchField,
    /// The text there, or the best part of it, in stretches that are marked or not.
    pub parts: Vec<SnippetPart>,
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnippetPart {
    /// The text, as it was written.
    pub text: String,
    /// Whether it is what was searched for.
    pub hit: bool,
}

/// The best one to three places, the best first. Each further one shows a word that those before it do not.
pub fn snippets(search: &Search, thing: &Deep) -> Vec<SearchHit> {
    let (category, tags) = thing.head.shelf.split_once('\n').unwrap_or((&thing.head.shelf, ""));
    let tags = tags.replace('\n', ", ");
    let mut places = vec![
        (SearchField::Title, thing.head.title.as_str()),
        (SearchField::Tags, &tags),
        (SearchField::Category, category),
        (SearchField::Summary, &thing.head.summary),
    ];
    places.extend(thing.steps.iter().map(|step| (SearchField::Step, step.title.as_str())));
    places.extend(thing.steps.iter().map(|step| (SearchField::Body, step.body.as_str())));
    let mut left: Vec<_> = places
        .into_iter()
        .map(|(field, text)| (field, text, Fits::of(search, text)))
        .filter(|(_, _, fits)| fits.found() > 0)
        .collect();
    let mut shown = vec![false; search.terms.len()];
    let mut hits = Vec::new();
    while hits.len() < MOST {
        let news = |fits: &Fits| {
            fits.best.iter().zip(&shown).filter(|(fit, shown)| fit.is_some() && !**shown).count()
        };
        // The place with the most that is new; the first of those that have as much.
        let best = (0..left.len()).max_by_key(|place| (news(&left[*place].2), usize::MAX - place));
        let Some(best) = best.filter(|place| news(&left[*place].2) > 0) else { break };
        let (field, text, fits) = left.remove(best);
        for (shown, fit) in shown.iter_mut().zip(&fits.best) {
            *shown |= fit.is_some();
        }
        hits.push(SearchHit { field, parts: parts(text, &fits) });
    }
    hits
}

/// The text, or the stretch of it with the most words of the search, cut where it is long.
fn parts(text: &str, fits: &Fits) -> Vec<SnippetPart> {
    let (from, to) = stretch(text, &fits.hits, fits.best.len());
    let mut parts = Vec::new();
    let mut push = |text: &str, hit: bool| {
        if !text.is_empty() {
            parts.push(SnippetPart { text: text.to_owned(), hit });
        }
    };
    if from > 0 {
        push("…", false);
    }
    let mut at = from;
    for hit in fits.hits.iter().filter(|hit| hit.start >= from && hit.end <= to) {
        // Two words of the search may fit one word of the text.
        if hit.start >= at {
            push(&text[at..hit.start], false);
            push(&text[hit.start..hit.end], true);
            at = hit.end;
        }
    }
    push(&text[at..to], false);
    if to < text.len() {
        push("…", false);
    }
    parts
}

/// Which bytes of the text to show.
fn stretch(text: &str, hits: &[Hit], terms: usize) -> (usize, usize) {
    if text.len() <= WIDTH {
        return (0, text.len());
    }
    let terms_from = |first: &Hit| {
        let mut seen = vec![false; terms];
        for hit in
            hits.iter().filter(|hit| hit.start >= first.start && hit.end <= first.start + WIDTH - BEFORE)
        {
            seen[hit.term] = true;
        }
        seen.into_iter().filter(|seen| *seen).count()
    };
    // Looking at more than the first hundred would only cost time.
    let best = hits.iter().take(100).max_by_key(|hit| (terms_from(hit), usize::MAX - hit.start));
    let start = best.map_or(0, |hit| hit.start);
    let end_of_hit = best.map_or(0, |hit| hit.end);
    let from = word_start(text, text.floor_char_boundary(start.saturating_sub(BEFORE)), start);
    let to = word_end(text, text.ceil_char_boundary((from + WIDTH).min(text.len())), end_of_hit);
    (from, to)
}

/// The first place from `from` on where a word begins, but not behind `latest`.
fn word_start(text: &str, from: usize, latest: usize) -> usize {
    if from == 0 {
        return 0;
    }
    text[from..latest].find(' ').map_or(latest, |space| from + space + 1)
}

/// The last place up to `to` where a word ends, but not before `earliest`.
fn word_end(text: &str, to: usize, earliest: usize) -> usize {
    if to >= text.len() {
        return text.len();
    }
    let to = to.max(earliest);
    text[earliest..to].rfind(' ').map_or(to, |space| earliest + space)
}
