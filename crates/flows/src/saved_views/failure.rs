//! Why something about a view was refused.

use rf_core::FieldErrors;

rf_core::failures! {
    /// Why something about a view was refused.
    pub enum SavedViewFailure {
        /// The team has no such view, or it is somebody else's own.
        ViewNotFound => NotFound, "view_not_found", "There is no such view. It may have been removed.";
        /// The view is shared by somebody else, or the role shares none.
        Forbidden => Forbidden, "forbidden", "You may not do this. Ask whoever shared the view, or a team lead.";
        /// The person keeps as many views as they may.
        TooManyViews => Conflict, "too_many_views", "You keep 50 views. Remove one first.";
        /// The team shares as many views as it may.
        TooManySharedViews => Conflict, "too_many_shared_views", "Your team shares 100 views. Remove one first.";
        /// A field breaks a rule.
        Invalid(FieldErrors) => Invalid, "invalid", "Some fields need mending.";
    }
}
