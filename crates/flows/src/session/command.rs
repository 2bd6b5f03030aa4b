//! What somebody wants to happen next in a session.

use super::{AddEvidence, Audience, HypothesisVerdict, PinnedSubflow, SessionEvent, SessionFailure};
use crate::{AnswerId, StepId};
use rf_core::{EvidenceId, FieldError, FieldErrors, FlowId, UserId, checked_text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A wish; [`super::decide`] turns it into an event or refuses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum SessionCommand {
    /// Answer a question.
    Answer {
        /// The question: the current step, in a procedure any open one.
        step: StepId,
        /// One of its answers.
        answer: AnswerId,
    },
    /// Go down the sub-flow that a step names.
    EnterSubflow {
        /// The step: the current one, in a procedure any open one.
        step: StepId,
    },
    /// Tell that a suggested step is gone for; the session stays where it is.
    TakeSuggestion {
        /// The step.
        step: StepId,
    },
    /// Have a step suggested no more.
    DismissSuggestion {
        /// The step.
        step: StepId,
        /// Why, up to 2,000 characters.
        why: Option<String>,
    },
    /// Have a step suggested again.
    RestoreSuggestion {
        /// The step.
        step: StepId,
    },
    /// Take up a flow in a session that began without one.
    AttachFlow {
        /// The published flow.
        #[schemars(with = "String", extend("format" = "uuid"))]
        flow: FlowId,
        /// Its version; the newest unless said.
        version: Option<u32>,
    },
    /// Mark a step as done that asks nothing, also a sub-flow that was gone through elsewhere, or the end of one.
    CompleteStep {
        /// The step: the current one, in a procedure any open one.
        step: StepId,
    },
    /// Leave a step without doing it.
    SkipStep {
        /// The step: the current action, in a procedure any open step that is not required.
        step: StepId,
        /// Why, 1 to 2,000 characters.
        reason: String,
    },
    /// Give a value that the intake, or a step that was met, asks for.
    Capture {
        /// Its name.
        name: String,
        /// The value, 1 to 2,000 characters: a decimal number, a day as `2026-11-23`, `true` or `false` for a checkbox.
        value: GivenValue,
    },
    /// Write something down at the current step.
    Note {
        /// The note (Markdown), 1 to 10,000 characters.
        text: String,
        /// Who may read it.
        audience: Audience,
        /// The open hypothesis that it is about, by number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hypothesis: Option<u32>,
    },
    /// Tell what was done that no flow asks for; the session stays where it is.
    AdHocStep {
        /// What was done, 1 to 300 characters.
        title: String,
        /// What came of it (Markdown), up to 10,000 characters.
        result: Option<String>,
        /// How many minutes it took, 1 to 1,440.
        minutes: Option<u32>,
        /// Who may read it.
        audience: Audience,
        /// The open hypothesis that it was done for, by number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hypothesis: Option<u32>,
    },
    /// Look into a possible cause. At most two are open at a time.
    OpenHypothesis {
        /// What may be behind the problem, 1 to 300 characters.
        statement: String,
    },
    /// Look no further into a possible cause.
    CloseHypothesis {
        /// Its number.
        hypothesis: u32,
        /// What came of it.
        verdict: HypothesisVerdict,
        /// Why, up to 2,000 characters.
        why: Option<String>,
    },
    /// Add a file. Nobody can send this as it is: the file comes with it, through an operation of its own.
    #[serde(skip)]
    AddEvidence(AddEvidence),
    /// Withdraw a file: its bytes are deleted.
    WithdrawEvidence {
        /// The file.
        #[schemars(with = "String", extend("format" = "uuid"))]
        id: EvidenceId,
        /// Why, 1 to 2,000 characters.
        why: String,
    },
    /// Return to an earlier visit.
    GoBack {
        /// Its place in the standing path, from 0.
        visit: u32,
    },
    /// Stop for a while: until it is resumed, only notes are written, and it may end.
    Pause,
    /// Go on after a pause.
    Resume,
    /// End: the problem is solved.
    Resolve {
        /// What solved it, 1 to 2,000 characters.
        outcome: String,
        /// What was behind it, up to 2,000 characters.
        cause: Option<String>,
    },
    /// End: somebody else takes over.
    Escalate {
        /// Who takes over, up to 200 characters.
        to: Option<String>,
        /// The engineer or lead of the team who is asked to.
        #[schemars(with = "Option<String>", extend("format" = "uuid"))]
        to_person: Option<UserId>,
        /// Why, 1 to 2,000 characters.
        reason: String,
    },
    /// Take an escalated session over: it goes on at the same step, and is the caller's.
    AcceptEscalation,
    /// Give an escalated session back to who escalated it.
    ReturnEscalation {
        /// Why, 1 to 2,000 characters.
        why: String,
    },
    /// Give the running session to another engineer or lead of the team.
    Assign {
        /// Whom.
        #[schemars(with = "String", extend("format" = "uuid"))]
        to: UserId,
        /// Why, up to 2,000 characters.
        why: Option<String>,
    },
    /// Open an ended session again.
    Reopen {
        /// Why, 1 to 2,000 characters.
        why: String,
    },
    /// End without a result.
    Abandon {
        /// Why, 1 to 2,000 characters.
        why: String,
    },
}

/// The published flow that [`SessionCommand::AttachFlow`] names, looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachedFlow {
    /// The flow.
    pub flow: FlowId,
    /// The version.
    pub version: u32,
    /// Its title.
    pub title: String,
    /// The versions of its sub-flows.
    pub subflows: Vec<PinnedSubflow>,
}

