//! Why something about a template was refused.

use super::Finding;
use rf_core::{FieldErrors, Members, ProblemMembers};
use rf_flows::session::SessionFailure;

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFindings(pub Vec<Finding>);

impl ProblemMembers for TemplateFindings {
    fn members(&self) -> Members {
        let mut members = Members::new();
        members.insert("findings".into(), serde_json::json!(self.0));
        members
    }
}

rf_core::failures! {
    /// Why something about a template was refused.
    pub enum TemplateFailure {
        /// The role does not reach that far.
        Forbidden => Forbidden, "forbidden", "You may not do this. Ask a team admin.";
        /// The session to show it with is not there, or not for this person.
        SessionNotFound => NotFound, "session_not_found", "There is no such session.";
        /// Somebody changed it meanwhile.
        Stale => Stale, "stale_revision", "Somebody else changed this template meanwhile. Compare both, then save again.";
        /// It would not tell everything, or says what nobody understands.
        Unfit(TemplateFindings) => Invalid, "note_template_invalid", "This template has errors. Correct them, then save again.";
        /// It is no text.
        Invalid(FieldErrors) => Invalid, "invalid", "Some fields need another look.";
    }
}

impl From<SessionFailure> for TemplateFailure {
    fn from(failure: SessionFailure) -> Self {
        match failure {
            SessionFailure::Store(error) => Self::Store(error),
            SessionFailure::Forbidden => Self::Forbidden,
            // Reading a session is refused for nothing else.
            _ => Self::SessionNotFound,
        }
    }
}
