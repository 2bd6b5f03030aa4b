//! What holds of every ranking.

use super::made::{candidate, fixed};
use crate::{Candidate, Known, Ranking, SessionDigest, rank};
use proptest::prelude::*;

const STEPS: [&str; 5] = ["a", "b", "c", "d", "e"];

/// The usual minutes of each step, and how many sessions it resolved; and how many were not resolved.
fn history() -> impl Strategy<Value = (Vec<(u32, u32)>, u32)> {
    (prop::collection::vec((1..30_u32, 0..12_u32), 1..=STEPS.len()), 0..12_u32)
}

fn made(history: &(Vec<(u32, u32)>, u32)) -> (Vec<Candidate>, Vec<SessionDigest>) {
    let (steps, lost) = history;
    let named = || STEPS.iter().zip(steps);
    let candidates = named().map(|(step, (minutes, _))| candidate(step, Some(*minutes))).collect();
    let fixes = named().flat_map(|(step, (minutes, count))| (0..*count).map(|_| fixed(Some(step), *minutes)));
    let digests = fixes.chain((0..*lost).map(|_| fixed(None, 5))).collect();
    (candidates, digests)
}

fn place(ranking: &Ranking, step: &str) -> usize {
    ranking.steps.iter().position(|ranked| ranked.step.0 == step).unwrap()
}

fn ranked(candidates: &[Candidate], digests: &[SessionDigest]) -> Ranking {
    rank(candidates, &Known::default(), digests)
}

proptest! {
    #[test]
    fn the_chances_of_all_steps_and_of_none_make_one(history in history()) {
        let (candidates, digests) = made(&history);
        let ranking = ranked(&candidates, &digests);
        let sum: f64 = ranking.steps.iter().map(|ranked| ranked.probability).sum();
        prop_assert!((sum + ranking.otherwise - 1.0).abs() < 1e-9);
        prop_assert!(ranking.otherwise > 0.0, "that nothing helps is never impossible");
        prop_assert!(ranking.steps.iter().all(|ranked| ranked.probability > 0.0), "neither is any step");
        prop_assert_eq!(ranking.of_sessions as usize, digests.len());
    }

    #[test]
    fn one_more_fix_never_ranks_a_step_lower(history in history(), which in 0..5_usize) {
        let (candidates, mut digests) = made(&history);
        let which = which % candidates.len();
        let before = ranked(&candidates, &digests);
        digests.push(fixed(Some(STEPS[which]), history.0[which].0));
        let after = ranked(&candidates, &digests);
        prop_assert!(place(&after, STEPS[which]) <= place(&before, STEPS[which]));
        let chance = |ranking: &Ranking| ranking.steps[place(ranking, STEPS[which])].probability;
        prop_assert!(chance(&after) > chance(&before));
    }

    #[test]
    fn at_equal_cost_the_likelier_comes_first(counts in prop::collection::vec(0..12_u32, 2..5), minutes in 1..30_u32) {
        let steps = counts.iter().map(|count| (minutes, *count)).collect();
        let (candidates, digests) = made(&(steps, 3));
        let ranking = ranked(&candidates, &digests);
        prop_assert!(ranking.steps.is_sorted_by(|one, other| one.resolved_here >= other.resolved_here));
    }

    #[test]
    fn the_order_of_the_sessions_does_not_matter_and_nothing_is_left_to_chance(history in history()) {
        let (candidates, mut digests) = made(&history);
        let one = ranked(&candidates, &digests);
        prop_assert_eq!(&one, &ranked(&candidates, &digests));
        digests.reverse();
        let other = ranked(&candidates, &digests);
        let order = |ranking: &Ranking| ranking.steps.iter().map(|ranked| ranked.step.clone()).collect::<Vec<_>>();
        prop_assert_eq!(order(&one), order(&other));
    }

    #[test]
    fn few_sessions_say_less_than_many(fixes in 1..6_u32, times in 2..20_u32) {
        let chance = |times: u32| {
            let (candidates, digests) = made(&(vec![(5, fixes * times), (5, 0)], 0));
            ranked(&candidates, &digests).steps[0].probability
        };
        prop_assert!(chance(1) < chance(times) && chance(times) < 1.0);
    }
}

#[test]
fn a_step_that_was_never_seen_costs_what_the_flow_says_and_else_five_minutes() {
    let candidates = [candidate("a", Some(7)), candidate("b", None), candidate("c", Some(9))];
    let ranking = ranked(&candidates, &[fixed(Some("c"), 2), fixed(Some("c"), 4), fixed(Some("c"), 60)]);
    let minutes = |step| ranking.steps[place(&ranking, step)].minutes;
    assert_eq!((minutes("a"), minutes("b"), minutes("c")), (7.0, 5.0, 4.0));
}
