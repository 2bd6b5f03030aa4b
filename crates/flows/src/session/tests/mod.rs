//! The rules of sessions, told as stories.

mod acting;
mod captures;
mod folding;
mod handing_over;
mod memory;
mod pausing;
mod procedures;
mod properties;
mod reopening;
mod rules;
mod starting;
mod world;
