//! Flows and the sessions that follow them: documents, rules and ports, without IO.

mod document;
mod import;
mod library;
pub mod session;
mod validation;

pub use document::{
    ActionStep, Answer, AnswerId, Command, Escalation, FlowDocument, FlowFormat, FlowKind, Question,
    Resolution, Step, StepId,
};
pub use import::{ImportCounts, ImportFormat, ImportOutcome, ImportedFlow, Outcome, ReportEntry};
pub use library::{Flow, FlowErrors, FlowFailure, FlowStore, FlowVersion, InsertedFlow, StaleFlow};
pub use validation::{Finding, FindingCode, Severity};
