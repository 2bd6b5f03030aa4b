//! Reads steps without buffering them, so that a mistake is told where it stands and nothing is dropped.

use super::{Answer, Capture, Command, FlowSlug, Risk, Step, StepId, StepKind, StepLink, StepType};
use indexmap::IndexMap;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use std::fmt;

/// Every field that any step may have; which of them belong together is checked once all are read.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename = "step")]
struct StepFields {
    r#type: StepType,
    title: String,
    #[serde(default)]
    body: String,
    #[serde(default)]
    group: Option<String>,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    when: Option<String>,
    #[serde(default)]
    risk: Risk,
    #[serde(default)]
    commands: Vec<Command>,
    #[serde(default)]
    captures: Vec<Capture>,
    #[serde(default)]
    minutes: Option<u32>,
    #[serde(default)]
    linked: Option<StepLink>,
    #[serde(default)]
    answers: Option<Vec<Answer>>,
    #[serde(default)]
    goto: Option<StepId>,
    #[serde(default)]
    cause: Option<String>,
    #[serde(default)]
    to: Option<String>,
    #[serde(default)]
    flow: Option<FlowSlug>,
}

impl StepFields {
    /// What the step's type brings, or the first field that it must not have or lacks.
    fn kind(&mut self) -> Result<StepKind, String> {
        let what = self.r#type.described();
        let lacks = |field: &str| format!("missing field `{field}` of {what}");
        let kind = match self.r#type {
            StepType::Question => {
                StepKind::Question { answers: self.answers.take().ok_or_else(|| lacks("answers"))? }
            }
            StepType::Action => StepKind::Action { goto: self.goto.take() },
            StepType::Resolution => StepKind::Resolution { cause: self.cause.take() },
            StepType::Escalation => StepKind::Escalation { to: self.to.take() },
            StepType::Subflow => StepKind::Subflow {
                flow: self.flow.take().ok_or_else(|| lacks("flow"))?,
                goto: self.goto.take(),
            },
            StepType::Note => StepKind::Note,
        };
        let left = [
            ("answers", self.answers.is_some()),
            ("goto", self.goto.is_some()),
            ("cause", self.cause.is_some()),
            ("to", self.to.is_some()),
            ("flow", self.flow.is_some()),
        ];
        match left.into_iter().find(|(_, there)| *there) {
            Some((field, _)) => Err(format!("{what} has no field `{field}`")),
            None => Ok(kind),
        }
    }
}

impl<'de> Deserialize<'de> for Step {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut fields = StepFields::deserialize(deserializer)?;
        let kind = fields.kind().map_err(D::Error::custom)?;
        Ok(Self {
            title: fields.title,
            body: fields.body,
            group: fields.group,
            required: fields.required,
            when: fields.when,
            risk: fields.risk,
            commands: fields.commands,
            captures: fields.captures,
            minutes: fields.minutes,
            linked: fields.linked,
            kind,
        })
    }
}

/// The steps in their order; a name that comes twice is refused, where a map would keep the last silently.
pub(super) fn steps_named_once<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<IndexMap<StepId, Step>, D::Error> {
    struct Steps;

    impl<'de> Visitor<'de> for Steps {
        type Value = IndexMap<StepId, Step>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("the steps by name")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
            let mut steps = IndexMap::new();
            while let Some(id) = entries.next_key::<StepId>()? {
                if steps.contains_key(&id) {
                    return Err(A::Error::custom(format_args!("two steps are named `{id}`")));
                }
                steps.insert(id, entries.next_value()?);
            }
            Ok(steps)
        }
    }

    deserializer.deserialize_map(Steps)
}
