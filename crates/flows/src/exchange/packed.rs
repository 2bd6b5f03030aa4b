//! A whole library as one archive, which can be brought in again.

use super::archive::{MAX_ENTRIES, MAX_PACKED, MAX_UNPACKED, pack};
use super::folder::{LibraryFlow, write_library};
use crate::limits::MAX_SOURCE_BYTES;
use rf_core::StoreError;

/// Flows in one archive; its index is a file too.
pub const MAX_LIBRARY: usize = MAX_ENTRIES - 1;
/// The flows of one archive together, in bytes.
pub const MAX_LIBRARY_BYTES: usize = MAX_UNPACKED;

rf_core::failures! {
    /// Why a library does not become an archive.
    pub enum LibraryProblem {
        /// The archive would be larger than what is brought in at once.
        LibraryTooLarge => TooLarge, "library_too_large", "One archive holds at most 1,999 flows and 64 MiB, 16 MiB packed. Export one folder at a time.";
    }
}

/// Packs the library into a zip archive that [`unpack`](super::unpack) takes. The same flows give the same bytes.
///
/// # Errors
/// `library_too_large`; never anything else for documents made by this program.
pub fn pack_library(flows: &[LibraryFlow]) -> Result<Vec<u8>, LibraryProblem> {
    if flows.len() > MAX_LIBRARY {
        return Err(LibraryProblem::LibraryTooLarge);
    }
    let files = write_library(flows).map_err(|problem| StoreError::Corrupt(problem.to_string()))?;
    let is_large = files.iter().any(|file| file.content.len() > MAX_SOURCE_BYTES);
    let bytes: usize = files.iter().map(|file| file.content.len()).sum();
    if is_large || bytes > MAX_LIBRARY_BYTES {
        return Err(LibraryProblem::LibraryTooLarge);
    }
    let packed = pack(&files).map_err(StoreError::Corrupt)?;
    if packed.len() > MAX_PACKED { Err(LibraryProblem::LibraryTooLarge) } else { Ok(packed) }
}