/// A value as it was sent: perhaps a secret, so it is not shown where commands are.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(transparent)]
pub struct GivenValue(pub String);

impl fmt::Debug for GivenValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[value]")
    }
}

impl<T: Into<String>> From<T> for GivenValue {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

/// The longest note, in characters.
const NOTE_MAX: usize = 10_000;
/// The longest outcome, cause or reason, in characters.
const REASON_MAX: usize = 2_000;
/// The longest title of an ad-hoc step, and the longest hypothesis, in characters.
const TITLE_MAX: usize = 300;
/// The most minutes that an ad-hoc step takes: a day.
const MINUTES_MAX: u32 = 1_440;
/// The longest name of who takes over, in characters.
const RECEIVER_MAX: usize = 200;

impl SessionCommand {
    /// The command with its texts trimmed and checked; blank optional texts become `None`.
    ///
    /// # Errors
    /// `invalid` with the mistakes by field.
    pub fn checked(self) -> Result<Self, SessionFailure> {
        let checked = match self {
            Self::Answer { .. }
            | Self::CompleteStep { .. }
            | Self::GoBack { .. }
            | Self::Capture { .. }
            | Self::Pause
            | Self::Resume
            | Self::EnterSubflow { .. }
            | Self::TakeSuggestion { .. }
            | Self::RestoreSuggestion { .. }
            | Self::AttachFlow { .. }
            | Self::AcceptEscalation => Ok(self),
            Self::DismissSuggestion { step, why } => optional_text("why", why.as_deref(), REASON_MAX)
                .map(|why| Self::DismissSuggestion { step, why })
                .map_err(Into::into),
            Self::Note { text, audience, hypothesis } => checked_text("text", &text, 1, NOTE_MAX)
                .map(|text| Self::Note { text, audience, hypothesis })
                .map_err(Into::into),
            Self::AdHocStep { title, result, minutes, audience, hypothesis } => {
                let mut errors = FieldErrors::default();
                let title = errors.take(checked_text("title", &title, 1, TITLE_MAX));
                let result = errors.take(optional_text("result", result.as_deref(), NOTE_MAX));
                let minutes = errors.take(checked_minutes(minutes));
                match (title, result, minutes) {
                    (Some(title), Some(result), Some(minutes)) => {
                        Ok(Self::AdHocStep { title, result, minutes, audience, hypothesis })
                    }
                    _ => Err(errors),
                }
            }
            Self::OpenHypothesis { statement } => checked_text("statement", &statement, 1, TITLE_MAX)
                .map(|statement| Self::OpenHypothesis { statement })
                .map_err(Into::into),
            Self::CloseHypothesis { hypothesis, verdict, why } => {
                optional_text("why", why.as_deref(), REASON_MAX)
                    .map(|why| Self::CloseHypothesis { hypothesis, verdict, why })
                    .map_err(Into::into)
            }
            Self::SkipStep { step, reason } => checked_text("reason", &reason, 1, REASON_MAX)
                .map(|reason| Self::SkipStep { step, reason })
                .map_err(Into::into),
            Self::AddEvidence(adding) => return adding.checked().map(Self::AddEvidence),
            Self::WithdrawEvidence { id, why } => checked_text("why", &why, 1, REASON_MAX)
                .map(|why| Self::WithdrawEvidence { id, why })
                .map_err(Into::into),
            Self::Abandon { why } => {
                checked_text("why", &why, 1, REASON_MAX).map(|why| Self::Abandon { why }).map_err(Into::into)
            }
            Self::Reopen { why } => {
                checked_text("why", &why, 1, REASON_MAX).map(|why| Self::Reopen { why }).map_err(Into::into)
            }
            Self::Resolve { outcome, cause } => both(
                checked_text("outcome", &outcome, 1, REASON_MAX),
                optional_text("cause", cause.as_deref(), REASON_MAX),
            )
            .map(|(outcome, cause)| Self::Resolve { outcome, cause }),
            Self::Escalate { to, to_person, reason } => both(
                checked_text("reason", &reason, 1, REASON_MAX),
                optional_text("to", to.as_deref(), RECEIVER_MAX),
            )
            .map(|(reason, to)| Self::Escalate { to, to_person, reason }),
            Self::ReturnEscalation { why } => checked_text("why", &why, 1, REASON_MAX)
                .map(|why| Self::ReturnEscalation { why })
                .map_err(Into::into),
            Self::Assign { to, why } => optional_text("why", why.as_deref(), REASON_MAX)
                .map(|why| Self::Assign { to, why })
                .map_err(Into::into),
        };
        checked.map_err(SessionFailure::Invalid)
    }

