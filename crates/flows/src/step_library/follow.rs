//! What of a step belongs to its flow, and what it shares with the library.

use crate::{Answer, Step, StepId, StepKind, StepLink};

impl Step {
    /// The step without what belongs to one flow: where it leads, its part, its condition, whether it may be skipped, and
    /// what it follows.
    #[must_use]
    pub fn for_library(&self) -> Self {
        let kind = match &self.kind {
            StepKind::Question { answers } => StepKind::Question {
                answers: answers.iter().map(|answer| Answer { goto: None, ..answer.clone() }).collect(),
            },
            StepKind::Action { .. } => StepKind::Action { goto: None },
            StepKind::Subflow { flow, .. } => StepKind::Subflow { flow: flow.clone(), goto: None },
            kind @ (StepKind::Resolution { .. } | StepKind::Escalation { .. } | StepKind::Note) => {
                kind.clone()
            }
        };
        Self { group: None, when: None, required: false, linked: None, kind, ..self.clone() }
    }
}

/// The library's step in the place of a flow's: what belongs to the flow stays. Answers are known by their ids; a new one
/// leads nowhere yet.
pub(super) fn in_place_of(flows: &Step, librarys: &Step, link: StepLink) -> Step {
    let mut kind = librarys.kind.clone();
    match &mut kind {
        StepKind::Question { answers } => {
            for answer in answers {
                let known = flows.answers().iter().find(|known| known.id == answer.id);
                answer.goto = known.and_then(|known| known.goto.clone());
            }
        }
        StepKind::Action { goto } | StepKind::Subflow { goto, .. } => *goto = way_on(flows).cloned(),
        StepKind::Resolution { .. } | StepKind::Escalation { .. } | StepKind::Note => {}
    }
    Step {
        group: flows.group.clone(),
        when: flows.when.clone(),
        required: flows.required,
        linked: Some(link),
        kind,
        ..librarys.clone()
    }
}

const fn way_on(step: &Step) -> Option<&StepId> {
    match &step.kind {
        StepKind::Action { goto } | StepKind::Subflow { goto, .. } => goto.as_ref(),
        StepKind::Question { .. }
        | StepKind::Resolution { .. }
        | StepKind::Escalation { .. }
        | StepKind::Note => None,
    }
}
