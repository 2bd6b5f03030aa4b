//! Masks in a whole document: every text that somebody typed, in all of it the same mask for the same value.

use crate::branding::Branding;
use crate::discretion::{Discretion, Mark};
use crate::document::{
    Conclusion, Deed, Document, Entry, EvidenceTold, FactTold, Header, Hidden, Place, Standing,
};
use crate::outline::{known, placed};
use crate::redaction::{FoundValue, Profile, Redactor, Together};
use crate::template::{Prefixes, Value};
use rf_flows::{FACTS, session::fact_words};
use std::collections::BTreeSet;

/// The document with masks, and with what they hide counted; and what was found. By the strict profile nobody of the team is
/// named in it, either: anybody may be reading.
pub fn redacted(document: Document, discretion: &Discretion) -> (Document, Vec<Mark>) {
    match discretion.profile {
        Profile::Standard => masked(document, discretion, &BTreeSet::new(), Fixed::Masked),
        Profile::Strict => redacted_for_strangers(document, discretion),
    }
}

/// What the team puts on all its notes is meant for strangers and keeps its addresses and numbers.
fn redacted_for_strangers(mut document: Document, discretion: &Discretion) -> (Document, Vec<Mark>) {
    let names = without_names(&mut document);
    let standard = Redactor::new(Profile::Standard, []);
    let [above, below] = [document.branding.header.take(), document.branding.footer.take()]
        .map(|text| text.map(|text| standard.redact(&text).text));
    let in_front = InFront::of(&document);
    if let (Some(template), Some(prefixes)) =
        (document.templates.own_mut(document.variant), in_front.prefixes)
    {
        for (before, text) in prefixes.of_texts(template) {
            let piece = [Together::new(&before, text)];
            *text = standard.redact_together(&piece, |_| false).texts.concat();
        }
    }
    let (mut document, marks) = masked(document, discretion, &names, Fixed::Left);
    (document.branding.header, document.branding.footer) = (above, below);
    (document, marks)
}

/// Whether the team's own words in a template are masked with everything else.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fixed {
    Masked,
    Left,
}

/// What readers see in front of what a template tells.
struct InFront {
    prefixes: Option<Prefixes>,
    values: Vec<(Value, String)>,
}

impl InFront {
    fn of(document: &Document) -> Self {
        let own = document.templates.own(document.variant);
        let with = own.map(|own| (Prefixes::of(own, |value| known(document, value)), own));
        let values = with.as_ref().map(|(prefixes, own)| prefixes.of_values(own)).unwrap_or_default();
        let of_subject = if document.header.problem.is_some() { Value::Problem } else { Value::Flow };
        let named = |value| if value == Value::Subject { of_subject } else { value };
        let values = values.into_iter().map(|(value, before)| (named(value), before)).collect();
        Self { prefixes: with.map(|(prefixes, _)| prefixes), values }
    }

    /// Everything that stands in front of this value somewhere.
    fn of_value(&self, value: Value) -> Vec<String> {
        let told = self.values.iter().filter(|(told, _)| *told == value);
        told.map(|(_, before)| before.clone()).collect()
    }

    /// A text that this value tells.
    fn text<'d>(&self, value: Value, text: &'d mut String) -> Free<'d> {
        Free { before: String::new(), also: self.of_value(value), text }
    }
}

/// Who did something, for those who are not to know them.
const SOMEBODY: &str = "Engineer";

/// Takes the names of those who worked on it out of their places. Answers them: they may stand in texts, too.
fn without_names(document: &mut Document) -> BTreeSet<String> {
    let Document { header, entries, conclusion, edits, .. } = document;
    let ended_by = match conclusion {
        Conclusion::InProgress { .. } => None,
        Conclusion::Resolved { by, .. }
        | Conclusion::Escalated { by, .. }
        | Conclusion::Abandoned { by, .. } => Some(by),
    };
    let places = entries.iter_mut().map(|entry| &mut entry.by).chain([&mut header.engineer]).chain(ended_by);
    let places = places.chain(edits.iter_mut().filter_map(|edit| edit.by.as_mut()));
    places.map(|name| std::mem::replace(name, SOMEBODY.to_owned())).collect()
}

