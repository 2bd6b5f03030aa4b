//! How much a flow may hold. Lengths are in characters unless the name says bytes.

/// Steps in a flow.
pub const MAX_STEPS: usize = 1_000;
/// A document written as compact JSON.
pub const MAX_DOCUMENT_BYTES: usize = 256 * 1024;
/// The title of a flow or of a step.
pub const MAX_TITLE: usize = 200;
/// The summary of a flow.
pub const MAX_SUMMARY: usize = 2_000;
/// The category of a flow.
pub const MAX_CATEGORY: usize = 100;
/// Tags on a flow.
pub const MAX_TAGS: usize = 50;
/// One tag.
pub const MAX_TAG: usize = 50;
/// The body of a step.
pub const MAX_BODY: usize = 20_000;
/// The part that a step belongs to, and who takes an escalation over.
pub const MAX_NAME: usize = 200;
/// Answers of one question.
pub const MAX_ANSWERS: usize = 200;
/// The label of an answer.
pub const MAX_LABEL: usize = 200;
/// The cause that a resolution proposes.
pub const MAX_CAUSE: usize = 1_000;
/// Commands in one step.
pub const MAX_COMMANDS: usize = 50;
/// The shell that a command is for.
pub const MAX_SHELL: usize = 50;
/// What a command runs.
pub const MAX_RUN: usize = 10_000;
/// The usual time of a step: a week.
pub const MAX_MINUTES: u32 = 7 * 24 * 60;
/// Values that one step, or the intake, asks for.
pub const MAX_CAPTURES: usize = 50;
/// The help beside a capture.
pub const MAX_HELP: usize = 500;
/// Choices of one capture.
pub const MAX_CHOICES: usize = 100;
/// A capture's pattern.
pub const MAX_PATTERN: usize = 500;
/// Sections of a procedure.
pub const MAX_SECTIONS: usize = 200;
/// The id of a step or an answer.
pub const MAX_ID: usize = 64;
/// A change note.
pub const MAX_CHANGE_NOTE: usize = 2_000;
/// A source handed to an import.
pub const MAX_SOURCE_BYTES: usize = 1024 * 1024;
/// A page, a chart or a table handed to an import: what has to be made a flow first takes longer than a flow.
pub const MAX_PAGE_BYTES: usize = 512 * 1024;

/// Whether `id` may name a step or an answer.
pub fn is_valid_id(id: &str) -> bool {
    (1..=MAX_ID).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
}
