//! Which steps of a draft have fallen behind the library steps that they follow.

use super::{StepLibraryStore, follow::in_place_of};
use crate::{FieldChange, step_changes};
use crate::{FlowDocument, Step, StepId, StepLink};
use rf_core::{LibraryStepId, StoreError, TeamId};

/// A step of a draft whose library step has moved on.
#[derive(Debug, Clone, PartialEq)]
pub struct StepUpdate {
    /// The step of the draft.
    pub step: StepId,
    /// The library step that it follows.
    pub library_step: LibraryStepId,
    /// The title of the library step now.
    pub title: String,
    /// The version that the draft's step was taken from.
    pub version: u32,
    /// The newest version.
    pub newest_version: u32,
    /// What taking it over would change in the draft's step.
    pub changes: Vec<FieldChange>,
    /// The draft's step as it would stand then.
    pub newest: Step,
}

/// The steps of the draft that could be brought up to date, in their order. Archived library steps, and ids that the team
/// does not have, are left out.
///
/// # Errors
/// When the store does not answer.
pub async fn step_updates(
    store: &mut impl StepLibraryStore,
    team: TeamId,
    draft: &FlowDocument,
) -> Result<Vec<StepUpdate>, StoreError> {
    let linked = || draft.steps.iter().filter_map(|(id, step)| Some((id, step, step.linked?)));
    let mut ids: Vec<_> = linked().map(|(_, _, link)| link.step).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found = store.steps_among(team, &ids).await?;
    let update = |(id, step, link): (&StepId, &Step, StepLink)| {
        let library = found.iter().find(|found| found.id == link.step)?;
        if library.archived_at.is_some() || library.version <= link.version {
            return None;
        }
        let newest = in_place_of(step, &library.step, StepLink { version: library.version, ..link });
        let as_linked_now = Step { linked: step.linked, ..newest.clone() };
        Some(StepUpdate {
            step: id.clone(),
            library_step: library.id,
            title: library.step.title.clone(),
            version: link.version,
            newest_version: library.version,
            changes: step_changes(step, &as_linked_now),
            newest,
        })
    };
    Ok(linked().filter_map(update).collect())
}
