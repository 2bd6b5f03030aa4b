//! Notes: Markdown that engineers write or paste, often with logs in it. Nothing of it may vanish.

use crate::html::escape;
use crate::words::lines;
use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, html::push_html};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The note as Markdown that looks like what was typed.
///
/// What Markdown would swallow is escaped: raw HTML (`<MBX01> is down`, comments) and link definitions
/// (`[ERROR]: disk full`). Line breaks are kept: in notes and logs they are meant.
pub fn as_typed(note: &str) -> String {
    let mut note = lines(note).join("\n");
    // Escaping one thing can reveal the next one; far fewer rounds than these are enough for what people write.
    for _ in 0..8 {
        let hidden = hidden_places(&note);
        if hidden.is_empty() {
            return with_line_breaks(note);
        }
        for place in hidden.into_iter().rev() {
            note.insert(place, '\\');
        }
    }
    crate::markdown::paragraphs(&note)
}

fn with_line_breaks(mut note: String) -> String {
    if note.contains('\n') {
        let events = Parser::new_ext(&note, Options::empty()).into_offset_iter();
        let breaks =
            events.filter(|(event, _)| matches!(event, Event::SoftBreak)).map(|(_, range)| range.start);
        let breaks: Vec<usize> = breaks.collect();
        for place in breaks.into_iter().rev() {
            note.insert_str(place, "  ");
        }
    }
    note
}

/// Where swallowed text begins, in ascending order.
fn hidden_places(note: &str) -> Vec<usize> {
    if !note.contains('<') && !note.contains("]:") {
        return Vec::new();
    }
    let parser = Parser::new_ext(note, Options::empty());
    let definitions = parser.reference_definitions().iter().map(|(_, definition)| definition.span.clone());
    let mut places: Vec<usize> =
        definitions.filter_map(|span| note[span.clone()].find('[').map(|at| span.start + at)).collect();
    let mut in_code = false;
    for (event, range) in parser.into_offset_iter() {
        let text = &note[range.clone()];
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Html(_) | Event::InlineHtml(_) => {
                places.extend(text.match_indices('<').map(|(at, _)| range.start + at));
            }
            // In a quote, the mark of the next line would close what nothing closes here.
            Event::Text(_) if !in_code => {
                let open = text.match_indices('<').map(|(at, _)| range.start + at);
                places.extend(open.filter(|at| is_declaration(note, *at) && !is_escaped(note, *at)));
            }
            _ => {}
        }
    }
    places.sort_unstable();
    places.dedup();
    places
}

/// Whether a declaration or an instruction begins there, such as `<!DOCTYPE` or `<?xml`.
fn is_declaration(note: &str, at: usize) -> bool {
    matches!(note.as_bytes().get(at + 1), Some(b'!' | b'?'))
}

/// Whether a backslash takes the meaning from what stands there.
fn is_escaped(note: &str, at: usize) -> bool {
    let before = note[..at].bytes().rev().take_while(|byte| *byte == b'\\');
    before.count() % 2 == 1
}

/// What may be in a note; everything else is dropped.
static ALLOWED: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut allowed = Builder::empty();
    allowed
        .tags(HashSet::from([
            "p",
            "br",
            "hr",
            "strong",
            "em",
            "code",
            "pre",
            "blockquote",
            "ul",
            "ol",
            "li",
            "a",
        ]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href", "title"])),
            ("ol", HashSet::from(["start"])),
        ]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"))
        .clean_content_tags(HashSet::from(["script", "style"]));
    allowed
});

/// A note as HTML, sanitised.
pub fn note_html(note: &str) -> String {
    let note = as_typed(note);
    let mut shown = Vec::new();
    // The links that are open, outermost first; those that are shown as text bring what closes them.
    let mut links: Vec<Option<String>> = Vec::new();
    for event in Parser::new_ext(&note, Options::empty()) {
        match event {
            Event::Start(
                Tag::Link { link_type, dest_url, title, id } | Tag::Image { link_type, dest_url, title, id },
            ) => {
                if links.is_empty() && (link_type == LinkType::Email || is_followed(&dest_url)) {
                    links.push(None);
                    // An image, too: it would call home from the reader's browser, a link does so only when clicked.
                    shown.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
                } else if matches!(link_type, LinkType::Autolink) {
                    links.push(Some(String::new()));
                } else {
                    links.push(Some(format!("]({dest_url})")));
                    shown.push(Event::Text(CowStr::Borrowed("[")));
                }
            }
            Event::End(TagEnd::Link | TagEnd::Image) => shown.push(match links.pop().flatten() {
                None => Event::End(TagEnd::Link),
                Some(end) => Event::Text(CowStr::from(end)),
            }),
            other => shown.push(block(other)),
        }
    }
    let mut out = String::new();
    push_html(&mut out, shown.into_iter());
    ALLOWED.clean(&out).to_string()
}

/// Whether a link leads where a note may lead; the sanitiser allows the same.
fn is_followed(target: &str) -> bool {
    let target = target.to_ascii_lowercase();
    ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| target.starts_with(scheme))
}

/// Shows what is not a link as the note's reader should see it.
fn block(event: Event<'_>) -> Event<'_> {
    match event {
        // Second to the escaping above: whatever still counts as HTML is shown, not obeyed.
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        // The page's outline is ours.
        Event::Start(Tag::Heading { .. }) => Event::Html(CowStr::Borrowed("<p><strong>")),
        Event::End(TagEnd::Heading(_)) => Event::Html(CowStr::Borrowed("</strong></p>\n")),
        // What stands behind a fence is shown unless it only names a language.
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if !is_language(&info) => {
            Event::Html(CowStr::from(format!("<pre><code>{}\n", escape(&info))))
        }
        other => other,
    }
}

/// Whether what stands behind a fence only names a language.
pub fn is_language(info: &str) -> bool {
    const LANGUAGES: [&str; 30] = [
        "",
        "bash",
        "bat",
        "cmd",
        "console",
        "cs",
        "csv",
        "diff",
        "html",
        "http",
        "ini",
        "js",
        "json",
        "kql",
        "log",
        "powershell",
        "ps1",
        "pwsh",
        "py",
        "python",
        "reg",
        "sh",
        "shell",
        "sql",
        "text",
        "toml",
        "ts",
        "txt",
        "xml",
        "yaml",
    ];
    LANGUAGES.contains(&info.trim().to_ascii_lowercase().as_str())
}
