//! Which step follows which: along the graph of a troubleshooting flow, or down the sections of a procedure.

use crate::conditions::holds;
use crate::{AnswerId, FlowDocument, Step, StepId, StepKind};
use std::collections::BTreeMap;

/// What was answered so far, by question.
pub(super) type Answers<'a> = BTreeMap<&'a str, &'a str>;

/// The existing step that `step` of a troubleshooting flow leads to: by `answer` if it is a question, without one if it
/// is an action or a sub-flow. Steps on the way whose condition is false are passed.
pub(super) fn way_on<'f>(
    flow: &'f FlowDocument,
    step: &StepId,
    answer: Option<&AnswerId>,
    answers: &Answers<'_>,
) -> Option<&'f StepId> {
    let target = match (&flow.steps.get(step)?.kind, answer) {
        (StepKind::Question { answers }, Some(answer)) => {
            answers.iter().find(|a| a.id == *answer)?.goto.as_ref()
        }
        (StepKind::Action { goto } | StepKind::Subflow { goto, .. }, None) => goto.as_ref(),
        _ => None,
    };
    target.and_then(|target| arrival(flow, target, answers))
}

/// Where a session arrives that is led to `step`: there, or behind it while its condition is false.
pub(super) fn arrival<'f>(
    flow: &'f FlowDocument,
    mut step: &'f StepId,
    answers: &Answers<'_>,
) -> Option<&'f StepId> {
    for _ in 0..=flow.steps.len() {
        let here = flow.steps.get(step)?;
        match &here.kind {
            StepKind::Action { goto: Some(goto) } | StepKind::Subflow { goto: Some(goto), .. }
                if !applies(here.when.as_deref(), answers) =>
            {
                step = goto;
            }
            _ => return Some(step),
        }
    }
    // A circle of steps that do not apply leads nowhere.
    None
}

/// The steps of a procedure in the order of its sections.
pub(super) fn steps_in_order(flow: &FlowDocument) -> impl Iterator<Item = (&StepId, &Step)> {
    let ids = flow.sections.iter().flat_map(|section| &section.steps);
    ids.filter_map(|id| flow.steps.get(id).map(|step| (id, step)))
}

/// Whether a step with this condition is to be done. A condition that cannot be told leaves nothing out: better a step too
/// many than one missing.
pub(super) fn applies(when: Option<&str>, answers: &Answers<'_>) -> bool {
    when.is_none_or(|condition| holds(condition, answers).unwrap_or(true))
}
