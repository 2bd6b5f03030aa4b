//! Acting: permissions, repeated requests, conflicts.

use super::world::*;
use crate::session::*;
use chrono::TimeDelta;
use rf_core::{Failure, Role};

#[test]
fn one_command_adds_exactly_one_event_and_keeps_the_header_in_step() {
    let mut world = World::started();
    let loaded = world.kim_does(answer("web", "no")).unwrap();
    let kept = world.kept();
    assert_eq!(kept.events, loaded.events);
    assert_eq!(kept.session, loaded.session);
    assert_eq!(kept.session.updated_at, world.env.now());
    assert_eq!(world.store.calls, 3);
}

#[test]
fn the_engineer_and_the_leads_act_others_do_not() {
    let mut world = World::started();
    let (mate, lead) = (world.colleague("Ana", Role::Engineer), world.colleague("Lena", Role::TeamAdmin));
    let viewer = world.colleague("Vic", Role::Viewer);
    let (stranger, operator) = (world.stranger(Role::TeamAdmin), world.stranger(Role::SuperAdmin));
    refused(world.does(&mate, note("x")), "forbidden");
    refused(world.does(&viewer, note("x")), "session_not_found");
    refused(world.does(&stranger, note("x")), "session_not_found");
    refused(world.does(&operator, note("x")), "session_not_found");
    let loaded = world.does(&lead, resolve("Fixed for Kim")).unwrap();
    assert_eq!(loaded.events[1].actor_name, "Lena");
    assert_eq!(loaded.session.assignee_name, "Kim Lee");
    refused(world.does(&viewer, note("x")), "forbidden");
}

#[test]
fn running_sessions_are_hidden_from_viewers_ended_ones_are_not() {
    let mut world = World::started();
    let (mate, viewer) = (world.colleague("Ana", Role::Engineer), world.colleague("Vic", Role::Viewer));
    let stranger = world.stranger(Role::SuperAdmin);
    world.reads(&mate).unwrap();
    refused(world.reads(&viewer), "session_not_found");
    world.kim_does(resolve("Done")).unwrap();
    world.reads(&viewer).unwrap();
    refused(world.reads(&stranger), "session_not_found");
}

#[test]
fn only_who_could_act_is_told_so() {
    let mut world = World::started();
    let (mate, lead) = (world.colleague("Ana", Role::Engineer), world.colleague("Lena", Role::TeamAdmin));
    let running = world.kept().session;
    assert!(may_act(&world.kim, &running) && may_act(&lead, &running));
    assert!(!may_act(&mate, &running) && !may_act(&world.stranger(Role::SuperAdmin), &running));
    let ended = world.kim_does(resolve("Done")).unwrap().session;
    assert!(!may_act(&world.kim, &ended));
}

#[test]
fn a_repeated_request_changes_nothing_even_late() {
    let mut world = World::started();
    let kim = world.kim.clone();
    let first = world.sends(&kim, &key("once"), 1, answer("web", "no")).unwrap();
    assert_eq!(world.sends(&kim, &key("once"), 1, answer("web", "no")).unwrap(), first);
    world.kim_does(complete("reset")).unwrap();
    world.kim_does(resolve("Done")).unwrap();
    let kept = world.kept();
    let late = world.sends(&kim, &key("once"), 1, answer("web", "no")).unwrap();
    assert_eq!(late.session.status, SessionStatus::Resolved);
    assert_eq!(late.events, kept.events);
    assert_eq!(world.kept(), kept);
}

#[test]
fn a_note_is_recognised_again_whatever_blanks_surround_it() {
    let mut world = World::started();
    let kim = world.kim.clone();
    world.sends(&kim, &key("note"), 1, note("Locked")).unwrap();
    world.sends(&kim, &key("note"), 1, note(" Locked\n")).unwrap();
    assert_eq!(world.kept().events.len(), 2);
}

