//! Which steps stand elsewhere: as few as explain the new order.

use super::sections::Pairs;
use crate::{FlowDocument, StepId};
use std::collections::{HashMap, HashSet};

/// The order of the steps in both states, and which of them moved.
pub(super) struct Moves<'a> {
    /// The older order.
    pub(super) before: Vec<&'a StepId>,
    /// The newer order.
    pub(super) after: Vec<&'a StepId>,
    /// Steps of both states that stand in another section, or elsewhere among those that stayed in theirs.
    pub(super) moved: HashSet<&'a StepId>,
}

pub(super) fn moves<'a>(before: &'a FlowDocument, after: &'a FlowDocument, pairs: &Pairs) -> Moves<'a> {
    // Where one state has no sections, standing in one is no move.
    let by_section = !before.sections.is_empty() && !after.sections.is_empty();
    let was = placed(before);
    let is = placed(after);
    let places: HashMap<&StepId, (usize, Option<usize>)> =
        was.iter().enumerate().map(|(place, (id, section))| (*id, (place, *section))).collect();
    let mut moved = HashSet::new();
    // Those that stayed in their section, as it is now: their older places, in the newer order.
    let mut stayed: HashMap<Option<usize>, Vec<(usize, &StepId)>> = HashMap::new();
    for (id, section) in &is {
        let Some((place, earlier)) = places.get(*id) else { continue };
        if !by_section {
            stayed.entry(None).or_default().push((*place, *id));
        } else if section.and_then(|section| pairs.earlier[section]) == *earlier
            && section.is_some() == earlier.is_some()
        {
            stayed.entry(*section).or_default().push((*place, *id));
        } else {
            moved.insert(*id);
        }
    }
    for steps in stayed.into_values() {
        let places: Vec<_> = steps.iter().map(|(place, _)| *place).collect();
        let kept = longest_rising(&places);
        let strays = steps.iter().zip(kept).filter(|(_, kept)| !kept);
        moved.extend(strays.map(|((_, id), _)| *id));
    }
    let ids = |placed: Vec<(&'a StepId, Option<usize>)>| placed.into_iter().map(|(id, _)| id).collect();
    Moves { before: ids(was), after: ids(is), moved }
}

/// Each step once, with its section: as the sections say, then what no section names, as it is written.
fn placed(flow: &FlowDocument) -> Vec<(&StepId, Option<usize>)> {
    let in_sections = flow
        .sections
        .iter()
        .enumerate()
        .flat_map(|(place, section)| section.steps.iter().map(move |id| (id, Some(place))));
    let rest = flow.steps.keys().map(|id| (id, None));
    let mut seen = HashSet::new();
    in_sections.chain(rest).filter(|(id, _)| flow.steps.contains_key(*id) && seen.insert(*id)).collect()
}

pub(super) fn in_order<'a>(places: impl Iterator<Item = &'a usize> + Clone) -> bool {
    places.is_sorted()
}

/// Of each number, whether it belongs to one longest part of the sequence that rises.
fn longest_rising(numbers: &[usize]) -> Vec<bool> {
    // `ends[n]` is where the best rising part of n + 1 numbers ends; `previous` leads back through it.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous = vec![None; numbers.len()];
    for (place, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        previous[place] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(place);
        } else {
            ends[length] = place;
        }
    }
    let mut kept = vec![false; numbers.len()];
    let mut next = ends.last().copied();
    while let Some(place) = next {
        kept[place] = true;
        next = previous[place];
    }
    kept
}
