//! A procedure in the making: sections of steps without names yet.

use super::inline::{plain, title_of};
use super::wording::minutes;
use crate::Command;

/// A part of the page that becomes a section.
pub(super) struct DraftSection {
    pub title: String,
    pub steps: Vec<Draft>,
}

/// What a step will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DraftKind {
    Action,
    Note,
    /// Yes or no.
    Question,
}

/// A step in the making.
pub(super) struct Draft {
    pub kind: DraftKind,
    pub title: String,
    /// Paragraphs, tables and so on, in Markdown.
    pub body: Vec<String>,
    pub commands: Vec<Command>,
    /// Running text in which a sentence may offer a branch.
    pub texts: Vec<String>,
    pub minutes: Option<u32>,
    pub when: Option<String>,
    /// Given once all steps are known.
    pub id: String,
    /// Where it begins in the source.
    pub line: u32,
    /// Whether it was an item of a list.
    pub is_item: bool,
}

impl Draft {
    /// A step with this title, and nothing else.
    pub fn titled(kind: DraftKind, title: impl Into<String>, line: u32) -> Self {
        Self {
            kind,
            title: title.into(),
            body: Vec::new(),
            commands: Vec::new(),
            texts: Vec::new(),
            minutes: None,
            when: None,
            id: String::new(),
            line,
            is_item: false,
        }
    }

    /// A step out of a paragraph: the title says as much as it can, the body all that the title does not.
    pub fn of_text(kind: DraftKind, markdown: &str, line: u32) -> Self {
        let (title, is_whole) = title_of(markdown);
        let mut draft = Self::titled(kind, title, line);
        draft.minutes = minutes(&plain(markdown).0);
        draft.texts.push(plain(markdown).0);
        if !is_whole {
            draft.body.push(markdown.to_owned());
        }
        draft
    }

    /// Puts running text behind what is there.
    pub fn add_text(&mut self, markdown: String) {
        for line in markdown.lines() {
            if line.contains("If ") {
                self.texts.push(plain(line).0);
            }
        }
        self.body.push(markdown);
    }

    /// Whether nothing was put into it.
    pub fn is_empty(&self) -> bool {
        self.title.trim().is_empty() && self.body.is_empty() && self.commands.is_empty()
    }
}
