//! The Step Library against a store that remembers.

mod changing;
mod following;
mod memory;
