//! Registering: a team and its first administrator, or a list of what to mend.

use super::{
    memory::{interleave, run},
    world::{EMAIL, World, by, code},
};
use crate::{AuthFailure, Channel, Email, Grant, Registration, prepare_registration, register};
use rf_core::Role;
use std::pin::Pin;

const TYPED: Registration<'_> = Registration {
    team_name: " Contoso Helpdesk ",
    name: "Grace",
    email: " Grace@Contoso.example",
    password: "violet kettle under seven bridges",
};

async fn attempt(world: &World, typed: Registration<'_>) -> Result<Grant, AuthFailure> {
    let prepared = prepare_registration(&world.hashing, typed).await?;
    register(&mut world.store.clone(), &world.env, &world.rules, prepared, by(Channel::Cookie)).await
}

#[test]
fn registering_makes_a_team_with_one_admin_who_is_signed_in() {
    let world = World::new();
    let grant = run(attempt(&world, TYPED)).unwrap();
    let user = &grant.user;
    assert_eq!((user.team_name.as_str(), user.name.as_str()), ("Contoso Helpdesk", "Grace"));
    assert_eq!((user.email.as_str(), user.role), ("grace@contoso.example", Role::TeamAdmin));
    assert_eq!(world.store.tables().teams.last().map(|team| team.id), Some(user.team));
    assert_eq!(world.authenticate(&grant.access.token).unwrap().user, grant.user);
    assert_eq!(code(&world.log_in(TYPED.email, TYPED.password)), "ok");
}

#[test]
fn an_address_has_one_account_however_it_is_spelt() {
    let world = World::new();
    let typed = Registration { email: "ADA@MSP.example", ..TYPED };
    assert_eq!(code(&run(attempt(&world, typed))), "email_taken");
    assert_eq!(world.store.tables().teams.len(), 1);
}

#[test]
fn of_two_at_the_same_moment_one_gets_the_address() {
    for order in [[0, 1, 0, 1, 0, 1, 0, 1], [1, 1, 0, 0, 1, 1, 0, 0], [0, 0, 0, 1, 1, 1, 0, 1]] {
        let world = World::new();
        let one = || -> Pin<Box<dyn Future<Output = _>>> { Box::pin(attempt(&world, TYPED)) };
        let mut codes = interleave(vec![one(), one()], order).iter().map(code).collect::<Vec<_>>();
        codes.sort_unstable();
        assert_eq!(codes, ["email_taken", "ok"]);
        assert_eq!(world.store.tables().users.len(), 2);
    }
}

#[test]
fn all_mistakes_are_told_at_once_and_cost_no_hashing() {
    let world = World::new();
    let typed = Registration { team_name: " ", name: "Gra\nce", email: "grace", password: "password1234" };
    let Err(AuthFailure::Invalid(errors)) = run(attempt(&world, typed)) else { panic!("must be refused") };
    let told: Vec<_> = errors.0.iter().map(|error| (error.field.as_str(), error.code.as_str())).collect();
    assert_eq!(
        told,
        [
            ("team_name", "empty"),
            ("name", "forbidden_character"),
            ("email", "invalid_email"),
            ("password", "password_too_common"),
        ]
    );
    assert_eq!(world.hashing.hashed.get(), 0);
}

#[test]
fn the_password_must_not_be_the_address_the_name_or_the_team() {
    let world = World::new();
    for password in ["grace@contoso.example", "contoso helpdesk"] {
        assert_eq!(code(&run(attempt(&world, Registration { password, ..TYPED }))), "invalid", "{password}");
    }
}

#[test]
fn an_address_has_the_shape_of_one() {
    let long = format!("{}@msp.example", "a".repeat(65));
    for text in [EMAIL, "a@b.c", "a.b+tag@sub.msp.example", "jürgen@münchen.example", "o'neil@msp.example"]
    {
        assert_eq!(Email::parse(text).unwrap().as_str(), text);
    }
    for text in [
        "a",
        "a@",
        "@b.c",
        "a@b",
        "a@b.",
        "a@.b",
        "a@b..c",
        "a@b@c.d",
        "a b@c.d",
        "a@b.c\u{0}",
        "a@b .c",
        &long,
    ] {
        assert_eq!(Email::parse(text).unwrap_err().code, "invalid_email", "{text:?}");
    }
    assert_eq!(Email::parse(" ").unwrap_err().code, "empty");
}
