//! Doing one thing to many flows, and taking it back.

mod action;
mod failure;
mod record;
mod store;
mod undo;
mod use_case;

pub use action::BulkAction;
pub use failure::BulkFailure;
pub use record::{BulkChange, BulkRefusal, BulkResult, ChangedFlow, FlowState};
pub use store::BulkStore;
pub use undo::undo_bulk_change;
pub use use_case::change_flows;

/// Flows in one change.
pub const MAX_FLOWS: usize = 500;
/// How long a change can be taken back, in hours.
pub const UNDO_HOURS: i64 = 24;
