//! From rows to flows.

use super::columns::Column as C;
use super::rows::Row;
use super::{MAX_FLOWS, failed};
use crate::import::ids::Ids;
use crate::import::text::{counted, plain_line, shortened};
use crate::import::{Outcome, ReportEntry};
use crate::limits::{MAX_LABEL, MAX_NAME, MAX_TITLE};
use crate::{
    Answer, AnswerId, Capture, CaptureKind, Command, FlowDocument, FlowKind, FlowSlug, Risk, Section, Step,
    StepId, StepKind,
};
use indexmap::IndexMap;
use std::collections::HashMap;

/// Rows of one step: more than a step may have answers, commands and captures.
const MAX_ROWS_OF_STEP: usize = 500;

/// The flows, in the order of their first rows.
pub(super) fn flows(rows: &[Row], name: Option<&str>, report: &mut Vec<ReportEntry>) -> Vec<FlowDocument> {
    let mut by_title: IndexMap<String, Vec<&Row>> = IndexMap::new();
    let mut title = name.unwrap_or("Untitled flow").to_owned();
    for row in rows {
        if let Some(named) = row.some(C::Flow) {
            title = named;
        }
        if by_title.len() == MAX_FLOWS && !by_title.contains_key(&title) {
            let reason =
                format!("Only the first {MAX_FLOWS} flows of a table are read; the rest was left out.");
            report.push(failed(row.line, reason));
            break;
        }
        by_title.entry(title.clone()).or_default().push(row);
    }
    if by_title.is_empty() {
        report.push(failed(1, "The table has no rows below its first line."));
    }
    by_title.into_iter().map(|(title, rows)| Table::new(&rows, report).flow(&title)).collect()
}

/// A step with the rows that speak of it.
struct Draft<'a> {
    id: StepId,
    section: String,
    rows: Vec<&'a Row>,
}

struct Table<'a, 'r> {
    head: FlowDocument,
    steps: Vec<Draft<'a>>,
    /// The ids by the names that the table gives them.
    ids: HashMap<String, StepId>,
    report: &'r mut Vec<ReportEntry>,
}

