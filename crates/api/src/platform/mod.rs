//! What the server says of itself, and the web app's files.

mod about;
mod assets;
mod health;

pub(crate) use about::meta;
pub(crate) use assets::web_app;
pub(crate) use health::{healthz, readyz};
