//! The fold: standing path, superseded events, corrections, and nonsense.

use super::world::*;
use crate::session::*;
use rf_core::{Env, FlowId, Time, UserId};
use std::collections::BTreeMap;

/// Records `events` one minute apart.
fn record(events: Vec<SessionEvent>) -> Vec<RecordedEvent> {
    let start = Time::from_timestamp(1_772_442_000, 0).unwrap();
    let actor: UserId = Env::system().new_id();
    let recorded = events.into_iter().zip(1..).map(|(event, seq)| RecordedEvent {
        seq,
        at: start + chrono::TimeDelta::minutes(i64::from(seq)),
        actor,
        actor_name: "Kim Lee".into(),
        event,
    });
    recorded.collect()
}

fn started() -> SessionEvent {
    SessionEvent::Started {
        flow: Some(Env::system().new_id::<FlowId>()),
        version: Some(1),
        problem: None,
        subflows: Vec::new(),
        facts: BTreeMap::new(),
    }
}

fn answered(step: &str, answer: &str) -> SessionEvent {
    SessionEvent::Answered { step: step.into(), answer: answer.into() }
}

#[test]
fn going_back_supersedes_what_followed_and_keeps_it() {
    let mut world = World::started();
    world.kim_does(answer("web", "no")).unwrap(); // 2
    world.kim_does(note("Reset was refused once")).unwrap(); // 3
    world.kim_does(complete("reset")).unwrap(); // 4
    world.kim_does(SessionCommand::GoBack { visit: 0 }).unwrap(); // 5
    let loaded = world.kim_does(answer("web", "yes")).unwrap(); // 6
    let superseded: Vec<_> = (1..=6).filter(|seq| loaded.state.is_superseded(*seq)).collect();
    assert_eq!(superseded, [2, 4]);
    assert_eq!(loaded.state.corrected_by(2), Some(6));
    assert_eq!(loaded.state.corrected_by(4), None);
    assert_eq!(path(&loaded.state), "web yes > [prompt]");
    assert_eq!(loaded.events.len(), 6);
}

#[test]
fn a_second_change_of_mind_corrects_the_first() {
    let mut world = World::started();
    world.kim_does(answer("web", "no")).unwrap(); // 2
    world.kim_does(SessionCommand::GoBack { visit: 0 }).unwrap();
    world.kim_does(answer("web", "yes")).unwrap(); // 4
    world.kim_does(SessionCommand::GoBack { visit: 0 }).unwrap();
    let loaded = world.kim_does(answer("web", "no")).unwrap(); // 6
    assert_eq!((loaded.state.corrected_by(2), loaded.state.corrected_by(4)), (Some(4), Some(6)));
    assert!(!loaded.state.is_superseded(6));
}

#[test]
fn a_step_visited_twice_is_known_by_its_place() {
    let mut world = World::started();
    for (step, given) in [("web", "yes"), ("prompt", "no"), ("web", "yes"), ("prompt", "no")] {
        world.kim_does(answer(step, given)).unwrap();
    }
    let loaded = world.kim_does(SessionCommand::GoBack { visit: 2 }).unwrap();
    assert_eq!(path(&loaded.state), "web yes > prompt no > [web]");
    assert_eq!(loaded.events[5].event, SessionEvent::WentBack { visit: 2, step: "web".into() });
}

#[test]
fn a_visit_remembers_when_it_began_and_ended() {
    let mut world = World::started();
    let begin = world.env.now();
    world.kim_does(answer("web", "no")).unwrap();
    let loaded = world.kim_does(SessionCommand::GoBack { visit: 0 }).unwrap();
    let visit = &loaded.state.path()[0];
    assert_eq!((visit.arrived_at, visit.left_at), (begin, None));
    let left = world.kim_does(answer("web", "no")).unwrap().state.path()[0].left_at;
    assert_eq!(left, Some(world.env.now()));
}

#[test]
fn an_event_that_does_not_fit_is_listed_and_changes_nothing() {
    #[track_caller]
    fn check(event: SessionEvent, misfit: Misfit) {
        let sound = record(vec![started(), answered("web", "no")]);
        let before = SessionState::fold(&flow(), &sound);
        let events = record(vec![started(), answered("web", "no"), event]);
        let after = SessionState::fold(&flow(), &events);
        assert_eq!(after.misfits().iter().collect::<Vec<_>>(), [(&3, &misfit)]);
        assert_eq!((after.path(), after.ending()), (before.path(), before.ending()));
        assert_eq!(after.event_count(), 3);
    }
    check(started(), Misfit::NotTheBeginning);
    check(answered("web", "no"), Misfit::NotTheCurrentStep);
    check(answered("reset", "no"), Misfit::NoWayOn);
    check(answered("atlantis", "no"), Misfit::NotTheCurrentStep);
    check(SessionEvent::StepDone { step: "prompt".into() }, Misfit::NotTheCurrentStep);
    check(SessionEvent::WentBack { visit: 1, step: "reset".into() }, Misfit::NoSuchVisit);
    check(SessionEvent::WentBack { visit: 0, step: "prompt".into() }, Misfit::NoSuchVisit);
    check(SessionEvent::WentBack { visit: u32::MAX, step: "web".into() }, Misfit::NoSuchVisit);
    let note = |step: Option<&str>| SessionEvent::Noted {
        step: step.map(Into::into),
        text: "x".into(),
        audience: Audience::Client,
        hypothesis: None,
    };
    check(note(Some("web")), Misfit::NotTheCurrentStep);
    check(note(None), Misfit::NotTheCurrentStep);
}

#[test]
fn a_timeline_without_its_beginning_or_with_gaps_is_no_reason_to_panic() {
    let headless = SessionState::fold(&flow(), &record(vec![answered("web", "no")]));
    assert_eq!(headless.misfits()[&1], Misfit::NotTheBeginning);
    assert_eq!((headless.path().len(), headless.current_step()), (0, None));

    let mut gap = record(vec![started(), answered("web", "no"), answered("prompt", "no")]);
    gap.remove(1);
    assert_eq!(SessionState::fold(&flow(), &gap).misfits()[&3], Misfit::WrongNumber);

    let why = || SessionEvent::Abandoned { why: "x".into() };
    let ended = SessionState::fold(&flow(), &record(vec![started(), why(), why()]));
    assert_eq!(ended.misfits()[&3], Misfit::AfterTheEnd);
    assert_eq!(ended.ending().unwrap().seq, 2);
}

#[test]
fn a_flow_that_starts_nowhere_can_still_be_noted_and_ended() {
    let mut lost = flow();
    lost.start = Some("atlantis".into());
    let state = SessionState::fold(&lost, &record(vec![started()]));
    assert_eq!(state.current_step(), None);
    refused(decide(&state, &lost, answer("atlantis", "yes"), nobody()), "not_at_step");
    assert!(decide(&state, &lost, note("Nothing here"), nobody()).is_ok());
    assert!(decide(&state, &lost, resolve("By hand"), nobody()).is_ok());
}
