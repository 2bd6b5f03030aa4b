//! The repository's text files, as they lie there: no build products, no installed packages.

use crate::failure::{Attempt, Result};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// What was not written here, from the root; `node_modules` is so everywhere.
const NOT_OURS: [&str; 6] =
    [".git", "target", "data", "web/dist", "web/test-results", "web/playwright-report"];

/// The files with their texts.
#[derive(Debug, Default)]
pub struct Tree {
    files: Vec<File>,
}

/// A text file.
#[derive(Debug)]
pub struct File {
    /// Where it is, from the root, with `/` between folders.
    pub path: String,
    /// What it says.
    pub text: String,
}

impl Tree {
    /// Reads every text file below `root`.
    pub fn read(root: &Path) -> Result<Self> {
        let mut paths = Vec::new();
        walk(root, root, &mut paths).attempt("read the repository")?;
        paths.sort();
        let mut files = Vec::new();
        for path in paths {
            let bytes = fs::read(&path).attempt(format!("read {}", path.display()))?;
            // Pictures and fonts are not texts.
            let Ok(text) = String::from_utf8(bytes) else { continue };
            let path = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            files.push(File { path, text });
        }
        Ok(Self { files })
    }

    /// Every file.
    pub fn files(&self) -> impl Iterator<Item = &File> {
        self.files.iter()
    }

    /// The file at `path`.
    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// A tree of the given files, for tests.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let file = |(path, text): &(&str, &str)| File { path: (*path).into(), text: (*text).into() };
        Self { files: files.iter().map(file).collect() }
    }
}

impl File {
    /// The crate whose sources it belongs to: the folder below `crates`, or `migration` or `tests`.
    pub fn krate(&self) -> Option<&str> {
        let mut folders = self.path.split('/');
        match (folders.next()?, folders.next()?) {
            ("crates", name) => Some(name),
            (name @ ("migration" | "tests"), _) => Some(name),
            _ => None,
        }
    }

    /// Whether it is a Rust source file.
    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Its lines with their numbers, from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if path.ends_with("node_modules") || NOT_OURS.iter().any(|name| path == root.join(name)) {
            continue;
        }
        let kind = entry.file_type()?;
        if kind.is_dir() {
            walk(root, &path, files)?;
        } else if kind.is_file() {
            files.push(path);
        }
    }
    Ok(())
}
