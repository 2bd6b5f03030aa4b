//! `flow lint`, `import`, `export`, `schema` work on files; `flow pull` and `push` move a team's library.

mod export;
mod gather;
mod import;
mod lint;
mod output;
mod pull;
mod push;

use super::people::Desk;
use clap::{Args, Subcommand, ValueEnum};
use rf_flows::{ExportFormat, ImportFormat};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Everything is right.
const VALID: u8 = 0;
/// The files were read, but what is in them is not valid, or not all of it could be read.
const INVALID: u8 = 1;
/// A file could not be read or written at all.
const UNREADABLE: u8 = 2;

/// Work on flow files. Exit 0: everything is right, 1: something is not valid, 2: something could not be read.
#[derive(Debug, Subcommand)]
pub(crate) enum FlowCommand {
    /// Check flow files (YAML or JSON).
    Lint {
        /// Files, folders, or patterns such as `flows/**/*.yaml`; `-` for standard input.
        #[arg(required = true)]
        inputs: Vec<String>,
        /// Print the findings as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Turn files into flows: the flows on standard output or into a folder, the report on standard error.
    Import(ImportArgs),
    /// Write flow files as charts or pages, on standard output or into a folder.
    Export {
        /// Files, folders, or patterns; `-` for standard input.
        #[arg(required = true)]
        inputs: Vec<String>,
        /// How to write them.
        #[arg(long, value_enum)]
        to: ExportTo,
        /// The folder to write them into.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
    /// Print the JSON Schema of flow files.
    Schema,
    /// Write a team's library into a folder or a zip archive, as its drafts stand.
    Pull {
        /// The team, by name or id.
        #[arg(long)]
        team: String,
        /// The folder, or a file that ends in `.zip`.
        #[arg(long, value_name = "DIR|ZIP")]
        out: PathBuf,
    },
    /// Put flows into a team's library, all or none. Flows that the team has already, by their slug, are left as they are.
    Push(PushArgs),
}

/// What to import, and how.
#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// Files, folders, zip archives, or patterns such as `sops/**/*.md`; `-` for standard input.
    #[arg(required = true)]
    inputs: Vec<String>,
    /// How to read them.
    #[arg(long, value_enum, default_value_t = From::Auto)]
    from: From,
    /// Make questions of sentences like “if … then … otherwise”.
    #[arg(long)]
    branches: bool,
    /// How to write the flows.
    #[arg(long, value_enum, default_value_t = To::Yaml)]
    to: To,
    /// The folder to write the flows into, one file each.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Write no flows; only tell.
    #[arg(long)]
    check: bool,
    /// Print the report as JSON on standard output, and no flows there.
    #[arg(long)]
    json: bool,
    /// Only this flow of those that were read, from 1.
    #[arg(long)]
    chart: Option<usize>,
}

/// What to push, and as whom.
#[derive(Debug, Args)]
pub(crate) struct PushArgs {
    /// The team, by name or id.
    #[arg(long)]
    team: String,
    /// The member who puts the flows in and owns them, by e-mail address.
    #[arg(long = "as", value_name = "EMAIL")]
    member: String,
    /// Publish the flows that have no errors.
    #[arg(long)]
    publish: bool,
    /// Keep nothing; only tell.
    #[arg(long)]
    check: bool,
    /// Folders, zip archives, files or patterns.
    #[arg(required = true)]
    inputs: Vec<String>,
}

/// How to read a file.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum From {
    /// Find out from the file.
    Auto,
    /// A Mermaid flowchart, bare or in a Markdown page.
    Mermaid,
    /// A Markdown page.
    Markdown,
    /// A flow file.
    Native,
    /// A table of steps.
    Csv,
    /// A page of a wiki.
    Html,
}

impl std::convert::From<From> for ImportFormat {
    fn from(from: From) -> Self {
        match from {
            From::Auto => Self::Auto,
            From::Mermaid => Self::Mermaid,
            From::Markdown => Self::Markdown,
            From::Native => Self::Native,
            From::Csv => Self::Csv,
            From::Html => Self::Html,
        }
    }
}

/// How to write an imported flow.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum To {
    /// YAML; several flows as several documents.
    Yaml,
    /// JSON; several flows as an array.
    Json,
}

/// How to write a flow file.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ExportTo {
    /// A Mermaid flowchart.
    Mermaid,
    /// A Markdown page.
    Markdown,
    /// The flow file itself, in canonical form.
    Yaml,
    /// The same as JSON.
    Json,
}

impl std::convert::From<ExportTo> for ExportFormat {
    fn from(to: ExportTo) -> Self {
        match to {
            ExportTo::Mermaid => Self::Mermaid,
            ExportTo::Markdown => Self::Markdown,
            ExportTo::Yaml => Self::Yaml,
            ExportTo::Json => Self::Json,
        }
    }
}

/// Carries out a `flow` command; `file` holds the settings, for those that need a database.
pub(crate) fn flow(file: Option<&Path>, command: FlowCommand) -> ExitCode {
    let done = match command {
        FlowCommand::Lint { inputs, json } => lint::lint(&inputs, json),
        FlowCommand::Import(wanted) => import::import(&wanted),
        FlowCommand::Export { inputs, to, out } => export::export(&inputs, to.into(), out.as_deref()),
        FlowCommand::Schema => {
            println!("{:#}", rf_flows::flow_schema());
            Ok(VALID)
        }
        FlowCommand::Pull { team, out } => return pull::pull(file, &team, &out),
        FlowCommand::Push(wanted) => return push::push(file, &wanted),
    };
    ExitCode::from(done.unwrap_or_else(|why| {
        eprintln!("{why}");
        UNREADABLE
    }))
}
