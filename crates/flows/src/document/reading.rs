//! Reads steps without buffering them, so that a mistake is told where it stands and nothing is dropped.

use super::{ActionStep, Answer, Command, Escalation, Question, Resolution, Step, StepId};
use indexmap::IndexMap;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use std::fmt;

#[derive(Debug, Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum StepType {
    Question,
    Action,
    Resolution,
    Escalation,
}

impl StepType {
    const fn described(self) -> &'static str {
        match self {
            Self::Question => "a question",
            Self::Action => "an action",
            Self::Resolution => "a resolution",
            Self::Escalation => "an escalation",
        }
    }
}

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
    commands: Vec<Command>,
    #[serde(default)]
    minutes: Option<u32>,
    #[serde(default)]
    answers: Option<Vec<Answer>>,
    #[serde(default)]
    goto: Option<StepId>,
    #[serde(default)]
    cause: Option<String>,
    #[serde(default)]
    to: Option<String>,
}

impl StepFields {
    /// The first field that a step of this type must have and lacks, or has and must not.
    fn misfit(&self) -> Option<String> {
        let has = [
            ("answers", self.answers.is_some()),
            ("goto", self.goto.is_some()),
            ("cause", self.cause.is_some()),
            ("to", self.to.is_some()),
        ];
        let (needs, may): (Option<&str>, &[&str]) = match self.r#type {
            StepType::Question => (Some("answers"), &["answers"]),
            StepType::Action => (Some("goto"), &["goto"]),
            StepType::Resolution => (None, &["cause"]),
            StepType::Escalation => (None, &["to"]),
        };
        let what = self.r#type.described();
        for (field, there) in has {
            if there && !may.contains(&field) {
                return Some(format!("{what} has no field `{field}`"));
            }
            if !there && needs == Some(field) {
                return Some(format!("missing field `{field}` of {what}"));
            }
        }
        None
    }
}

impl<'de> Deserialize<'de> for Step {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = StepFields::deserialize(deserializer)?;
        if let Some(misfit) = fields.misfit() {
            return Err(D::Error::custom(misfit));
        }
        let StepFields { title, body, group, commands, minutes, .. } = fields;
        Ok(match (fields.r#type, fields.answers, fields.goto) {
            (StepType::Question, Some(answers), _) => {
                Self::Question(Question { title, body, group, commands, minutes, answers })
            }
            (StepType::Action, _, Some(goto)) => {
                Self::Action(ActionStep { title, body, group, commands, minutes, goto })
            }
            (StepType::Resolution, ..) => {
                Self::Resolution(Resolution { title, body, group, commands, minutes, cause: fields.cause })
            }
            (StepType::Escalation, ..) => {
                Self::Escalation(Escalation { title, body, group, commands, minutes, to: fields.to })
            }
            (StepType::Question | StepType::Action, ..) => {
                return Err(D::Error::custom("the step has no way on"));
            }
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
