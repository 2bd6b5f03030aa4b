//! Every request asks the database who is behind it.

use super::{
    memory::run,
    world::{World, code, over},
};
use crate::authenticate;
use chrono::TimeDelta;
use rf_core::Role;

#[test]
fn without_a_token_nobody_is_there() {
    let world = World::new();
    for bearer in [None, Some("")] {
        let refused = run(authenticate(&mut world.store.clone(), &world.env, &world.rules, bearer));
        assert_eq!(code(&refused), "not_authenticated");
    }
}

#[test]
fn role_and_name_are_those_of_this_moment_and_never_the_tokens() {
    let world = World::new();
    let grant = world.sign_in();
    assert_eq!(world.authenticate(&grant.access.token).unwrap().actor().role, Role::Engineer);
    world.edit_ada(|ada| {
        ada.role = Role::Viewer;
        ada.name = "Ada L.".into();
    });
    let actor = world.authenticate(&grant.access.token).unwrap().actor();
    assert_eq!((actor.role, actor.name.as_str()), (Role::Viewer, "Ada L."));
    assert_eq!(
        (actor.user, actor.team, actor.via),
        (grant.user.id, grant.user.team, rf_core::Via::SignIn(grant.sign_in.id))
    );
}

#[test]
fn a_disabled_account_is_refused_at_the_next_request() {
    let world = World::new();
    let grant = world.sign_in();
    world.authenticate(&grant.access.token).unwrap();
    let at = world.now();
    world.edit_ada(|ada| ada.disabled_at = Some(at));
    let refused = world.authenticate(&grant.access.token);
    assert_eq!((code(&refused), over(&refused)), ("account_disabled", Some(("account_disabled", at))));
}

#[test]
fn deadlines_that_were_drawn_closer_count_at_the_next_request() {
    let world = World::new();
    let grant = world.sign_in();
    let now = world.now();
    world.edit(grant.sign_in.id, |row| row.idle_deadline = now);
    assert_eq!(code(&world.authenticate(&grant.access.token)), "session_expired_idle");
    world.edit(grant.sign_in.id, |row| row.absolute_deadline = now);
    assert_eq!(code(&world.authenticate(&grant.access.token)), "session_expired_absolute");
}

#[test]
fn an_access_token_of_the_previous_generation_serves_its_time() {
    let world = World::new();
    let first = world.sign_in();
    world.wait(TimeDelta::minutes(2));
    world.refresh(&first.refresh_token).unwrap();
    assert_eq!(code(&world.authenticate(&first.access.token)), "ok");
}

#[test]
fn the_first_use_of_a_generation_is_noted_once() {
    let world = World::new();
    let first = world.sign_in();
    for _ in 0..3 {
        assert!(world.authenticate(&first.access.token).unwrap().sign_in.current_used);
    }
    assert_eq!(world.store.tables().marks, 1);
    let second = world.refresh(&first.refresh_token).unwrap();
    assert!(!world.authenticate(&first.access.token).unwrap().sign_in.current_used);
    for _ in 0..3 {
        assert!(world.authenticate(&second.access.token).unwrap().sign_in.current_used);
    }
    assert_eq!(world.store.tables().marks, 2);
}

#[test]
fn a_refused_request_uses_nothing() {
    let world = World::new();
    let grant = world.sign_in();
    world.wait(TimeDelta::minutes(5));
    assert_eq!(code(&world.authenticate(&grant.access.token)), "access_token_expired");
    assert_eq!(world.store.tables().marks, 0);
}

#[test]
fn a_database_that_is_down_is_not_a_sign_out() {
    let world = World::new();
    let grant = world.sign_in();
    world.store.tables().is_down = true;
    assert_eq!(code(&world.authenticate(&grant.access.token)), "database_unavailable");
}
