//! Views of the list of sessions that people keep: a name, filters and an order, for oneself or for the team.

mod failure;
mod manage;
mod store;

pub use failure::SavedViewFailure;
pub use manage::{NewView, ViewChange, change_view, create_view, delete_view, may_change};
pub use store::{SavedView, SavedViewStore};

/// The name of a view, in characters.
pub const MAX_VIEW_NAME: usize = 60;
/// Views that one person keeps.
pub const MAX_OWN_VIEWS: u64 = 50;
/// Views that a team shares.
pub const MAX_SHARED_VIEWS: u64 = 100;
