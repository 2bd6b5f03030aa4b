//! `user` and `team`: what the operator does about people, straight on the database, also beside a running server.

pub(super) mod find;
mod table;
mod team;
mod user;

pub(crate) use team::{TeamCommand, team};
pub(crate) use user::{UserCommand, user};

use super::{serve::update_schema, with_config};
use crate::config::Config;
use rf_core::{Env, Failure, FieldError};
use rf_persistence::{Db, SharedWriter};
use std::{path::Path, process::ExitCode};

/// What a command works with.
pub(super) struct Desk {
    config: Config,
    pub(super) db: Db,
    pub(super) env: Env,
}

/// Runs a command on the configured database.
pub(super) fn at_the_desk(
    file: Option<&Path>,
    work: impl AsyncFnOnce(&Desk) -> Result<(), String>,
) -> ExitCode {
    with_config(file, async move |config| {
        update_schema(&config).await?;
        let database = SharedWriter::open(&config.database).await.map_err(|error| error.to_string())?;
        let db = database.worker(2).await.map_err(|error| error.to_string())?;
        work(&Desk { config, db, env: Env::system() }).await
    })
}

/// A refusal in words for a terminal.
pub(super) fn told(failure: impl Failure) -> String {
    let errors = failure.members().get("errors").cloned().unwrap_or_default();
    match serde_json::from_value::<Vec<FieldError>>(errors) {
        Ok(errors) => {
            let lines = errors.iter().map(|error| format!("{}: {}", error.field, error.message));
            lines.collect::<Vec<_>>().join("\n")
        }
        Err(_) => failure.message(),
    }
}
