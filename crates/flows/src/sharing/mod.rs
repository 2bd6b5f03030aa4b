//! Links to a session: given out by whoever works on it, for a time, to the public or to the team, and taken back.
//!
//! A link is a random token of which only the hash is kept, so that nobody who reads the database can follow it. What it
//! shows is always redacted; who made a link says nothing about who reads it.

mod failure;
mod follow;
mod manage;
mod share;
mod store;
#[cfg(test)]
mod tests;

pub use failure::{ShareFailure, Wait};
pub use follow::{FoundShare, admit, find_share, open_share};
pub use manage::{NewShare, allow_share, create_share, may_create, may_revoke, revoke_share};
pub use share::{Share, ShareAudience, ShareLock, ShareState, ShareVariant, checked_passphrase};
pub use store::{ShareStore, SharesByToken};
