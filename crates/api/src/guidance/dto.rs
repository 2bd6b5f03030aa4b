//! Guidance on the wire: reasons as data, and in words.

use crate::{caller::invalid, openapi::schemas, problem::Problem};
use chrono::{DateTime, Utc};
use rf_flows::session::LoadedSession;
use rf_guidance::{self as guidance, words};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// The longest problem, in characters.
const PROBLEM_MAX: usize = 2_000;

/// A problem as it is typed.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ProblemQuery {
    /// The problem in somebody's words; the last one may be the beginning of a word.
    #[param(max_length = 2000)]
    problem: String,
}

impl ProblemQuery {
    /// The problem, checked. What is typed last stays last: a space behind it ends the word.
    pub(crate) fn checked(self) -> Result<String, Problem> {
        rf_core::checked_text("problem", &self.problem, 0, PROBLEM_MAX)
            .map(|_| self.problem)
            .map_err(|error| invalid("problem", &error.code, &error.message))
    }
}

/// What the order of suggestions rests on.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SuggestionBasis {
    /// Finished sessions that fit what is known.
    Sessions,
    /// The flow's own order: too few sessions fit, or none was resolved by a step still to come.
    Flow,
}

/// An answer that stands and that the finished sessions share.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SharedAnswer {
    step: String,
    title: String,
    answer: String,
    /// All of it in words.
    why: String,
}

/// An answer of the current question.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SuggestedWay {
    id: String,
    label: String,
}

/// A step to take next.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SuggestedStep {
    step: String,
    title: String,
    /// The answer of the current question that leads there; null where none has to be given first.
    #[schema(required)]
    answer: Option<SuggestedWay>,
    /// The smoothed chance that it resolves the problem, from 0 to 1.
    probability: f64,
    /// The minutes that it usually takes.
    minutes: f64,
    /// Probability per minute, which decides the order.
    score: f64,
    /// How many of `of_sessions` it resolved.
    resolved_here: u32,
    /// The reason in words.
    why: String,
}

/// How the current question is usually answered.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct UsualAnswer {
    step: String,
    answer: String,
    given: u32,
    resolved: u32,
    of_sessions: u32,
    /// The reason in words.
    why: String,
}

/// What to do next, and why.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Suggestions {
    basis: SuggestionBasis,
    /// How many finished sessions fit what is known.
    of_sessions: u32,
    /// Whether these are fewer than anything is learnt from.
    too_few: bool,
    /// What they have in common with this one: its latest answers, at most three.
    because: Vec<SharedAnswer>,
    /// The best first, at most three.
    steps: Vec<SuggestedStep>,
    #[schema(required)]
    answer: Option<UsualAnswer>,
    /// What somebody put aside in this session: it is not suggested.
    dismissed: Vec<DismissedStep>,
    /// What all of it rests on, in words.
    why: String,
}

/// A step that is not to be suggested.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DismissedStep {
    step: String,
    title: String,
    /// Why, as somebody told.
    #[schema(required)]
    why: Option<String>,
}

impl Suggestions {
    pub(crate) fn new(loaded: &LoadedSession, suggested: guidance::Suggestions) -> Self {
        let here = loaded.state.current_step().and_then(|here| loaded.flow.steps.get(here));
        let way = |id: &rf_flows::AnswerId| {
            let answer = here?.answers().iter().find(|answer| answer.id == *id)?;
            Some(SuggestedWay { id: id.to_string(), label: loaded.state.filled(&answer.label) })
        };
        let steps = suggested.steps.iter().map(|step| SuggestedStep {
            step: step.step.to_string(),
            title: step.title.clone(),
            answer: step.answer.as_ref().and_then(way),
            probability: step.probability,
            minutes: step.minutes,
            score: step.score,
            resolved_here: step.resolved_here,
            why: words::of_suggestion(step, &suggested),
        });
        let because = suggested.because.iter().map(|because| SharedAnswer {
            step: because.step.to_string(),
            title: because.title.clone(),
            answer: because.answer.clone(),
            why: words::of_reason(because),
        });
        let answer = suggested.answer.as_ref().map(|usual| UsualAnswer {
            step: usual.step.to_string(),
            answer: usual.answer.to_string(),
            given: usual.given,
            resolved: usual.resolved,
            of_sessions: usual.of_sessions,
            why: words::of_answer(usual),
        });
        let dismissed = suggested.dismissed.iter().map(|dismissed| DismissedStep {
            step: dismissed.step.to_string(),
            title: dismissed.title.clone(),
            why: dismissed.why.clone(),
        });
        Self {
            basis: match suggested.basis {
                guidance::Basis::Sessions => SuggestionBasis::Sessions,
                guidance::Basis::Flow(_) => SuggestionBasis::Flow,
            },
            of_sessions: suggested.of_sessions,
            too_few: suggested.basis == guidance::Basis::Flow(guidance::TooFew::Sessions),
            because: because.collect(),
            steps: steps.collect(),
            answer,
            why: words::of_suggestions(&suggested),
            dismissed: dismissed.collect(),
        }
    }
}

