//! A library step as it can be found.

use super::LibraryStep;
use crate::search::{Entry, EntryId, EntryStep};

impl Entry {
    /// A library step: by its title, its shelf and everything that people read in it.
    pub fn of_library_step(step: &LibraryStep) -> Self {
        let mut marks =
            vec![Self::mark("type", step.step.kind.as_str()), Self::mark("category", &step.category)];
        marks.extend(step.tags.iter().map(|tag| Self::mark("tag", tag)));
        let EntryStep { title, body } = EntryStep::of_step(&step.step);
        Self {
            id: EntryId::Step(step.id),
            title,
            category: step.category.clone(),
            tags: step.tags.clone(),
            summary: String::new(),
            steps: vec![EntryStep { title: String::new(), body }],
            marks,
        }
    }
}
