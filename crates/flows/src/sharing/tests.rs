//! The rules of links, told as stories; what the database does is tested black-box.

use super::*;
use crate::session::{Session, SessionStatus};
use chrono::{TimeDelta, TimeZone, Utc};
use rf_core::{Actor, Env, Role, Time, Via};

fn now() -> Time {
    Utc.with_ymd_and_hms(2026, 3, 2, 9, 0, 0).unwrap()
}

fn actor(role: Role) -> Actor {
    let env = Env::system();
    let via = Via::SignIn(env.new_id());
    Actor { user: env.new_id(), name: "Ada".into(), team: env.new_id(), role, via, address: None }
}

fn session_of(actor: &Actor) -> Session {
    let id = Env::system().new_id();
    Session {
        id,
        team: actor.team,
        reference: crate::session::reference(id),
        flow: None,
        problem: None,
        assignee: actor.user,
        assignee_name: actor.name.clone(),
        status: SessionStatus::Active,
        started_at: now(),
        updated_at: now(),
        ended_at: None,
        event_count: 1,
        steps_taken: 0,
    }
}

fn share_of(actor: &Actor, session: &Session) -> Share {
    Share {
        id: Env::system().new_id(),
        team: actor.team,
        session: session.id,
        audience: ShareAudience::Public,
        variant: ShareVariant::Client,
        lock: None,
        created_by: actor.user,
        created_at: now(),
        expires_at: now() + TimeDelta::hours(1),
        revoked_at: None,
        revoked_by: None,
        views: 0,
        last_viewed_at: None,
    }
}

#[test]
fn a_link_works_until_its_moment_comes_or_it_is_taken_back() {
    let engineer = actor(Role::Engineer);
    let share = share_of(&engineer, &session_of(&engineer));
    assert_eq!(share.state(now()), ShareState::Live);
    assert_eq!(share.state(share.expires_at - TimeDelta::microseconds(1)), ShareState::Live);
    assert_eq!(share.state(share.expires_at), ShareState::Expired);
    let revoked = Share { revoked_at: Some(now()), ..share };
    assert_eq!(revoked.state(revoked.expires_at), ShareState::Revoked);
}

#[test]
fn its_maker_the_assignee_and_leads_take_a_link_back() {
    let owner = actor(Role::Engineer);
    let session = session_of(&owner);
    let colleague = |role| Actor { team: owner.team, ..actor(role) };
    let maker = colleague(Role::Engineer);
    let share = Share { created_by: maker.user, ..share_of(&owner, &session) };
    for (who, may) in [
        (&owner, true),
        (&maker, true),
        (&colleague(Role::TeamAdmin), true),
        (&colleague(Role::SuperAdmin), true),
        (&colleague(Role::Engineer), false),
        (&colleague(Role::Viewer), false),
    ] {
        assert_eq!(may_revoke(who, &session, &share), may, "{}", who.role);
    }
    let made_by = [(&owner, true), (&colleague(Role::TeamAdmin), true), (&maker, false)];
    for (who, may) in made_by {
        assert_eq!(may_create(who, &session), may, "{}", who.role);
    }
}

#[test]
fn a_passphrase_is_short_enough_to_tell_and_long_enough_to_count() {
    assert_eq!(checked_passphrase(" otter creek ").unwrap(), "otter creek");
    for (text, code) in [("", "empty"), ("otter", "too_short"), (&"x".repeat(201), "too_long")] {
        assert_eq!(checked_passphrase(text).unwrap_err().code, code);
    }
    assert_eq!(format!("{:?}", ShareLock::stored("$2b$")), "[hash]");
}

/// Runs a future that never waits.
fn at_once<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match future.as_mut().poll(&mut context) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => panic!("it waits"),
    }
}

#[test]
fn a_passphrase_is_verified_whatever_was_found() {
    let engineer = actor(Role::Engineer);
    let session = session_of(&engineer);
    let open = share_of(&engineer, &session);
    let locked = Share { lock: Some(ShareLock::stored("hash")), ..open.clone() };
    let found = |share: &Share| Ok(FoundShare { share: share.clone(), session: session.clone() });
    for (found, fits, outcome) in [
        (Err(ShareFailure::NotFound), false, Some(ShareFailure::NotFound)),
        (Err(ShareFailure::Expired), true, Some(ShareFailure::Expired)),
        (found(&open), false, None),
        (found(&locked), false, Some(ShareFailure::PassphraseWrong)),
        (found(&locked), true, None),
    ] {
        let mut verified = 0;
        let opened = at_once(open_share::<ShareFailure>(found, async |_| {
            verified += 1;
            Ok(fits)
        }));
        assert_eq!((opened.err(), verified), (outcome, 1));
    }
}
