//! The program `resolutionflow`: configuration, wiring, commands.

mod commands;
mod config;
mod logging;

use clap::{Parser, Subcommand};
use std::{path::PathBuf, process::ExitCode};

/// Guided troubleshooting for managed service providers.
#[derive(Debug, Parser)]
#[command(name = "resolutionflow", version, about)]
struct Cli {
    /// A TOML file with settings; `RF_…` variables of the environment come before it.
    #[arg(long, global = true, env = "RF_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the API and the web app.
    Serve {
        /// Bring in the demonstration team first, and show its accounts on the sign-in page.
        #[arg(long)]
        demo: bool,
    },
    /// Bring the database up to date and stop.
    Migrate,
    /// Bring in the demonstration team and stop.
    Demo,
    /// Work on flow files.
    #[command(subcommand)]
    Flow(commands::FlowCommand),
    /// Look at and manage people.
    #[command(subcommand)]
    User(commands::UserCommand),
    /// Look at and make teams.
    #[command(subcommand)]
    Team(commands::TeamCommand),
    /// Mask what a text gives away: passwords, keys, tokens, codes, people.
    Redact(commands::RedactArguments),
    /// Print the OpenAPI document.
    Openapi,
    /// Print the JSON Schema of flow files.
    FlowSchema,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    install_tls();
    match cli.command {
        Command::Serve { demo } => commands::serve(cli.config.as_deref(), demo),
        Command::Migrate => commands::migrate(cli.config.as_deref()),
        Command::Demo => commands::demo(cli.config.as_deref()),
        Command::Flow(command) => commands::flow(cli.config.as_deref(), command),
        Command::User(command) => commands::user(cli.config.as_deref(), command),
        Command::Team(command) => commands::team(cli.config.as_deref(), command),
        Command::Redact(arguments) => commands::redact(&arguments),
        Command::Openapi => commands::print(&rf_api::openapi_json()),
        Command::FlowSchema => commands::print(&format!("{:#}\n", rf_flows::flow_schema())),
    }
}

/// Everything that speaks TLS shares one implementation; none is chosen by default.
fn install_tls() {
    // Only a second call could fail, and there is none.
    let _ = rustls::crypto::ring::default_provider().install_default();
}
