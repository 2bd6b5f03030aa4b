//! The rules of a session: which event a command leads to, or why none.

use super::state::way_on;
use super::{SessionCommand, SessionEvent, SessionFailure, SessionState};
use crate::{FlowDocument, Step, StepId, StepKind};

/// The event that `command` leads to in a session that stands as `state` on `flow`.
///
/// Answers and done steps are for the current step only; going back leads to an earlier visit; a note stands at the
/// current step; the session may end from any step; after the end nothing happens any more.
///
/// # Errors
/// `session_ended`, `invalid`, `not_at_step`, `not_a_question`, `not_an_action`, `unknown_answer`, `dead_end`,
/// `not_an_earlier_visit`.
pub fn decide(
    state: &SessionState,
    flow: &FlowDocument,
    command: SessionCommand,
) -> Result<SessionEvent, SessionFailure> {
    if state.status().is_ended() {
        return Err(SessionFailure::Ended);
    }
    Ok(match command.checked()? {
        SessionCommand::Answer { step, answer } => {
            let StepKind::Question { answers } = &current(state, flow, &step)?.kind else {
                return Err(SessionFailure::NotAQuestion);
            };
            if answers.iter().all(|known| known.id != answer) {
                return Err(SessionFailure::UnknownAnswer);
            }
            way_on(flow, &step, Some(&answer)).ok_or(SessionFailure::DeadEnd)?;
            SessionEvent::Answered { step, answer }
        }
        SessionCommand::CompleteStep { step } => {
            let (StepKind::Action { .. } | StepKind::Subflow { .. }) = current(state, flow, &step)?.kind
            else {
                return Err(SessionFailure::NotAnAction);
            };
            way_on(flow, &step, None).ok_or(SessionFailure::DeadEnd)?;
            SessionEvent::StepDone { step }
        }
        SessionCommand::Note { text, audience } => {
            SessionEvent::Noted { step: state.current_step().cloned(), text, audience }
        }
        SessionCommand::GoBack { visit } => {
            let earlier = state.path().split_last().map_or(&[][..], |(_, earlier)| earlier);
            let target = usize::try_from(visit).ok().and_then(|place| earlier.get(place));
            let step = target.ok_or(SessionFailure::NotAnEarlierVisit)?.step.clone();
            SessionEvent::WentBack { visit, step }
        }
        SessionCommand::Resolve { outcome, cause } => SessionEvent::Resolved { outcome, cause },
        SessionCommand::Escalate { to, reason } => SessionEvent::Escalated { to, reason },
        SessionCommand::Abandon { why } => SessionEvent::Abandoned { why },
    })
}

/// The step, if the session stands at it.
fn current<'f>(
    state: &SessionState,
    flow: &'f FlowDocument,
    step: &StepId,
) -> Result<&'f Step, SessionFailure> {
    let here = state.current_step() == Some(step);
    flow.steps.get(step).filter(|_| here).ok_or(SessionFailure::NotAtStep)
}
