//! When an API token stands: a rule of its own and its owner's state, and the moment.

use super::world::World;
use crate::{ApiToken, Scope, Scopes, TeamSecurity, TokenFailure, User};
use chrono::TimeDelta;
use rf_core::{Failure, TeamId, Time};

/// A token of Ada's that lives for a day.
fn given(world: &World) -> (ApiToken, User) {
    let ada = world.store.tables().users[0].clone();
    let token = ApiToken {
        id: world.env.new_id(),
        team: ada.team,
        user: ada.id,
        name: "Nightly export".into(),
        hint: "abcd".into(),
        scopes: Scopes::chosen([Scope::FlowsRead]).unwrap(),
        created_at: world.now(),
        expires_at: world.now() + TimeDelta::days(1),
        last_used_at: None,
        revoked_at: None,
    };
    (token, ada)
}

type Change = fn(&mut ApiToken, &mut User, Time);

/// Every way to lose a token, each with what is said; earlier ones are said first when several hold.
const WAYS: [(&str, Change); 6] = [
    ("api_token_revoked", |token, _, now| token.revoked_at = Some(now)),
    ("api_token_revoked", |_, ada, now| ada.left_at = Some(now)),
    ("api_token_revoked", |_, ada, _| ada.team = TeamId::from(ada.id.uuid())),
    ("api_token_expired", |token, _, now| token.expires_at = now),
    ("account_disabled", |_, ada, now| ada.disabled_at = Some(now)),
    ("second_factor_enrolment_required", |_, ada, _| {
        ada.security = TeamSecurity { second_factor_required: true, ..ada.security };
    }),
];

fn said(token: &ApiToken, owner: &User, now: Time) -> &'static str {
    token.standing(owner, now).map_or_else(|failure: TokenFailure| failure.code(), |()| "stands")
}

#[test]
fn a_token_stands_until_one_thing_is_against_it_and_the_gravest_is_told() {
    let world = World::new();
    let now = world.now();
    let (token, ada) = given(&world);
    assert_eq!(said(&token, &ada, now), "stands");
    for (first, (code, change)) in WAYS.iter().enumerate() {
        let (mut token, mut ada) = given(&world);
        change(&mut token, &mut ada, now);
        assert_eq!(said(&token, &ada, now), *code);
        for (_, further) in &WAYS[first..] {
            further(&mut token, &mut ada, now);
            assert_eq!(said(&token, &ada, now), *code);
        }
    }
}

#[test]
fn the_moment_of_expiry_is_already_too_late() {
    let world = World::new();
    let (token, ada) = given(&world);
    assert_eq!(said(&token, &ada, token.expires_at - TimeDelta::microseconds(1)), "stands");
    assert_eq!(said(&token, &ada, token.expires_at), "api_token_expired");
}

#[test]
fn a_second_factor_that_is_set_up_satisfies_the_team() {
    let world = World::new();
    let (token, mut ada) = given(&world);
    ada.security.second_factor_required = true;
    ada.has_second_factor = true;
    assert_eq!(said(&token, &ada, world.now()), "stands");
}
