//! What is wrong with a template, and where.

use serde::{Deserialize, Serialize};

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The line, from 1.
    pub line: usize,
    /// The character of the line, from 1.
    pub column: usize,
    /// How many characters.
    pub length: usize,
    /// What it is.
    pub code: FindingCode,
    /// Whether the template can be kept all the same.
    pub severity: Severity,
    /// What to do, for a person.
    pub message: String,
    /// A text to put in the place.
    pub suggestion: Option<String>,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The template cannot be kept.
    Error,
    /// It can, and may say something else than was meant.
    Warning,
}

/// What can be wrong with a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingCode {
    /// No placeholder has that name.
    UnknownPlaceholder,
    /// A placeholder is not there without which something would not be told.
    MissingPlaceholder,
    /// A section stands there twice, or a value too often.
    RepeatedPlaceholder,
    /// A placeholder or a fact stands where it cannot.
    MisplacedPlaceholder,
    /// The first line is no title.
    MissingTitle,
    /// There are two titles.
    RepeatedTitle,
    /// No section follows a heading.
    HeadingWithoutSection,
    /// What follows has headings of its own.
    HeadingNotAllowed,
    /// A fact tells nothing of the session.
    FactWithoutValue,
    /// What opens a placeholder is not closed, or the other way round.
    UnclosedPlaceholder,
    /// There are too many characters.
    TooLong,
    /// There are too many lines.
    TooManyLines,
    /// A line has too many characters.
    LineTooLong,
}
