//! What holds for every course of events.

use super::world::*;
use crate::session::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Any command, mostly a plausible one.
fn command() -> impl Strategy<Value = SessionCommand> {
    let step = prop::sample::select(vec!["web", "reset", "prompt", "fixed", "nowhere"]);
    let given = prop::sample::select(vec!["yes", "no", "broken", "maybe"]);
    prop_oneof![
        6 => (step.clone(), given).prop_map(|(step, given)| answer(step, given)),
        3 => step.prop_map(complete),
        3 => "\\PC{0,20}".prop_map(|text| note(&text)),
        1 => ("\\PC{0,20}", prop::option::of(0..4_u32)).prop_map(|(text, hypothesis)| SessionCommand::Note {
            text,
            audience: Audience::Internal,
            hypothesis
        }),
        2 => ("[a-z ]{0,5}", prop::option::of(0..3_u32), prop::option::of(0..4_u32)).prop_map(
            |(title, minutes, hypothesis)| SessionCommand::AdHocStep {
                title,
                result: None,
                minutes,
                audience: Audience::Client,
                hypothesis
            }
        ),
        2 => "[a-z ]{0,5}".prop_map(|statement| suspect(&statement)),
        2 => (0..5_u32, verdict()).prop_map(|(hypothesis, verdict)| close(hypothesis, verdict, None)),
        3 => (0..6_u32).prop_map(|visit| SessionCommand::GoBack { visit }),
        1 => (0..4_u128).prop_map(|number| SessionCommand::AddEvidence(file(number, None))),
        1 => (0..4_u128).prop_map(|number| withdraw(number, "Wrong window")),
        1 => Just(SessionCommand::Pause),
        2 => Just(SessionCommand::Resume),
        1 => "[a-z ]{0,5}".prop_map(|outcome| resolve(&outcome)),
        1 => "[a-z]{0,5}".prop_map(|reason| SessionCommand::Escalate { to: None, to_person: None, reason }),
        1 => "[a-z]{0,5}".prop_map(|why| SessionCommand::Abandon { why }),
        1 => "[a-z]{0,5}".prop_map(|why| SessionCommand::Reopen { why }),
        1 => suggested().prop_map(|step| SessionCommand::TakeSuggestion { step: step.into() }),
        1 => suggested().prop_map(|step| SessionCommand::DismissSuggestion { step: step.into(), why: None }),
        1 => suggested().prop_map(|step| SessionCommand::RestoreSuggestion { step: step.into() }),
    ]
}

fn suggested() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["reset", "fixed", "nowhere"])
}

fn verdict() -> impl Strategy<Value = HypothesisVerdict> {
    use HypothesisVerdict::*;
    prop::sample::select(vec![Confirmed, RuledOut, SetAside])
}

/// Any event at all, fitting or not.
fn event() -> impl Strategy<Value = SessionEvent> {
    let step = prop::sample::select(vec!["web", "reset", "prompt", "fixed", "nowhere"]);
    let given = prop::sample::select(vec!["yes", "no", "broken"]);
    let start = World::quiet().flow;
    prop_oneof![
        Just(SessionEvent::Started {
            flow: Some(start),
            version: Some(1),
            problem: None,
            subflows: Vec::new(),
            facts: BTreeMap::new()
        }),
        (step.clone(), given)
            .prop_map(|(step, given)| SessionEvent::Answered { step: step.into(), answer: given.into() }),
        step.clone().prop_map(|step| SessionEvent::StepDone { step: step.into() }),
        step.clone().prop_map(|step| SessionEvent::Noted {
            step: Some(step.into()),
            text: "n".into(),
            audience: Audience::Client,
            hypothesis: None
        }),
        (0..5_u32, step).prop_map(|(visit, step)| SessionEvent::WentBack { visit, step: step.into() }),
        (0..4_u32)
            .prop_map(|hypothesis| SessionEvent::HypothesisOpened { hypothesis, statement: "s".into() }),
        (0..4_u32, verdict()).prop_map(|(hypothesis, verdict)| SessionEvent::HypothesisClosed {
            hypothesis,
            verdict,
            why: None
        }),
        (0..4_u32).prop_map(|hypothesis| SessionEvent::AdHocStep {
            step: Some("web".into()),
            title: "t".into(),
            result: None,
            minutes: None,
            audience: Audience::Internal,
            hypothesis: Some(hypothesis)
        }),
        (0..4_u128, prop::option::of(Just("report".to_owned()))).prop_map(|(number, capture)| {
            let AddEvidence { file, caption, .. } = file(number, None);
            SessionEvent::EvidenceAdded { file, caption, step: Some("web".into()), capture }
        }),
        (0..4_u128).prop_map(|number| SessionEvent::EvidenceWithdrawn {
            id: uuid::Uuid::from_u128(number).into(),
            why: "w".into()
        }),
        suggested().prop_map(|step| SessionEvent::SuggestionDismissed { step: step.into(), why: None }),
        suggested().prop_map(|step| SessionEvent::SuggestionRestored { step: step.into() }),
        suggested().prop_map(|step| SessionEvent::SubflowEntered { step: step.into() }),
        Just(SessionEvent::FlowAttached { flow: start, version: 1, title: "t".into(), subflows: Vec::new() }),
        Just(SessionEvent::Paused),
        Just(SessionEvent::Resumed),
        Just(SessionEvent::Resolved { outcome: "x".into(), cause: None }),
        Just(SessionEvent::Escalated { to: None, to_person: None, reason: "x".into() }),
        Just(SessionEvent::EscalationAccepted),
        Just(SessionEvent::EscalationReturned { why: "x".into() }),
        Just(SessionEvent::Reopened { why: "x".into() }),
    ]
}

