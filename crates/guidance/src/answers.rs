//! How a question was usually answered where the problem was resolved.

use crate::{Known, SessionDigest, store::FEWEST};
use rf_flows::session::SessionStatus;
use rf_flows::{AnswerId, FlowDocument, StepId};

/// The answer that most of the resolved sessions gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsualAnswer {
    /// The question.
    pub step: StepId,
    /// The answer.
    pub answer: AnswerId,
    /// How many sessions gave it…
    pub given: u32,
    /// … and were resolved.
    pub resolved: u32,
    /// How many of those that fit what is known answered the question.
    pub of_sessions: u32,
}

/// The answer of this question that most of the sessions gave that fit what is known and were resolved; none while fewer than
/// three answered it, and where none of them was resolved. Of equals, the one that was given more often, then the first.
pub fn usual_answer(
    flow: &FlowDocument,
    step: &StepId,
    known: &Known,
    digests: &[SessionDigest],
) -> Option<UsualAnswer> {
    let answers = flow.steps.get(step)?.answers();
    let mut counts = vec![(0_u32, 0_u32); answers.len()];
    let mut of_sessions = 0;
    for digest in digests {
        let Some(given) = digest.answer(step).filter(|_| known.fit(digest) > 0.0) else { continue };
        of_sessions += 1;
        if let Some(place) = answers.iter().position(|answer| answer.id == *given) {
            counts[place].0 += u32::from(digest.status == SessionStatus::Resolved);
            counts[place].1 += 1;
        }
    }
    // `max_by_key` would take the last of equals.
    let most = counts.iter().copied().max()?;
    let place = counts.iter().position(|count| *count == most)?;
    let (resolved, given) = most;
    let answer = answers.get(place)?.id.clone();
    (of_sessions >= FEWEST && resolved > 0).then(|| UsualAnswer {
        step: step.clone(),
        answer,
        given,
        resolved,
        of_sessions,
    })
}
