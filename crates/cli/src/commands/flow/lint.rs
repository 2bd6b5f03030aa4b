//! `flow lint`.

use super::gather::{gather, has_ending};
use super::{INVALID, VALID};
use rf_flows::{Finding, ImportFormat, ImportedFile, Severity};
use std::path::Path;

/// Checks every flow file; in folders, those that end in `.yaml`, `.yml` or `.json`.
pub(super) fn lint(inputs: &[String], json: bool) -> Result<u8, String> {
    let mut found = gather(inputs)?;
    if inputs.iter().any(|input| Path::new(input).is_dir()) {
        let is_flow =
            |path: &str| ["yaml", "yml", "json"].iter().any(|ending| has_ending(Path::new(path), ending));
        found.files.retain(|file| is_flow(&file.path));
        found.told.retain(|(path, _, _)| is_flow(path));
    }
    let preview = found.import(&ImportFormat::Native.into());
    if json {
        println!("{:#}", serde_json::json!(preview));
    } else {
        for file in &preview.files {
            tell(file);
        }
        let counts = preview.counts;
        if counts.flows > 0 {
            println!("{} flows: {} errors, {} warnings", counts.flows, counts.errors, counts.warnings);
        }
    }
    Ok(if preview.is_clean() && preview.counts.flows > 0 { VALID } else { INVALID })
}

fn tell(file: &ImportedFile) {
    for finding in file.flows.iter().flat_map(|flow| &flow.findings) {
        println!("{}", line(&file.path, finding));
    }
    if file.flows.is_empty() && file.counts.mapped == 0 {
        for entry in &file.report {
            let line = entry.line.map(|line| format!(":{line}")).unwrap_or_default();
            eprintln!("{}{line}: {}", file.path, entry.reason);
        }
    }
}

fn line(path: &str, finding: &Finding) -> String {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let step = finding.step.as_ref().map(|step| format!(" step {step}")).unwrap_or_default();
    let field = finding.field.as_ref().map(|field| format!(" {field}")).unwrap_or_default();
    format!("{path}:{step}{field}: {severity} [{}] {}", finding.code, finding.message)
}
