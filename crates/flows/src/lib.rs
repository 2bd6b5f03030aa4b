//! Flows and the sessions that follow them: documents, rules and ports, without IO.

mod conditions;
mod document;
mod facts;
mod import;
mod library;
mod native;
mod placeholders;
pub mod search;
pub mod session;
mod starter;
pub mod step_library;
mod validation;

pub use document::{
    Answer, AnswerId, Capture, CaptureKind, Command, FlowDocument, FlowFormat, FlowKind, FlowSlug, Misfire,
    Risk, Schedule, Section, Step, StepId, StepKind, StepLink, TargetKind,
};
pub use facts::{FACTS, is_fact};
pub use import::{
    ImportCounts, ImportFormat, ImportOutcome, ImportedFlow, Outcome, ReportEntry, import, render_report,
};
pub use library::{
    Flow, FlowErrors, FlowFailure, FlowStore, FlowVersion, InsertedFlow, StaleFlow, create_flow,
    is_valid_slug, publish, read_flow, read_version, save_draft, slug_of,
};
pub use native::{ImportProblem, flow_schema, parse_native, to_json, to_yaml};
pub use placeholders::{Placeholder, escaped, filled, placeholders};
pub use starter::{StarterFlow, starter_flows};
pub use validation::{
    Finding, FindingCode, Severity, Surroundings, limits, validate, validate_step, validate_within,
};
