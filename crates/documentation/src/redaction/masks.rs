//! What stands in the place of a found value: `[redacted: password]`, numbered from the second value of a kind on.

use super::Kind;
use std::collections::{BTreeMap, HashMap};

const OPENING: &str = "[redacted: ";
/// No label with its number is longer.
const LONGEST: usize = 60;

/// The mask that `text` begins with: its kind, its number and its length in bytes.
pub(super) fn leading(text: &str) -> Option<(Kind, usize, usize)> {
    let inside = text.strip_prefix(OPENING)?;
    let end = inside.bytes().take(LONGEST).position(|byte| byte == b']')?;
    let inside = &inside[..end];
    let kind = Kind::ALL.into_iter().find(|kind| {
        inside.strip_prefix(kind.label()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })?;
    let number = match inside[kind.label().len()..].strip_prefix(' ') {
        None => 1,
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().ok()?,
        Some(_) => return None,
    };
    Some((kind, number, OPENING.len() + end + 1))
}

/// The masks of one document: the same value gets the same.
#[derive(Debug, Default)]
pub(super) struct Masks<'t> {
    numbers: HashMap<(Kind, &'t str), usize>,
    highest: HashMap<Kind, usize>,
}

impl<'t> Masks<'t> {
    /// Masks that follow after those that stand in `text` already.
    pub fn after(text: &str) -> Self {
        let mut masks = Self::default();
        masks.follow(text);
        masks
    }

    /// Has masks follow after those that stand in `text`, too.
    pub fn follow(&mut self, text: &str) {
        for (place, _) in text.match_indices(OPENING) {
            if let Some((kind, number, _)) = leading(&text[place..]) {
                let highest = self.highest.entry(kind).or_default();
                *highest = (*highest).max(number);
            }
        }
    }

    /// How many values of each kind have a mask, the most severe kind first.
    pub fn counts(&self) -> BTreeMap<Kind, u32> {
        let mut counts = BTreeMap::new();
        for (kind, _) in self.numbers.keys() {
            *counts.entry(*kind).or_default() += 1;
        }
        counts
    }

    /// Writes the mask of `value`.
    pub fn push(&mut self, out: &mut String, kind: Kind, value: &'t str) {
        let highest = self.highest.entry(kind).or_default();
        let number = *self.numbers.entry((kind, value)).or_insert_with(|| {
            *highest = highest.saturating_add(1);
            *highest
        });
        out.push_str(OPENING);
        out.push_str(kind.label());
        if number > 1 {
            out.push(' ');
            out.push_str(&number.to_string());
        }
        out.push(']');
    }
}
