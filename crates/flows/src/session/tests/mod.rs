//! The rules of sessions, told as stories.

mod acting;
mod captures;
mod evidence;
mod folding;
mod free;
mod handing_over;
mod hypotheses;
mod memory;
mod pausing;
mod procedures;
mod properties;
mod reopening;
mod rules;
mod starting;
mod subflows;
mod world;
