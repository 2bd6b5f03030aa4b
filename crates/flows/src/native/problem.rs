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
        let message = error.to_string();
        // The line is told by itself.
        let end = message.rfind(" at line ").unwrap_or(message.len());
        Self {
            line: u32::try_from(error.line()).ok().filter(|line| *line > 0),
            message: message[..end].to_owned(),
        }
    }

    pub(super) fn of_yaml(error: &serde_saphyr::Error) -> Self {
        let line = error.location().map(|place| u32::try_from(place.line()).unwrap_or(u32::MAX));
        Self { line: line.filter(|line| *line > 0), message: error.without_snippet().to_string() }
    }
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
