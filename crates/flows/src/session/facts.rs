//! Facts of a session: what was known of the ticket, the client and the target when it started.

use super::SessionState;
use super::captures::{Captured, checked_value};
use crate::FlowDocument;
use crate::facts::{FACTS, is_fact};
use rf_core::{FieldError, FieldErrors, checked_text};
use std::collections::BTreeMap;

/// The longest fact, in characters.
const FACT_MAX: usize = 2_000;

/// The facts with their texts trimmed, without the blank ones.
pub(super) fn checked_facts(
    given: BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, FieldErrors> {
    let mut errors = FieldErrors::default();
    let mut facts = BTreeMap::new();
    for (name, value) in given {
        let field = format!("facts.{name}");
        if !is_fact(&name) {
            errors.0.push(FieldError::new(
                "facts",
                "bad_value",
                "There is no such fact. See the flow format.",
            ));
            continue;
        }
        if let Some(value) = errors.take(checked_text(&field, &value, 0, FACT_MAX))
            && !value.is_empty()
        {
            facts.insert(name, value);
        }
    }
    if errors.is_empty() { Ok(facts) } else { Err(errors) }
}

impl SessionState {
    /// What is known of the ticket, the client and the target, by the names of facts.
    pub fn facts(&self) -> &BTreeMap<String, String> {
        &self.facts
    }

    /// The same in the order of the table of facts.
    pub fn told_facts(&self) -> Vec<(&'static str, &str)> {
        let known = FACTS.iter().filter_map(|fact| Some((fact.name, self.facts.get(fact.name)?.as_str())));
        known.collect()
    }

    /// Gives the values that facts fill in, as far as they are of the sort that is asked for. Secrets are given by people only.
    pub(super) fn take_facts(&mut self, flow: &FlowDocument, seq: u32) {
        let of_steps =
            flow.steps.iter().flat_map(|(id, step)| step.captures.iter().map(move |asked| (Some(id), asked)));
        for (step, asked) in flow.intake.iter().map(|asked| (None, asked)).chain(of_steps) {
            let fact = asked.from.as_ref().and_then(|from| self.facts.get(from)).filter(|_| !asked.secret);
            let Some(value) = fact.and_then(|fact| checked_value(asked, fact).ok()) else { continue };
            self.captured.entry(asked.name.clone()).or_insert(Captured {
                step: step.cloned(),
                kind: asked.kind,
                value: Some(value),
                seq,
                from_fact: true,
            });
        }
    }
}
