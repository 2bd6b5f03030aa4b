//! The library of a team: its flows, their drafts and their published versions.

mod failure;
mod flow;
mod store;

pub use failure::{FlowErrors, FlowFailure, StaleFlow};
pub use flow::{Flow, FlowVersion};
pub use store::{FlowStore, InsertedFlow};
