//! Rules for how steps hang together. Worklists instead of recursion: a flow may be a chain of any length.

use super::texts::quoted;
use super::{Finding, FindingCode as Code};
use crate::{FlowDocument, Step, StepKind};

/// The steps by place, with the places that they lead to.
struct Graph {
    leads_to: Vec<Vec<usize>>,
    /// Whether a way out of the step is not known yet: a missing target, a question without answers.
    unfinished: Vec<bool>,
}

/// Checks start, targets, reachability, ends and circles.
pub(super) fn check(document: &FlowDocument, findings: &mut Vec<Finding>) {
    if document.steps.is_empty() {
        findings.push(Finding::of_flow(Code::NoSteps, Some("steps"), "Add a first step."));
        return;
    }
    let graph = draw(document, findings);
    check_circles(document, &graph, findings);
    let start = document.start.as_ref();
    let Some(start) = start.and_then(|start| document.steps.get_index_of(start)) else {
        let message = match &document.start {
            Some(start) => format!("Choose the first step: {} is not a step.", quoted(&start.0)),
            None => "Choose the first step.".to_owned(),
        };
        findings.push(Finding::of_flow(Code::MissingStart, Some("start"), message));
        return;
    };
    let reached = spread(vec![start], &graph.leads_to);
    check_ends(document, &graph, &reached, findings);
    for (place, id) in document.steps.keys().enumerate() {
        if !reached[place] {
            let message = "No way leads here from the start. Lead a step here, or remove this one.";
            findings.push(Finding::of_step(Code::UnreachableStep, id, None, message));
        }
    }
}

fn draw(document: &FlowDocument, findings: &mut Vec<Finding>) -> Graph {
    let mut graph = Graph {
        leads_to: vec![Vec::new(); document.steps.len()],
        unfinished: vec![false; document.steps.len()],
    };
    for (place, (id, step)) in document.steps.iter().enumerate() {
        let targets = step.targets();
        graph.unfinished[place] = !step.is_terminal() && targets.is_empty();
        for (field, target) in targets {
            if let Some(there) = target.and_then(|target| document.steps.get_index_of(target)) {
                graph.leads_to[place].push(there);
            } else {
                graph.unfinished[place] = true;
                let message = match target {
                    Some(target) if !target.0.is_empty() => {
                        format!("Choose the step that follows: {} does not exist.", quoted(&target.0))
                    }
                    _ => "Choose the step that follows.".to_owned(),
                };
                findings.push(Finding::of_step(Code::MissingTarget, id, Some(field), message));
            }
        }
    }
    graph
}

/// Actions have one way on each, so a circle of actions is found by following it once.
fn check_circles(document: &FlowDocument, graph: &Graph, findings: &mut Vec<Finding>) {
    const NEW: usize = usize::MAX;
    let is_action = |place: usize| {
        matches!(document.steps[place].kind, StepKind::Action { .. } | StepKind::Subflow { .. })
    };
    let mut walked_from = vec![NEW; graph.leads_to.len()];
    for first in 0..graph.leads_to.len() {
        let mut place = first;
        while is_action(place) && walked_from[place] == NEW {
            walked_from[place] = first;
            match graph.leads_to[place].first() {
                Some(next) => place = *next,
                None => break,
            }
        }
        let closed = is_action(place) && walked_from[place] == first && !graph.leads_to[place].is_empty();
        if closed {
            let (id, _) = document.steps.get_index(place).expect("a place of the document");
            let message = "These actions lead in a circle. Put a question in it, so that it can be left.";
            findings.push(Finding::of_step(Code::CycleWithoutQuestion, id, Some("goto".into()), message));
        }
    }
}

fn check_ends(document: &FlowDocument, graph: &Graph, reached: &[bool], findings: &mut Vec<Finding>) {
    let ends = document.steps.values().map(Step::is_terminal);
    if !ends.zip(reached).any(|(end, reached)| end && *reached) {
        let message = "Lead the flow to a resolution or an escalation.";
        findings.push(Finding::of_flow(Code::NoEnd, None, message));
    }
    let mut led_from = vec![Vec::new(); graph.leads_to.len()];
    for (from, targets) in graph.leads_to.iter().enumerate() {
        for to in targets {
            led_from[*to].push(from);
        }
    }
    // A step whose way on is still missing is told so already; it is not a dead end besides.
    let open = (0..led_from.len())
        .filter(|place| document.steps[*place].is_terminal() || graph.unfinished[*place])
        .collect();
    let ending = spread(open, &led_from);
    for (place, id) in document.steps.keys().enumerate() {
        if reached[place] && !ending[place] {
            let message = "From here, nothing leads to a resolution or an escalation.";
            findings.push(Finding::of_step(Code::DeadEnd, id, None, message));
        }
    }
}

/// Everything that can be reached from the given places, themselves included.
fn spread(mut work: Vec<usize>, leads_to: &[Vec<usize>]) -> Vec<bool> {
    let mut reached = vec![false; leads_to.len()];
    for place in &work {
        reached[*place] = true;
    }
    while let Some(place) = work.pop() {
        for next in &leads_to[place] {
            if !reached[*next] {
                reached[*next] = true;
                work.push(*next);
            }
        }
    }
    reached
}
