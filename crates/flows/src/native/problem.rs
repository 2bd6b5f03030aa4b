//! Why a text could not be read as a flow document.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a text could not be read as a flow document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportProblem {
    /// The line, from 1, where one is known.
    pub line: Option<u32>,
    /// What was found or expected there.
    pub message: String,
}

impl ImportProblem {
    pub(super) fn of_json(error: &serde_json::Error) -> Self {
        let line = u32::try_from(error.line()).ok().filter(|line| *line > 0);
        Self { line, message: without_place(&error.to_string()).to_owned() }
    }

    pub(crate) fn of_yaml(error: &serde_saphyr::Error) -> Self {
        let line = error.location().map(|place| u32::try_from(place.line()).unwrap_or(u32::MAX));
        let told = error.without_snippet().to_string();
        let message = match without_place(&told) {
            told if told.contains("null into string") => {
                "a text is missing; write one, or quote what is meant"
            }
            told if told.contains("Documents {") => {
                "a second document begins; put each flow into its own file"
            }
            told if told.contains("merge keys") => "merge keys (`<<`) are not part of the format",
            told if told.contains("budget breached") => "the text is deeper or longer than a flow may be",
            told => told,
        };
        Self { line: line.filter(|line| *line > 0), message: message.to_owned() }
    }
}

/// The message alone: its place is told by itself.
fn without_place(told: &str) -> &str {
    told.rfind(" at line ").map_or(told, |end| &told[..end])
}

impl fmt::Display for ImportProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for ImportProblem {}
