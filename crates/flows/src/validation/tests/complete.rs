//! The rules beyond the graph: captures, names, conditions, procedures and their schedules.

use super::{check, findings_in, findings_with};
use crate::{FlowDocument, Surroundings, validate_step, validate_within};
use serde_json::{Value, json};

/// A sound maintenance flow with everything that one may have.
fn procedure() -> Value {
    json!({
        "format": "resolutionflow.flow/1", "kind": "maintenance", "title": "Patch {{ target.name }}",
        "intake": [{"name": "caller", "kind": "text", "required": true, "from": "ticket.contact.name"}],
        "schedule": {"cron": "0 22 * * TUE#2", "time_zone": "Europe/London", "window_minutes": 240},
        "target": "machine",
        "sections": [{"title": "Before", "steps": ["room", "why"]}, {"title": "Patch", "steps": ["patch"]}],
        "steps": {
            "room": {"type": "question", "title": "Is there room?", "required": true,
                "captures": [{"name": "free_gb", "kind": "number", "min": 0, "max": 100_000}],
                "answers": [{"id": "yes", "label": "Yes"}, {"id": "no", "label": "No"}]},
            "why": {"type": "note", "title": "Only {{ free_gb }} GB", "when": "answers.room == \"no\" && free_gb < 10"},
            "patch": {"type": "action", "title": "Patch", "risk": "destructive", "when": "target.kind == 'server'",
                "commands": [{"shell": "powershell", "run": "docker ps --format '{{.Names}}' # {{ caller }}"}],
                "captures": [{"name": "ring", "kind": "choice", "choices": ["Pilot", "Broad"]}]},
        },
    })
}

#[track_caller]
fn check_procedure(pointer: &str, value: Value, expected: &[&str]) {
    assert_eq!(findings_in(procedure(), &[(pointer, value)]), expected);
}

#[test]
fn a_sound_procedure_has_no_findings() {
    assert_eq!(findings_in(procedure(), &[]), Vec::<String>::new());
}

#[test]
fn every_step_stands_in_one_section_once() {
    check_procedure(
        "/sections/0/steps",
        json!(["room", "why", "room"]),
        &["step_in_two_sections - sections.0.steps.2"],
    );
    check_procedure(
        "/sections/1/steps",
        json!(["patch", "gone"]),
        &["missing_section_step - sections.1.steps.1"],
    );
    check_procedure(
        "/sections/1/steps",
        json!([]),
        &["empty_section - sections.1.steps", "step_in_no_section patch -"],
    );
    check_procedure("/sections/1/title", json!(""), &["empty_text - sections.1.title"]);
    check_procedure("/sections", json!([]), &["no_sections - sections"]);
}

#[test]
fn a_flow_has_only_what_its_kind_has() {
    check_procedure("/start", json!("room"), &["misplaced_field - start"]);
    check_procedure("/steps/patch/goto", json!("room"), &["misplaced_field patch goto"]);
    check_procedure("/steps/room/answers/1/goto", json!("patch"), &["misplaced_field room answers.1.goto"]);
    check_procedure("/steps/patch/group", json!("Late"), &["misplaced_field patch group"]);
    check_procedure(
        "/steps/patch",
        json!({"type": "resolution", "title": "Done"}),
        &["wrong_step_type patch type"],
    );
    check_procedure(
        "/kind",
        json!("procedural"),
        &["misplaced_field - schedule", "misplaced_field - target"],
    );
    check("/steps/spooler/required", json!(true), &["misplaced_field spooler required"]);
    check("/steps/done", json!({"type": "note", "title": "So"}), &["wrong_step_type done type"]);
    check("/sections", json!([{"title": "A", "steps": []}]), &["misplaced_field - sections"]);
}

#[test]
fn maintenance_says_when_it_is_due_and_over_what() {
    check_procedure("/schedule", Value::Null, &["missing_schedule - schedule"]);
    check_procedure("/target", Value::Null, &["missing_target_kind - target"]);
    for cron in ["", "0 22 * *", "0 0 22 * * 2", "@daily", "61 * * * *", "0 0 30 2 *", "a b c d e"] {
        check_procedure("/schedule/cron", json!(cron), &["bad_cron - schedule.cron"]);
    }
    for cron in ["*/15 * * * *", "0 3 L * *", "30 6 * * MON-FRI", "0 0 29 2 *"] {
        check_procedure("/schedule/cron", json!(cron), &[]);
    }
    check_procedure("/schedule/time_zone", json!("Mars/Olympus"), &["bad_time_zone - schedule.time_zone"]);
    check_procedure("/schedule/window_minutes", json!(0), &["window_out_of_range - schedule.window_minutes"]);
}

