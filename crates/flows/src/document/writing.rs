//! Writes steps with their type first and what is not said left out.

use super::{Step, StepKind};
use serde::ser::{Serialize, SerializeMap, Serializer};

impl Serialize for Step {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", self.kind.as_str())?;
        map.serialize_entry("title", &self.title)?;
        if !self.body.is_empty() {
            map.serialize_entry("body", &self.body)?;
        }
        said(&mut map, "group", self.group.as_ref())?;
        said(&mut map, "required", self.required.then_some(&true))?;
        said(&mut map, "when", self.when.as_ref())?;
        said(&mut map, "risk", Some(&self.risk).filter(|risk| !risk.is_none()))?;
        said(&mut map, "commands", Some(&self.commands).filter(|commands| !commands.is_empty()))?;
        said(&mut map, "captures", Some(&self.captures).filter(|captures| !captures.is_empty()))?;
        said(&mut map, "minutes", self.minutes.as_ref())?;
        said(&mut map, "linked", self.linked.as_ref())?;
        match &self.kind {
            StepKind::Question { answers } => map.serialize_entry("answers", answers)?,
            StepKind::Action { goto } => said(&mut map, "goto", goto.as_ref())?,
            StepKind::Resolution { cause } => said(&mut map, "cause", cause.as_ref())?,
            StepKind::Escalation { to } => said(&mut map, "to", to.as_ref())?,
            StepKind::Subflow { flow, goto } => {
                map.serialize_entry("flow", flow)?;
                said(&mut map, "goto", goto.as_ref())?;
            }
            StepKind::Note => {}
        }
        map.end()
    }
}

fn said<M: SerializeMap, T: Serialize + ?Sized>(
    map: &mut M,
    key: &'static str,
    value: Option<&T>,
) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| map.serialize_entry(key, value))
}
