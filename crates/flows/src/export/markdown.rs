//! A flow as a page for people, that can be read, printed and worked through with a pencil.

mod text;

use crate::{
    Capture, CaptureKind, FlowDocument, Misfire, Risk, Schedule, Step, StepId, StepKind, TargetKind,
};
use indexmap::IndexMap;
use std::fmt::Write;
use text::{cell, code, fence, indented, inline, quoted};

/// The flow as a Markdown page. A title cannot change its structure, and a command cannot leave its fence.
pub fn to_markdown(document: &FlowDocument) -> String {
    let mut page = String::new();
    // Writing to a string cannot fail.
    let _ = write_page(document, &mut page);
    page
}

fn write_page(document: &FlowDocument, page: &mut String) -> std::fmt::Result {
    write_metadata(document, page)?;
    writeln!(page, "# {}", inline(&document.title))?;
    if !document.summary.trim().is_empty() {
        writeln!(page, "\n{}", inline(&document.summary))?;
    }
    if let Some(schedule) = &document.schedule {
        writeln!(page, "\n{}", due(schedule))?;
    }
    if let Some(target) = document.target {
        writeln!(page, "\n*Done for each {}.*", target_name(target))?;
    }
    write_intake(&document.intake, page)?;
    if document.kind.has_sections() { write_sections(document, page) } else { write_graph(document, page) }
}

/// Front matter, so that the shelf and the tags come along.
fn write_metadata(document: &FlowDocument, page: &mut String) -> std::fmt::Result {
    // A JSON value is a YAML value too.
    writeln!(page, "---\ntitle: {}", serde_json::json!(super::one_line(&document.title)))?;
    if !document.summary.trim().is_empty() {
        writeln!(page, "summary: {}", serde_json::json!(super::one_line(&document.summary)))?;
    }
    if !document.category.is_empty() {
        writeln!(page, "category: {}", serde_json::json!(document.category))?;
    }
    if !document.tags.is_empty() {
        writeln!(page, "tags: {}", serde_json::json!(document.tags))?;
    }
    writeln!(page, "---\n")
}

fn due(schedule: &Schedule) -> String {
    let window = schedule.window_minutes.map(|minutes| format!(", within {minutes} minutes"));
    let missed = if schedule.misfire == Misfire::Skip { "; a missed run is left out" } else { "" };
    let (cron, zone) = (code(&schedule.cron), inline(&schedule.time_zone));
    format!("*Due {cron} ({zone}){}{missed}.*", window.unwrap_or_default())
}

const fn target_name(target: TargetKind) -> &'static str {
    match target {
        TargetKind::Machine => "machine",
        TargetKind::Tenant => "tenant",
        TargetKind::Site => "site",
        TargetKind::User => "person",
    }
}

fn write_intake(intake: &[Capture], page: &mut String) -> std::fmt::Result {
    if intake.is_empty() {
        return Ok(());
    }
    writeln!(page, "\n| Asked for first | Name | Kind | Taken from | Hint |\n|---|---|---|---|---|")?;
    for capture in intake {
        let from = capture.from.as_deref().map(code).unwrap_or_default();
        let hint = cell(&inline(&capture.help));
        writeln!(
            page,
            "| {} | {} | {} | {} | {hint} |",
            cell(&inline(called(capture))),
            cell(&code(&capture.name)),
            cell(&inline(&sort_of(capture))),
            cell(&from),
        )?;
    }
    Ok(())
}

fn called(capture: &Capture) -> &str {
    if capture.label.trim().is_empty() { &capture.name } else { &capture.label }
}

/// The kind of a capture with what narrows it.
fn sort_of(capture: &Capture) -> String {
    let kind = match capture.kind {
        CaptureKind::Text => "text",
        CaptureKind::Number => "number",
        CaptureKind::Choice => "choice",
        CaptureKind::Checkbox => "yes or no",
        CaptureKind::Date => "date",
        CaptureKind::Host => "host",
        CaptureKind::File => "file",
    };
    let mut words = vec![kind.to_owned()];
    if !capture.choices.is_empty() {
        words.push(format!("one of {}", capture.choices.join(" / ")));
    }
    words.extend(capture.pattern.as_ref().map(|pattern| format!("matching {pattern}")));
    words.extend(capture.min.map(|min| format!("at least {min}")));
    words.extend(capture.max.map(|max| format!("at most {max}")));
    words.extend(capture.required.then(|| "required".to_owned()));
    words.extend(capture.secret.then(|| "secret".to_owned()));
    words.join(", ")
}

