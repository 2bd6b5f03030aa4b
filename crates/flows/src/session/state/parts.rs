//! Where a session stands within sub-flows, and what is open in a procedure.

use super::{Leave, SessionState};
use crate::session::course::{applies, arrival, steps_in_order, way_on};
use crate::session::subflows::{enclosing, first_of, is_end_of_part};
use crate::{Capture, FlowDocument, Step, StepId};

impl SessionState {
    /// Whether the step of a procedure is neither done nor skipped, and applies as far as can be told.
    pub fn is_open(&self, flow: &FlowDocument, step: &StepId) -> bool {
        if let Some(part) = self.graph_around(flow, step) {
            return self.place_in(flow, part) == Some(step);
        }
        let known = flow.steps.get(step);
        !self.is_left(step)
            && self.is_reached(flow, step)
            && known.is_some_and(|known| applies(step, known.when.as_deref(), &self.known()))
    }

    /// The open steps of a procedure, in the order of its sections.
    pub fn open_steps<'f>(&self, flow: &'f FlowDocument) -> impl Iterator<Item = (&'f StepId, &'f Step)> {
        let known = self.known();
        steps_in_order(flow).filter_map(move |(id, step)| {
            if self.is_left(id) {
                let inner = self.place_in(flow, id)?;
                return flow.steps.get_key_value(inner);
            }
            let is_open = self.is_reached(flow, id) && applies(id, step.when.as_deref(), &known);
            is_open.then_some((id, step))
        })
    }

    /// The step of a procedure that names the graph in which a step stands; none where it stands in a section.
    pub(in crate::session) fn graph_around<'f>(
        &self,
        flow: &'f FlowDocument,
        step: &StepId,
    ) -> Option<&'f StepId> {
        let is_listed = |id: &StepId| flow.sections.iter().any(|section| section.steps.contains(id));
        if !flow.kind.has_sections() || !step.is_inner() || is_listed(step) {
            return None;
        }
        let mut around = enclosing(flow, step)?.0;
        while !is_listed(around) {
            around = enclosing(flow, around)?.0;
        }
        Some(around)
    }

    /// Where the session stands in the graph that a step of a procedure names; none behind its end, and where the step names
    /// none or was not entered.
    fn place_in<'f>(&self, flow: &'f FlowDocument, part: &StepId) -> Option<&'f StepId> {
        let first = first_of(flow, part)?;
        self.graph_around(flow, first)?;
        if !self.is_entered(part) {
            return None;
        }
        let mut inner = self.path.iter().rev().filter(|visit| visit.left_by.is_some());
        let Some(last) = inner.find(|visit| visit.step.is_within(part)) else {
            return arrival(flow, first, &self.known());
        };
        let how = match &last.answer {
            Some(answer) => Leave::By(answer),
            None if last.is_skipped => Leave::Skipped,
            None if last.is_entered => Leave::Entered,
            None => Leave::Done,
        };
        self.way_on(flow, &last.step, how)
    }

    /// Whether the session went down the sub-flow that the step names.
    fn is_entered(&self, step: &StepId) -> bool {
        self.path.iter().any(|visit| visit.is_entered && visit.step == *step)
    }

    /// Whether the step stands in no sub-flow, or in one that the session went down.
    pub(super) fn is_reached(&self, flow: &FlowDocument, step: &StepId) -> bool {
        enclosing(flow, step).is_none_or(|(around, _)| self.is_entered(around))
    }

    /// The existing step that a step of a graph leads to.
    pub(super) fn way_on<'f>(
        &self,
        flow: &'f FlowDocument,
        step: &StepId,
        how: Leave<'_>,
    ) -> Option<&'f StepId> {
        let mut known = self.known();
        if let Some(answer) = how.answer() {
            known.answers.insert(&step.0, &answer.0);
        }
        way_on(flow, step, how, &known)
    }

    /// Whether the session goes on from a step that is left in that way.
    pub(in crate::session) fn leads_on(&self, flow: &FlowDocument, step: &StepId, how: Leave<'_>) -> bool {
        if !flow.kind.has_sections() {
            return self.way_on(flow, step, how).is_some();
        }
        let Some(known) = flow.steps.get(step) else { return false };
        if matches!(how, Leave::Entered) && first_of(flow, step).is_none() {
            return false;
        }
        match self.graph_around(flow, step) {
            None => how.fits(&known.kind),
            // Behind the end of it, the procedure goes on.
            Some(_) if is_end_of_part(flow, step) => matches!(how, Leave::Done),
            Some(_) => self.way_on(flow, step, how).is_some(),
        }
    }

    /// What asks for the value of that name: the intake, the current step, any other that was met, else the first that would.
    pub fn asking<'f>(
        &self,
        flow: &'f FlowDocument,
        name: &str,
    ) -> Option<(Option<&'f StepId>, &'f Capture)> {
        let of_intake = flow.intake.iter().find(|capture| capture.name == name);
        if let Some(capture) = of_intake {
            return Some((None, capture));
        }
        let all: Vec<_> = flow
            .steps
            .iter()
            .filter_map(|(id, step)| Some((id, step.captures.iter().find(|capture| capture.name == name)?)))
            .collect();
        let here = all.iter().find(|(id, _)| self.current_step() == Some(id));
        let met = || all.iter().find(|(id, _)| self.has_met(flow, id));
        let (id, capture) = here.or_else(met).or_else(|| all.first())?;
        Some((Some(*id), *capture))
    }
}
