//! The full-text index: written with the thing, asked for the newest that have the words.

mod backlog;
mod candidates;
mod find;
mod keep;
mod known;
mod notes;
mod tokens;

pub(crate) use candidates::{Ask, push_match};
pub(crate) use find::{Found, Order, find};
pub(crate) use keep::keep_flow;
pub(crate) use notes::forget_notes;
pub(crate) use tokens::{Class, Scope, any_of};
