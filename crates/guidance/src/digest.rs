//! What is kept of a finished session to learn from: where it went, how long that took, how it ended.

use crate::asked::telling;
use chrono::TimeDelta;
use rf_core::{FlowId, SessionId, Time};
use rf_flows::session::{
    Captured, Outcome, RecordedEvent, Session, SessionState, SessionStatus, hands_on, time_per_step,
};
use rf_flows::{AnswerId, FlowDocument, StepId, StepKind};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The shortest captured value that is looked for in texts: shorter ones are in every other word.
const SHORTEST_VALUE: usize = 3;

/// A finished session in short. It holds no captured value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionDigest {
    /// The session.
    pub session: SessionId,
    /// The flow that it followed.
    pub flow: Option<FlowId>,
    /// The version of it.
    pub flow_version: Option<u32>,
    /// How it ended.
    pub status: SessionStatus,
    /// When.
    pub ended_at: Time,
    /// How long somebody had it in hand, in whole minutes.
    pub minutes: u32,
    /// The steps of the standing path, each once, in the order in which they were left last.
    pub steps: Vec<DigestStep>,
    /// The step that stands for its being resolved, if it was and one does; see [`digest`].
    pub fixed_by: Option<StepId>,
    /// What was behind the problem, in the engineer's words.
    pub cause: Option<String>,
    /// The telling words of its problem.
    pub words: Vec<String>,
}

/// A step that a session came by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestStep {
    /// Which.
    pub step: StepId,
    /// How it was left.
    #[serde(flatten)]
    pub left: Left,
    /// How long somebody had it in hand.
    pub seconds: u32,
}

/// How a session left a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "left", rename_all = "snake_case")]
pub enum Left {
    /// With this answer.
    Answered {
        /// Which.
        answer: AnswerId,
    },
    /// It was done.
    Done,
    /// It was skipped.
    Skipped,
    /// Not at all: the session ended there.
    Ended,
}

impl SessionDigest {
    /// What the session answered there, if it did.
    pub fn answer(&self, step: &StepId) -> Option<&AnswerId> {
        self.steps.iter().find(|left| left.step == *step).and_then(|left| match &left.left {
            Left::Answered { answer } => Some(answer),
            _ => None,
        })
    }
}

/// The digest of a session that has ended; none of one that runs.
///
/// What stands for its being resolved is the last step that was done. Along a graph where none was done, it is the step at
/// which it ended. Down a procedure, one that went through to its end says nothing about any single step: only where others
/// were still open, the last one done was enough.
pub fn digest(
    session: &Session,
    flow: &FlowDocument,
    events: &[RecordedEvent],
    state: &SessionState,
) -> Option<SessionDigest> {
    let ending = state.ending()?;
    let cause = match &ending.outcome {
        Outcome::Resolved { cause, .. } => cause.as_deref().map(|cause| masked(cause, state)),
        Outcome::Escalated { .. } | Outcome::Abandoned { .. } => None,
    };
    let values: BTreeSet<String> = captured(state)
        .flat_map(|(_, value)| rf_flows::search::words(value))
        .filter(|word| word.len() >= SHORTEST_VALUE)
        .collect();
    let words = telling(session.problem.as_deref().unwrap_or_default());
    Some(SessionDigest {
        session: session.id,
        flow: session.flow.as_ref().map(|flow| flow.id),
        flow_version: session.flow.as_ref().map(|flow| flow.version),
        status: state.status(),
        ended_at: ending.at,
        minutes: u32::try_from((hands_on(events).num_seconds() + 30) / 60).unwrap_or(0),
        steps: steps(flow, events, state),
        fixed_by: fixed_by(flow, state),
        cause,
        words: words.into_iter().filter(|word| !values.contains(word)).collect(),
    })
}

fn captured(state: &SessionState) -> impl Iterator<Item = (&String, &str)> {
    let given = state.captured().iter();
    given.filter_map(|(name, Captured { value, .. })| Some((name, value.as_deref()?)))
}

/// The text with captured values named instead of told.
fn masked(text: &str, state: &SessionState) -> String {
    let mut values: Vec<_> =
        captured(state).filter(|(_, value)| value.chars().count() >= SHORTEST_VALUE).collect();
    // A value may be part of a longer one.
    values.sort_by_key(|(name, value)| (std::cmp::Reverse(value.len()), *name));
    values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(value, &format!("[{name}]")))
}

fn steps(flow: &FlowDocument, events: &[RecordedEvent], state: &SessionState) -> Vec<DigestStep> {
    let times = times(flow, events);
    let mut seen = BTreeSet::new();
    let mut steps: Vec<DigestStep> = Vec::with_capacity(state.path().len());
    // Backwards: of several stays at a step the last one counts, with the time of all.
    // What was done in a sub-flow is told by its own steps.
    for visit in state.path().iter().rev().filter(|visit| !visit.is_entered) {
        if !seen.insert(&visit.step) {
            continue;
        }
        let left = match &visit.answer {
            _ if visit.left_by.is_none() => Left::Ended,
            Some(answer) => Left::Answered { answer: answer.clone() },
            None if visit.is_skipped => Left::Skipped,
            None => Left::Done,
        };
        let time = times.get(&visit.step).copied().unwrap_or_default();
        let seconds = u32::try_from(time.num_seconds()).unwrap_or(0);
        steps.push(DigestStep { step: visit.step.clone(), left, seconds });
    }
    steps.reverse();
    steps
}

/// How long each step was in hand.
fn times(flow: &FlowDocument, events: &[RecordedEvent]) -> BTreeMap<StepId, TimeDelta> {
    let times = time_per_step(flow, events).into_iter();
    times.filter_map(|time| Some((time.step?, time.hands_on))).collect()
}

fn fixed_by(flow: &FlowDocument, state: &SessionState) -> Option<StepId> {
    if state.status() != SessionStatus::Resolved {
        return None;
    }
    let last = state.path().last()?;
    let is_through = last.left_by.is_some();
    if flow.kind.has_sections() && is_through {
        return None;
    }
    let is_done = |step: &StepId| {
        let kind = flow.steps.get(step).map(|step| &step.kind);
        matches!(kind, Some(StepKind::Action { .. } | StepKind::Subflow { .. }))
    };
    let mut left = state.path().iter().rev().filter(|visit| visit.is_done());
    let done = left.find(|visit| is_done(&visit.step)).map(|visit| &visit.step);
    done.or_else(|| (!flow.kind.has_sections()).then_some(&last.step)).cloned()
}
