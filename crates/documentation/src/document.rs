//! The structured document that every renderer starts from.

use crate::branding::Branding;
use crate::overlay::Anchor;
use crate::redaction::Kind;
use crate::template::{Template, Templates, standard};
use crate::variant::Variant;
use rf_core::Time;
use rf_flows::session::{Audience, EvidenceType, HypothesisVerdict, SessionStatus};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The format of the structured document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum DocumentFormat {
    /// Version 1.
    #[default]
    #[serde(rename = "resolutionflow.documentation/1")]
    V1,
}

/// What is known about a session, told in order. Every event that belongs to the variant stands in it exactly once: the
/// beginning in the header, the end in the conclusion, everything else as an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Always `resolutionflow.documentation/1`.
    pub format: DocumentFormat,
    /// Who it is for; the internal one holds everything.
    pub variant: Variant,
    /// What the team puts on all its notes.
    pub branding: Branding,
    /// How the team lays out its notes; no part of the structured document.
    #[serde(skip)]
    pub templates: Templates,
    /// What it is about.
    pub header: Header,
    /// What was done, oldest first.
    pub entries: Vec<Entry>,
    /// How it stands, or how it ended.
    pub conclusion: Conclusion,
    /// The question or the action that is open, or that was when the session ended without a solution.
    pub open_step: Option<String>,
    /// How long it took; clients are not told.
    pub time_spent: Option<TimeSpent>,
    /// Texts that were added by hand to what is no entry.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<AddedText>,
    /// What was edited by hand; what was replaced or left out is in here no more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<EditTold>,
    /// How many values were masked; nothing where nothing was.
    pub hidden: Vec<Hidden>,
}

impl Document {
    /// The same, laid out by these templates.
    #[must_use]
    pub fn laid_out(self, templates: Templates) -> Self {
        Self { templates, ..self }
    }

    /// How it is laid out for its readers.
    pub(crate) fn template(&self) -> &Template {
        self.templates.own(self.variant).unwrap_or_else(|| standard(self.variant))
    }
}

/// A text that was added by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddedText {
    /// The piece that it stands behind.
    pub after: Anchor,
    /// The text, of one or more lines.
    pub text: String,
}

/// That a piece was edited by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EditTold {
    /// The piece: `top`, `problem`, `entry:4` by the number of its event, `cause`, `outcome`, `next_step`, `time_spent`.
    pub anchor: Anchor,
    /// What became of it; clients are not told what is left out.
    pub kind: EditKind,
    /// Who edited it last; clients are not told.
    pub by: Option<String>,
    /// When.
    pub at: Time,
}

/// What became of a piece that was edited by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EditKind {
    /// Another text stands in its place.
    Replaced,
    /// It is left out.
    Hidden,
    /// Lines stand behind it.
    Extended,
}

/// Where the briefing tells an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "BriefingPlace")]
pub enum Place {
    /// Among the facts at the top.
    Impact,
    /// With what is known.
    Known,
    /// With what was tried and found.
    Tried,
    /// With what was taken back or ruled out.
    TakenBack,
}

/// Values of one kind that were masked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hidden {
    /// What they are.
    pub kind: Kind,
    /// How many different ones; the same value in two places is one.
    pub count: u32,
}

/// What a document is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The session's short name.
    pub reference: String,
    /// The title of the flow that was followed; `Free-form` without one.
    pub flow_title: String,
    /// The version of it, where a flow was followed.
    pub flow_version: Option<u32>,
    /// The problem in the engineer's words.
    pub problem: Option<String>,
    /// What was known of the ticket, the client and the target; clients are not told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactTold>,
    /// Whose session it is; their name as it was when they first acted in it.
    pub engineer: String,
    /// How the session stands.
    pub status: SessionStatus,
    /// When it began.
    pub started: Time,
    /// When it ended.
    pub ended: Option<Time>,
}

