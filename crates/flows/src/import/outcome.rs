//! What an import gives back: the flows, and a report that leaves nothing out.

use crate::{Finding, FlowDocument, FlowSlug, StepKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How to read a source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportFormat {
    /// Find out from the source itself.
    #[default]
    Auto,
    /// Mermaid flowcharts, bare or in a Markdown page.
    Mermaid,
    /// A Markdown page: a procedure, or the page around flowcharts.
    Markdown,
    /// A flow document in YAML or JSON.
    Native,
    /// A table of steps, a row each; see the documented columns.
    Csv,
    /// A page that a wiki gave away as HTML, read as the Markdown that it stands for.
    Html,
}

/// How an import goes about a source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// How to read it.
    pub format: ImportFormat,
    /// Whether sentences of the form “if … then … otherwise” become questions; they are offered in the report
    /// unless asked for.
    pub branches: bool,
}

impl From<ImportFormat> for ImportOptions {
    /// This format, and branches only offered.
    fn from(format: ImportFormat) -> Self {
        Self { format, branches: false }
    }
}

/// What became of a piece of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "ReportOutcome")]
pub enum Outcome {
    /// It has its place in a flow.
    Mapped,
    /// It stands in a flow as text, because the format has no place for what it means.
    KeptAsText,
    /// It was left out.
    NotMapped,
    /// It could be more than text, if somebody wants it: see the entry's offer.
    Offered,
    /// It could not be read.
    Failed,
}

/// What became of one piece of the source, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportEntry {
    /// Where in the source as it was given, from 1; none when it is about the source as a whole.
    pub line: Option<u32>,
    /// What became of it.
    pub outcome: Outcome,
    /// What it is about, in one sentence for a person.
    pub reason: String,
    /// The branch that it could become; only where it is offered.
    pub offer: Option<ImportOffer>,
}

/// A sentence of a step that could be a question with two ways on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ImportOffer {
    /// The step that says it.
    pub step: String,
    /// What is to be found out, without the “if”.
    pub condition: String,
    /// What to do where it is so.
    pub then: String,
    /// What to do where it is not, if the text says so.
    pub otherwise: Option<String>,
}

impl ReportEntry {
    /// An entry that offers nothing.
    pub(crate) fn new(line: Option<u32>, outcome: Outcome, reason: impl Into<String>) -> Self {
        Self { line, outcome, reason: reason.into(), offer: None }
    }
}

/// A flow that was read, with what validation says of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ImportedFlow {
    /// The flow.
    pub document: FlowDocument,
    /// What validation found in it.
    pub findings: Vec<Finding>,
    /// Its name in the library that it comes from, where an index tells it.
    pub slug: Option<FlowSlug>,
}

/// How much was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ImportCounts {
    /// Sources.
    pub files: u32,
    /// Flows.
    pub flows: u32,
    /// Steps over all flows.
    pub steps: u32,
    /// Of these, questions.
    pub questions: u32,
    /// Of these, actions.
    pub actions: u32,
    /// Of these, resolutions.
    pub resolutions: u32,
    /// Of these, escalations.
    pub escalations: u32,
    /// Steps that follow another flow.
    pub subflows: u32,
    /// Steps that only tell something.
    pub notes: u32,
    /// Answers over all questions.
    pub answers: u32,
    /// Commands over all steps.
    pub commands: u32,
    /// Findings that keep a flow from being published.
    pub errors: u32,
    /// Findings that do not.
    pub warnings: u32,
    /// Entries of the report for what has its place in a flow.
    pub mapped: u32,
    /// Entries for what stands in a flow as text.
    pub kept_as_text: u32,
    /// Entries for what was left out.
    pub not_mapped: u32,
    /// Entries for what could be a branch.
    pub offered: u32,
    /// Entries for what could not be read.
    pub failed: u32,
}

impl ImportCounts {
    /// Counts an entry of the report.
    pub(crate) const fn count(&mut self, outcome: Outcome) {
        let count = match outcome {
            Outcome::Mapped => &mut self.mapped,
            Outcome::KeptAsText => &mut self.kept_as_text,
            Outcome::NotMapped => &mut self.not_mapped,
            Outcome::Offered => &mut self.offered,
            Outcome::Failed => &mut self.failed,
        };
        *count += 1;
    }

