//! Files: added, standing for what a flow asks for, and withdrawn.

use super::world::*;
use crate::FlowDocument;
use crate::session::*;
use rf_core::{EvidenceId, Failure, Role};

/// look asks for a screenshot, which is required; the intake may have a log.
fn photographing() -> FlowDocument {
    serde_json::from_value(serde_json::json!({
        "format": "resolutionflow.flow/1",
        "kind": "procedural",
        "title": "Look at an error",
        "intake": [{"name": "log", "kind": "file"}],
        "sections": [{"title": "Work", "steps": ["look", "tell"]}],
        "steps": {
            "look": {"type": "action", "title": "Look at the window", "captures": [
                {"name": "window", "kind": "file", "label": "The window", "required": true},
                {"name": "host", "kind": "text"}]},
            "tell": {"type": "note", "title": "Tell the client"}
        }
    }))
    .unwrap()
}

fn adds(world: &mut World, adding: AddEvidence) -> Result<(LoadedSession, bool), SessionFailure> {
    let (kim, key) = (world.kim.clone(), key(&format!("file {}", adding.file.id)));
    sends(world, &kim, &key, None, adding)
}

fn sends(
    world: &mut World,
    actor: &rf_core::Actor,
    key: &IdempotencyKey,
    expected: Option<u32>,
    adding: AddEvidence,
) -> Result<(LoadedSession, bool), SessionFailure> {
    let request = (world.session, key, expected);
    run(add_evidence(&mut world.store, &world.env, &world.sealer, actor, request, (adding, true)))
}

fn value<'a>(loaded: &'a LoadedSession, name: &str) -> Option<&'a str> {
    loaded.state.captured().get(name)?.value.as_deref()
}

#[test]
fn a_file_is_added_wherever_the_session_stands_and_known_to_the_database() {
    let mut world = World::started();
    let (loaded, is_new) = adds(&mut world, file(1, None)).unwrap();
    assert!(is_new);
    let evidence = &loaded.state.evidence()[0];
    assert_eq!((evidence.seq, evidence.step.as_ref().unwrap().0.as_str()), (2, "web"));
    let row =
        run(find_evidence(&mut world.store, &world.kim.clone(), world.session, evidence.file.id)).unwrap();
    assert_eq!((row.seq, row.has_thumbnail, row.file.name.as_str()), (2, true, "log-1.txt"));
    // Who says what they saw is told when it is no longer so.
    let kim = world.kim.clone();
    refused(sends(&mut world, &kim, &key("late"), Some(1), file(2, None)), "session_moved");
    world.kim_does(SessionCommand::Pause).unwrap();
    adds(&mut world, file(3, None)).unwrap();
    world.kim_does(resolve("Done")).unwrap();
    refused(adds(&mut world, file(4, None)), "session_ended");
}

#[test]
fn a_repeated_request_adds_nothing_though_it_brings_an_id_of_its_own() {
    let mut world = World::started();
    let kim = world.kim.clone();
    sends(&mut world, &kim, &key("once"), None, file(1, None)).unwrap();
    let again = |id: u128| {
        let mut again = file(1, None);
        again.file.id = uuid::Uuid::from_u128(id).into();
        again
    };
    world.kim_does(note("meanwhile")).unwrap();
    let (loaded, is_new) = sends(&mut world, &kim, &key("once"), None, again(9)).unwrap();
    assert_eq!((is_new, loaded.events.len(), world.store.evidence.len()), (false, 3, 1));
    let other = AddEvidence { caption: Some("another".into()), ..again(9) };
    refused(sends(&mut world, &kim, &key("once"), None, other), "idempotency_key_reused");
    // Asked before the bytes come, a repeated request goes through even where nothing new would.
    world.kim_does(resolve("Done")).unwrap();
    let asked = (100, None, None);
    run(check_adding(&mut world.store, &kim, world.session, &key("once"), asked)).unwrap();
    refused(run(check_adding(&mut world.store, &kim, world.session, &key("new1"), asked)), "session_ended");
}

