//! Turning what people already have into flow documents, with a report of everything that was read.

mod outcome;

pub use outcome::{ImportCounts, ImportFormat, ImportOutcome, ImportedFlow, Outcome, ReportEntry};
