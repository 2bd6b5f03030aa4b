//! HTML, as wikis give their pages away, as the Markdown that it stands for.

mod tags;

use htmd::element_handler::{HandlerResult, Handlers};
use htmd::{Element, HtmlToMarkdown, options};

/// Elements inside of one another. More has no page that people wrote, and every further one costs stack.
const MAX_DEPTH: usize = 150;

/// The page as Markdown. Scripts and styles are left out; lists of tasks of any wiki become task lists; tables that only
/// arrange the page give way to what stands in them.
///
/// # Errors
/// Why it was not read, in a sentence.
pub(super) fn to_markdown(source: &str) -> Result<String, String> {
    let source = tags::rewritten(source, MAX_DEPTH)
        .ok_or_else(|| format!("Elements stand in one another more than {MAX_DEPTH} deep."))?;
    let settings = options::Options {
        bullet_list_marker: options::BulletListMarker::Dash,
        ul_bullet_spacing: 1,
        ol_number_spacing: 1,
        hr_style: options::HrStyle::Dashes,
        ..options::Options::default()
    };
    let converter = HtmlToMarkdown::builder()
        .options(settings)
        .skip_tags(vec!["script", "style", "noscript", "template", "head"])
        .add_handler(vec!["input"], |_: &dyn Handlers, element: Element| {
            let value = |name: &str| element.attrs.iter().find(|attribute| &*attribute.name.local == name);
            let is_box =
                value("type").is_some_and(|kind| kind.value.to_ascii_lowercase().contains("checkbox"));
            let mark = if value("checked").is_some() { "[x] " } else { "[ ] " };
            Some(HandlerResult::from(if is_box { mark } else { "" }))
        })
        .build();
    converter.convert(&source).map_err(|error| format!("The HTML could not be read: {error}."))
}

/// Whether a text is HTML rather than Markdown with some tags in it.
pub(super) fn looks_html(source: &str) -> bool {
    let text = source.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('<') {
        return false;
    }
    let head: String = text.chars().take(2_000).flat_map(char::to_lowercase).collect();
    if ["<!doctype html", "<html", "<head", "<body", "<?xml", "<ac:", "<table"]
        .iter()
        .any(|start| head.starts_with(start))
    {
        return true;
    }
    let is_markdown = |line: &str| {
        let line = line.trim_start();
        ["# ", "## ", "### ", "- ", "* ", "1. ", "```", "| "].iter().any(|start| line.starts_with(start))
    };
    let opens = ["<h1", "<h2", "<h3", "<p", "<div", "<ol", "<ul", "<section", "<article"];
    opens.iter().any(|start| head.starts_with(start)) && !text.lines().any(is_markdown)
}
