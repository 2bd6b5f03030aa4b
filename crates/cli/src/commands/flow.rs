//! `flow lint` and `flow import`: flow files without a server.

use clap::{Subcommand, ValueEnum};
use rf_flows::{Finding, FlowDocument, ImportFormat, ImportOptions, ImportOutcome, Severity};
use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Everything is right.
const VALID: u8 = 0;
/// The file was read, but what is in it is not a valid flow.
const INVALID: u8 = 1;
/// The file could not be read.
const UNREADABLE: u8 = 2;

/// Work on flow files.
#[derive(Debug, Subcommand)]
pub(crate) enum FlowCommand {
    /// Check a flow file (YAML or JSON). Exit 0: valid, 1: not, 2: unreadable.
    Lint {
        /// The file; `-` for standard input.
        file: PathBuf,
        /// Print the findings as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Turn a file into a flow: the flow on standard output, the report on standard error. Exit 0: valid.
    Import {
        /// How to read the file.
        #[arg(long, value_enum, default_value_t = From::Auto)]
        from: From,
        /// The file; `-` for standard input.
        file: PathBuf,
        /// How to write the flow.
        #[arg(long, value_enum, default_value_t = To::Yaml)]
        to: To,
        /// Only this flow of a page that holds several, from 1.
        #[arg(long)]
        chart: Option<usize>,
    },
}

/// How to read a file.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum From {
    /// Find out from the file.
    Auto,
    /// A Mermaid flowchart, bare or in a Markdown page.
    Mermaid,
    /// A Markdown page with Mermaid flowcharts.
    Markdown,
    /// A flow file.
    Native,
}

/// How to write a flow.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum To {
    /// YAML; several flows as several documents.
    Yaml,
    /// JSON; several flows as an array.
    Json,
}

/// Carries out a `flow` command.
pub(crate) fn flow(command: FlowCommand) -> ExitCode {
    let done = match command {
        FlowCommand::Lint { file, json } => lint(&file, json),
        FlowCommand::Import { from, file, to, chart } => import(&file, from, to, chart),
    };
    ExitCode::from(done.unwrap_or_else(|why| {
        eprintln!("{why}");
        UNREADABLE
    }))
}

fn lint(file: &Path, json: bool) -> Result<u8, String> {
    let outcome = rf_flows::import(&ImportFormat::Native.into(), &read(file)?, None);
    let findings: Vec<&Finding> = outcome.flows.iter().flat_map(|flow| &flow.findings).collect();
    if json {
        let report = serde_json::json!({ "findings": findings, "report": outcome.report });
        println!("{report:#}");
    } else if outcome.flows.is_empty() {
        eprintln!("{}", rf_flows::render_report(&outcome));
    } else {
        for finding in &findings {
            println!("{}", line(file, finding));
        }
        println!(
            "{}: {} errors, {} warnings",
            file.display(),
            outcome.counts.errors,
            outcome.counts.warnings
        );
    }
    Ok(verdict(&outcome))
}

fn line(file: &Path, finding: &Finding) -> String {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let step = finding.step.as_ref().map(|step| format!(" step {step}")).unwrap_or_default();
    let field = finding.field.as_ref().map(|field| format!(" {field}")).unwrap_or_default();
    format!("{}:{step}{field}: {severity} [{}] {}", file.display(), finding.code, finding.message)
}

fn import(file: &Path, from: From, to: To, chart: Option<usize>) -> Result<u8, String> {
    let format = match from {
        From::Auto => ImportFormat::Auto,
        From::Mermaid => ImportFormat::Mermaid,
        From::Markdown => ImportFormat::Markdown,
        From::Native => ImportFormat::Native,
    };
    let name = file.file_stem().and_then(|stem| stem.to_str()).filter(|stem| *stem != "-");
    let outcome = rf_flows::import(&ImportOptions::from(format), &read(file)?, name);
    eprintln!("{}", rf_flows::render_report(&outcome));
    let documents: Vec<&FlowDocument> = outcome.flows.iter().map(|flow| &flow.document).collect();
    let chosen = match chart {
        None => documents.as_slice(),
        Some(number) => {
            let place = number.checked_sub(1).filter(|place| *place < documents.len());
            let place = place
                .ok_or_else(|| format!("there is no flow {number}; the file holds {}", documents.len()))?;
            &documents[place..=place]
        }
    };
    print!("{}", written(chosen, to)?);
    Ok(verdict(&outcome))
}

fn written(documents: &[&FlowDocument], to: To) -> Result<String, String> {
    match (to, documents) {
        (_, []) => Ok(String::new()),
        (To::Yaml, several) => {
            let texts: Result<Vec<_>, _> =
                several.iter().map(|document| rf_flows::to_yaml(document)).collect();
            texts.map(|texts| texts.join("---\n")).map_err(|problem| problem.to_string())
        }
        (To::Json, [one]) => rf_flows::to_json(one).map_err(|problem| problem.to_string()),
        (To::Json, several) => {
            serde_json::to_string_pretty(several).map(|text| text + "\n").map_err(|error| error.to_string())
        }
    }
}

fn verdict(outcome: &ImportOutcome) -> u8 {
    if outcome.flows.is_empty() || outcome.counts.errors > 0 || outcome.has_failures() {
        INVALID
    } else {
        VALID
    }
}

fn read(file: &Path) -> Result<String, String> {
    let text = if file == Path::new("-") {
        let mut text = String::new();
        io::stdin().lock().read_to_string(&mut text).map(|_| text)
    } else {
        fs::read_to_string(file)
    };
    text.map_err(|error| format!("cannot read {}: {error}", file.display()))
}