#[test]
fn a_required_file_holds_its_step_up_until_one_stands_for_it() {
    let mut world = World::begun_on(&photographing());
    refused(world.kim_does(complete("look")), "captures_missing");
    let by_value = SessionCommand::Capture { name: "window".into(), value: "shot.png".into() };
    refused(world.kim_does(by_value), "invalid");
    refused(adds(&mut world, file(1, Some("host"))), "unknown_capture");
    refused(adds(&mut world, file(1, Some("nothing"))), "unknown_capture");
    adds(&mut world, file(1, Some("window"))).unwrap();
    let (loaded, _) = adds(&mut world, file(2, Some("window"))).unwrap();
    assert_eq!(value(&loaded, "window"), Some("log-2.txt"));

    // What is withdrawn stands for nothing; the one before does again.
    let loaded = world.kim_does(withdraw(2, "Wrong window")).unwrap();
    assert_eq!(value(&loaded, "window"), Some("log-1.txt"));
    let loaded = world.kim_does(withdraw(1, "Wrong window")).unwrap();
    assert_eq!(value(&loaded, "window"), None);
    refused(world.kim_does(complete("look")), "captures_missing");
    adds(&mut world, file(3, Some("window"))).unwrap();
    world.kim_does(SessionCommand::Pause).unwrap();
    refused(adds(&mut world, file(4, Some("log"))), "session_paused");
    world.kim_does(SessionCommand::Resume).unwrap();
    let loaded = world.kim_does(complete("look")).unwrap();
    assert_eq!(path(&loaded.state), "look done > [tell]");
}

#[test]
fn a_file_is_withdrawn_once_with_a_reason() {
    let mut world = World::started();
    refused(world.kim_does(withdraw(1, "why")), "evidence_not_found");
    adds(&mut world, file(1, None)).unwrap();
    refused(world.kim_does(withdraw(1, " ")), "invalid");
    let loaded = world.kim_does(withdraw(1, "Shows a password")).unwrap();
    assert_eq!(loaded.state.evidence()[0].withdrawn, Some(3));
    assert!(loaded.state.misfits().is_empty());
    refused(world.kim_does(withdraw(1, "again")), "evidence_withdrawn");
}

#[test]
fn a_session_holds_so_many_files_and_so_much() {
    let mut world = World::started();
    let mut large = file(1, None);
    large.file.bytes = EVIDENCE_BYTES_MAX + 1;
    refused(adds(&mut world, large), "evidence_too_large");
    for number in 0..20 {
        let mut large = file(100 + number, None);
        large.file.bytes = EVIDENCE_BYTES_MAX;
        adds(&mut world, large).unwrap();
    }
    refused(adds(&mut world, file(1, None)), "evidence_limit_reached");
    // What is withdrawn makes room.
    world.kim_does(withdraw(100, "Not needed")).unwrap();
    adds(&mut world, file(1, None)).unwrap();

    let mut world = World::started();
    for number in 0..EVIDENCE_FILES_MAX {
        adds(&mut world, file(number as u128, None)).unwrap();
    }
    refused(adds(&mut world, file(1_000, None)), "evidence_limit_reached");
}

#[test]
fn files_are_for_who_may_work_here_and_read_by_who_may_read() {
    let mut world = World::started();
    adds(&mut world, file(1, None)).unwrap();
    let (session, id) = (world.session, EvidenceId::from(uuid::Uuid::from_u128(1)));
    let colleague = world.colleague("Lena", Role::Engineer);
    let (viewer, stranger) = (world.colleague("Vera", Role::Viewer), world.stranger(Role::TeamAdmin));
    for (actor, reading, adding) in [
        (&colleague, None, "forbidden"),
        (&viewer, Some("session_not_found"), "session_not_found"),
        (&stranger, Some("session_not_found"), "session_not_found"),
    ] {
        let found = run(find_evidence(&mut world.store, actor, session, id));
        assert_eq!(found.err().map(|failure| failure.code()), reading, "{}", actor.name);
        refused(sends(&mut world, actor, &key("other"), None, file(2, None)), adding);
        let asked = (1, None, None);
        refused(run(check_adding(&mut world.store, actor, session, &key("other"), asked)), adding);
    }
    let kim = world.kim.clone();
    let nothing = EvidenceId::from(uuid::Uuid::from_u128(7));
    refused(run(find_evidence(&mut world.store, &kim, session, nothing)), "evidence_not_found");
}

#[test]
fn no_client_sends_the_command_that_comes_with_a_file() {
    let sent = serde_json::json!({ "type": "add_evidence", "file": {}, "caption": null, "capture": null });
    assert!(serde_json::from_value::<SessionCommand>(sent).is_err());
}
