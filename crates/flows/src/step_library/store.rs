//! What the Step Library needs from storage.

use super::{LibraryStep, LibraryStepVersion, StepReview};
use rf_core::{LibraryStepId, StoreError, TeamId, UserId};

/// Where library steps are kept. Another team's step does not exist here.
#[expect(async_fn_in_trait, reason = "callers are generic over the store and never name the future")]
pub trait StepLibraryStore {
    /// Keeps a new step with its first version.
    async fn insert_step(&mut self, step: &LibraryStep, first: &LibraryStepVersion)
    -> Result<(), StoreError>;

    /// The step, if the team has it.
    async fn step(&mut self, team: TeamId, id: LibraryStepId) -> Result<Option<LibraryStep>, StoreError>;

    /// The step, held against other writers until the transaction ends.
    async fn step_for_update(
        &mut self,
        team: TeamId,
        id: LibraryStepId,
    ) -> Result<Option<LibraryStep>, StoreError>;

    /// Those of the steps that the team has, in any order.
    async fn steps_among(
        &mut self,
        team: TeamId,
        ids: &[LibraryStepId],
    ) -> Result<Vec<LibraryStep>, StoreError>;

    /// Writes the step with its next version, if the stored version is still `expected`; false, and nothing written, if it
    /// is not.
    async fn save_step(
        &mut self,
        step: &LibraryStep,
        next: &LibraryStepVersion,
        expected: u32,
    ) -> Result<bool, StoreError>;

    /// Writes when the step was put away.
    async fn set_step_archived(&mut self, step: &LibraryStep) -> Result<(), StoreError>;

    /// Notes that the step was copied into a flow once more.
    async fn count_copy(&mut self, team: TeamId, id: LibraryStepId) -> Result<(), StoreError>;

    /// Keeps the review in place of its author's earlier one, and the step's mean with it.
    async fn put_review(&mut self, team: TeamId, review: &StepReview) -> Result<(), StoreError>;

    /// Drops the author's review, if there is one, and keeps the step's mean.
    async fn remove_review(
        &mut self,
        team: TeamId,
        of: LibraryStepId,
        author: UserId,
    ) -> Result<(), StoreError>;
}
