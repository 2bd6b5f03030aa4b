//! Where a session stands: a pure fold over its events along the pinned flow.

mod escalation;
mod moves;
mod parts;

pub use escalation::{Acceptance, Escalation};

use super::captures::Captured;
use super::course::applies;
use super::{Evidence, Hypothesis, Receiver, RecordedEvent, SessionStatus};
use crate::conditions::Known;
use crate::{Answer, AnswerId, Capture, FlowDocument, Step, StepId, StepKind, filled};
use rf_core::{Time, UserId};
use std::collections::{BTreeMap, BTreeSet};

/// One stay at a step of the standing path. Flows may lead to a step twice, so visits are known by their place. In a
/// procedure, the visits that were left stand in the order in which their steps were done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The step.
    pub step: StepId,
    /// When the session came here; unchanged by going back to it.
    pub arrived_at: Time,
    /// When it went on; `None` at the current step, and where the session ended.
    pub left_at: Option<Time>,
    /// The answer that led on, if the step is a question and was left.
    pub answer: Option<AnswerId>,
    /// Whether the step was left without being done.
    pub is_skipped: bool,
    /// Whether it was left by going down the sub-flow that it names.
    pub is_entered: bool,
    /// The event that led on.
    pub left_by: Option<u32>,
    /// How many notes were written here.
    pub notes: u32,
    /// The event that had led on before somebody came back to change it.
    reopened: Option<u32>,
}

impl Visit {
    /// Whether the step was done: left, and neither skipped nor for its sub-flow.
    pub fn is_done(&self) -> bool {
        self.left_by.is_some() && !self.is_skipped && !self.is_entered
    }
}

/// How a session ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The problem is solved.
    Resolved {
        /// What solved it.
        outcome: String,
        /// What was behind it.
        cause: Option<String>,
    },
    /// Somebody else takes over.
    Escalated {
        /// Who takes over.
        to: Option<String>,
        /// Why.
        reason: String,
    },
    /// Without a result.
    Abandoned {
        /// Why.
        why: String,
    },
}

/// The end of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// The event that ended it.
    pub seq: u32,
    /// When.
    pub at: Time,
    /// Who ended it.
    pub by: UserId,
    /// Their name at that moment.
    pub by_name: String,
    /// How.
    pub outcome: Outcome,
}

/// Why an event does not fit where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// Its number is not the next one.
    WrongNumber,
    /// `started` elsewhere than at the beginning, or something else there.
    NotTheBeginning,
    /// It comes after the end.
    AfterTheEnd,
    /// It takes back an end where there is none.
    NotEnded,
    /// It is about an escalation that does not wait, or was not accepted.
    NotEscalated,
    /// It is about a step at which the session does not stand.
    NotTheCurrentStep,
    /// The step is of another type, has no such answer, or leads to a step that the flow does not have.
    NoWayOn,
    /// There is no such earlier visit.
    NoSuchVisit,
    /// The flow does not ask for a value of that name.
    NotAsked,
    /// The session is paused.
    Paused,
    /// The session is not paused.
    NotPaused,
    /// No such hypothesis is open, or none of that number can be opened.
    WrongHypothesis,
    /// There is no such file, or it was withdrawn before.
    NoSuchEvidence,
    /// The flow has no such step to suggest, or it was not dismissed.
    NoSuchSuggestion,
    /// The session follows a flow already.
    FollowsAFlow,
}

/// The state of a session, folded from its events.
///
/// Folding never fails: an event that does not fit is counted and listed in [`Self::misfits`], and the session stays
/// where it was. [`super::decide`] never makes such an event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionState {
    path: Vec<Visit>,
    ending: Option<Ending>,
    superseded: BTreeSet<u32>,
    corrections: BTreeMap<u32, u32>,
    correcting: BTreeSet<u32>,
    /// In a procedure, the event that had done each step that somebody came back to.
    reopened: BTreeMap<StepId, u32>,
    pub(super) captured: BTreeMap<String, Captured>,
    pub(super) evidence: Vec<Evidence>,
    paused_since: Option<Time>,
    escalation: Option<Escalation>,
    assignee: Option<Receiver>,
    /// Stays at steps of a procedure that were broken off before they were done, when another step came first.
    broken_off: BTreeMap<StepId, Visit>,
    pub(super) hypotheses: Vec<Hypothesis>,
    pub(super) facts: BTreeMap<String, String>,
    pub(super) dismissed: BTreeMap<StepId, Option<String>>,
    follows: bool,
    misfits: BTreeMap<u32, Misfit>,
    event_count: u32,
}

