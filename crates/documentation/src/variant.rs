//! Who a document is for, and what of a session belongs to them.

use crate::discretion::{Discretion, Mark};
use crate::document::{Conclusion, Deed, Document, Entry, Standing};
use crate::overlay::Overlay;
use crate::redacted::redacted;
use rf_flows::session::Audience;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who a document is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "DocumentationVariant")]
pub enum Variant {
    /// The team: everything.
    #[default]
    Internal,
    /// The client: what was checked and done, what came of it, and what was written for them.
    Client,
    /// Whoever takes over: what is known, tried and ruled out, and why it is handed on.
    Escalation,
}

impl Variant {
    /// Every variant.
    pub const ALL: [Self; 3] = [Self::Internal, Self::Client, Self::Escalation];

    /// The name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Client => "client",
            Self::Escalation => "escalation",
        }
    }

    /// The variant of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|variant| variant.as_str() == name)
    }
}

impl Document {
    /// The whole document as it goes to these readers: without what does not belong to them, and redacted. No renderer, JSON
    /// included, can tell more than this holds.
    pub fn for_readers(self, variant: Variant, discretion: &Discretion) -> Self {
        self.edited_for_readers(variant, &Overlay::default(), discretion)
    }

    /// What redaction finds in what belongs to these readers, in the order in which it comes first.
    pub fn marks(self, variant: Variant, discretion: &Discretion) -> Vec<Mark> {
        self.edited_marks(variant, &Overlay::default(), discretion)
    }

    /// The same, as somebody edited it by hand. What they wrote is redacted like everything else.
    pub fn edited_for_readers(self, variant: Variant, overlay: &Overlay, discretion: &Discretion) -> Self {
        redacted(self.belonging_to(variant).edited(overlay), discretion).0.without_editors()
    }

    /// What redaction finds in the note as somebody edited it.
    pub fn edited_marks(self, variant: Variant, overlay: &Overlay, discretion: &Discretion) -> Vec<Mark> {
        redacted(self.belonging_to(variant).edited(overlay), discretion).1
    }

    /// What of the whole document belongs to these readers, in clear.
    pub(crate) fn belonging_to(mut self, variant: Variant) -> Self {
        self.variant = variant;
        match variant {
            Variant::Internal => self,
            Variant::Client => for_client(self),
            Variant::Escalation => {
                self.entries.retain(is_for_colleagues);
                if let Some(time) = &mut self.time_spent {
                    time.steps.clear();
                }
                self
            }
        }
    }
}

fn for_client(mut whole: Document) -> Document {
    whole.entries.retain(is_for_client);
    whole.header.facts.clear();
    for entry in &mut whole.entries {
        entry.within = None;
        match &mut entry.deed {
            // The step may lie on a path that was left.
            Deed::Noted { step, hypothesis, .. } => (*step, *hypothesis) = (None, None),
            Deed::AdHoc { step, hypothesis, minutes, .. } => {
                (*step, *hypothesis, *minutes) = (None, None, None);
            }
            _ => {}
        }
    }
    whole.time_spent = None;
    whole.conclusion = match whole.conclusion {
        Conclusion::InProgress { .. } => Conclusion::InProgress { next_step: whole.open_step.clone() },
        Conclusion::Escalated { by, .. } => Conclusion::Escalated { to: None, reason: None, by },
        Conclusion::Abandoned { by, .. } => Conclusion::Abandoned { why: None, by },
        resolved @ Conclusion::Resolved { .. } => resolved,
    };
    whole.open_step = None;
    whole
}

/// What was checked and done and still stands, and what was written for the client. Values, files, reasons, pauses, hypotheses,
/// and whatever was taken back concern colleagues only.
fn is_for_client(entry: &Entry) -> bool {
    match &entry.deed {
        Deed::Answered { standing, .. } | Deed::Done { standing, .. } => *standing == Standing::Stands,
        Deed::Noted { audience, .. } | Deed::AdHoc { audience, .. } => *audience == Audience::Client,
        Deed::Skipped { .. }
        | Deed::SubflowEntered { .. }
        | Deed::FlowAttached { .. }
        | Deed::SuggestionTaken { .. }
        | Deed::SuggestionDismissed { .. }
        | Deed::SuggestionRestored { .. }
        | Deed::Captured { .. }
        | Deed::EvidenceAdded { .. }
        | Deed::EvidenceWithdrawn { .. }
        | Deed::WentBack { .. }
        | Deed::HypothesisOpened { .. }
        | Deed::HypothesisClosed { .. }
        | Deed::Ended { .. }
        | Deed::Reopened { .. }
        | Deed::Escalated { .. }
        | Deed::EscalationAccepted { .. }
        | Deed::EscalationReturned { .. }
        | Deed::Assigned { .. }
        | Deed::Paused
        | Deed::Resumed { .. }
        | Deed::Stray { .. } => false,
        // What belongs to whom is decided before anything is edited for them.
        Deed::Edited { .. } | Deed::Added { .. } => true,
    }
}

/// What helps whoever takes over: not how the work moved between the steps, and nothing that never counted.
fn is_for_colleagues(entry: &Entry) -> bool {
    match &entry.deed {
        Deed::Answered { standing, .. }
        | Deed::Done { standing, .. }
        | Deed::Skipped { standing, .. }
        | Deed::SubflowEntered { standing, .. }
        | Deed::Captured { standing, .. } => *standing != Standing::OutOfPlace,
        Deed::EvidenceAdded { out_of_place, .. } => !out_of_place,
        Deed::EvidenceWithdrawn { added, .. } => added.is_some(),
        Deed::Noted { .. }
        | Deed::AdHoc { .. }
        | Deed::FlowAttached { .. }
        | Deed::HypothesisOpened { .. }
        | Deed::HypothesisClosed { .. }
        | Deed::Ended { .. }
        | Deed::Reopened { .. }
        | Deed::Escalated { .. }
        | Deed::EscalationAccepted { .. }
        | Deed::EscalationReturned { .. }
        | Deed::Assigned { .. }
        | Deed::Edited { .. }
        | Deed::Added { .. } => true,
        Deed::SuggestionTaken { .. } | Deed::SuggestionDismissed { .. } | Deed::SuggestionRestored { .. } => {
            false
        }
        Deed::WentBack { .. } | Deed::Paused | Deed::Resumed { .. } | Deed::Stray { .. } => false,
    }
}
