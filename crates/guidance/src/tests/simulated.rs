//! A world in which causes are known: whoever follows the suggestions spends less time, on average, than down the list.

use super::made::{candidate, fixed};
use crate::{Candidate, Known, SessionDigest, rank};
use numbers::Numbers;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rf_flows::StepId;

/// Numbers from a seed, so that the worlds are always the same ones.
mod numbers {
    use super::{Config, RngAlgorithm, TestRng, TestRunner};
    use proptest::strategy::{Strategy, ValueTree};

    pub struct Numbers(TestRunner);

    impl Numbers {
        pub fn new() -> Self {
            let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
            Self(TestRunner::new_with_rng(Config::default(), rng))
        }

        /// From 0 to 1.
        pub fn share(&mut self) -> f64 {
            (0.0..1.0_f64).new_tree(&mut self.0).unwrap().current()
        }

        pub fn below(&mut self, end: u32) -> u32 {
            (0..end).new_tree(&mut self.0).unwrap().current()
        }
    }
}

const STEPS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

/// How likely each step is the one that helps, and what it costs.
struct World(Vec<(f64, u32)>);

impl World {
    fn random(numbers: &mut Numbers) -> Self {
        let count = 3 + numbers.below(4) as usize;
        let raw: Vec<f64> = (0..count).map(|_| numbers.share().powi(3) + 0.01).collect();
        let whole: f64 = raw.iter().sum();
        Self(raw.into_iter().map(|chance| (chance / whole, 1 + numbers.below(20))).collect())
    }

    /// The step that helped in one session.
    fn cause(&self, numbers: &mut Numbers) -> usize {
        let mut drawn = numbers.share();
        let found = self.0.iter().position(|(chance, _)| {
            drawn -= chance;
            drawn <= 0.0
        });
        found.unwrap_or(self.0.len() - 1)
    }

    /// The minutes until the step is reached that helps, on average, in that order.
    fn expected(&self, order: &[usize]) -> f64 {
        let mut spent = 0.0;
        order.iter().fold(0.0, |total, place| {
            let (chance, cost) = self.0[*place];
            spent += f64::from(cost);
            total + chance * spent
        })
    }
}

/// Step after step, each time the best of what is left by what is known then.
fn followed(candidates: &[Candidate], digests: &[SessionDigest]) -> Vec<usize> {
    let mut known = Known::default();
    let mut left = candidates.to_vec();
    let mut order = Vec::new();
    while !left.is_empty() {
        let best: StepId = rank(&left, &known, digests).steps[0].step.clone();
        order.extend(STEPS.iter().position(|step| *step == best.0));
        left.retain(|candidate| candidate.step != best);
        known.done.insert(best);
    }
    order
}

#[test]
fn the_suggestions_cost_no_more_than_the_flows_own_order_in_nearly_every_world() {
    let mut numbers = Numbers::new();
    let (mut no_worse, mut saved, mut own) = (0, 0.0, 0.0);
    for _ in 0..300 {
        let world = World::random(&mut numbers);
        let candidates: Vec<Candidate> =
            world.0.iter().zip(STEPS).map(|((_, cost), step)| candidate(step, Some(*cost))).collect();
        let digests: Vec<SessionDigest> = (0..60)
            .map(|_| {
                let cause = world.cause(&mut numbers);
                fixed(Some(STEPS[cause]), world.0[cause].1)
            })
            .collect();
        let in_order: Vec<usize> = (0..world.0.len()).collect();
        let (down, policy) = (world.expected(&in_order), world.expected(&followed(&candidates, &digests)));
        no_worse += u32::from(policy <= down + 1e-9);
        saved += down - policy;
        own += down;
    }
    assert!(no_worse >= 285, "no worse in {no_worse} of 300 worlds");
    assert!(saved / own > 0.2, "{:.0} % of the time is saved", saved / own * 100.0);
}
