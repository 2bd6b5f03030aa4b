//! From drafts to documents that keep the limits: long texts are cut up, and a page too large for one flow becomes several.

use super::draft::{Draft, DraftKind, DraftSection};
use crate::import::text::{plain_line, shortened};
use crate::import::{Outcome, ReportEntry};
use crate::limits::{
    MAX_BODY, MAX_COMMANDS, MAX_DOCUMENT_BYTES, MAX_NAME, MAX_RUN, MAX_SHELL, MAX_STEPS, MAX_TITLE,
};
use crate::{Answer, AnswerId, Command, FlowDocument, FlowKind, Section, Step, StepId, StepKind, escaped};

/// Flows out of one page.
const MAX_FLOWS: usize = 50;
/// What is left free for the head of a document.
const HEAD_BYTES: usize = 24 * 1024;

/// Cuts up what is too long for a step; the rest goes into steps behind it.
pub(super) fn within_limits(sections: &mut [DraftSection], report: &mut Vec<ReportEntry>) {
    for section in sections {
        let mut steps = Vec::with_capacity(section.steps.len());
        for mut step in section.steps.drain(..) {
            // Text that is escaped may grow; a tenth is left for that.
            let body = escaped(&step.body.join("\n\n"));
            let mut bodies = pieces(&body, MAX_BODY).into_iter();
            let commands: Vec<Command> = step.commands.drain(..).flat_map(cut_command).collect();
            let mut commands = commands.chunks(MAX_COMMANDS);
            let (line, title) = (step.line, step.title.clone());
            step.body = bodies.next().into_iter().collect();
            step.commands = commands.next().unwrap_or_default().to_vec();
            let kind = step.kind;
            steps.push(step);
            let before = steps.len();
            loop {
                let (body, commands) = (bodies.next(), commands.next());
                if body.is_none() && commands.is_none() {
                    break;
                }
                let kind = if commands.is_some() { DraftKind::Action } else { DraftKind::Note };
                let mut more =
                    Draft::titled(kind, shortened(&format!("{title} (continued)"), MAX_TITLE), line);
                more.body.extend(body);
                more.commands = commands.unwrap_or_default().to_vec();
                steps.push(more);
            }
            if steps.len() > before && kind != DraftKind::Question {
                let reason =
                    format!("“{title}” is too long for one step; the rest stands in the steps behind it.");
                report.push(ReportEntry::new(Some(line), Outcome::KeptAsText, reason));
            }
        }
        section.steps = steps;
    }
}

fn cut_command(command: Command) -> Vec<Command> {
    let shell = shortened(&plain_line(&command.shell), MAX_SHELL);
    let run = escaped(&command.run);
    pieces(&run, MAX_RUN).into_iter().map(|run| Command { shell: shell.clone(), run }).collect()
}

/// The text in pieces of at most `max` characters, cut between lines where that can be. None if there is no text.
fn pieces(text: &str, max: usize) -> Vec<String> {
    let mut made: Vec<String> = Vec::new();
    let (mut piece, mut length) = (String::new(), 0);
    for line in text.split_inclusive('\n') {
        let mut line = line;
        let mut chars = line.chars().count();
        if length + chars > max && !piece.trim().is_empty() {
            made.push(std::mem::take(&mut piece).trim_end().to_owned());
            length = 0;
        }
        while chars > max {
            let at = line.char_indices().nth(max).map_or(line.len(), |(at, _)| at);
            made.push(line[..at].to_owned());
            line = &line[at..];
            chars -= max;
        }
        piece.push_str(line);
        length += chars;
    }
    if !piece.trim().is_empty() {
        made.push(piece.trim_end().to_owned());
    }
    made.retain(|piece| !piece.trim().is_empty());
    made
}

/// The documents: one, or as many as the page is too large for.
pub(super) fn documents(
    head: &FlowDocument,
    sections: Vec<DraftSection>,
    report: &mut Vec<ReportEntry>,
) -> Vec<FlowDocument> {
    let empty = || FlowDocument { kind: FlowKind::Procedural, ..head.clone() };
    let mut made = vec![empty()];
    let mut bytes = 0;
    for section in sections {
        let title = section_title(&section.title);
        let mut is_new = true;
        for draft in section.steps {
            let is_tied = draft.when.is_some();
            let (id, step) = step(draft);
            let size = serde_json::to_vec(&step).map_or(usize::MAX, |text| text.len())
                + 2 * id.0.len()
                + title.len()
                + 40;
            let last = made.len() - 1;
            let is_full =
                made[last].steps.len() >= MAX_STEPS - 30 || bytes + size > MAX_DOCUMENT_BYTES - HEAD_BYTES;
            // What hangs on an answer stays in the flow of its question.
            if is_full && !is_tied && !made[last].steps.is_empty() {
                if made.len() == MAX_FLOWS {
                    let reason =
                        format!("Only {MAX_FLOWS} flows are made out of one page; the rest was left out.");
                    report.push(ReportEntry::new(None, Outcome::Failed, reason));
                    return numbered(made, head);
                }
                made.push(empty());
                bytes = 0;
                is_new = true;
            }
            let last = made.len() - 1;
            let document = &mut made[last];
            bytes += size;
            if std::mem::take(&mut is_new) {
                document.sections.push(Section { title: title.clone(), steps: Vec::new() });
            }
            if let Some(section) = document.sections.last_mut() {
                section.steps.push(id.clone());
            }
            document.steps.insert(id, step);
        }
    }
    if made.len() > 1 {
        let reason = format!("The page is too large for one flow; it became {}.", made.len());
        report.push(ReportEntry::new(Some(1), Outcome::Mapped, reason));
    }
    numbered(made, head)
}

fn numbered(mut made: Vec<FlowDocument>, head: &FlowDocument) -> Vec<FlowDocument> {
    let all = made.len();
    if all > 1 {
        for (at, document) in made.iter_mut().enumerate() {
            let number = format!(" (part {} of {all})", at + 1);
            document.title = shortened(&head.title, MAX_TITLE - number.len()) + &number;
        }
    }
    made
}

/// The path of headings, as much of its end as fits.
fn section_title(path: &str) -> String {
    let title = shortened(&escaped(&plain_line(path)), MAX_NAME);
    if title.is_empty() { "Steps".to_owned() } else { title }
}

fn step(draft: Draft) -> (StepId, Step) {
    let answer = |id: &str, label: &str| Answer {
        id: AnswerId(id.to_owned()),
        label: label.to_owned(),
        when: None,
        goto: None,
    };
    let kind = match draft.kind {
        DraftKind::Action => StepKind::Action { goto: None },
        DraftKind::Note => StepKind::Note,
        DraftKind::Question => StepKind::Question { answers: vec![answer("yes", "Yes"), answer("no", "No")] },
    };
    let title = shortened(&escaped(&plain_line(&draft.title)), MAX_TITLE);
    let step = Step {
        title: if title.trim().is_empty() { "Step".to_owned() } else { title },
        body: draft.body.concat(),
        commands: draft.commands,
        minutes: draft.minutes,
        when: draft.when,
        ..kind.into()
    };
    (StepId(draft.id), step)
}