impl<'a, 'r> Table<'a, 'r> {
    fn new(rows: &[&'a Row], report: &'r mut Vec<ReportEntry>) -> Self {
        let mut table =
            Self { head: FlowDocument::default(), steps: Vec::new(), ids: HashMap::new(), report };
        let mut ids = Ids::default();
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut section = String::new();
        let mut is_crowded = false;
        for row in rows {
            table.read_head(row);
            if let Some(named) = row.some(C::Section) {
                section = shortened(&plain_line(&named), MAX_NAME);
            }
            if row.get(C::Type).eq_ignore_ascii_case("intake") {
                let asked = table.capture(row);
                table.head.intake.extend(asked);
                continue;
            }
            let named = row.get(C::Step);
            let place = match places.get(named).filter(|_| !named.is_empty()) {
                Some(place) => Some(*place),
                // A row that names no step adds to the one above.
                None if named.is_empty() && row.get(C::Title).is_empty() => table.steps.len().checked_sub(1),
                None => None,
            };
            match place {
                Some(place) if table.steps[place].rows.len() < MAX_ROWS_OF_STEP => {
                    table.steps[place].rows.push(row);
                }
                Some(_) if is_crowded => {}
                Some(_) => {
                    is_crowded = true;
                    let reason =
                        format!("A step has more than {MAX_ROWS_OF_STEP} rows; those beyond were left out.");
                    table.report.push(failed(row.line, reason));
                }
                None => {
                    let wanted = if named.is_empty() { row.get(C::Title) } else { named };
                    let id = StepId(ids.give(&wanted.to_lowercase(), "step"));
                    if !named.is_empty() {
                        places.insert(named.to_owned(), table.steps.len());
                        table.ids.insert(named.to_owned(), id.clone());
                    }
                    table.steps.push(Draft { id, section: section.clone(), rows: vec![row] });
                }
            }
        }
        table
    }

    fn read_head(&mut self, row: &Row) {
        let head = &mut self.head;
        for (column, field) in [(C::Summary, &mut head.summary), (C::Category, &mut head.category)] {
            if field.is_empty() {
                *field = row.get(column).to_owned();
            }
        }
        for tag in row.get(C::Tags).split([',', ';', '|']).map(str::trim) {
            if !tag.is_empty() && !head.tags.iter().any(|known| known == tag) {
                head.tags.push(tag.to_owned());
            }
        }
    }

    fn flow(mut self, title: &str) -> FlowDocument {
        let kind = self.kind();
        let drafts = std::mem::take(&mut self.steps);
        let mut steps: IndexMap<StepId, Step> = IndexMap::new();
        let mut sections: Vec<Section> = Vec::new();
        for (place, draft) in drafts.iter().enumerate() {
            let next = drafts.get(place + 1).map(|next| next.id.clone());
            steps.insert(draft.id.clone(), self.step(draft, kind, next));
            if kind.has_sections() {
                let title = if draft.section.is_empty() { "Steps" } else { &draft.section };
                match sections.last_mut().filter(|section| section.title == title) {
                    Some(section) => section.steps.push(draft.id.clone()),
                    None => sections.push(Section { title: title.into(), steps: vec![draft.id.clone()] }),
                }
            }
        }
        let line = drafts.first().map_or(1, |draft| draft.rows[0].line);
        let reason = format!("“{}” was read with {}.", plain_line(title), counted(steps.len(), "step"));
        self.report.push(ReportEntry::new(Some(line), Outcome::Mapped, reason));
        let start = steps.keys().next().filter(|_| !kind.has_sections()).cloned();
        FlowDocument {
            title: shortened(&plain_line(title), MAX_TITLE),
            kind,
            start,
            sections,
            steps,
            ..self.head
        }
    }

    /// As the table says, or what its columns are for.
    fn kind(&mut self) -> FlowKind {
        let rows = || self.steps.iter().flat_map(|draft| &draft.rows);
        let told = rows().find_map(|row| row.some(C::Kind).map(|kind| (row.line, kind)));
        if let Some((line, kind)) = told {
            match FlowKind::parse(&kind.to_lowercase()) {
                Some(kind) => return kind,
                None => self.leave_out(line, C::Kind, &kind, "troubleshooting, procedural or maintenance"),
            }
        }
        let rows = || self.steps.iter().flat_map(|draft| &draft.rows);
        let leads_on = rows().any(|row| {
            !row.get(C::Goto).is_empty()
                || matches!(&*row.get(C::Type).to_lowercase(), "resolution" | "escalation")
        });
        if leads_on { FlowKind::Troubleshooting } else { FlowKind::Procedural }
    }

    fn step(&mut self, draft: &Draft, kind: FlowKind, next: Option<StepId>) -> Step {
        let first = |column| draft.rows.iter().find_map(|row| row.some(column));
        let is_graph = !kind.has_sections();
        let line = draft.rows[0].line;
        let told = first(C::Title).or_else(|| first(C::Step)).unwrap_or_default();
        let title = shortened(&plain_line(&told), MAX_TITLE);
        let mut body = first(C::Body).unwrap_or_default();
        if title != told {
            body = if body.is_empty() { told.clone() } else { format!("{told}\n\n{body}") };
            let reason = "The title does not fit on one line; its full text stands in the step's body.";
            self.report.push(ReportEntry::new(Some(line), Outcome::KeptAsText, reason));
        }
        let is_last = next.is_none();
        let goto =
            draft.rows.iter().find(|row| row.get(C::Answer).is_empty() && !row.get(C::Goto).is_empty());
        let goto = match goto {
            Some(row) => Some(self.target(row)),
            None => next,
        };
        let goto = goto.filter(|_| is_graph);
        let has_answers = draft.rows.iter().any(|row| !row.get(C::Answer).is_empty());
        let word = first(C::Type).unwrap_or_default().to_lowercase();
        let sort = match &*word {
            "question" | "action" | "resolution" | "escalation" | "subflow" | "note" => &*word,
            "sub-flow" | "sub flow" => "subflow",
            "decision" => "question",
            other => {
                if !other.is_empty() {
                    self.leave_out(
                        line,
                        C::Type,
                        other,
                        "question, action, resolution, escalation, subflow or note",
                    );
                }
                if has_answers {
                    "question"
                } else if first(C::Subflow).is_some() {
                    "subflow"
                } else if is_graph && is_last && goto.is_none() {
                    "resolution"
                } else {
                    "action"
                }
            }
        };
        let kind = match sort {
            "question" => StepKind::Question { answers: self.answers(draft, is_graph, goto.as_ref()) },
            "resolution" => StepKind::Resolution { cause: first(C::Cause) },
            "escalation" => StepKind::Escalation { to: first(C::To) },
            "subflow" => StepKind::Subflow { flow: FlowSlug(first(C::Subflow).unwrap_or_default()), goto },
            "note" if !is_graph => StepKind::Note,
            _ => StepKind::Action { goto },
        };
        let commands = draft.rows.iter().filter_map(|row| {
            let run = row.some(C::Command)?;
            Some(Command { shell: row.some(C::Shell).unwrap_or_else(|| "text".into()), run })
        });
        let commands = commands.collect();
        let captures = draft.rows.iter().filter_map(|row| self.capture(row)).collect();
        Step {
            title,
            body,
            group: first(C::Group).filter(|_| is_graph),
            required: !is_graph && self.flag(draft.rows[0], C::Required),
            when: first(C::When),
            risk: self.risk(line, first(C::Risk)),
            commands,
            captures,
            minutes: self.minutes(line, first(C::Minutes)),
            ..kind.into()
        }
    }

    fn answers(&mut self, draft: &Draft, is_graph: bool, next: Option<&StepId>) -> Vec<Answer> {
        let mut ids = Ids::default();
        let mut answers = Vec::new();
        for row in &draft.rows {
            let Some(label) = row.some(C::Answer) else { continue };
            let label = shortened(&plain_line(&label), MAX_LABEL);
            let goto = if row.get(C::Goto).is_empty() { next.cloned() } else { Some(self.target(row)) };
            let id = AnswerId(ids.give(&label.to_lowercase(), "answer"));
            answers.push(Answer {
                id,
                label,
                when: row.some(C::AnswerWhen),
                goto: goto.filter(|_| is_graph),
            });
        }
        answers
    }

    /// The step that the row leads to. One that the table does not have stays as it is written: validation tells it.
    fn target(&self, row: &Row) -> StepId {
        let named = row.get(C::Goto);
        self.ids.get(named).cloned().unwrap_or_else(|| StepId(named.to_owned()))
    }

    fn capture(&mut self, row: &Row) -> Option<Capture> {
        let name = row.some(C::Capture)?;
        let word = row.get(C::CaptureKind).to_lowercase();
        let kind = match &*word {
            "" | "text" => CaptureKind::Text,
            "number" => CaptureKind::Number,
            "choice" => CaptureKind::Choice,
            "checkbox" => CaptureKind::Checkbox,
            "date" => CaptureKind::Date,
            "host" => CaptureKind::Host,
            "file" => CaptureKind::File,
            other => {
                let known = "text, number, choice, checkbox, date, host or file";
                self.leave_out(row.line, C::CaptureKind, other, known);
                CaptureKind::Text
            }
        };
        let choices = row.get(C::Choices).split('|').map(str::trim).filter(|choice| !choice.is_empty());
        Some(Capture {
            name,
            kind,
            label: row.get(C::CaptureLabel).to_owned(),
            help: String::new(),
            required: self.flag(row, C::CaptureRequired),
            secret: self.flag(row, C::CaptureSecret),
            choices: choices.map(str::to_owned).collect(),
            pattern: None,
            min: None,
            max: None,
            from: row.some(C::From).filter(|_| row.get(C::Type).eq_ignore_ascii_case("intake")),
        })
    }

    fn flag(&mut self, row: &Row, column: C) -> bool {
        match &*row.get(column).to_lowercase() {
            "" | "no" | "n" | "false" | "0" => false,
            "yes" | "y" | "true" | "1" | "x" => true,
            other => {
                self.leave_out(row.line, column, other, "yes or no");
                false
            }
        }
    }

    fn risk(&mut self, line: u32, word: Option<String>) -> Risk {
        let word = word.unwrap_or_default().to_lowercase().replace([' ', '-'], "_");
        match &*word {
            "" | "none" => Risk::None,
            "destructive" => Risk::Destructive,
            "identity" => Risk::Identity,
            "security" => Risk::Security,
            "data_loss" => Risk::DataLoss,
            other => {
                self.leave_out(line, C::Risk, other, "none, destructive, identity, security or data_loss");
                Risk::None
            }
        }
    }

    fn minutes(&mut self, line: u32, word: Option<String>) -> Option<u32> {
        let word = word?;
        let minutes = word.parse().ok();
        if minutes.is_none() {
            self.leave_out(line, C::Minutes, &word, "a whole number");
        }
        minutes
    }

    fn leave_out(&mut self, line: u32, column: C, found: &str, known: &str) {
        let found = shortened(&plain_line(found), 40);
        let reason = format!("“{found}” in the column {column:?} was left out: expected {known}.");
        self.report.push(ReportEntry::new(Some(line), Outcome::NotMapped, reason));
    }
}
