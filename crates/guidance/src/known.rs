//! What a running session knows already, and how well a finished one fits that.

use crate::{Left, SessionDigest};
use rf_flows::session::SessionState;
use rf_flows::{AnswerId, StepId};
use std::collections::{BTreeMap, BTreeSet};

/// What stands in a session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// What was answered, by question.
    pub answers: BTreeMap<StepId, AnswerId>,
    /// What was done, and did not resolve the problem so far.
    pub done: BTreeSet<StepId>,
}

impl Known {
    /// What stands in the session.
    pub fn of(state: &SessionState) -> Self {
        let mut known = Self::default();
        for visit in state.path().iter().filter(|visit| visit.is_done()) {
            match &visit.answer {
                Some(answer) => {
                    known.answers.insert(visit.step.clone(), answer.clone());
                }
                None => {
                    known.done.insert(visit.step.clone());
                }
            }
        }
        known
    }

    /// How much a finished session counts: fully where it answered everything alike, less the more of the questions it never
    /// met, not at all where it answered one of them otherwise.
    pub fn fit(&self, digest: &SessionDigest) -> f64 {
        let mut alike = 0_u32;
        for left in &digest.steps {
            if let (Left::Answered { answer }, Some(own)) = (&left.left, self.answers.get(&left.step)) {
                if answer != own {
                    return 0.0;
                }
                alike += 1;
            }
        }
        f64::from(1 + alike) / (1 + self.answers.len()) as f64
    }

    /// How much it counts for what is to be done next: not at all, besides, where it was resolved by what was done here
    /// already without resolving anything.
    pub fn weight(&self, digest: &SessionDigest) -> f64 {
        if digest.fixed_by.as_ref().is_some_and(|step| self.done.contains(step)) {
            return 0.0;
        }
        self.fit(digest)
    }
}
