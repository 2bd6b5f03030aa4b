//! Logging in: one answer and one price for every way of failing.

use super::{
    memory::run,
    world::{CountingHasher, EMAIL, PASSWORD, World, by, code},
};
use crate::{Channel, Device, EndReason, Entrance, Hashing, PlainPassword};

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
    let log_in =
        |channel, replaces| world.log_in_by(EMAIL, PASSWORD, Entrance { replaces, ..by(channel) }).unwrap();
    log_in(Channel::Cookie, Some(old.refresh_token.clone()));
    assert_eq!(world.row(&old).ended.map(|ended| ended.reason), Some(EndReason::Replaced));
    // A cookie that is no token of ours, or a sign-in of another channel, is left alone.
    log_in(Channel::Cookie, Some("rubbish".to_owned().into()));
    log_in(Channel::Body, Some(elsewhere.refresh_token.clone()));
    assert_eq!(world.row(&elsewhere).ended, None);
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
