//! Which of the things that have the words comes first.
//!
//! The place of a word counts most: title, then tags and category, then summary, then titles of steps, then their bodies.
//! A whole word counts more than the beginning of one, words near each other more than words far apart, and a title that is
//! the search, or begins with it, more than one that mentions it. How often a thing is used, and then how lately it changed,
//! decide between equals.

use super::{Deep, Head, Search, place::Fits, query::Fit, words::spot};

const TITLE: u32 = 1000;
const SHELF: u32 = 600;
const SUMMARY: u32 = 400;
const STEP_TITLE: u32 = 250;
const STEP_BODY: u32 = 100;

/// What a title is worth on top that is the search, begins with it, has all its words.
const IS_TITLE: u32 = 3000;
const BEGINS_TITLE: u32 = 600;
const ALL_IN_TITLE: u32 = 800;

/// The order of things by what is read of all: their numbers, with their points, the best first.
pub fn rank<'a>(search: &Search, heads: impl IntoIterator<Item = &'a Head>) -> Vec<(usize, u32)> {
    order(heads.into_iter().map(|head| (head, points(search, head, &[]))))
}

/// The order of things by all of their texts.
pub fn rank_deep(search: &Search, things: &[Deep]) -> Vec<(usize, u32)> {
    order(things.iter().map(|thing| {
        let texts: Vec<_> = thing
            .steps
            .iter()
            .flat_map(|step| [(STEP_TITLE, step.title.as_str()), (STEP_BODY, step.body.as_str())])
            .collect();
        (&thing.head, points(search, &thing.head, &texts))
    }))
}

fn order<'a>(points: impl Iterator<Item = (&'a Head, u32)>) -> Vec<(usize, u32)> {
    let mut all: Vec<(usize, &Head, u32)> =
        points.enumerate().map(|(number, (head, points))| (number, head, points)).collect();
    all.sort_by(|(_, one, points), (_, other, others)| {
        others.cmp(points).then_with(|| other.updated_at.cmp(&one.updated_at))
    });
    all.into_iter().map(|(number, _, points)| (number, points)).collect()
}

fn points(search: &Search, head: &Head, steps: &[(u32, &str)]) -> u32 {
    let mut best = vec![0; search.terms.len()];
    let mut closest = 0;
    let own = [(TITLE, head.title.as_str()), (SHELF, &head.shelf), (SUMMARY, &head.summary)];
    let mut title = 0;
    for (weight, text) in own.into_iter().chain(steps.iter().copied()) {
        // A place that cannot better anything is not looked at.
        if best.iter().all(|found| *found >= weight) && closest >= weight / 2 {
            continue;
        }
        let fits = Fits::of(search, text);
        for (found, fit) in best.iter_mut().zip(&fits.best) {
            *found = (*found).max(worth(weight, *fit));
        }
        if best.len() > 1
            && let Some(stretch) = fits.closeness()
        {
            closest = closest.max(share(weight / 2, best.len(), stretch));
        }
        if weight == TITLE && fits.has_all() && !best.is_empty() {
            title = ALL_IN_TITLE + title_bonus(search, text);
        }
    }
    let used = 20 * head.uses.saturating_add(1).ilog2().min(10);
    best.iter().sum::<u32>() + closest + title + used
}

const fn worth(weight: u32, fit: Option<Fit>) -> u32 {
    match fit {
        Some(Fit::Exact) => weight,
        Some(Fit::Begun) => weight / 10 * 7,
        None => 0,
    }
}

/// All of `most` when the words stand side by side, less the farther they are apart.
fn share(most: u32, words: usize, stretch: usize) -> u32 {
    let part = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    most.saturating_mul(part(words)) / part(stretch.max(words)).max(1)
}

fn title_bonus(search: &Search, title: &str) -> u32 {
    let title: Vec<String> = spot(title).into_iter().map(|spotted| spotted.word).collect();
    let title = title.join(" ");
    let phrase = search.phrase();
    if title == phrase {
        IS_TITLE
    } else if title.starts_with(&phrase) {
        BEGINS_TITLE
    } else {
        0
    }
}
