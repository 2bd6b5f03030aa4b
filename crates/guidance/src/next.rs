//! Which step to take next: decision-theoretic troubleshooting (Heckerman, Breese and Rommelse 1995).
//!
//! Where one step resolves the problem and each costs its minutes, the least is spent on average by whoever takes steps in
//! the order of probability per minute.

use crate::{Candidate, Known, Left, SessionDigest};
use rf_flows::StepId;
use std::collections::HashMap;

/// What each step, and the case that none helps, is taken to have been seen before anything was (Jeffreys' prior).
const PRIOR: f64 = 0.5;
/// What a step costs of which nothing is known, in minutes.
const USUAL_MINUTES: f64 = 5.0;
/// What a step costs at least, in minutes.
const LEAST_MINUTES: f64 = 0.5;

/// A step in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    /// The step.
    pub step: StepId,
    /// The chance that it resolves the problem.
    pub probability: f64,
    /// What it costs: the median of the time that it was in hand, else what the flow says.
    pub minutes: f64,
    /// Probability per minute.
    pub score: f64,
    /// How many of the sessions that count it resolved.
    pub resolved_here: u32,
}

/// Steps in the order in which to take them.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// The best first.
    pub steps: Vec<Ranked>,
    /// The chance that none of them resolves the problem. With the others it makes one.
    pub otherwise: f64,
    /// How many finished sessions counted.
    pub of_sessions: u32,
}

/// Puts steps in the order of probability per minute, by the finished sessions that fit what is known. Equals stay in the
/// order in which they came.
pub fn rank(candidates: &[Candidate], known: &Known, digests: &[SessionDigest]) -> Ranking {
    let weighed = digests.iter().map(|digest| (known.weight(digest), digest));
    let mut total = 0.0;
    let mut of_sessions = 0;
    let mut fixes: HashMap<&StepId, (f64, u32)> = HashMap::new();
    for (weight, digest) in weighed.filter(|(weight, _)| *weight > 0.0) {
        total += weight;
        of_sessions += 1;
        if let Some(step) = &digest.fixed_by {
            let (sum, count) = fixes.entry(step).or_default();
            *sum += weight;
            *count += 1;
        }
    }
    let costs = costs(digests);
    let whole = total + PRIOR * (candidates.len() + 1) as f64;
    let mut left = 1.0;
    let ranked = candidates.iter().map(|candidate| {
        let (seen, resolved_here) = fixes.get(&candidate.step).copied().unwrap_or_default();
        let probability = (seen + PRIOR) / whole;
        left -= probability;
        let asked = candidate.minutes.map_or(USUAL_MINUTES, f64::from);
        let minutes = costs.get(&candidate.step).copied().unwrap_or(asked).max(LEAST_MINUTES);
        let score = probability / minutes;
        Ranked { step: candidate.step.clone(), probability, minutes, score, resolved_here }
    });
    let mut steps: Vec<Ranked> = ranked.collect();
    steps.sort_by(|one, other| {
        other.score.total_cmp(&one.score).then(other.probability.total_cmp(&one.probability))
    });
    Ranking { steps, otherwise: left.max(0.0), of_sessions }
}

/// The median of the minutes that each step took where it was not skipped: what it takes depends on nothing that is known.
fn costs(digests: &[SessionDigest]) -> HashMap<&StepId, f64> {
    let mut taken: HashMap<&StepId, Vec<u32>> = HashMap::new();
    for left in digests.iter().flat_map(|digest| &digest.steps) {
        if matches!(left.left, Left::Done | Left::Answered { .. }) {
            taken.entry(&left.step).or_default().push(left.seconds);
        }
    }
    let costs = taken.into_iter().map(|(step, mut seconds)| (step, median(&mut seconds) / 60.0));
    costs.collect()
}

fn median(all: &mut [u32]) -> f64 {
    let middle = all.len() / 2;
    let (below, upper, _) = all.select_nth_unstable(middle);
    let upper = f64::from(*upper);
    let lower = below.iter().max().copied().map(f64::from).filter(|_| middle * 2 == all.len());
    lower.map_or(upper, |lower| f64::midpoint(lower, upper))
}
