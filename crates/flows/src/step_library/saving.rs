//! Keeping steps in the library, changing them and putting them away. Each is one transaction.

use super::check::{checked_shelf, checked_step, checked_words};
use super::{LibraryStep, LibraryStepVersion, StaleStep, StepDraft, StepFailure, StepLibraryStore, permit};
use crate::validation::limits;
use rf_core::{Action, Actor, Env, LibraryStepId, Relation};

/// Puts a new step into the library of the actor's team, owned by the actor, as version 1.
///
/// # Errors
/// `forbidden`, `step_too_large`, `invalid`.
pub async fn create_step(
    store: &mut impl StepLibraryStore,
    env: &Env,
    actor: &Actor,
    draft: StepDraft,
) -> Result<LibraryStep, StepFailure> {
    permit(actor, Action::CreateFlow, Relation::Own)?;
    let step = checked_step(&draft.step)?;
    let (category, tags) =
        checked_shelf(&draft.category.unwrap_or_default(), &draft.tags.unwrap_or_default())?;
    let now = env.now();
    let made = LibraryStep {
        id: env.new_id(),
        team: actor.team,
        owner: actor.user,
        category,
        tags,
        step,
        version: 1,
        created_at: now,
        updated_at: now,
        archived_at: None,
    };
    store.insert_step(&made, &version_of(&made, actor, String::new())).await?;
    Ok(made)
}

/// The step as its newest version says.
///
/// # Errors
/// `step_not_found`, `forbidden`.
pub async fn read_step(
    store: &mut impl StepLibraryStore,
    actor: &Actor,
    id: LibraryStepId,
) -> Result<LibraryStep, StepFailure> {
    let step = store.step(actor.team, id).await?.ok_or(StepFailure::StepNotFound)?;
    permit(actor, Action::ReadFlow, step.relation_to(actor))?;
    Ok(step)
}

/// Saves the step's next version, if `expected` is still its newest.
///
/// # Errors
/// `step_not_found`, `forbidden`, `stale_revision`, `step_archived`, `step_too_large`, `invalid`, `nothing_to_publish`.
pub async fn save_step(
    store: &mut impl StepLibraryStore,
    env: &Env,
    actor: &Actor,
    id: LibraryStepId,
    expected: u32,
    draft: StepDraft,
    change_note: &str,
) -> Result<LibraryStep, StepFailure> {
    let known = held(store, actor, id).await?;
    if known.version != expected {
        return Err(StepFailure::StaleRevision(StaleStep { current: Box::new(known) }));
    }
    if known.archived_at.is_some() {
        return Err(StepFailure::StepArchived);
    }
    let step = checked_step(&draft.step)?;
    let category = draft.category.as_ref().unwrap_or(&known.category);
    let (category, tags) = checked_shelf(category, draft.tags.as_ref().unwrap_or(&known.tags))?;
    let change_note = checked_words("change_note", change_note, limits::MAX_CHANGE_NOTE)?;
    if (&step, &category, &tags) == (&known.step, &known.category, &known.tags) {
        return Err(StepFailure::NothingToPublish);
    }
    let saved =
        LibraryStep { category, tags, step, version: known.version + 1, updated_at: env.now(), ..known };
    if store.save_step(&saved, &version_of(&saved, actor, change_note), expected).await? {
        return Ok(saved);
    }
    let current = store.step(actor.team, id).await?.ok_or(StepFailure::StepNotFound)?;
    Err(StepFailure::StaleRevision(StaleStep { current: Box::new(current) }))
}

/// Puts the step away: nobody finds or inserts it any more, and flows that follow it stay as they are. Again changes nothing.
///
/// # Errors
/// `step_not_found`, `forbidden`.
pub async fn archive_step(
    store: &mut impl StepLibraryStore,
    env: &Env,
    actor: &Actor,
    id: LibraryStepId,
) -> Result<LibraryStep, StepFailure> {
    let step = held(store, actor, id).await?;
    let archived_at = Some(step.archived_at.unwrap_or_else(|| env.now()));
    put_away(store, LibraryStep { archived_at, ..step }).await
}

/// Brings an archived step back. Again changes nothing.
///
/// # Errors
/// `step_not_found`, `forbidden`.
pub async fn restore_step(
    store: &mut impl StepLibraryStore,
    actor: &Actor,
    id: LibraryStepId,
) -> Result<LibraryStep, StepFailure> {
    let step = held(store, actor, id).await?;
    put_away(store, LibraryStep { archived_at: None, ..step }).await
}

async fn put_away(store: &mut impl StepLibraryStore, step: LibraryStep) -> Result<LibraryStep, StepFailure> {
    store.set_step_archived(&step).await?;
    Ok(step)
}

/// The step, held for a change that the actor may make.
async fn held(
    store: &mut impl StepLibraryStore,
    actor: &Actor,
    id: LibraryStepId,
) -> Result<LibraryStep, StepFailure> {
    let step = store.step_for_update(actor.team, id).await?.ok_or(StepFailure::StepNotFound)?;
    permit(actor, Action::EditFlow, step.relation_to(actor))?;
    Ok(step)
}

fn version_of(step: &LibraryStep, actor: &Actor, change_note: String) -> LibraryStepVersion {
    LibraryStepVersion {
        of: step.id,
        number: step.version,
        step: step.step.clone(),
        change_note,
        made_at: step.updated_at,
        made_by: actor.user,
    }
}
