//! Flows and the sessions that follow them: documents, rules and ports, without IO.

mod conditions;
mod diff;
mod document;
mod exchange;
mod export;
mod facts;
pub mod folders;
mod import;
mod library;
mod native;
pub mod notification;
mod placeholders;
pub mod saved_views;
pub mod search;
pub mod session;
pub mod sharing;
mod starter;
pub mod step_library;
#[cfg(test)]
mod testing;
mod validation;

pub use diff::{FieldChange, FlowDiff, StepChange, StepChangeKind, diff, step_changes};
pub use document::{
    Answer, AnswerId, Capture, CaptureKind, Command, FlowDocument, FlowFormat, FlowKind, FlowSlug, Misfire,
    Risk, Schedule, Section, Step, StepId, StepKind, StepLink, StepType, TargetKind,
};
pub use exchange::{
    ArchiveProblem, FilesProblem, ImportFile, ImportPreview, ImportedFile, LIBRARY_INDEX, LibraryFlow,
    LibraryProblem, MAX_FILES, MAX_FILES_BYTES, MAX_LIBRARY, MAX_LIBRARY_BYTES, MAX_PACKED, Told, Unpacked,
    check_files, decode, import_files, pack, pack_library, pack_parcel, path_part, starter_library, unpack,
    write_library,
};
pub use export::{ExportFormat, export, to_markdown, to_mermaid};
pub use facts::{FACTS, Fact, fact_words};
pub use import::{
    ImportCounts, ImportFormat, ImportOffer, ImportOptions, ImportOutcome, ImportedFlow, Outcome,
    ReportEntry, import, render_report,
};
pub use library::{
    CheckedFlow, Earlier, Flow, FlowErrors, FlowFailure, FlowSettingsChange, FlowStore, FlowVersion,
    KeepFailure, KeepFlow, KeptFlow, MAX_KEPT, NewFlow, Once, StaleFlow, archive_flow, bulk,
    change_flow_settings, check_flows, create_flow, duplicate_flow, is_valid_slug, keep_flows, publish,
    read_flow, read_version, restore_flow, roll_back_flow, save_draft, set_favourite, slug_of,
};
pub use native::{ImportProblem, flow_schema, parse_native, to_json, to_yaml};
pub use placeholders::{Placeholder, escaped, filled, placeholders};
pub use starter::{StarterFlow, starter_flows};
pub use validation::{
    Finding, FindingCode, Severity, Surroundings, is_too_large, limits, validate, validate_step,
    validate_within,
};
