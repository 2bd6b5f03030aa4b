//! How a team lays out its notes: a template per variant, in lines, without any logic. It says what stands where and in which
//! order; what each placeholder says is decided in `outline` alone.

mod failure;
mod finding;
mod keeping;
mod line;
mod parse;
mod placeholders;
mod prefixes;
mod sample;
mod standard;

pub use failure::{TemplateFailure, TemplateFindings};
pub use finding::{Finding, FindingCode, Severity};
pub use keeping::{
    NoteTemplate, StoredTemplate, TemplatePreview, TemplateStore, list_templates, preview_template,
    read_template, reset_template, save_template,
};
pub(crate) use line::{Line, Part};
pub use parse::{Checked, check};
pub use placeholders::{Placeholder, PlaceholderKind, placeholders};
pub(crate) use placeholders::{Section, Value};
pub(crate) use prefixes::Prefixes;
pub(crate) use standard::standard;

use crate::variant::Variant;

/// A template that was found to be without errors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The title.
    pub(crate) title: Line,
    /// What stands at the top.
    pub(crate) facts: Vec<FactLine>,
    /// What follows.
    pub(crate) blocks: Vec<Block>,
}

/// What stands at the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FactLine {
    /// Every fact of the standard note that no line of the team's own tells.
    Rest,
    /// One of the team's own.
    Own {
        /// Its name.
        label: String,
        /// What it says.
        line: Line,
    },
}

/// What follows the facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    /// A part of the note, under another heading than the standard one if there is one.
    Section(Section, Option<Line>),
    /// The team's own words, in one paragraph.
    Text(Vec<Line>),
}

/// The templates of a team, as far as it has its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Templates([Option<Template>; Variant::ALL.len()]);

impl Templates {
    /// From texts as they are kept. One that is not valid any more counts for nothing: the note is laid out as usual.
    pub fn of<'t>(texts: impl IntoIterator<Item = (Variant, &'t str)>) -> Self {
        let mut templates = Self::default();
        for (variant, text) in texts {
            templates.0[variant as usize] = check(variant, text).template;
        }
        templates
    }

    /// With this one in its place.
    #[must_use]
    pub(crate) fn with(mut self, variant: Variant, template: Option<Template>) -> Self {
        self.0[variant as usize] = template;
        self
    }

    /// The team's own template, if it has one.
    pub(crate) fn own(&self, variant: Variant) -> Option<&Template> {
        self.0[variant as usize].as_ref()
    }

    /// The same, to be redacted.
    pub(crate) fn own_mut(&mut self, variant: Variant) -> Option<&mut Template> {
        self.0[variant as usize].as_mut()
    }
}
