//! Putting flows away and back, copying them, and publishing an old version again.

use super::use_cases::{checked_note, create_flow, flow_at, held, keep, keep_version, permit, read_flow};
use super::{Flow, FlowFailure, FlowStore, FlowVersion, NewFlow};
use crate::folders::FolderStore;
use crate::{FlowDocument, limits};
use rf_core::{Action, Actor, Env, FlowId, Relation};

/// Puts a flow away: it is not listed, edited or run any more, and everything about it is kept. Twice is as good as once.
///
/// # Errors
/// `flow_not_found`, `forbidden`.
pub async fn archive_flow(
    store: &mut impl FlowStore,
    env: &Env,
    actor: &Actor,
    id: FlowId,
) -> Result<Flow, FlowFailure> {
    let flow = held(store, actor, id, Action::EditFlow).await?;
    if flow.archived_at.is_some() {
        return Ok(flow);
    }
    let archived = Flow { archived_at: Some(env.now()), ..flow };
    keep(store, actor, &archived, archived.revision).await?;
    Ok(archived)
}

/// Takes a flow out of the archive. Twice is as good as once.
///
/// # Errors
/// `flow_not_found`, `forbidden`.
pub async fn restore_flow(
    store: &mut impl FlowStore,
    actor: &Actor,
    id: FlowId,
) -> Result<Flow, FlowFailure> {
    let flow = held(store, actor, id, Action::EditFlow).await?;
    if flow.archived_at.is_none() {
        return Ok(flow);
    }
    let restored = Flow { archived_at: None, ..flow };
    keep(store, actor, &restored, restored.revision).await?;
    Ok(restored)
}

/// Copies the draft of a flow, archived or not, into a new flow of the actor's in the same folder.
///
/// # Errors
/// `flow_not_found`, `forbidden`.
pub async fn duplicate_flow(
    store: &mut (impl FlowStore + FolderStore),
    env: &Env,
    actor: &Actor,
    id: FlowId,
) -> Result<Flow, FlowFailure> {
    permit(actor, Action::CreateFlow, Relation::Own)?;
    let flow = read_flow(store, actor, id).await?;
    let title: String = format!("Copy of {}", flow.draft.title).chars().take(limits::MAX_TITLE).collect();
    // A folder that somebody removes at this very moment leaves the copy at the top.
    let folder = match flow.folder {
        Some(folder) if store.hold_folder(actor.team, folder).await? => Some(folder),
        _ => None,
    };
    let document = FlowDocument { title, ..flow.draft };
    create_flow(store, env, actor, NewFlow { document, folder }, None).await
}

/// Publishes an old version again as the newest one, if the draft is still at the `expected` revision. The draft becomes
/// that version's document too; what it held is gone. Without a note, it says `Version N again`.
///
/// # Errors
/// `flow_not_found`, `forbidden`, `flow_archived`, `stale_revision`, `version_not_found`, `invalid` (the note),
/// `nothing_to_publish`, and `flow_has_errors` where the version breaks a rule that is younger than it.
pub async fn roll_back_flow(
    store: &mut impl FlowStore,
    env: &Env,
    actor: &Actor,
    id: FlowId,
    expected: u32,
    number: u32,
    change_note: &str,
) -> Result<FlowVersion, FlowFailure> {
    let flow = flow_at(store, actor, id, Action::PublishFlow, expected).await?;
    let mut change_note = checked_note(change_note)?;
    if change_note.is_empty() {
        change_note = format!("Version {number} again");
    }
    let version = store.version(flow.team, flow.id, number).await?.ok_or(FlowFailure::VersionNotFound)?;
    if flow.latest_version == Some(number) && version.document.guides_like(&flow.draft) {
        return Err(FlowFailure::NothingToPublish);
    }
    let back = Flow { revision: flow.revision + 1, draft: version.document, ..flow };
    keep_version(store, env, actor, back, expected, change_note).await
}