impl SessionState {
    /// Folds `events` (in order) along `flow`.
    pub fn fold(flow: &FlowDocument, events: &[RecordedEvent]) -> Self {
        let mut state = Self::default();
        for event in events {
            state.apply(flow, event);
        }
        state
    }

    /// Adds one event and says whether it fits. The event is counted either way.
    pub fn apply(&mut self, flow: &FlowDocument, recorded: &RecordedEvent) -> Option<Misfit> {
        let misfit = self.place(flow, recorded).err();
        self.event_count += 1;
        if let Some(misfit) = misfit {
            self.misfits.insert(recorded.seq, misfit);
        }
        misfit
    }

    /// The visits that stand, first to last; the last is where the session is, or where it ended.
    pub fn path(&self) -> &[Visit] {
        &self.path
    }

    /// The step to work on; `None` once the session has ended, and behind the last step of a procedure.
    pub fn current_step(&self) -> Option<&StepId> {
        let here = self.path.last().filter(|visit| visit.left_by.is_none());
        here.filter(|_| self.ending.is_none()).map(|visit| &visit.step)
    }

    /// Whether it follows a flow, from its beginning or since one was taken up.
    pub fn follows_a_flow(&self) -> bool {
        self.follows
    }

    /// Whether the answer of that step applies as the session stands, as far as can be told.
    pub fn offers(&self, step: &StepId, answer: &Answer) -> bool {
        applies(step, answer.when.as_deref(), &self.known())
    }

