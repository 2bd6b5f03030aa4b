//! The page as a tree of blocks, each with the place that it came from.

use super::html_parts::{inline_tag, read_block};
use super::prepare::Prepared;
use crate::import::{Outcome, ReportEntry};
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Lists deeper than this stay text.
const MAX_DEPTH: usize = 12;

/// A piece of the page.
pub(super) struct Block {
    pub kind: Kind,
    pub range: Range<usize>,
}

/// What sort of piece it is.
pub(super) enum Kind {
    Heading(u8),
    Paragraph,
    /// Fenced code: what stands behind the opening fence, and the code.
    Fence {
        info: String,
        code: String,
    },
    /// Code that is only indented.
    Indented(String),
    /// A quotation, an admonition.
    Quote,
    Table,
    List(Vec<Item>),
    /// A line across the page.
    Rule,
    /// What has no place of its own: footnotes, lists nested too deeply.
    Text,
}

/// An item of a list.
pub(super) struct Item {
    pub is_numbered: bool,
    /// Whether it is ticked; none if it has no box.
    pub task: Option<bool>,
    pub blocks: Vec<Block>,
    pub range: Range<usize>,
}

/// A page, parsed.
pub(super) struct Page {
    source: Prepared,
    pub blocks: Vec<Block>,
    /// Places whose text is another than the source's, in order.
    edits: Vec<(Range<usize>, String)>,
}

pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
}

impl Page {
    /// Parses the page. Blocks of HTML are turned into Markdown first.
    pub fn parse(source: Prepared, report: &mut Vec<ReportEntry>) -> Self {
        let found = html_blocks(&source.text);
        let source = if found.is_empty() {
            source
        } else {
            let replaced: Vec<_> = found
                .into_iter()
                .map(|range| {
                    let raw = source.text[range.clone()].trim_end_matches('\n');
                    let text = read_block(raw, source.line_of(range.start), report);
                    (range.start..range.start + raw.len(), text)
                })
                .collect();
            source.with(&replaced)
        };
        let mut builder = Builder { source: &source, report, edits: Vec::new(), is_in_table: false };
        let blocks = builder.build();
        let edits = builder.edits;
        Self { source, blocks, edits }
    }

    /// The line of the source where the block begins.
    pub fn line(&self, block: &Range<usize>) -> u32 {
        self.source.line_of(block.start)
    }

    /// The text as it stands in the source, without the indentation of the list that it stands in.
    pub fn markdown(&self, range: &Range<usize>) -> String {
        let mut text = String::new();
        let mut from = range.start;
        let first = self.edits.partition_point(|(place, _)| place.end <= range.start);
        for (place, replaced) in self.edits[first..].iter().take_while(|(place, _)| place.end <= range.end) {
            if place.start >= from {
                text.push_str(&self.source.text[from..place.start]);
                text.push_str(replaced);
                from = place.end;
            }
        }
        text.push_str(&self.source.text[from..range.end]);
        let column = self.source.column_of(range.start);
        let mut lines = text.trim_end().lines();
        let mut shown = lines.next().unwrap_or_default().to_owned();
        for line in lines {
            shown.push('\n');
            let indent = line.bytes().take(column).take_while(|byte| matches!(byte, b' ' | b'\t')).count();
            shown.push_str(&line[indent..]);
        }
        shown
    }
}

/// Where the page holds blocks of HTML, outside of quotations.
fn html_blocks(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut quotes = 0_usize;
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::BlockQuote(_)) => quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => quotes -= 1,
            Event::Start(Tag::HtmlBlock)
                if quotes == 0 && found.last().is_none_or(|last| last.end <= range.start) =>
            {
                found.push(range);
            }
            _ => {}
        }
    }
    found
}

struct Builder<'a> {
    source: &'a Prepared,
    report: &'a mut Vec<ReportEntry>,
    edits: Vec<(Range<usize>, String)>,
    is_in_table: bool,
}

/// What is being built.
enum Frame {
    List { is_numbered: bool, items: Vec<Item>, range: Range<usize> },
    Item { task: Option<bool>, blocks: Vec<Block>, range: Range<usize>, is_open: bool },
}