/// A finished session like another, or about a problem.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SimilarSession {
    id: Uuid,
    reference: String,
    flow_title: String,
    #[schema(required)]
    problem: Option<String>,
    #[schema(schema_with = schemas::session_status)]
    status: String,
    ended_at: DateTime<Utc>,
    /// What was behind it.
    #[schema(required)]
    cause: Option<String>,
    /// How long it was in hand.
    minutes: u32,
    /// The telling words that both problems have.
    shared: Vec<String>,
    /// Whether it followed the same flow.
    same_flow: bool,
    /// The reason in words.
    why: String,
}

/// Finished sessions, the likest first, at most five.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SimilarSessions {
    items: Vec<SimilarSession>,
}

impl From<Vec<guidance::SimilarSession>> for SimilarSessions {
    fn from(found: Vec<guidance::SimilarSession>) -> Self {
        let items = found.into_iter().map(|similar| {
            let why = words::of_session(&similar);
            let session = similar.session;
            SimilarSession {
                flow_title: session.flow_title().to_owned(),
                id: session.id.uuid(),
                reference: session.reference,
                problem: session.problem,
                status: session.status.as_str().to_owned(),
                ended_at: session.ended_at.unwrap_or(session.updated_at),
                cause: similar.cause,
                minutes: similar.minutes,
                shared: similar.shared,
                same_flow: similar.same_flow,
                why,
            }
        });
        Self { items: items.collect() }
    }
}

/// Where in a flow the words of a problem were found.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum MatchPlace {
    Title,
    /// Category or tags.
    Tags,
    Summary,
    Steps,
}

/// A published flow for a problem, and why.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SuggestedFlow {
    id: Uuid,
    title: String,
    summary: String,
    #[schema(schema_with = schemas::flow_kind)]
    kind: rf_flows::FlowKind,
    /// What decides the order.
    score: f64,
    /// The words of the problem that it has.
    matches: Vec<String>,
    /// Where it has them.
    places: Vec<MatchPlace>,
    /// How many finished sessions on it were about such a problem…
    of_sessions: u32,
    /// … and were resolved.
    resolved: u32,
    /// The reason in words.
    why: String,
}

/// Flows for a problem, the best first, at most five.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SuggestedFlows {
    items: Vec<SuggestedFlow>,
}

impl From<Vec<guidance::SuggestedFlow>> for SuggestedFlows {
    fn from(found: Vec<guidance::SuggestedFlow>) -> Self {
        let place = |place| match place {
            guidance::Place::Title => MatchPlace::Title,
            guidance::Place::Shelf => MatchPlace::Tags,
            guidance::Place::Summary => MatchPlace::Summary,
            guidance::Place::Steps => MatchPlace::Steps,
        };
        let items = found.into_iter().map(|flow| SuggestedFlow {
            why: words::of_flow(&flow),
            id: flow.flow.uuid(),
            title: flow.title,
            summary: flow.summary,
            kind: flow.kind,
            score: flow.score,
            matches: flow.matches,
            places: flow.places.into_iter().map(place).collect(),
            of_sessions: flow.sessions.of_sessions,
            resolved: flow.sessions.resolved,
        });
        Self { items: items.collect() }
    }
}
