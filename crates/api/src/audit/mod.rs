//! The audit log, to read and to take away.

mod csv;
mod dto;
mod export;
mod handlers;

pub(crate) use csv::push_line;
pub(crate) use export::export_audit_log;
pub(crate) use handlers::{list_audit_actions, list_audit_log};
