//! What a note says and in which order; renderers only decide how it looks. Each variant is laid out in a module of its own.

mod client;
mod escalation;
mod internal;
mod lines;

use crate::branding::Branding;
use crate::document::{Document, Entry, Place};
use crate::overlay::Anchor;
use crate::variant::Variant;
use rf_core::Time;

/// What stands at the top, by name.
type Fact = (&'static str, String);

/// A document laid out.
pub struct Outline<'d> {
    /// The team's words above everything.
    pub above: Option<&'d str>,
    /// The title, in one line.
    pub title: String,
    /// What stands at the top, by name.
    pub facts: Vec<Fact>,
    /// What somebody wrote below that.
    pub intro: Vec<&'d str>,
    /// What follows, in order.
    pub sections: Vec<Section<'d>>,
    /// The team's words below everything.
    pub below: Option<&'d str>,
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

/// Lays a document out for its readers.
pub fn outline(document: &Document) -> Outline<'_> {
    let outline = match document.variant {
        Variant::Internal => internal::outline(document),
        Variant::Client => client::outline(document),
        Variant::Escalation => escalation::outline(document),
    };
    outline.with_added(document)
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
    /// What stands between the team's own words.
    fn between(
        Branding { header, footer, time_zone: _ }: &'d Branding,
        title: String,
        facts: Vec<Fact>,
        sections: Vec<Section<'d>>,
    ) -> Self {
        Self { above: header.as_deref(), title, facts, intro: Vec::new(), sections, below: footer.as_deref() }
    }

    /// Puts what was added by hand behind what it was added to.
    fn with_added(mut self, document: &'d Document) -> Self {
        for added in &document.added {
            let section = self.sections.iter_mut().find(|section| section.anchor == Some(added.after));
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
