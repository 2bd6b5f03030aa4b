//! Several files, each read by itself, with their places taken from their paths.

use super::archive::Told;
use super::folder::{IndexedFile, LIBRARY_INDEX};
use super::{Unpacked, folder};
use crate::folders::{MAX_DEPTH, MAX_FOLDER_NAME};
use crate::{
    FlowSlug, ImportCounts, ImportFormat, ImportOptions, ImportOutcome, ImportProblem, ImportedFlow, Outcome,
    ReportEntry, import, is_valid_slug,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Files in one preview.
pub const MAX_FILES: usize = 200;
/// The texts of one preview together, in bytes.
pub const MAX_FILES_BYTES: usize = 8 * 1024 * 1024;

/// A file's path inside what was chosen, and its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportFile {
    /// Its path, with `/` between the names.
    pub path: String,
    /// Its text.
    pub content: String,
}

/// A file, read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ImportedFile {
    /// Its path as it was given.
    pub path: String,
    /// How it was read.
    pub format: ImportFormat,
    /// The folders that its flows belong into, from the top, as its path or the library's index names them.
    pub folder: Vec<String>,
    /// The flows in it.
    pub flows: Vec<ImportedFlow>,
    /// What became of it, piece by piece.
    pub report: Vec<ReportEntry>,
    /// How much there was in it.
    pub counts: ImportCounts,
}

/// What became of each file; nothing is kept.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ImportPreview {
    /// The files, in the order in which they were given.
    pub files: Vec<ImportedFile>,
    /// How much there was over all files.
    pub counts: ImportCounts,
}

rf_core::failures! {
    /// Why files were not even read.
    pub enum FilesProblem {
        /// There are more than are read at once.
        TooManyFiles => TooLarge, "too_many_files", "Send at most 200 files at once.";
        /// They are larger than what is read at once.
        FilesTooLarge => TooLarge, "files_too_large", "Send at most 8 MiB at once. Send the files in parts.";
    }
}

/// Whether so many files are read at once.
///
/// # Errors
/// See [`FilesProblem`].
pub fn check_files(files: &[ImportFile]) -> Result<(), FilesProblem> {
    if files.len() > MAX_FILES {
        return Err(FilesProblem::TooManyFiles);
    }
    let bytes: usize = files.iter().map(|file| file.path.len() + file.content.len()).sum();
    if bytes > MAX_FILES_BYTES { Err(FilesProblem::FilesTooLarge) } else { Ok(()) }
}

/// Reads each file by itself. A library's index among them gives the flows their slugs and folders back.
pub fn import_files(files: &[ImportFile], options: &ImportOptions) -> ImportPreview {
    let library = Library::find(files);
    ImportPreview::of(files.iter().map(|file| library.import(file, options)).collect())
}

impl Unpacked {
    /// Reads what an archive held; what was left out stands in the report as a file without flows.
    pub fn import(&self, options: &ImportOptions) -> ImportPreview {
        let mut read = import_files(&self.files, options).files;
        for (path, told, why) in &self.told {
            let outcome = match told {
                Told::Read => Outcome::KeptAsText,
                Told::LeftOut => Outcome::NotMapped,
                Told::Failed => Outcome::Failed,
            };
            let entry = ReportEntry::new(None, outcome, why.clone());
            match read.iter_mut().find(|file| *told == Told::Read && file.path == *path) {
                Some(file) => file.add(entry),
                None => read.push(ImportedFile::without_flows(path, vec![entry])),
            }
        }
        read.sort_by(|one, other| one.path.cmp(&other.path));
        ImportPreview::of(read)
    }
}

impl ImportPreview {
    fn of(files: Vec<ImportedFile>) -> Self {
        let mut counts = ImportCounts::default();
        for file in &files {
            counts.add(&file.counts);
        }
        Self { files, counts }
    }

    /// Whether anything could not be read, or would be kept with errors.
    pub const fn is_clean(&self) -> bool {
        self.counts.failed == 0 && self.counts.errors == 0
    }
}

impl ImportedFile {
    fn of(path: &str, format: ImportFormat, folder: Vec<String>, outcome: ImportOutcome) -> Self {
        let ImportOutcome { flows, report, counts } = outcome;
        Self { path: path.to_owned(), format, folder, flows, report, counts }
    }

    fn without_flows(path: &str, report: Vec<ReportEntry>) -> Self {
        Self::of(path, ImportFormat::Auto, Vec::new(), ImportOutcome::of(Vec::new(), report))
    }

