//! Taking an end back.

use super::world::*;
use crate::session::*;

fn reopen(why: &str) -> SessionCommand {
    SessionCommand::Reopen { why: why.into() }
}

#[test]
fn an_ended_session_goes_on_where_it_ended_and_only_by_being_opened_again() {
    let mut world = World::started();
    refused(world.kim_does(reopen("Nothing to open")), "session_not_ended");
    world.kim_does(answer("web", "no")).unwrap();
    world.kim_does(SessionCommand::Pause).unwrap();
    let ended = world.kim_does(resolve("It went away")).unwrap();
    assert!(may_reopen(&world.kim, &ended.session) && !may_act(&world.kim, &ended.session));
    refused(world.kim_does(note("Too late")), "session_ended");
    refused(world.kim_does(reopen(" ")), "invalid");
    let opened = world.kim_does(reopen("It is back")).unwrap();
    assert_eq!((opened.session.status, opened.session.ended_at), (SessionStatus::Active, None));
    assert_eq!((opened.state.paused_since(), opened.state.is_superseded(4)), (None, true));
    assert!(may_act(&world.kim, &opened.session) && !may_reopen(&world.kim, &opened.session));
    let done = world.kim_does(complete("reset")).unwrap();
    assert_eq!(path(&done.state), "web no > reset done > [prompt]");
}

#[test]
fn what_opens_a_running_session_again_does_not_fit() {
    let mut world = World::started();
    let loaded = world.kim_does(note("n")).unwrap();
    let mut events = loaded.events;
    events.push(RecordedEvent {
        seq: 3,
        event: SessionEvent::Reopened { why: "w".into() },
        ..events[1].clone()
    });
    assert_eq!(SessionState::fold(&flow(), &events).misfits()[&3], Misfit::NotEnded);
}
