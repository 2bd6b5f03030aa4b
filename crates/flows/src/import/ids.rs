//! Ids for steps and answers, made from what the source says, each given once.

use crate::limits::MAX_ID;
use std::collections::{HashMap, HashSet};

/// Gives ids that were not given before.
#[derive(Default)]
pub(in crate::import) struct Ids {
    given: HashSet<String>,
    /// The next number to try behind an id that is taken.
    next: HashMap<String, usize>,
}

impl Ids {
    /// An id like `wanted`: its own letters where they are allowed, a number behind it where it is taken.
    pub fn give(&mut self, wanted: &str, fallback: &str) -> String {
        let base = slug(wanted);
        let base = if base.is_empty() { fallback.to_owned() } else { base };
        let mut id = base.clone();
        while !self.given.insert(id.clone()) {
            let number = self.next.entry(base.clone()).or_insert(2);
            id = format!("{base}-{number}");
            *number += 1;
        }
        id
    }
}

/// Letters, digits, `_`, `.` and `-`; anything between becomes one `-`. Leaves room for a number behind it.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '_' | '.') {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= MAX_ID - 8 {
            break;
        }
    }
    slug.trim_matches(['-', '.']).to_owned()
}