    /// Adds what another source counted.
    pub(crate) const fn add(&mut self, other: &Self) {
        let Self {
            files,
            flows,
            steps,
            questions,
            actions,
            resolutions,
            escalations,
            subflows,
            notes,
            answers,
            commands,
            errors,
            warnings,
            mapped,
            kept_as_text,
            not_mapped,
            offered,
            failed,
        } = other;
        self.files += *files;
        self.flows += *flows;
        self.steps += *steps;
        self.questions += *questions;
        self.actions += *actions;
        self.resolutions += *resolutions;
        self.escalations += *escalations;
        self.subflows += *subflows;
        self.notes += *notes;
        self.answers = self.answers.saturating_add(*answers);
        self.commands = self.commands.saturating_add(*commands);
        self.errors += *errors;
        self.warnings += *warnings;
        self.mapped += *mapped;
        self.kept_as_text += *kept_as_text;
        self.not_mapped += *not_mapped;
        self.offered += *offered;
        self.failed += *failed;
    }
}

/// Everything that an import read, and everything that it did not.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ImportOutcome {
    /// The flows, in the order of the source.
    pub flows: Vec<ImportedFlow>,
    /// What became of the source, piece by piece, in the order of the source.
    pub report: Vec<ReportEntry>,
    /// How much was read.
    pub counts: ImportCounts,
}

impl ImportOutcome {
    /// Puts flows and report together and counts them.
    pub(crate) fn of(flows: Vec<ImportedFlow>, report: Vec<ReportEntry>) -> Self {
        let mut counts = ImportCounts { files: 1, ..ImportCounts::default() };
        for entry in &report {
            counts.count(entry.outcome);
        }
        let report = shortened(report);
        for flow in &flows {
            counts.flows += 1;
            for step in flow.document.steps.values() {
                counts.steps += 1;
                counts.commands = counts.commands.saturating_add(step.commands.len() as u32);
                match &step.kind {
                    StepKind::Question { answers } => {
                        counts.questions += 1;
                        counts.answers = counts.answers.saturating_add(answers.len() as u32);
                    }
                    StepKind::Action { .. } => counts.actions += 1,
                    StepKind::Resolution { .. } => counts.resolutions += 1,
                    StepKind::Escalation { .. } => counts.escalations += 1,
                    StepKind::Subflow { .. } => counts.subflows += 1,
                    StepKind::Note => counts.notes += 1,
                }
            }
            let errors = flow.findings.iter().filter(|finding| finding.is_error()).count();
            counts.errors += errors as u32;
            counts.warnings += (flow.findings.len() - errors) as u32;
        }
        Self { flows, report, counts }
    }

    /// Whether anything could not be read.
    pub fn has_failures(&self) -> bool {
        self.report.iter().any(|entry| entry.outcome == Outcome::Failed)
    }
}

/// Entries in a report; nobody reads more, and a hostile text must not be answered with megabytes.
const MAX_ENTRIES: usize = 1_000;

/// Keeps the first entries, failures before everything else, and says how many there were besides.
fn shortened(report: Vec<ReportEntry>) -> Vec<ReportEntry> {
    let Some(over) = report.len().checked_sub(MAX_ENTRIES).filter(|over| *over > 0) else { return report };
    let is_failure = |entry: &ReportEntry| entry.outcome == Outcome::Failed;
    let failures = report.iter().filter(|entry| is_failure(entry)).count();
    let mut room_for_failures = failures.min(MAX_ENTRIES);
    let mut room_for_others = MAX_ENTRIES - room_for_failures;
    let mut kept: Vec<ReportEntry> = Vec::with_capacity(MAX_ENTRIES + 1);
    for entry in report {
        let room = if is_failure(&entry) { &mut room_for_failures } else { &mut room_for_others };
        if *room > 0 {
            *room -= 1;
            kept.push(entry);
        }
    }
    let outcome = if failures > MAX_ENTRIES { Outcome::Failed } else { Outcome::NotMapped };
    let reason = format!("{over} more entries are not shown.");
    kept.push(ReportEntry::new(None, outcome, reason));
    kept
}
