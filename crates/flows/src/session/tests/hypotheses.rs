//! Possible causes, side by side.

use super::world::*;
use crate::session::*;

fn note_on(hypothesis: u32) -> SessionCommand {
    let (text, audience) = ("Seen".into(), Audience::Internal);
    SessionCommand::Note { text, audience, hypothesis: Some(hypothesis) }
}

/// Which are open, and what came of the others.
fn stand(state: &SessionState) -> Vec<(u32, Option<HypothesisVerdict>)> {
    let end = |known: &Hypothesis| known.end.as_ref().map(|end| end.verdict);
    state.hypotheses().iter().map(|known| (known.number, end(known))).collect()
}

#[test]
fn two_hypotheses_are_open_at_most_and_keep_their_numbers() {
    use HypothesisVerdict::*;
    let mut world = World::started();
    world.kim_does(suspect("The server is down")).unwrap();
    world.kim_does(suspect("  The switch is broken ")).unwrap();
    refused(world.kim_does(suspect("The cable")), "hypotheses_full");
    world.kim_does(close(1, RuledOut, Some(" It answers "))).unwrap();
    let loaded = world.kim_does(suspect("The cable")).unwrap();
    assert_eq!(stand(&loaded.state), [(1, Some(RuledOut)), (2, None), (3, None)]);
    let second = &loaded.state.hypotheses()[1];
    assert_eq!(second.statement, "The switch is broken");
    world.kim_does(close(3, SetAside, Some(" "))).unwrap();
    let loaded = world.kim_does(close(2, Confirmed, None)).unwrap();
    assert_eq!(stand(&loaded.state), [(1, Some(RuledOut)), (2, Some(Confirmed)), (3, Some(SetAside))]);
    let why = |place: usize| loaded.state.hypotheses()[place].end.clone().unwrap().why;
    assert_eq!((why(0).as_deref(), why(1), why(2)), (Some("It answers"), None, None));
    assert_eq!(path(&loaded.state), "[web]", "the path is another matter");
}

#[test]
fn what_is_recorded_for_a_hypothesis_needs_it_to_be_open() {
    let mut world = World::started();
    refused(world.kim_does(note_on(1)), "hypothesis_not_open");
    refused(world.kim_does(close(1, HypothesisVerdict::Confirmed, None)), "hypothesis_not_open");
    world.kim_does(suspect("The server is down")).unwrap();
    world.kim_does(note_on(1)).unwrap();
    refused(world.kim_does(note_on(0)), "hypothesis_not_open");
    refused(world.kim_does(note_on(2)), "hypothesis_not_open");
    world.kim_does(close(1, HypothesisVerdict::RuledOut, None)).unwrap();
    refused(world.kim_does(note_on(1)), "hypothesis_not_open");
    refused(world.kim_does(close(1, HypothesisVerdict::Confirmed, None)), "hypothesis_not_open");
    assert_eq!(world.kept().events.len(), 4);
}

#[test]
fn hypotheses_have_limits_and_wait_while_the_session_does() {
    let mut world = World::started();
    refused(world.kim_does(suspect(" ")), "invalid");
    refused(world.kim_does(suspect(&"x".repeat(301))), "invalid");
    world.kim_does(suspect(&"x".repeat(300))).unwrap();
    refused(world.kim_does(close(1, HypothesisVerdict::SetAside, Some(&"x".repeat(2_001)))), "invalid");
    world.kim_does(SessionCommand::Pause).unwrap();
    refused(world.kim_does(suspect("Another")), "session_paused");
    refused(world.kim_does(close(1, HypothesisVerdict::SetAside, None)), "session_paused");
    world.kim_does(note_on(1)).unwrap();
}

#[test]
fn a_session_ends_with_hypotheses_open_and_goes_on_with_them() {
    let mut world = World::started();
    world.kim_does(suspect("The server is down")).unwrap();
    let loaded = world.kim_does(resolve("It came back")).unwrap();
    assert_eq!(stand(&loaded.state), [(1, None)]);
    refused(world.kim_does(close(1, HypothesisVerdict::Confirmed, None)), "session_ended");
    world.kim_does(SessionCommand::Reopen { why: "Down again".into() }).unwrap();
    world.kim_does(close(1, HypothesisVerdict::Confirmed, None)).unwrap();
}

#[test]
fn a_hypothesis_that_does_not_fit_is_listed_and_changes_nothing() {
    let mut world = World::started();
    world.kim_does(suspect("The server is down")).unwrap();
    let sound = world.kept().events;
    for event in [
        SessionEvent::HypothesisOpened { hypothesis: 1, statement: "Again".into() },
        SessionEvent::HypothesisOpened { hypothesis: 3, statement: "Too far".into() },
        SessionEvent::HypothesisClosed { hypothesis: 2, verdict: HypothesisVerdict::Confirmed, why: None },
        SessionEvent::Noted {
            step: Some("web".into()),
            text: "x".into(),
            audience: Audience::Internal,
            hypothesis: Some(2),
        },
    ] {
        let mut events = sound.clone();
        events.push(RecordedEvent { seq: 3, event, ..sound[1].clone() });
        let state = SessionState::fold(&flow(), &events);
        assert_eq!(state.misfits()[&3], Misfit::WrongHypothesis);
        assert_eq!(stand(&state), [(1, None)]);
    }
}
