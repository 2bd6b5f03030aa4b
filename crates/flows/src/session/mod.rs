//! Sessions: one engineer working one problem along a pinned flow version.
//!
//! The append-only list of [`RecordedEvent`]s is the truth, [`SessionState`] is a fold over it, [`decide`] turns
//! a [`SessionCommand`] into the next event, and [`act`] keeps it. Nothing is ever edited in place.

mod act;
mod captures;
mod command;
mod course;
mod decide;
mod event;
mod failure;
mod hands_on;
mod header;
mod key;
mod live;
mod read;
mod reveal;
mod start;
mod state;
mod store;
#[cfg(test)]
mod tests;

pub use act::{CommandRequest, act};
pub use captures::Captured;
pub use command::{GivenValue, SessionCommand};
pub use decide::decide;
pub use event::{Audience, RecordedEvent, SessionEvent};
pub use failure::{SessionFailure, SessionMoved};
pub use hands_on::{hands_on, hands_on_gaps};
pub use header::{Session, SessionStatus, may_act, may_reopen, reference};
pub use key::IdempotencyKey;
pub use live::{Presence, PresenceStore, Present, read_header};
pub use read::{LoadedSession, read_session};
pub use reveal::{RevealedSecret, reveal_secret};
pub use start::{StartRequest, start_session};
pub use state::{Ending, Misfit, Outcome, SessionState, Visit};
pub use store::{
    Append, Appending, FlowLookup, HeaderChange, Insertion, PinnedFlow, SessionRecord, SessionStore,
};
