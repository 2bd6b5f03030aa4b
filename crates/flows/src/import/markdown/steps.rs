//! From the blocks of a section to its steps.

use super::blocks::{Block, Item, Kind, Page};
use super::draft::{Draft, DraftKind};
use super::inline::plain;
use super::prepare::is_numbered;
use super::wording::{Promise, guessed, reads_as_instruction, shell};
use crate::Command;
use crate::import::{Outcome, ReportEntry};

/// A section that is being read.
pub(super) struct Reading<'a> {
    pub page: &'a Page,
    pub report: &'a mut Vec<ReportEntry>,
    /// The section's own heading; empty above the first one.
    pub heading: &'a str,
    /// What the headings promise.
    pub promise: Option<Promise>,
    /// Whether a section below this one is where its items are.
    pub has_parts: bool,
}

impl Reading<'_> {
    /// The section's steps, in the order of the page.
    pub fn steps(&mut self, blocks: &[Block]) -> Vec<Draft> {
        let mut steps: Vec<Draft> = Vec::new();
        // Whether the last step is open for what stands directly below it.
        let mut is_prose = false;
        for (at, block) in blocks.iter().enumerate() {
            let line = self.page.line(&block.range);
            match &block.kind {
                Kind::Rule => is_prose = false,
                Kind::Paragraph | Kind::Heading(_) => {
                    let text = self.page.markdown(&block.range);
                    let next = blocks.get(at + 1).map(|next| &next.kind);
                    let has_code =
                        matches!(next, Some(Kind::Fence { info, code }) if shell(info, code).is_some());
                    self.paragraph(&mut steps, text, line, has_code, &mut is_prose);
                }
                Kind::List(items) if self.are_steps(items) => {
                    for item in items {
                        self.item(item, &mut steps);
                    }
                    is_prose = false;
                }
                Kind::Fence { info, code } => {
                    self.fence(info, code, line, &mut steps);
                    is_prose = false;
                }
                Kind::Indented(code) => self.indented(code, line, &mut steps),
                Kind::List(_) | Kind::Quote | Kind::Table | Kind::Text => {
                    let text = self.page.markdown(&block.range);
                    let what = match &block.kind {
                        Kind::List(_) => "A list",
                        Kind::Quote => "A quotation",
                        Kind::Table => "A table",
                        _ => "A footnote, or a list in too many others,",
                    };
                    self.tell_kept(line, what);
                    let last = self.last_or_note(&mut steps, line);
                    if matches!(block.kind, Kind::List(_)) {
                        last.add_text(text);
                    } else {
                        last.body.push(text);
                    }
                }
            }
        }
        steps.retain(|step| !step.is_empty());
        let is_done_here = self.promise == Some(Promise::Procedure) && !self.has_parts;
        if is_done_here && steps.iter().all(|step| step.kind == DraftKind::Note) {
            for step in &mut steps {
                step.kind = DraftKind::Action;
            }
        }
        steps
    }

    fn tell_kept(&mut self, line: u32, what: &str) {
        self.report.push(ReportEntry::new(
            Some(line),
            Outcome::KeptAsText,
            format!("{what} was kept as text."),
        ));
    }

    fn paragraph(
        &self,
        steps: &mut Vec<Draft>,
        text: String,
        line: u32,
        has_code: bool,
        is_prose: &mut bool,
    ) {
        let (words, _) = plain(&text);
        let lower = words.to_lowercase();
        let is_remark = text.starts_with("![")
            || [
                "note:",
                "notes:",
                "note ",
                "important:",
                "warning:",
                "tip:",
                "caution:",
                "example:",
                "result:",
            ]
            .iter()
            .any(|start| lower.starts_with(start));
        if is_remark && let Some(last) = steps.last_mut() {
            last.body.push(text);
            return;
        }
        let knows = self.promise == Some(Promise::Knowledge);
        let is_label = lower.starts_with("step ") && lower[5..].starts_with(|c: char| c.is_ascii_digit());
        // `To fix this, use one of these methods:` leads to what follows; it is no step of its own.
        let is_lead = !has_code && (self.has_parts || words.ends_with(':'));
        let is_action = is_label || has_code || (!knows && !is_lead && reads_as_instruction(&words));
        if is_action {
            steps.push(Draft::of_text(DraftKind::Action, &text, line));
            *is_prose = false;
        } else if let Some(last) = steps.last_mut().filter(|last| *is_prose && last.kind == DraftKind::Note) {
            last.add_text(text);
        } else {
            if steps.is_empty() && !self.heading.is_empty() {
                let mut note = Draft::titled(DraftKind::Note, self.heading, line);
                note.add_text(text);
                steps.push(note);
            } else {
                steps.push(Draft::of_text(DraftKind::Note, &text, line));
            }
            *is_prose = true;
        }
    }

    /// The step that text without a step of its own belongs to.
    fn last_or_note<'s>(&self, steps: &'s mut Vec<Draft>, line: u32) -> &'s mut Draft {
        if steps.is_empty() {
            let title = if self.heading.is_empty() { "Introduction" } else { self.heading };
            steps.push(Draft::titled(DraftKind::Note, title, line));
        }
        let last = steps.len() - 1;
        &mut steps[last]
    }

    fn fence(&mut self, info: &str, code: &str, line: u32, steps: &mut Vec<Draft>) {
        let Some(shell) = shell(info, code) else {
            let text = fenced(info, code);
            self.tell_kept(line, "Code that is shown, not run,");
            self.last_or_note(steps, line).body.push(text);
            return;
        };
        if code.trim().is_empty() {
            let reason = format!("A fence without code was left out: `{info}`.");
            self.report.push(ReportEntry::new(Some(line), Outcome::NotMapped, reason));
            return;
        }
        if let Some((_, rest)) = info.split_once([' ', '\t', ',', '{']) {
            let reason = format!("Only the language of this code was kept, not `{}`.", rest.trim());
            self.report.push(ReportEntry::new(Some(line), Outcome::NotMapped, reason));
        }
        let last = self.last_or_note(steps, line);
        if shell != "text" {
            last.kind = DraftKind::Action;
        }
        last.commands.push(Command { shell, run: code.strip_suffix('\n').unwrap_or(code).to_owned() });
    }

    /// Code that is only indented is often an item that lost its list.
    fn indented(&mut self, code: &str, line: u32, steps: &mut Vec<Draft>) {
        if code.lines().any(is_numbered) {
            for text in code.lines().filter(|text| !text.trim().is_empty()) {
                if is_numbered(text) {
                    let words = text.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
                    let mut step = Draft::of_text(DraftKind::Action, words[1..].trim(), line);
                    step.is_item = true;
                    steps.push(step);
                } else {
                    self.last_or_note(steps, line).body.push(text.trim().to_owned());
                }
            }
        } else if guessed(code).is_some() {
            self.fence("", code, line, steps);
        } else {
            self.tell_kept(line, "Indented text");
            self.last_or_note(steps, line).body.push(fenced("", code));
        }
    }

    /// Whether the list is one of things to do: its items are numbered or have boxes, hold such items or commands, or
    /// at least half of them read as instructions where the heading does not say that this is only to be known.
    fn are_steps(&self, items: &[Item]) -> bool {
        if holds_steps(items) {
            return true;
        }
        let looked_at = &items[..items.len().min(200)];
        let told = looked_at.iter().filter(|item| {
            let first = item.blocks.first().map(|block| plain(&self.page.markdown(&block.range)).0);
            first.is_some_and(|text| reads_as_instruction(&text))
        });
        self.promise != Some(Promise::Knowledge) && told.count() * 2 >= looked_at.len()
    }

    fn item(&mut self, item: &Item, steps: &mut Vec<Draft>) {
        let line = self.page.line(&item.range);
        let place = steps.len();
        let mut draft = Draft::titled(DraftKind::Action, "", line);
        draft.is_item = true;
        steps.push(draft);
        for block in &item.blocks {
            let at = self.page.line(&block.range);
            match &block.kind {
                Kind::Rule => {}
                Kind::Paragraph | Kind::Heading(_) => {
                    let text = self.page.markdown(&block.range);
                    let text = text.trim_start();
                    let boxed = ["[ ]", "[x]", "[X]"].iter().find_map(|mark| text.strip_prefix(mark));
                    let text = boxed.filter(|_| item.task.is_some()).unwrap_or(text).trim();
                    if text.is_empty() {
                        continue;
                    }
                    let is_first = steps.len() == place + 1 && steps[place].title.is_empty();
                    if is_first {
                        let said = Draft::of_text(DraftKind::Action, text, line);
                        let earlier = std::mem::replace(&mut steps[place], said);
                        let step = &mut steps[place];
                        step.body.extend(earlier.body);
                        step.commands = earlier.commands;
                        step.is_item = true;
                    } else if let Some(last) = steps.last_mut() {
                        last.minutes = last.minutes.or(super::wording::minutes(text));
                        last.add_text(text.to_owned());
                    }
                }
                Kind::List(items) if holds_steps(items) => {
                    for item in items {
                        self.item(item, steps);
                    }
                }
                Kind::List(_) => {
                    let text = self.page.markdown(&block.range);
                    if let Some(last) = steps.last_mut() {
                        last.add_text(text);
                    }
                }
                Kind::Fence { info, code } => self.fence(info, code, at, steps),
                Kind::Indented(code) => self.indented(code, at, steps),
                Kind::Quote | Kind::Table | Kind::Text => {
                    let text = self.page.markdown(&block.range);
                    if let Some(last) = steps.last_mut() {
                        last.body.push(text);
                    }
                }
            }
        }
        let step = &mut steps[place];
        if step.title.is_empty() {
            let said = step.commands.first().map(|command| command.run.as_str());
            let said = said.or(step.body.first().map(String::as_str)).unwrap_or_default();
            step.title = super::inline::title_of(said.lines().next().unwrap_or_default()).0;
        }
        if item.task == Some(true) {
            let reason = "The box of this item was ticked; a new run begins with it open.";
            self.report.push(ReportEntry::new(Some(line), Outcome::NotMapped, reason));
        }
    }
}

/// Whether an item is numbered or has a box, or holds such an item or a command.
fn holds_steps(items: &[Item]) -> bool {
    items.iter().any(|item| {
        item.is_numbered
            || item.task.is_some()
            || item.blocks.iter().any(|block| match &block.kind {
                Kind::List(items) => holds_steps(items),
                Kind::Fence { info, code } => shell(info, code).is_some(),
                _ => false,
            })
    })
}

/// How many of its items, at any depth, are numbered or have a box.
pub(super) fn count_items(blocks: &[Block]) -> usize {
    let of_items = |items: &[Item]| {
        items
            .iter()
            .map(|item| usize::from(item.is_numbered || item.task.is_some()) + count_items(&item.blocks))
            .sum::<usize>()
    };
    blocks.iter().map(|block| if let Kind::List(items) = &block.kind { of_items(items) } else { 0 }).sum()
}

/// The code as it is fenced in Markdown.
fn fenced(info: &str, code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}{info}\n{}\n{fence}", code.trim_end_matches('\n'))
}
