//! Sessions without a flow, and steps that no flow asks for.

use super::world::*;
use crate::session::*;
use rf_core::Failure;
use std::collections::BTreeMap;

#[test]
fn a_session_without_a_flow_is_worked_and_solved_by_what_its_engineer_does() {
    let mut world = World::quiet();
    let started = world.start_free(None, "  The scanner sends nothing ").unwrap();
    world.session = started.session.id;
    assert_eq!((started.session.flow.as_ref(), started.session.flow_title()), (None, "Free-form"));
    assert_eq!(started.session.problem.as_deref(), Some("The scanner sends nothing"));
    assert_eq!((started.state.path(), started.state.current_step()), (&[][..], None));
    for command in [answer("web", "yes"), complete("reset"), skip("reset", "x")] {
        refused(world.kim_does(command), "not_at_step");
    }
    refused(world.kim_does(SessionCommand::GoBack { visit: 0 }), "not_an_earlier_visit");
    let capture = SessionCommand::Capture { name: "host".into(), value: "pc".into() };
    refused(world.kim_does(capture), "unknown_capture");
    world.kim_does(ad_hoc(" Opened the relay ", Some(" It **refuses** the printer \n"))).unwrap();
    world.kim_does(note("Seen before")).unwrap();
    world.kim_does(SessionCommand::Pause).unwrap();
    refused(world.kim_does(ad_hoc("Lunch", None)), "session_paused");
    world.kim_does(SessionCommand::Resume).unwrap();
    let loaded = world.kim_does(resolve("The relay lets the scanner in")).unwrap();
    let done = SessionEvent::AdHocStep {
        step: None,
        title: "Opened the relay".into(),
        result: Some("It **refuses** the printer".into()),
        minutes: None,
        audience: Audience::Internal,
        hypothesis: None,
    };
    assert_eq!(loaded.events[1].event, done);
    assert_eq!((loaded.session.status, loaded.session.steps_taken), (SessionStatus::Resolved, 0));
    assert_eq!(world.reads(&world.kim.clone()).unwrap(), loaded);
}

#[test]
fn a_session_without_a_flow_needs_a_problem_and_no_version() {
    #[track_caller]
    fn check(version: Option<u32>, problem: Option<&str>, mistakes: &[&str]) {
        let mut world = World::quiet();
        let request =
            StartRequest { flow: None, version, problem: problem.map(Into::into), facts: BTreeMap::new() };
        let (env, kim) = (world.env.clone(), world.kim.clone());
        let failure = run(start_session(&mut world.store, &env, &kim, request, None)).unwrap_err();
        let SessionFailure::Invalid(errors) = failure else { panic!("{failure:?}") };
        let told: Vec<_> = errors.0.iter().map(|error| format!("{} {}", error.field, error.code)).collect();
        assert_eq!(told, mistakes);
        assert!(world.store.sessions.is_empty());
    }
    check(None, None, &["problem empty"]);
    check(None, Some("  \n"), &["problem empty"]);
    check(Some(1), None, &["problem empty", "version bad_value"]);
    check(Some(1), Some("Slow"), &["version bad_value"]);
}

#[test]
fn a_repeated_free_start_is_one_session_and_no_start_on_a_flow() {
    let mut world = World::quiet();
    let first = world.start_free(Some(&key("start")), "Slow").unwrap();
    assert_eq!(world.start_free(Some(&key("start")), " Slow ").unwrap(), first);
    refused(world.start_free(Some(&key("start")), "Slower"), "idempotency_key_reused");
    refused(world.start(Some(&key("start")), Some("Slow")), "idempotency_key_reused");
    assert_eq!(world.store.sessions.len(), 1);
}

#[test]
fn an_ad_hoc_step_stands_where_it_was_done_and_moves_nothing() {
    let mut world = World::started();
    world.kim_does(answer("web", "no")).unwrap();
    let before = world.reads(&world.kim.clone()).unwrap().state;
    let loaded = world.kim_does(ad_hoc("Unlocked the account", None)).unwrap();
    assert_eq!((loaded.state.path(), loaded.session.steps_taken), (before.path(), 1));
    let SessionEvent::AdHocStep { step, .. } = &loaded.events[2].event else { panic!("another event") };
    assert_eq!(step.as_ref().map(|step| step.0.as_str()), Some("reset"));
    world.kim_does(SessionCommand::GoBack { visit: 0 }).unwrap();
    let loaded = world.kim_does(answer("web", "yes")).unwrap();
    assert!(!loaded.state.is_superseded(3), "what was done was done");
}

#[test]
fn an_ad_hoc_step_has_limits_that_are_told_together() {
    let mut world = World::started();
    let too_much = SessionCommand::AdHocStep {
        title: "x".repeat(301),
        result: Some("x".repeat(10_001)),
        minutes: Some(0),
        audience: Audience::Client,
        hypothesis: None,
    };
    let failure = world.kim_does(too_much).unwrap_err();
    let SessionFailure::Invalid(errors) = &failure else { panic!("{failure:?}") };
    let told: Vec<_> = errors.0.iter().map(|error| format!("{} {}", error.field, error.code)).collect();
    assert_eq!(told, ["title too_long", "result too_long", "minutes bad_value"]);
    assert_eq!(failure.code(), "invalid");
    refused(world.kim_does(ad_hoc("  ", None)), "invalid");
    world.kim_does(ad_hoc(&"ä".repeat(300), Some(&"ä".repeat(10_000)))).unwrap();
}

#[test]
fn an_ad_hoc_step_is_kept_in_the_agreed_shape() {
    let mut world = World::started();
    world.kim_does(suspect("The cache is stale")).unwrap();
    let done = SessionCommand::AdHocStep {
        title: "Cleared the cache".into(),
        result: None,
        minutes: Some(5),
        audience: Audience::Client,
        hypothesis: Some(1),
    };
    world.kim_does(done.clone()).unwrap();
    let loaded = world.kim_does(close(1, HypothesisVerdict::RuledOut, Some("No change"))).unwrap();
    assert!(done.led_to(&loaded.events[2].event));
    let kept: Vec<_> = loaded.events[1..].iter().map(|event| serde_json::json!(event.event)).collect();
    assert_eq!(
        kept,
        [
            serde_json::json!({"type": "hypothesis_opened", "hypothesis": 1, "statement": "The cache is stale"}),
            serde_json::json!({
                "type": "ad_hoc_step", "step": "web", "title": "Cleared the cache", "result": null,
                "minutes": 5, "audience": "client", "hypothesis": 1
            }),
            serde_json::json!({
                "type": "hypothesis_closed", "hypothesis": 1, "verdict": "ruled_out", "why": "No change"
            }),
        ]
    );
}
