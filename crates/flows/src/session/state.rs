//! Where a session stands: a pure fold over its events along the pinned flow.

use super::{RecordedEvent, SessionEvent, SessionStatus};
use crate::{AnswerId, FlowDocument, StepId, StepKind};
use rf_core::{Time, UserId};
use std::collections::{BTreeMap, BTreeSet};

/// One stay at a step of the standing path. Flows may lead to a step twice, so visits are known by their place.
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
    /// The event that led on.
    pub left_by: Option<u32>,
    /// How many notes were written here.
    pub notes: u32,
    /// The event that had led on before somebody came back to change it.
    reopened: Option<u32>,
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
    /// It is about a step at which the session does not stand.
    NotTheCurrentStep,
    /// The step is of another type, has no such answer, or leads to a step that the flow does not have.
    NoWayOn,
    /// There is no such earlier visit.
    NoSuchVisit,
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

    /// The step to work on; `None` once the session has ended.
    pub fn current_step(&self) -> Option<&StepId> {
        match self.ending {
            None => self.path.last().map(|visit| &visit.step),
            Some(_) => None,
        }
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

    fn place(&mut self, flow: &FlowDocument, recorded: &RecordedEvent) -> Result<(), Misfit> {
        if recorded.seq != self.event_count + 1 {
            return Err(Misfit::WrongNumber);
        }
        if matches!(recorded.event, SessionEvent::Started { .. }) != (self.event_count == 0) {
            return Err(Misfit::NotTheBeginning);
        }
        if self.ending.is_some() {
            return Err(Misfit::AfterTheEnd);
        }
        match &recorded.event {
            SessionEvent::Started { .. } => {
                self.arrive(flow, flow.start.as_ref().ok_or(Misfit::NoWayOn)?, recorded.at)
            }
            SessionEvent::Answered { step, answer } => {
                self.check_current(step)?;
                let target = way_on(flow, step, Some(answer)).ok_or(Misfit::NoWayOn)?;
                self.leave(Some(answer.clone()), recorded);
                self.arrive(flow, target, recorded.at)
            }
            SessionEvent::StepDone { step } => {
                self.check_current(step)?;
                let target = way_on(flow, step, None).ok_or(Misfit::NoWayOn)?;
                self.leave(None, recorded);
                self.arrive(flow, target, recorded.at)
            }
            SessionEvent::Noted { step, .. } => {
                if step.as_ref() != self.current_step() {
                    return Err(Misfit::NotTheCurrentStep);
                }
                if let Some(visit) = self.path.last_mut() {
                    visit.notes += 1;
                }
                Ok(())
            }
            SessionEvent::WentBack { visit, step } => self.return_to(*visit, step),
            SessionEvent::Resolved { outcome, cause } => {
                self.end(recorded, Outcome::Resolved { outcome: outcome.clone(), cause: cause.clone() })
            }
            SessionEvent::Escalated { to, reason } => {
                self.end(recorded, Outcome::Escalated { to: to.clone(), reason: reason.clone() })
            }
            SessionEvent::Abandoned { why } => self.end(recorded, Outcome::Abandoned { why: why.clone() }),
        }
    }

    fn check_current(&self, step: &StepId) -> Result<(), Misfit> {
        if self.current_step() == Some(step) { Ok(()) } else { Err(Misfit::NotTheCurrentStep) }
    }

    fn arrive(&mut self, flow: &FlowDocument, step: &StepId, at: Time) -> Result<(), Misfit> {
        if !flow.steps.contains_key(step) {
            return Err(Misfit::NoWayOn);
        }
        self.path.push(Visit {
            step: step.clone(),
            arrived_at: at,
            left_at: None,
            answer: None,
            left_by: None,
            notes: 0,
            reopened: None,
        });
        Ok(())
    }

    fn leave(&mut self, answer: Option<AnswerId>, recorded: &RecordedEvent) {
        let Some(visit) = self.path.last_mut() else { return };
        visit.left_at = Some(recorded.at);
        visit.left_by = Some(recorded.seq);
        visit.answer = answer;
        if let Some(earlier) = visit.reopened.take() {
            self.corrections.insert(earlier, recorded.seq);
            self.correcting.insert(recorded.seq);
        }
    }

    fn return_to(&mut self, place: u32, step: &StepId) -> Result<(), Misfit> {
        let place = usize::try_from(place).map_err(|_| Misfit::NoSuchVisit)?;
        let earlier = self.path.len().saturating_sub(1);
        if place >= earlier || self.path[place].step != *step {
            return Err(Misfit::NoSuchVisit);
        }
        self.superseded.extend(self.path[place..].iter().filter_map(|visit| visit.left_by));
        self.path.truncate(place + 1);
        let visit = &mut self.path[place];
        visit.reopened = visit.left_by.take();
        visit.left_at = None;
        visit.answer = None;
        Ok(())
    }

    fn end(&mut self, recorded: &RecordedEvent, outcome: Outcome) -> Result<(), Misfit> {
        self.ending = Some(Ending {
            seq: recorded.seq,
            at: recorded.at,
            by: recorded.actor,
            by_name: recorded.actor_name.clone(),
            outcome,
        });
        Ok(())
    }
}

/// The existing step that `step` leads to: by `answer` if it is a question, without one if it is an action
/// or a sub-flow.
pub(super) fn way_on<'f>(
    flow: &'f FlowDocument,
    step: &StepId,
    answer: Option<&AnswerId>,
) -> Option<&'f StepId> {
    let target = match (&flow.steps.get(step)?.kind, answer) {
        (StepKind::Question { answers }, Some(answer)) => &answers.iter().find(|a| a.id == *answer)?.goto,
        (StepKind::Action { goto } | StepKind::Subflow { goto, .. }, None) => goto,
        _ => return None,
    };
    target.as_ref().filter(|target| flow.steps.contains_key(*target))
}
