//! What validation promises, rule by rule.

mod complete;

use super::*;
use crate::{Step, StepId, StepKind};
use serde_json::{Value, json};

/// A sound flow: a question, an action and both kinds of end.
fn sound() -> Value {
    json!({
        "format": "resolutionflow.flow/1", "kind": "troubleshooting", "title": "Printer is offline",
        "tags": ["printer"], "start": "ping",
        "steps": {
            "ping": {"type": "question", "title": "Does it answer a ping?", "body": "Use\n\tthe name.",
                "commands": [{"shell": "bash", "run": "ping -c 1 printer\n"}],
                "answers": [{"id": "yes", "label": "Yes", "goto": "spooler"}, {"id": "no", "label": "No", "goto": "l2"}]},
            "spooler": {"type": "action", "title": "Restart the spooler", "minutes": 5, "goto": "done"},
            "done": {"type": "resolution", "title": "It prints"},
            "l2": {"type": "escalation", "title": "Hand over", "to": "L2"},
        },
    })
}

/// Puts `value` where `pointer` says in the sound flow (null removes), and lists what validation says.
#[track_caller]
fn findings_with(changes: &[(&str, Value)]) -> Vec<String> {
    findings_in(sound(), changes)
}

#[track_caller]
fn findings_in(mut flow: Value, changes: &[(&str, Value)]) -> Vec<String> {
    for (pointer, value) in changes {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        match flow.pointer_mut(parent).unwrap() {
            Value::Array(items) => items[name.parse::<usize>().unwrap()] = value.clone(),
            Value::Object(fields) if value.is_null() => drop(fields.remove(name)),
            Value::Object(fields) => drop(fields.insert(name.to_owned(), value.clone())),
            other => panic!("{parent} is {other}"),
        }
    }
    let document: FlowDocument = serde_json::from_value(flow).unwrap();
    let show = |finding: Finding| {
        let step = finding.step.map_or("-".into(), |step| step.0);
        format!("{} {step} {}", finding.code, finding.field.as_deref().unwrap_or("-"))
    };
    validate(&document).into_iter().map(show).collect()
}

#[track_caller]
fn check(pointer: &str, value: Value, expected: &[&str]) {
    assert_eq!(findings_with(&[(pointer, value)]), expected);
}

#[test]
fn a_sound_flow_has_no_findings() {
    assert_eq!(findings_with(&[]), Vec::<String>::new());
}

#[test]
fn texts_must_be_there_and_fit() {
    check("/title", json!(" "), &["empty_text - title"]);
    check("/title", json!("x".repeat(201)), &["text_too_long - title"]);
    check("/title", json!("é".repeat(200)), &[]);
    check("/summary", json!("x".repeat(2_001)), &["text_too_long - summary"]);
    check("/category", json!("x".repeat(101)), &["text_too_long - category"]);
    check("/tags", json!(["a", "", "a"]), &["empty_text - tags.1", "duplicate_tag - tags.2"]);
    check("/tags/0", json!("x".repeat(51)), &["text_too_long - tags.0"]);
    let tags: Vec<_> = (0..51).map(|n| n.to_string()).collect();
    check("/tags", json!(tags), &["too_many_tags - tags"]);
    check("/steps/done/title", json!(""), &["empty_text done title"]);
    check("/steps/done/body", json!("x".repeat(20_001)), &["text_too_long done body"]);
    check("/steps/done/group", json!(""), &["empty_text done group"]);
    check("/steps/done/cause", json!("x".repeat(1_001)), &["text_too_long done cause"]);
    check("/steps/l2/to", json!(""), &["empty_text l2 to"]);
    check("/steps/ping/answers/0/label", json!(""), &["empty_text ping answers.0.label"]);
    check("/steps/ping/answers/0/label", json!("No "), &["duplicate_label ping answers.1.label"]);
    check("/steps/ping/commands/0/run", json!(" \n"), &["empty_command ping commands.0.run"]);
    check("/steps/spooler/minutes", json!(10_081), &["minutes_out_of_range spooler minutes"]);
}

