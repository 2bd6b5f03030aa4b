//! Zip archives, in memory. Nothing that an archive says about itself is believed.

use super::{ImportFile, decode::decode};
use crate::limits::MAX_SOURCE_BYTES;
use std::borrow::Cow;
use std::io::{Cursor, Read, Write};
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

/// A packed archive, in bytes.
pub const MAX_PACKED: usize = 16 * 1024 * 1024;
/// All files of an archive together, unpacked, in bytes.
pub const MAX_UNPACKED: usize = 64 * 1024 * 1024;
/// Entries of an archive, folders included.
pub const MAX_ENTRIES: usize = 2_000;
/// An entry's path, in characters: what the deepest folders with the longest names take in a library's archive.
const LONGEST_PATH: usize = 2_000;

rf_core::failures! {
    /// Why an archive was refused as a whole.
    pub enum ArchiveProblem {
        /// It is larger than the product accepts, packed.
        ArchiveTooLarge => TooLarge, "archive_too_large", "Send an archive of at most 16 MiB.";
        /// Its files are larger than the product accepts.
        ArchiveUnpacksTooLarge => TooLarge, "archive_unpacks_too_large", "The archive holds more than 64 MiB. Send it in parts.";
        /// It has more files and folders than the product accepts.
        TooManyEntries => TooLarge, "too_many_entries", "The archive holds more than 2,000 files and folders. Send it in parts.";
        /// It is no zip archive, or it is damaged or made up.
        NotAnArchive => Invalid, "not_an_archive", "This is not a zip archive, or it is damaged. Pack the files again.";
    }
}

/// The texts of an archive, and what was left out.
#[derive(Debug, Default)]
pub struct Unpacked {
    /// The texts with their paths, sorted by path.
    pub files: Vec<ImportFile>,
    /// What there is to say: path, whether the file was left out, and why or how it was read.
    pub told: Vec<(String, Told, String)>,
}

/// What became of an entry that is told about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// It was read, in a way that is worth knowing.
    Read,
    /// It is nothing that becomes a flow.
    LeftOut,
    /// It should have been read, and could not.
    Failed,
}

/// Reads the texts of a zip archive. Entries with paths that lead elsewhere, links, encrypted and damaged entries are left
/// out and told; so is what is no text. Archives inside stay closed.
///
/// # Errors
/// See [`ArchiveProblem`].
pub fn unpack(bytes: &[u8]) -> Result<Unpacked, ArchiveProblem> {
    if bytes.len() > MAX_PACKED {
        return Err(ArchiveProblem::ArchiveTooLarge);
    }
    let listed = entries_listed(bytes).ok_or(ArchiveProblem::NotAnArchive)?;
    if listed > MAX_ENTRIES {
        return Err(ArchiveProblem::TooManyEntries);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ArchiveProblem::NotAnArchive)?;
    // Two entries of one name would become one: which of them counts, nobody can say.
    if archive.len() != listed {
        return Err(ArchiveProblem::NotAnArchive);
    }
    let mut unpacked = Unpacked::default();
    let mut room = MAX_UNPACKED;
    for place in 0..archive.len() {
        let listed_as = archive.name_for_index(place).and_then(Result::ok).unwrap_or_default().into_owned();
        let mut entry = match archive.by_index(place) {
            Ok(entry) => entry,
            Err(error) => {
                unpacked.told.push((shown(&listed_as), Told::Failed, unreadable(&error).into()));
                continue;
            }
        };
        let name = match std::str::from_utf8(entry.name_raw()) {
            Ok(name) => name.to_owned(),
            Err(_) => entry.name().map(Cow::into_owned).unwrap_or_default(),
        };
        if entry.is_dir() {
            continue;
        }
        if let Some((told, why)) = objection(&name, entry.is_symlink()) {
            unpacked.told.push((shown(&name), told, why.into()));
            continue;
        }
        let mut content = Vec::new();
        let most = room.min(MAX_SOURCE_BYTES) + 1;
        let read = entry.by_ref().take(most as u64).read_to_end(&mut content);
        // What was unpacked before the damage was found has cost its room as well.
        room = room.checked_sub(content.len()).ok_or(ArchiveProblem::ArchiveUnpacksTooLarge)?;
        if read.is_err() {
            unpacked.told.push((name, Told::Failed, "It is damaged.".into()));
            continue;
        }
        if content.len() > MAX_SOURCE_BYTES {
            unpacked.told.push((name, Told::Failed, "It is larger than 1 MiB.".into()));
            continue;
        }
        match decode(&content) {
            Ok((content, note)) => {
                unpacked.told.extend(note.map(|note| (name.clone(), Told::Read, note.to_owned())));
                unpacked.files.push(ImportFile { path: name, content });
            }
            Err(why) => unpacked.told.push((name, Told::LeftOut, format!("It was left out: {why}."))),
        }
    }
    unpacked.files.sort_by(|one, other| one.path.cmp(&other.path));
    unpacked.told.sort();
    Ok(unpacked)
}

