//! Logging in: one answer and one price for every way of failing.

use super::{
    memory::run,
    world::{CountingHasher, EMAIL, PASSWORD, World, by, code},
};
use crate::{Channel, Device, EndReason, Entrance, Hashing, PlainPassword};
use chrono::TimeDelta;
use rf_core::AuditAction;

#[test]
fn the_right_password_opens_a_sign_in() {
    let world = World::new();
    let grant = world.log_in(" ADA@msp.example ", PASSWORD).unwrap();
    assert_eq!(grant.user.name, "Ada");
    assert_eq!(grant.sign_in, world.row(&grant));
    assert_eq!(code(&world.authenticate(&grant.access.token)), "ok");
    assert_eq!(code(&world.refresh(&grant.refresh_token)), "ok");
    assert_eq!((world.hashing.verified.get(), world.hashing.hashed.get()), (1, 0));
}

#[test]
fn every_failing_login_costs_one_verification_and_says_the_same() {
    #[track_caller]
    fn check(what: &str, email: &str, password: &str, prepare: impl FnOnce(&World)) {
        let world = World::new();
        prepare(&world);
        let refused = world.log_in(email, password).unwrap_err();
        assert_eq!(refused, crate::AuthFailure::InvalidCredentials, "{what}");
        assert_eq!((world.hashing.verified.get(), world.hashing.hashed.get()), (1, 0), "{what}");
        assert!(world.store.tables().sign_ins.is_empty(), "{what}");
    }
    check("unknown user", "eve@msp.example", PASSWORD, |_| ());
    check("not an address", "eve", PASSWORD, |_| ());
    check("nothing at all", "", "", |_| ());
    check("wrong password", EMAIL, "violet kettle under six bridges", |_| ());
    check("an endless password", EMAIL, &"k".repeat(100_000), |_| ());
    check("no password", EMAIL, PASSWORD, |world| world.edit_ada(|ada| ada.password_hash = None));
    let disable = |world: &World| {
        let now = world.now();
        world.edit_ada(|ada| ada.disabled_at = Some(now));
    };
    check("disabled", EMAIL, PASSWORD, disable);
    check("disabled and wrong", EMAIL, "violet kettle under six bridges", disable);
}

#[test]
fn a_login_after_the_cost_rose_makes_the_hash_anew() {
    let mut world = World::new();
    world.hashing = CountingHasher::of_cost(5);
    let grant = world.log_in(EMAIL, PASSWORD).unwrap();
    let stored = world.store.tables().users[0].password_hash.clone();
    assert_eq!(grant.user.password_hash, stored);
    assert!(stored.as_ref().unwrap().as_str().starts_with("$2b$05$"));
    assert_eq!(world.hashing.hashed.get(), 1);
    assert_eq!(code(&world.log_in(EMAIL, PASSWORD)), "ok");
    assert_eq!(world.hashing.hashed.get(), 1);
}

#[test]
fn a_failing_login_never_makes_a_hash_anew() {
    let mut world = World::new();
    let before = world.store.tables().users[0].password_hash.clone();
    world.hashing = CountingHasher::of_cost(5);
    assert_eq!(code(&world.log_in(EMAIL, "wrong")), "invalid_credentials");
    assert_eq!(world.store.tables().users[0].password_hash, before);
    assert_eq!(world.hashing.hashed.get(), 0);
}

#[test]
fn an_old_password_that_no_longer_satisfies_the_rules_still_signs_in() {
    let world = World::new();
    let hash = run(world.hashing.hash(PlainPassword::typed("short"))).unwrap();
    world.edit_ada(|ada| ada.password_hash = Some(hash));
    assert_eq!(code(&world.log_in(EMAIL, "short")), "ok");
}

#[test]
fn a_new_login_in_the_same_browser_replaces_the_old_one() {
    let world = World::new();
    let (old, elsewhere) = (world.sign_in(), world.sign_in());
    let log_in = |channel, token| {
        let entrance = Entrance { replaces: Some(token), ..by(channel) };
        world.log_in_with(EMAIL, PASSWORD, entrance).unwrap()
    };
    log_in(Channel::Cookie, old.refresh_token.clone());
    assert_eq!(world.row(&old).ended.map(|ended| ended.reason), Some(EndReason::Replaced));
    // A cookie that is no token of ours, or a sign-in of another channel, is left alone.
    log_in(Channel::Cookie, "rubbish".to_owned().into());
    log_in(Channel::Body, elsewhere.refresh_token.clone());
    assert_eq!(world.row(&elsewhere).ended, None);
}

