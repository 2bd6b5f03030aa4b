//! The rules of a session: which event a command leads to, or why none.

use super::captures::checked_value;
use super::evidence::{decide_adding, decide_withdrawal};
use super::state::Leave;
use super::subflows::{first_of, is_end_of_part};
use super::{AttachedFlow, Hand, SessionCommand, SessionEvent, SessionFailure, SessionState};
use crate::{FlowDocument, Step, StepId, StepKind};
use rf_core::{FieldError, FieldErrors};

/// The event that `command` of `hand` leads to in a session that stands as `state` on `flow`.
///
/// Steps are answered, done and skipped at the current step of a troubleshooting flow, in a procedure wherever they are
/// open; going back leads to an earlier visit; notes and ad-hoc steps stand at the current step and move nothing. At most two
/// hypotheses are open, and what is recorded for one needs it to be. A session may end from any step, but
/// is resolved only once the required steps are done. While it is paused, it is only noted in, given evidence, resumed or
/// ended; after the end it is only opened again, or taken over where it was escalated.
///
/// # Errors
/// `session_ended`, `invalid`, `not_at_step`, `not_a_question`, `not_an_action`, `unknown_answer`, `answer_does_not_apply`, `dead_end`,
/// `step_required`, `not_an_earlier_visit`, `required_steps_open`, `unknown_capture`, `subflow_unavailable`,
/// `unknown_step`, `suggestion_not_dismissed`, `flow_already_followed`, `flow_not_found`, `captures_missing`,
/// `session_paused`, `session_not_paused`, `session_not_ended`, `hypotheses_full`, `hypothesis_not_open`,
/// `evidence_too_large`, `evidence_limit_reached`, `evidence_not_found`, `evidence_withdrawn`, and those of handing a session on:
/// `person_unavailable`, `already_assigned`, `not_escalated`, `own_escalation`, `escalation_already_accepted`,
/// `escalator_unavailable`.
pub fn decide(
    state: &SessionState,
    flow: &FlowDocument,
    command: SessionCommand,
    hand: Hand<'_>,
) -> Result<SessionEvent, SessionFailure> {
    let event = match command.checked()? {
        SessionCommand::AcceptEscalation => return hand.accepts(state),
        SessionCommand::ReturnEscalation { why } => return hand.returns(state, why),
        SessionCommand::Reopen { why } if state.status().is_ended() => {
            return Ok(SessionEvent::Reopened { why });
        }
        SessionCommand::Reopen { .. } => return Err(SessionFailure::NotEnded),
        _ if state.status().is_ended() => return Err(SessionFailure::Ended),
        SessionCommand::Answer { step, answer } => {
            let StepKind::Question { answers } = &at(state, flow, &step)?.kind else {
                return Err(SessionFailure::NotAQuestion);
            };
            let given = answers.iter().find(|known| known.id == answer);
            if !state.offers(&step, given.ok_or(SessionFailure::UnknownAnswer)?) {
                return Err(SessionFailure::AnswerDoesNotApply);
            }
            check_missing(state, flow, Some(&step))?;
            check_way_on(state, flow, &step, Leave::By(&answer))?;
            SessionEvent::Answered { step, answer }
        }
        SessionCommand::CompleteStep { step } => {
            let kind = &at(state, flow, &step)?.kind;
            let is_to_be_done =
                matches!(kind, StepKind::Action { .. } | StepKind::Subflow { .. } | StepKind::Note);
            if !is_to_be_done && !is_end_of_part(flow, &step) {
                return Err(SessionFailure::NotAnAction);
            }
            check_missing(state, flow, Some(&step))?;
            check_way_on(state, flow, &step, Leave::Done)?;
            SessionEvent::StepDone { step }
        }
        SessionCommand::EnterSubflow { step } => {
            at(state, flow, &step)?;
            if first_of(flow, &step).is_none() {
                return Err(SessionFailure::NoSubflow);
            }
            check_missing(state, flow, Some(&step))?;
            check_way_on(state, flow, &step, Leave::Entered)?;
            SessionEvent::SubflowEntered { step }
        }
        SessionCommand::TakeSuggestion { step } => {
            state.check_known(flow, &step)?;
            SessionEvent::SuggestionTaken { step }
        }
        SessionCommand::DismissSuggestion { step, why } => {
            state.check_known(flow, &step)?;
            SessionEvent::SuggestionDismissed { step, why }
        }
        SessionCommand::RestoreSuggestion { step } => {
            state.check_known(flow, &step)?;
            if !state.dismissed().contains_key(&step) {
                return Err(SessionFailure::NotDismissed);
            }
            SessionEvent::SuggestionRestored { step }
        }
        SessionCommand::AttachFlow { .. } if state.follows_a_flow() => {
            return Err(SessionFailure::FlowFollowed);
        }
        SessionCommand::AttachFlow { .. } => {
            let AttachedFlow { flow, version, title, subflows } =
                hand.attached.cloned().ok_or(SessionFailure::FlowNotFound)?;
            SessionEvent::FlowAttached { flow, version, title, subflows }
        }
        SessionCommand::SkipStep { step, reason } => {
            let here = at(state, flow, &step)?;
            if here.required {
                return Err(SessionFailure::StepRequired);
            }
            let moves_on = matches!(here.kind, StepKind::Action { .. } | StepKind::Subflow { .. });
            if !moves_on && (!flow.kind.has_sections() || state.graph_around(flow, &step).is_some()) {
                return Err(SessionFailure::NotAnAction);
            }
            check_way_on(state, flow, &step, Leave::Skipped)?;
            SessionEvent::StepSkipped { step, reason }
        }
        SessionCommand::Capture { name, value } => {
            let (step, capture) = state.asking(flow, &name).ok_or(SessionFailure::UnknownCapture)?;
            // What was given once can be corrected from anywhere.
            let is_known = state.captured().contains_key(&name);
            if !is_known && step.is_some_and(|step| !state.has_met(flow, step)) {
                return Err(SessionFailure::NotAtStep);
            }
            let value =
                checked_value(capture, &value.0).map_err(|error| SessionFailure::Invalid(error.into()))?;
            SessionEvent::Captured { step: step.cloned(), name, value: (!capture.secret).then_some(value) }
        }
        SessionCommand::Note { text, audience, hypothesis } => {
            state.check_hypothesis(hypothesis)?;
            SessionEvent::Noted { step: state.current_step().cloned(), text, audience, hypothesis }
        }
        SessionCommand::AdHocStep { title, result, minutes, audience, hypothesis } => {
            state.check_hypothesis(hypothesis)?;
            let step = state.current_step().cloned();
            SessionEvent::AdHocStep { step, title, result, minutes, audience, hypothesis }
        }
        SessionCommand::OpenHypothesis { statement } => {
            SessionEvent::HypothesisOpened { hypothesis: state.next_hypothesis()?, statement }
        }
        SessionCommand::CloseHypothesis { hypothesis, verdict, why } => {
            state.check_hypothesis(Some(hypothesis))?;
            SessionEvent::HypothesisClosed { hypothesis, verdict, why }
        }
        SessionCommand::AddEvidence(adding) => decide_adding(state, flow, adding)?,
        SessionCommand::WithdrawEvidence { id, why } => decide_withdrawal(state, id, why)?,
        SessionCommand::GoBack { visit } => {
            let target = usize::try_from(visit).ok().and_then(|place| state.path().get(place));
            let target = target.filter(|visit| visit.left_by.is_some());
            let step = target.ok_or(SessionFailure::NotAnEarlierVisit)?.step.clone();
            SessionEvent::WentBack { visit, step }
        }
        SessionCommand::Pause => SessionEvent::Paused,
        SessionCommand::Resume if state.paused_since().is_none() => return Err(SessionFailure::NotPaused),
        SessionCommand::Resume => SessionEvent::Resumed,
        SessionCommand::Resolve { outcome, cause } => {
            check_required(state, flow)?;
            let here = state.current_step().filter(|step| is_resolution(flow, step));
            check_missing(state, flow, here)?;
            SessionEvent::Resolved { outcome, cause }
        }
        SessionCommand::Escalate { to, to_person, reason } => {
            SessionEvent::Escalated { to, to_person: hand.asks(to_person)?, reason }
        }
        SessionCommand::Assign { to, why } => hand.assigns(state, to, why)?,
        SessionCommand::Abandon { why } => SessionEvent::Abandoned { why },
    };
    if state.paused_since().is_some() && !event.fits_a_pause() {
        return Err(SessionFailure::Paused);
    }
    Ok(event)
}

