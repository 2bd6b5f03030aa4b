//! Taking a step out of the library, into a draft.

use super::{StepFailure, StepLibraryStore, permit, read_step};
use crate::{Step, StepLink};
use rf_core::{Action, Actor, LibraryStepId, Relation};

/// How a step is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Insertion {
    /// It goes its own way from here; the copy is counted.
    Copy,
    /// It follows the library: its flow is told of newer versions.
    Linked,
}

/// The step to put into a draft. The draft itself is the caller's to save.
///
/// # Errors
/// `step_not_found`, `forbidden`, `step_archived`.
pub async fn insert_step(
    store: &mut impl StepLibraryStore,
    actor: &Actor,
    id: LibraryStepId,
    how: Insertion,
) -> Result<Step, StepFailure> {
    let found = read_step(store, actor, id).await?;
    permit(actor, Action::CreateFlow, Relation::Own)?;
    if found.archived_at.is_some() {
        return Err(StepFailure::StepArchived);
    }
    let linked = match how {
        Insertion::Copy => {
            store.count_copy(actor.team, id).await?;
            None
        }
        Insertion::Linked => Some(StepLink { step: id, version: found.version }),
    };
    Ok(Step { linked, ..found.step })
}
