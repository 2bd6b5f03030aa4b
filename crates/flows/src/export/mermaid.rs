//! A flow as a Mermaid flowchart. Nodes come first in the order of the steps, then the links, then the parts, so that
//! reading it back keeps the order.

use super::one_line;
use crate::{FlowDocument, Step, StepId, StepKind};
use indexmap::IndexMap;
use std::collections::{HashMap, HashSet};
use std::fmt::Write;

/// The flow as a chart from top to bottom. Bodies, commands and captures have no place in a chart and stay out.
pub fn to_mermaid(document: &FlowDocument) -> String {
    let mut chart = String::new();
    // Writing to a string cannot fail.
    let _ = Chart::new(document).write(&mut chart);
    chart
}

struct Chart<'a> {
    document: &'a FlowDocument,
    /// The steps in the order in which they are drawn.
    steps: Vec<(&'a StepId, &'a Step)>,
    /// What each step is called in the chart.
    names: HashMap<&'a StepId, String>,
}

impl<'a> Chart<'a> {
    fn new(document: &'a FlowDocument) -> Self {
        let steps =
            if document.kind.has_sections() { in_sections(document) } else { from_the_start(document) };
        let mut taken: HashSet<String> =
            steps.iter().filter(|(id, _)| is_plain(&id.0)).map(|(id, _)| id.0.clone()).collect();
        let mut number = 0;
        let names = steps.iter().map(|(id, _)| {
            let name = if is_plain(&id.0) { id.0.clone() } else { free(&mut taken, "step", &mut number) };
            (*id, name)
        });
        Self { document, names: names.collect(), steps }
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        let title = one_line(&self.document.title);
        if !title.is_empty() {
            // A JSON string is a YAML string too.
            writeln!(out, "---\ntitle: {}\n---", serde_json::json!(title))?;
        }
        writeln!(out, "flowchart TD")?;
        let summary = one_line(&self.document.summary);
        if !summary.is_empty() {
            writeln!(out, "  accDescr: {}", escaped(&summary))?;
        }
        for (id, step) in &self.steps {
            writeln!(out, "  {}{}", self.names[id], shape(step))?;
        }
        if self.document.kind.has_sections() {
            self.write_chain(out)?
        } else {
            self.write_links(out)?
        }
        self.write_parts(out)
    }

    fn write_links(&self, out: &mut String) -> std::fmt::Result {
        for (id, step) in &self.steps {
            let from = &self.names[id];
            for answer in step.answers() {
                let Some(to) = answer.goto.as_ref().and_then(|goto| self.names.get(goto)) else { continue };
                writeln!(out, "  {from} -->|\"{}\"| {to}", label(&answer.label))?;
            }
            let (StepKind::Action { goto: Some(goto) } | StepKind::Subflow { goto: Some(goto), .. }) =
                &step.kind
            else {
                continue;
            };
            if let Some(to) = self.names.get(goto) {
                writeln!(out, "  {from} --> {to}")?;
            }
        }
        Ok(())
    }

    /// One step after the other; a link says under which condition its second step is done.
    fn write_chain(&self, out: &mut String) -> std::fmt::Result {
        for pair in self.steps.windows(2) {
            let [(from, _), (to, step)] = pair else { continue };
            let (from, to) = (&self.names[from], &self.names[to]);
            match &step.when {
                Some(when) => writeln!(out, "  {from} -->|\"when {}\"| {to}", label(when))?,
                None => writeln!(out, "  {from} --> {to}")?,
            }
        }
        Ok(())
    }

    fn write_parts(&self, out: &mut String) -> std::fmt::Result {
        let mut parts: Vec<(&str, Vec<&String>)> = Vec::new();
        if self.document.kind.has_sections() {
            for section in &self.document.sections {
                let steps = section.steps.iter().filter_map(|id| self.names.get(id)).collect();
                parts.push((&section.title, steps));
            }
        } else {
            let mut groups: IndexMap<&str, Vec<&String>> = IndexMap::new();
            for (id, step) in &self.steps {
                if let Some(group) = &step.group {
                    groups.entry(group).or_default().push(&self.names[id]);
                }
            }
            parts.extend(groups);
        }
        let mut taken: HashSet<String> = self.names.values().cloned().collect();
        let mut number = 0;
        for (title, steps) in parts.iter().filter(|(_, steps)| !steps.is_empty()) {
            writeln!(out, "  subgraph {}[\"{}\"]", free(&mut taken, "part", &mut number), label(title))?;
            for step in steps {
                writeln!(out, "    {step}")?;
            }
            writeln!(out, "  end")?;
        }
        Ok(())
    }
}

