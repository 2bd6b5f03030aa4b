//! What can be found of a thing: a flow, or a step of the Step Library.

use super::{plain::push, plain_text, words};
use crate::{Answer, Capture, Flow, FlowDocument, Step, StepKind};
use rf_core::{FlowId, LibraryStepId, SessionId};
use std::collections::HashSet;

/// The most bytes of step texts that are kept to be found; what is longer is cut.
const MAX_TEXT: usize = 64 * 1024;
/// The most distinct words of one thing.
const MAX_WORDS: usize = 4000;
/// What stands between the title and the body of a step where steps are lines.
const UNIT: char = '\u{1f}';

/// What sort of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// A flow of the library.
    Flow,
    /// A step of the Step Library.
    Step,
    /// A session, by its note.
    Session,
}

impl EntryKind {
    /// The name in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Flow => "flow",
            Self::Step => "step",
            Self::Session => "session",
        }
    }
}

/// Which thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryId {
    /// This flow.
    Flow(FlowId),
    /// This step of the Step Library.
    Step(LibraryStepId),
    /// This session.
    Session(SessionId),
}

impl EntryId {
    /// What sort of thing it is.
    pub const fn kind(self) -> EntryKind {
        match self {
            Self::Flow(_) => EntryKind::Flow,
            Self::Step(_) => EntryKind::Step,
            Self::Session(_) => EntryKind::Session,
        }
    }
}

/// A thing's texts, as they are looked through and shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which thing.
    pub id: EntryId,
    /// Its title.
    pub title: String,
    /// The shelf it stands on; may be empty.
    pub category: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// What it is for, in a sentence or two; may be empty.
    pub summary: String,
    /// Its steps, or itself for a library step with a body.
    pub steps: Vec<EntryStep>,
    /// Exact names that lists are narrowed by at no cost, such as `kind=procedural`; see [`Entry::mark`].
    pub marks: Vec<String>,
}

/// A step's texts, without Markdown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntryStep {
    /// Its title.
    pub title: String,
    /// Everything else that people read in it, on one line.
    pub body: String,
}

impl Entry {
    /// The mark of a property, for [`Entry::marks`] and for asking.
    pub fn mark(property: &str, value: &str) -> String {
        format!("{property}={value}")
    }

    /// A flow as it can be found: by its draft.
    pub fn of_flow(flow: &Flow) -> Self {
        let FlowDocument { title, summary, category, tags, steps, intake, sections, .. } = &flow.draft;
        let mut texts: Vec<EntryStep> = Vec::with_capacity(steps.len() + 1);
        let mut about = String::new();
        for section in sections {
            add(&mut about, &section.title);
        }
        add_captures(&mut about, intake);
        if !about.is_empty() {
            texts.push(EntryStep { title: String::new(), body: about });
        }
        texts.extend(steps.values().map(EntryStep::of_step));
        let mut marks = vec![Self::mark("kind", flow.draft.kind.as_str()), Self::mark("category", category)];
        marks.extend(tags.iter().map(|tag| Self::mark("tag", tag)));
        Self {
            id: EntryId::Flow(flow.id),
            title: one_line(title),
            category: one_line(category),
            tags: tags.iter().map(|tag| one_line(tag)).collect(),
            summary: one_line(summary),
            steps: texts,
            marks,
        }
    }

    /// Category and tags, one a line, the category first.
    pub fn shelf(&self) -> String {
        std::iter::once(&self.category).chain(&self.tags).map(String::as_str).collect::<Vec<_>>().join("\n")
    }

    /// The steps as text, one a line; read back by [`EntryStep::read_all`]. Cut at 64 KiB.
    pub fn step_lines(&self) -> String {
        let mut lines = String::new();
        for step in &self.steps {
            let line = format!("{}{UNIT}{}\n", step.title, step.body);
            if lines.len() + line.len() > MAX_TEXT {
                lines.push_str(&line[..line.floor_char_boundary(MAX_TEXT - lines.len())]);
                break;
            }
            lines.push_str(&line);
        }
        lines
    }

    /// The distinct words of the title.
    pub fn title_words(&self) -> HashSet<String> {
        words(&self.title)
    }

    /// All distinct words, in the order of the alphabet; those of the title are among them. At most 4,000: what stands in the
    /// head and in the titles of steps comes before what stands in their bodies.
    pub fn all_words(&self) -> Vec<String> {
        let mut all = self.title_words();
        let heads = [self.shelf(), self.summary.clone()];
        let titles = self.steps.iter().map(|step| &step.title);
        // What is kept to be shown is what can be found.
        let lines = self.step_lines();
        for text in heads.iter().chain(titles).chain([&lines]) {
            for word in words(text) {
                if all.len() < MAX_WORDS {
                    all.insert(word);
                }
            }
        }
        let mut all: Vec<String> = all.into_iter().collect();
        all.sort_unstable();
        all
    }
}

impl EntryStep {
    /// A step of a flow or of the Step Library, as it can be found.
    pub fn of_step(step: &Step) -> Self {
        let mut body = plain_text(&step.body);
        for command in &step.commands {
            add(&mut body, &command.run);
        }
        add_captures(&mut body, &step.captures);
        match &step.kind {
            StepKind::Question { answers } => {
                answers.iter().for_each(|Answer { label, .. }| add(&mut body, label));
            }
            StepKind::Resolution { cause: Some(text) } | StepKind::Escalation { to: Some(text) } => {
                add(&mut body, text);
            }
            _ => {}
        }
        Self { title: one_line(&step.title), body }
    }

    /// Reads what [`Entry::step_lines`] wrote.
    pub fn read_all(lines: &str) -> Vec<Self> {
        let steps = lines.lines().map(|line| {
            let (title, body) = line.split_once(UNIT).unwrap_or((line, ""));
            Self { title: title.to_owned(), body: body.to_owned() }
        });
        steps.collect()
    }
}

fn add_captures(text: &mut String, captures: &[Capture]) {
    for capture in captures {
        add(text, if capture.label.is_empty() { &capture.name } else { &capture.label });
    }
}

fn add(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push_str(" · ");
    }
    push(text, more);
}

/// The text on one line: any run of white space or control signs is one space.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    push(&mut line, text.trim());
    line
}
