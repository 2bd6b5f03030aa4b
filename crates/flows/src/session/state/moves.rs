//! How an event moves a session.

use super::{Ending, Leave, Misfit, SessionState, Visit};
use crate::session::captures::Captured;
use crate::session::course::arrival;
use crate::session::subflows::asking_at;
use crate::session::{Evidence, HypothesisEnd, RecordedEvent, SessionEvent};
use crate::{CaptureKind, FlowDocument, StepId};
use rf_core::{EvidenceId, Time};

impl SessionState {
    pub(super) fn place(&mut self, flow: &FlowDocument, recorded: &RecordedEvent) -> Result<(), Misfit> {
        if recorded.seq != self.event_count + 1 {
            return Err(Misfit::WrongNumber);
        }
        if matches!(recorded.event, SessionEvent::Started { .. }) != (self.event_count == 0) {
            return Err(Misfit::NotTheBeginning);
        }
        let lifts_an_end = matches!(
            recorded.event,
            SessionEvent::Reopened { .. }
                | SessionEvent::EscalationAccepted
                | SessionEvent::EscalationReturned { .. }
        );
        if self.ending.is_some() && !lifts_an_end {
            return Err(Misfit::AfterTheEnd);
        }
        if self.paused_since.is_some() && !recorded.event.fits_a_pause() {
            return Err(Misfit::Paused);
        }
        self.hand_on(recorded)?;
        match &recorded.event {
            SessionEvent::Started { flow: followed, facts, .. } => {
                self.facts.clone_from(facts);
                // One that it took up later is there already, but does not lead yet.
                if followed.is_none() { Ok(()) } else { self.begin(flow, recorded) }
            }
            SessionEvent::FlowAttached { .. } if self.follows => Err(Misfit::FollowsAFlow),
            SessionEvent::FlowAttached { .. } => self.begin(flow, recorded),
            SessionEvent::SubflowEntered { step } => self.go_on(flow, step, Leave::Entered, recorded),
            SessionEvent::SuggestionTaken { .. }
            | SessionEvent::SuggestionDismissed { .. }
            | SessionEvent::SuggestionRestored { .. } => self.weigh(flow, &recorded.event),
            SessionEvent::Answered { step, answer } => self.go_on(flow, step, Leave::By(answer), recorded),
            SessionEvent::StepDone { step } => self.go_on(flow, step, Leave::Done, recorded),
            SessionEvent::StepSkipped { step, .. } => self.go_on(flow, step, Leave::Skipped, recorded),
            SessionEvent::AdHocStep { step, hypothesis, .. } => self.stand_at(step.as_ref(), *hypothesis),
            SessionEvent::HypothesisOpened { hypothesis, statement } => {
                self.open_hypothesis(*hypothesis, statement, recorded.at)
            }
            SessionEvent::HypothesisClosed { hypothesis, verdict, why } => {
                let end = HypothesisEnd { verdict: *verdict, why: why.clone(), at: recorded.at };
                self.close_hypothesis(*hypothesis, end)
            }
            SessionEvent::Noted { step, hypothesis, .. } => {
                self.stand_at(step.as_ref(), *hypothesis)?;
                if let Some(visit) = self.path.last_mut().filter(|visit| visit.left_by.is_none()) {
                    visit.notes += 1;
                }
                Ok(())
            }
            SessionEvent::Captured { step, name, value } => {
                let (step, capture) = asking_at(flow, step.as_ref(), name).ok_or(Misfit::NotAsked)?;
                let captured = Captured {
                    step: step.cloned(),
                    kind: capture.kind,
                    value: value.clone(),
                    seq: recorded.seq,
                    from_fact: false,
                };
                let earlier = self.captured.insert(name.clone(), captured);
                if let Some(earlier) = earlier.filter(|earlier| !earlier.from_fact) {
                    self.superseded.insert(earlier.seq);
                    self.corrections.insert(earlier.seq, recorded.seq);
                    self.correcting.insert(recorded.seq);
                }
                self.look_again(flow, recorded.at);
                Ok(())
            }
            SessionEvent::EvidenceAdded { file, caption, step, capture } => {
                let fits = match capture {
                    Some(name) => asking_at(flow, step.as_ref(), name)
                        .is_some_and(|(_, asked)| asked.kind == CaptureKind::File),
                    None => step.as_ref() == self.current_step(),
                };
                if !fits {
                    return Err(if capture.is_some() { Misfit::NotAsked } else { Misfit::NotTheCurrentStep });
                }
                self.evidence.push(Evidence {
                    file: file.clone(),
                    caption: caption.clone(),
                    step: step.clone(),
                    capture: capture.clone(),
                    seq: recorded.seq,
                    withdrawn: None,
                });
                self.take_files(flow, capture.as_deref(), recorded.at);
                Ok(())
            }
            SessionEvent::EvidenceWithdrawn { id, .. } => self.withdraw(flow, *id, recorded),
            SessionEvent::Paused => {
                self.paused_since = Some(recorded.at);
                Ok(())
            }
            SessionEvent::Resumed => self.paused_since.take().map(drop).ok_or(Misfit::NotPaused),
            SessionEvent::Reopened { .. } => {
                let ending = self.ending.take().ok_or(Misfit::NotEnded)?;
                self.superseded.insert(ending.seq);
                Ok(())
            }
            SessionEvent::EscalationAccepted
            | SessionEvent::EscalationReturned { .. }
            | SessionEvent::Assigned { .. } => Ok(()),
            SessionEvent::WentBack { visit, step } => self.return_to(flow, *visit, step, recorded.at),
            SessionEvent::Resolved { .. }
            | SessionEvent::Escalated { .. }
            | SessionEvent::Abandoned { .. } => {
                self.paused_since = None;
                self.ending = recorded.event.outcome().map(|outcome| Ending {
                    seq: recorded.seq,
                    at: recorded.at,
                    by: recorded.actor,
                    by_name: recorded.actor_name.clone(),
                    outcome,
                });
                Ok(())
            }
        }
    }

