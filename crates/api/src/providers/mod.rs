//! Identity providers: signing in with one, linked identities, and a team's own providers.

mod account;
mod cookie;
mod dto;
mod sign_in;
mod team;

pub(crate) use account::{finish_identity_link, list_identities, start_identity_link, unlink_identity};
pub(crate) use dto::{ProviderChoice, choices};
pub(crate) use sign_in::{finish_provider_sign_in, look_up_providers, start_provider_sign_in};
pub(crate) use team::{add_provider, change_provider, list_providers, remove_provider};
