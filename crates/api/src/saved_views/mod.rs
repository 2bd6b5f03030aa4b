//! Views of the list of sessions that people keep.

mod dto;
mod handlers;

pub(crate) use handlers::{
    change_session_view, create_session_view, delete_session_view, list_session_views,
};
