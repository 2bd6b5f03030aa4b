//! What can happen in a session, and how it is kept.

use super::{EvidenceFile, HypothesisVerdict, Outcome, PinnedSubflow};
use crate::{AnswerId, StepId};
use rf_core::{EvidenceId, FlowId, Time, UserId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One thing that happened. A document: stored and exchanged in exactly this shape.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum SessionEvent {
    /// The session began: at the first step of a troubleshooting flow, with the first open one of a procedure, or without a
    /// flow.
    Started {
        /// The flow; none for a free-form session.
        #[schemars(with = "Option<String>", extend("format" = "uuid"))]
        flow: Option<FlowId>,
        /// The published version that the session is pinned to, where there is a flow.
        version: Option<u32>,
        /// The problem in the engineer's words.
        problem: Option<String>,
        /// The versions of the sub-flows that it goes down.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        subflows: Vec<PinnedSubflow>,
        /// What was known of the ticket, the client and the target, by the names of facts.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        facts: BTreeMap<String, String>,
    },
    /// A flow was taken up by a session that had begun without one; it goes on at the flow's first step.
    FlowAttached {
        /// The flow.
        #[schemars(with = "String", extend("format" = "uuid"))]
        flow: FlowId,
        /// The published version that the session is pinned to.
        version: u32,
        /// Its title in that version.
        title: String,
        /// The versions of the sub-flows that it goes down.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        subflows: Vec<PinnedSubflow>,
    },
    /// The session went down the sub-flow that a step names.
    SubflowEntered {
        /// The step that names it.
        step: StepId,
    },
    /// Somebody went for a step that was suggested. The session stays where it is.
    SuggestionTaken {
        /// The step.
        step: StepId,
    },
    /// A step is not to be suggested any more.
    SuggestionDismissed {
        /// The step.
        step: StepId,
        /// Why.
        why: Option<String>,
    },
    /// A step may be suggested again.
    SuggestionRestored {
        /// The step.
        step: StepId,
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
    /// A value was given that the flow asks for; a second one takes the place of the first.
    Captured {
        /// The step that asks for it; none for the intake.
        step: Option<StepId>,
        /// Its name.
        name: String,
        /// The value; none for a secret, which is kept sealed and elsewhere.
        value: Option<String>,
    },
    /// Somebody wrote something down.
    Noted {
        /// The step at which it was written.
        step: Option<StepId>,
        /// The note (Markdown), 1 to 10,000 characters.
        text: String,
        /// Who may read it.
        audience: Audience,
        /// The open hypothesis that it is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hypothesis: Option<u32>,
    },
    /// Something was done that no flow asked for. The session stays where it is.
    AdHocStep {
        /// The step at which it was done.
        step: Option<StepId>,
        /// What was done, 1 to 300 characters.
        title: String,
        /// What came of it (Markdown), up to 10,000 characters.
        result: Option<String>,
        /// How many minutes it took, as its author says.
        minutes: Option<u32>,
        /// Who may read it.
        audience: Audience,
        /// The open hypothesis that it was done for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hypothesis: Option<u32>,
    },
    /// A possible cause is looked into, beside another one perhaps.
    HypothesisOpened {
        /// Its number in the session, from 1.
        hypothesis: u32,
        /// What may be behind the problem, 1 to 300 characters.
        statement: String,
    },
    /// A possible cause is no longer looked into.
    HypothesisClosed {
        /// Its number in the session.
        hypothesis: u32,
        /// What came of it.
        verdict: HypothesisVerdict,
        /// Why.
        why: Option<String>,
    },
    /// A file was added.
    EvidenceAdded {
        /// The file.
        file: EvidenceFile,
        /// What it shows.
        caption: Option<String>,
        /// The step at which it was added, or that asks for it.
        step: Option<StepId>,
        /// The value of the flow that it is; a later one takes its place.
        capture: Option<String>,
    },
    /// A file was withdrawn: its bytes are gone.
    EvidenceWithdrawn {
        /// The file.
        #[schemars(with = "String", extend("format" = "uuid"))]
        id: EvidenceId,
        /// Why.
        why: String,
    },
    /// The session returned to an earlier visit. In a troubleshooting flow, what followed that visit no longer stands; in a
    /// procedure, only that step is open again.
    WentBack {
        /// The place of the visit in the standing path at that time, from 0.
        visit: u32,
        /// The step of that visit.
        step: StepId,
    },
    /// The work stopped for a while.
    Paused,
    /// The work went on.
    Resumed,
    /// The end: the problem is solved.
    Resolved {
        /// What solved it.
        outcome: String,
        /// What was behind it.
        cause: Option<String>,
    },
    /// The end: somebody else takes over.
    Escalated {
        /// Who takes over, in the engineer's words.
        to: Option<String>,
        /// The person who is asked to.
        #[serde(skip_serializing_if = "Option::is_none")]
        to_person: Option<Receiver>,
        /// Why.
        reason: String,
    },
    /// Whoever did this took the escalated session over: its end no longer stands, and it is theirs.
    EscalationAccepted,
    /// The escalated session went back to who had escalated it; its end no longer stands.
    EscalationReturned {
        /// Why.
        why: String,
    },
    /// The session is somebody else's from here on.
    Assigned {
        /// Whose.
        #[schemars(with = "String", extend("format" = "uuid"))]
        to: UserId,
        /// Their name at that moment.
        name: String,
        /// Why.
        why: Option<String>,
    },
    /// The session was opened again after its end, which no longer stands.
    Reopened {
        /// Why.
        why: String,
    },
    /// The end: the work stopped without a result.
    Abandoned {
        /// Why.
        why: String,
    },
}

impl SessionEvent {
    /// How this event ends a session, if it does.
    pub fn outcome(&self) -> Option<Outcome> {
        match self {
            Self::Resolved { outcome, cause } => {
                Some(Outcome::Resolved { outcome: outcome.clone(), cause: cause.clone() })
            }
            Self::Escalated { to, to_person, reason } => {
                let to = addressee(to.as_deref(), to_person.as_ref());
                Some(Outcome::Escalated { to, reason: reason.clone() })
            }
            Self::Abandoned { why } => Some(Outcome::Abandoned { why: why.clone() }),
            _ => None,
        }
    }

    /// Whether it makes the session somebody else's.
    pub(super) const fn hands_over(&self) -> bool {
        matches!(self, Self::Assigned { .. } | Self::EscalationAccepted | Self::EscalationReturned { .. })
    }

    /// Whether it may happen while the session is paused.
    pub(super) const fn fits_a_pause(&self) -> bool {
        matches!(
            self,
            Self::Noted { .. }
                | Self::EvidenceAdded { capture: None, .. }
                | Self::EvidenceWithdrawn { .. }
                | Self::Resumed
                | Self::Resolved { .. }
                | Self::Escalated { .. }
                | Self::EscalationReturned { .. }
                | Self::Assigned { .. }
                | Self::Abandoned { .. }
        )
    }
}

/// Somebody of the team who is given a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Receiver {
    /// Who.
    #[schemars(with = "String", extend("format" = "uuid"))]
    pub id: UserId,
    /// Their name at that moment.
    pub name: String,
}

/// Who an escalation goes to, in words: `L2`, `Ana Cruz`, `L2 (Ana Cruz)`.
fn addressee(to: Option<&str>, person: Option<&Receiver>) -> Option<String> {
    match (to, person) {
        (Some(to), Some(person)) if !to.contains(&person.name) => Some(format!("{to} ({})", person.name)),
        (Some(to), _) => Some(to.to_owned()),
        (None, person) => person.map(|person| person.name.clone()),
    }
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