/// Procedures: numbered task lists under the headings of the sections.
fn write_sections(document: &FlowDocument, page: &mut String) -> std::fmt::Result {
    let mut number = 0;
    for section in &document.sections {
        writeln!(page, "\n## {}", inline(&section.title))?;
        for step in section.steps.iter().filter_map(|id| document.steps.get(id)) {
            number += 1;
            let mark = format!("{number}. ");
            writeln!(page, "\n{mark}[ ] {}", inline(&step.title))?;
            for block in blocks(step) {
                writeln!(page, "\n{}", indented(&block, mark.len()))?;
            }
        }
    }
    Ok(())
}

/// Troubleshooting: a heading per step, with links from the answers to where they lead.
fn write_graph(document: &FlowDocument, page: &mut String) -> std::fmt::Result {
    let start = document.start.as_ref();
    let is_start = |id: &StepId| Some(id) == start;
    let first = document.steps.iter().filter(|(id, _)| is_start(id));
    let order: Vec<_> = first.chain(document.steps.iter().filter(|(id, _)| !is_start(id))).collect();
    let numbers: IndexMap<&StepId, usize> =
        order.iter().enumerate().map(|(place, (id, _))| (*id, place + 1)).collect();
    let link = |goto: Option<&StepId>| match goto.and_then(|goto| numbers.get_key_value(goto)) {
        Some((id, number)) => {
            format!("[{number}. {}](#step-{number})", inline(&document.steps[*id].title))
        }
        None => "*nowhere yet*".to_owned(),
    };
    for (id, step) in &order {
        let number = numbers[*id];
        writeln!(page, "\n<a id=\"step-{number}\"></a>\n\n## {number}. {}", inline(&step.title))?;
        if let Some(group) = &step.group {
            writeln!(page, "\n*{}*", inline(group))?;
        }
        for block in blocks(step) {
            writeln!(page, "\n{block}")?;
        }
        match &step.kind {
            StepKind::Question { answers } => {
                writeln!(page)?;
                for answer in answers {
                    let when = answer.when.as_deref().map(|when| format!(" (when {})", code(when)));
                    let (label, to) = (inline(&answer.label), link(answer.goto.as_ref()));
                    writeln!(page, "- **{label}**{} → {to}", when.unwrap_or_default())?;
                }
            }
            StepKind::Action { goto } | StepKind::Subflow { goto, .. } => {
                writeln!(page, "\nThen → {}", link(goto.as_ref()))?;
            }
            StepKind::Resolution { .. } | StepKind::Escalation { .. } | StepKind::Note => {}
        }
    }
    Ok(())
}

/// What stands below a step's title, block by block.
fn blocks(step: &Step) -> Vec<String> {
    let mut blocks = Vec::new();
    blocks.extend(circumstances(step));
    if !step.body.trim().is_empty() {
        blocks.push(quoted(&step.body));
    }
    blocks.extend(step.commands.iter().map(|command| fence(&command.shell, &command.run)));
    if !step.captures.is_empty() {
        let asked = step.captures.iter().map(|capture| {
            format!("{} ({}, {})", inline(called(capture)), code(&capture.name), inline(&sort_of(capture)))
        });
        blocks.push(format!("Write down: {}.", asked.collect::<Vec<_>>().join("; ")));
    }
    match &step.kind {
        StepKind::Question { answers } if answers.iter().all(|answer| answer.goto.is_none()) => {
            let labels: Vec<_> =
                answers.iter().map(|answer| format!("**{}**", inline(&answer.label))).collect();
            blocks.push(format!("Answer: {}.", labels.join(" / ")));
        }
        StepKind::Subflow { flow, .. } => blocks.push(format!("Follow the flow {}.", code(&flow.0))),
        StepKind::Resolution { cause } => {
            let cause = cause.as_deref().map(|cause| format!(" Cause: {}.", inline(cause)));
            blocks.push(format!("**Solved.**{}", cause.unwrap_or_default()));
        }
        StepKind::Escalation { to } => {
            let to = to.as_deref().map(|to| format!(" to {}", inline(to)));
            blocks.push(format!("**Hand over{}.**", to.unwrap_or_default()));
        }
        _ => {}
    }
    blocks
}

/// Condition, risk, time and whether it may be skipped, in one line.
fn circumstances(step: &Step) -> Option<String> {
    let mut words = Vec::new();
    words.extend(step.when.as_deref().map(|when| format!("Only when {}.", code(when))));
    words.extend(step.required.then(|| "Must not be skipped.".to_owned()));
    words.extend(risk(step.risk).map(|risk| format!("**Caution: {risk}.**")));
    words.extend(step.minutes.map(|minutes| format!("About {minutes} min.")));
    (!words.is_empty()).then(|| words.join(" "))
}

const fn risk(risk: Risk) -> Option<&'static str> {
    match risk {
        Risk::None => None,
        Risk::Destructive => Some("it cannot be taken back"),
        Risk::Identity => Some("it changes who somebody is, or what they may do"),
        Risk::Security => Some("it changes a protection"),
        Risk::DataLoss => Some("data can be lost"),
    }
}