/// How many entries the archive's end says it has; none if it has no such end.
fn entries_listed(bytes: &[u8]) -> Option<usize> {
    const END: [u8; 4] = *b"PK\x05\x06";
    /// The end record, and the longest comment behind it.
    const LENGTH: usize = 22;
    const COMMENT: usize = 65_535;
    let from = bytes.len().saturating_sub(LENGTH + COMMENT);
    let tail = &bytes[from..];
    let at = tail.windows(END.len()).rposition(|window| window == END)?;
    let count = tail.get(at + 10..at + 12)?;
    Some(usize::from(u16::from_le_bytes([count[0], count[1]])))
}

fn unreadable(error: &ZipError) -> &'static str {
    match error {
        ZipError::UnsupportedArchive(_) => "It is encrypted, or packed in a way that is not read here.",
        _ => "It is damaged.",
    }
}

/// Why an entry is not even looked into.
fn objection(name: &str, is_link: bool) -> Option<(Told, &'static str)> {
    let mut parts = name.split('/');
    let is_drive = name.as_bytes().get(1) == Some(&b':');
    let leads_elsewhere =
        name.starts_with('/') || is_drive || parts.clone().any(|part| matches!(part, ".." | "." | ""));
    if name.contains(['\0', '\\']) || name.contains(char::is_control) {
        Some((Told::Failed, "Its path holds characters that are not allowed there."))
    } else if leads_elsewhere {
        Some((Told::Failed, "Its path leads out of the archive."))
    } else if name.chars().count() > LONGEST_PATH {
        Some((Told::Failed, "Its path is too long."))
    } else if is_link {
        Some((Told::Failed, "It is a link; only files are read."))
    } else if parts.any(|part| part.starts_with('.') || part == "__MACOSX") {
        Some((Told::LeftOut, "It was left out: hidden files are no flows."))
    } else if is_archive(name) {
        Some((Told::LeftOut, "It was left out: archives inside archives stay closed."))
    } else {
        None
    }
}

fn is_archive(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    matches!(
        &*extension,
        "zip" | "gz" | "tgz" | "bz2" | "xz" | "zst" | "7z" | "rar" | "tar" | "jar" | "cab" | "iso"
    )
}

/// A name that can be shown, whatever it is.
fn shown(name: &str) -> String {
    name.chars().take(200).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Packs texts into a zip archive. The same files give the same bytes, in whatever order they come.
///
/// # Errors
/// In words, when a file cannot be packed: two have one path, or together they are too large for an archive.
pub fn pack(files: &[ImportFile]) -> Result<Vec<u8>, String> {
    pack_bytes(files.iter().map(|file| (&*file.path, file.content.as_bytes())).collect())
}

/// The same for files of any kind.
pub(super) fn pack_bytes(mut files: Vec<(&str, &[u8])>) -> Result<Vec<u8>, String> {
    files.sort_by_key(|(path, _)| *path);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (path, content) in files {
        archive.start_file(path, options).map_err(|error| format!("{path}: {error}"))?;
        archive.write_all(content).map_err(|error| format!("{path}: {error}"))?;
    }
    archive.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}
