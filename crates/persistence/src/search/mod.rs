//! The full-text index: written with the thing, asked for the newest that have the words.

mod backlog;
mod candidates;
mod keep;
mod known;
mod tokens;

pub(crate) use candidates::{Ask, Candidate, candidates, deepen};
pub(crate) use keep::keep_flow;
pub(crate) use known::mend;
pub(crate) use tokens::{Class, Scope, any_of};