/// The start before everything else: where a chart has no single way in, its first node is taken for it.
fn from_the_start(document: &FlowDocument) -> Vec<(&StepId, &Step)> {
    let start = document.start.as_ref();
    let first = document.steps.iter().filter(|(id, _)| Some(*id) == start);
    first.chain(document.steps.iter().filter(|(id, _)| Some(*id) != start)).collect()
}

/// In the order in which they are done; steps that stand in no section come last.
fn in_sections(document: &FlowDocument) -> Vec<(&StepId, &Step)> {
    let mut steps: IndexMap<&StepId, &Step> = IndexMap::new();
    for id in document.sections.iter().flat_map(|section| &section.steps) {
        if let Some((id, step)) = document.steps.get_key_value(id) {
            steps.entry(id).or_insert(step);
        }
    }
    for (id, step) in &document.steps {
        steps.entry(id).or_insert(step);
    }
    steps.into_iter().collect()
}

/// A name with a number that nothing else has.
fn free(taken: &mut HashSet<String>, word: &str, number: &mut usize) -> String {
    loop {
        *number += 1;
        let name = format!("{word}-{number}");
        if taken.insert(name.clone()) {
            return name;
        }
    }
}

/// Words that mean something else to Mermaid where an id could stand.
const WORDS: [&str; 14] = [
    "end",
    "graph",
    "flowchart",
    "subgraph",
    "style",
    "class",
    "classdef",
    "click",
    "linkstyle",
    "direction",
    "default",
    "call",
    "href",
    "acctitle",
];

/// Whether a step's id can name a node as it is: letters, digits and `_`, with single `-` or `.` between them.
fn is_plain(id: &str) -> bool {
    // Reading shortens what is longer, to have room for a number.
    const LONGEST: usize = 55;
    let belongs = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let bytes = id.as_bytes();
    (1..=LONGEST).contains(&bytes.len())
        && !WORDS.contains(&id.to_ascii_lowercase().as_str())
        && bytes.first().is_some_and(|byte| belongs(*byte))
        && bytes.last().is_some_and(|byte| belongs(*byte))
        && bytes
            .windows(2)
            .all(|pair| belongs(pair[0]) || (matches!(pair[0], b'-' | b'.') && belongs(pair[1])))
}

fn shape(step: &Step) -> String {
    let title = label(&step.title);
    match &step.kind {
        StepKind::Question { .. } => format!("{{\"{title}\"}}"),
        StepKind::Action { .. } => format!("[\"{title}\"]"),
        StepKind::Subflow { .. } => format!("[[\"{title}\"]]"),
        StepKind::Resolution { .. } => format!("([\"{title}\"]):::resolution"),
        StepKind::Escalation { .. } => format!("[/\"{title}\"/]:::escalation"),
        StepKind::Note => format!(">\"{title}\"]"),
    }
}

/// A text that stands in quotes; nothing in it can end them, or be taken for Markdown or HTML.
fn label(text: &str) -> String {
    let line = escaped(&one_line(text));
    // Mermaid takes these for lists and refuses them.
    let is_list = match line.find(|c: char| !c.is_ascii_digit()) {
        Some(0) => line.starts_with(['-', '*', '+']),
        Some(at) => line[at..].starts_with(['.', ')']),
        None => false,
    };
    if is_list && let Some(at) = line.find(['-', '*', '+', '.', ')']) {
        return format!("{}#{};{}", &line[..at], line.as_bytes()[at], &line[at + 1..]);
    }
    if line.is_empty() { " ".into() } else { line }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => out.push_str("#quot;"),
            '<' => out.push_str("#lt;"),
            '>' => out.push_str("#gt;"),
            '&' => out.push_str("#amp;"),
            '#' | '`' | '\\' | '|' | '[' | ']' | '{' | '}' | ';' | '~' => {
                out.push_str(&format!("#{};", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out
}
