//! Taking it back.

use super::super::settings::may_own;
use super::use_case::write;
use super::{BulkFailure, BulkRefusal, BulkResult, BulkStore, FlowState, UNDO_HOURS};
use crate::folders::FolderStore;
use crate::{Flow, FlowStore};
use chrono::TimeDelta;
use rf_core::{Action, Actor, BulkChangeId, Env, FolderId, StoreError, UserId, Verdict, verdict};
use std::collections::{BTreeMap, HashMap};

/// Takes a change of many flows back: by who made it, within a day, once. Flows that were changed since, and those that cannot
/// go back to where they were, are left as they are and told.
///
/// # Errors
/// `bulk_change_not_found`, `already_undone`, `undo_expired`.
pub async fn undo_bulk_change(
    store: &mut (impl FlowStore + FolderStore + BulkStore),
    env: &Env,
    actor: &Actor,
    id: BulkChangeId,
) -> Result<BulkResult, BulkFailure> {
    store.hold_folders(actor.team).await?;
    let change = store.bulk_change_for_update(actor.team, id).await?;
    let change = change.filter(|change| change.by == actor.user).ok_or(BulkFailure::BulkChangeNotFound)?;
    if change.undone_at.is_some() {
        return Err(BulkFailure::AlreadyUndone);
    }
    let now = env.now();
    if now - change.made_at > TimeDelta::hours(UNDO_HOURS) {
        return Err(BulkFailure::UndoExpired);
    }
    let mut ids: Vec<_> = change.flows.iter().map(|changed| changed.flow).collect();
    ids.sort_unstable();
    let targets = targets(store, actor, change.flows.iter().map(|changed| &changed.before)).await?;
    let flows = store.flows_for_update(actor.team, &ids).await?;
    let mut flows: BTreeMap<_, _> = flows.into_iter().map(|flow| (flow.id, flow)).collect();
    let mut back = Vec::new();
    let mut refused = Vec::new();
    for changed in change.flows {
        let Some(flow) = flows.remove(&changed.flow) else { continue };
        let code = if changed.after.same_of(&flow) != changed.after {
            Some("changed_since")
        } else if !may_take_back(actor, &flow, &changed.before) {
            Some("forbidden")
        } else if flow.archived_at.is_some() && matches!(changed.before, FlowState::Tags { .. }) {
            Some("flow_archived")
        } else {
            targets.refusal(&changed.before)
        };
        match code {
            Some(code) => refused.push(BulkRefusal { flow: flow.id, title: flow.draft.title, code }),
            None => back.push((flow, changed.before)),
        }
    }
    let changed = back.len();
    write(store, actor, back, now).await?;
    store.mark_undone(actor.team, id, now).await?;
    Ok(BulkResult { id, changed, refused })
}

/// Whoever gave a flow of theirs away may take it back, although it is not theirs any more.
fn may_take_back(actor: &Actor, flow: &Flow, before: &FlowState) -> bool {
    let owner = if let FlowState::Owner(owner) = before { *owner } else { flow.owner };
    let relation = Flow { owner, ..flow.clone() }.relation_to(actor);
    verdict(actor.role, Action::EditFlow, relation) == Verdict::Allow
}

/// Which folders and people, of those that flows are to go back to, still are.
#[derive(Default)]
struct Targets {
    folders: HashMap<FolderId, bool>,
    owners: HashMap<UserId, bool>,
}

impl Targets {
    fn refusal(&self, state: &FlowState) -> Option<&'static str> {
        match state {
            FlowState::Folder(Some(folder)) if self.folders.get(folder) != Some(&true) => {
                Some("unknown_folder")
            }
            FlowState::Owner(owner) if self.owners.get(owner) != Some(&true) => Some("unknown_owner"),
            _ => None,
        }
    }
}

async fn targets<'a>(
    store: &mut (impl FlowStore + FolderStore),
    actor: &Actor,
    states: impl Iterator<Item = &'a FlowState>,
) -> Result<Targets, StoreError> {
    let mut targets = Targets::default();
    for state in states {
        match state {
            FlowState::Folder(Some(folder)) if !targets.folders.contains_key(folder) => {
                targets.folders.insert(*folder, store.hold_folder(actor.team, *folder).await?);
            }
            FlowState::Owner(owner) if !targets.owners.contains_key(owner) => {
                targets.owners.insert(*owner, may_own(store, actor, *owner).await?);
            }
            _ => {}
        }
    }
    Ok(targets)
}
