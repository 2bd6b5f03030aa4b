//! What the placeholders of templates say.

use super::{client, escalation, internal};
use crate::document::Document;
use crate::template::Value;
use crate::variant::Variant;
use crate::words::one_line;

/// A fact at the top: which value it tells, its name, and what it says.
pub type Told = (Option<Value>, &'static str, String);

/// The facts of the standard note, in order.
pub fn facts(document: &Document) -> Vec<Told> {
    match document.variant {
        Variant::Internal => internal::facts(document),
        Variant::Client => client::facts(document),
        Variant::Escalation => escalation::facts(document),
    }
}

/// What a value says, in one line; nothing where it is unknown.
pub fn known(document: &Document, value: Value) -> Option<String> {
    let Document { header, branding, variant, .. } = document;
    let zone = branding.time_zone;
    let moment = |at| if *variant == Variant::Client { zone.minute(at) } else { zone.moment(at) };
    match value {
        Value::Reference => Some(header.reference.clone()),
        Value::Flow => {
            let version = header.flow_version.map(|version| format!(" (v{version})")).unwrap_or_default();
            Some(one_line(&header.flow_title) + &version)
        }
        Value::Problem => header.problem.as_deref().map(one_line),
        Value::Subject => Some(one_line(header.problem.as_ref().unwrap_or(&header.flow_title))),
        Value::Engineer => Some(one_line(&header.engineer)),
        Value::Status => Some(match variant {
            Variant::Internal => internal::status(document),
            Variant::Client => client::status(&document.conclusion).into(),
            Variant::Escalation => escalation::status(document),
        }),
        Value::Started => Some(moment(header.started)),
        Value::Ended => header.ended.map(moment),
        Value::TimeSpent => internal::time_in_words(document),
        Value::TimeZone => Some(zone.name().to_owned()),
        Value::Impact => {
            Some(escalation::impacts(document).collect::<Vec<_>>().join("; ")).filter(|told| !told.is_empty())
        }
        Value::Fact(name) => {
            header.facts.iter().find(|told| told.fact == name).map(|told| one_line(&told.value))
        }
    }
}
