//! A procedure's sections in two states: which is which, and what changed of them.

use super::{FieldChange, change, order::in_order};
use crate::{FlowDocument, Section, StepId};
use serde_json::{Value, json};
use std::collections::{HashMap, VecDeque};

/// Which section of the older state each section of the newer one was.
pub(super) struct Pairs {
    /// By the place in the newer state.
    pub(super) earlier: Vec<Option<usize>>,
}

/// A section is the same one when it has the same title; else when it holds a step of one that has found no other.
pub(super) fn pair(before: &FlowDocument, after: &FlowDocument) -> Pairs {
    let mut titled: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for (place, section) in before.sections.iter().enumerate() {
        titled.entry(&section.title).or_default().push_back(place);
    }
    let by_title = |section: &Section| titled.get_mut(section.title.as_str()).and_then(VecDeque::pop_front);
    let mut earlier: Vec<_> = after.sections.iter().map(by_title).collect();

    let mut holders: HashMap<&StepId, usize> = HashMap::new();
    for place in titled.into_values().flatten() {
        for step in &before.sections[place].steps {
            holders.insert(step, place);
        }
    }
    let mut taken = vec![false; before.sections.len()];
    for (section, earlier) in after.sections.iter().zip(&mut earlier) {
        if earlier.is_none() {
            let mut held = section.steps.iter().filter_map(|step| holders.get(step).copied());
            *earlier = held.find(|place| !taken[*place]);
            if let Some(place) = *earlier {
                taken[place] = true;
            }
        }
    }
    Pairs { earlier }
}

pub(super) fn changes(before: &FlowDocument, after: &FlowDocument, pairs: &Pairs) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    let mut kept = vec![false; before.sections.len()];
    for (place, (section, earlier)) in after.sections.iter().zip(&pairs.earlier).enumerate() {
        match earlier {
            None => changes.push(change(format!("sections.{place}"), Value::Null, json!(section))),
            Some(earlier) => {
                kept[*earlier] = true;
                let old = &before.sections[*earlier].title;
                if *old != section.title {
                    let field = format!("sections.{place}.title");
                    changes.push(change(field, json!(old), json!(section.title)));
                }
            }
        }
    }
    for (place, section) in before.sections.iter().enumerate().filter(|(place, _)| !kept[*place]) {
        changes.push(change(format!("sections.{place}"), json!(section), Value::Null));
    }
    if !in_order(pairs.earlier.iter().flatten()) {
        let titles = |flow: &FlowDocument| json!(flow.sections.iter().map(|s| &s.title).collect::<Vec<_>>());
        changes.push(change("sections", titles(before), titles(after)));
    }
    changes
}
