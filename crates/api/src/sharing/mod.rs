//! Links to sessions: giving them out and taking them back, and what whoever has one is shown.

mod dto;
mod guesses;
mod manage;
mod note;
mod shared;
mod visitor;

pub(crate) use guesses::Guesses;
pub(crate) use manage::{create_share, list_session_shares, list_shares, preview_share, revoke_share};
pub(crate) use shared::{follow_shared, get_shared, open_shared};