/// A fact that was known when the session started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "DocumentFact")]
pub struct FactTold {
    /// Its name, such as `ticket.number`.
    pub fact: String,
    /// What is known.
    pub value: String,
}

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The place of the event in the session's timeline.
    pub seq: u32,
    /// When.
    pub at: Time,
    /// Who.
    pub by: String,
    /// The sub-flow in which it was done, with those around it; clients are not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// What.
    pub deed: Deed,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Deed {
    /// A question was answered.
    Answered {
        /// The question.
        question: String,
        /// The answer.
        answer: String,
        /// Whether it still stands.
        standing: Standing,
        /// Whether the question had been answered before somebody came back to it.
        again: bool,
    },
    /// A step that asks nothing was done.
    Done {
        /// The step.
        action: String,
        /// Whether it still stands.
        standing: Standing,
        /// Whether it had been done before somebody came back to it.
        again: bool,
    },
    /// A step was left without being done.
    Skipped {
        /// The step.
        step: String,
        /// Why.
        reason: String,
        /// Whether it still stands.
        standing: Standing,
    },
    /// The session went down a sub-flow.
    SubflowEntered {
        /// The step that names it.
        subflow: String,
        /// Whether it still stands.
        standing: Standing,
    },
    /// The session took up a flow.
    FlowAttached {
        /// Its title.
        flow: String,
    },
    /// Somebody went for a suggested step.
    SuggestionTaken {
        /// The step.
        step: String,
    },
    /// A suggested step was put aside.
    SuggestionDismissed {
        /// The step.
        step: String,
        /// Why.
        why: Option<String>,
    },
    /// A step that had been put aside may be suggested again.
    SuggestionRestored {
        /// The step.
        step: String,
    },
    /// A value was given that the flow asks for.
    Captured {
        /// What it is called.
        label: String,
        /// The value; none for a secret.
        value: Option<String>,
        /// Whether it still stands.
        standing: Standing,
    },
    /// Something was written down.
    Noted {
        /// The note (Markdown).
        text: String,
        /// Who may read it.
        audience: Audience,
        /// The step at which it was written.
        step: Option<String>,
        /// The hypothesis that it is about, by number; clients are not told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hypothesis: Option<u32>,
    },
    /// Something was done that no flow asked for.
    AdHoc {
        /// What.
        title: String,
        /// What came of it (Markdown).
        result: Option<String>,
        /// How many minutes it took, as its author says; clients are not told.
        minutes: Option<u32>,
        /// Who may read it.
        audience: Audience,
        /// The step at which it was done.
        step: Option<String>,
        /// The hypothesis that it was done for, by number; clients are not told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hypothesis: Option<u32>,
    },
    /// A possible cause was looked into.
    HypothesisOpened {
        /// Its number.
        hypothesis: u32,
        /// What may be behind the problem.
        statement: String,
        /// What came of it; nothing while it is open.
        verdict: Option<HypothesisVerdict>,
    },
    /// A possible cause was looked into no longer.
    HypothesisClosed {
        /// Its number.
        hypothesis: u32,
        /// What came of it.
        verdict: HypothesisVerdict,
        /// Why.
        why: Option<String>,
    },
    /// A file was added.
    EvidenceAdded {
        /// The file; none once it is withdrawn.
        file: Option<EvidenceTold>,
        /// Whether it was recorded where the session did not stand, and counts for nothing.
        out_of_place: bool,
    },
    /// A file was withdrawn; its content is gone.
    EvidenceWithdrawn {
        /// The place of the event in the timeline that had added it; none where there was no such file.
        added: Option<u32>,
        /// Why.
        why: String,
    },
    /// The session returned to an earlier step.
    WentBack {
        /// The step.
        to: String,
    },
    /// The session ended, until it was opened again.
    Ended {
        /// How.
        status: SessionStatus,
        /// What was said of it.
        text: String,
    },
    /// The session was escalated, until somebody took it over or gave it back.
    Escalated {
        /// Who was to take over.
        to: Option<String>,
        /// Why.
        reason: String,
    },
    /// Somebody took the escalated session over.
    EscalationAccepted {
        /// How long it had waited, in whole seconds.
        after_seconds: u64,
    },
    /// The escalated session went back to who had escalated it.
    EscalationReturned {
        /// Who that is.
        to: String,
        /// Why.
        why: String,
    },
    /// The session became somebody else's.
    Assigned {
        /// Whose.
        to: String,
        /// Why.
        why: Option<String>,
    },
    /// The session was opened again.
    Reopened {
        /// Why.
        why: String,
    },
    /// The work stopped for a while.
    Paused,
    /// The work went on.
    Resumed {
        /// How long it had stopped, in whole seconds.
        after_seconds: u64,
    },
    /// Somebody told it in other words, by hand.
    Edited {
        /// A line; more lines are a note below it (Markdown).
        text: String,
        /// Where the briefing tells it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<Place>,
    },
    /// A line that somebody added by hand behind the event of that number.
    Added {
        /// A line; more lines are a note below it (Markdown).
        text: String,
        /// Where the briefing tells it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<Place>,
    },
    /// A beginning or an end where none can be; told so that nothing on record is missing.
    Stray {
        /// What was recorded.
        text: String,
    },
}

/// A file that was added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "DocumentEvidence")]
pub struct EvidenceTold {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub media_type: EvidenceType,
    /// How long it is.
    pub bytes: u64,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// What it shows.
    pub caption: Option<String>,
    /// What the flow calls it, where the flow asked for it.
    pub label: Option<String>,
}

/// Whether an answer or an action still stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Standing {
    /// It stands.
    Stands,
    /// Somebody came back and answered otherwise.
    Corrected {
        /// The next answer.
        to: String,
    },
    /// Somebody came back and did the same again.
    Repeated,
    /// Somebody went back, and the path it lies on was left.
    Left,
    /// Somebody came back to the step of a procedure, which is open since.
    Reopened,
    /// It was recorded where the session did not stand, and changed nothing.
    OutOfPlace,
}

/// How a session stands, or how it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Conclusion {
    /// It goes on.
    InProgress {
        /// The step to work on.
        next_step: Option<String>,
    },
    /// The problem is solved.
    Resolved {
        /// What was behind it.
        cause: Option<String>,
        /// What solved it.
        resolution: String,
        /// Who ended the session.
        by: String,
    },
    /// Somebody else takes over.
    Escalated {
        /// Who takes over; clients are not told.
        to: Option<String>,
        /// Why; clients are not told.
        reason: Option<String>,
        /// Who ended the session.
        by: String,
    },
    /// It ended without a result.
    Abandoned {
        /// Why; clients are not told.
        why: Option<String>,
        /// Who ended the session.
        by: String,
    },
}

/// How long a session took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimeSpent {
    /// Whole seconds from the beginning to the end; to the last event while the session goes on.
    pub wall_clock_seconds: u64,
    /// Of these, those in which somebody had it in hand: without pauses, and of a time without any event at most 15 minutes.
    pub hands_on_seconds: u64,
    /// The same by the step at which the session stood meanwhile, in the order in which it came there first; those who take over
    /// are told the total alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<StepSpent>,
}

/// How long a session stood at a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepSpent {
    /// The step; none for the time in which it stood at none.
    pub step: Option<String>,
    /// Whole seconds on the clock.
    pub wall_clock_seconds: u64,
    /// Of these, those in which somebody had it in hand.
    pub hands_on_seconds: u64,
}
