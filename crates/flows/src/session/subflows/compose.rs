//! One document of a flow and its sub-flows.

use super::{DEPTH_MAX, STEPS_MAX};
use crate::{Capture, FlowDocument, FlowSlug, Section, Step, StepId, StepKind};
use indexmap::IndexMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The flow with the steps of its sub-flows put in, as far as they are among `parts`. The same flow and parts give the same
/// document.
///
/// A procedure within a graph becomes a chain of it; within a procedure its steps stand in the same section. A graph within a
/// procedure stays one. What a sub-flow asks for before its first step is asked for at that step. One name stands
/// for one value everywhere, and it is secret everywhere if it is anywhere.
pub fn composed(
    flow: &Arc<FlowDocument>,
    parts: &BTreeMap<FlowSlug, Arc<FlowDocument>>,
) -> Arc<FlowDocument> {
    if parts.is_empty() {
        return flow.clone();
    }
    let mut composer =
        Composer { parts, room: STEPS_MAX.saturating_sub(flow.steps.len()), within: Vec::new() };
    let mut whole = (**flow).clone();
    let order: Vec<StepId> = whole.steps.keys().cloned().collect();
    let mut steps = IndexMap::with_capacity(order.len());
    let in_sections = whole.kind.has_sections();
    let mut listed = BTreeMap::new();
    for (id, step) in std::mem::take(&mut whole.steps) {
        composer.push(&mut steps, &mut listed, id, step, in_sections);
    }
    for Section { steps, .. } in &mut whole.sections {
        *steps = std::mem::take(steps).into_iter().flat_map(|id| in_order(&listed, id)).collect();
    }
    whole.steps = steps;
    seal_alike(&mut whole);
    Arc::new(whole)
}

/// The step and, where it names a procedure, the steps of that behind it.
fn in_order(listed: &BTreeMap<StepId, Vec<StepId>>, id: StepId) -> Vec<StepId> {
    let inner: Vec<StepId> =
        listed.get(&id).into_iter().flatten().flat_map(|inner| in_order(listed, inner.clone())).collect();
    std::iter::once(id).chain(inner).collect()
}

struct Composer<'p> {
    parts: &'p BTreeMap<FlowSlug, Arc<FlowDocument>>,
    /// How many steps may still be put in.
    room: usize,
    /// The sub-flows around the step at hand: none goes into itself.
    within: Vec<FlowSlug>,
}

impl Composer<'_> {
    /// Adds the step and, behind it, the steps of the sub-flow that it names. `listed` takes those that stand in sections.
    fn push(
        &mut self,
        steps: &mut IndexMap<StepId, Step>,
        listed: &mut BTreeMap<StepId, Vec<StepId>>,
        id: StepId,
        mut step: Step,
        in_sections: bool,
    ) {
        let part = match &step.kind {
            StepKind::Subflow { flow, goto } => {
                self.part(flow).map(|part| (flow.clone(), goto.clone(), part))
            }
            _ => None,
        };
        let Some((name, goto, part)) = part else {
            steps.insert(id, step);
            return;
        };
        self.room -= part.steps.len();
        self.within.push(name);
        let stays_listed = in_sections && part.kind.has_sections();
        let mut inner = if part.kind.has_sections() { listed_steps(&part) } else { graph_steps(&part) };
        match inner.first_mut() {
            Some((_, first)) if first.when.is_none() => ask(first, part.intake.iter().cloned()),
            // It may be passed: then nothing can wait for them.
            _ => {
                ask(&mut step, part.intake.iter().cloned().map(|asked| Capture { required: false, ..asked }))
            }
        }
        steps.insert(id.clone(), step);
        let ids: Vec<StepId> = inner.iter().map(|(inner, _)| within(&id, inner)).collect();
        for (place, (_, mut step)) in inner.into_iter().enumerate() {
            if !part.kind.has_sections() {
                lead(&mut step.kind, |goto| goto.as_ref().map(|goto| within(&id, goto)));
            } else if !stays_listed {
                let next = ids.get(place + 1).or(goto.as_ref()).cloned();
                if matches!(step.kind, StepKind::Note) {
                    step.kind = StepKind::Action { goto: None };
                }
                lead(&mut step.kind, |_| next.clone());
            }
            self.push(steps, listed, ids[place].clone(), step, stays_listed);
        }
        self.within.pop();
        if stays_listed {
            listed.insert(id, ids);
        }
    }

    /// The document of that name, if its steps are put in here.
    fn part(&self, name: &FlowSlug) -> Option<Arc<FlowDocument>> {
        let part = self.parts.get(name)?;
        let fits = self.within.len() < DEPTH_MAX && !self.within.contains(name);
        let begins = if part.kind.has_sections() {
            part.sections.iter().flat_map(|section| &section.steps).any(|id| part.steps.contains_key(id))
        } else {
            part.start.as_ref().is_some_and(|start| part.steps.contains_key(start))
        };
        (fits && begins && part.steps.len() <= self.room).then(|| part.clone())
    }
}