    /// A remark about the file as a whole comes first.
    fn add(&mut self, entry: ReportEntry) {
        self.counts.count(entry.outcome);
        self.report.insert(0, entry);
    }
}

/// What an index says by path, or why it cannot be read.
type Rows = Result<HashMap<String, IndexedFile>, ImportProblem>;

/// The index among the files, if there is one, and what it says.
#[derive(Default)]
struct Library<'a> {
    /// The folder that the index stands in, with a `/` behind it.
    top: &'a str,
    index: Option<(&'a str, Rows)>,
}

impl<'a> Library<'a> {
    fn find(files: &'a [ImportFile]) -> Self {
        let depth = |file: &&ImportFile| file.path.matches('/').count();
        let is_index = |file: &&ImportFile| {
            file.path.strip_suffix(LIBRARY_INDEX).is_some_and(|top| top.is_empty() || top.ends_with('/'))
                && file.content.contains("resolutionflow.library/")
        };
        let Some(file) = files.iter().filter(is_index).min_by_key(depth) else { return Self::default() };
        let top = &file.path[..file.path.len() - LIBRARY_INDEX.len()];
        let by_path = |rows: Vec<IndexedFile>| rows.into_iter().map(|row| (row.file.clone(), row)).collect();
        Self { top, index: Some((&file.path, folder::read_index(&file.content).map(by_path))) }
    }

    fn import(&self, file: &ImportFile, options: &ImportOptions) -> ImportedFile {
        let below = file.path.strip_prefix(self.top).unwrap_or(&file.path);
        let rows = match &self.index {
            Some((path, rows)) if *path == file.path => return self.tell_index(&file.path, rows),
            Some((_, Ok(rows))) => rows.get(below),
            _ => None,
        };
        let (format, options) = how(&file.path, options);
        let name = title_from(&file.path);
        let mut outcome = import(&options, &file.content, name.as_deref());
        let folder = match rows {
            Some(row) => {
                if let [only] = &mut outcome.flows[..] {
                    only.slug = Some(FlowSlug(row.slug.clone())).filter(|slug| is_valid_slug(&slug.0));
                }
                row.folder.iter().filter_map(|name| folder_name(name)).take(MAX_DEPTH).collect()
            }
            None => folder_from(below),
        };
        ImportedFile::of(&file.path, format, folder, outcome)
    }

    fn tell_index(&self, path: &str, rows: &Rows) -> ImportedFile {
        let entry = match rows {
            Ok(rows) => {
                let reason = format!("The index gives {} flows their names and folders.", rows.len());
                ReportEntry::new(None, Outcome::Mapped, reason)
            }
            Err(problem) => {
                let reason = format!("This is not the index of a library: {}.", problem.message);
                ReportEntry::new(problem.line, Outcome::Failed, reason)
            }
        };
        ImportedFile::without_flows(path, vec![entry])
    }
}

/// How a file is read: as it was asked for, or as its ending says.
fn how(path: &str, options: &ImportOptions) -> (ImportFormat, ImportOptions) {
    if options.format != ImportFormat::Auto {
        return (options.format, *options);
    }
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let format = match &*ending {
        "csv" | "tsv" => ImportFormat::Csv,
        "html" | "htm" => ImportFormat::Html,
        "mmd" | "mermaid" => ImportFormat::Mermaid,
        "yaml" | "yml" | "json" => ImportFormat::Native,
        // A page may hold charts, or a procedure: its text says which.
        "md" | "markdown" => return (ImportFormat::Markdown, *options),
        _ => ImportFormat::Auto,
    };
    (format, ImportOptions { format, ..*options })
}

/// A title where the text has none: the file's name without its ending, in words.
fn title_from(path: &str) -> Option<String> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let words = stem.replace(['_', '-'], " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

/// The folders around a file.
fn folder_from(path: &str) -> Vec<String> {
    let Some((folders, _)) = path.rsplit_once('/') else { return Vec::new() };
    folders.split(['/', '\\']).filter_map(folder_name).take(MAX_DEPTH).collect()
}

/// A name that a folder can have.
fn folder_name(name: &str) -> Option<String> {
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    let name: String = name.trim().chars().take(MAX_FOLDER_NAME).collect();
    let name = name.trim().to_owned();
    (!matches!(&*name, "" | "." | "..")).then_some(name)
}
