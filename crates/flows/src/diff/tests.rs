//! What a diff promises: nothing untold, nothing told that is the same, one move for one moved step.

use super::*;
use crate::native::{tests::flow, to_json};
use crate::{Section, StepKind, parse_native};
use proptest::prelude::*;

const CHART: &str = "\
format: resolutionflow.flow/1
kind: troubleshooting
title: Printer is offline
tags: [printer]
start: ping
steps:
  ping:
    type: question
    title: Does it answer?
    answers:
      - {id: yes, label: Yes, goto: done}
      - {id: no, label: No, goto: restart}
  restart: {type: action, title: Restart it, minutes: 3, goto: done}
  done: {type: resolution, title: It prints}
";

fn chart() -> FlowDocument {
    parse_native(CHART).unwrap()
}

fn procedure(sections: &[(&str, &[&str])]) -> FlowDocument {
    let section = |(title, steps): &(&str, &[&str])| Section {
        title: (*title).into(),
        steps: steps.iter().map(|id| StepId::from(*id)).collect(),
    };
    let ids = sections.iter().flat_map(|(_, steps)| steps.iter());
    let step = |id: &&str| {
        (StepId::from(*id), Step { title: id.to_uppercase(), ..StepKind::Action { goto: None }.into() })
    };
    FlowDocument {
        kind: crate::FlowKind::Procedural,
        sections: sections.iter().map(section).collect(),
        steps: ids.map(step).collect(),
        ..FlowDocument::default()
    }
}

/// Each change on a line.
fn told(diff: &FlowDiff) -> Vec<String> {
    let field = |change: &FieldChange| format!("{}: {} -> {}", change.field, change.before, change.after);
    let mut lines: Vec<_> = diff.head.iter().chain(&diff.sections).map(field).collect();
    for step in &diff.steps {
        let kind = json!(step.kind);
        let moved = if step.moved { " (moved)" } else { "" };
        lines.push(format!("{} {}{moved}", kind.as_str().unwrap(), step.step));
        lines.extend(step.fields.iter().map(|change| format!("  {}", field(change))));
    }
    assert_eq!(diff.is_empty, lines.is_empty());
    lines
}

#[test]
fn fields_are_told_as_findings_name_them() {
    let before = chart();
    let changed = CHART
        .replace("title: Printer is offline", "title: Printer is away")
        .replace("tags: [printer]\n", "")
        .replace("{id: no, label: No, goto: restart}", "{id: no, label: Not at all, goto: done}")
        .replace("minutes: 3, ", "risk: destructive, ");
    let diff = diff(&before, &parse_native(&changed).unwrap());
    assert_eq!(
        told(&diff),
        [
            "title: \"Printer is offline\" -> \"Printer is away\"",
            "tags: [\"printer\"] -> null",
            "changed ping",
            "  answers.1.label: \"No\" -> \"Not at all\"",
            "  answers.1.goto: \"restart\" -> \"done\"",
            "changed restart",
            "  risk: null -> \"destructive\"",
            "  minutes: 3 -> null",
        ]
        .map(str::to_owned)
    );
    assert_eq!(diff.steps[1].before["minutes"], 3);
    assert_eq!(diff.steps[1].after["risk"], "destructive");
}

#[test]
fn answers_that_come_or_go_are_told_as_a_list() {
    let fewer = CHART.replace("      - {id: yes, label: Yes, goto: done}\n", "");
    let diff = diff(&chart(), &parse_native(&fewer).unwrap());
    let [step] = diff.steps.as_slice() else { panic!("{diff:?}") };
    assert_eq!(step.fields.len(), 1);
    assert_eq!(step.fields[0].field, "answers");
}

#[test]
fn a_removed_step_is_told_where_it_stood() {
    let mut after = chart();
    after.steps.shift_remove(&StepId::from("restart"));
    after.steps.insert_before(0, "first".into(), chart().steps[&StepId::from("restart")].clone());
    let diff = diff(&chart(), &after);
    assert_eq!(told(&diff), ["added first", "removed restart"]);
    assert_eq!((diff.steps[1].title.as_str(), &diff.steps[1].after), ("Restart it", &Value::Null));
}

