//! Several files at once: folders of pages, archives, and whole libraries.

mod archive;
mod decode;
mod files;
mod folder;
mod packed;
mod parcel;
mod starter;
#[cfg(test)]
mod tests;

pub use archive::{ArchiveProblem, MAX_PACKED, Told, Unpacked, pack, unpack};
pub use decode::decode;
pub use files::{
    FilesProblem, ImportFile, ImportPreview, ImportedFile, MAX_FILES, MAX_FILES_BYTES, check_files,
    import_files,
};
pub use folder::{LIBRARY_INDEX, LibraryFlow, write_library};
pub use packed::{LibraryProblem, MAX_LIBRARY, MAX_LIBRARY_BYTES, pack_library};
pub use parcel::{pack_parcel, path_part};
pub use starter::starter_library;
