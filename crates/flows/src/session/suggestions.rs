//! What became of suggested steps: gone for, or dismissed as not relevant here.

use super::state::Misfit;
use super::{SessionEvent, SessionFailure, SessionState};
use crate::{FlowDocument, StepId};
use std::collections::BTreeMap;

impl SessionState {
    /// The steps that are not to be suggested, with the reasons that were told.
    pub fn dismissed(&self) -> &BTreeMap<StepId, Option<String>> {
        &self.dismissed
    }

    /// Refuses unless the flow has the step.
    pub(super) fn check_known(&self, flow: &FlowDocument, step: &StepId) -> Result<(), SessionFailure> {
        if flow.steps.contains_key(step) { Ok(()) } else { Err(SessionFailure::UnknownStep) }
    }

    /// Takes what is told of a suggestion.
    pub(super) fn weigh(&mut self, flow: &FlowDocument, event: &SessionEvent) -> Result<(), Misfit> {
        match event {
            SessionEvent::SuggestionDismissed { step, why } if flow.steps.contains_key(step) => {
                self.dismissed.insert(step.clone(), why.clone());
                Ok(())
            }
            SessionEvent::SuggestionRestored { step } if self.dismissed.remove(step).is_some() => Ok(()),
            SessionEvent::SuggestionTaken { step } if flow.steps.contains_key(step) => Ok(()),
            _ => Err(Misfit::NoSuchSuggestion),
        }
    }
}
