//! Procedures: down the sections, in another order where it suits, and through only with what is required.

use super::world::*;
use crate::session::*;
use rf_core::Failure;

#[track_caller]
fn stands(world: &mut World, expected: &str) {
    let kim = world.kim.clone();
    assert_eq!(path(&world.reads(&kim).unwrap().state), expected);
}

#[test]
fn a_procedure_leads_down_its_sections_and_leaves_out_what_does_not_apply() {
    let mut world = World::on_procedure();
    stands(&mut world, "[scope]");
    let loaded = world.kim_does(answer("scope", "desk")).unwrap();
    assert_eq!(path(&loaded.state), "scope desk > [patch]");
    assert_eq!(loaded.state.left_out(&loaded.flow), [&"snapshot".into()]);
    world.kim_does(complete("patch")).unwrap();
    let loaded = world.kim_does(complete("tell")).unwrap();
    assert_eq!(path(&loaded.state), "scope desk > patch done > tell done");
    assert_eq!((loaded.state.current_step(), loaded.session.steps_taken), (None, 3));
    let loaded = world.kim_does(resolve("Patched")).unwrap();
    assert_eq!(loaded.session.status, SessionStatus::Resolved);
}

#[test]
fn what_cannot_be_told_yet_is_not_left_out() {
    let mut world = World::on_procedure();
    let loaded = world.kim_does(complete("snapshot")).unwrap();
    assert_eq!(path(&loaded.state), "snapshot done > [scope]");
    refused(world.kim_does(complete("snapshot")), "not_at_step");
    world.kim_does(answer("scope", "server")).unwrap();
    stands(&mut world, "snapshot done > scope server > [patch]");
}

#[test]
fn a_step_of_a_procedure_is_skipped_with_a_reason_unless_it_is_required() {
    let mut world = World::on_procedure();
    refused(world.kim_does(skip("scope", "  ")), "invalid");
    world.kim_does(skip("scope", "Known")).unwrap();
    stands(&mut world, "scope skipped > [snapshot]");
    refused(world.kim_does(skip("patch", "No time")), "step_required");
    let refusal = world.kim_does(resolve("Done")).unwrap_err();
    assert_eq!(refusal.code(), "required_steps_open");
    let SessionFailure::RequiredStepsOpen(open) = refusal else { panic!("another refusal") };
    let open: Vec<_> = open.0.iter().map(|error| (error.field.as_str(), error.message.as_str())).collect();
    assert_eq!(open, [("steps.snapshot", "Take a snapshot"), ("steps.patch", "Install the updates")]);
    let loaded = world
        .kim_does(SessionCommand::Escalate { to: None, to_person: None, reason: "No window".into() })
        .unwrap();
    assert_eq!(loaded.session.status, SessionStatus::Escalated);
}

#[test]
fn going_back_in_a_procedure_opens_that_step_only() {
    let mut world = World::on_procedure();
    world.kim_does(answer("scope", "desk")).unwrap();
    world.kim_does(complete("patch")).unwrap();
    let loaded = world.kim_does(SessionCommand::GoBack { visit: 0 }).unwrap();
    assert_eq!(path(&loaded.state), "patch done > [scope]");
    assert!(loaded.state.is_superseded(2) && !loaded.state.is_superseded(3));
    let loaded = world.kim_does(answer("scope", "server")).unwrap();
    assert_eq!(path(&loaded.state), "patch done > scope server > [snapshot]");
    assert_eq!((loaded.state.corrected_by(2), loaded.state.corrects(5)), (Some(5), true));
    refused(world.kim_does(SessionCommand::GoBack { visit: 2 }), "not_an_earlier_visit");
}

#[test]
fn an_answer_that_changes_takes_what_no_longer_applies_out_of_the_way() {
    let mut world = World::on_procedure();
    world.kim_does(answer("scope", "server")).unwrap();
    stands(&mut world, "scope server > [snapshot]");
    world.kim_does(SessionCommand::GoBack { visit: 0 }).unwrap();
    let loaded = world.kim_does(answer("scope", "desk")).unwrap();
    assert_eq!(path(&loaded.state), "scope desk > [patch]");
    refused(world.kim_does(complete("snapshot")), "not_at_step");
    refused(world.kim_does(answer("patch", "x")), "not_a_question");
    refused(world.kim_does(complete("nowhere")), "not_at_step");
}

#[test]
fn in_troubleshooting_an_action_is_skipped_and_a_question_is_not() {
    let mut world = World::started();
    refused(world.kim_does(skip("web", "Obvious")), "not_an_action");
    world.kim_does(answer("web", "no")).unwrap();
    world.kim_does(skip("reset", "Done by the client")).unwrap();
    stands(&mut world, "web no > reset skipped > [prompt]");
}
