//! Real playbooks, runbooks and articles: their items, code and words are taken from the text a second time, by simple
//! means, and looked for in the flows and in the report.

use crate::*;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Where the pages lie; none, said plainly, where they are not at hand.
#[expect(clippy::disallowed_methods, reason = "a build server must not pass without the pages")]
fn pages(folder: &str) -> Option<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(folder);
    let Ok(entries) = std::fs::read_dir(&folder) else {
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "no pages at {}", folder.display());
        println!("skipped: no pages at {}", folder.display());
        return None;
    };
    let mut pages: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    pages.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    pages.sort();
    Some(pages)
}

/// Entities, and tags that a page in Markdown is set with.
const TAGS: &str = r"&#?[a-z0-9]+;|</?(?:br|ul|ol|li|b|p|details|summary|div|a|sup|sub)(?: [^<>]*)?/?>";

/// What a second pair of eyes sees on a page, line by line.
#[derive(Default)]
struct Seen {
    items: Vec<String>,
    /// Whether a heading promises a way out, with text below it.
    resolves: bool,
    fences: Vec<String>,
    words: HashMap<String, i64>,
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn count_words(text: &str, words: &mut HashMap<String, i64>, by: i64) {
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word.to_lowercase()).or_default() += by;
    }
}

fn pattern(text: &str) -> regex::Regex {
    regex::Regex::new(text).unwrap()
}

static TAG: LazyLock<regex::Regex> = LazyLock::new(|| pattern(TAGS));
static ADDRESS: LazyLock<regex::Regex> = LazyLock::new(|| pattern(r"\]\([^()\s]*(\([^()]*\)[^()\s]*)*\)"));
static NUMBERED: LazyLock<regex::Regex> = LazyLock::new(|| pattern(r"^\s*\d{1,3}[.)]\s+(.*)$"));
static BOXED: LazyLock<regex::Regex> =
    LazyLock::new(|| pattern(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+\[[ xX]\]\s+(.*)$"));

fn without_addresses(text: &str) -> String {
    TAG.replace_all(&ADDRESS.replace_all(text, "]"), " ").into_owned()
}

fn see(source: &str) -> Seen {
    let source = source.trim_start_matches('\u{feff}').replace('\r', "");
    let body = match source.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---")) {
        Some((_, body)) => body.to_owned(),
        None => source.clone(),
    };
    let (mut seen, mut fence, mut resolves) = (Seen::default(), None::<(String, String)>, false);
    for line in body.lines() {
        let text = line.trim();
        if let Some((mark, code)) = &mut fence {
            if text.starts_with(mark.as_str()) && text.trim_matches(mark.chars().next().unwrap()).is_empty() {
                seen.fences.push(std::mem::take(code));
                fence = None;
            } else {
                code.push_str(line);
                code.push('\n');
                count_words(line, &mut seen.words, 1);
            }
            continue;
        }
        let text_or_item = NUMBERED.captures(text).map_or(text, |found| found.get(1).unwrap().as_str());
        let text_or_item = text_or_item.trim_start_matches("- ");
        if text_or_item.starts_with("```") || text_or_item.starts_with("~~~") {
            fence = Some((text_or_item[..3].to_owned(), String::new()));
            count_words(text_or_item, &mut seen.words, 1);
            continue;
        }
        if line.starts_with('#') {
            let heading = text.to_lowercase();
            resolves = ["resolution", "workaround", "solution", "method", "fix", "resolve"]
                .iter()
                .any(|word| heading.contains(word));
        }
        let item = BOXED.captures(line).or_else(|| NUMBERED.captures(line));
        let said = item.map(|found| found[1].trim().to_owned());
        if let Some(item) = said.clone().filter(|item| !letters(item).is_empty()) {
            seen.items.push(item);
        }
        seen.resolves |= resolves && !text.is_empty() && !line.starts_with('#');
        count_words(&TAG.replace_all(said.as_deref().unwrap_or(line), " "), &mut seen.words, 1);
    }
    seen
}

/// What is missing of a page, in words for a person.
#[derive(Default)]
struct Missing {
    items: Vec<String>,
    fences: Vec<String>,
    words: Vec<String>,
    errors: Vec<String>,
}

impl Missing {
    fn is_nothing(&self) -> bool {
        self.items.is_empty() && self.fences.is_empty() && self.words.is_empty() && self.errors.is_empty()
    }
}

fn missing(seen: &Seen, outcome: &ImportOutcome) -> Missing {
    let mut missing = Missing::default();
    let (mut words, mut starts, mut texts) = (seen.words.clone(), Vec::new(), String::new());
    let mut add = |text: &str| count_words(text, &mut words, -1);
    for entry in &outcome.report {
        add(&entry.reason);
    }
    if outcome.flows.is_empty() {
        missing.errors.push("no flow".to_owned());
    }
    for flow in &outcome.flows {
        let document = &flow.document;
        if document.kind != FlowKind::Procedural {
            missing.errors.push("no procedure".to_owned());
        }
        missing.errors.extend(
            flow.findings.iter().filter(|finding| finding.is_error()).map(|finding| format!("{finding:?}")),
        );
        add(&document.title);
        add(&document.summary);
        for section in &document.sections {
            add(&section.title);
        }
        for step in document.steps.values() {
            let body = step.body.replace("\\{{", "{{").replace("\\<", "<");
            add(&step.title);
            add(&body);
            starts.push(letters(&without_addresses(&step.title)));
            starts.push(letters(&without_addresses(&body)));
            texts.push_str(&body);
            texts.push_str(&step.body);
            for command in &step.commands {
                add(&command.run);
                add(&command.shell);
                texts.push_str(&command.run.replace("\\{{", "{{"));
                texts.push('\n');
            }
            texts.push('\n');
        }
    }
    for item in &seen.items {
        let said = letters(&without_addresses(item));
        let is_there = starts.iter().any(|start| {
            start.starts_with(&said)
                || (said.starts_with(start.as_str()) && start.len() * 2 > said.len() && start.len() > 3)
        });
        if !is_there {
            missing.items.push(item.clone());
        }
    }
    let dense = |text: &str| text.split_whitespace().collect::<String>();
    let texts = dense(&texts);
    missing.fences = seen.fences.iter().filter(|fence| !texts.contains(&dense(fence))).cloned().collect();
    missing.words = words
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| format!("{word} x{count}"))
        .collect();
    missing
}

