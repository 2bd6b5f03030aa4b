//! The flow document, `resolutionflow.flow/1`: the same in the database, the API, files and the editor.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

mod capture;
mod names;
mod reading;
mod schedule;
mod step;
mod step_type;
mod writing;

pub(crate) use capture::whole_pattern;
pub use capture::{Capture, CaptureKind};
pub use names::{AnswerId, FlowSlug, StepId};
pub use schedule::{Misfire, Schedule, TargetKind};
pub use step::{Answer, Command, Risk, Step, StepKind, StepLink};
pub use step_type::StepType;

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
    /// Sections of steps, done one after the other.
    Procedural,
    /// A procedure that is due again and again, over many targets.
    Maintenance,
}

impl FlowKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Troubleshooting, Self::Procedural, Self::Maintenance];

    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Troubleshooting => "troubleshooting",
            Self::Procedural => "procedural",
            Self::Maintenance => "maintenance",
        }
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether its steps stand in sections instead of leading to one another.
    pub const fn has_sections(self) -> bool {
        matches!(self, Self::Procedural | Self::Maintenance)
    }
}

/// A flow as people write it. It may still be wrong: see [`crate::validate`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
    /// What is asked for, or taken from the ticket, before the first step.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub intake: Vec<Capture>,
    /// When a maintenance flow is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule: Option<Schedule>,
    /// What a maintenance flow is run over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<TargetKind>,
    /// The step that a troubleshooting session begins at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<StepId>,
    /// The order of a procedural or maintenance flow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    /// The steps by name, in the order in which they were written.
    #[serde(deserialize_with = "steps_named_once")]
    pub steps: IndexMap<StepId, Step>,
}

/// A part of a procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// Its steps, in the order in which they are done. A step stands in one section, once.
    pub steps: Vec<StepId>,
}

impl FlowDocument {
    /// What asks for the value of that name, and the step that does: none for the intake.
    pub fn asking(&self, name: &str) -> Option<(Option<&StepId>, &Capture)> {
        let of_intake = self.intake.iter().map(|capture| (None, capture));
        let of_steps = self
            .steps
            .iter()
            .flat_map(|(id, step)| step.captures.iter().map(move |capture| (Some(id), capture)));
        of_intake.chain(of_steps).find(|(_, capture)| capture.name == name)
    }

    /// Whether both lead people the same way: what only sorts a flow into the library (category, tags) may differ.
    pub fn guides_like(&self, other: &Self) -> bool {
        let Self {
            format,
            kind,
            title,
            summary,
            category: _,
            tags: _,
            intake,
            schedule,
            target,
            start,
            sections,
            steps,
        } = self;
        *format == other.format
            && *kind == other.kind
            && *title == other.title
            && *summary == other.summary
            && *intake == other.intake
            && *schedule == other.schedule
            && *target == other.target
            && *start == other.start
            && *sections == other.sections
            && *steps == other.steps
            && steps.keys().eq(other.steps.keys())
    }
}
