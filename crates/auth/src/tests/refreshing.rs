//! Rotation: who gets the next token, who gets the same one again, and who is shown the door.

use super::{
    memory::run,
    world::{World, code, over},
};
use crate::{Channel, EndReason, RefreshOutcome, RefreshRequest, refresh};
use chrono::TimeDelta;
use rf_core::{AuditAction, Env, Failure, ManualClock, SequentialIds};
use std::sync::Arc;

#[test]
fn each_refresh_brings_the_next_token() {
    let world = World::new();
    let mut grant = world.sign_in();
    for generation in 2..=5 {
        world.wait(TimeDelta::minutes(4));
        let next = world.refresh(&grant.refresh_token).unwrap();
        assert_ne!(next.refresh_token, grant.refresh_token);
        assert_eq!(next.sign_in.generation, generation);
        assert_eq!(code(&world.authenticate(&next.access.token)), "ok");
        grant = next;
    }
}

#[test]
fn a_second_tab_gets_the_same_successor_byte_for_byte() {
    let world = World::new();
    let first = world.sign_in();
    let successor = world.refresh(&first.refresh_token).unwrap();
    world.authenticate(&successor.access.token).unwrap();
    world.wait(TimeDelta::milliseconds(29_999));
    let again = world.refresh(&first.refresh_token).unwrap();
    assert_eq!(again.refresh_token, successor.refresh_token);
    assert_eq!(code(&world.authenticate(&again.access.token)), "ok");
}

#[test]
fn the_grace_of_the_previous_token_counts_from_the_first_rotation_and_never_slides() {
    let world = World::new();
    let first = world.sign_in();
    let successor = world.refresh(&first.refresh_token).unwrap();
    world.authenticate(&successor.access.token).unwrap();
    for _ in 0..2 {
        world.wait(TimeDelta::seconds(14));
        assert_eq!(code(&world.refresh(&first.refresh_token)), "ok");
    }
    // Thirty seconds to the dot: past.
    world.wait(TimeDelta::seconds(2));
    assert_eq!(code(&world.refresh(&first.refresh_token)), "session_revoked_security");
}

#[test]
fn a_lost_response_can_be_asked_for_again_as_long_as_the_successor_is_untouched() {
    let world = World::new();
    let first = world.sign_in();
    let lost = world.refresh(&first.refresh_token).unwrap();
    world.wait(TimeDelta::days(2));
    let again = world.refresh(&first.refresh_token).unwrap();
    assert_eq!(again.refresh_token, lost.refresh_token);
    // Once it is in use, the excuse is gone.
    world.authenticate(&again.access.token).unwrap();
    assert_eq!(code(&world.refresh(&first.refresh_token)), "session_revoked_security");
}

#[test]
fn a_successor_that_was_itself_refreshed_is_used() {
    let world = World::new();
    let first = world.sign_in();
    let second = world.refresh(&first.refresh_token).unwrap();
    world.refresh(&second.refresh_token).unwrap();
    assert_eq!(code(&world.refresh(&first.refresh_token)), "session_revoked_security");
}

#[test]
fn asking_again_moves_no_deadline() {
    let world = World::new();
    let first = world.sign_in();
    let successor = world.refresh(&first.refresh_token).unwrap();
    world.wait(TimeDelta::seconds(10));
    let again = world.refresh_in_person(&first.refresh_token).unwrap();
    assert_eq!(again.sign_in, successor.sign_in);
    assert_eq!(world.row(&first), successor.sign_in);
}

#[test]
fn an_access_token_of_the_previous_generation_does_not_use_the_successor() {
    let world = World::new();
    let first = world.sign_in();
    world.refresh(&first.refresh_token).unwrap();
    world.authenticate(&first.access.token).unwrap();
    world.wait(TimeDelta::minutes(1));
    assert_eq!(code(&world.refresh(&first.refresh_token)), "ok");
}

