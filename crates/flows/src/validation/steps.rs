//! Rules for one step by itself.

use super::texts::{Place, quoted};
use super::{Finding, FindingCode as Code, limits};
use crate::{Answer, Command, Step, StepId, StepKind, is_valid_slug};
use std::collections::HashSet;

/// Checks everything about a step that can be seen without the other steps.
pub(super) fn check(id: &StepId, step: &Step, findings: &mut Vec<Finding>) {
    let mut place = Place { step: Some(id), findings };
    if !limits::is_valid_id(&id.0) {
        let message = format!("Name the step {} with 1 to 64 of A-Z a-z 0-9 _ - and dot.", quoted(&id.0));
        place.say(Code::BadStepId, "id", message);
        place.no_control("id", &id.0);
    }
    place.line("title", &step.title, 1, limits::MAX_TITLE);
    place.paragraphs("body", &step.body, limits::MAX_BODY);
    if let Some(group) = &step.group {
        place.line("group", group, 1, limits::MAX_NAME);
    }
    check_commands(&step.commands, &mut place);
    match &step.kind {
        StepKind::Question { answers } => check_answers(answers, &mut place),
        StepKind::Resolution { cause: Some(cause) } => place.paragraphs("cause", cause, limits::MAX_CAUSE),
        StepKind::Escalation { to: Some(to) } => place.line("to", to, 1, limits::MAX_NAME),
        StepKind::Action { goto } => check_goto(goto.as_ref(), &mut place),
        StepKind::Subflow { flow, goto } => {
            if !is_valid_slug(&flow.0) {
                let message = format!(
                    "Name a flow of the library: {} is not 1 to 80 small letters, digits or hyphens.",
                    quoted(&flow.0)
                );
                place.say(Code::BadFlowName, "flow", message);
                place.no_control("flow", &flow.0);
            }
            check_goto(goto.as_ref(), &mut place);
        }
        StepKind::Resolution { cause: None } | StepKind::Escalation { to: None } | StepKind::Note => {}
    }
    if let Some(minutes) = step.minutes.filter(|minutes| *minutes > limits::MAX_MINUTES) {
        let message = format!("Use at most {} minutes; this has {minutes}.", limits::MAX_MINUTES);
        place.say(Code::MinutesOutOfRange, "minutes", message);
    }
}

fn check_goto(goto: Option<&StepId>, place: &mut Place) {
    if let Some(goto) = goto {
        place.no_control("goto", &goto.0);
    }
}

fn check_commands(commands: &[Command], place: &mut Place) {
    if commands.len() > limits::MAX_COMMANDS {
        let message = format!("Use at most {} commands in one step.", limits::MAX_COMMANDS);
        place.say(Code::TooManyCommands, "commands", message);
    }
    for (number, command) in commands.iter().enumerate() {
        place.line(&format!("commands.{number}.shell"), &command.shell, 0, limits::MAX_SHELL);
        let run = format!("commands.{number}.run");
        if command.run.trim().is_empty() {
            place.say(Code::EmptyCommand, &run, "Write the command, or remove it.");
        }
        place.paragraphs(&run, &command.run, limits::MAX_RUN);
    }
}

fn check_answers(answers: &[Answer], place: &mut Place) {
    if answers.is_empty() {
        place.say(Code::NoAnswers, "answers", "Give the question at least one answer.");
    }
    if answers.len() > limits::MAX_ANSWERS {
        let message = format!("Use at most {} answers in one question.", limits::MAX_ANSWERS);
        place.say(Code::TooManyAnswers, "answers", message);
    }
    let (mut ids, mut labels) = (HashSet::new(), HashSet::new());
    for (number, answer) in answers.iter().enumerate() {
        let field = |name: &str| format!("answers.{number}.{name}");
        if !limits::is_valid_id(&answer.id.0) {
            let message =
                format!("Name the answer {} with 1 to 64 of A-Z a-z 0-9 _ - and dot.", quoted(&answer.id.0));
            place.say(Code::BadAnswerId, &field("id"), message);
            place.no_control(&field("id"), &answer.id.0);
        }
        if !ids.insert(&answer.id) {
            let message = format!("Give this answer another id than {}.", quoted(&answer.id.0));
            place.say(Code::DuplicateAnswerId, &field("id"), message);
        }
        place.line(&field("label"), &answer.label, 1, limits::MAX_LABEL);
        if !answer.label.trim().is_empty() && !labels.insert(answer.label.trim()) {
            let message = format!("Two answers read {}; tell them apart.", quoted(answer.label.trim()));
            place.say(Code::DuplicateLabel, &field("label"), message);
        }
        if let Some(goto) = &answer.goto {
            place.no_control(&field("goto"), &goto.0);
        }
    }
}
