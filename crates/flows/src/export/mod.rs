//! Flows as texts for other programs and for people.

mod markdown;
mod mermaid;
#[cfg(test)]
mod tests;

pub use markdown::to_markdown;
pub use mermaid::to_mermaid;

use crate::{FlowDocument, ImportProblem, to_json, to_yaml};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a flow is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// The flow document; nothing is lost.
    #[default]
    Yaml,
    /// The flow document; nothing is lost.
    Json,
    /// A Mermaid flowchart: the graph with its titles, answers and parts.
    Mermaid,
    /// A page for people: everything but the schedule's machinery, to be read and worked through.
    Markdown,
}

impl ExportFormat {
    /// How files of it end, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Yaml => "yaml",
            Self::Json => "json",
            Self::Mermaid => "mmd",
            Self::Markdown => "md",
        }
    }

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Yaml => "application/yaml; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
            Self::Mermaid => "text/vnd.mermaid; charset=utf-8",
            Self::Markdown => "text/markdown; charset=utf-8",
        }
    }
}

/// The flow in that format, ending in a line break. The same flow gives the same bytes.
///
/// # Errors
/// Never for a document made by this program; the text says what could not be written.
pub fn export(document: &FlowDocument, format: ExportFormat) -> Result<String, ImportProblem> {
    match format {
        ExportFormat::Yaml => to_yaml(document),
        ExportFormat::Json => to_json(document),
        ExportFormat::Mermaid => Ok(to_mermaid(document)),
        ExportFormat::Markdown => Ok(to_markdown(document)),
    }
}

/// The text on one line, without control characters.
fn one_line(text: &str) -> String {
    let visible: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}
