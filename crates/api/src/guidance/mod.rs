//! Guidance: the next best step of a session, flows for a problem, sessions like it.

mod dto;
mod handlers;

pub(crate) use handlers::{
    get_suggestions, list_sessions_like, list_sessions_like_problem, list_suggested_flows,
};
