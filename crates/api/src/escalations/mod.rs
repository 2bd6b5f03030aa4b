//! The queue of escalated sessions.

mod dto;
mod handlers;

pub(crate) use handlers::{get_escalation_summary, list_escalations};
