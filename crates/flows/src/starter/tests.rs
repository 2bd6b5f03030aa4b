//! What the starter library promises: nothing forgotten, nothing wrong, nothing that leads nowhere.

use super::*;
use crate::{
    FlowDocument, FlowKind, Step, StepKind, is_valid_slug, parse_native, slug_of, to_yaml, validate,
};
use std::collections::HashSet;
use std::fs;
use std::path::Path;

fn documents() -> Vec<(&'static StarterFlow, FlowDocument)> {
    let read = |flow: &'static StarterFlow| {
        let document = parse_native(flow.source).unwrap_or_else(|problem| panic!("{}: {problem}", flow.slug));
        (flow, document)
    };
    starter_flows().iter().map(read).collect()
}

#[test]
fn every_file_is_in_the_list_and_the_list_is_in_order() {
    let shelves = Path::new(env!("CARGO_MANIFEST_DIR")).join("starter");
    let mut files = Vec::new();
    for shelf in fs::read_dir(shelves).unwrap().map(Result::unwrap) {
        for file in fs::read_dir(shelf.path()).unwrap().map(Result::unwrap) {
            let folder = shelf.file_name().into_string().unwrap();
            files.push((folder, file.file_name().into_string().unwrap()));
        }
    }
    files.sort();
    let listed = starter_flows().iter().map(|flow| (flow.folder.to_owned(), format!("{}.yaml", flow.slug)));
    assert_eq!(listed.collect::<Vec<_>>(), files);
}

#[test]
fn validation_finds_nothing() {
    for (flow, document) in documents() {
        assert_eq!(validate(&document), [], "{}", flow.slug);
    }
}

#[test]
fn the_files_are_in_canonical_form() {
    for (flow, document) in documents() {
        let canonical = to_yaml(&document).unwrap();
        assert!(canonical == flow.source, "write {} like this:\n{canonical}", flow.slug);
    }
}

#[test]
fn a_name_is_the_one_that_the_library_of_a_team_makes_of_the_title() {
    let mut seen = HashSet::new();
    for (flow, document) in documents() {
        assert!(is_valid_slug(flow.slug), "{}", flow.slug);
        assert_eq!(slug_of(&document.title).0, flow.slug);
        assert!(seen.insert(flow.slug), "{} is there twice", flow.slug);
    }
}

fn sub_flow(step: &Step) -> Option<&str> {
    match &step.kind {
        StepKind::Subflow { flow, .. } => Some(&flow.0),
        _ => None,
    }
}

#[test]
fn every_sub_flow_is_in_the_library_and_none_comes_back_to_itself() {
    let documents = documents();
    let leads_to = |slug: &str| -> Vec<&str> {
        let (_, document) = documents.iter().find(|(flow, _)| flow.slug == slug).unwrap();
        document.steps.values().filter_map(sub_flow).collect()
    };
    for (flow, _) in &documents {
        let (mut work, mut seen) = (leads_to(flow.slug), HashSet::new());
        while let Some(next) = work.pop() {
            assert!(documents.iter().any(|(known, _)| known.slug == next), "{} leads to {next}", flow.slug);
            assert_ne!(next, flow.slug, "a way through its sub-flows leads back to it");
            if seen.insert(next) {
                work.extend(leads_to(next));
            }
        }
    }
}

#[test]
fn it_is_a_library_and_not_a_sample() {
    let documents = documents();
    assert!(documents.len() >= 20);
    for kind in FlowKind::ALL {
        let there = documents.iter().filter(|(_, document)| document.kind == kind).count();
        assert!(there >= 3, "only {there} of kind {}", kind.as_str());
    }
    for (flow, document) in &documents {
        assert!(!document.summary.is_empty() && !document.category.is_empty(), "{}", flow.slug);
        assert!(!document.tags.is_empty(), "{}", flow.slug);
    }
}