    /// Whether `event` is what this (checked) command led to. This is how a repeated request is told from another
    /// one under the same key: the recorded event is the fingerprint.
    pub fn led_to(&self, event: &SessionEvent) -> bool {
        match (self, event) {
            (Self::Answer { step, answer }, SessionEvent::Answered { step: at, answer: given }) => {
                step == at && answer == given
            }
            (Self::CompleteStep { step }, SessionEvent::StepDone { step: done })
            | (Self::EnterSubflow { step }, SessionEvent::SubflowEntered { step: done })
            | (Self::TakeSuggestion { step }, SessionEvent::SuggestionTaken { step: done })
            | (Self::RestoreSuggestion { step }, SessionEvent::SuggestionRestored { step: done }) => {
                step == done
            }
            (
                Self::DismissSuggestion { step, why },
                SessionEvent::SuggestionDismissed { step: dismissed, why: told },
            ) => (step, why) == (dismissed, told),
            (
                Self::AttachFlow { flow, version },
                SessionEvent::FlowAttached { flow: attached, version: pinned, .. },
            ) => flow == attached && version.is_none_or(|wanted| wanted == *pinned),
            (Self::SkipStep { step, reason }, SessionEvent::StepSkipped { step: skipped, reason: told }) => {
                step == skipped && reason == told
            }
            (Self::Capture { name, value }, SessionEvent::Captured { name: given, value: kept, .. }) => {
                // Whether a secret is the same is told by whoever can open it.
                name == given && kept.as_ref().is_none_or(|kept| kept == value.0.trim())
            }
            (
                Self::Note { text, audience, hypothesis },
                SessionEvent::Noted { text: noted, audience: readers, hypothesis: about, step: _ },
            ) => (text, audience, hypothesis) == (noted, readers, about),
            (
                Self::AdHocStep { title, result, minutes, audience, hypothesis },
                SessionEvent::AdHocStep {
                    title: done,
                    result: found,
                    minutes: spent,
                    audience: readers,
                    hypothesis: about,
                    step: _,
                },
            ) => (title, result, minutes, audience, hypothesis) == (done, found, spent, readers, about),
            (
                Self::OpenHypothesis { statement },
                SessionEvent::HypothesisOpened { statement: told, hypothesis: _ },
            ) => statement == told,
            (
                Self::CloseHypothesis { hypothesis, verdict, why },
                SessionEvent::HypothesisClosed { hypothesis: closed, verdict: found, why: told },
            ) => (hypothesis, verdict, why) == (closed, found, told),
            (Self::AddEvidence(adding), event) => adding.led_to(event),
            (Self::WithdrawEvidence { id, why }, SessionEvent::EvidenceWithdrawn { id: gone, why: told }) => {
                id == gone && why == told
            }
            (Self::GoBack { visit }, SessionEvent::WentBack { visit: reached, .. }) => visit == reached,
            (Self::Pause, SessionEvent::Paused) | (Self::Resume, SessionEvent::Resumed) => true,
            (Self::Resolve { outcome, cause }, SessionEvent::Resolved { outcome: told, cause: found }) => {
                outcome == told && cause == found
            }
            (
                Self::Escalate { to, to_person, reason },
                SessionEvent::Escalated { to: receiver, to_person: person, reason: told },
            ) => to == receiver && *to_person == person.as_ref().map(|person| person.id) && reason == told,
            (Self::AcceptEscalation, SessionEvent::EscalationAccepted) => true,
            (Self::Assign { to, why }, SessionEvent::Assigned { to: receiver, why: told, .. }) => {
                to == receiver && why == told
            }
            (Self::ReturnEscalation { why }, SessionEvent::EscalationReturned { why: told })
            | (Self::Abandon { why }, SessionEvent::Abandoned { why: told })
            | (Self::Reopen { why }, SessionEvent::Reopened { why: told }) => why == told,
            _ => false,
        }
    }
}

impl SessionCommand {
    /// The file that it withdraws, if it does.
    pub const fn withdrawn(&self) -> Option<EvidenceId> {
        match self {
            Self::WithdrawEvidence { id, .. } => Some(*id),
            _ => None,
        }
    }