/// The step, if it can be worked on.
fn at<'f>(state: &SessionState, flow: &'f FlowDocument, step: &StepId) -> Result<&'f Step, SessionFailure> {
    let here =
        if flow.kind.has_sections() { state.is_open(flow, step) } else { state.current_step() == Some(step) };
    flow.steps.get(step).filter(|_| here).ok_or(SessionFailure::NotAtStep)
}

/// Procedures go on wherever a step of theirs is left; along a graph it leads somewhere.
fn check_way_on(
    state: &SessionState,
    flow: &FlowDocument,
    step: &StepId,
    how: Leave<'_>,
) -> Result<(), SessionFailure> {
    if state.leads_on(flow, step, how) { Ok(()) } else { Err(SessionFailure::DeadEnd) }
}

fn is_resolution(flow: &FlowDocument, step: &StepId) -> bool {
    flow.steps.get(step).is_some_and(|step| matches!(step.kind, StepKind::Resolution { .. }))
}

/// Names every required value that is not given yet, of the intake and of the step.
fn check_missing(
    state: &SessionState,
    flow: &FlowDocument,
    step: Option<&StepId>,
) -> Result<(), SessionFailure> {
    let missing = state.missing(flow, step.and_then(|step| flow.steps.get(step)));
    let errors = missing
        .map(|capture| FieldError::new(format!("captures.{}", capture.name), "required", capture.called()));
    check_none(errors, SessionFailure::CapturesMissing)
}

/// Names every required step that is open.
fn check_required(state: &SessionState, flow: &FlowDocument) -> Result<(), SessionFailure> {
    let open = state.open_steps(flow).filter(|(_, step)| step.required);
    let errors = open.map(|(id, step)| FieldError::new(format!("steps.{id}"), "required", &step.title));
    check_none(errors, SessionFailure::RequiredStepsOpen)
}

/// Refuses with all of `errors`, if there are any.
fn check_none(
    errors: impl Iterator<Item = FieldError>,
    refusal: fn(FieldErrors) -> SessionFailure,
) -> Result<(), SessionFailure> {
    let errors: Vec<FieldError> = errors.collect();
    if errors.is_empty() { Ok(()) } else { Err(refusal(FieldErrors(errors))) }
}
