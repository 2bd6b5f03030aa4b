//! Why something about a library step was refused.

use super::LibraryStep;
use rf_core::{FieldErrors, Members, ProblemMembers};

rf_core::failures! {
    /// Why something about a library step was refused.
    pub enum StepFailure {
        /// There is no such step in the team's library.
        StepNotFound => NotFound, "step_not_found", "There is no such step in the Step Library. It may have been removed.";
        /// The role does not reach that far.
        Forbidden => Forbidden, "forbidden", "You may not do this with this step. Ask its owner or a team admin.";
        /// Somebody saved meanwhile; nothing was overwritten.
        StaleRevision(StaleStep) => Stale, "stale_revision", "Somebody else saved this step meanwhile. Compare both versions, then save again.";
        /// What was sent is what the newest version says already.
        NothingToPublish => Conflict, "nothing_to_publish", "Nothing has changed since the last version.";
        /// The step was put away.
        StepArchived => Conflict, "step_archived", "This step is archived. Restore it first.";
        /// Somebody wanted to rate what is theirs.
        OwnStep => Invalid, "own_step", "This step is yours. Leave its reviews to others.";
        /// The step is larger than the library accepts.
        StepTooLarge => TooLarge, "step_too_large", "The step is too large. Shorten its text and commands.";
        /// A field breaks a rule.
        Invalid(FieldErrors) => Invalid, "invalid", "Some fields need mending.";
    }
}

/// The step as it stands, for somebody who worked on an older version.
#[derive(Debug, Clone, PartialEq)]
pub struct StaleStep {
    /// The step with what was saved meanwhile.
    pub current: Box<LibraryStep>,
}

impl ProblemMembers for StaleStep {
    /// `current_revision` only: how a whole step looks on the wire is the shell's to say.
    fn members(&self) -> Members {
        Members::from_iter([("current_revision".to_owned(), self.current.version.into())])
    }
}
