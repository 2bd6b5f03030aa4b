//! Sentences of the form “If …, then …. Otherwise, …”: offered, or made into questions.

use super::draft::{Draft, DraftKind, DraftSection};
use super::inline::sentences;
use super::wording::is_verb;
use crate::escaped;
use crate::import::ids::Ids;
use crate::import::text::shortened;
use crate::import::{ImportOffer, Outcome, ReportEntry};
use crate::limits::{MAX_STEPS, MAX_TITLE};

/// A part of an offer longer than this is cut.
const MAX_PART: usize = 500;
/// Offers out of one step.
const MAX_OFFERS: usize = 10;

/// A sentence with two ways on.
#[derive(Debug, PartialEq)]
pub(super) struct Conditional {
    pub condition: String,
    pub then: String,
    pub otherwise: Option<String>,
}

/// Tells every offer; where branches are wanted, asks instead, and puts what depends on the answer behind the question.
pub(super) fn branch(
    sections: &mut [DraftSection],
    is_wanted: bool,
    ids: &mut Ids,
    report: &mut Vec<ReportEntry>,
) {
    // Of more than one flow: a question and what depends on it might come to stand in two.
    let is_wanted =
        is_wanted && sections.iter().map(|section| section.steps.len()).sum::<usize>() <= MAX_STEPS;
    for section in sections {
        let mut steps = Vec::with_capacity(section.steps.len());
        for step in section.steps.drain(..) {
            let found: Vec<Conditional> =
                step.texts.iter().flat_map(|text| conditionals(text)).take(MAX_OFFERS).collect();
            let (id, line) = (step.id.clone(), step.line);
            if !is_wanted {
                report.extend(found.into_iter().map(|found| offered(found, &id, line)));
                steps.push(step);
                continue;
            }
            steps.push(step);
            for found in found {
                let reason = format!("“If {}” became a question.", found.condition);
                report.push(ReportEntry::new(Some(line), Outcome::Mapped, reason));
                ask(found, &id, line, ids, &mut steps);
            }
        }
        section.steps = steps;
    }
}

fn offered(found: Conditional, step: &str, line: u32) -> ReportEntry {
    let Conditional { condition, then, otherwise } = found;
    let reason = format!("“If {condition}” could become a question with two ways on.");
    let offer = Some(ImportOffer { step: step.to_owned(), condition, then, otherwise });
    ReportEntry { line: Some(line), outcome: Outcome::Offered, reason, offer }
}

fn ask(found: Conditional, step: &str, line: u32, ids: &mut Ids, steps: &mut Vec<Draft>) {
    let id = ids.give(&format!("{step}-if"), "question");
    let title = format!("{}?", capitalised(found.condition.trim_end_matches(['?', ':'])));
    let mut question = Draft::titled(DraftKind::Question, shortened(&title, MAX_TITLE), line);
    if question.title != title {
        question.body.push(escaped(&title));
    }
    question.id.clone_from(&id);
    steps.push(question);
    for (text, answer) in [(Some(found.then), "yes"), (found.otherwise, "no")] {
        let Some(text) = text else { continue };
        let title = capitalised(&text);
        let mut step = Draft::titled(DraftKind::Action, shortened(&title, MAX_TITLE), line);
        if step.title != title {
            step.body.push(escaped(&title));
        }
        step.id = ids.give(&format!("{id}-{answer}"), "step");
        step.when = Some(format!("answers[\"{id}\"] == \"{answer}\""));
        steps.push(step);
    }
}

fn capitalised(text: &str) -> String {
    let mut rest = text.trim().chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

/// Every conditional sentence of the text.
pub(super) fn conditionals(text: &str) -> Vec<Conditional> {
    let mut found: Vec<Conditional> = Vec::new();
    let mut follows = false;
    for sentence in sentences(text) {
        if follows && let Some(otherwise) = after_otherwise(sentence) {
            if let Some(last) = found.last_mut() {
                last.otherwise.get_or_insert_with(|| clipped(otherwise));
            }
            follows = false;
            continue;
        }
        follows = match conditional(sentence) {
            Some(conditional) => {
                found.push(conditional);
                true
            }
            None => false,
        };
    }
    found
}

fn clipped(text: &str) -> String {
    shortened(text.trim().trim_end_matches(['.', ';']).trim(), MAX_PART)
}

fn without<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    let head = text.get(..start.len())?;
    head.eq_ignore_ascii_case(start).then(|| &text[start.len()..])
}

fn after_otherwise(sentence: &str) -> Option<&str> {
    let starts = [
        "Otherwise,",
        "Otherwise",
        "If not,",
        "Else,",
        "If it isn't,",
        "If it doesn't,",
        "If it does not,",
        "If no,",
    ];
    let rest = starts.iter().find_map(|start| without(sentence.trim(), start))?;
    let rest = rest.trim_start_matches([' ', ',', ':']);
    (!rest.is_empty()).then_some(rest)
}

fn conditional(sentence: &str) -> Option<Conditional> {
    let rest = without(sentence.trim_start_matches(|c: char| !c.is_alphanumeric()), "If ")?;
    let lower = rest.to_ascii_lowercase();
    let cut = ["; otherwise", ", otherwise", "; else", ", else", ". otherwise", "; if not"];
    let (rest, otherwise) = match cut.iter().find_map(|cut| lower.find(cut).map(|at| (at, cut.len()))) {
        Some((at, length)) => {
            let otherwise = rest[at + length..].trim_start_matches([' ', ',', ':']);
            (&rest[..at], Some(otherwise).filter(|text| !text.is_empty()))
        }
        None => (rest, None),
    };
    let lower = rest.to_ascii_lowercase();
    let (condition, then) =
        match [", then ", " then "].iter().find_map(|cut| lower.find(cut).map(|at| (at, cut.len()))) {
            Some((at, length)) => (&rest[..at], &rest[at + length..]),
            None => {
                // `If A, B or C is shown, restart it`: the comma before what is to be done.
                let mut commas = rest.match_indices([',', ':']).map(|(at, _)| at);
                let is_order = |at: &usize| {
                    let after = rest[at + 1..].trim_start().to_lowercase();
                    let after = after.strip_prefix("please ").unwrap_or(&after);
                    after.split_whitespace().next().is_some_and(|word| is_verb(word) || word == "go")
                };
                let at = commas.find(is_order).or_else(|| rest.find(',').filter(|_| otherwise.is_some()))?;
                (&rest[..at], &rest[at + 1..])
            }
        };
    let (condition, then) = (clipped(condition.trim_end_matches(',')), clipped(then));
    (!condition.is_empty() && !then.is_empty()).then(|| Conditional {
        condition,
        then,
        otherwise: otherwise.map(clipped),
    })
}
