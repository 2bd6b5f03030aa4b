//! The folders of a team's library: a small tree that people move flows about in.

mod failure;
mod folder;
mod store;
#[cfg(test)]
mod tests;
mod tree;
mod use_cases;

pub use failure::FolderFailure;
pub use folder::{Folder, FolderChange};
pub use store::FolderStore;
pub use use_cases::{change_folder, create_folder, delete_folder, folder_at_path, folders_at_paths};

/// Folders in a team's library.
pub const MAX_FOLDERS: usize = 1_000;
/// Folders inside one another, the one at the top included.
pub const MAX_DEPTH: usize = 8;
/// The name of a folder, in characters.
pub const MAX_FOLDER_NAME: usize = 100;
