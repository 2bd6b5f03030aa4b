//! Personal API tokens: making them, and letting in whoever brings one.

mod bearer;
mod dto;
mod handlers;
mod reach;

pub(crate) use bearer::{by_api_token, is_api_token};
pub(crate) use handlers::{create_api_token, list_api_tokens, revoke_api_token};
pub(crate) use reach::name_reach;
