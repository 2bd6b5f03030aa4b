//! Sub-flows: a session goes down the flows that its own names, in the versions that were published when it took up its flow.
//!
//! [`composed`] puts their steps behind the step that names them, so that everything else runs along one document. Their ids
//! begin with the id of that step: `profile/close`. What is not put in (a flow that is missing, archived or too deep down)
//! stays a step that is done by hand.

mod compose;
mod pins;

pub use compose::composed;
pub(super) use compose::{asking_at, behind_the_end, enclosing, first_of, is_end_of_part};
pub(super) use pins::{Parts, pin_subflows, pinned_parts, pins_of};

use crate::{FlowDocument, FlowSlug, StepId};
use rf_core::FlowId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// How deep sub-flows stand in one another at most.
pub(super) const DEPTH_MAX: usize = 5;
/// How many different sub-flows a session pins at most.
pub(super) const PARTS_MAX: usize = 50;
/// How many steps a document has at most once they are put in.
pub(super) const STEPS_MAX: usize = 3_000;

/// The version of a sub-flow that a session goes down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PinnedSubflow {
    /// The name by which steps call it.
    pub name: FlowSlug,
    /// The flow.
    #[schemars(with = "String", extend("format" = "uuid"))]
    pub flow: FlowId,
    /// The published version.
    pub version: u32,
}

/// A sub-flow with its document.
#[derive(Debug, Clone, PartialEq)]
pub struct SubflowPart {
    /// Which version of which flow.
    pub pin: PinnedSubflow,
    /// Its document.
    pub document: Arc<FlowDocument>,
}

/// Where a step leads across the border of a sub-flow: into it, or out of it behind its end.
pub fn across<'f>(flow: &'f FlowDocument, step: &StepId) -> Option<&'f StepId> {
    first_of(flow, step).or_else(|| behind_the_end(flow, step))
}

/// The titles of the steps that name the sub-flows in which a step stands, the outermost first.
pub fn titles_around<'f>(flow: &'f FlowDocument, step: &StepId) -> Vec<&'f str> {
    let ends = step.0.match_indices('/').map(|(place, _)| &step.0[..place]);
    ends.filter_map(|id| Some(flow.steps.get(&StepId(id.to_owned()))?.title.as_str())).collect()
}
