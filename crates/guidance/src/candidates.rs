//! Which steps could come next.

use rf_flows::session::{SessionState, across};
use rf_flows::{AnswerId, FlowDocument, StepId, StepKind};
use std::collections::{BTreeSet, VecDeque};

/// A step that could be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The step.
    pub step: StepId,
    /// How long it takes by the flow.
    pub minutes: Option<u32>,
    /// The answer of the current question that leads there the shortest way; none where no answer has to be given first, and
    /// in procedures.
    pub answer: Option<AnswerId>,
}

/// What could resolve the problem from where the session stands, in the flow's own order: in a procedure the open steps,
/// along a graph whatever can be reached and is not done yet, also within
/// sub-flows, whose own ends and beginnings resolve nothing. Questions and
/// handing over resolve nothing along a graph. What somebody dismissed is not among them.
pub fn candidates(flow: &FlowDocument, state: &SessionState) -> Vec<Candidate> {
    let candidate = |step: &StepId, answer: Option<&AnswerId>| {
        let minutes = flow.steps.get(step)?.minutes;
        Some(Candidate { step: step.clone(), minutes, answer: answer.cloned() })
    };
    if state.ending().is_some() {
        return Vec::new();
    }
    if flow.kind.has_sections() {
        let open = state.open_steps(flow).filter(|(id, _)| !state.dismissed().contains_key(*id));
        let tried = open.filter(|(_, step)| !matches!(step.kind, StepKind::Note));
        return tried.filter_map(|(id, _)| candidate(id, None)).collect();
    }
    let Some(here) = state.current_step() else { return Vec::new() };
    let left: BTreeSet<&StepId> =
        state.path().iter().filter(|visit| visit.left_by.is_some()).map(|visit| &visit.step).collect();
    let reached = reach(flow, here);
    let open = reached
        .into_iter()
        .filter(|(step, _)| !left.contains(step) && !state.dismissed().contains_key(*step));
    let fixing = open.filter(|(step, _)| {
        if across(flow, step).is_some() {
            return false;
        }
        let kind = flow.steps.get(*step).map(|step| &step.kind);
        matches!(kind, Some(StepKind::Action { .. } | StepKind::Subflow { .. } | StepKind::Resolution { .. }))
    });
    fixing.filter_map(|(step, answer)| candidate(step, answer)).collect()
}

/// The steps that can be reached, the nearest first, with the answer that has to be given at the first one.
fn reach<'f>(flow: &'f FlowDocument, from: &'f StepId) -> Vec<(&'f StepId, Option<&'f AnswerId>)> {
    let mut seen = BTreeSet::from([from]);
    let mut waiting = VecDeque::from([(from, None)]);
    let mut reached = Vec::new();
    while let Some((id, by)) = waiting.pop_front() {
        let Some(step) = flow.steps.get(id) else { continue };
        reached.push((id, by));
        let answers = step.answers().iter().map(|answer| Some(&answer.id)).chain(std::iter::repeat(None));
        for ((_, target), answer) in step.targets().into_iter().zip(answers) {
            if let Some(target) = target
                && seen.insert(target)
            {
                waiting.push_back((target, if id == from { answer } else { by }));
            }
        }
        if let Some(target) = across(flow, id).filter(|target| seen.insert(target)) {
            waiting.push_back((target, by));
        }
    }
    reached
}
