//! Real pages: each chart's nodes, links and labels are taken from the text a second time, by simple means, and
//! looked for in the flow.

use crate::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Where the pages lie; none, said plainly, where they are not at hand.
#[expect(clippy::disallowed_methods, reason = "a build server must not pass without the pages")]
fn pages() -> Option<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/mermaid-flowcharts");
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

/// A chart as a second pair of eyes reads it: texts by id, and (from, label, to).
#[derive(Debug, Default, PartialEq)]
struct Seen {
    nodes: BTreeMap<String, String>,
    links: Vec<(String, String, String)>,
}

/// Reads the plain charts of the corpus: `A[x] -->|y| B{z}` or `A -- y --> B`, one link a line.
fn see(chart: &str) -> Seen {
    let mut seen = Seen::default();
    for line in
        chart.lines().skip(1).map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("%%"))
    {
        let (left, label, right) = match line.split_once("-->") {
            None => (line, "", ""),
            Some((left, right)) => match (left.split_once(" -- "), right.trim().strip_prefix('|')) {
                (Some((left, label)), _) => (left, label, right),
                (None, Some(piped)) => {
                    let (label, right) = piped.split_once('|').unwrap();
                    (left, label, right)
                }
                (None, None) => (left, "", right),
            },
        };
        let ends = [left, right].map(|end| see_node(end.trim(), &mut seen));
        if !right.is_empty() {
            let [from, to] = ends;
            seen.links.push((from, words(label.trim().trim_matches('"')), to));
        }
    }
    seen
}

fn see_node(text: &str, seen: &mut Seen) -> String {
    let Some(open) = text.find(['[', '{', '(']) else {
        if !text.is_empty() {
            seen.nodes.entry(text.to_owned()).or_insert_with(|| text.to_owned());
        }
        return text.to_owned();
    };
    let dress: &[char] = &['[', ']', '{', '}', '(', ')', '"'];
    let label = match text[open..].starts_with("[\"") || text[open..].starts_with("{\"") {
        true => text[open..].trim_matches(dress),
        false => &text[open + 1..text.len() - 1],
    };
    seen.nodes.insert(text[..open].to_owned(), words(label));
    text[..open].to_owned()
}

fn words(text: &str) -> String {
    let text = text.replace("<br/>", " ").replace("<br>", " ");
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// What the flow says, in the same shape; labels that the import made up are left out.
fn shown(flow: &FlowDocument, seen: &Seen) -> Seen {
    let mut found = Seen::default();
    for (id, step) in &flow.steps {
        if step.title == "Where do you want to start?" && !seen.nodes.contains_key(&id.0) {
            continue;
        }
        found.nodes.insert(id.0.clone(), step.title.clone());
        for answer in step.answers() {
            let goto = &answer.goto.as_ref().expect("a chart's answer leads on").0;
            let there = |label: &str| seen.links.contains(&(id.0.clone(), label.to_owned(), goto.clone()));
            let is_ours = !there(&answer.label) && there("");
            let label = if is_ours { String::new() } else { answer.label.clone() };
            found.links.push((id.0.clone(), label, goto.clone()));
        }
        if let StepKind::Action { goto } = &step.kind {
            let goto = &goto.as_ref().expect("a chart's action leads on").0;
            found.links.push((id.0.clone(), String::new(), goto.clone()));
        }
    }
    found
}

#[test]
fn every_node_link_and_label_of_the_real_pages_survives() {
    let Some(pages) = pages() else { return };
    let (mut charts, mut without, mut totals) = (0, Vec::new(), ImportCounts::default());
    let (mut links, mut labels, mut reasons) = (0, 0, BTreeSet::new());
    for page in &pages {
        let source = std::fs::read_to_string(page).unwrap();
        let name = page.file_stem().unwrap().to_string_lossy().into_owned();
        let outcome = import(&ImportFormat::Auto.into(), &source, Some(&name));
        let texts: Vec<&str> =
            source.split("\n```mermaid\n").skip(1).map(|rest| rest.split("\n```").next().unwrap()).collect();
        if texts.is_empty() {
            // A page that draws nothing is a procedure.
            assert_eq!(outcome.flows[0].document.kind, FlowKind::Procedural, "{name}");
            assert_eq!(outcome.counts.errors, 0, "{name}");
            without.push(name);
            continue;
        }
        assert_eq!(texts.len(), outcome.flows.len(), "{name}");
        assert!(!outcome.has_failures(), "{name}: {:?}", outcome.report);
        for (text, flow) in texts.iter().zip(&outcome.flows) {
            let seen = see(text);
            let mut found = shown(&flow.document, &seen);
            found.links.sort();
            links += seen.links.len();
            labels += seen.links.iter().filter(|(_, label, _)| !label.is_empty()).count();
            let mut expected = seen;
            expected.links.sort();
            assert_eq!(found, expected, "{name}");
            assert_eq!(
                flow.findings.iter().filter(|finding| finding.is_error()).count(),
                0,
                "{name}: {:?}",
                flow.findings
            );
            charts += 1;
        }
        reasons.extend(outcome.report.iter().map(|entry| format!("{:?}", entry.outcome)));
        let title = source.lines().find_map(|line| line.strip_prefix("title: ")).unwrap().trim_matches('"');
        assert_eq!(outcome.flows[0].document.title, title.replace("\\\"", "\""), "{name}");
        assert!(
            !outcome.flows[0].document.tags.is_empty() && !outcome.flows[0].document.summary.is_empty(),
            "{name}"
        );
        totals.steps += outcome.counts.steps;
        totals.questions += outcome.counts.questions;
        totals.escalations += outcome.counts.escalations;
        totals.warnings += outcome.counts.warnings;
    }
    println!(
        "{charts} charts of {} pages, {links} links, {labels} labels, {totals:?}, {reasons:?}",
        pages.len()
    );
    assert_eq!((charts, without.len()), (149, 1), "{without:?}");
}
