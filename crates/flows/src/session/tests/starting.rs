//! Starting a session.

use super::world::*;
use crate::session::*;
use rf_core::{Env, Role, SessionId};

fn request(world: &World, version: Option<u32>) -> StartRequest {
    StartRequest { flow: Some(world.flow), version, problem: None, facts: Default::default() }
}

#[test]
fn a_session_starts_at_the_first_step_of_the_latest_version() {
    let mut world = World::quiet();
    let loaded = world.start(None, Some("  Prompt every five minutes ")).unwrap();
    assert_eq!(path(&loaded.state), "[web]");
    let session = &loaded.session;
    assert_eq!(
        (session.flow.as_ref().map(|flow| flow.version), session.flow_title()),
        (Some(2), "Outlook keeps asking for a password")
    );
    assert_eq!((session.assignee, session.assignee_name.as_str()), (world.kim.user, "Kim Lee"));
    assert_eq!(session.problem.as_deref(), Some("Prompt every five minutes"));
    assert_eq!((session.status, session.event_count), (SessionStatus::Active, 1));
    assert_eq!(world.store.sessions[&session.id].events, loaded.events);
    assert!(world.store.calls <= 3);
}

#[test]
fn an_older_version_can_be_asked_for() {
    let mut world = World::quiet();
    let (env, kim, wish) = (world.env.clone(), world.kim.clone(), request(&world, Some(1)));
    let loaded = run(start_session(&mut world.store, &env, &kim, wish, None)).unwrap();
    assert_eq!(loaded.session.flow.unwrap().version, 1);
}

#[test]
fn only_published_flows_of_the_team_can_be_started() {
    let mut world = World::quiet();
    let (env, kim) = (world.env.clone(), world.kim.clone());
    let wish = request(&world, Some(9));
    refused(run(start_session(&mut world.store, &env, &kim, wish, None)), "version_not_found");
    let (stranger, wish) = (world.stranger(Role::SuperAdmin), request(&world, None));
    refused(run(start_session(&mut world.store, &env, &stranger, wish, None)), "flow_not_found");
    world.store.flows.insert((kim.team, world.flow), Vec::new());
    refused(world.start(None, None), "flow_not_published");
    world.store.flows.clear();
    refused(world.start(None, None), "flow_not_found");
    assert!(world.store.sessions.is_empty());
}

#[test]
fn viewers_start_nothing_and_problems_have_limits() {
    let mut world = World::quiet();
    let (env, viewer, wish) =
        (world.env.clone(), world.colleague("Vic", Role::Viewer), request(&world, None));
    refused(run(start_session(&mut world.store, &env, &viewer, wish, None)), "forbidden");
    refused(world.start(None, Some(&"x".repeat(2_001))), "invalid");
    refused(world.start(None, Some("a\0b")), "invalid");
}

#[test]
fn a_repeated_start_answers_the_session_as_it_stands() {
    let mut world = World::quiet();
    let first = world.start(Some(&key("start")), Some("Prompt")).unwrap();
    world.session = first.session.id;
    let moved = world.kim_does(answer("web", "no")).unwrap();
    // A newer version in between makes no difference: the session is pinned.
    let flow = (world.kim.team, world.flow);
    let newer = PinnedFlow { version: 3, ..world.store.flows[&flow][1].clone() };
    world.store.flows.get_mut(&flow).unwrap().push(newer);
    assert_eq!(world.start(Some(&key("start")), Some(" Prompt ")).unwrap(), moved);
    assert_eq!(world.store.sessions.len(), 1);
}

#[test]
fn a_start_key_is_good_for_one_request_of_one_person() {
    let mut world = World::quiet();
    world.start(Some(&key("start")), Some("Prompt")).unwrap();
    refused(world.start(Some(&key("start")), Some("Something else")), "idempotency_key_reused");
    world.kim = world.colleague("Ana", Role::Engineer);
    world.start(Some(&key("start")), Some("Something else")).unwrap();
    assert_eq!(world.store.sessions.len(), 2);
}

#[test]
fn the_same_start_twice_at_once_is_one_session() {
    let mut world = World::quiet();
    let loaded = world.start(None, None).unwrap();
    let record = world.store.sessions.remove(&loaded.session.id).unwrap();
    world.store.faster_start = Some((record, key("start")));
    let answered = world.start(Some(&key("start")), None).unwrap();
    assert_eq!(answered.session.id, loaded.session.id);
    assert_eq!(world.store.sessions.len(), 1);
}

#[test]
fn references_are_short_and_speakable() {
    let mut world = World::quiet();
    let loaded = world.start(None, None).unwrap();
    assert_eq!(loaded.session.reference, reference(loaded.session.id));
    let id: SessionId = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
    assert_eq!(reference(id), "RF-4SN02Q");
    let many: std::collections::HashSet<_> =
        (0..1_000).map(|_| reference(Env::system().new_id::<SessionId>())).collect();
    assert!(many.len() > 990);
}
