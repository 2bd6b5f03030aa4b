//! Signing out: always works, ends one sign-in, and stays done.

use super::{
    memory::run,
    world::{World, code, over},
};
use crate::{Channel, Leaving, Secret, logout};
use chrono::TimeDelta;
use rf_core::SignInId;

fn sign_out(world: &World, cookie: Option<&Secret>, bearer: Option<&Secret>) -> Vec<SignInId> {
    let (refresh_cookie, bearer) = (cookie.map(Secret::as_str), bearer.map(Secret::as_str));
    let leaving = Leaving { refresh_cookie, bearer, address: None };
    run(logout(&mut world.store.clone(), &world.env, &world.rules, leaving)).unwrap()
}

#[test]
fn either_token_signs_out_and_the_next_request_is_refused() {
    for with_cookie in [true, false] {
        let world = World::new();
        let (grant, other) = (world.sign_in(), world.sign_in());
        let at = world.now();
        let (cookie, bearer) = (&grant.refresh_token, &grant.access.token);
        let ended = sign_out(&world, with_cookie.then_some(cookie), (!with_cookie).then_some(bearer));
        assert_eq!(ended, [grant.sign_in.id]);
        world.wait(TimeDelta::seconds(1));
        let refused = world.refresh(cookie);
        assert_eq!((code(&refused), over(&refused)), ("session_revoked", Some(("signed_out", at))));
        assert_eq!(code(&world.authenticate(bearer)), "session_revoked");
        assert_eq!(code(&world.authenticate(&other.access.token)), "ok");
    }
}

#[test]
fn signing_out_again_changes_nothing() {
    let world = World::new();
    let grant = world.sign_in();
    let (cookie, bearer) = (Some(&grant.refresh_token), Some(&grant.access.token));
    assert_eq!(sign_out(&world, cookie, bearer), [grant.sign_in.id]);
    let row = world.row(&grant);
    world.wait(TimeDelta::minutes(1));
    assert_eq!(sign_out(&world, cookie, bearer), []);
    assert_eq!(world.row(&grant), row);
}

#[test]
fn two_different_sign_ins_are_both_ended() {
    let world = World::new();
    let (browser, client) = (world.sign_in(), world.sign_in_by(Channel::Body));
    let ended = sign_out(&world, Some(&browser.refresh_token), Some(&client.access.token));
    assert_eq!(ended, [browser.sign_in.id, client.sign_in.id]);
}

#[test]
fn tokens_that_no_longer_open_anything_still_close() {
    let world = World::new();
    let grant = world.sign_in();
    let next = world.refresh(&grant.refresh_token).unwrap();
    world.authenticate(&next.access.token).unwrap();
    world.wait(TimeDelta::hours(1));
    assert_eq!(sign_out(&world, None, Some(&grant.access.token)), [grant.sign_in.id]);
    let other = world.sign_in();
    world.refresh(&other.refresh_token).unwrap();
    assert_eq!(sign_out(&world, Some(&other.refresh_token), None), [other.sign_in.id]);
}

#[test]
fn strangers_tokens_sign_nobody_out() {
    let world = World::new();
    let (grant, client) = (world.sign_in(), world.sign_in_by(Channel::Body));
    let rubbish = Secret::from("rubbish".to_owned());
    assert_eq!(sign_out(&world, None, None), []);
    assert_eq!(sign_out(&world, Some(&rubbish), Some(&rubbish)), []);
    assert_eq!(sign_out(&world, Some(&grant.access.token), Some(&grant.refresh_token)), []);
    // A token of the body channel has no business in a cookie.
    assert_eq!(sign_out(&world, Some(&client.refresh_token), None), []);
    assert_eq!(code(&world.refresh(&grant.refresh_token)), "ok");
}