fn masked(
    mut document: Document,
    discretion: &Discretion,
    names: &BTreeSet<String>,
    fixed: Fixed,
) -> (Document, Vec<Mark>) {
    let texts = texts(&mut document, fixed);
    let pieces: Vec<Together> = texts
        .iter()
        .map(|Free { before, also, text }| Together::new(before, text).also_behind(also))
        .collect();
    let terms = discretion.terms.iter().chain(names).map(String::as_str);
    let masked =
        Redactor::new(discretion.profile, terms).redact_together(&pieces, |value| discretion.keeps(value));
    let mark = |value: FoundValue| Mark::new(value, &texts, discretion);
    let marks = masked.values.into_iter().map(mark).collect();
    for (Free { text, .. }, masked) in texts.into_iter().zip(masked.texts) {
        *text = masked;
    }
    document.hidden = masked.counts.into_iter().map(|(kind, count)| Hidden { kind, count }).collect();
    (document, marks)
}

/// A text that somebody typed, with what readers see in front of it.
pub struct Free<'d> {
    pub before: String,
    /// What else stands in front of it, where it is told more than once.
    pub also: Vec<String>,
    pub text: &'d mut String,
}

/// Every text but the reference, which is ours.
fn texts(document: &mut Document, fixed: Fixed) -> Vec<Free<'_>> {
    let in_front = InFront::of(document);
    let Document {
        format: _,
        variant,
        branding,
        templates,
        header,
        entries,
        conclusion,
        open_step,
        time_spent,
        added,
        edits,
        hidden: _,
    } = document;
    let Branding { time_zone: _, header: above, footer: below } = branding;
    let Header { reference: _, flow_title, problem, facts, engineer, .. } = header;
    let mut texts = Vec::with_capacity(3 * entries.len() + 8);
    texts.extend(above.iter_mut().map(alone));
    texts.push(in_front.text(Value::Flow, flow_title));
    texts.extend(problem.iter_mut().map(|problem| in_front.text(Value::Problem, problem)));
    texts.push(in_front.text(Value::Engineer, engineer));
    for FactTold { fact, value } in facts {
        let named = FACTS.iter().find(|(name, _)| name == fact);
        let also = named.map(|(name, _)| in_front.of_value(Value::Fact(name))).unwrap_or_default();
        texts.push(Free { before: format!("{}: ", fact_words(fact)), also, text: value });
    }
    for entry in entries {
        let is_impact = placed(*variant, entry) == Some(Place::Impact);
        let Entry { by, within, deed, .. } = entry;
        texts.push(alone(by));
        texts.extend(within.iter_mut().map(alone));
        let value = texts.len();
        push_deed(&mut texts, deed);
        if is_impact {
            texts[value].also = in_front.of_value(Value::Impact);
        }
    }
    match conclusion {
        Conclusion::InProgress { next_step } => texts.extend(next_step.iter_mut().map(alone)),
        Conclusion::Resolved { cause, resolution, by } => {
            texts.extend(cause.iter_mut().chain([resolution, by]).map(alone));
        }
        Conclusion::Escalated { to, reason, by } => {
            texts.extend(to.iter_mut().chain(reason).chain([by]).map(alone));
        }
        Conclusion::Abandoned { why, by } => texts.extend(why.iter_mut().chain([by]).map(alone)),
    }
    let steps = time_spent.iter_mut().flat_map(|spent| &mut spent.steps);
    texts.extend(steps.filter_map(|spent| spent.step.as_mut()).map(alone));
    texts.extend(added.iter_mut().map(|added| alone(&mut added.text)));
    texts.extend(edits.iter_mut().filter_map(|edit| edit.by.as_mut()).map(alone));
    texts.extend(open_step.iter_mut().chain(below).map(alone));
    let own = templates.own_mut(*variant).filter(|_| fixed == Fixed::Masked);
    if let (Some(template), Some(prefixes)) = (own, in_front.prefixes) {
        let told = prefixes.of_texts(template).into_iter();
        texts.extend(told.map(|(before, text)| Free { before, also: Vec::new(), text }));
    }
    texts
}