    /// The value that is sealed instead of being kept in `event`, which this command led to.
    pub(super) fn secret(&self, event: &SessionEvent) -> Option<&str> {
        match (self, event) {
            (Self::Capture { value, .. }, SessionEvent::Captured { value: None, .. }) => Some(&value.0),
            _ => None,
        }
    }
}

/// Trims and checks a text that may be left out; a blank one counts as left out.
pub(super) fn optional_text(
    field: &str,
    text: Option<&str>,
    max: usize,
) -> Result<Option<String>, FieldError> {
    let text = checked_text(field, text.unwrap_or_default(), 0, max)?;
    Ok(Some(text).filter(|text| !text.is_empty()))
}

fn checked_minutes(minutes: Option<u32>) -> Result<Option<u32>, FieldError> {
    if minutes.is_none_or(|minutes| (1..=MINUTES_MAX).contains(&minutes)) {
        return Ok(minutes);
    }
    Err(FieldError::new("minutes", "bad_value", format!("Give 1 to {MINUTES_MAX} minutes.")))
}

/// Both values, or all mistakes at once.
fn both<A, B>(first: Result<A, FieldError>, second: Result<B, FieldError>) -> Result<(A, B), FieldErrors> {
    let mut errors = FieldErrors::default();
    match (errors.take(first), errors.take(second)) {
        (Some(first), Some(second)) => Ok((first, second)),
        _ => Err(errors),
    }
}
