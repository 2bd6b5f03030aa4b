//! Finds secrets and personal data in text and puts masks in their place. Linear in the length of the text.
//!
//! The text is brought to a plain shadow first (`shadow`), so that entities, escapes, full-width and invisible characters
//! hide nothing. Keywords (`cues`, `vendors`, `commands`) are found in one go; each sets off a short reading around it:
//! the walk from "password" to its value (`walk`, `judge`), the form of a vendor's key (`formats`), an address (`urls`).
//! What needs no keyword is found by its form: cards, phones, addresses (`numbers`, `network`, `emails`), and passwords that
//! look like nothing else (`lone`). What rules leave is weighed by its traits (`features`, `learnt`).

mod announced;
mod answers;
mod bare;
mod behind;
mod bytes;
mod coined;
mod columns;
mod commands;
mod context;
mod cue_words;
mod cues;
mod decode;
mod emails;
mod features;
mod formats;
mod found;
mod judge;
mod judge_codes;
mod judge_keys;
mod judge_network;
mod keypads;
mod kind;
mod learnt;
mod lone;
mod masks;
mod nearby;
mod network;
mod numbers;
mod pairs;
mod pem;
mod phones;
mod phrases;
mod scan;
mod shadow;
mod spelled;
mod start;
mod steps;
mod strings;
mod terms;
mod together;
mod urls;
mod user_names;
mod value;
mod vendor_words;
mod vendors;
mod walk;
mod words;

#[cfg(test)]
mod tests;

pub use kind::Kind;
pub(crate) use together::{FoundValue, Together};

use found::settle;
use masks::Masks;
use scan::Reading;
use shadow::Shadow;
use terms::Terms;

/// How much is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Profile {
    /// Secrets, cards, social security numbers, licence keys and the team's terms. People and machines stay readable: for
    /// notes that stay with the team and its clients.
    #[default]
    Standard,
    /// As `Standard`, and e-mail addresses, phones, IP and MAC addresses, and people's names at computers: for what leaves
    /// the house.
    Strict,
}

impl Profile {
    const fn wants(self, kind: Kind) -> bool {
        match self {
            Self::Strict => true,
            Self::Standard => {
                !matches!(kind, Kind::Email | Kind::Phone | Kind::Ip | Kind::Mac | Kind::UserName)
            }
        }
    }
}

/// A value that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Where it begins in the text, in bytes, on a character's border.
    pub start: usize,
    /// Where it ends, exclusive.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// How sure that is, in percent.
    pub confidence: u8,
}

/// A text with masks, and what was found in the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redacted {
    /// The text with a mask in the place of each span.
    pub text: String,
    /// The spans of the original, in order, disjoint.
    pub spans: Vec<Span>,
}

/// Masking one value may bring another to light; so often at most it is looked again.
const MOST_PASSES: usize = 12;

/// Finds and masks. Make one and use it for many texts.
#[derive(Debug)]
pub struct Redactor {
    profile: Profile,
    terms: Option<Terms>,
}

impl Redactor {
    /// A redactor that also finds the given words and phrases, literally, as whole words, whatever their case.
    #[must_use]
    pub fn new<'t>(profile: Profile, terms: impl IntoIterator<Item = &'t str>) -> Self {
        let mut terms = terms.into_iter().peekable();
        let terms = terms.peek().is_some().then(|| Terms::new(terms));
        Self { profile, terms }
    }

    /// The values in the text, in order, disjoint. Masks of an earlier redaction are left alone.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Span> {
        let mut shadow = Shadow::new(text);
        let mut spans: Vec<Span> = Vec::new();
        let mut reading = Reading::of(shadow.text());
        for _ in 0..MOST_PASSES {
            let mut found = scan::scan(shadow.text(), &reading);
            found.retain(|one| self.profile.wants(one.kind));
            if let Some(terms) = &self.terms {
                terms.find(shadow.text(), &mut found);
                found = settle(found);
            }
            if found.is_empty() && self.profile.wants(Kind::UserName) {
                // Only once every secret is hidden, so that names change nothing about what is found of those.
                user_names::find(shadow.text(), &mut found);
            }
            if found.is_empty() {
                break;
            }
            spans.extend(found.iter().map(|one| {
                let range = shadow.original(&one.range);
                Span { start: range.start, end: range.end, kind: one.kind, confidence: one.confidence }
            }));
            shadow = shadow.without(&found);
            reading = reading.after(&found, shadow.text().len());
        }
        spans.sort_by_key(|span| span.start);
        spans
    }

    /// The text with masks. Redacting what was redacted changes nothing.
    #[must_use]
    pub fn redact(&self, text: &str) -> Redacted {
        let spans = self.find(text);
        let text = masked(text, &spans, &mut Masks::after(text));
        Redacted { text, spans }
    }
}

/// The text with masks in the place of the spans, which are in order.
fn masked<'t>(text: &'t str, spans: &[Span], masks: &mut Masks<'t>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for span in spans {
        out.push_str(&text[copied..span.start]);
        masks.push(&mut out, span.kind, &text[span.start..span.end]);
        copied = span.end;
    }
    out.push_str(&text[copied..]);
    out
}