#[derive(Default, Debug)]
struct Figures {
    pages: usize,
    whole: usize,
    valid: usize,
    with_items: usize,
    resolving: usize,
    resolved: usize,
    with_fences: usize,
    with_words: usize,
    items: usize,
    fences: usize,
    missing_items: usize,
    missing_fences: usize,
    steps: u32,
    questions: u32,
    commands: u32,
    offered: u32,
    warnings: u32,
}

fn figures(folder: &str, options: &ImportOptions) -> Option<Figures> {
    let mut figures = Figures::default();
    for page in pages(folder)? {
        let source = std::fs::read_to_string(&page).unwrap();
        let name = page.file_stem().unwrap().to_string_lossy().into_owned();
        let outcome = import(options, &source, Some(&name));
        let seen = see(&source);
        let missing = missing(&seen, &outcome);
        figures.pages += 1;
        figures.whole += usize::from(missing.is_nothing());
        figures.valid += usize::from(missing.errors.is_empty());
        figures.with_items += usize::from(missing.items.is_empty());
        figures.with_fences += usize::from(missing.fences.is_empty());
        figures.with_words += usize::from(missing.words.is_empty());
        figures.resolving += usize::from(seen.resolves);
        figures.resolved += usize::from(seen.resolves && outcome.counts.actions > 0);
        figures.items += seen.items.len();
        figures.fences += seen.fences.len();
        figures.missing_items += missing.items.len();
        figures.missing_fences += missing.fences.len();
        figures.steps += outcome.counts.steps;
        figures.questions += outcome.counts.questions;
        figures.commands += outcome.counts.commands;
        figures.offered += outcome.counts.offered;
        figures.warnings += outcome.counts.warnings;
        if !missing.is_nothing() {
            println!(
                "{name}: errors {:?}, items {:?}, code {:?}, words {:?}",
                missing.errors, missing.items, missing.fences, missing.words
            );
        }
        for flow in &outcome.flows {
            let text = to_yaml(&flow.document).unwrap();
            assert_eq!(parse_native(&text).as_ref(), Ok(&flow.document), "{name}");
        }
    }
    println!("{folder}: {figures:?}");
    Some(figures)
}

#[test]
fn real_playbooks_become_procedures_with_every_item_and_all_code() {
    for folder in ["sre-playbooks", "prometheus-runbooks", "incident-playbooks"] {
        for branches in [false, true] {
            let Some(found) = figures(folder, &ImportOptions { format: ImportFormat::Auto, branches }) else {
                return;
            };
            assert_eq!((found.missing_items, found.missing_fences), (0, 0));
            assert!(found.whole * 100 >= found.pages * 98, "{found:?}");
            assert_eq!(found.questions > 0, branches);
        }
    }
}

#[test]
fn real_support_articles_become_procedures_with_the_steps_of_their_resolution() {
    let Some(found) = figures("support-articles", &ImportFormat::Auto.into()) else { return };
    assert!(found.whole * 100 >= found.pages * 95, "{found:?}");
    assert!(found.resolved * 100 >= found.resolving * 95, "{found:?}");
}