    /// Takes up the flow, and comes to its first step.
    fn begin(&mut self, flow: &FlowDocument, recorded: &RecordedEvent) -> Result<(), Misfit> {
        self.follows = true;
        self.take_facts(flow, recorded.seq);
        if flow.kind.has_sections() {
            self.come_to_next(flow, recorded.at);
            return Ok(());
        }
        let start = flow.start.as_ref().ok_or(Misfit::NoWayOn)?;
        let first = arrival(flow, start, &self.known()).ok_or(Misfit::NoWayOn)?;
        self.path.push(Visit::at(first, recorded.at));
        Ok(())
    }

    /// Whether the session stands at the step and the hypothesis is open, where one is named.
    fn stand_at(&self, step: Option<&StepId>, hypothesis: Option<u32>) -> Result<(), Misfit> {
        if step != self.current_step() {
            return Err(Misfit::NotTheCurrentStep);
        }
        self.check_hypothesis(hypothesis).map_err(|_| Misfit::WrongHypothesis)
    }

    fn withdraw(
        &mut self,
        flow: &FlowDocument,
        id: EvidenceId,
        recorded: &RecordedEvent,
    ) -> Result<(), Misfit> {
        let mut standing = self.evidence.iter_mut().filter(|evidence| evidence.withdrawn.is_none());
        let evidence = standing.find(|evidence| evidence.file.id == id).ok_or(Misfit::NoSuchEvidence)?;
        evidence.withdrawn = Some(recorded.seq);
        let capture = evidence.capture.clone();
        self.take_files(flow, capture.as_deref(), recorded.at);
        Ok(())
    }

