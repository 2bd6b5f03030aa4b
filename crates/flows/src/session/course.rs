//! Which step follows which: along the graph of a troubleshooting flow, or down the sections of a procedure.

use super::state::Leave;
use super::subflows::{behind_the_end, first_of};
use crate::conditions::{Known, holds};
use crate::{Answer, FlowDocument, Step, StepId, StepKind};

/// The existing step that `step` of a troubleshooting flow leads to, left in that way: by an answer if it is a question, into a
/// sub-flow if it is entered, behind the sub-flow that it ends. Steps on the way whose condition is false are passed.
pub(super) fn way_on<'f>(
    flow: &'f FlowDocument,
    step: &StepId,
    how: Leave<'_>,
    known: &Known<'_>,
) -> Option<&'f StepId> {
    let target = match (&flow.steps.get(step)?.kind, how) {
        (StepKind::Question { answers }, Leave::By(answer)) => {
            answers.iter().find(|a| a.id == *answer)?.goto.as_ref()
        }
        (StepKind::Action { goto } | StepKind::Subflow { goto, .. }, Leave::Done | Leave::Skipped) => {
            goto.as_ref()
        }
        (StepKind::Subflow { .. }, Leave::Entered) => first_of(flow, step),
        (StepKind::Resolution { .. }, Leave::Done) => behind_the_end(flow, step),
        _ => None,
    };
    target.and_then(|target| arrival(flow, target, known))
}

/// Where a session arrives that is led to `step`: there, or behind it while its condition is false.
pub(super) fn arrival<'f>(
    flow: &'f FlowDocument,
    mut step: &'f StepId,
    known: &Known<'_>,
) -> Option<&'f StepId> {
    for _ in 0..=flow.steps.len() {
        let here = flow.steps.get(step)?;
        match &here.kind {
            StepKind::Action { goto: Some(goto) } | StepKind::Subflow { goto: Some(goto), .. }
                if !applies(step, here.when.as_deref(), known) =>
            {
                step = goto;
            }
            // A question of a procedure that became part of a graph: all its answers lead to the step behind it.
            StepKind::Question { answers }
                if step.is_inner() && !applies(step, here.when.as_deref(), known) =>
            {
                match only_way(answers) {
                    Some(next) => step = next,
                    None => return Some(step),
                }
            }
            _ => return Some(step),
        }
    }
    // A circle of steps that do not apply leads nowhere.
    None
}

fn only_way(answers: &[Answer]) -> Option<&StepId> {
    let (first, rest) = answers.split_first()?;
    first.goto.as_ref().filter(|way| rest.iter().all(|answer| answer.goto.as_ref() == Some(way)))
}

/// The steps of a procedure in the order of its sections.
pub(super) fn steps_in_order(flow: &FlowDocument) -> impl Iterator<Item = (&StepId, &Step)> {
    let ids = flow.sections.iter().flat_map(|section| &section.steps);
    ids.filter_map(|id| flow.steps.get(id).map(|step| (id, step)))
}

/// Whether `step`, or an answer of it, with this condition is to be done. It is asked about the answers of the flow in which
/// the step stands. A condition that cannot be told leaves nothing out: better a step too many than one missing.
pub(super) fn applies(step: &StepId, when: Option<&str>, known: &Known<'_>) -> bool {
    when.is_none_or(|condition| {
        let within = step.0.rsplit_once('/').map(|(outer, _)| outer);
        holds(condition, known, within).unwrap_or(true)
    })
}
