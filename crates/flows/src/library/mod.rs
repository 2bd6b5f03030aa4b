//! The library of a team: its flows, their drafts and their published versions.

pub mod bulk;
mod failure;
mod flow;
mod keeping;
mod lifecycle;
mod once;
mod settings;
mod slug;
mod store;
#[cfg(test)]
mod tests;
mod use_cases;

pub use failure::{FlowErrors, FlowFailure, StaleFlow};
pub use flow::{Flow, FlowVersion};
pub use keeping::{CheckedFlow, KeepFailure, KeepFlow, KeptFlow, MAX_KEPT, check_flows, keep_flows};
pub use lifecycle::{archive_flow, duplicate_flow, restore_flow, roll_back_flow};
pub use once::{Earlier, Once};
pub use settings::{FlowSettingsChange, change_flow_settings, set_favourite};
pub use slug::{is_valid_slug, slug_of};
pub use store::FlowStore;
pub use use_cases::{NewFlow, create_flow, publish, read_flow, read_version, save_draft};
