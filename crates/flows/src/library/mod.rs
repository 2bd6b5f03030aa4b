//! The library of a team: its flows, their drafts and their published versions.

mod failure;
mod flow;
mod keeping;
mod slug;
mod store;
#[cfg(test)]
mod tests;
mod use_cases;

pub use failure::{FlowErrors, FlowFailure, StaleFlow};
pub use flow::{Flow, FlowVersion};
pub use keeping::{KeepFailure, KeepFlow, KeptFlow, MAX_KEPT, keep_flows};
pub use slug::{is_valid_slug, slug_of};
pub use store::{FlowStore, InsertedFlow};
pub use use_cases::{create_flow, publish, read_flow, read_version, save_draft};
