//! The types of steps, by name.

use super::StepKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What sort of step it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepType {
    /// Something to find out; the answer decides where to go on.
    Question,
    /// Something to do.
    Action,
    /// The problem is solved.
    Resolution,
    /// Somebody else takes over.
    Escalation,
    /// Another flow to go down.
    Subflow,
    /// Something to know.
    Note,
}

impl StepType {
    const ALL: [Self; 6] =
        [Self::Question, Self::Action, Self::Resolution, Self::Escalation, Self::Subflow, Self::Note];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Action => "action",
            Self::Resolution => "resolution",
            Self::Escalation => "escalation",
            Self::Subflow => "subflow",
            Self::Note => "note",
        }
    }

    /// The type of that name; a note where there is none such.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name).unwrap_or(Self::Note)
    }

    /// With its article, for sentences.
    pub(super) const fn described(self) -> &'static str {
        match self {
            Self::Question => "a question",
            Self::Action => "an action",
            Self::Resolution => "a resolution",
            Self::Escalation => "an escalation",
            Self::Subflow => "a sub-flow",
            Self::Note => "a note",
        }
    }
}

impl StepKind {
    /// What sort of step it makes.
    pub const fn step_type(&self) -> StepType {
        match self {
            Self::Question { .. } => StepType::Question,
            Self::Action { .. } => StepType::Action,
            Self::Resolution { .. } => StepType::Resolution,
            Self::Escalation { .. } => StepType::Escalation,
            Self::Subflow { .. } => StepType::Subflow,
            Self::Note => StepType::Note,
        }
    }

    /// The name on the wire.
    pub const fn as_str(&self) -> &'static str {
        self.step_type().as_str()
    }
}
