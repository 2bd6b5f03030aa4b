//! Where a session stands: a pure fold over its events along the pinned flow.

use super::course::{Answers, applies, arrival, steps_in_order, way_on};
use super::{RecordedEvent, SessionEvent, SessionStatus};
use crate::{AnswerId, FlowDocument, Step, StepId, StepKind};
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
    /// In a procedure, the event that had done each step that somebody came back to.
    reopened: BTreeMap<StepId, u32>,
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

    /// Whether the step of a procedure is neither done nor skipped, and applies as far as can be told.
    pub fn is_open(&self, flow: &FlowDocument, step: &StepId) -> bool {
        let known = flow.steps.get(step);
        !self.is_left(step) && known.is_some_and(|known| applies(known.when.as_deref(), &self.answers()))
    }

    /// The open steps of a procedure, in the order of its sections.
    pub(super) fn open_steps<'f>(
        &self,
        flow: &'f FlowDocument,
    ) -> impl Iterator<Item = (&'f StepId, &'f Step)> {
        let answers = self.answers();
        steps_in_order(flow)
            .filter(move |(id, step)| !self.is_left(id) && applies(step.when.as_deref(), &answers))
    }

    /// The steps of a procedure whose condition is false as the session stands.
    pub fn left_out<'f>(&self, flow: &'f FlowDocument) -> Vec<&'f StepId> {
        let answers = self.answers();
        steps_in_order(flow)
            .filter(|(_, step)| !applies(step.when.as_deref(), &answers))
            .map(|(id, _)| id)
            .collect()
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
            SessionEvent::Started { .. } if flow.kind.has_sections() => {
                self.come_to_next(flow, recorded.at);
                Ok(())
            }
            SessionEvent::Started { .. } => {
                let start = flow.start.as_ref().ok_or(Misfit::NoWayOn)?;
                let first = arrival(flow, start, &Answers::new()).ok_or(Misfit::NoWayOn)?;
                self.path.push(Visit::at(first, recorded.at));
                Ok(())
            }
            SessionEvent::Answered { step, answer } => self.go_on(flow, step, Leave::By(answer), recorded),
            SessionEvent::StepDone { step } => self.go_on(flow, step, Leave::Done, recorded),
            SessionEvent::StepSkipped { step, .. } => self.go_on(flow, step, Leave::Skipped, recorded),
            SessionEvent::Noted { step, .. } => {
                if step.as_ref() != self.current_step() {
                    return Err(Misfit::NotTheCurrentStep);
                }
                if let Some(visit) = self.path.last_mut() {
                    visit.notes += 1;
                }
                Ok(())
            }
            SessionEvent::WentBack { visit, step } => self.return_to(flow, *visit, step, recorded.at),
            SessionEvent::Resolved { outcome, cause } => {
                self.end(recorded, Outcome::Resolved { outcome: outcome.clone(), cause: cause.clone() })
            }
            SessionEvent::Escalated { to, reason } => {
                self.end(recorded, Outcome::Escalated { to: to.clone(), reason: reason.clone() })
            }
            SessionEvent::Abandoned { why } => self.end(recorded, Outcome::Abandoned { why: why.clone() }),
        }
    }

    /// Leaves a step: the current one of a troubleshooting flow, any open one of a procedure.
    fn go_on(
        &mut self,
        flow: &FlowDocument,
        step: &StepId,
        how: Leave<'_>,
        recorded: &RecordedEvent,
    ) -> Result<(), Misfit> {
        let kind = &flow.steps.get(step).ok_or(Misfit::NotTheCurrentStep)?.kind;
        if !flow.kind.has_sections() {
            if self.current_step() != Some(step) {
                return Err(Misfit::NotTheCurrentStep);
            }
            let target = self.way_on(flow, step, how).ok_or(Misfit::NoWayOn)?.clone();
            self.leave(self.path.len() - 1, how, recorded);
            self.path.push(Visit::at(&target, recorded.at));
            return Ok(());
        }
        if !self.is_open(flow, step) {
            return Err(Misfit::NotTheCurrentStep);
        }
        if !how.fits(kind) {
            return Err(Misfit::NoWayOn);
        }
        let place = self.path.len() - usize::from(self.current_step().is_some());
        if self.current_step() != Some(step) {
            // Done before its turn: in front of the step whose turn it is.
            self.path.insert(place, Visit::at(step, recorded.at));
        }
        self.leave(place, how, recorded);
        self.come_to_next(flow, recorded.at);
        Ok(())
    }

    /// The existing step that the current one of a troubleshooting flow leads to.
    pub(super) fn way_on<'f>(
        &self,
        flow: &'f FlowDocument,
        step: &StepId,
        how: Leave<'_>,
    ) -> Option<&'f StepId> {
        let mut answers = self.answers();
        let answer = how.answer();
        if let Some(answer) = answer {
            answers.insert(&step.0, &answer.0);
        }
        way_on(flow, step, answer, &answers)
    }

    /// The answers that stand, by question; the last one where a question was met twice.
    fn answers(&self) -> Answers<'_> {
        let answered = self.path.iter().filter_map(|visit| Some((visit, visit.answer.as_ref()?)));
        answered.map(|(visit, answer)| (visit.step.0.as_str(), answer.0.as_str())).collect()
    }

    fn is_left(&self, step: &StepId) -> bool {
        self.path.iter().any(|visit| visit.left_by.is_some() && visit.step == *step)
    }

    /// Goes to the first open step of a procedure, or behind its last one.
    fn come_to_next(&mut self, flow: &FlowDocument, at: Time) {
        let next = self.open_steps(flow).next().map(|(id, _)| id);
        if let Some(here) = self.path.last().filter(|visit| visit.left_by.is_none()) {
            if Some(&here.step) == next {
                return;
            }
            self.path.pop();
        }
        self.path.extend(next.map(|next| Visit::at(next, at)));
    }

    fn leave(&mut self, place: usize, how: Leave<'_>, recorded: &RecordedEvent) {
        let visit = &mut self.path[place];
        visit.left_at = Some(recorded.at);
        visit.left_by = Some(recorded.seq);
        visit.answer = how.answer().cloned();
        visit.is_skipped = matches!(how, Leave::Skipped);
        let earlier = visit.reopened.take().or_else(|| self.reopened.remove(&visit.step));
        if let Some(earlier) = earlier {
            self.corrections.insert(earlier, recorded.seq);
            self.correcting.insert(recorded.seq);
        }
    }

    fn return_to(&mut self, flow: &FlowDocument, place: u32, step: &StepId, at: Time) -> Result<(), Misfit> {
        let place = usize::try_from(place).map_err(|_| Misfit::NoSuchVisit)?;
        let visit = self.path.get_mut(place).filter(|visit| visit.step == *step);
        let visit = visit.filter(|visit| visit.left_by.is_some()).ok_or(Misfit::NoSuchVisit)?;
        if flow.kind.has_sections() {
            // The other steps of a procedure stay done.
            let left_by = visit.left_by.take();
            self.path.remove(place);
            self.superseded.extend(left_by);
            self.reopened.extend(left_by.map(|seq| (step.clone(), seq)));
            self.come_to_next(flow, at);
            return Ok(());
        }
        visit.reopened = visit.left_by;
        visit.left_at = None;
        visit.answer = None;
        visit.is_skipped = false;
        self.superseded.extend(self.path[place..].iter().filter_map(|visit| visit.left_by));
        self.path.truncate(place + 1);
        self.path[place].left_by = None;
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

/// How a step is left.
#[derive(Debug, Clone, Copy)]
pub(super) enum Leave<'a> {
    /// By an answer.
    By(&'a AnswerId),
    /// It is done.
    Done,
    /// Without doing it.
    Skipped,
}

impl<'a> Leave<'a> {
    const fn answer(self) -> Option<&'a AnswerId> {
        match self {
            Self::By(answer) => Some(answer),
            Self::Done | Self::Skipped => None,
        }
    }

    /// Whether a step of a procedure can be left so.
    fn fits(self, kind: &StepKind) -> bool {
        match (self, kind) {
            (Self::By(answer), StepKind::Question { answers }) => answers.iter().any(|a| a.id == *answer),
            (Self::By(_), _) | (Self::Done, StepKind::Question { .. }) => false,
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
            left_by: None,
            notes: 0,
            reopened: None,
        }
    }
}
