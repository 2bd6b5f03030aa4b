//! The step: the unit that troubleshooting flows, procedures and the Step Library share.

use super::{AnswerId, Capture, FlowSlug, StepId};
use rf_core::LibraryStepId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

// Read by `reading` and written by `writing`: the attributes below shape the published schema.
/// One step of a flow.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Step {
    /// The step in one line.
    pub title: String,
    /// How to go about it (Markdown).
    #[schemars(default, skip_serializing_if = "String::is_empty")]
    pub body: String,
    /// The part of a troubleshooting flow that it belongs to, if the flow has parts.
    pub group: Option<String>,
    /// Whether it must not be skipped; in procedures only.
    #[schemars(default, skip_serializing_if = "super::capture::is_false")]
    pub required: bool,
    /// A CEL condition; the step is left out where it is false.
    pub when: Option<String>,
    /// What it can do harm to.
    #[schemars(default, skip_serializing_if = "Risk::is_none")]
    pub risk: Risk,
    /// Commands to copy; never run by the product.
    #[schemars(default, skip_serializing_if = "Vec::is_empty")]
    pub commands: Vec<Command>,
    /// Values to write down.
    #[schemars(default, skip_serializing_if = "Vec::is_empty")]
    pub captures: Vec<Capture>,
    /// How long it usually takes.
    pub minutes: Option<u32>,
    /// The library step that it follows.
    pub linked: Option<StepLink>,
    /// What sort of step it is.
    #[schemars(flatten)]
    pub kind: StepKind,
}

/// What sort of step it is, with what only such steps have.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(tag = "type", rename_all = "snake_case")]
pub enum StepKind {
    /// Something to find out; in troubleshooting each answer leads on.
    Question {
        /// What can be found.
        answers: Vec<Answer>,
    },
    /// Something to do.
    Action {
        /// The step that follows; in troubleshooting only.
        goto: Option<StepId>,
    },
    /// An end: the problem is solved.
    Resolution {
        /// What was behind the problem, proposed when the session is resolved here.
        cause: Option<String>,
    },
    /// An end: somebody else takes over.
    Escalation {
        /// Who takes over, such as `L2` or a vendor.
        to: Option<String>,
    },
    /// Another flow, followed to its end.
    Subflow {
        /// The other flow's name in the library.
        flow: FlowSlug,
        /// The step that follows; in troubleshooting only.
        goto: Option<StepId>,
    },
    /// Something to know; in procedures only.
    Note,
}

/// One possible finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Its name inside the question.
    pub id: AnswerId,
    /// What the button says.
    pub label: String,
    /// A CEL condition; the answer is offered only where it is true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// The step that it leads to; in troubleshooting only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goto: Option<StepId>,
}

/// A command shown for copying.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Command {
    /// The shell that it is for, such as `powershell` or `bash`.
    pub shell: String,
    /// The command itself; `{{name}}` stands for a captured value.
    pub run: String,
}

/// What a step can do harm to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Risk {
    /// Nothing.
    #[default]
    None,
    /// It cannot be taken back.
    Destructive,
    /// It changes who somebody is, or what they may do.
    Identity,
    /// It weakens or changes a protection.
    Security,
    /// Data can be lost.
    DataLoss,
}

impl Risk {
    /// Whether there is nothing to fear.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "schemars hands a reference")]
    pub(super) const fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }
}

/// The library step that a step follows, and how far it followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepLink {
    /// The library step.
    #[schemars(with = "String", extend("format" = "uuid"))]
    pub step: LibraryStepId,
    /// Its version that this step was taken from.
    pub version: u32,
}

impl From<StepKind> for Step {
    /// A step of this kind with nothing else said.
    fn from(kind: StepKind) -> Self {
        Self {
            title: String::new(),
            body: String::new(),
            group: None,
            required: false,
            when: None,
            risk: Risk::None,
            commands: Vec::new(),
            captures: Vec::new(),
            minutes: None,
            linked: None,
            kind,
        }
    }
}

impl Step {
    /// Whether a troubleshooting session can end here.
    pub const fn is_terminal(&self) -> bool {
        matches!(self.kind, StepKind::Resolution { .. } | StepKind::Escalation { .. })
    }

    /// The answers of a question; none of anything else.
    pub fn answers(&self) -> &[Answer] {
        match &self.kind {
            StepKind::Question { answers } => answers,
            _ => &[],
        }
    }

    /// The steps that this one leads to, in order, with the field that names each; `None` where the way on is missing.
    pub fn targets(&self) -> Vec<(String, Option<&StepId>)> {
        match &self.kind {
            StepKind::Question { answers } => answers
                .iter()
                .enumerate()
                .map(|(place, answer)| (format!("answers.{place}.goto"), answer.goto.as_ref()))
                .collect(),
            StepKind::Action { goto } | StepKind::Subflow { goto, .. } => {
                vec![("goto".to_owned(), goto.as_ref())]
            }
            StepKind::Resolution { .. } | StepKind::Escalation { .. } | StepKind::Note => Vec::new(),
        }
    }
}
