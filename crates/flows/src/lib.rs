//! Flows and the sessions that follow them: documents, rules and ports, without IO.

mod document;
mod import;
mod library;
mod native;
pub mod session;
mod validation;

pub use document::{
    ActionStep, Answer, AnswerId, Command, Escalation, FlowDocument, FlowFormat, FlowKind, Question,
    Resolution, Step, StepId,
};
pub use import::{
    ImportCounts, ImportFormat, ImportOutcome, ImportedFlow, Outcome, ReportEntry, import, render_report,
};
pub use library::{
    Flow, FlowErrors, FlowFailure, FlowStore, FlowVersion, InsertedFlow, StaleFlow, create_flow, publish,
    read_flow, read_version, save_draft,
};
pub use native::{ImportProblem, flow_schema, parse_native, to_json, to_yaml};
pub use validation::{Finding, FindingCode, Severity, limits, validate};
