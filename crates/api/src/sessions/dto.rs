//! Sessions on the wire.

use super::escalation::SessionEscalation;
use crate::{library::Person, openapi::schemas, paging::text_of, problem::Problem};
use chrono::{DateTime, Utc};
use rf_core::Actor;
use rf_documentation::Variant;
use rf_flows::{
    Step, StepKind,
    session::{
        FollowedFlow, Hypothesis, HypothesisVerdict, LoadedSession, SessionCommand, SessionEvent,
        SessionStatus, Visit, may_act, may_reopen,
    },
};
use rf_persistence::views::{self, SessionListStatus, SessionRow};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Which sessions to list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct SessionFilter {
    /// Words that must all occur in problem, flow title or reference.
    #[param(max_length = 200)]
    pub(crate) search: Option<String>,
    /// Only in this state; `ended` is any but running.
    #[param(inline)]
    pub(crate) status: Option<StatusFilter>,
    /// Only the caller's own. Not together with `assignee_id`.
    pub(crate) mine: Option<bool>,
    /// Only sessions of this person.
    pub(crate) assignee_id: Option<Uuid>,
    /// Only sessions on this flow.
    pub(crate) flow_id: Option<Uuid>,
    /// Started not before this moment (RFC 3339).
    pub(crate) from: Option<DateTime<Utc>>,
    /// Started before this moment (RFC 3339).
    pub(crate) to: Option<DateTime<Utc>>,
    /// `next_cursor` of the page before, as it was given.
    #[param(pattern = "^[A-Za-z0-9_-]{43,}$")]
    pub(crate) cursor: Option<String>,
    /// Rows wanted, 25 unless said.
    #[param(minimum = 1, maximum = 100)]
    pub(crate) limit: Option<u64>,
}

/// Which states a list shows.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum StatusFilter {
    Active,
    Resolved,
    Escalated,
    Abandoned,
    Ended,
}

impl From<StatusFilter> for SessionListStatus {
    fn from(status: StatusFilter) -> Self {
        match status {
            StatusFilter::Active => Self::Active,
            StatusFilter::Resolved => Self::Resolved,
            StatusFilter::Escalated => Self::Escalated,
            StatusFilter::Abandoned => Self::Abandoned,
            StatusFilter::Ended => Self::Ended,
        }
    }
}

/// The flow version that a session follows.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PinnedFlow {
    id: Uuid,
    /// Its title in that version.
    title: String,
    version: u32,
}

impl From<FollowedFlow> for PinnedFlow {
    fn from(followed: FollowedFlow) -> Self {
        Self { id: followed.id.uuid(), title: followed.title, version: followed.version }
    }
}

/// A session as lists show it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SessionSummary {
    id: Uuid,
    /// Its short name for people, such as `RF-1A2B3C`.
    reference: String,
    /// Null for a free-form session.
    #[schema(required)]
    flow: Option<PinnedFlow>,
    /// The problem in the engineer's words.
    #[schema(required)]
    problem: Option<String>,
    #[schema(schema_with = schemas::session_status)]
    status: String,
    assignee: Person,
    started_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    #[schema(required)]
    ended_at: Option<DateTime<Utc>>,
    /// Steps of the standing path that are behind it.
    steps_taken: u32,
}

impl From<SessionRow> for SessionSummary {
    fn from(row: SessionRow) -> Self {
        Self {
            id: row.id.uuid(),
            reference: row.reference,
            flow: row.flow.map(Into::into),
            problem: row.problem,
            status: row.status,
            assignee: row.assignee.into(),
            started_at: row.started_at,
            updated_at: row.updated_at,
            ended_at: row.ended_at,
            steps_taken: row.steps_taken,
        }
    }
}

/// A page of sessions, the newest start first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SessionSummaryPage {
    items: Vec<SessionSummary>,
    /// Ask for the next page with it; null on the last page.
    #[schema(required)]
    next_cursor: Option<String>,
}

impl From<views::Page<SessionRow>> for SessionSummaryPage {
    fn from(page: views::Page<SessionRow>) -> Self {
        Self { items: page.items.into_iter().map(Into::into).collect(), next_cursor: text_of(page.next) }
    }
}

/// What to start.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StartBody {
    /// The flow to follow; without one, the session is free-form.
    pub(crate) flow_id: Option<Uuid>,
    /// The flow's published version; the newest unless said.
    #[schema(minimum = 1)]
    pub(crate) version: Option<u32>,
    /// The problem in the engineer's words; needed without a flow.
    #[schema(max_length = 2000)]
    pub(crate) problem: Option<String>,
}

/// What to do next in a session.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CommandBody {
    /// `event_count` of the session as the caller last saw it.
    pub(crate) expected_events: u32,
    #[schema(schema_with = schemas::session_command)]
    pub(crate) command: SessionCommand,
}