#[test]
fn beyond_the_limit_the_least_recently_active_sign_in_ends() {
    let mut world = World::new();
    world.rules.sign_ins_per_user = 2;
    let (first, second) = (world.sign_in(), world.sign_in());
    world.wait(TimeDelta::minutes(5));
    // The older one is in use, so that it is the younger one that goes.
    world.refresh_in_person(&first.refresh_token).unwrap();
    world.wait(TimeDelta::minutes(5));
    let third = world.sign_in();
    let reasons = [&first, &second, &third].map(|grant| world.row(grant).ended.map(|ended| ended.reason));
    assert_eq!(reasons, [None, Some(EndReason::Replaced), None]);
    assert_eq!(world.store.tables().audit.last().unwrap().details["replaced"], 1);
}

#[test]
fn what_changed_while_the_password_was_verified_counts() {
    #[track_caller]
    fn check(what: &str, wanted: &str, change: impl FnOnce(&mut crate::User)) {
        let world = World::new();
        let proven = world.store.tables().users[0].clone();
        world.edit_ada(change);
        let entered = world.let_in(proven, by(Channel::Body));
        assert_eq!(code(&entered), wanted, "{what}");
        assert_eq!(world.store.tables().sign_ins.len(), usize::from(wanted == "ok"), "{what}");
    }
    let at = World::new().now();
    check("nothing", "ok", |_| ());
    check("disabled", "invalid_credentials", |ada| ada.disabled_at = Some(at));
    check("left", "invalid_credentials", |ada| ada.left_at = Some(at));
    check("a new password", "sign_in_unavailable", |ada| ada.password_hash = None);

    let world = World::new();
    let proven = world.store.tables().users[0].clone();
    world.edit_ada(|ada| ada.security.overrides.idle_minutes = Some(15));
    let entered = world.let_in(proven, by(Channel::Body));
    assert_eq!(entered.unwrap().sign_in.idle_max_seconds, 900, "the policy of this moment");
}

#[test]
fn a_sign_in_stands_in_the_audit_log_with_how_and_from_where() {
    let world = World::new();
    let device = Device::new(Some("Firefox"), Some("192.0.2.7".into()));
    let grant = world.log_in_with(EMAIL, PASSWORD, Entrance { device, ..by(Channel::Cookie) }).unwrap();
    let events = world.store.tables().audit.clone();
    let [event] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!((event.action, event.team), (AuditAction::SignInStarted, grant.user.team));
    assert_eq!((event.actor_id, event.address.as_deref()), (Some(grant.user.id), Some("192.0.2.7")));
    assert_eq!(event.target.id, Some(grant.sign_in.id.uuid()));
    let details = serde_json::json!({
        "method": "password", "channel": "cookie", "user_agent": "Firefox", "replaced": 0
    });
    assert_eq!(serde_json::Value::Object(event.details.clone()), details);
}

#[test]
fn whom_somebody_else_replaces_in_the_same_browser_finds_it_in_their_own_log() {
    let world = World::new();
    let ada = world.sign_in();
    let mut grace = world.store.tables().users[0].clone();
    grace.id = world.env.new_id();
    grace.team = world.env.new_id();
    world.store.tables().users.push(grace.clone());
    let entrance = Entrance { replaces: Some(ada.refresh_token.clone()), ..by(Channel::Cookie) };
    world.let_in(grace, entrance).unwrap();
    let events = world.store.tables().audit.clone();
    let of_ada = events.iter().filter(|event| event.team == ada.user.team).map(|event| event.action);
    assert_eq!(of_ada.collect::<Vec<_>>(), [AuditAction::SignInStarted, AuditAction::SignInSignedOut]);
}

#[test]
fn a_sign_in_remembers_the_device_within_reason() {
    let device =
        Device::new(Some(&format!("Mozil\u{0}la\r\n{}", "x".repeat(5_000))), Some("192.0.2.7".into()));
    let user_agent = device.user_agent.unwrap();
    assert!(user_agent.starts_with("Mozillax") && user_agent.len() == 256);
    assert_eq!(device.address.as_deref(), Some("192.0.2.7"));
    assert_eq!(Device::new(Some(" \t"), None), Device::default());
}

#[test]
fn a_database_that_is_down_is_not_a_wrong_password() {
    let world = World::new();
    world.store.tables().is_down = true;
    assert_eq!(code(&world.log_in(EMAIL, PASSWORD)), "database_unavailable");
}
