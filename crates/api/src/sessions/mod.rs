//! Sessions: starting, acting, reading, and their documentation.

mod documentation;
mod dto;
mod escalation;
mod handlers;

pub(crate) use documentation::{download_documentation, get_documentation};
pub(crate) use handlers::{act_in_session, get_session, list_sessions, reveal_secret, start_session};