#[test]
fn reuse_ends_the_whole_sign_in_and_no_other() {
    let world = World::new();
    let (stolen, other) = (world.sign_in(), world.sign_in());
    let second = world.refresh(&stolen.refresh_token).unwrap();
    let third = world.refresh(&second.refresh_token).unwrap();
    world.wait(TimeDelta::minutes(1));
    let at = world.now();
    let refused = world.refresh(&stolen.refresh_token);
    assert_eq!((code(&refused), over(&refused)), ("session_revoked_security", Some(("reuse_detected", at))));
    world.wait(TimeDelta::minutes(1));
    for token in [&stolen.refresh_token, &second.refresh_token, &third.refresh_token] {
        let refused = world.refresh(token);
        assert_eq!(
            (code(&refused), over(&refused)),
            ("session_revoked_security", Some(("reuse_detected", at)))
        );
    }
    assert_eq!(code(&world.authenticate(&third.access.token)), "session_revoked_security");
    assert_eq!(code(&world.refresh(&other.refresh_token)), "ok");
}

#[test]
fn a_detected_reuse_is_kept_and_told_exactly_once() {
    let world = World::new();
    let first = world.sign_in();
    let second = world.refresh(&first.refresh_token).unwrap();
    world.refresh(&second.refresh_token).unwrap();
    let request = RefreshRequest {
        token: Some(first.refresh_token.as_str()),
        channel: Channel::Cookie,
        activity: true,
        address: Some("192.0.2.7"),
    };
    let outcome = run(refresh(&mut world.store.clone(), &world.env, &world.rules, request));
    let Ok(RefreshOutcome::Ended { sign_in, failure }) = outcome else { panic!("{outcome:?}") };
    assert_eq!(*sign_in, world.row(&first));
    assert_eq!(sign_in.ended.map(|ended| ended.reason), Some(EndReason::ReuseDetected));
    assert_eq!(failure.code(), "session_revoked_security");
    // The next time nothing is left to keep, so nothing is recorded twice.
    let outcome = run(refresh(&mut world.store.clone(), &world.env, &world.rules, request));
    assert_eq!(outcome.unwrap_err().code(), "session_revoked_security");
    let mut events = world.store.tables().audit.clone();
    events.retain(|event| event.action == AuditAction::SignInReuseDetected);
    assert_eq!(events.len(), 1);
    assert_eq!((events[0].actor_kind, events[0].actor_id), ("visitor", None), "the thief is not named");
    assert_eq!(events[0].address.as_deref(), Some("192.0.2.7"));
    assert_eq!(events[0].target.id, Some(first.sign_in.id.uuid()));
}

#[test]
fn every_reason_for_an_end_has_its_code() {
    for (reason, wanted) in [
        (EndReason::SignedOut, "session_revoked"),
        (EndReason::EndedByAdmin, "session_revoked"),
        (EndReason::PasswordChanged, "session_revoked"),
        (EndReason::Replaced, "session_revoked"),
        (EndReason::MembershipRemoved, "session_revoked"),
        (EndReason::PolicyTightened, "session_revoked_policy"),
        (EndReason::ReuseDetected, "session_revoked_security"),
    ] {
        let world = World::new();
        let grant = world.sign_in();
        world.end(&grant, reason);
        let at = world.now();
        world.wait(TimeDelta::minutes(1));
        for refused in
            [world.refresh(&grant.refresh_token).err(), world.authenticate(&grant.access.token).err()]
        {
            let refused: Result<(), _> = Err(refused.unwrap());
            assert_eq!((code(&refused), over(&refused)), (wanted, Some((reason.as_str(), at))));
        }
    }
}

#[test]
fn nothing_sent_is_not_the_same_as_something_wrong_sent() {
    let world = World::new();
    for token in [None, Some("")] {
        let request = RefreshRequest { token, channel: Channel::Body, activity: false, address: None };
        let refused = run(refresh(&mut world.store.clone(), &world.env, &world.rules, request));
        assert_eq!(code(&refused), "no_refresh_token");
    }
    assert_eq!(code(&world.refresh_as(" ", Channel::Cookie, false)), "invalid_refresh_token");
}

#[test]
fn an_unknown_sign_in_is_an_invalid_token() {
    let world = World::new();
    let grant = world.sign_in();
    world.store.tables().sign_ins.clear();
    assert_eq!(code(&world.refresh(&grant.refresh_token)), "invalid_refresh_token");
    // Also when it would be expired besides.
    world.wait(TimeDelta::days(100));
    assert_eq!(code(&world.refresh(&grant.refresh_token)), "invalid_refresh_token");
}

