//! Settings: a TOML file under the environment, checked as a whole, with every mistake told at once.

mod check;
mod evidence;
mod keys;
mod providers;
mod raw;
mod sign_ins;

pub(crate) use check::{Config, Mode};
pub(crate) use raw::Raw;

use std::path::Path;

/// Reads and checks the settings.
///
/// # Errors
/// All mistakes, one line each.
pub(crate) fn load(file: Option<&Path>) -> Result<Config, Vec<String>> {
    let raw = Raw::read(file, environment)?;
    Config::check(raw)
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
