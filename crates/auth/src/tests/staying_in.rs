//! The two windows of a sign-in: what moves them, what does not, and what is said when they are past.

use super::world::{World, code, over};
use crate::{EndReason, SessionPolicy};
use chrono::TimeDelta;

#[test]
fn both_windows_are_fixed_at_login_from_the_policy() {
    let world = World::new();
    let row = world.sign_in().sign_in;
    assert_eq!(row.idle_deadline, world.now() + TimeDelta::days(3));
    assert_eq!(row.absolute_deadline, world.now() + TimeDelta::days(14));
    assert_eq!((row.idle_max_seconds, row.absolute_max_seconds), (259_200, 1_209_600));
}

#[test]
fn a_background_refresh_rotates_without_extending_the_idle_window() {
    let world = World::new();
    let first = world.sign_in();
    world.wait(TimeDelta::days(2));
    let second = world.refresh(&first.refresh_token).unwrap();
    assert_eq!(second.sign_in.generation, 2);
    assert_eq!(second.sign_in.idle_deadline, first.sign_in.idle_deadline);
    assert_eq!(second.sign_in.last_active_at, first.sign_in.created_at);
    assert_eq!(second.sign_in, world.row(&first));
}

#[test]
fn a_refresh_that_a_person_caused_extends_the_idle_window() {
    let world = World::new();
    let first = world.sign_in();
    world.wait(TimeDelta::days(2));
    let second = world.refresh_in_person(&first.refresh_token).unwrap();
    assert_eq!(second.sign_in.idle_deadline, world.now() + TimeDelta::days(3));
    assert_eq!(second.sign_in.last_active_at, world.now());
    assert_eq!(second.sign_in, world.row(&first));
}

#[test]
fn nothing_extends_the_absolute_deadline() {
    let world = World::new();
    let mut grant = world.sign_in();
    let end = grant.sign_in.absolute_deadline;
    for _ in 0..6 {
        world.wait(TimeDelta::days(2));
        grant = world.refresh_in_person(&grant.refresh_token).unwrap();
        assert_eq!(grant.sign_in.absolute_deadline, end);
        assert!(grant.sign_in.idle_deadline <= end);
    }
    world.wait_until(end);
    let refused = world.refresh_in_person(&grant.refresh_token);
    assert_eq!((code(&refused), over(&refused)), ("session_expired_absolute", Some(("absolute", end))));
}

#[test]
fn an_idle_deadline_equal_to_now_is_past() {
    let world = World::new();
    let grant = world.sign_in();
    let end = grant.sign_in.idle_deadline;
    world.wait_until(end);
    let refused = world.refresh(&grant.refresh_token);
    assert_eq!((code(&refused), over(&refused)), ("session_expired_idle", Some(("idle", end))));
}

#[test]
fn a_microsecond_before_its_deadline_a_sign_in_stands() {
    let world = World::new();
    let grant = world.sign_in();
    world.wait_until(grant.sign_in.idle_deadline - TimeDelta::microseconds(1));
    let last = world.refresh(&grant.refresh_token).unwrap();
    assert_eq!(last.access.expires_in_seconds, 0);
}

#[test]
fn the_row_decides_within_the_second_that_the_claims_cut_off() {
    let world = World::new();
    let grant = world.sign_in();
    // `exp` says 08:00:00, the row says 08:00:00.25.
    world.wait_until(grant.sign_in.idle_deadline - TimeDelta::milliseconds(100));
    assert_eq!(code(&world.refresh(&grant.refresh_token)), "ok");
}

#[test]
fn an_access_token_lives_five_minutes() {
    let world = World::new();
    let access = world.sign_in().access;
    // The issuing moment's fraction of a second is cut off the end.
    assert_eq!(access.expires_in_seconds, 299);
    world.wait(TimeDelta::milliseconds(299_749));
    assert_eq!(code(&world.authenticate(&access.token)), "ok");
    world.wait(TimeDelta::milliseconds(1));
    assert_eq!(code(&world.authenticate(&access.token)), "access_token_expired");
}

#[test]
fn no_access_token_outlives_a_deadline() {
    for policy in [SessionPolicy::STANDARD, SessionPolicy::STRICT] {
        let world = World::under(policy);
        let first = world.sign_in();
        for seconds_left in [299, 61, 2, 1] {
            world.edit(first.sign_in.id, |row| {
                row.absolute_deadline = world.now() + TimeDelta::seconds(seconds_left);
                row.idle_deadline = row.absolute_deadline;
            });
            let row = world.row(&first);
            let access = world.rules.tokens.access(&row, world.now());
            assert!(i64::from(access.expires_in_seconds) <= seconds_left);
            world.wait_until(row.absolute_deadline);
            assert_eq!(code(&world.authenticate(&access.token)), "access_token_expired");
        }
    }
}

#[test]
fn a_tab_that_slept_for_a_week_is_expired_and_not_attacked() {
    let world = World::new();
    let first = world.sign_in();
    let second = world.refresh_in_person(&first.refresh_token).unwrap();
    world.authenticate(&second.access.token).unwrap();
    world.wait(TimeDelta::days(7));
    // Even with a token that was rotated long ago: deadlines are judged before reuse.
    for grant in [&first, &second] {
        let refused = world.refresh(&grant.refresh_token);
        assert_eq!(code(&refused), "session_expired_idle");
        assert_eq!(over(&refused), Some(("idle", second.sign_in.idle_deadline)));
    }
    assert_eq!(world.row(&first).ended, None);
}

#[test]
fn the_earliest_deadline_names_the_cause() {
    let world = World::new();
    let grant = world.sign_in();
    // Both are past; the idle one came first.
    world.wait(TimeDelta::days(30));
    assert_eq!(code(&world.refresh(&grant.refresh_token)), "session_expired_idle");
    // An idle deadline that only the absolute one had cut short is the absolute one.
    world.edit(grant.sign_in.id, |row| row.idle_deadline = row.absolute_deadline);
    assert_eq!(code(&world.refresh(&grant.refresh_token)), "session_expired_absolute");
}

#[test]
fn what_ended_before_a_deadline_is_told_for_what_ended_it_and_what_ended_later_is_expired() {
    let world = World::new();
    let (early, late) = (world.sign_in(), world.sign_in());
    world.wait(TimeDelta::hours(1));
    world.end(&early, EndReason::EndedByAdmin);
    let ended_at = world.now();
    world.wait_until(late.sign_in.idle_deadline);
    world.end(&late, EndReason::EndedByAdmin);
    world.wait(TimeDelta::days(90));
    let refused = world.refresh(&early.refresh_token);
    assert_eq!((code(&refused), over(&refused)), ("session_revoked", Some(("ended_by_admin", ended_at))));
    assert_eq!(code(&world.refresh(&late.refresh_token)), "session_expired_idle");
}

#[test]
fn an_end_written_by_a_clock_that_is_ahead_still_counts() {
    let world = World::new();
    let grant = world.sign_in();
    world.edit(grant.sign_in.id, |row| {
        row.ended = Some(crate::Ended { at: row.absolute_deadline, reason: EndReason::SignedOut });
    });
    assert_eq!(code(&world.refresh(&grant.refresh_token)), "session_revoked");
    assert_eq!(code(&world.authenticate(&grant.access.token)), "session_revoked");
}
