//! Mermaid charts, written and read back.

use crate::*;
use proptest::prelude::*;
use std::collections::HashMap;

/// A graph without the names of its steps: titles and parts in order, and (from, label, to) by place.
#[derive(Debug, PartialEq)]
pub(super) struct Graph {
    title: String,
    steps: Vec<(&'static str, String, Option<String>)>,
    links: Vec<(usize, String, usize)>,
    start: usize,
}

pub(super) fn graph(flow: &FlowDocument) -> Graph {
    let place: HashMap<&StepId, usize> = flow.steps.keys().enumerate().map(|(at, id)| (id, at)).collect();
    let mut links = Vec::new();
    for (id, step) in &flow.steps {
        for answer in step.answers() {
            links.push((place[id], answer.label.clone(), place[answer.goto.as_ref().unwrap()]));
        }
        if let StepKind::Action { goto: Some(goto) } = &step.kind {
            links.push((place[id], String::new(), place[goto]));
        }
    }
    let steps = flow.steps.values().map(|step| (step.kind.as_str(), step.title.clone(), step.group.clone()));
    Graph {
        title: flow.title.clone(),
        steps: steps.collect(),
        links,
        start: place[flow.start.as_ref().unwrap()],
    }
}

/// The flow, through a chart.
pub(super) fn through(flow: &FlowDocument) -> FlowDocument {
    let chart = to_mermaid(flow);
    let mut outcome = import(&ImportFormat::Mermaid.into(), &chart, None);
    assert!(!outcome.has_failures(), "{:?}\n{chart}", outcome.report);
    assert_eq!(outcome.flows.len(), 1, "{chart}");
    outcome.flows.remove(0).document
}

fn printer() -> FlowDocument {
    parse_native(
        r#"
format: resolutionflow.flow/1
kind: troubleshooting
title: 'Printer "Anna": offline'
summary: Nothing comes out.
start: ping
steps:
  ping:
    type: question
    title: Does {{ host }} <answer>?
    group: Net | work
    answers: [{id: y, label: 'Yes ] "', goto: end}, {id: n, label: "1. No", goto: fix--it}]
  fix--it: {type: action, title: "- Restart; %% the `spooler` #1 & C:\\new", goto: ping}
  end: {type: escalation, title: Write a letter}
  other: {type: resolution, title: Escalate to L2}
"#,
    )
    .unwrap()
}

#[test]
fn a_chart_says_what_the_flow_says_and_nothing_in_a_title_is_taken_for_syntax() {
    insta::assert_snapshot!(to_mermaid(&printer()));
}

#[test]
fn a_procedure_is_drawn_as_a_chain_of_sections() {
    let flow = parse_native(
        "
format: resolutionflow.flow/1
kind: procedural
title: New starter
sections: [{title: Prepare, steps: [a, b]}, {title: Finish, steps: [c, d]}]
steps:
  d: {type: note, title: Well done}
  a: {type: question, title: Remote?, answers: [{id: y, label: Yes}, {id: n, label: No}]}
  b: {type: action, title: Ship the laptop, when: answers.a == \"y\"}
  c: {type: subflow, title: Make the account, flow: make-account}
",
    )
    .unwrap();
    insta::assert_snapshot!(to_mermaid(&flow));
    assert_eq!(import(&ImportFormat::Auto.into(), &to_mermaid(&flow), None).counts.failed, 0);
}

fn title() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[a-zA-Z0-9äé开]{1,8}",
        3 => "[!-~]{1,6}",
        1 => prop::sample::select(vec![
            "end", "subgraph", "-->", "#quot;", "<br>", "<b>", "{{name}}", "\\n", "```", "%%{x}%%", ":::x", "A[x]", "|", "]", "\"",
        ]).prop_map(str::to_owned),
    ];
    let icon = |text: &String| !text.split(' ').any(|word| word.starts_with("fa"));
    prop::collection::vec(word, 1..6)
        .prop_map(|words| words.join(" "))
        .prop_filter("pictures are dropped", icon)
}

fn id() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[a-z]{1,6}", 2 => "[A-Za-z0-9_.-]{1,60}", 1 => Just("end".to_owned()), 1 => Just("step-1".to_owned())]
}

/// A flow whose every step is reached from its first one.
fn flow() -> impl Strategy<Value = FlowDocument> {
    let step = (
        id(),
        title(),
        proptest::option::of(title()),
        0..4_usize,
        prop::collection::vec((title(), any::<usize>()), 1..4),
    );
    (title(), prop::collection::vec(step, 1..9)).prop_map(|(name, drafts)| {
        let mut ids: Vec<StepId> = Vec::new();
        for (id, ..) in &drafts {
            let number = ids.len();
            ids.push(if ids.iter().any(|known| known.0 == *id) {
                StepId(format!("{id}{number}"))
            } else {
                StepId(id.clone())
            });
        }
        let last = drafts.len() - 1;
        let mut steps = indexmap::IndexMap::new();
        for (at, (_, title, group, sort, ways)) in drafts.into_iter().enumerate() {
            let on = |way: usize| Some(ids[way % (last + 1)].clone());
            let next = ids.get(at + 1).cloned();
            let kind = match (next, sort) {
                (None, 0) => StepKind::Escalation { to: None },
                (None, _) => StepKind::Resolution { cause: None },
                (Some(next), 0 | 1) => StepKind::Action { goto: Some(next) },
                (Some(next), _) => {
                    let mut answers =
                        vec![Answer { id: "0".into(), label: "On".into(), when: None, goto: Some(next) }];
                    for (number, (label, way)) in ways.into_iter().enumerate() {
                        let id = AnswerId(format!("{}", number + 1));
                        answers.push(Answer { id, label, when: None, goto: on(way) });
                    }
                    StepKind::Question { answers }
                }
            };
            steps.insert(ids[at].clone(), Step { title, group, ..kind.into() });
        }
        FlowDocument { title: name, start: Some(ids[0].clone()), steps, ..FlowDocument::default() }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_chart_reads_back_as_the_same_graph(flow in flow()) {
        prop_assert_eq!(graph(&through(&flow)), graph(&flow), "{}", to_mermaid(&flow));
    }
}