/// The answer that was chosen.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ChosenAnswer {
    id: String,
    label: String,
}

/// An answer that does not apply as a session stands.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LeftOutAnswer {
    /// The question.
    step: String,
    answer: String,
}

/// A value that the session knows.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CapturedValue)]
pub(crate) struct CaptureView {
    /// Its name in the flow.
    name: String,
    /// The step that asked for it; null for the intake.
    #[schema(required)]
    step: Option<String>,
    /// The value; null where it is a secret, which is kept sealed.
    #[schema(required)]
    value: Option<String>,
    /// The event that gave it.
    seq: u32,
}

/// A possible cause that a session looks into, or did.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Hypothesis)]
pub(crate) struct HypothesisView {
    /// Its number in the session, from 1.
    number: u32,
    statement: String,
    opened_at: DateTime<Utc>,
    /// What came of it; null while it is open.
    #[schema(required)]
    end: Option<HypothesisEndView>,
}

/// What came of a hypothesis.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HypothesisEnd)]
pub(crate) struct HypothesisEndView {
    #[schema(schema_with = schemas::hypothesis_verdict)]
    verdict: HypothesisVerdict,
    #[schema(required)]
    why: Option<String>,
    at: DateTime<Utc>,
}

impl HypothesisView {
    fn new(known: &Hypothesis) -> Self {
        Self {
            number: known.number,
            statement: known.statement.clone(),
            opened_at: known.opened_at,
            end: known.end.as_ref().map(|end| HypothesisEndView {
                verdict: end.verdict,
                why: end.why.clone(),
                at: end.at,
            }),
        }
    }
}

/// A secret in clear.
#[derive(Serialize, ToSchema)]
pub(crate) struct RevealedSecret {
    pub(crate) value: String,
    /// The event that gave it.
    pub(crate) seq: u32,
}

/// One stay at a step of the standing path.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Visit)]
pub(crate) struct VisitView {
    /// Its place in the path, from 0: what `go_back` names.
    visit: u32,
    step: String,
    #[serde(rename = "type")]
    kind: StepType,
    /// With the values that are known; secrets and what is not known are visible blanks.
    title: String,
    arrived_at: DateTime<Utc>,
    #[schema(required)]
    left_at: Option<DateTime<Utc>>,
    #[schema(required)]
    answer: Option<ChosenAnswer>,
    /// Whether the step was left without being done.
    is_skipped: bool,
    /// How many notes were written here.
    notes: u32,
}

/// What sort of step it is.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum StepType {
    Question,
    Action,
    Resolution,
    Escalation,
    Subflow,
    Note,
}

/// One thing that happened.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TimelineEntry {
    /// Its place in the timeline, from 1.
    seq: u32,
    at: DateTime<Utc>,
    actor: Person,
    #[schema(schema_with = schemas::session_event)]
    event: SessionEvent,
    /// Whether a later step back took it off the standing path, or the file that it tells of was withdrawn.
    superseded: bool,
}

/// A session with its path and its timeline.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SessionDetail {
    id: Uuid,
    /// Its short name for people, such as `RF-1A2B3C`.
    reference: String,
    /// Null for a free-form session.
    #[schema(required)]
    flow: Option<PinnedFlow>,
    /// The problem in the engineer's words.
    #[schema(required)]
    problem: Option<String>,
    #[schema(schema_with = schemas::session_status)]
    status: SessionStatus,
    assignee: Person,
    started_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    #[schema(required)]
    ended_at: Option<DateTime<Utc>>,
    /// Steps of the standing path that are behind it.
    steps_taken: u32,
    /// How many events it has: `expected_events` of the next command.
    event_count: u32,
    /// Since when it has been paused; null while it is not.
    #[schema(required)]
    paused_since: Option<DateTime<Utc>>,
    /// The step at which it stands; null once it has ended, and behind the last step of a procedure.
    #[schema(required)]
    current_step: Option<String>,
    /// The standing path, in a procedure the steps in the order in which they were done; the last visit is the current
    /// step, if there is one.
    path: Vec<VisitView>,
    /// The steps of a procedure that do not apply as the session stands.
    left_out: Vec<String>,
    /// The answers that do not apply as the session stands, of the questions that can be answered now.
    left_out_answers: Vec<LeftOutAnswer>,
    /// The values that were given, by name.
    captures: Vec<CaptureView>,
    /// The possible causes that were or are looked into, by number.
    hypotheses: Vec<HypothesisView>,
    /// Everything that happened, in order.
    timeline: Vec<TimelineEntry>,
    /// Whether the caller may act in it.
    may_act: bool,
    /// Whether the caller may open it again.
    may_reopen: bool,
    /// The escalation that waits, or that the work since stands on; null without one.
    #[schema(required)]
    escalation: Option<SessionEscalation>,
}

