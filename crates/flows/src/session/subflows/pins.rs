//! Which versions of sub-flows a session goes down: chosen once, told by the event that takes up the flow, read ever after.

use super::{DEPTH_MAX, PARTS_MAX, PinnedSubflow, SubflowPart};
use crate::session::{RecordedEvent, SessionEvent, SessionStore};
use crate::{FlowDocument, FlowSlug, Surroundings};
use rf_core::{StoreError, TeamId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The documents of sub-flows, by the name by which steps call them.
pub type Parts = BTreeMap<FlowSlug, Arc<FlowDocument>>;

/// The newest published versions of all that the flow and its sub-flows name, without what is archived or missing.
pub async fn pin_subflows(
    port: &mut impl SessionStore,
    team: TeamId,
    flow: &FlowDocument,
) -> Result<(Vec<PinnedSubflow>, Parts), StoreError> {
    let mut asked: BTreeSet<FlowSlug> = BTreeSet::new();
    let mut wanted: BTreeSet<FlowSlug> = Surroundings::flows_of(flow).into_iter().collect();
    let (mut pins, mut parts) = (Vec::new(), Parts::new());
    for _ in 0..DEPTH_MAX {
        wanted.retain(|name| !asked.contains(name));
        if wanted.is_empty() || pins.len() >= PARTS_MAX {
            break;
        }
        let names: Vec<FlowSlug> = std::mem::take(&mut wanted).into_iter().collect();
        let mut found = port.published_subflows(team, &names).await?;
        asked.extend(names);
        found.sort_by(|one, other| one.pin.name.0.cmp(&other.pin.name.0));
        found.truncate(PARTS_MAX - pins.len());
        for SubflowPart { pin, document } in found {
            wanted.extend(Surroundings::flows_of(&document));
            parts.insert(pin.name.clone(), document);
            pins.push(pin);
        }
    }
    Ok((pins, parts))
}

/// The sub-flows that were pinned when the session took up its flow.
pub fn pins_of(events: &[RecordedEvent]) -> &[PinnedSubflow] {
    let pinned = events.iter().find_map(|recorded| match &recorded.event {
        SessionEvent::Started { flow: Some(_), subflows, .. }
        | SessionEvent::FlowAttached { subflows, .. } => Some(subflows.as_slice()),
        _ => None,
    });
    pinned.unwrap_or_default()
}

/// Their documents.
pub async fn pinned_parts(
    port: &mut impl SessionStore,
    team: TeamId,
    pins: &[PinnedSubflow],
) -> Result<Parts, StoreError> {
    if pins.is_empty() {
        return Ok(Parts::new());
    }
    let found = port.pinned_subflows(team, pins).await?;
    if found.len() != pins.len() {
        return Err(StoreError::Corrupt("a session goes down a version that is not there".into()));
    }
    Ok(found.into_iter().map(|part| (part.pin.name, part.document)).collect())
}
