//! Sessions on the wire.

use super::escalation::SessionEscalation;
use super::visits::{VisitView, visit_view};
use crate::{
    library::{Person, SearchHit},
    openapi::schemas,
    paging::text_of,
    problem::Problem,
};
use chrono::{DateTime, Utc};
use rf_core::Actor;
use rf_documentation::Variant;
use rf_flows::{
    FlowDocument,
    session::{
        FollowedFlow, Hypothesis, HypothesisVerdict, LoadedSession, SessionCommand, SessionEvent,
        SessionStatus, may_act, may_reopen,
    },
};
use rf_persistence::views::{SessionPage, SessionRow};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

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
    /// Where the words of `q` are: the best one to three places, the best first. `title` is the problem or the flow,
    /// `category` the reference, `tags` flow and engineer, `summary` how it ended, `body` anything else in the note.
    hits: Vec<SearchHit>,
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
            hits: row.hits.into_iter().map(Into::into).collect(),
        }
    }
}

/// A page of sessions.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SessionSummaryPage {
    items: Vec<SessionSummary>,
    /// Ask for the next page with it; null on the last page.
    #[schema(required)]
    next_cursor: Option<String>,
    /// What was searched for instead of `q`, because nobody uses one of its words; null otherwise.
    #[schema(required)]
    corrected: Option<String>,
}

impl From<SessionPage> for SessionSummaryPage {
    fn from(found: SessionPage) -> Self {
        let SessionPage { page, corrected } = found;
        let items = page.items.into_iter().map(Into::into).collect();
        Self { items, next_cursor: text_of(page.next), corrected }
    }
}

/// What a session follows.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FollowedDocument {
    #[schema(schema_with = schemas::flow_document)]
    pub(crate) document: FlowDocument,
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
    /// What is known of the ticket, the client and the target, by the names of facts such as `ticket.number`.
    #[serde(default)]
    pub(crate) facts: BTreeMap<String, String>,
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

/// A fact that was known when the session started.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SessionFact)]
pub(crate) struct FactView {
    /// Such as `ticket.number`.
    name: String,
    /// What people call it.
    label: String,
    value: String,
}

/// The version of a sub-flow that a session goes down.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SessionSubflow)]
pub(crate) struct SubflowView {
    /// The name by which steps call it.
    name: String,
    flow_id: Uuid,
    version: u32,
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
    /// What was known of the ticket, the client and the target.
    facts: Vec<FactView>,
    /// The sub-flows whose steps are in its flow; those are read with `/sessions/{session_id}/flow`.
    subflows: Vec<SubflowView>,
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
        let facts = state.told_facts().into_iter().map(|(name, value)| FactView {
            name: name.to_owned(),
            label: rf_flows::fact_words(name).to_owned(),
            value: value.to_owned(),
        });
        let facts = facts.collect();
        let subflows = loaded.subflows().iter().map(|pin| SubflowView {
            name: pin.name.to_string(),
            flow_id: pin.flow.uuid(),
            version: pin.version,
        });
        let subflows = subflows.collect();
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
            facts,
            subflows,
            hypotheses,
            timeline,
            may_act,
            may_reopen,
            escalation,
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