impl SessionDetail {
    pub(crate) fn new(loaded: LoadedSession, caller: &Actor) -> Self {
        let may_act = may_act(caller, &loaded.session);
        let may_reopen = may_reopen(caller, &loaded.session);
        let escalation = SessionEscalation::of(&loaded, caller);
        let state = &loaded.state;
        let path = state.path().iter().enumerate();
        let path = path.filter_map(|(place, visit)| visit_view(&loaded, place, visit)).collect();
        let current_step = state.current_step().map(ToString::to_string);
        let paused_since = state.paused_since();
        let left_out = state.left_out(&loaded.flow).into_iter().map(ToString::to_string).collect();
        let left_out_answers = state.left_out_answers(&loaded.flow).into_iter();
        let left_out_answers = left_out_answers
            .map(|(step, answer)| LeftOutAnswer { step: step.to_string(), answer: answer.to_string() })
            .collect();
        let captures = state.captured().iter().map(|(name, captured)| CaptureView {
            name: name.clone(),
            step: captured.step.as_ref().map(ToString::to_string),
            value: captured.value.clone(),
            seq: captured.seq,
        });
        let captures = captures.collect();
        let hypotheses = state.hypotheses().iter().map(HypothesisView::new).collect();
        let timeline = loaded.events.iter().map(|recorded| TimelineEntry {
            seq: recorded.seq,
            at: recorded.at,
            actor: Person { id: recorded.actor.uuid(), name: recorded.actor_name.clone() },
            event: recorded.event.clone(),
            superseded: state.is_superseded(recorded.seq)
                || state.evidence_of(recorded.seq).is_some_and(|evidence| evidence.withdrawn.is_some()),
        });
        let timeline = timeline.collect();
        let session = loaded.session;
        Self {
            id: session.id.uuid(),
            reference: session.reference,
            flow: session.flow.map(Into::into),
            problem: session.problem,
            status: session.status,
            assignee: Person { id: session.assignee.uuid(), name: session.assignee_name },
            started_at: session.started_at,
            updated_at: session.updated_at,
            ended_at: session.ended_at,
            steps_taken: session.steps_taken,
            event_count: session.event_count,
            paused_since,
            current_step,
            path,
            left_out,
            left_out_answers,
            captures,
            hypotheses,
            timeline,
            may_act,
            may_reopen,
            escalation,
        }
    }
}

fn visit_view(loaded: &LoadedSession, place: usize, visit: &Visit) -> Option<VisitView> {
    let step = loaded.flow.steps.get(&visit.step)?;
    let answer = visit.answer.as_ref();
    let answer = answer.and_then(|id| step.answers().iter().find(|answer| answer.id == *id));
    Some(VisitView {
        visit: u32::try_from(place).ok()?,
        step: visit.step.to_string(),
        kind: StepType::of(step),
        title: loaded.state.filled(&step.title),
        arrived_at: visit.arrived_at,
        left_at: visit.left_at,
        answer: answer.map(|answer| ChosenAnswer {
            id: answer.id.to_string(),
            label: loaded.state.filled(&answer.label),
        }),
        is_skipped: visit.is_skipped,
        notes: visit.notes,
    })
}

impl StepType {
    const fn of(step: &Step) -> Self {
        match step.kind {
            StepKind::Question { .. } => Self::Question,
            StepKind::Action { .. } => Self::Action,
            StepKind::Resolution { .. } => Self::Resolution,
            StepKind::Escalation { .. } => Self::Escalation,
            StepKind::Subflow { .. } => Self::Subflow,
            StepKind::Note => Self::Note,
        }
    }
}

/// Who a documentation is for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct VariantQuery {
    /// Who it is for; the team unless said.
    #[param(schema_with = schemas::documentation_variant)]
    variant: Option<String>,
}

impl VariantQuery {
    /// The variant that was asked for; there is nothing at the address of an unknown one.
    pub(crate) fn variant(&self) -> Result<Variant, Problem> {
        self.variant
            .as_deref()
            .map_or(Ok(Variant::Internal), |name| Variant::parse(name).ok_or_else(Problem::nothing_here))
    }
}

/// What is known about a session, in every form that people paste.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Documentation {
    #[schema(schema_with = schemas::document)]
    pub(crate) document: rf_documentation::Document,
    pub(crate) markdown: String,
    /// Plain text.
    pub(crate) text: String,
    /// A sanitised fragment: one `article`.
    pub(crate) html: String,
    /// For a ticket of a PSA: reads well as it is and as Markdown.
    pub(crate) psa: String,
}
