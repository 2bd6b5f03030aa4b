//! What a note says; renderers only decide how it looks. In which order is said by the template of the variant; what each of its
//! placeholders says, by a module per variant.

mod client;
mod escalation;
mod internal;
mod layout;
mod lines;
mod values;

use crate::document::{Document, Entry, Place};
use crate::overlay::Anchor;
use crate::variant::Variant;
use rf_core::Time;
use std::borrow::Cow;

pub use layout::outline;
pub use values::known;

/// What stands at the top, by name.
type Fact<'d> = (Cow<'d, str>, String);

/// A document laid out.
pub struct Outline<'d> {
    /// The team's words above everything.
    pub above: Option<&'d str>,
    /// The title, in one line.
    pub title: String,
    /// What stands at the top, by name.
    pub facts: Vec<Fact<'d>>,
    /// What somebody wrote below that.
    pub intro: Vec<&'d str>,
    /// What follows, in order.
    pub parts: Vec<Part<'d>>,
    /// The team's words below everything.
    pub below: Option<&'d str>,
}

/// What follows what stands at the top.
pub enum Part<'d> {
    /// A part of the note.
    Section(Section<'d>),
    /// The team's own words, of one or more lines.
    Text(String),
}

/// A part under a heading.
pub struct Section<'d> {
    /// The heading.
    pub heading: String,
    /// Which piece of the note it is, unless it holds many.
    pub anchor: Option<Anchor>,
    /// What stands under it.
    pub body: Body<'d>,
    /// What somebody wrote below that.
    pub below: Vec<&'d str>,
}

/// What stands under a heading.
pub enum Body<'d> {
    /// What was done, in time order.
    Timeline(Vec<Line<'d>>),
    /// Somebody's plain text, of one or more lines.
    Text(&'d str),
    /// Our own words.
    Said(String),
    /// Our own words, then a list; users' texts are in it, each in one line.
    Listed(String, Vec<String>),
    /// A named fact, then somebody's plain text.
    Fact(&'static str, String, &'d str),
}

/// A line of the timeline.
pub enum Line<'d> {
    /// The day changed, or what clocks show.
    Day(String),
    /// Somebody added it by hand: a line, and more lines below it (Markdown).
    Added(String, Option<&'d str>),
    /// Something was done.
    Entry {
        /// The event.
        seq: u32,
        /// When.
        at: Time,
        /// The time of day.
        time: String,
        /// Who, if it is not who did the thing before.
        by: Option<String>,
        /// What, in one line.
        spans: Vec<Span>,
        /// The note that was written (Markdown).
        note: Option<&'d str>,
    },
}

/// A piece of a line, with its own blanks around it. User texts are in here as they are, in one line.
pub enum Span {
    /// As it is.
    Plain(String),
    /// What was found.
    Strong(String),
    /// A remark of ours.
    Remark(&'static str),
}

/// How far the problem reaches, if the entry tells that among the facts at the top.
pub fn impact<'d>(document: &Document, entry: &'d Entry) -> Option<&'d str> {
    if document.variant == Variant::Escalation { escalation::impact(entry) } else { None }
}

/// Where the briefing tells an entry; the others have no such places.
pub fn placed(variant: Variant, entry: &Entry) -> Option<Place> {
    (variant == Variant::Escalation).then(|| escalation::place(entry))
}

impl<'d> Outline<'d> {
    /// The parts under headings.
    pub fn sections(&self) -> impl Iterator<Item = &Section<'d>> {
        self.parts.iter().filter_map(|part| match part {
            Part::Section(section) => Some(section),
            Part::Text(_) => None,
        })
    }

    /// Puts what was added by hand behind what it was added to.
    fn with_added(mut self, document: &'d Document) -> Self {
        for added in &document.added {
            let section = self.parts.iter_mut().find_map(|part| match part {
                Part::Section(section) if section.anchor == Some(added.after) => Some(section),
                _ => None,
            });
            section.map_or(&mut self.intro, |section| &mut section.below).push(&added.text);
        }
        self
    }
}

impl<'d> Section<'d> {
    /// One with many pieces.
    fn of_many(heading: impl Into<String>, body: Body<'d>) -> Self {
        Self { heading: heading.into(), anchor: None, body, below: Vec::new() }
    }

    fn new(anchor: Anchor, heading: impl Into<String>, body: Body<'d>) -> Self {
        Self { anchor: Some(anchor), ..Self::of_many(heading, body) }
    }

    /// A text under its heading, if there is one.
    fn told(anchor: Anchor, heading: &str, text: Option<&'d str>) -> Option<Self> {
        text.filter(|text| !text.is_empty()).map(|text| Self::new(anchor, heading, Body::Text(text)))
    }
}