#[test]
fn captures_have_names_of_their_own_and_only_the_fields_of_their_kind() {
    let capture = "/steps/room/captures/0";
    let at = |field: &str| format!("{capture}/{field}");
    for name in ["", "Free", "1st", "free-gb", "ünter", "true", "ticket", "answers"] {
        let found = findings_in(procedure(), &[(&at("name"), json!(name))]);
        assert!(found.contains(&"bad_capture_name room captures.0.name".to_owned()), "{name}: {found:?}");
    }
    let found = findings_in(procedure(), &[(&at("name"), json!("caller"))]);
    assert!(found.contains(&"duplicate_capture room captures.0.name".to_owned()), "{found:?}");
    check_procedure(&at("min"), json!(100_001), &["bad_range room captures.0.min"]);
    check_procedure(&at("pattern"), json!("[0-9]+"), &["misplaced_capture_field room captures.0.pattern"]);
    check_procedure(&at("from"), json!("ticket.number"), &["misplaced_capture_field room captures.0.from"]);
    check_procedure(&at("choices"), json!(["a", "b"]), &["misplaced_capture_field room captures.0.choices"]);
    check_procedure(
        "/steps/patch/captures/0/choices",
        json!(["a"]),
        &["bad_choices patch captures.0.choices"],
    );
    check_procedure(
        "/steps/patch/captures/0/choices",
        json!(["a", "a "]),
        &["bad_choices patch captures.0.choices.1"],
    );
    check_procedure("/intake/0/from", json!("ticket.colour"), &["unknown_fact - intake.0.from"]);
    check_procedure("/intake/0/pattern", json!("(unclosed"), &["bad_pattern - intake.0.pattern"]);
    check_procedure("/intake/0/pattern", json!("(a{1000}){1000}"), &["bad_pattern - intake.0.pattern"]);
    check_procedure("/intake/0/secret", json!(true), &["misplaced_capture_field - intake.0.from"]);
    check_procedure("/intake/0/help", json!("a\u{7}"), &["forbidden_character - intake.0.help"]);
}

#[test]
fn texts_and_conditions_use_only_names_that_something_fills_in() {
    check("/steps/done/title", json!("{{ user }} can print"), &["unknown_name done title"]);
    check("/steps/done/title", json!(r"\{{ user }} and {{.State}}"), &[]);
    check(
        "/steps/done/cause",
        json!("{{ ticket.number }} {{ ticket.colour }}"),
        &["unknown_name done cause"],
    );
    check("/steps/ping/when", json!("user =="), &["bad_condition ping when"]);
    check(
        "/steps/ping/answers/0/when",
        json!("user == 1 || client.name == 'x'"),
        &["unknown_name ping answers.0.when"],
    );
    let secret = ("/intake", json!([{"name": "code", "kind": "text", "secret": true}]));
    let when = ("/steps/ping/when", json!("code == 'x'"));
    assert_eq!(findings_with(&[secret, when]), ["secret_in_condition ping when"]);
    let capture = json!([{"name": "user", "kind": "text"}]);
    let when = ("/steps/ping/when", json!("user == 'j.ray'"));
    assert_eq!(findings_with(&[("/steps/done/captures", capture), when]), Vec::<String>::new());
}

#[test]
fn what_a_flow_names_outside_of_itself_is_looked_for_there() {
    let mut flow = procedure();
    flow["steps"]["patch"] = json!({"type": "subflow", "title": "Back up", "flow": "backup-now",
        "linked": {"step": "00000000-0000-0000-0000-000000000007", "version": 2}});
    flow["intake"][0]["name"] = json!("who");
    let document: FlowDocument = serde_json::from_value(flow).unwrap();
    let found = |surroundings: &Surroundings| -> Vec<String> {
        validate_within(&document, surroundings).iter().map(|finding| finding.code.to_string()).collect()
    };
    assert_eq!(found(&Surroundings::default()), ["unknown_subflow", "unknown_library_step"]);
    let whole = Surroundings {
        flows: Surroundings::flows_of(&document),
        library_steps: Surroundings::library_steps_of(&document),
    };
    assert_eq!(found(&whole), Vec::<String>::new());
    check(
        "/steps/spooler",
        json!({"type": "subflow", "title": "On", "flow": "Not A Slug", "goto": "done"}),
        &["bad_flow_name spooler flow"],
    );
}

#[test]
fn a_library_step_may_use_the_names_of_any_flow() {
    let step =
        json!({"type": "action", "title": "Reset {{ user }}", "captures": [{"name": "A", "kind": "text"}]});
    let found = validate_step(&serde_json::from_value(step).unwrap());
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].field.as_deref(), Some("captures.0.name"));
}