    /// The last file that stands for the value of that name is the value.
    fn take_files(&mut self, flow: &FlowDocument, capture: Option<&str>, at: Time) {
        let Some(name) = capture else { return };
        let mut given = self.evidence.iter().rev().filter(|evidence| evidence.withdrawn.is_none());
        let file = given.find(|evidence| evidence.capture.as_deref() == Some(name));
        let captured = file.map(|evidence| Captured {
            step: evidence.step.clone(),
            kind: CaptureKind::File,
            value: Some(evidence.file.name.clone()),
            seq: evidence.seq,
            from_fact: false,
        });
        match captured {
            Some(captured) => self.captured.insert(name.to_owned(), captured),
            None => self.captured.remove(name),
        };
        self.look_again(flow, at);
    }

    /// Values changed: what applies may hang on them.
    fn look_again(&mut self, flow: &FlowDocument, at: Time) {
        if flow.kind.has_sections() {
            self.come_to_next(flow, at);
        } else {
            self.begin_anew(flow, at);
        }
    }

    /// Goes to where a troubleshooting flow begins by what is known now, while nothing is left behind yet.
    fn begin_anew(&mut self, flow: &FlowDocument, at: Time) {
        let first = flow.start.as_ref().and_then(|start| arrival(flow, start, &self.known()));
        if let ([here], Some(first)) = (&mut self.path[..], first)
            && here.left_by.is_none()
            && here.step != *first
        {
            *here = Visit::at(first, at);
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
        if !how.fits(kind) || !self.leads_on(flow, step, how) {
            return Err(Misfit::NoWayOn);
        }
        let place = self.path.len() - usize::from(self.current_step().is_some());
        if self.current_step() != Some(step) {
            // Done before its turn: in front of the step whose turn it is.
            let visit = self.visit(step, recorded.at);
            self.path.insert(place, visit);
        }
        self.leave(place, how, recorded);
        self.come_to_next(flow, recorded.at);
        Ok(())
    }

    /// Goes to the first open step of a procedure, or behind its last one.
    fn come_to_next(&mut self, flow: &FlowDocument, at: Time) {
        let next = self.open_steps(flow).next().map(|(id, _)| id);
        if let Some(here) = self.path.last().filter(|visit| visit.left_by.is_none()) {
            if Some(&here.step) == next {
                return;
            }
            let here = self.path.pop();
            self.broken_off.extend(here.map(|here| (here.step.clone(), here)));
        }
        let next = next.map(|next| self.visit(next, at));
        self.path.extend(next);
    }

    /// The stay at a step that was broken off, or a new one.
    fn visit(&mut self, step: &StepId, at: Time) -> Visit {
        self.broken_off.remove(step).unwrap_or_else(|| Visit::at(step, at))
    }

    fn leave(&mut self, place: usize, how: Leave<'_>, recorded: &RecordedEvent) {
        let visit = &mut self.path[place];
        visit.left_at = Some(recorded.at);
        visit.left_by = Some(recorded.seq);
        visit.answer = how.answer().cloned();
        visit.is_skipped = matches!(how, Leave::Skipped);
        visit.is_entered = matches!(how, Leave::Entered);
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
            // The other steps of a procedure stay done, but for those that follow from it: of the sub-flow that it names, and
            // behind it in a graph.
            let left_by = visit.left_by.take();
            let graph = self.graph_around(flow, step).cloned();
            self.path.remove(place);
            let mut kept = Vec::with_capacity(self.path.len());
            for (at, other) in std::mem::take(&mut self.path).into_iter().enumerate() {
                let is_behind = at >= place && graph.as_ref().is_some_and(|part| other.step.is_within(part));
                if is_behind || other.step.is_within(step) {
                    self.superseded.extend(other.left_by);
                } else {
                    kept.push(other);
                }
            }
            self.path = kept;
            self.superseded.extend(left_by);
            self.reopened.extend(left_by.map(|seq| (step.clone(), seq)));
            self.come_to_next(flow, at);
            return Ok(());
        }
        visit.reopened = visit.left_by;
        visit.left_at = None;
        visit.answer = None;
        visit.is_skipped = false;
        visit.is_entered = false;
        self.superseded.extend(self.path[place..].iter().filter_map(|visit| visit.left_by));
        self.path.truncate(place + 1);
        self.path[place].left_by = None;
        Ok(())
    }
}
