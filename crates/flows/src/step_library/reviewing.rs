//! What people think of a step: one review a person, and nobody reviews their own.

use super::check::checked_words;
use super::{LibraryStep, StepFailure, StepLibraryStore, StepReview, permit};
use rf_core::{Action, Actor, Env, FieldError, LibraryStepId, Relation};

/// The longest comment, in characters.
const MAX_COMMENT: usize = 2_000;

/// Keeps the actor's review of the step, in place of an earlier one.
///
/// # Errors
/// `step_not_found`, `forbidden`, `own_step`, `step_archived`, `invalid` (the rating is not 1 to 5, the comment too long).
pub async fn review_step(
    store: &mut impl StepLibraryStore,
    env: &Env,
    actor: &Actor,
    id: LibraryStepId,
    rating: u32,
    comment: &str,
) -> Result<LibraryStep, StepFailure> {
    let step = held(store, actor, id).await?;
    if step.relation_to(actor) == Relation::Own {
        return Err(StepFailure::OwnStep);
    }
    if step.archived_at.is_some() {
        return Err(StepFailure::StepArchived);
    }
    let rating = u8::try_from(rating).ok().filter(|rating| (1..=5).contains(rating)).ok_or_else(|| {
        StepFailure::Invalid(FieldError::new("rating", "out_of_bounds", "Give 1 to 5 stars.").into())
    })?;
    let comment = checked_words("comment", comment, MAX_COMMENT)?;
    let review = StepReview { of: id, author: actor.user, rating, comment, written_at: env.now() };
    store.put_review(actor.team, &review).await?;
    Ok(step)
}

/// Takes the actor's review back; where there is none, nothing changes.
///
/// # Errors
/// `step_not_found`, `forbidden`.
pub async fn withdraw_review(
    store: &mut impl StepLibraryStore,
    actor: &Actor,
    id: LibraryStepId,
) -> Result<LibraryStep, StepFailure> {
    let step = held(store, actor, id).await?;
    store.remove_review(actor.team, id, actor.user).await?;
    Ok(step)
}

/// The step, held so that reviews of it are counted one after the other.
async fn held(
    store: &mut impl StepLibraryStore,
    actor: &Actor,
    id: LibraryStepId,
) -> Result<LibraryStep, StepFailure> {
    let step = store.step_for_update(actor.team, id).await?.ok_or(StepFailure::StepNotFound)?;
    permit(actor, Action::ReviewStep, step.relation_to(actor))?;
    Ok(step)
}
