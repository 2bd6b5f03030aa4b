//! What of a flow is not in its document: where it stands, whose it is, when to look at it again, and whose favourite.

use super::use_cases::{held, keep, read_flow};
use super::{Flow, FlowFailure, FlowStore, is_valid_slug};
use crate::FlowSlug;
use crate::folders::FolderStore;
use chrono::{Datelike, NaiveDate};
use rf_core::{
    Action, Actor, Env, FieldError, FlowId, FolderId, Relation, StoreError, UserId, Verdict, verdict,
};

/// What to change; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FlowSettingsChange {
    /// The folder to stand in, or the top.
    pub folder: Option<Option<FolderId>>,
    /// Who answers for it from now on.
    pub owner: Option<UserId>,
    /// The day by which somebody is to look at it, or none.
    pub review_by: Option<Option<NaiveDate>>,
    /// Its name in sub-flows and files.
    pub slug: Option<String>,
}

/// Changes what is not in the document, also of archived flows. The draft and its revision stay.
///
/// # Errors
/// `flow_not_found`, `forbidden`, `unknown_folder`, `unknown_owner`, `slug_taken`, `invalid`.
pub async fn change_flow_settings(
    store: &mut (impl FlowStore + FolderStore),
    actor: &Actor,
    id: FlowId,
    change: FlowSettingsChange,
) -> Result<Flow, FlowFailure> {
    // Folders are held before flows.
    let folder_is_there = match change.folder {
        Some(Some(folder)) => store.hold_folder(actor.team, folder).await?,
        _ => true,
    };
    let mut flow = held(store, actor, id, Action::EditFlow).await?;
    let before = flow.clone();
    if !folder_is_there {
        return Err(FlowFailure::UnknownFolder);
    }
    flow.folder = change.folder.unwrap_or(flow.folder);
    if let Some(review_by) = change.review_by {
        flow.review_by = review_by.map(checked_day).transpose().map_err(refused)?;
    }
    if let Some(owner) = change.owner.filter(|owner| *owner != flow.owner) {
        if !may_own(store, actor, owner).await? {
            return Err(FlowFailure::UnknownOwner);
        }
        flow.owner = owner;
    }
    if let Some(slug) = change.slug.filter(|slug| *slug != flow.slug.0) {
        if !is_valid_slug(&slug) {
            let message = "Use 1 to 80 small letters, digits and hyphens.";
            return Err(refused(FieldError::new("slug", "invalid_slug", message)));
        }
        flow.slug = FlowSlug(slug);
        if !store.rename_flow(flow.team, flow.id, &flow.slug).await? {
            return Err(FlowFailure::SlugTaken);
        }
    }
    if flow != before {
        keep(store, actor, &flow, flow.revision).await?;
    }
    Ok(flow)
}

/// Marks a flow as a favourite of the actor's, or no longer. Twice is as good as once.
///
/// # Errors
/// `flow_not_found`, `forbidden`.
pub async fn set_favourite(
    store: &mut impl FlowStore,
    env: &Env,
    actor: &Actor,
    id: FlowId,
    is_favourite: bool,
) -> Result<(), FlowFailure> {
    let flow = read_flow(store, actor, id).await?;
    store.set_favourite(flow.team, actor.user, flow.id, is_favourite.then(|| env.now())).await?;
    Ok(())
}

/// Whether somebody can answer for flows: a member who can sign in, with a role that edits its own.
pub(super) async fn may_own(
    store: &mut impl FlowStore,
    actor: &Actor,
    owner: UserId,
) -> Result<bool, StoreError> {
    let role = store.role_of_member(actor.team, owner).await?;
    Ok(role.is_some_and(|role| verdict(role, Action::EditFlow, Relation::Own) == Verdict::Allow))
}

/// Databases keep other years too, but calendars of browsers do not.
pub(super) fn checked_day(day: NaiveDate) -> Result<NaiveDate, FieldError> {
    if (2000..=2999).contains(&day.year()) {
        Ok(day)
    } else {
        Err(FieldError::new("review_by", "out_of_bounds", "Choose a day from 2000 to 2999."))
    }
}

fn refused(error: FieldError) -> FlowFailure {
    FlowFailure::Invalid(error.into())
}