/// Every text of what was done.
pub fn push_deed<'d>(texts: &mut Vec<Free<'d>>, deed: &'d mut Deed) {
    match deed {
        Deed::Answered { question, answer, standing, again: _ } => {
            texts.extend([question, answer].map(alone));
            texts.extend(corrected(standing).map(alone));
        }
        Deed::Done { action, standing, again: _ } => {
            texts.push(alone(action));
            texts.extend(corrected(standing).map(alone));
        }
        Deed::SubflowEntered { subflow, standing } => {
            texts.push(alone(subflow));
            texts.extend(corrected(standing).map(alone));
        }
        Deed::SuggestionDismissed { step, why } => {
            texts.extend([step].into_iter().chain(why).map(alone));
        }
        Deed::Skipped { step, reason, standing } => {
            texts.extend([step, reason].map(alone));
            texts.extend(corrected(standing).map(alone));
        }
        // What a value is called says what it is: `Wi-Fi key`.
        Deed::Captured { label, value, standing } => {
            let before = format!("{label}: ");
            let values = value.iter_mut().chain(corrected(standing));
            texts.extend(values.map(|text| Free { before: before.clone(), also: Vec::new(), text }));
            texts.push(alone(label));
        }
        Deed::Noted { text, audience: _, step, hypothesis: _ } => {
            texts.extend([text].into_iter().chain(step).map(alone));
        }
        Deed::AdHoc { title, result, minutes: _, audience: _, step, hypothesis: _ } => {
            texts.extend([title].into_iter().chain(result).chain(step).map(alone));
        }
        Deed::HypothesisClosed { hypothesis: _, verdict: _, why } => texts.extend(why.iter_mut().map(alone)),
        Deed::EvidenceAdded { file, out_of_place: _ } => {
            if let Some(EvidenceTold { name, caption, label, media_type: _, bytes: _, sha256: _ }) = file {
                texts.extend([name].into_iter().chain(caption).chain(label).map(alone));
            }
        }
        Deed::HypothesisOpened { hypothesis: _, statement: text, verdict: _ }
        | Deed::EvidenceWithdrawn { added: _, why: text }
        | Deed::WentBack { to: text }
        | Deed::Ended { status: _, text }
        | Deed::Reopened { why: text }
        | Deed::FlowAttached { flow: text }
        | Deed::SuggestionTaken { step: text }
        | Deed::SuggestionRestored { step: text }
        | Deed::Edited { text, place: _ }
        | Deed::Added { text, place: _ }
        | Deed::Stray { text } => texts.push(alone(text)),
        Deed::Escalated { to, reason: text } | Deed::Assigned { to: text, why: to } => {
            texts.extend([text].into_iter().chain(to).map(alone));
        }
        Deed::EscalationReturned { to, why } => texts.extend([to, why].map(alone)),
        Deed::Paused | Deed::Resumed { after_seconds: _ } | Deed::EscalationAccepted { after_seconds: _ } => {
        }
    }
}

/// What stands since, in the place of what was recorded.
fn corrected(standing: &mut Standing) -> Option<&mut String> {
    match standing {
        Standing::Corrected { to } => Some(to),
        Standing::Stands
        | Standing::Repeated
        | Standing::Left
        | Standing::Reopened
        | Standing::OutOfPlace => None,
    }
}

fn alone(text: &mut String) -> Free<'_> {
    Free { before: String::new(), also: Vec::new(), text }
}
