//! A document laid out by its template.

use super::values::{facts, known};
use super::{Fact, Outline, Part, Section, client, escalation, internal};
use crate::document::Document;
use crate::template::{Block, FactLine, Section as Named, Value};
use crate::variant::Variant;
use crate::words::one_line;
use std::borrow::Cow;

/// Lays a document out for its readers.
pub fn outline(document: &Document) -> Outline<'_> {
    let template = document.template();
    let known = |value| known(document, value);
    let mut parts = Vec::new();
    for block in &template.blocks {
        match block {
            Block::Section(section, heading) => {
                let mut sections = sections(document, *section);
                let heading = heading.as_ref().and_then(|heading| heading.say(known));
                if let (Some(first), Some(heading)) = (sections.first_mut(), heading) {
                    first.heading = heading;
                }
                parts.extend(sections.into_iter().map(Part::Section));
            }
            Block::Text(paragraph) => {
                let lines: Vec<_> = paragraph.iter().filter_map(|line| line.say(known)).collect();
                if !lines.is_empty() {
                    parts.push(Part::Text(lines.join("\n")));
                }
            }
        }
    }
    let outline = Outline {
        above: document.branding.header.as_deref(),
        title: template.title.say(known).unwrap_or_else(|| document.header.reference.clone()),
        facts: facts_by(document, &template.facts),
        intro: Vec::new(),
        parts,
        below: document.branding.footer.as_deref(),
    };
    outline.with_added(document)
}

fn sections(document: &Document, section: Named) -> Vec<Section<'_>> {
    match document.variant {
        Variant::Internal => internal::section(document, section),
        Variant::Client => client::section(document, section),
        Variant::Escalation => escalation::section(document, section),
    }
}

/// The facts of the template's lines. What a line of its own tells is not told once more among the rest.
fn facts_by<'d>(document: &'d Document, lines: &'d [FactLine]) -> Vec<Fact<'d>> {
    let own = lines.iter().filter_map(|line| match line {
        FactLine::Rest => None,
        FactLine::Own { line, .. } => Some(line),
    });
    let own: Vec<Value> = own.flat_map(|line| line.values()).map(problem_for_subject).collect();
    let mut told = Vec::new();
    for line in lines {
        match line {
            FactLine::Own { label, line } => {
                let said = line.say(|value| known(document, value));
                told.extend(said.map(|said| (Cow::Owned(one_line(label)), said)));
            }
            FactLine::Rest => {
                let rest = facts(document).into_iter().filter(|(value, ..)| {
                    value.is_none_or(|value| !own.contains(&problem_for_subject(value)))
                });
                told.extend(rest.map(|(_, name, said)| (Cow::Borrowed(name), said)));
            }
        }
    }
    told
}

/// Both tell what it is about.
fn problem_for_subject(value: Value) -> Value {
    if value == Value::Subject { Value::Problem } else { value }
}
