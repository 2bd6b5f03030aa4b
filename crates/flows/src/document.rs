//! The flow document, `resolutionflow.flow/1`: the same in the database, the API, files and the editor.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

mod reading;

use reading::steps_named_once;

/// The one format this program reads and writes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum FlowFormat {
    /// Version 1.
    #[default]
    #[serde(rename = "resolutionflow.flow/1")]
    V1,
}

/// What sort of guide a flow is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FlowKind {
    /// A decision graph that leads from a symptom to a resolution or an escalation.
    #[default]
    Troubleshooting,
}

/// A step's name inside its flow: 1 to 64 letters, digits, `_`, `-` or `.` (checked by validation).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct StepId(pub String);

impl fmt::Display for StepId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for StepId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

/// An answer's name inside its question; the same alphabet as [`StepId`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct AnswerId(pub String);

impl fmt::Display for AnswerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for AnswerId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

/// A flow as people write it. It may still be wrong: see [`crate::validate`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FlowDocument {
    /// Always `resolutionflow.flow/1`.
    pub format: FlowFormat,
    /// What sort of guide it is.
    pub kind: FlowKind,
    /// What people look for in the library, 1 to 200 characters.
    pub title: String,
    /// One or two sentences on when to use it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The shelf it stands on, such as `Email`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub category: String,
    /// Words to find it by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The step that a session begins at.
    pub start: StepId,
    /// The steps by name, in the order in which they were written.
    #[serde(deserialize_with = "steps_named_once")]
    pub steps: IndexMap<StepId, Step>,
}

// Read by `reading` alone: the types of steps below are written by themselves, but never read.
/// One step of a flow.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Step {
    /// Something to find out; each answer leads on.
    Question(Question),
    /// Something to do, then one way on.
    Action(ActionStep),
    /// An end: the problem is solved.
    Resolution(Resolution),
    /// An end: somebody else takes over.
    Escalation(Escalation),
}

/// Something to find out.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question in one line.
    pub title: String,
    /// How to find out (Markdown).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub body: String,
    /// The part of the flow it belongs to, if the flow has parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Commands to copy; never run by the product.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub commands: Vec<Command>,
    /// How long it usually takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// What can be found, and where each leads.
    pub answers: Vec<Answer>,
}

/// One possible finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Its name inside the question.
    pub id: AnswerId,
    /// What the button says.
    pub label: String,
    /// The step that it leads to.
    pub goto: StepId,
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionStep {
    /// The action in one line.
    pub title: String,
    /// How to do it (Markdown).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub body: String,
    /// The part of the flow it belongs to, if the flow has parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Commands to copy; never run by the product.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub commands: Vec<Command>,
    /// How long it usually takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// The step that follows.
    pub goto: StepId,
}

/// A command shown for copying.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Command {
    /// The shell that it is for, such as `powershell` or `bash`.
    pub shell: String,
    /// The command itself.
    pub run: String,
}

/// The problem is solved.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resolution {
    /// What solved it, in one line.
    pub title: String,
    /// What to check or tell the client before closing (Markdown).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub body: String,
    /// The part of the flow it belongs to, if the flow has parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Commands to copy; never run by the product.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub commands: Vec<Command>,
    /// How long it usually takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// What was behind the problem, proposed when the session is resolved here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
}

/// Somebody else takes over.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Escalation {
    /// Why, in one line.
    pub title: String,
    /// What to gather first (Markdown).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub body: String,
    /// The part of the flow it belongs to, if the flow has parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Commands to copy; never run by the product.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub commands: Vec<Command>,
    /// How long it usually takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Who takes over, such as `L2` or a vendor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

impl Step {
    /// The step in one line.
    pub fn title(&self) -> &str {
        match self {
            Self::Question(step) => &step.title,
            Self::Action(step) => &step.title,
            Self::Resolution(step) => &step.title,
            Self::Escalation(step) => &step.title,
        }
    }

    /// The step's explanation (Markdown), empty when there is none.
    pub fn body(&self) -> &str {
        match self {
            Self::Question(step) => &step.body,
            Self::Action(step) => &step.body,
            Self::Resolution(step) => &step.body,
            Self::Escalation(step) => &step.body,
        }
    }

    /// The part of the flow that it belongs to.
    pub fn group(&self) -> Option<&str> {
        match self {
            Self::Question(step) => step.group.as_deref(),
            Self::Action(step) => step.group.as_deref(),
            Self::Resolution(step) => step.group.as_deref(),
            Self::Escalation(step) => step.group.as_deref(),
        }
    }

    /// The commands shown for copying.
    pub fn commands(&self) -> &[Command] {
        match self {
            Self::Question(step) => &step.commands,
            Self::Action(step) => &step.commands,
            Self::Resolution(step) => &step.commands,
            Self::Escalation(step) => &step.commands,
        }
    }

    /// Whether a session can end here.
    pub const fn is_terminal(&self) -> bool {
        matches!(self, Self::Resolution(_) | Self::Escalation(_))
    }

    /// The steps that this one leads to, in order, with the field that names each.
    pub fn targets(&self) -> Vec<(String, &StepId)> {
        match self {
            Self::Question(step) => step
                .answers
                .iter()
                .enumerate()
                .map(|(place, answer)| (format!("answers.{place}.goto"), &answer.goto))
                .collect(),
            Self::Action(step) => vec![("goto".to_owned(), &step.goto)],
            Self::Resolution(_) | Self::Escalation(_) => Vec::new(),
        }
    }
}