#[test]
fn control_characters_stay_out_and_line_breaks_stay_in_bodies_and_commands() {
    check("/title", json!("a\nb"), &["forbidden_character - title"]);
    check("/steps/done/title", json!("a\u{0}b"), &["forbidden_character done title"]);
    check("/steps/done/body", json!("a\u{0}b"), &["forbidden_character done body"]);
    check("/steps/done/body", json!("a\r\nb\tc"), &[]);
    check("/steps/done/body", json!("a\rb"), &["forbidden_character done body"]);
    check("/steps/ping/commands/0/run", json!("a\u{1b}[0m"), &["forbidden_character ping commands.0.run"]);
}

#[test]
fn ids_are_short_plain_and_different() {
    check(
        "/steps/done x",
        json!({"type": "resolution", "title": "T"}),
        &["bad_step_id done x id", "unreachable_step done x -"],
    );
    check("/steps/ping/answers/0/id", json!(""), &["bad_answer_id ping answers.0.id"]);
    check("/steps/ping/answers/0/id", json!("x".repeat(65)), &["bad_answer_id ping answers.0.id"]);
    check("/steps/ping/answers/0/id", json!("no"), &["duplicate_answer_id ping answers.1.id"]);
}

#[test]
fn every_way_leads_to_a_step_and_every_step_to_an_end() {
    check("/start", json!("nowhere"), &["missing_start - start"]);
    check("/steps", json!({}), &["no_steps - steps"]);
    check(
        "/steps/spooler/goto",
        json!("nowhere"),
        &["missing_target spooler goto", "unreachable_step done -"],
    );
    check(
        "/steps/ping/answers",
        json!([]),
        &[
            "no_answers ping answers",
            "no_end - -",
            "unreachable_step spooler -",
            "unreachable_step done -",
            "unreachable_step l2 -",
        ],
    );
    check("/steps/spooler/goto", json!("ping"), &["unreachable_step done -"]);
    check(
        "/steps/spooler/goto",
        json!("spooler"),
        &["cycle_without_question spooler goto", "dead_end spooler -", "unreachable_step done -"],
    );
    let ping_again = json!({"type": "question", "title": "Now?", "answers": [{"id": "no", "label": "No", "goto": "spooler"}]});
    check("/steps/done", ping_again, &["dead_end spooler -", "dead_end done -"]);
    let circle = json!({"type": "action", "title": "Wait", "goto": "spooler"});
    let found = findings_with(&[("/start", json!("spooler")), ("/steps/done", circle)]);
    assert_eq!(found[..2], ["cycle_without_question spooler goto", "no_end - -"]);
}

#[test]
fn a_flow_larger_than_the_limits_says_so() {
    let end = json!({"type": "resolution", "title": "T"});
    let steps: serde_json::Map<_, _> = (0..1_001).map(|n| (format!("s{n}"), end.clone())).collect();
    let found = findings_with(&[("/steps", json!(steps)), ("/start", json!("s0"))]);
    assert_eq!(found[0], "too_many_steps - steps");
    let long = json!({"type": "resolution", "title": "T", "body": "x".repeat(19_000)});
    let steps: serde_json::Map<_, _> = (0..14).map(|n| (format!("s{n}"), long.clone())).collect();
    let found = findings_with(&[("/steps", json!(steps)), ("/start", json!("s0"))]);
    assert_eq!(found[0], "document_too_large - -");
}

#[test]
fn a_chain_and_a_circle_of_many_thousand_steps_are_walked_without_recursion() {
    let mut document: FlowDocument = serde_json::from_value(sound()).unwrap();
    let count = 100_000;
    let step = |n: usize| StepId(format!("s{n}"));
    document.steps = (0..count)
        .map(|n| (step(n), StepKind::Action { goto: Some(step((n + 1) % count)) }))
        .map(|(id, kind)| (id, Step { title: "Again".into(), ..kind.into() }))
        .collect();
    document.start = Some(step(0));
    let found = validate(&document);
    assert!(found.iter().any(|finding| finding.code == FindingCode::CycleWithoutQuestion));
    assert_eq!(found.iter().filter(|finding| finding.code == FindingCode::DeadEnd).count(), count);
    let last: Step = serde_json::from_value(json!({"type": "resolution", "title": "Done"})).unwrap();
    document.steps.insert(step(count - 1), last);
    assert!(!validate(&document).iter().any(|finding| finding.code == FindingCode::DeadEnd));
}
