//! What an import gives back: the flows, and a report that leaves nothing out.

use crate::{Finding, FlowDocument, StepKind};
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
    /// A flow document in YAML or JSON.
    Native,
}

/// What became of a piece of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It has its place in a flow.
    Mapped,
    /// It stands in a flow as text, because the format has no place for what it means.
    KeptAsText,
    /// It was left out.
    NotMapped,
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
}

/// A flow that was read, with what validation says of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ImportedFlow {
    /// The flow.
    pub document: FlowDocument,
    /// What validation found in it.
    pub findings: Vec<Finding>,
}

/// How much was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ImportCounts {
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
    /// Findings that keep a flow from being published.
    pub errors: u32,
    /// Findings that do not.
    pub warnings: u32,
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
        let report = shortened(report);
        let mut counts = ImportCounts::default();
        for flow in &flows {
            counts.flows += 1;
            for step in flow.document.steps.values() {
                counts.steps += 1;
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
    kept.push(ReportEntry { line: None, outcome, reason });
    kept
}