#[test]
fn one_moved_step_is_one_move() {
    let before = procedure(&[("A", &["a", "b", "c", "d", "e"])]);
    let check = |steps: &[&str], expected: &[&str]| {
        let after = procedure(&[("A", steps)]);
        let mut reordered = before.clone();
        reordered.sections = after.sections;
        assert_eq!(told(&diff(&before, &reordered)), expected, "{steps:?}");
    };
    check(&["e", "a", "b", "c", "d"], &["moved e (moved)"]);
    check(&["b", "c", "d", "e", "a"], &["moved a (moved)"]);
    check(&["a", "c", "b", "d", "e"], &["moved c (moved)"]);
    check(&["a", "b", "c", "d", "e"], &[]);
}

#[test]
fn sections_are_renamed_added_removed_and_put_in_another_order() {
    let before = procedure(&[("Prepare", &["a", "b"]), ("Do", &["c", "d"]), ("Check", &["e"])]);
    let check = |sections: &[(&str, &[&str])], expected: &[&str]| {
        assert_eq!(told(&diff(&before, &procedure(sections))), expected, "{sections:?}");
    };
    check(
        &[("Before", &["a", "b"]), ("Do", &["c", "d"]), ("Check", &["e"])],
        &["sections.0.title: \"Prepare\" -> \"Before\""],
    );
    check(
        &[("Prepare", &["a", "b"]), ("Check", &["e"]), ("Do", &["c", "d"])],
        &["sections: [\"Prepare\",\"Do\",\"Check\"] -> [\"Prepare\",\"Check\",\"Do\"]"],
    );
    check(&[("Prepare", &["a"]), ("Do", &["c", "d", "b"]), ("Check", &["e"])], &["moved b (moved)"]);
    // Another section, though the same place in the whole.
    check(&[("Prepare", &["a"]), ("Do", &["b", "c", "d"]), ("Check", &["e"])], &["moved b (moved)"]);
    check(
        &[("Prepare", &["a", "b"]), ("Do", &["c", "d"])],
        &["sections.2: {\"title\":\"Check\",\"steps\":[\"e\"]} -> null", "removed e"],
    );
}

#[test]
fn of_steps_turned_round_all_but_one_have_moved() {
    let ids: Vec<_> = (0..100).map(|number| format!("s{number}")).collect();
    let forwards: Vec<_> = ids.iter().map(String::as_str).collect();
    let backwards: Vec<_> = forwards.iter().rev().copied().collect();
    let (before, mut after) = (procedure(&[("A", &forwards)]), procedure(&[("A", &backwards)]));
    for step in after.steps.values_mut() {
        step.minutes = Some(1);
    }
    let diff = diff(&before, &after);
    assert_eq!(diff.steps.len(), 100);
    assert!(diff.steps.iter().all(|step| step.fields.len() == 1));
    assert_eq!(diff.steps.iter().filter(|step| step.moved).count(), 99);
}

/// One small change, as an editor makes them.
fn edited(mut flow: FlowDocument, what: u8, place: usize) -> FlowDocument {
    let steps = flow.steps.len();
    let sections = flow.sections.len();
    match what {
        0 => flow.title.push('x'),
        1 => flow.tags.push("x".into()),
        2 if steps > 0 => drop(flow.steps.shift_remove_index(place % steps)),
        3 if steps > 1 => flow.steps.move_index(place % steps, 0),
        4 if steps > 0 => flow.steps[place % steps].body.push('x'),
        5 if sections > 0 => flow.sections[place % sections].title.push('x'),
        6 if sections > 1 => flow.sections.swap(0, place % sections),
        7 if sections > 0 => flow.sections[place % sections].steps.reverse(),
        8 if sections > 0 => drop(flow.sections.remove(place % sections)),
        _ => {}
    }
    flow
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_difference_is_told_and_nothing_else(
        before in flow(),
        edits in prop::collection::vec((0..9u8, any::<usize>()), 0..4),
        other in flow(),
    ) {
        prop_assert!(told(&diff(&before, &before)).is_empty());
        let mut after = before.clone();
        for (what, place) in edits {
            after = edited(after, what, place);
        }
        for after in [after, other] {
            let same = to_json(&before).unwrap() == to_json(&after).unwrap();
            prop_assert_eq!(diff(&before, &after).is_empty, same);
            prop_assert_eq!(diff(&after, &before).is_empty, same);
            let changes = diff(&before, &after).steps;
            let told: std::collections::HashSet<_> = changes.iter().map(|change| &change.step).collect();
            prop_assert_eq!(told.len(), changes.len(), "no step is told twice");
            for (id, step) in &after.steps {
                if before.steps.get(id) != Some(step) {
                    prop_assert!(told.contains(id));
                }
            }
        }
    }
}
