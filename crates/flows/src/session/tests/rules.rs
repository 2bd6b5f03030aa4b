//! Which command leads to which event, and what is refused.

use super::world::*;
use crate::session::*;
use rf_core::Failure;

#[test]
fn answers_and_done_steps_lead_along_the_flow() {
    let mut world = World::started();
    world.kim_does(answer("web", "no")).unwrap();
    world.kim_does(complete("reset")).unwrap();
    let loaded = world.kim_does(answer("prompt", "yes")).unwrap();
    assert_eq!(path(&loaded.state), "web no > reset done > prompt yes > [fixed]");
    assert_eq!((loaded.session.event_count, loaded.session.steps_taken), (4, 3));
}

#[test]
fn only_the_current_step_can_be_answered_or_done() {
    let mut world = World::started();
    refused(world.kim_does(answer("prompt", "yes")), "not_at_step");
    refused(world.kim_does(complete("reset")), "not_at_step");
    refused(world.kim_does(answer("no-such-step", "yes")), "not_at_step");
    refused(world.kim_does(answer("web", "maybe")), "unknown_answer");
    refused(world.kim_does(complete("web")), "not_an_action");
    world.kim_does(answer("web", "no")).unwrap();
    refused(world.kim_does(answer("web", "no")), "not_at_step");
    refused(world.kim_does(answer("reset", "no")), "not_a_question");
    assert_eq!(world.kept().events.len(), 2);
}

#[test]
fn a_step_that_ends_the_flow_is_neither_answered_nor_done() {
    let mut world = World::started();
    world.kim_does(answer("web", "yes")).unwrap();
    world.kim_does(answer("prompt", "yes")).unwrap();
    refused(world.kim_does(answer("fixed", "yes")), "not_a_question");
    refused(world.kim_does(complete("fixed")), "not_an_action");
}

#[test]
fn a_way_to_a_missing_step_is_refused_before_it_is_recorded() {
    let mut world = World::started();
    world.kim_does(answer("web", "yes")).unwrap();
    refused(world.kim_does(answer("prompt", "broken")), "dead_end");
    assert_eq!(path(&world.reads(&world.kim.clone()).unwrap().state), "web yes > [prompt]");
}

#[test]
fn an_answer_whose_condition_is_false_is_not_offered_and_refused() {
    let flow = serde_json::json!({
        "format": "resolutionflow.flow/1",
        "kind": "troubleshooting",
        "title": "Slow computer",
        "intake": [{"name": "free_gb", "kind": "number"}],
        "start": "next",
        "steps": {
            "next": {"type": "question", "title": "What next?", "answers": [
                {"id": "clean", "label": "Clean up", "when": "free_gb < 10", "goto": "fixed"},
                {"id": "ask", "label": "Ask", "goto": "fixed"}]},
            "fixed": {"type": "resolution", "title": "Fast again"}
        }
    });
    let mut world = World::begun_on(&serde_json::from_value(flow).unwrap());
    let given = |value: &str| SessionCommand::Capture { name: "free_gb".into(), value: value.into() };
    let loaded = world.reads(&world.kim.clone()).unwrap();
    assert!(loaded.state.left_out_answers(&loaded.flow).is_empty(), "what cannot be told yet applies");
    let loaded = world.kim_does(given("80")).unwrap();
    assert_eq!(loaded.state.left_out_answers(&loaded.flow), [(&"next".into(), &"clean".into())]);
    refused(world.kim_does(answer("next", "clean")), "answer_does_not_apply");
    world.kim_does(given("9")).unwrap();
    let loaded = world.kim_does(answer("next", "clean")).unwrap();
    assert_eq!(path(&loaded.state), "next clean > [fixed]");
}

#[test]
fn notes_stand_at_the_current_step() {
    let mut world = World::started();
    world.kim_does(answer("web", "no")).unwrap();
    let loaded = world.kim_does(note("  Error 0x80070005\r\n")).unwrap();
    let expected = SessionEvent::Noted {
        step: Some("reset".into()),
        text: "Error 0x80070005".into(),
        audience: Audience::Internal,
        hypothesis: None,
    };
    assert_eq!(loaded.events[2].event, expected);
    assert_eq!(loaded.state.path()[1].notes, 1);
}