    /// The answers whose condition is false as the session stands, of the questions that can be answered now.
    pub fn left_out_answers<'f>(&self, flow: &'f FlowDocument) -> Vec<(&'f StepId, &'f AnswerId)> {
        let known = self.known();
        let here = |id: &StepId| {
            let anywhere = flow.kind.has_sections() && !id.is_inner();
            if anywhere { !self.is_left(id) } else { self.current_step() == Some(id) }
        };
        let asked = flow.steps.iter().filter(|(id, step)| !step.answers().is_empty() && here(id));
        asked
            .flat_map(|(id, step)| step.answers().iter().map(move |answer| (id, answer)))
            .filter(|(id, answer)| !applies(id, answer.when.as_deref(), &known))
            .map(|(id, answer)| (id, &answer.id))
            .collect()
    }

    /// The values that the session knows, by name.
    pub fn captured(&self) -> &BTreeMap<String, Captured> {
        &self.captured
    }

    /// The possible causes that were or are looked into, by number.
    pub fn hypotheses(&self) -> &[Hypothesis] {
        &self.hypotheses
    }

    /// A text of the flow with the values that the session knows; secrets and what is not known are visible blanks.
    pub fn filled(&self, text: &str) -> String {
        filled(text, |name| {
            let captured = self.captured.get(name).and_then(Captured::words);
            captured.or_else(|| self.facts.get(name).map(String::as_str)).map(str::to_owned)
        })
    }

    /// What must be given before the step is left: what it requires, and what the intake does.
    pub fn missing<'f>(
        &self,
        flow: &'f FlowDocument,
        step: Option<&'f Step>,
    ) -> impl Iterator<Item = &'f Capture> {
        let asked = flow.intake.iter().chain(step.into_iter().flat_map(|step| &step.captures));
        asked.filter(|capture| capture.required && !self.captured.contains_key(&capture.name))
    }

    /// Whether the step was worked on, or can be now.
    pub fn has_met(&self, flow: &FlowDocument, step: &StepId) -> bool {
        self.path.iter().any(|visit| visit.step == *step)
            || (flow.kind.has_sections() && self.is_open(flow, step))
    }

    /// Since when the session has been paused, while it is.
    pub fn paused_since(&self) -> Option<Time> {
        self.paused_since
    }

    /// How the session ended, once it has.
    pub fn ending(&self) -> Option<&Ending> {
        self.ending.as_ref()
    }

    /// When the session ended, once it has.
    pub fn ended_at(&self) -> Option<Time> {
        self.ending.as_ref().map(|ending| ending.at)
    }

    /// How the session stands.
    pub fn status(&self) -> SessionStatus {
        match self.ending.as_ref().map(|ending| &ending.outcome) {
            None => SessionStatus::Active,
            Some(Outcome::Resolved { .. }) => SessionStatus::Resolved,
            Some(Outcome::Escalated { .. }) => SessionStatus::Escalated,
            Some(Outcome::Abandoned { .. }) => SessionStatus::Abandoned,
        }
    }

    /// Whether the event led along a path that no longer stands.
    ///
    /// Going back supersedes the answers and done steps of the visits behind the target, and the one that had led on
    /// from the target itself. Notes are what a person saw or did: they are never superseded.
    pub fn is_superseded(&self, seq: u32) -> bool {
        self.superseded.contains(&seq)
    }

    /// The later event that replaced this one at the same visit.
    pub fn corrected_by(&self, seq: u32) -> Option<u32> {
        self.corrections.get(&seq).copied()
    }

    /// Whether this event replaced an earlier one at the same visit.
    pub fn corrects(&self, seq: u32) -> bool {
        self.correcting.contains(&seq)
    }

    /// The events that did not fit, by `seq`.
    pub fn misfits(&self) -> &BTreeMap<u32, Misfit> {
        &self.misfits
    }

    /// How many events there were.
    pub fn event_count(&self) -> u32 {
        self.event_count
    }

    /// How many steps of the standing path are behind the session.
    pub fn steps_taken(&self) -> u32 {
        self.path.iter().map(|visit| u32::from(visit.left_by.is_some())).sum()
    }

    /// What conditions are asked about: the answers that stand (the last one where a question was met twice), and the values.
    fn known(&self) -> Known<'_> {
        let answered = self.path.iter().filter_map(|visit| Some((visit, visit.answer.as_ref()?)));
        let captured = self.captured.iter().filter_map(|(name, captured)| {
            Some((name.as_str(), (captured.kind, captured.value.as_deref()?)))
        });
        Known {
            answers: answered.map(|(visit, answer)| (visit.step.0.as_str(), answer.0.as_str())).collect(),
            captured: captured.collect(),
            facts: self.facts.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect(),
        }
    }

    fn is_left(&self, step: &StepId) -> bool {
        self.path.iter().any(|visit| visit.left_by.is_some() && visit.step == *step)
    }
}

/// How a step is left.
#[derive(Debug, Clone, Copy)]
pub(super) enum Leave<'a> {
    /// By an answer.
    By(&'a AnswerId),
    /// It is done.
    Done,
    /// Without doing it.
    Skipped,
    /// Down the sub-flow that it names.
    Entered,
}

impl<'a> Leave<'a> {
    const fn answer(self) -> Option<&'a AnswerId> {
        match self {
            Self::By(answer) => Some(answer),
            Self::Done | Self::Skipped | Self::Entered => None,
        }
    }

    /// Whether a step of a procedure can be left so.
    fn fits(self, kind: &StepKind) -> bool {
        match (self, kind) {
            (Self::By(answer), StepKind::Question { answers }) => answers.iter().any(|a| a.id == *answer),
            (Self::By(_), _) | (Self::Done, StepKind::Question { .. }) => false,
            (Self::Entered, kind) => matches!(kind, StepKind::Subflow { .. }),
            (Self::Done | Self::Skipped, _) => true,
        }
    }
}

impl Visit {
    fn at(step: &StepId, arrived_at: Time) -> Self {
        Self {
            step: step.clone(),
            arrived_at,
            left_at: None,
            answer: None,
            is_skipped: false,
            is_entered: false,
            left_by: None,
            notes: 0,
            reopened: None,
        }
    }
}
