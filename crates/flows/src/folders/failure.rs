//! Why something about a folder was refused.

use rf_core::FieldErrors;

rf_core::failures! {
    /// Why something about a folder was refused.
    pub enum FolderFailure {
        /// There is no such folder in the team.
        FolderNotFound => NotFound, "folder_not_found", "There is no such folder. It may have been removed.";
        /// The role does not reach that far.
        Forbidden => Forbidden, "forbidden", "You may not change folders. Ask a team admin.";
        /// The parent has a folder of that name.
        FolderExists => Conflict, "folder_exists", "There is a folder of this name already. Choose another name.";
        /// A folder cannot stand below itself.
        FolderInItself => Conflict, "folder_in_itself", "A folder cannot be moved into itself. Choose another place.";
        /// The folder to put it into is not there.
        UnknownFolder => Invalid, "unknown_folder", "There is no such folder to put it into. Choose another one.";
        /// Folders stand too deep in one another.
        TooDeep => Invalid, "too_deep", "Folders can be 8 deep. Choose a place further up.";
        /// The team has as many folders as it may.
        TooManyFolders => Invalid, "too_many_folders", "A team can have 1,000 folders. Remove some first.";
        /// A field breaks a rule.
        Invalid(FieldErrors) => Invalid, "invalid", "Some fields need mending.";
    }
}
