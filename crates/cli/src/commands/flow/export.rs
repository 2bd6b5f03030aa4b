//! `flow export`.

use super::gather::gather;
use super::output::{failures, write_files};
use super::{INVALID, VALID};
use rf_flows::{ExportFormat, ImportFile, ImportFormat};
use std::path::Path;

/// Writes flow files in another format, on standard output or into a folder.
pub(super) fn export(inputs: &[String], to: ExportFormat, out: Option<&Path>) -> Result<u8, String> {
    let preview = gather(inputs)?.import(&ImportFormat::Native.into());
    let mut files = Vec::new();
    for file in &preview.files {
        for flow in &file.flows {
            let content = rf_flows::export(&flow.document, to).map_err(|problem| problem.to_string())?;
            let stem = file.path.rsplit_once('.').map_or(&*file.path, |(stem, _)| stem);
            let stem = if stem == "-" { "flow" } else { stem };
            files.push(ImportFile { path: format!("{stem}.{}", to.extension()), content });
        }
    }
    let failed = failures(&preview);
    for line in &failed {
        eprintln!("{line}");
    }
    match out {
        Some(folder) => write_files(folder, &files)?,
        None => files.iter().for_each(|file| print!("{}", file.content)),
    }
    Ok(if failed.is_empty() { VALID } else { INVALID })
}
