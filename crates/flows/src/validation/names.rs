//! Names in texts and conditions: each is captured somewhere in the flow, or a fact.

use super::texts::{Place, quoted};
use super::{Finding, FindingCode as Code};
use crate::conditions::names_of;
use crate::facts::{FACT_ROOTS, is_fact};
use crate::{FlowDocument, Step, StepId, StepKind, placeholders};
use std::collections::{HashMap, HashSet};

/// The names that the flow's captures give, and whether each is a secret.
pub(super) type Known<'a> = HashMap<&'a str, bool>;

/// Checks every text and condition of the flow against the names `known` from its captures.
pub(super) fn check(document: &FlowDocument, known: &Known<'_>, findings: &mut Vec<Finding>) {
    for (id, step) in &document.steps {
        check_step(id, step, known, findings);
    }
}

fn check_step(id: &StepId, step: &Step, known: &Known<'_>, findings: &mut Vec<Finding>) {
    let mut place = Place { step: Some(id), findings };
    text("title", &step.title, known, &mut place);
    text("body", &step.body, known, &mut place);
    for (number, command) in step.commands.iter().enumerate() {
        text(&format!("commands.{number}.run"), &command.run, known, &mut place);
    }
    if let Some(when) = &step.when {
        condition("when", when, known, &mut place);
    }
    for (number, answer) in step.answers().iter().enumerate() {
        text(&format!("answers.{number}.label"), &answer.label, known, &mut place);
        if let Some(when) = &answer.when {
            condition(&format!("answers.{number}.when"), when, known, &mut place);
        }
    }
    match &step.kind {
        StepKind::Resolution { cause: Some(cause) } => text("cause", cause, known, &mut place),
        StepKind::Escalation { to: Some(to) } => text("to", to, known, &mut place),
        _ => {}
    }
}

fn text(field: &str, text: &str, known: &Known<'_>, place: &mut Place<'_>) {
    let mut told = HashSet::new();
    for found in placeholders(text).into_iter().filter(|found| !found.is_escaped) {
        if !known.contains_key(found.name) && !is_fact(found.name) && told.insert(found.name) {
            let message = format!(
                "Nothing fills in {}. Capture a value of that name, or write \\{{{{ to mean the braces.",
                quoted(found.name)
            );
            place.say(Code::UnknownName, field, message);
        }
    }
}

fn condition(field: &str, condition: &str, known: &Known<'_>, place: &mut Place<'_>) {
    match names_of(condition) {
        Err(why) => {
            place.say(Code::BadCondition, field, why);
            place.paragraphs(field, condition, usize::MAX);
        }
        Ok(names) => {
            for name in names {
                if known.get(name.as_str()) == Some(&true) {
                    let message = format!("Nothing is decided by the secret {}.", quoted(&name));
                    place.say(Code::SecretInCondition, field, message);
                } else if !known.contains_key(name.as_str()) && !FACT_ROOTS.contains(&name.as_str()) {
                    let message =
                        format!("Nothing tells {}. Capture a value of that name first.", quoted(&name));
                    place.say(Code::UnknownName, field, message);
                }
            }
        }
    }
}
