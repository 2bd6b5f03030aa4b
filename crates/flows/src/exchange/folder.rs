//! A whole library as a folder of files: `<Folder>/<Folder>/<slug>.yaml`, and an index that says what file names cannot.

use super::ImportFile;
use crate::{FlowDocument, FlowSlug, ImportProblem, to_yaml};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use unicode_normalization::UnicodeNormalization;

/// The name of the index, at the top of the folder.
pub const LIBRARY_INDEX: &str = "library.yaml";

/// A flow with its place in the library.
#[derive(Debug, Clone, PartialEq)]
pub struct LibraryFlow {
    /// The names of the folders around it, from the top.
    pub folder: Vec<String>,
    /// Its name in the library.
    pub slug: FlowSlug,
    /// What it says.
    pub document: FlowDocument,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
enum IndexFormat {
    #[serde(rename = "resolutionflow.library/1")]
    V1,
}

/// What the index says of one file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IndexedFile {
    /// Its path below the index.
    pub file: String,
    /// The flow's name in the library.
    pub slug: String,
    /// The folders around it, as people call them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub folder: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Index {
    format: IndexFormat,
    flows: Vec<IndexedFile>,
}

/// The library as files, sorted by path. The same flows give the same files, in whatever order they come.
///
/// # Errors
/// Never for documents made by this program; the text says what could not be written.
pub fn write_library(flows: &[LibraryFlow]) -> Result<Vec<ImportFile>, ImportProblem> {
    let mut flows: Vec<&LibraryFlow> = flows.iter().collect();
    flows.sort_by(|one, other| (&one.folder, &one.slug).cmp(&(&other.folder, &other.slug)));
    let mut names = Names::default();
    // The index has its name first.
    names.taken.insert((String::new(), LIBRARY_INDEX.into()));
    let mut files = Vec::new();
    let mut index = Vec::new();
    for flow in flows {
        let mut path = String::new();
        for name in &flow.folder {
            path = names.folder(path, name);
        }
        let file = names.file(&path, &flow.slug.0);
        files.push(ImportFile { path: file.clone(), content: to_yaml(&flow.document)? });
        index.push(IndexedFile { file, slug: flow.slug.0.clone(), folder: flow.folder.clone() });
    }
    index.sort_by(|one, other| one.file.cmp(&other.file));
    let options = serde_saphyr::ser_options! { compact_list_indent: false };
    let index = Index { format: IndexFormat::V1, flows: index };
    let content = serde_saphyr::to_string_with_options(&index, options)
        .map_err(|error| ImportProblem { line: None, message: error.to_string() })?;
    files.push(ImportFile { path: LIBRARY_INDEX.into(), content });
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// What the index says, by path.
pub(super) fn read_index(source: &str) -> Result<Vec<IndexedFile>, ImportProblem> {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! { max_events: 200_000, max_aliases: 0, max_depth: 8, max_documents: 1 },
        with_snippet: false,
    };
    let index = serde_saphyr::from_str_with_options::<Index>(source, options)
        .map_err(|error| ImportProblem::of_yaml(&error))?;
    Ok(index.flows)
}

/// File names that were given, so that no two meet where case does not count.
#[derive(Default)]
struct Names {
    /// The folder above, and a name in it without case.
    taken: HashSet<(String, String)>,
    /// The folder above and a name as people write it, and the path that it got.
    folders: HashMap<(String, String), String>,
}

impl Names {
    fn folder(&mut self, above: String, name: &str) -> String {
        let key = (above, name.to_owned());
        if let Some(path) = self.folders.get(&key) {
            return path.clone();
        }
        let path = self.give(&key.0, &file_name(name), "");
        self.folders.insert(key, path.clone());
        path
    }

    fn file(&mut self, above: &str, slug: &str) -> String {
        self.give(above, &file_name(slug), ".yaml")
    }

    fn give(&mut self, above: &str, name: &str, ending: &str) -> String {
        let mut given = format!("{name}{ending}");
        let mut number = 2;
        while !self.taken.insert((above.to_owned(), given.to_lowercase())) {
            given = format!("{name}~{number}{ending}");
            number += 1;
        }
        if above.is_empty() { given } else { format!("{above}/{given}") }
    }
}

/// A name that every file system takes: what some do not is written as `%` and its bytes.
fn file_name(name: &str) -> String {
    /// In bytes; file systems take 255, and a number and an ending come behind it.
    const LONGEST: usize = 150;
    let name: String = name.nfc().collect();
    let mut out = String::new();
    let last = name.chars().count().saturating_sub(1);
    for (at, c) in name.chars().enumerate() {
        if out.len() >= LONGEST {
            break;
        }
        let is_edge = at == 0 || at == last;
        let is_plain = c.is_alphanumeric()
            || matches!(c, '-' | '_' | '(' | ')' | '&' | ',' | '+' | '\'' | '=' | '@' | '!')
            || (matches!(c, ' ' | '.') && !is_edge);
        if is_plain {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    if is_reserved(&out) {
        let first = out.remove(0);
        out = format!("%{:02X}{out}", u32::from(first));
    }
    if out.is_empty() { "%".into() } else { out }
}

/// Names that Windows keeps for devices, with or without an ending.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let is_port = |word: &str| {
        stem.strip_prefix(word)
            .is_some_and(|number| number.len() == 1 && number.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(&*stem, "CON" | "PRN" | "AUX" | "NUL") || is_port("COM") || is_port("LPT")
}
