//! What a step, or the intake, asks to be written down.

use regex::{Regex, RegexBuilder};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A typed value that is asked for, and usable later as `{{name}}` and in conditions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Capture {
    /// Its name inside the flow: a small letter, then up to 63 small letters, digits or `_`.
    pub name: String,
    /// What sort of value it is.
    pub kind: CaptureKind,
    /// What the field is called on screen; the name unless said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// A hint beside the field.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub help: String,
    /// Whether the step cannot be completed without it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// Whether it is sealed, masked everywhere, and left out of documentation.
    #[serde(default, skip_serializing_if = "is_false")]
    pub secret: bool,
    /// What can be chosen; for `choice` only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// A regular expression that the whole text must match; for `text` and `host` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// The least number; for `number` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// The greatest number; for `number` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// The ticket, client or target fact that fills it in, such as `ticket.contact.email`; for the intake only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

impl Capture {
    /// What people call it.
    pub fn called(&self) -> &str {
        if self.label.is_empty() { &self.name } else { &self.label }
    }
}

/// The pattern of a capture, made to match the whole text; none where it cannot be read, or is too large.
pub(crate) fn whole_pattern(pattern: &str) -> Option<Regex> {
    RegexBuilder::new(&format!("^(?:{pattern})$")).size_limit(64 * 1024).nest_limit(32).build().ok()
}

impl CaptureKind {
    /// A value of this kind as people read it.
    pub fn words(self, value: &str) -> &str {
        match (self, value) {
            (Self::Checkbox, "true") => "Yes",
            (Self::Checkbox, "false") => "No",
            _ => value,
        }
    }
}

/// What sort of value a capture takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CaptureKind {
    /// Any text.
    Text,
    /// A number.
    Number,
    /// One of `choices`.
    Choice,
    /// Yes or no.
    Checkbox,
    /// A day.
    Date,
    /// A host name or an IP address.
    Host,
    /// A file or a screenshot.
    File,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
pub(super) const fn is_false(flag: &bool) -> bool {
    !*flag
}
