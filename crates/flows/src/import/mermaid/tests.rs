//! What happens to a chart on its way to a flow.

use crate::*;
use std::fmt::Write;

/// The flow in a few letters per step, then the report.
fn told(source: &str) -> String {
    let outcome = import(&ImportFormat::Mermaid.into(), source, Some("Chart"));
    let mut text = String::new();
    for ImportedFlow { document, findings, .. } in &outcome.flows {
        writeln!(text, "{} (start {})", document.title, document.start.as_ref().unwrap()).unwrap();
        for (id, step) in &document.steps {
            let group = step.group.as_ref().map(|group| format!(" in [{group}]")).unwrap_or_default();
            let body = if step.body.is_empty() { String::new() } else { format!(" + {:?}", step.body) };
            let kind = match &step.kind {
                StepKind::Question { .. } => "?",
                StepKind::Action { .. } => "!",
                StepKind::Resolution { .. } => "=",
                StepKind::Escalation { to } => &format!("^{}", to.as_deref().unwrap_or_default()),
                other => panic!("a chart has no {other:?}"),
            };
            writeln!(text, "  {id} {kind} {}{group}{body}", step.title).unwrap();
            match &step.kind {
                StepKind::Question { answers } => answers.iter().for_each(|answer| {
                    let goto = answer.goto.as_ref().unwrap();
                    writeln!(text, "      {}: {} -> {goto}", answer.id, answer.label).unwrap();
                }),
                StepKind::Action { goto: Some(goto) } => writeln!(text, "      -> {goto}").unwrap(),
                _ => {}
            }
        }
        for finding in findings {
            writeln!(text, "  {:?} {}: {}", finding.severity, finding.code, finding.message).unwrap();
        }
    }
    for entry in outcome.report {
        writeln!(text, "{:?} {:?}: {}", entry.line.unwrap_or(0), entry.outcome, entry.reason).unwrap();
    }
    text
}

#[test]
fn a_chart_with_everything_in_it() {
    insta::assert_snapshot!(told(
        r##"---
title: Mail does not arrive
config:
  theme: dark
---
%%{init: {"theme": "base"}}%%
%% a comment
flowchart TD;
  accDescr: What to do when mail does not arrive
  A(["User reports missing mail"]) --> B{Sender<br/>internal?}
  B -->|Yes| C & D
  B -- No, external --> E[/Check the quarantine/]; E --> F{{Prepare trace}}
  F -. not found .-> G(((Escalate to the messaging team)))
  F ==>|"found (any)"| H[("Release it")]:::good
  subgraph net [Network checks]
    direction LR
    C[Check DNS] --> C2{MX right?}
    subgraph "Deep checks"
      C2 -- "No" --> fix-mx[Fix the MX record]
    end
  end
  C2 --> |Yes| D
  D@{ shape: diamond, label: "Rule #quot;junk#quot; set?" }
  D e1@--> end1[Remove the rule]
  e1@{ animate: true }
  A ~~~ H
  H <--> A
  classDef good fill:#9f9,stroke:#333;
  class A,B good
  style C fill:#f9f
  linkStyle 0 stroke:#ff3
  click H "https://example.com/release" "How to"
  click C callback
"##
    ));
}

#[test]
fn several_ways_in_are_asked_for() {
    insta::assert_snapshot!(told(
        "graph LR\nA[One] --> B[Done]\nC[Two] --> B\nX[Wait] --> Y{Back?} --> X\nY -->|no| Z[Out]\nQ --> Q2{Again?} -->|yes| Q\nQ2 -->|no| Q"
    ));
}

#[test]
fn links_to_a_part_lead_to_its_first_step_and_links_from_it_leave_its_last_ones() {
    insta::assert_snapshot!(told(
        "flowchart TD
  A[Begin] --> triage
  subgraph triage [Triage]
    T1{Severe?} -->|yes| T2[Page]
    T1 -->|no| T3[Queue]
  end
  triage -- next --> fix
  subgraph fix
    F1[Repair] --> F2[Test]
  end
  subgraph empty [Nothing here]
  end
"
    ));
}

#[test]
fn ids_labels_and_links_that_collide_are_all_kept() {
    insta::assert_snapshot!(told(
        "flowchart TD
  шаг[Начало] --> Schritt-ü{Größer?}
  Schritt-ü -->|ja| end[Ende]
  Schritt-ü -->|ja| end
  Schritt-ü -->|JA!| start
  start --> ok[Fertig]
  ok[Wirklich fertig]
"
    ));
}

#[test]
fn a_long_label_stands_in_the_body_in_full() {
    let long = "word ".repeat(60);
    let source = format!("graph TD\nA[Short first<br>{long}] -->|{long}| B[{long}]\n");
    let outcome = import(&ImportFormat::Auto.into(), &source, None);
    let flow = &outcome.flows[0].document;
    let first = &flow.steps[0];
    assert_eq!(first.title, "Short first");
    assert!(first.body.contains(long.trim()) && first.body.starts_with("Short first"));
    assert!(first.answers()[0].label.ends_with('…'));
    assert!(flow.steps[1].title.ends_with("word…") && flow.steps[1].body == long.trim());
    assert_eq!(outcome.report.iter().filter(|entry| entry.outcome == Outcome::KeptAsText).count(), 3);
    assert_eq!(outcome.counts.errors, 0);
}

#[test]
fn broken_statements_are_told_with_their_line_and_the_rest_is_read() {
    insta::assert_snapshot!(told(
        "flowchart TD
  A[Start] --> B{Works?
  A -- yes
  A --> C[Fixed]
  A --> 
  A C
  A -->|open D
  end
  subgraph never closed
  A --> E[\"no end
"
    ));
}

#[test]
fn an_action_circle_is_kept_and_found_by_validation() {
    let outcome = import(&ImportFormat::Auto.into(), "flowchart TD\nA --> B --> A", None);
    let codes: Vec<_> = outcome.flows[0].findings.iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&FindingCode::CycleWithoutQuestion), "{codes:?}");
    assert_eq!(outcome.flows[0].document.start, Some("A".into()));
}

#[test]
fn a_chart_that_multiplies_itself_is_stopped() {
    let many: Vec<String> = (0..1_000).map(|n| format!("n{n}")).collect();
    let source = format!("graph TD\n{0} --> {0}\n{0} --> {0}", many.join(" & "));
    let outcome = import(&ImportFormat::Auto.into(), &source, None);
    assert!(outcome.has_failures());
    let deep = format!("graph TD\n{}A --> B", "subgraph x\n".repeat(10_000));
    assert!(import(&ImportFormat::Auto.into(), &deep, None).has_failures());
}
