//! The developer commands of ResolutionFlow: `cargo xtask run`, `test`, `tidy`, `openapi`, `bench`.

mod bench;
mod chromium;
mod failure;
mod http;
mod interrupt;
mod machine;
mod openapi;
mod packages;
mod places;
mod ports;
mod postgres;
mod process;
mod report;
mod run;
mod scratch;
mod server;
mod test;
mod tidy;
mod web;

use clap::{Parser, Subcommand};
use failure::Result;
use places::Places;
use std::process::ExitCode;

/// Developer commands of ResolutionFlow.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build everything that changed and start the product with demo data
    Run(run::Options),
    /// Check and test everything, as CI does
    Test(test::Options),
    /// Check the layers and the habits of the sources
    Tidy,
    /// Rewrite docs/openapi.json from the server, and the web client from that
    Openapi,
    /// Measure the hot routes on both databases and print the figures
    Bench(bench::Options),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match obey(arguments.command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            report::say(format_args!("\nFAILED: {failure}"));
            ExitCode::FAILURE
        }
    }
}

/// Answers whether all is well; a command that answers no has said why.
fn obey(command: Command) -> Result<bool> {
    interrupt::listen()?;
    let places = Places::find()?;
    match command {
        Command::Run(options) => run::run(&places, &options)?,
        Command::Test(options) => return test::run(&places, &options),
        Command::Tidy => tidy::run(&places)?,
        Command::Openapi => openapi::run(&places)?,
        Command::Bench(options) => bench::run(&places, &options)?,
    }
    Ok(true)
}