#[test]
fn a_key_is_good_for_one_command_of_one_person() {
    let mut world = World::started();
    let (kim, lead) = (world.kim.clone(), world.colleague("Lena", Role::TeamAdmin));
    world.sends(&kim, &key("once"), 1, answer("web", "no")).unwrap();
    refused(world.sends(&kim, &key("once"), 2, complete("reset")), "idempotency_key_reused");
    refused(world.sends(&kim, &key("once"), 1, answer("web", "yes")), "idempotency_key_reused");
    refused(world.sends(&lead, &key("once"), 1, answer("web", "no")), "idempotency_key_reused");
    assert_eq!(world.kept().events.len(), 2);
}

#[test]
fn whoever_missed_something_is_shown_what_happened() {
    let mut world = World::started();
    let lead = world.colleague("Lena", Role::TeamAdmin);
    world.does(&lead, answer("web", "no")).unwrap();
    let kim = world.kim.clone();
    for expected in [0, 1, 3] {
        let failure = world.sends(&kim, &key("stale"), expected, note("x")).unwrap_err();
        assert_eq!(failure.code(), "session_moved");
        assert_eq!(failure.members()["event_count"], 2);
        let SessionFailure::Moved(SessionMoved(current)) = failure else { panic!("{failure:?}") };
        assert_eq!(current.events, world.kept().events);
        assert_eq!(path(&current.state), "web no > [reset]");
    }
    world.kim_does(resolve("Done")).unwrap();
    refused(world.sends(&kim, &key("late"), 2, note("x")), "session_moved");
}

#[test]
fn without_a_lock_the_faster_one_wins_and_the_other_is_told() {
    let mut world = World::started();
    let kim = world.kim.clone();
    let noted = SessionEvent::Noted {
        step: Some("web".into()),
        text: "First".into(),
        audience: Audience::Internal,
        hypothesis: None,
    };
    let faster = RecordedEvent { seq: 2, event: noted, ..world.kept().events[0].clone() };
    world.store.faster = Some((faster, key("theirs")));
    refused(world.sends(&kim, &key("ours"), 1, note("Second")), "session_moved");
    assert_eq!(world.kept().events.len(), 2);
}

#[test]
fn the_same_request_twice_at_once_is_one_event() {
    let mut world = World::started();
    let kim = world.kim.clone();
    let noted = SessionEvent::Noted {
        step: Some("web".into()),
        text: "Same".into(),
        audience: Audience::Internal,
        hypothesis: None,
    };
    let faster = RecordedEvent { seq: 2, event: noted, ..world.kept().events[0].clone() };
    world.store.faster = Some((faster, key("same")));
    let loaded = world.sends(&kim, &key("same"), 1, note("Same")).unwrap();
    assert_eq!(loaded.events.len(), 2);
}

#[test]
fn the_timeline_never_goes_backwards() {
    let mut world = World::started();
    world.kim_does(note("First")).unwrap();
    world.clock.advance(TimeDelta::hours(-2));
    let loaded = world.kim_does(note("Second")).unwrap();
    assert!(loaded.events[2].at >= loaded.events[1].at);
}

#[test]
fn a_missing_database_is_not_a_missing_session() {
    let mut world = World::started();
    world.store.down = true;
    refused(world.reads(&world.kim.clone()), "database_unavailable");
    refused(world.kim_does(note("x")), "database_unavailable");
    world.store.down = false;
    world.store.flows.clear();
    refused(world.reads(&world.kim.clone()), "internal_error");
}

#[test]
fn keys_are_8_to_128_printable_ascii_characters() {
    for good in ["12345678", "a b-c_d~e", &"k".repeat(128)] {
        assert_eq!(IdempotencyKey::parse(good).unwrap().as_str(), good);
    }
    for bad in ["", "1234567", &"k".repeat(129), "12345678\n", "schlüssel", "nul\0nul\0"] {
        refused(IdempotencyKey::parse(bad), "idempotency_key_invalid");
    }
}
