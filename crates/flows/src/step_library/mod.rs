//! The Step Library of a team: steps kept to be used again, their versions and what people think of them.

mod check;
mod failure;
mod findable;
mod follow;
mod inserting;
mod reviewing;
mod saving;
mod step;
mod store;
#[cfg(test)]
mod tests;
mod updates;

pub use check::MAX_STEP_BYTES;
pub use failure::{StaleStep, StepFailure};
pub use inserting::{Insertion, insert_step};
pub use reviewing::{review_step, withdraw_review};
pub use saving::{archive_step, create_step, read_step, restore_step, save_step};
pub use step::{LibraryStep, LibraryStepVersion, StepReview};
pub use store::StepLibraryStore;
pub use updates::{StepUpdate, step_updates};

use rf_core::{Action, Actor, Relation, Verdict, verdict};

/// What somebody wants to keep: a step, and where it stands in the library.
#[derive(Debug, Clone, PartialEq)]
pub struct StepDraft {
    /// The step; what belongs to the flow that it came from is dropped.
    pub step: crate::Step,
    /// The shelf; left out, it stays as it is (empty for a new step).
    pub category: Option<String>,
    /// Words to find it by; likewise.
    pub tags: Option<Vec<String>>,
}

fn permit(actor: &Actor, action: Action, relation: Relation) -> Result<(), StepFailure> {
    match verdict(actor.role, action, relation) {
        Verdict::Allow => Ok(()),
        Verdict::Deny => Err(StepFailure::Forbidden),
        Verdict::Hide => Err(StepFailure::StepNotFound),
    }
}
