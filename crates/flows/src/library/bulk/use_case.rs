//! Doing it.

use super::super::settings::may_own;
use super::{
    BulkAction, BulkChange, BulkFailure, BulkRefusal, BulkResult, BulkStore, ChangedFlow, FlowState,
    MAX_FLOWS,
};
use crate::folders::FolderStore;
use crate::validation::document_bytes;
use crate::{Flow, FlowStore, limits};
use rf_core::{Action, Actor, Env, FieldError, FlowId, Relation, StoreError, Time, Verdict, verdict};
use std::collections::BTreeSet;

/// Does one thing to up to 500 flows, in one transaction. Flows that the actor may not change are left as they are and told;
/// so are those that it cannot be done to. A flow that is that way already is neither changed nor told.
///
/// # Errors
/// `forbidden` (the role changes no flows at all), `unknown_folder`, `unknown_owner`, `invalid`.
pub async fn change_flows(
    store: &mut (impl FlowStore + FolderStore + BulkStore),
    env: &Env,
    actor: &Actor,
    ids: &[FlowId],
    action: BulkAction,
) -> Result<BulkResult, BulkFailure> {
    if verdict(actor.role, Action::EditFlow, Relation::Own) != Verdict::Allow {
        return Err(BulkFailure::Forbidden);
    }
    if ids.is_empty() || ids.len() > MAX_FLOWS {
        let error = FieldError::new("flows", "out_of_bounds", "Choose 1 to 500 flows.");
        return Err(BulkFailure::Invalid(error.into()));
    }
    let action = action.checked()?;
    // Changes of many flows go one after the other, so that no two wait for each other's flows.
    store.hold_folders(actor.team).await?;
    check_target(store, actor, &action).await?;

    let now = env.now();
    let mut refused = Vec::new();
    let mut changed = Vec::new();
    let wanted: BTreeSet<_> = ids.iter().copied().collect();
    let flows = store.flows_for_update(actor.team, &wanted.iter().copied().collect::<Vec<_>>()).await?;
    let found: BTreeSet<_> = flows.iter().map(|flow| flow.id).collect();
    refused.extend(wanted.difference(&found).map(|id| BulkRefusal {
        flow: *id,
        title: String::new(),
        code: "flow_not_found",
    }));
    for flow in flows {
        if let Some(code) = refusal(actor, &flow, &action) {
            refused.push(BulkRefusal { flow: flow.id, title: flow.draft.title, code });
        } else if let Some(after) = action.after(&flow, now) {
            changed.push((flow, after));
        }
    }
    let change = BulkChange {
        id: env.new_id(),
        team: actor.team,
        by: actor.user,
        made_at: now,
        undone_at: None,
        flows: changed
            .iter()
            .map(|(flow, after)| ChangedFlow {
                flow: flow.id,
                before: action.before(flow),
                after: after.clone(),
            })
            .collect(),
    };
    write(store, actor, changed, now).await?;
    store.insert_bulk_change(&change).await?;
    Ok(BulkResult { id: change.id, changed: change.flows.len(), refused })
}

/// Whether what the action names is there.
async fn check_target(
    store: &mut (impl FlowStore + FolderStore),
    actor: &Actor,
    action: &BulkAction,
) -> Result<(), BulkFailure> {
    match action {
        BulkAction::Move(Some(folder)) if !store.hold_folder(actor.team, *folder).await? => {
            Err(BulkFailure::UnknownFolder)
        }
        BulkAction::SetOwner(owner) if !may_own(store, actor, *owner).await? => {
            Err(BulkFailure::UnknownOwner)
        }
        _ => Ok(()),
    }
}

/// Why the flow is left as it is.
fn refusal(actor: &Actor, flow: &Flow, action: &BulkAction) -> Option<&'static str> {
    if verdict(actor.role, Action::EditFlow, flow.relation_to(actor)) != Verdict::Allow {
        return Some("forbidden");
    }
    match action {
        BulkAction::AddTag(_) | BulkAction::RemoveTag(_) if flow.archived_at.is_some() => {
            Some("flow_archived")
        }
        BulkAction::AddTag(_) if flow.draft.tags.len() >= limits::MAX_TAGS => Some("too_many_tags"),
        // A tag takes at most this much as JSON, quotes and comma included.
        BulkAction::AddTag(tag)
            if document_bytes(&flow.draft) + 2 * tag.len() + 12 > limits::MAX_DOCUMENT_BYTES =>
        {
            Some("flow_too_large")
        }
        _ => None,
    }
}

/// Writes the states: each draft by itself, anything else in one statement for all flows that are to be the same.
pub(super) async fn write(
    store: &mut (impl FlowStore + BulkStore),
    actor: &Actor,
    changed: Vec<(Flow, FlowState)>,
    now: Time,
) -> Result<(), StoreError> {
    let mut groups: Vec<(FlowState, Vec<FlowId>)> = Vec::new();
    for (flow, state) in changed {
        if let FlowState::Tags { tags, .. } = state {
            let expected = flow.revision;
            let flow = flow.with_tags(tags, now);
            if !store.save_flow(&flow, expected).await? {
                return Err(StoreError::Corrupt("a flow that is held was changed".into()));
            }
        } else if let Some((_, ids)) = groups.iter_mut().find(|(known, _)| *known == state) {
            ids.push(flow.id);
        } else {
            groups.push((state, vec![flow.id]));
        }
    }
    for (state, ids) in groups {
        store.set_state(actor.team, &ids, &state).await?;
    }
    Ok(())
}