proptest! {
    #[test]
    fn the_fold_of_what_is_kept_is_the_state_that_was_answered(
        commands in prop::collection::vec(command(), 0..40)
    ) {
        let mut world = World::started();
        for command in commands {
            let before = world.kept();
            match world.kim_does(command) {
                Ok(loaded) => {
                    let after = world.kept();
                    prop_assert_eq!(&after.events[..before.events.len()], &before.events[..]);
                    prop_assert_eq!(after.events.len(), before.events.len() + 1);
                    prop_assert_eq!(&SessionState::fold(&flow(), &after.events), &loaded.state);
                    prop_assert!(loaded.state.misfits().is_empty());
                    let open = loaded.state.hypotheses().iter().filter(|known| known.end.is_none());
                    prop_assert!(open.count() <= 2);
                    prop_assert_eq!(&after.session, &loaded.session);
                    prop_assert_eq!(loaded.session.ended_at, loaded.state.ended_at());
                    prop_assert_eq!(loaded.session.steps_taken, loaded.state.steps_taken());
                }
                Err(_) => prop_assert_eq!(world.kept(), before),
            }
        }
    }

    #[test]
    fn an_event_stands_or_is_superseded_or_never_led_on(commands in prop::collection::vec(command(), 0..40)) {
        let mut world = World::started();
        for command in commands {
            let _ = world.kim_does(command);
        }
        let loaded = world.reads(&world.kim.clone()).unwrap();
        let standing: Vec<u32> = loaded.state.path().iter().filter_map(|visit| visit.left_by).collect();
        prop_assert!(standing.is_sorted());
        // An end that was taken back is superseded, and led nowhere.
        for recorded in loaded.events.iter().filter(|recorded| recorded.event.outcome().is_none()) {
            let leads_on =
                matches!(recorded.event, SessionEvent::Answered { .. } | SessionEvent::StepDone { .. } | SessionEvent::StepSkipped { .. });
            let stands = standing.contains(&recorded.seq);
            prop_assert_eq!(leads_on, stands != loaded.state.is_superseded(recorded.seq));
            if let Some(later) = loaded.state.corrected_by(recorded.seq) {
                prop_assert!(later > recorded.seq && loaded.state.is_superseded(recorded.seq));
            }
        }
    }

    #[test]
    fn a_replay_at_any_time_changes_nothing(
        commands in prop::collection::vec(command(), 1..25), again in 0..25_usize
    ) {
        let mut world = World::started();
        let kim = world.kim.clone();
        let mut sent = Vec::new();
        for (place, command) in commands.into_iter().enumerate() {
            let expected = world.kept().session.event_count;
            if world.sends(&kim, &key(&place.to_string()), expected, command.clone()).is_ok() {
                sent.push((place, expected, command));
            }
        }
        prop_assume!(!sent.is_empty());
        let (place, expected, command) = sent[again % sent.len()].clone();
        let kept = world.kept();
        let replayed = world.sends(&kim, &key(&place.to_string()), expected, command).unwrap();
        prop_assert_eq!(&replayed.events, &kept.events);
        prop_assert_eq!(world.kept(), kept);
    }

    #[test]
    fn no_course_of_events_makes_the_fold_panic(events in prop::collection::vec((event(), 0..40_u32), 0..40)) {
        let template = World::started().kept().events[0].clone();
        let recorded: Vec<_> = events
            .into_iter()
            .zip(1..)
            // Now and then a wrong number.
            .map(|((event, odd), seq)| RecordedEvent { seq: if odd == 0 { 0 } else { seq }, event, ..template.clone() })
            .collect();
        let state = SessionState::fold(&flow(), &recorded);
        prop_assert_eq!(state.event_count() as usize, recorded.len());
        let _ = decide(&state, &flow(), note("x"), nobody());
    }
}
