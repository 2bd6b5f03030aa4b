//! Running text: what it says without its marks, its sentences, and a title out of it.

use super::blocks::options;
use crate::import::text::{plain_line, shortened};
use crate::limits::MAX_TITLE;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// A paragraph up to here is its step's title, whole.
const SHORT: usize = 120;

/// What the text says, on one line, and whether something that it has cannot be said so (an address, an image).
pub(super) fn plain(markdown: &str) -> (String, bool) {
    let is_marked = |c: char| {
        matches!(
            c,
            '*' | '_' | '`' | '[' | '<' | '&' | '\\' | '~' | '#' | '>' | '|' | '\n' | '\t' | '+' | '=' | '-'
        )
    };
    if !markdown.contains(is_marked) {
        return (plain_line(markdown), false);
    }
    let mut text = String::new();
    let mut loses = false;
    // `Select**OK**` is two words, however tightly they are set.
    let mut is_bold_end = false;
    for event in Parser::new_ext(markdown, options()) {
        let was_bold_end = std::mem::take(&mut is_bold_end);
        if let Event::Text(part) = &event
            && was_bold_end
            && part.starts_with(char::is_alphanumeric)
        {
            text.push(' ');
        }
        match event {
            Event::Start(Tag::Strong) if text.ends_with(char::is_alphanumeric) => text.push(' '),
            Event::End(TagEnd::Strong) => is_bold_end = true,
            Event::Text(part)
            | Event::Code(part)
            | Event::InlineHtml(part)
            | Event::Html(part)
            | Event::InlineMath(part)
            | Event::DisplayMath(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::Start(Tag::Image { .. } | Tag::Link { .. }) => loses = true,
            Event::Start(
                Tag::Paragraph | Tag::Item | Tag::TableCell | Tag::BlockQuote(_) | Tag::Heading { .. },
            ) => {
                text.push(' ');
            }
            Event::FootnoteReference(name) => {
                text.push_str(&format!("[^{name}]"));
                loses = true;
            }
            _ => {}
        }
    }
    (plain_line(&text), loses)
}

/// A title for the text, and whether the title says all of it.
pub(super) fn title_of(markdown: &str) -> (String, bool) {
    let (text, loses) = plain(markdown);
    let length = text.chars().count();
    let sentence = sentences(&text).next().unwrap_or_default();
    if length <= SHORT || (sentence.len() == text.len() && length <= MAX_TITLE) {
        return (text, !loses);
    }
    let label = sentence.split_once(": ").map(|(label, _)| label).filter(|label| {
        let bold = markdown.trim_start().strip_prefix("**");
        bold.is_some_and(|bold| plain(bold.split("**").next().unwrap_or_default()).0.starts_with(label))
    });
    (shortened(label.unwrap_or(sentence).trim(), MAX_TITLE), false)
}

/// The sentences of a line of text; nothing of it is left out.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = sentence_end(rest);
        let (sentence, after) = rest.split_at(end);
        rest = after.trim_start();
        Some(sentence)
    })
}

fn sentence_end(text: &str) -> usize {
    let mut from = 0;
    while let Some(at) = text[from..].find(['.', '!', '?']).map(|at| from + at + 1) {
        from = at;
        let after = text[at..].trim_start_matches(['"', '\'', ')', '”', '*', '`']);
        let end = text.len() - after.len();
        let next = after.trim_start();
        if !next.is_empty() && after.len() == next.len() {
            continue;
        }
        // Only what directly precedes is looked at, so that a long text is read once.
        let near = text[..at - 1].char_indices().rev().take(8).last().map_or(at - 1, |(near, _)| near);
        let last = text[near..at - 1].rsplit([' ', '(']).next().unwrap_or_default();
        let is_abbreviation = matches!(last, "e.g" | "i.e" | "etc" | "vs" | "approx" | "No" | "Dr" | "Mr")
            || last.chars().all(|c| c.is_ascii_digit());
        let begins = next.starts_with(|c: char| !c.is_lowercase() && !matches!(c, ',' | ';' | ')'));
        if next.is_empty() || (begins && !is_abbreviation) {
            return end;
        }
    }
    text.len()
}
