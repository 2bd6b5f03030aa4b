//! A folder, and what tells it from its neighbours.

use super::{FolderFailure, MAX_FOLDER_NAME};
use rf_core::{FieldError, FolderId, TeamId, Time, checked_text};
use unicode_normalization::UnicodeNormalization;

/// A folder of a team's library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Which.
    pub id: FolderId,
    /// Whose.
    pub team: TeamId,
    /// The folder that it stands in; none at the top.
    pub parent: Option<FolderId>,
    /// Its name, 1 to 100 characters on one line.
    pub name: String,
    /// When it was made.
    pub created_at: Time,
}

/// What to change of a folder; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FolderChange {
    /// Its name.
    pub name: Option<String>,
    /// The folder to move it into, or the top.
    pub parent: Option<Option<FolderId>>,
}

impl Folder {
    /// Two folders of one parent never share this: names are the same whatever their case, and however their accents
    /// are written.
    pub fn name_key(&self) -> String {
        key_of(&self.name)
    }
}

pub(super) fn key_of(name: &str) -> String {
    name.nfkc().collect::<String>().to_lowercase()
}

/// The name as it is kept.
pub(super) fn checked_name(name: &str) -> Result<String, FolderFailure> {
    let checked = checked_text("name", name, 1, MAX_FOLDER_NAME).and_then(|name| {
        if name.contains(char::is_control) {
            Err(FieldError::new("name", "forbidden_character", "Write the name on one line."))
        } else {
            Ok(name)
        }
    });
    checked.map_err(|error| FolderFailure::Invalid(error.into()))
}
