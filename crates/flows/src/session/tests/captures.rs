//! Values that are asked for: given before a step is left, corrected later, and sealed where they are secret.

use super::world::*;
use crate::session::*;
use rf_core::Failure;

fn capture(name: &str, value: &str) -> SessionCommand {
    SessionCommand::Capture { name: name.into(), value: value.into() }
}

fn value<'a>(loaded: &'a LoadedSession, name: &str) -> Option<&'a str> {
    loaded.state.captured().get(name)?.value.as_deref()
}

#[test]
fn a_step_is_not_left_before_what_it_requires_is_given() {
    let mut world = World::on_captures();
    let refusal = world.kim_does(complete("look")).unwrap_err();
    assert_eq!(refusal.code(), "captures_missing");
    let SessionFailure::CapturesMissing(missing) = refusal else { panic!("another refusal") };
    let missing: Vec<_> =
        missing.0.iter().map(|error| (error.field.as_str(), error.message.as_str())).collect();
    assert_eq!(missing, [("captures.host", "Computer"), ("captures.free_gb", "Free space in GB")]);
    world.kim_does(capture("host", "srv-01")).unwrap();
    refused(world.kim_does(complete("look")), "captures_missing");
    world.kim_does(capture("free_gb", " 9.5 ")).unwrap();
    let loaded = world.kim_does(complete("look")).unwrap();
    assert_eq!(
        (value(&loaded, "free_gb"), path(&loaded.state).as_str()),
        (Some("9.5"), "look done > [clean]")
    );
}

#[test]
fn a_value_is_of_its_sort_and_asked_for_by_a_step_that_was_met() {
    let mut world = World::on_captures();
    refused(world.kim_does(capture("colour", "red")), "unknown_capture");
    refused(world.kim_does(capture("free_gb", "little")), "invalid");
    // A step may still be skipped without its values.
    let loaded = world.kim_does(skip("look", "Known")).unwrap();
    assert_eq!(path(&loaded.state), "look skipped > [clean]");
    // What does not apply asks for nothing.
    world.kim_does(capture("free_gb", "500")).unwrap();
    refused(world.kim_does(capture("password", "s3cret")), "not_at_step");
}

#[test]
fn a_later_value_takes_the_place_of_the_first_and_decides_what_applies() {
    let mut world = World::on_captures();
    world.kim_does(capture("host", "srv-01")).unwrap();
    world.kim_does(capture("free_gb", "80")).unwrap();
    let loaded = world.kim_does(complete("look")).unwrap();
    assert_eq!(path(&loaded.state), "look done > [reset]");
    let loaded = world.kim_does(capture("free_gb", "8")).unwrap();
    assert_eq!((value(&loaded, "free_gb"), path(&loaded.state).as_str()), (Some("8"), "look done > [clean]"));
    assert_eq!(loaded.state.corrected_by(3), Some(5));
}

#[test]
fn a_secret_is_sealed_and_stands_in_no_event() {
    let mut world = World::on_captures();
    world.kim_does(skip("look", "Known")).unwrap();
    world.kim_does(skip("clean", "Known")).unwrap();
    let loaded = world.kim_does(capture("password", "Corr3ct-Horse")).unwrap();
    assert!(loaded.state.captured().contains_key("password") && value(&loaded, "password").is_none());
    let kept = format!("{:?} {:?}", world.kept(), loaded);
    assert!(!kept.contains("Corr3ct-Horse"), "{kept}");
    let [sealed] = &world.store.sealed.values().cloned().collect::<Vec<_>>()[..] else {
        panic!("one secret")
    };
    let owner = format!("session {} event 4", world.session);
    assert_eq!(world.sealer.open(&owner, sealed).unwrap(), "Corr3ct-Horse");
}

#[test]
fn a_secret_that_is_sent_again_is_the_same_request_and_another_secret_is_not() {
    let mut world = World::on_captures();
    let kim = world.kim.clone();
    world.kim_does(skip("look", "Known")).unwrap();
    world.kim_does(skip("clean", "Known")).unwrap();
    let sent = key("secret");
    world.sends(&kim, &sent, 3, capture("password", "one")).unwrap();
    let again = world.sends(&kim, &sent, 3, capture("password", "one")).unwrap();
    assert_eq!(again.session.event_count, 4);
    refused(world.sends(&kim, &sent, 3, capture("password", "two")), "idempotency_key_reused");
}

#[test]
fn the_end_needs_what_the_intake_and_the_resolution_require() {
    let mut world = World::on_captures();
    for step in ["look", "clean", "reset"] {
        world.kim_does(skip(step, "Known")).unwrap();
    }
    refused(world.kim_does(resolve("Skipped through")), "captures_missing");
    world.kim_does(capture("host", "srv-01")).unwrap();
    world.kim_does(resolve("Skipped through")).unwrap();
}

#[test]
fn what_was_given_is_corrected_from_anywhere() {
    let mut world = World::on_captures();
    world.kim_does(capture("host", "srv-01")).unwrap();
    world.kim_does(capture("password", "one")).unwrap();
    // With so much space, nobody asks for the password any more.
    world.kim_does(capture("free_gb", "500")).unwrap();
    world.kim_does(capture("password", "two")).unwrap();
}

#[test]
fn a_secret_keeps_its_spaces_and_its_command_shows_no_value() {
    let mut world = World::on_captures();
    let sent = capture("password", " pass phrase ");
    assert!(!format!("{sent:?}").contains("phrase"));
    world.kim_does(sent).unwrap();
    let [sealed] = &world.store.sealed.values().cloned().collect::<Vec<_>>()[..] else {
        panic!("one secret")
    };
    let owner = format!("session {} event 2", world.session);
    assert_eq!(world.sealer.open(&owner, sealed).unwrap(), " pass phrase ");
}

#[test]
fn a_step_that_another_one_interrupts_keeps_its_notes() {
    let mut world = World::on_captures();
    world.kim_does(capture("host", "srv-01")).unwrap();
    world.kim_does(capture("free_gb", "80")).unwrap();
    world.kim_does(complete("look")).unwrap();
    world.kim_does(note("Account exists")).unwrap();
    let loaded = world.kim_does(capture("free_gb", "8")).unwrap();
    assert_eq!(path(&loaded.state), "look done > [clean]");
    let loaded = world.kim_does(complete("clean")).unwrap();
    assert_eq!(path(&loaded.state), "look done > clean done > [reset]");
    assert_eq!(loaded.state.path()[2].notes, 1);
}

#[test]
fn the_first_step_follows_what_the_intake_says() {
    let flow = serde_json::from_value(serde_json::json!({
        "format": "resolutionflow.flow/1", "kind": "troubleshooting", "title": "No sound",
        "intake": [{"name": "is_server", "kind": "checkbox"}], "start": "ask",
        "steps": {
            "ask": {"type": "action", "title": "Ask the user", "when": "!is_server", "goto": "look"},
            "look": {"type": "action", "title": "Look at the driver", "goto": "done"},
            "done": {"type": "resolution", "title": "It sounds"}
        }
    }));
    let mut world = World::begun_on(&flow.unwrap());
    let loaded = world.kim_does(capture("is_server", "true")).unwrap();
    assert_eq!(path(&loaded.state), "[look]");
    let loaded = world.kim_does(capture("is_server", "false")).unwrap();
    assert_eq!(path(&loaded.state), "[ask]");
}
