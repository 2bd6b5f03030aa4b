//! Markdown as the text that people read.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The text of Markdown without its signs, white space collapsed to single spaces.
pub fn plain_text(markdown: &str) -> String {
    let mut plain = String::with_capacity(markdown.len());
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => {
                push(&mut plain, &text);
            }
            Event::SoftBreak | Event::HardBreak | Event::Rule => gap(&mut plain),
            Event::Start(tag) if !is_inline(&tag) => gap(&mut plain),
            Event::End(end) if !matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {
                gap(&mut plain);
            }
            _ => {}
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

const fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. })
}

fn gap(plain: &mut String) {
    if !plain.is_empty() && !plain.ends_with(' ') {
        plain.push(' ');
    }
}

/// Adds text, any run of white space or control signs as one space.
pub(super) fn push(plain: &mut String, text: &str) {
    for sign in text.chars() {
        if sign.is_whitespace() || sign.is_control() {
            gap(plain);
        } else {
            plain.push(sign);
        }
    }
}