#[test]
fn texts_have_limits_and_no_control_characters() {
    #[track_caller]
    fn check(command: SessionCommand, mistakes: &[&str]) {
        let mut world = World::started();
        let failure = world.kim_does(command).unwrap_err();
        assert_eq!(failure.code(), "invalid");
        let errors = failure.members()["errors"].clone();
        let told = errors.as_array().unwrap().iter();
        let told: Vec<_> = told.map(|e| format!("{} {}", e["field"], e["code"]).replace('"', "")).collect();
        assert_eq!(told, mistakes);
    }
    let abandon = |why: &str| SessionCommand::Abandon { why: why.into() };
    let escalate = |to: &str, reason: &str| SessionCommand::Escalate {
        to: Some(to.into()),
        to_person: None,
        reason: reason.into(),
    };
    check(note(" \n "), &["text empty"]);
    check(note(&"ä".repeat(10_001)), &["text too_long"]);
    check(note("a\0b"), &["text forbidden_character"]);
    check(note("a\u{1b}[31m"), &["text forbidden_character"]);
    check(abandon(""), &["why empty"]);
    check(abandon(&"x".repeat(2_001)), &["why too_long"]);
    check(escalate(&"x".repeat(201), ""), &["reason empty", "to too_long"]);
    let cause = Some("\0".into());
    check(
        SessionCommand::Resolve { outcome: "x".repeat(2_001), cause },
        &["outcome too_long", "cause forbidden_character"],
    );
}

#[test]
fn the_longest_texts_are_kept_whole() {
    let mut world = World::started();
    world.kim_does(note(&"ä".repeat(10_000))).unwrap();
    world.kim_does(resolve(&"x".repeat(2_000))).unwrap();
}

#[test]
fn a_session_may_end_from_any_step_and_blank_extras_are_left_out() {
    #[track_caller]
    fn check(command: SessionCommand, event: SessionEvent, status: SessionStatus) {
        let mut world = World::started();
        let loaded = world.kim_does(command).unwrap();
        assert_eq!(loaded.events[1].event, event);
        assert_eq!(loaded.session.status, status);
        assert_eq!(loaded.session.ended_at, Some(world.env.now()));
        assert_eq!(loaded.state.current_step(), None);
        assert_eq!(loaded.state.ending().unwrap().by_name, "Kim Lee");
    }
    check(
        SessionCommand::Resolve { outcome: "Done".into(), cause: Some("  ".into()) },
        SessionEvent::Resolved { outcome: "Done".into(), cause: None },
        SessionStatus::Resolved,
    );
    check(
        SessionCommand::Escalate { to: Some(" L2 ".into()), to_person: None, reason: "Server side".into() },
        SessionEvent::Escalated { to: Some("L2".into()), to_person: None, reason: "Server side".into() },
        SessionStatus::Escalated,
    );
    check(
        SessionCommand::Abandon { why: "Duplicate".into() },
        SessionEvent::Abandoned { why: "Duplicate".into() },
        SessionStatus::Abandoned,
    );
}

#[test]
fn nothing_happens_after_the_end() {
    let mut world = World::started();
    world.kim_does(answer("web", "no")).unwrap();
    world.kim_does(resolve("Done")).unwrap();
    for command in [
        answer("reset", "yes"),
        complete("reset"),
        note("One more thing"),
        SessionCommand::GoBack { visit: 0 },
        resolve("Again"),
        SessionCommand::Escalate { to: None, to_person: None, reason: "x".into() },
        SessionCommand::Abandon { why: "x".into() },
    ] {
        refused(world.kim_does(command), "session_ended");
    }
    assert_eq!(world.kept().events.len(), 3);
    world.reads(&world.kim.clone()).unwrap();
}

#[test]
fn going_back_leads_to_an_earlier_visit_only() {
    let mut world = World::started();
    refused(world.kim_does(SessionCommand::GoBack { visit: 0 }), "not_an_earlier_visit");
    world.kim_does(answer("web", "no")).unwrap();
    refused(world.kim_does(SessionCommand::GoBack { visit: 1 }), "not_an_earlier_visit");
    refused(world.kim_does(SessionCommand::GoBack { visit: u32::MAX }), "not_an_earlier_visit");
    let loaded = world.kim_does(SessionCommand::GoBack { visit: 0 }).unwrap();
    assert_eq!(path(&loaded.state), "[web]");
}

#[test]
fn the_refusals_are_the_ones_agreed() {
    let rows: Vec<_> =
        SessionFailure::TABLE.iter().map(|(code, kind, _)| format!("{code} {kind:?}")).collect();
    insta::assert_snapshot!(rows.join("\n"));
}

#[test]
fn events_are_kept_in_the_agreed_shape() {
    let mut world = World::started();
    world.kim_does(answer("web", "no")).unwrap();
    world.kim_does(note("Locked since **08:00**")).unwrap();
    world.kim_does(complete("reset")).unwrap();
    world.kim_does(SessionCommand::GoBack { visit: 0 }).unwrap();
    world
        .kim_does(SessionCommand::Escalate { to: None, to_person: None, reason: "Server side".into() })
        .unwrap();
    let kept = serde_json::to_value(world.kept().events).unwrap();
    insta::assert_json_snapshot!(kept);
    let read: Vec<RecordedEvent> = serde_json::from_value(kept).unwrap();
    assert_eq!(read, world.kept().events);
    let stray = r#"{"type":"abandoned","why":"x","mood":"bad"}"#;
    assert!(serde_json::from_str::<SessionEvent>(stray).is_err());
}
