//! Why something about a flow was refused.

use super::Flow;
use crate::Finding;
use rf_core::{FieldErrors, Members, ProblemMembers};

rf_core::failures! {
    /// Why something about a flow was refused.
    pub enum FlowFailure {
        /// There is no such flow in the team, or it is none of theirs to see.
        FlowNotFound => NotFound, "flow_not_found", "There is no such flow. It may have been removed.";
        /// The flow has no version of that number.
        VersionNotFound => NotFound, "version_not_found", "The flow has no such version. Choose one from its history.";
        /// The role does not reach that far.
        Forbidden => Forbidden, "forbidden", "You may not do this with this flow. Ask its owner or a team admin.";
        /// Somebody saved meanwhile; nothing was overwritten.
        StaleRevision(StaleFlow) => Stale, "stale_revision", "Somebody else saved this flow meanwhile. Compare both versions, then save again.";
        /// The draft holds errors and cannot be published.
        FlowHasErrors(FlowErrors) => Invalid, "flow_has_errors", "The flow still has errors. Mend them, then publish.";
        /// The flow was put away; nobody changes or runs it meanwhile.
        FlowArchived => Conflict, "flow_archived", "This flow is archived. Restore it first.";
        /// The key belongs to another request.
        KeyReused => Conflict, "idempotency_key_reused", "This idempotency key was used for something else. Use a new key for each request.";
        /// The folder to put it into is not there.
        UnknownFolder => Invalid, "unknown_folder", "There is no such folder to put it into. Choose another one.";
        /// Nobody in the team who may edit flows has this id.
        UnknownOwner => Invalid, "unknown_owner", "Choose a member of the team who may edit flows.";
        /// Another flow of the team has this name.
        SlugTaken => Invalid, "slug_taken", "Another flow has this name. Choose another one.";
        /// The draft is what the newest version says already.
        NothingToPublish => Conflict, "nothing_to_publish", "Nothing has changed since the last version.";
        /// The document is larger than the product accepts.
        FlowTooLarge => TooLarge, "flow_too_large", "The flow is too large. Split it into smaller flows.";
        /// A field breaks a rule.
        Invalid(FieldErrors) => Invalid, "invalid", "Some fields need mending.";
    }
}

/// The flow as it stands, for somebody who worked on an older revision.
#[derive(Debug, Clone, PartialEq)]
pub struct StaleFlow {
    /// The flow with the draft that was saved meanwhile.
    pub current: Box<Flow>,
}

impl ProblemMembers for StaleFlow {
    /// `current_revision` only: how a whole flow looks on the wire is the shell's to say.
    fn members(&self) -> Members {
        Members::from_iter([("current_revision".to_owned(), self.current.revision.into())])
    }
}

/// What validation found; at least one is an error.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowErrors(pub Vec<Finding>);

impl ProblemMembers for FlowErrors {
    fn members(&self) -> Members {
        Members::from_iter([("findings".to_owned(), serde_json::json!(self.0))])
    }
}
