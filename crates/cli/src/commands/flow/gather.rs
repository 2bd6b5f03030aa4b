//! Finding the files that somebody means: paths, folders, archives, patterns, standard input.

use rf_flows::{ImportFile, Told, Unpacked, decode, limits::MAX_SOURCE_BYTES, unpack};
use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

/// Everything that the inputs name, with paths below what was named.
///
/// # Errors
/// When something that was named cannot be read, or a pattern means nothing.
pub(super) fn gather(inputs: &[String]) -> Result<Unpacked, String> {
    let mut found = Unpacked::default();
    for input in inputs {
        let path = Path::new(input);
        if input == "-" {
            let bytes = read_some(io::stdin().lock()).map_err(|error| cannot("standard input", &error))?;
            add(&mut found, "-".into(), &bytes);
        } else if path.is_dir() {
            add_folder(&mut found, path, path)?;
        } else if path.exists() || !input.contains(['*', '?', '[']) {
            add_file(&mut found, path, path.parent().unwrap_or(path), true)?;
        } else {
            add_pattern(&mut found, input)?;
        }
    }
    Ok(found)
}

fn add_pattern(found: &mut Unpacked, pattern: &str) -> Result<(), String> {
    let paths = glob::glob(pattern).map_err(|error| format!("{pattern} is no pattern: {error}"))?;
    // Folders count from where the pattern begins to vary.
    let fixed: PathBuf = Path::new(pattern)
        .components()
        .take_while(|part| !part.as_os_str().to_string_lossy().contains(['*', '?', '[']))
        .collect();
    let mut matched = false;
    for path in paths {
        let path = path.map_err(|error| cannot(&error.path().display().to_string(), error.error()))?;
        if path.is_file() {
            add_file(found, &path, &fixed, true)?;
            matched = true;
        }
    }
    if matched { Ok(()) } else { Err(format!("nothing matches {pattern}")) }
}

fn add_folder(found: &mut Unpacked, folder: &Path, top: &Path) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|error| cannot(&folder.display().to_string(), &error))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(|error| cannot(&folder.display().to_string(), &error))?.path());
    }
    paths.sort();
    for path in paths {
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        // Links are not followed: they may lead in circles.
        let kind = path.symlink_metadata().map_err(|error| cannot(&path.display().to_string(), &error))?;
        if is_hidden || kind.is_symlink() {
            let why = "It was left out: hidden files and links are not read.";
            found.told.push((below(&path, top), Told::LeftOut, why.into()));
        } else if kind.is_dir() {
            add_folder(found, &path, top)?;
        } else {
            add_file(found, &path, top, false)?;
        }
    }
    Ok(())
}

fn add_file(found: &mut Unpacked, path: &Path, top: &Path, is_named: bool) -> Result<(), String> {
    let read = File::open(path).and_then(|file| match has_ending(path, "zip") && is_named {
        true => {
            let mut bytes = Vec::new();
            file.take(rf_flows::MAX_PACKED as u64 + 1).read_to_end(&mut bytes).map(|_| bytes)
        }
        false => read_some(file),
    });
    let bytes = read.map_err(|error| cannot(&path.display().to_string(), &error))?;
    if has_ending(path, "zip") && is_named {
        let unpacked = unpack(&bytes).map_err(|refusal| {
            format!("cannot read {}: {}", path.display(), rf_core::Failure::message(&refusal))
        })?;
        found.files.extend(unpacked.files);
        found.told.extend(unpacked.told);
    } else {
        add(found, below(path, top), &bytes);
    }
    Ok(())
}

fn add(found: &mut Unpacked, path: String, bytes: &[u8]) {
    if bytes.len() > MAX_SOURCE_BYTES {
        found.told.push((path, Told::Failed, "It is larger than 1 MiB.".into()));
        return;
    }
    match decode(bytes) {
        Ok((content, note)) => {
            found.told.extend(note.map(|note| (path.clone(), Told::Read, note.to_owned())));
            found.files.push(ImportFile { path, content });
        }
        Err(why) => found.told.push((path, Told::LeftOut, format!("It was left out: {why}."))),
    }
}

/// One byte more than is read, so that what is too large is told.
fn read_some(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(MAX_SOURCE_BYTES as u64 + 1).read_to_end(&mut bytes).map(|_| bytes)
}

fn below(path: &Path, top: &Path) -> String {
    let path = path.strip_prefix(top).unwrap_or(path);
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

pub(super) fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(ending))
}

fn cannot(path: &str, error: &io::Error) -> String {
    format!("cannot read {path}: {error}")
}
