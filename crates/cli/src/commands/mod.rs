//! What the program does, one module per command.

mod demo;
mod flow;
mod people;
mod redact;
mod serve;

pub(crate) use demo::demo;
pub(crate) use flow::{FlowCommand, flow};
pub(crate) use people::{TeamCommand, UserCommand, team, user};
pub(crate) use redact::{RedactArguments, redact};
pub(crate) use serve::{migrate, serve};

use crate::config::{self, Config};
use std::{
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

/// Writes a document to standard output.
pub(crate) fn print(text: &str) -> ExitCode {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Runs `work` with checked settings; tells what went wrong on standard error.
fn with_config<Work: Future<Output = Result<(), String>>>(
    file: Option<&Path>,
    work: impl FnOnce(Config) -> Work,
) -> ExitCode {
    let config = match config::load(file) {
        Ok(config) => config,
        Err(mistakes) => {
            eprintln!("The settings need mending:");
            for mistake in mistakes {
                eprintln!("  {mistake}");
            }
            return ExitCode::from(2);
        }
    };
    crate::logging::start(config.log.clone());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let done = match runtime {
        Ok(runtime) => runtime.block_on(work(config)),
        Err(error) => Err(format!("cannot start: {error}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
