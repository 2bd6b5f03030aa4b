//! The renderings on offer, by name, with what a download of each needs.

use crate::{Document, Variant, html_page, markdown, plain_text, psa_note};
use schemars::JsonSchema;
use serde::Deserialize;

/// How a document can be had as a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Rendering {
    /// Markdown.
    #[default]
    Markdown,
    /// Plain text.
    Text,
    /// A page of HTML.
    Html,
    /// A note for a ticket of a PSA.
    Psa,
    /// The structured document.
    Json,
}

impl Rendering {
    /// Every rendering.
    pub const ALL: [Self; 5] = [Self::Markdown, Self::Text, Self::Html, Self::Psa, Self::Json];

    /// The name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Text => "text",
            Self::Html => "html",
            Self::Psa => "psa",
            Self::Json => "json",
        }
    }

    /// The rendering of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rendering| rendering.as_str() == name)
    }

    /// The end of a file's name, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Text | Self::Psa => "txt",
            Self::Html => "html",
            Self::Json => "json",
        }
    }

    /// The media type, with the character set.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Text | Self::Psa => "text/plain; charset=utf-8",
            Self::Html => "text/html; charset=utf-8",
            Self::Json => "application/json",
        }
    }

    /// The content of a file.
    pub fn render(self, document: &Document) -> String {
        match self {
            Self::Markdown => markdown(document),
            Self::Text => plain_text(document),
            Self::Html => html_page(document),
            Self::Psa => psa_note(document),
            Self::Json => format!("{:#}\n", serde_json::json!(document)),
        }
    }

    /// The name of a file, such as `RF-4SN02Q.md` or `RF-4SN02Q-client-ticket.txt`: letters, digits and dashes only.
    pub fn file_name(self, document: &Document) -> String {
        let reference =
            document.header.reference.replace(|c: char| !c.is_ascii_alphanumeric() && c != '-', "-");
        let variant = match document.variant {
            Variant::Internal => "",
            Variant::Client => "-client",
            Variant::Escalation => "-escalation",
        };
        let purpose = if self == Self::Psa { "-ticket" } else { "" };
        format!("{reference}{variant}{purpose}.{}", self.extension())
    }
}
