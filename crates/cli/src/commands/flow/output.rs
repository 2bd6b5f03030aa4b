//! Telling what was read, and writing files.

use rf_flows::{
    FlowSlug, ImportFile, ImportOutcome, ImportPreview, LibraryFlow, Outcome, render_report, slug_of,
};
use std::{collections::HashSet, fs, path::Path};

/// The report of every file that has something to tell, on standard error.
pub(super) fn tell(preview: &ImportPreview) {
    let is_only = preview.files.len() == 1;
    for file in &preview.files {
        let outcome =
            ImportOutcome { flows: file.flows.clone(), report: file.report.clone(), counts: file.counts };
        if is_only {
            eprintln!("{}", render_report(&outcome));
        } else {
            eprintln!("== {}\n{}", file.path, render_report(&outcome));
        }
    }
    if !is_only {
        let counts = preview.counts;
        eprintln!(
            "{} files, {} flows, {} steps: {} errors, {} warnings, {} failures",
            counts.files, counts.flows, counts.steps, counts.errors, counts.warnings, counts.failed
        );
    }
}

/// The flows with their places, each under a slug of its own.
pub(super) fn library_of(preview: &ImportPreview) -> Vec<LibraryFlow> {
    let mut taken = HashSet::new();
    let mut flows = Vec::new();
    for file in &preview.files {
        for flow in &file.flows {
            let base = flow.slug.clone().unwrap_or_else(|| slug_of(&flow.document.title));
            let mut slug = base.clone();
            let mut number = 2;
            while !taken.insert(slug.clone()) {
                slug = FlowSlug(format!("{base}-{number}"));
                number += 1;
            }
            flows.push(LibraryFlow { folder: file.folder.clone(), slug, document: flow.document.clone() });
        }
    }
    flows
}

/// Why something could not be read, with its file, one a line.
pub(super) fn failures(preview: &ImportPreview) -> Vec<String> {
    let mut lines = Vec::new();
    for file in &preview.files {
        let failed = file.report.iter().filter(|entry| entry.outcome == Outcome::Failed);
        lines.extend(failed.map(|entry| {
            let line = entry.line.map(|line| format!(":{line}")).unwrap_or_default();
            format!("{}{line}: {}", file.path, entry.reason)
        }));
    }
    lines
}

/// Writes files below a folder, which is made where it is missing.
pub(super) fn write_files(folder: &Path, files: &[ImportFile]) -> Result<(), String> {
    for file in files {
        let path = folder.join(&file.path);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| fs::write(&path, &file.content))
            .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    }
    Ok(())
}