/// Has the step ask for these values, unless it does already.
fn ask(step: &mut Step, intake: impl Iterator<Item = Capture>) {
    for asked in intake {
        if step.captures.iter().all(|capture| capture.name != asked.name) {
            step.captures.push(asked);
        }
    }
}

/// The steps of a procedure, in the order of its sections.
fn listed_steps(part: &FlowDocument) -> Vec<(StepId, Step)> {
    let ids = part.sections.iter().flat_map(|section| &section.steps);
    ids.filter_map(|id| Some((id.clone(), part.steps.get(id)?.clone()))).collect()
}

/// The steps of a graph, the first one in front.
fn graph_steps(part: &FlowDocument) -> Vec<(StepId, Step)> {
    let is_start = |id: &StepId| part.start.as_ref() == Some(id);
    let (mut all, rest): (Vec<_>, Vec<_>) = part.steps.iter().partition(|(id, _)| is_start(id));
    all.extend(rest);
    all.into_iter().map(|(id, step)| (id.clone(), step.clone())).collect()
}

/// Gives every way on of a step another target.
fn lead(kind: &mut StepKind, target: impl Fn(&Option<StepId>) -> Option<StepId>) {
    match kind {
        StepKind::Question { answers } => {
            for answer in answers {
                answer.goto = target(&answer.goto);
            }
        }
        StepKind::Action { goto } | StepKind::Subflow { goto, .. } => *goto = target(goto),
        StepKind::Resolution { .. } | StepKind::Escalation { .. } | StepKind::Note => {}
    }
}

fn within(step: &StepId, inner: &StepId) -> StepId {
    StepId(format!("{step}/{inner}"))
}

/// A value is kept as the secret that one of the flows takes it for.
fn seal_alike(whole: &mut FlowDocument) {
    let all = || whole.intake.iter().chain(whole.steps.values().flat_map(|step| &step.captures));
    let secret: BTreeSet<String> =
        all().filter(|capture| capture.secret).map(|capture| capture.name.clone()).collect();
    let steps = whole.steps.values_mut().flat_map(|step| &mut step.captures);
    for capture in whole.intake.iter_mut().chain(steps) {
        capture.secret |= secret.contains(&capture.name);
    }
}

/// The step that names the sub-flow in which a step stands.
pub fn enclosing<'f>(flow: &'f FlowDocument, step: &StepId) -> Option<(&'f StepId, &'f Step)> {
    let (outer, _) = step.0.rsplit_once('/')?;
    flow.steps.get_key_value(&StepId(outer.to_owned()))
}

/// The first step of the sub-flow that a step names, where it is put in.
pub fn first_of<'f>(flow: &'f FlowDocument, step: &StepId) -> Option<&'f StepId> {
    let place = flow.steps.get_index_of(step)?;
    let (next, _) = flow.steps.get_index(place + 1)?;
    let rest = next.0.strip_prefix(&step.0)?;
    rest.starts_with('/').then_some(next)
}

/// Whether the step ends a sub-flow, and not the session.
pub fn is_end_of_part(flow: &FlowDocument, step: &StepId) -> bool {
    let is_resolution = |step: &Step| matches!(step.kind, StepKind::Resolution { .. });
    flow.steps.get(step).is_some_and(is_resolution) && enclosing(flow, step).is_some()
}

/// The step at which the flow around goes on behind the end of a sub-flow.
pub fn behind_the_end<'f>(flow: &'f FlowDocument, step: &StepId) -> Option<&'f StepId> {
    if !is_end_of_part(flow, step) {
        return None;
    }
    match &enclosing(flow, step)?.1.kind {
        StepKind::Subflow { goto, .. } => goto.as_ref(),
        _ => None,
    }
}

/// What asks for the value of that name at that step, else anywhere.
pub fn asking_at<'f>(
    flow: &'f FlowDocument,
    step: Option<&StepId>,
    name: &str,
) -> Option<(Option<&'f StepId>, &'f Capture)> {
    let here = step.and_then(|step| flow.steps.get_key_value(step)).and_then(|(id, step)| {
        let asked = step.captures.iter().find(|capture| capture.name == name)?;
        Some((Some(id), asked))
    });
    here.or_else(|| flow.asking(name))
}