#[test]
fn a_token_of_one_channel_is_refused_on_the_other() {
    for (own, other) in [(Channel::Cookie, Channel::Body), (Channel::Body, Channel::Cookie)] {
        let world = World::new();
        let grant = world.sign_in_by(own);
        let token = grant.refresh_token.as_str();
        assert_eq!(code(&world.refresh_as(token, other, false)), "invalid_refresh_token");
        assert_eq!(world.row(&grant), grant.sign_in);
        assert_eq!(code(&world.refresh_as(token, own, false)), "ok");
    }
}

#[test]
fn a_disabled_account_is_told_before_anything_about_its_sign_in() {
    let world = World::new();
    let grant = world.sign_in();
    let at = world.now();
    world.edit_ada(|ada| ada.disabled_at = Some(at));
    world.end(&grant, EndReason::EndedByAdmin);
    world.wait(TimeDelta::days(30));
    let refused = world.refresh(&grant.refresh_token);
    assert_eq!((code(&refused), over(&refused)), ("account_disabled", Some(("account_disabled", at))));
    // But not to a stranger: on the wrong channel the token is nobody's.
    let refused = world.refresh_as(grant.refresh_token.as_str(), Channel::Body, false);
    assert_eq!(code(&refused), "invalid_refresh_token");
}

#[test]
fn a_person_who_left_the_team_is_not_signed_in_to_it() {
    let world = World::new();
    let grant = world.sign_in();
    world.edit_ada(|ada| ada.team = world.env.new_id());
    let refused = world.refresh(&grant.refresh_token);
    assert_eq!(
        (code(&refused), over(&refused)),
        ("session_revoked", Some(("membership_removed", world.now())))
    );
    assert_eq!(code(&world.authenticate(&grant.access.token)), "session_revoked");
}

#[test]
fn a_token_of_a_generation_that_was_never_issued_is_invalid_and_ends_nothing() {
    // A database that was restored from a backup knows less than the clients do.
    let world = World::new();
    let first = world.sign_in();
    let second = world.refresh(&first.refresh_token).unwrap();
    world.edit(first.sign_in.id, |row| *row = first.sign_in.clone());
    assert_eq!(code(&world.refresh(&second.refresh_token)), "invalid_refresh_token");
    assert_eq!(code(&world.authenticate(&second.access.token)), "invalid_access_token");
    // The same generation again, but another token.
    world.refresh(&first.refresh_token).unwrap();
    assert_eq!(code(&world.refresh(&second.refresh_token)), "invalid_refresh_token");
    assert_eq!(world.row(&first).ended, None);
}

#[test]
fn the_same_row_signs_the_same_token_on_every_server() {
    let (one, two) = (World::new(), World::new());
    let row = one.sign_in().sign_in;
    two.wait(TimeDelta::hours(5));
    assert_eq!(one.rules.tokens.refresh(&row), two.rules.tokens.refresh(&row));
}

#[test]
fn a_database_that_does_not_answer_leaves_the_token_good() {
    let world = World::new();
    let grant = world.sign_in();
    world.store.tables().is_down = true;
    let refused = world.refresh(&grant.refresh_token).unwrap_err();
    assert_eq!(refused.code(), "database_unavailable");
    assert_eq!(refused.at_refresh().code(), "refresh_unavailable");
    world.store.tables().is_down = false;
    assert_eq!(code(&world.refresh(&grant.refresh_token)), "ok");
}

#[test]
fn a_clock_that_steps_back_signs_nobody_out() {
    let world = World::new();
    let grant = world.sign_in();
    let next = world.refresh(&grant.refresh_token).unwrap();
    let clock = Arc::new(ManualClock::new(world.now() - TimeDelta::minutes(10)));
    let env = Env::new(clock, Arc::new(SequentialIds::default()));
    let request = RefreshRequest {
        token: Some(next.refresh_token.as_str()),
        channel: Channel::Cookie,
        activity: true,
        address: None,
    };
    let outcome = run(refresh(&mut world.store.clone(), &env, &world.rules, request));
    assert_eq!(code(&outcome), "ok");
}
