//! The next best steps of a session that runs.

use crate::{
    Candidate, GuidanceStore, Known, SessionDigest, UsualAnswer, candidates, rank, store::FEWEST,
    usual_answer,
};
use rf_core::{Actor, SessionId};
use rf_flows::session::{LoadedSession, SessionFailure, SessionStore, read_session};
use rf_flows::{AnswerId, FlowDocument, StepId};
use std::cmp::Reverse;

/// The most steps that are suggested.
const MOST_STEPS: usize = 3;
/// The most answers that are told as reasons, the latest.
const MOST_REASONS: usize = 3;

/// What the order of the steps rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// On finished sessions.
    Sessions,
    /// On the flow's own order, and why.
    Flow(TooFew),
}

/// Why nothing was learnt from finished sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooFew {
    /// Fewer than three fit what is known.
    Sessions,
    /// None of those that do was resolved by a step that could come next.
    Fixes,
}

/// An answer that stands and that the sessions share which count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because {
    /// The question.
    pub step: StepId,
    /// What it asks.
    pub title: String,
    /// What was answered.
    pub answer: String,
}

/// A step to take next.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The step.
    pub step: StepId,
    /// Its title, with the values that are known.
    pub title: String,
    /// The answer of the current question that leads there.
    pub answer: Option<AnswerId>,
    /// The chance that it resolves the problem.
    pub probability: f64,
    /// What it costs, in minutes.
    pub minutes: f64,
    /// Probability per minute.
    pub score: f64,
    /// How many sessions it resolved.
    pub resolved_here: u32,
}

/// What to do next, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestions {
    /// What the order rests on.
    pub basis: Basis,
    /// How many finished sessions fit what is known.
    pub of_sessions: u32,
    /// What they have in common with this one.
    pub because: Vec<Because>,
    /// At most three, the best first.
    pub steps: Vec<Suggestion>,
    /// How the current question is usually answered.
    pub answer: Option<UsualAnswer>,
    /// The steps that were put aside in this session.
    pub dismissed: Vec<Dismissed>,
}

/// A step that is not suggested any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dismissed {
    /// The step.
    pub step: StepId,
    /// Its title, with the values that are known.
    pub title: String,
    /// Why.
    pub why: Option<String>,
}

/// What to do next in a session: nothing once it has ended; what waits for somebody to take over is looked at as they will find it.
///
/// # Errors
/// `session_not_found` (also for who may not know of it), `forbidden`.
pub async fn suggestions(
    port: &mut (impl GuidanceStore + SessionStore),
    actor: &Actor,
    session: SessionId,
) -> Result<(LoadedSession, Suggestions), SessionFailure> {
    let mut loaded = read_session(port, actor, session).await?;
    loaded.state = loaded.state.once_accepted();
    let digests = match &loaded.session.flow {
        Some(flow) if loaded.state.ending().is_none() => port.digests_on(actor.team, flow.id).await?,
        _ => Vec::new(),
    };
    let suggested = suggest(&loaded, &digests);
    Ok((loaded, suggested))
}

/// What to do next, by these finished sessions on the same flow.
pub(crate) fn suggest(loaded: &LoadedSession, digests: &[SessionDigest]) -> Suggestions {
    let LoadedSession { flow, state, .. } = loaded;
    let known = Known::of(state);
    let all = candidates(flow, state);
    let mut ranking = rank(&all, &known, digests);
    let of_sessions = ranking.of_sessions;
    let basis = if of_sessions < FEWEST {
        Basis::Flow(TooFew::Sessions)
    } else if ranking.steps.iter().all(|ranked| ranked.resolved_here == 0) {
        Basis::Flow(TooFew::Fixes)
    } else {
        Basis::Sessions
    };
    if basis == Basis::Sessions {
        ranking.steps.retain(|ranked| ranked.resolved_here > 0);
    } else {
        let place = |step: &StepId| all.iter().position(|candidate| candidate.step == *step);
        ranking.steps.sort_by_key(|ranked| place(&ranked.step));
        // Without a session that says so, an end is nothing to try.
        ranking.steps.retain(|ranked| flow.steps.get(&ranked.step).is_some_and(|step| !step.is_terminal()));
    }
    let here = state.current_step();
    let steps = ranking.steps.into_iter().take(MOST_STEPS).map(|ranked| Suggestion {
        title: flow.steps.get(&ranked.step).map(|step| state.filled(&step.title)).unwrap_or_default(),
        answer: way(flow, here, &known, digests, &all, &ranked.step),
        step: ranked.step,
        probability: ranked.probability,
        minutes: ranked.minutes,
        score: ranked.score,
        resolved_here: ranked.resolved_here,
    });
    Suggestions {
        basis,
        of_sessions,
        because: if basis == Basis::Sessions { because(loaded) } else { Vec::new() },
        steps: steps.collect(),
        answer: here.and_then(|here| usual_answer(flow, here, &known, digests)),
        dismissed: dismissed(loaded),
    }
}

fn dismissed(loaded: &LoadedSession) -> Vec<Dismissed> {
    let LoadedSession { flow, state, .. } = loaded;
    let told = state.dismissed().iter().map(|(step, why)| Dismissed {
        step: step.clone(),
        title: flow.steps.get(step).map(|step| state.filled(&step.title)).unwrap_or_default(),
        why: why.clone(),
    });
    told.collect()
}

/// The answer of the current question with which most sessions came to be resolved by the step; else the one that leads
/// there.
fn way(
    flow: &FlowDocument,
    here: Option<&StepId>,
    known: &Known,
    digests: &[SessionDigest],
    all: &[Candidate],
    step: &StepId,
) -> Option<AnswerId> {
    if flow.kind.has_sections() {
        return None;
    }
    let here = here?;
    let answers = flow.steps.get(here)?.answers();
    let fixed =
        digests.iter().filter(|digest| digest.fixed_by.as_ref() == Some(step) && known.weight(digest) > 0.0);
    let mut counts = vec![0_u32; answers.len()];
    for given in fixed.filter_map(|digest| digest.answer(here)) {
        if let Some(place) = answers.iter().position(|answer| answer.id == *given) {
            counts[place] += 1;
        }
    }
    let counted = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    let most = counted.min_by_key(|(place, count)| (Reverse(**count), *place));
    let shortest = || all.iter().find(|candidate| candidate.step == *step)?.answer.clone();
    most.and_then(|(place, _)| answers.get(place)).map(|answer| answer.id.clone()).or_else(shortest)
}

fn because(loaded: &LoadedSession) -> Vec<Because> {
    let LoadedSession { flow, state, .. } = loaded;
    let answered = state.path().iter().rev().filter_map(|visit| {
        let step = flow.steps.get(&visit.step)?;
        let given = visit.answer.as_ref()?;
        let label = step.answers().iter().find(|answer| answer.id == *given).map(|answer| &answer.label)?;
        Some(Because {
            step: visit.step.clone(),
            title: state.filled(&step.title),
            answer: state.filled(label),
        })
    });
    let mut because: Vec<Because> = answered.take(MOST_REASONS).collect();
    because.reverse();
    because
}
