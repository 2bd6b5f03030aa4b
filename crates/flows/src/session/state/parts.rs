//! Where a session stands within sub-flows, and what is open in a procedure.

use super::{Leave, SessionState};
use crate::session::course::{applies, arrival, steps_in_order, way_on};
use crate::session::subflows::{enclosing, first_of, is_end_of_part, titles_around};
use crate::{Capture, FlowDocument, Step, StepId};
use std::collections::BTreeSet;

impl SessionState {
    /// Whether the step of a procedure is neither done nor skipped, and applies as far as can be told.
    pub fn is_open(&self, flow: &FlowDocument, step: &StepId) -> bool {
        if let Some(part) = self.graph_around(flow, step) {
            return self.place_in(flow, part) == Some(step);
        }
        let known = flow.steps.get(step);
        !self.is_left(step)
            && is_reached(flow, step, &self.entered())
            && known.is_some_and(|known| applies(step, known.when.as_deref(), &self.known()))
    }

    /// The open steps of a procedure, in the order of its sections.
    pub fn open_steps<'f>(&self, flow: &'f FlowDocument) -> impl Iterator<Item = (&'f StepId, &'f Step)> {
        let known = self.known();
        let left: BTreeSet<&StepId> =
            self.path.iter().filter(|visit| visit.left_by.is_some()).map(|visit| &visit.step).collect();
        let entered = self.entered();
        steps_in_order(flow).filter_map(move |(id, step)| {
            if left.contains(id) {
                let inner = self.place_in(flow, id)?;
                return flow.steps.get_key_value(inner);
            }
            let is_open = is_reached(flow, id, &entered) && applies(id, step.when.as_deref(), &known);
            is_open.then_some((id, step))
        })
    }

    /// The steps of a procedure whose condition is false as the session stands, and those of sub-flows that it is not in.
    pub fn left_out<'f>(&self, flow: &'f FlowDocument) -> Vec<&'f StepId> {
        let (known, entered) = (self.known(), self.entered());
        steps_in_order(flow)
            .filter(|(id, step)| {
                !is_reached(flow, id, &entered) || !applies(id, step.when.as_deref(), &known)
            })
            .map(|(id, _)| id)
            .collect()
    }

    /// The titles of the steps that name the sub-flows in which a step stands, the outermost first, with the values that are known.
    pub fn titles_around(&self, flow: &FlowDocument, step: &StepId) -> Vec<String> {
        titles_around(flow, step).into_iter().map(|title| self.filled(title)).collect()
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
        if !self.entered().contains(part) {
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

    /// The steps that name the sub-flows which the session went down.
    fn entered(&self) -> BTreeSet<&StepId> {
        self.path.iter().filter(|visit| visit.is_entered).map(|visit| &visit.step).collect()
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

/// Whether the step stands in no sub-flow, or in one of those that the session went down.
fn is_reached(flow: &FlowDocument, step: &StepId, entered: &BTreeSet<&StepId>) -> bool {
    enclosing(flow, step).is_none_or(|(around, _)| entered.contains(around))
}
