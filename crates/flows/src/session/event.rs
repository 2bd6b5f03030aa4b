//! What can happen in a session, and how it is kept.

use crate::{AnswerId, StepId};
use rf_core::{FlowId, Time, UserId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One thing that happened. A document: stored and exchanged in exactly this shape.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum SessionEvent {
    /// The session began: at the first step of a troubleshooting flow, with the first open one of a procedure.
    Started {
        /// The flow.
        #[schemars(with = "String", extend("format" = "uuid"))]
        flow: FlowId,
        /// The published version that the session is pinned to.
        version: u32,
        /// The problem in the engineer's words.
        problem: Option<String>,
    },
    /// A question was answered; the session moved to where the answer leads.
    Answered {
        /// The question.
        step: StepId,
        /// The answer.
        answer: AnswerId,
    },
    /// A step that asks nothing was done; the session moved on.
    StepDone {
        /// The step.
        step: StepId,
    },
    /// A step was left without being done; the session moved on.
    StepSkipped {
        /// The step.
        step: StepId,
        /// Why.
        reason: String,
    },
    /// Somebody wrote something down.
    Noted {
        /// The step at which it was written.
        step: Option<StepId>,
        /// The note (Markdown), 1 to 10,000 characters.
        text: String,
        /// Who may read it.
        audience: Audience,
    },
    /// The session returned to an earlier visit. In a troubleshooting flow, what followed that visit no longer stands; in a
    /// procedure, only that step is open again.
    WentBack {
        /// The place of the visit in the standing path at that time, from 0.
        visit: u32,
        /// The step of that visit.
        step: StepId,
    },
    /// The end: the problem is solved.
    Resolved {
        /// What solved it.
        outcome: String,
        /// What was behind it.
        cause: Option<String>,
    },
    /// The end: somebody else takes over.
    Escalated {
        /// Who takes over.
        to: Option<String>,
        /// Why.
        reason: String,
    },
    /// The end: the work stopped without a result.
    Abandoned {
        /// Why.
        why: String,
    },
}

/// Who a note is meant for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The team only.
    #[default]
    Internal,
    /// The client as well.
    Client,
}

/// An event with its place, its time and who did it. A document, never changed once written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordedEvent {
    /// Its place in the session's timeline, from 1, without gaps.
    pub seq: u32,
    /// When it was recorded; never before the event in front of it.
    pub at: Time,
    /// Who did it.
    #[schemars(with = "String", extend("format" = "uuid"))]
    pub actor: UserId,
    /// Their name at that moment, so that notes do not change later.
    pub actor_name: String,
    /// What happened.
    pub event: SessionEvent,
}
