//! Why a change of many flows was refused as a whole.

use rf_core::FieldErrors;

rf_core::failures! {
    /// Why a change of many flows was refused as a whole.
    pub enum BulkFailure {
        /// The role changes no flows at all.
        Forbidden => Forbidden, "forbidden", "You may not change flows. Ask a team admin.";
        /// There is no such change, or somebody else made it.
        BulkChangeNotFound => NotFound, "bulk_change_not_found", "There is no such change of yours to take back.";
        /// It was taken back before.
        AlreadyUndone => Conflict, "already_undone", "This change was taken back already.";
        /// It is too long ago.
        UndoExpired => Conflict, "undo_expired", "A change can be taken back for 24 hours. Change the flows again instead.";
        /// The folder to move them into is not there.
        UnknownFolder => Invalid, "unknown_folder", "There is no such folder to put it into. Choose another one.";
        /// Nobody in the team who may edit flows has this id.
        UnknownOwner => Invalid, "unknown_owner", "Choose a member of the team who may edit flows.";
        /// A field breaks a rule.
        Invalid(FieldErrors) => Invalid, "invalid", "Some fields need mending.";
    }
}