impl Builder<'_> {
    fn build(&mut self) -> Vec<Block> {
        let text = &self.source.text;
        let parser = Parser::new_ext(text, options());
        let mut definitions: Vec<_> =
            parser.reference_definitions().iter().map(|(_, definition)| definition.span.clone()).collect();
        definitions.sort_by_key(|span| span.start);
        for span in definitions {
            let reason = format!(
                "The address behind a link was put where the link is: `{}`.",
                text[span.clone()].trim()
            );
            let line = Some(self.source.line_of(span.start));
            self.report.push(ReportEntry::new(line, Outcome::KeptAsText, reason));
        }
        let mut top: Vec<Block> = Vec::new();
        let mut frames: Vec<Frame> = Vec::new();
        let mut events = parser.into_offset_iter();
        while let Some((event, range)) = events.next() {
            let depth = frames.len();
            match event {
                Event::Start(Tag::List(first)) if depth < MAX_DEPTH * 2 => {
                    close(frames.last_mut());
                    frames.push(Frame::List { is_numbered: first.is_some(), items: Vec::new(), range });
                }
                Event::Start(Tag::Item) => {
                    frames.push(Frame::Item { task: None, blocks: Vec::new(), range, is_open: false });
                }
                Event::End(TagEnd::Item) => {
                    let (
                        Some(Frame::Item { task, blocks, range, .. }),
                        Some(Frame::List { is_numbered, items, .. }),
                    ) = (frames.pop(), frames.last_mut())
                    else {
                        continue;
                    };
                    items.push(Item { is_numbered: *is_numbered, task, blocks, range });
                }
                Event::End(TagEnd::List(_)) => {
                    if let Some(Frame::List { items, range, .. }) = frames.pop() {
                        put(&mut top, &mut frames, Block { kind: Kind::List(items), range });
                    }
                }
                Event::TaskListMarker(is_ticked) => {
                    if let Some(Frame::Item { task, .. }) = frames.last_mut() {
                        *task = Some(is_ticked);
                    }
                }
                Event::Rule => put(&mut top, &mut frames, Block { kind: Kind::Rule, range }),
                Event::Start(tag) if is_block(&tag) => {
                    close(frames.last_mut());
                    let kind = self.block(tag, &mut events, &mut frames);
                    put(&mut top, &mut frames, Block { kind, range });
                }
                // Text directly in an item: a paragraph that the list is too tight to say.
                event => {
                    self.inline(&event, &range);
                    if let Some(Frame::Item { blocks, is_open, .. }) = frames.last_mut() {
                        if std::mem::replace(is_open, true)
                            && let Some(last) = blocks.last_mut()
                        {
                            last.range.end = last.range.end.max(range.end);
                        } else {
                            blocks.push(Block { kind: Kind::Paragraph, range });
                        }
                    }
                }
            }
        }
        top
    }

    /// Reads on to the end of a block that is not looked into any further.
    fn block<'t>(
        &mut self,
        tag: Tag<'t>,
        events: &mut impl Iterator<Item = (Event<'t>, Range<usize>)>,
        frames: &mut [Frame],
    ) -> Kind {
        let mut code = String::new();
        let is_code = matches!(tag, Tag::CodeBlock(_));
        self.is_in_table = matches!(tag, Tag::Table(_));
        let mut depth = 1_usize;
        for (event, range) in events.by_ref() {
            match &event {
                Event::Start(_) => depth += 1,
                Event::End(_) => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                Event::Text(text) if is_code => code.push_str(text),
                Event::TaskListMarker(is_ticked) if depth == 1 => {
                    if let Some(Frame::Item { task, .. }) = frames.last_mut() {
                        *task = Some(*is_ticked);
                    }
                }
                _ => {}
            }
            self.inline(&event, &range);
        }
        self.is_in_table = false;
        match tag {
            Tag::Heading { level, .. } => Kind::Heading(level as u8),
            Tag::Paragraph => Kind::Paragraph,
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Kind::Fence { info: info.trim().to_owned(), code },
            Tag::CodeBlock(CodeBlockKind::Indented) => Kind::Indented(code),
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::Table(_) => Kind::Table,
            _ => Kind::Text,
        }
    }

    fn inline(&mut self, event: &Event, range: &Range<usize>) {
        if self.edits.last().is_some_and(|(last, _)| last.end > range.start) {
            return;
        }
        let raw = &self.source.text[range.clone()];
        match event {
            Event::InlineHtml(_) | Event::Html(_) => {
                let (text, told) = inline_tag(raw, self.is_in_table);
                if let Some(reason) = told {
                    let line = Some(self.source.line_of(range.start));
                    self.report.push(ReportEntry::new(line, Outcome::NotMapped, reason));
                }
                if text != raw {
                    self.edits.push((range.clone(), text));
                }
            }
            Event::Start(Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. }) => {
                let inner = match link_type {
                    LinkType::Reference => raw.rfind("][").map(|at| &raw[..at]),
                    LinkType::Collapsed => raw.strip_suffix("][]"),
                    LinkType::Shortcut => raw.strip_suffix(']'),
                    _ => None,
                };
                if let Some(inner) = inner {
                    self.edits.push((range.clone(), format!("{inner}](<{dest_url}>)")));
                }
            }
            _ => {}
        }
    }
}

const fn is_block(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::List(_)
            | Tag::FootnoteDefinition(_)
            | Tag::Table(_)
    )
}

/// The paragraph that was being written is whole.
const fn close(frame: Option<&mut Frame>) {
    if let Some(Frame::Item { is_open, .. }) = frame {
        *is_open = false;
    }
}

fn put(top: &mut Vec<Block>, frames: &mut [Frame], block: Block) {
    match frames.last_mut() {
        Some(Frame::Item { blocks, is_open, .. }) => {
            *is_open = false;
            blocks.push(block);
        }
        // A list holds nothing but items.
        Some(Frame::List { .. }) => {}
        None => top.push(block),
    }
}
