//! Many clients at once: every order of store operations must come out right.

use super::{
    memory::interleave,
    world::{World, code},
};
use crate::{
    AuthFailure, Authenticated, Channel, Grant, Leaving, RefreshOutcome, RefreshRequest, Secret,
    authenticate, logout, refresh,
};
use chrono::TimeDelta;
use proptest::{collection::vec, prelude::*};
use rf_core::{Failure, FailureKind};
use std::pin::Pin;

type Running<'a, T> = Pin<Box<dyn Future<Output = Result<T, AuthFailure>> + 'a>>;

fn refreshing<'a>(world: &'a World, token: &'a Secret) -> Running<'a, Grant> {
    Box::pin(async move {
        let request = RefreshRequest {
            token: Some(token.as_str()),
            channel: Channel::Cookie,
            activity: true,
            address: None,
        };
        let outcome = refresh(&mut world.store.clone(), &world.env, &world.rules, request).await;
        outcome.and_then(RefreshOutcome::into_answer)
    })
}

fn requesting<'a>(world: &'a World, token: &'a Secret) -> Running<'a, Authenticated> {
    let bearer = Some(token.as_str());
    Box::pin(async move { authenticate(&mut world.store.clone(), &world.env, &world.rules, bearer).await })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn of_fifty_parallel_refreshes_one_rotates_and_all_get_its_token(order in vec(0_usize..50, 0..400)) {
        let world = World::new();
        let first = world.sign_in();
        let all = (0..50).map(|_| refreshing(&world, &first.refresh_token)).collect();
        let results = interleave(all, order);
        let row = world.row(&first);
        prop_assert_eq!(row.generation, 2);
        prop_assert_eq!(row.ended, None);
        let successor = world.rules.tokens.refresh(&row);
        for result in results {
            prop_assert_eq!(&result.unwrap().refresh_token, &successor);
        }
    }

    #[test]
    fn whatever_the_order_a_thief_and_an_owner_never_both_stay_in(order in vec(0_usize..4, 0..40)) {
        let world = World::new();
        let first = world.sign_in();
        let second = world.refresh(&first.refresh_token).unwrap();
        world.authenticate(&second.access.token).unwrap();
        world.wait(TimeDelta::minutes(1));
        let all = vec![
            refreshing(&world, &second.refresh_token),
            refreshing(&world, &first.refresh_token),
            refreshing(&world, &second.refresh_token),
            refreshing(&world, &first.refresh_token),
        ];
        let results = interleave(all, order);
        prop_assert!(world.row(&first).ended.is_some());
        prop_assert!(code(&results[1]) == "session_revoked_security" && code(&results[3]) == "session_revoked_security");
        for result in results.iter().flatten() {
            prop_assert_eq!(code(&world.authenticate(&result.access.token)), "session_revoked_security");
        }
    }

    #[test]
    fn a_refresh_that_meets_a_sign_out_is_either_before_or_after_it(order in vec(0_usize..3, 0..20)) {
        let world = World::new();
        let grant = world.sign_in();
        let leaving: Running<'_, Grant> = Box::pin(async {
            let refresh_cookie = Some(grant.refresh_token.as_str());
            let leaving = Leaving { refresh_cookie, ..Leaving::default() };
            logout(&mut world.store.clone(), &world.env, &world.rules, leaving).await.map(|_| grant.clone())
        });
        let all =
            vec![refreshing(&world, &grant.refresh_token), leaving, refreshing(&world, &grant.refresh_token)];
        let results = interleave(all, order);
        for result in &results {
            prop_assert!(matches!(code(result), "ok" | "session_revoked"), "{:?}", result);
        }
        prop_assert_eq!(code(&world.refresh(&grant.refresh_token)), "session_revoked");
    }

    #[test]
    fn first_requests_in_parallel_all_pass(order in vec(0_usize..10, 0..40)) {
        let world = World::new();
        let grant = world.sign_in();
        let results = interleave((0..10).map(|_| requesting(&world, &grant.access.token)).collect(), order);
        prop_assert!(results.iter().all(Result::is_ok));
        prop_assert!(world.row(&grant).current_used);
    }
}

#[test]
fn who_loses_once_tries_again_and_who_loses_twice_is_asked_to_retry() {
    let world = World::new();
    let grant = world.sign_in();
    world.store.tables().rotations_to_lose = 2;
    let refused = world.refresh(&grant.refresh_token).unwrap_err();
    assert_eq!((refused.code(), refused.kind()), ("refresh_conflict", FailureKind::Conflict));
    world.store.tables().rotations_to_lose = 1;
    assert_eq!(code(&world.refresh(&grant.refresh_token)), "ok");
}

#[derive(Debug, Clone, Copy)]
enum Move {
    Wait(i64),
    Refresh { token: usize, activity: bool },
    Request { token: usize },
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        prop_oneof![0_i64..40, 0_i64..4_000, 0_i64..400_000].prop_map(Move::Wait),
        (0_usize..4, any::<bool>()).prop_map(|(token, activity)| Move::Refresh { token, activity }),
        (0_usize..4).prop_map(|token| Move::Request { token }),
    ];
    vec(one, 1..60)
}

proptest! {
    #[test]
    fn no_story_gets_anybody_past_a_deadline_or_back_in_after_an_end(story in moves()) {
        let world = World::new();
        // Newest first: small numbers mean recent tokens.
        let mut grants = vec![world.sign_in()];
        for step in story {
            let before = world.row(&grants[0]);
            let pick = |token: usize| grants[token.min(grants.len() - 1)].clone();
            let passed = match step {
                Move::Wait(seconds) => {
                    world.wait(TimeDelta::seconds(seconds));
                    continue;
                }
                Move::Request { token } => world.authenticate(&pick(token).access.token).is_ok(),
                Move::Refresh { token, activity } => {
                    let sent = pick(token).refresh_token;
                    match world.refresh_as(sent.as_str(), Channel::Cookie, activity) {
                        Ok(grant) => {
                            grants.insert(0, grant);
                            true
                        }
                        Err(failure) => {
                            prop_assert_eq!(failure.kind(), FailureKind::Unauthenticated);
                            false
                        }
                    }
                }
            };
            let (row, now) = (world.row(&grants[0]), world.now());
            if passed {
                prop_assert!(before.ended.is_none() && now < before.idle_deadline && now < before.absolute_deadline);
            }
            let in_person = matches!(step, Move::Refresh { activity: true, .. });
            prop_assert!(in_person || row.idle_deadline == before.idle_deadline);
            prop_assert_eq!(row.absolute_deadline, before.absolute_deadline);
            prop_assert!(row.idle_deadline <= row.absolute_deadline);
            prop_assert!(row.generation - before.generation <= 1);
        }
    }
}
