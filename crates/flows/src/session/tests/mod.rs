//! The rules of sessions, told as stories.

mod acting;
mod folding;
mod memory;
mod procedures;
mod properties;
mod rules;
mod starting;
mod world;
