//! Pausing and going on.

use super::world::*;
use crate::session::*;
use chrono::TimeDelta;

#[test]
fn while_it_is_paused_a_session_is_noted_in_resumed_or_ended_and_nothing_else() {
    let mut world = World::started();
    refused(world.kim_does(SessionCommand::Resume), "session_not_paused");
    let paused = world.kim_does(SessionCommand::Pause).unwrap();
    assert_eq!(paused.state.paused_since(), Some(paused.session.updated_at));
    refused(world.kim_does(answer("web", "no")), "session_paused");
    refused(world.kim_does(SessionCommand::Pause), "session_paused");
    world.kim_does(note("The user called back")).unwrap();
    let resumed = world.kim_does(SessionCommand::Resume).unwrap();
    assert_eq!(resumed.state.paused_since(), None);
    world.kim_does(answer("web", "no")).unwrap();
    world.kim_does(SessionCommand::Pause).unwrap();
    let ended = world.kim_does(resolve("It went away")).unwrap();
    assert_eq!((ended.state.status(), ended.state.paused_since()), (SessionStatus::Resolved, None));
}

#[test]
fn time_in_hand_has_no_pauses_and_of_silence_15_minutes() {
    let event = |minute: i64, event: SessionEvent| RecordedEvent {
        seq: 1,
        at: chrono::DateTime::UNIX_EPOCH + TimeDelta::minutes(minute),
        actor: World::quiet().kim.user,
        actor_name: "Kim".into(),
        event,
    };
    let noted = || SessionEvent::Noted {
        step: None,
        text: "n".into(),
        audience: Audience::Internal,
        hypothesis: None,
    };
    let check = |events: &[RecordedEvent], minutes: i64| {
        assert_eq!(hands_on(events), TimeDelta::minutes(minutes), "{events:?}");
    };
    check(&[], 0);
    check(&[event(0, noted()), event(10, noted()), event(15, noted())], 15);
    check(&[event(0, noted()), event(40, noted())], 15);
    check(
        &[
            event(0, noted()),
            event(5, SessionEvent::Paused),
            event(8, noted()),
            event(9, SessionEvent::Resumed),
            event(10, noted()),
        ],
        6,
    );
    check(&[event(0, SessionEvent::Paused), event(9, SessionEvent::Abandoned { why: "w".into() })], 0);
}
