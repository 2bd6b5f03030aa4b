//! Comparing two states of a large flow.

use crate::{Growth, say};
use rf_flows::{FlowDocument, FlowKind, Section, Step, StepId, StepKind, diff, limits};

/// A procedure of so many steps in so many sections, its steps named from `first` on.
fn procedure(first: usize, steps: usize, sections: usize) -> FlowDocument {
    let ids: Vec<StepId> =
        (first..first + steps).map(|number| format!("s{number}").as_str().into()).collect();
    let step = |id: &StepId| Step { title: format!("Do {}", id.0), ..StepKind::Action { goto: None }.into() };
    let section = |(number, steps): (usize, &[StepId])| Section {
        title: format!("Part {number}"),
        steps: steps.into(),
    };
    FlowDocument {
        kind: FlowKind::Procedural,
        sections: ids.chunks(steps.div_ceil(sections)).enumerate().map(section).collect(),
        steps: ids.iter().map(|id| (id.clone(), step(id))).collect(),
        ..FlowDocument::default()
    }
}

/// Ways in which everything is different.
pub fn compare() {
    let mut growth = Growth::of("comparing flows", limits::MAX_STEPS, "steps");
    let mut add = |name: &str, sections: usize, change: fn(&mut FlowDocument)| {
        let pair = |size| {
            let before = procedure(0, size, sections);
            let mut after = before.clone();
            change(&mut after);
            (before, after)
        };
        growth.add(name, pair, |(before, after)| diff(before, after));
    };
    add("steps turned round", 1, |flow| flow.sections[0].steps.reverse());
    add("every step changed", 1, |flow| flow.steps.values_mut().for_each(|step| step.minutes = Some(1)));
    add("every other step gone", 1, |flow| {
        flow.sections[0].steps = flow.sections[0].steps.iter().step_by(2).cloned().collect();
        let kept = flow.sections[0].steps.clone();
        flow.steps.retain(|id, _| kept.contains(id));
    });
    add("every step another", 1, |flow| *flow = procedure(flow.steps.len(), flow.steps.len(), 1));
    add("200 sections turned round", limits::MAX_SECTIONS, |flow| flow.sections.reverse());
    add("200 sections renamed and emptied into one", limits::MAX_SECTIONS, |flow| {
        let moved: Vec<StepId> =
            flow.sections.iter_mut().flat_map(|section| section.steps.drain(..)).collect();
        flow.sections.iter_mut().for_each(|section| section.title.push('!'));
        flow.sections[0].steps = moved;
    });
    say(&growth);
}
