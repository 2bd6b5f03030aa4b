//! What decides which values of a session's notes are masked, and what somebody sees who reviews that.

use crate::redacted::Free;
use crate::redaction::{FoundValue, Kind, Profile};
use rf_core::SessionId;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// How many characters around a value a reviewer sees.
const AROUND: usize = 40;

/// How the notes of one session are redacted.
#[derive(Debug, Clone)]
pub struct Discretion {
    /// How much is found.
    pub profile: Profile,
    /// The team's own words and phrases, masked like secrets.
    pub terms: Vec<String>,
    session: SessionId,
    kept: BTreeSet<MarkId>,
}

/// Which value of a session it is, without telling it: 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct MarkId(String);

/// A value that redaction found, as a reviewer sees it: in clear, with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Which.
    pub id: MarkId,
    /// What it is.
    pub kind: Kind,
    /// How sure that is, in percent.
    pub confidence: u8,
    /// What stands in its place; nothing where somebody decided to keep it.
    pub mask: Option<String>,
    /// The value.
    pub value: String,
    /// Up to 40 characters in front of its first place.
    pub before: String,
    /// Up to 40 characters behind its first place.
    pub after: String,
    /// In how many places it stands.
    pub places: u32,
}

impl Discretion {
    /// For the team and its clients: masks secrets and the team's terms, but for the values that somebody decided to keep in
    /// this session.
    pub fn standard(session: SessionId, terms: Vec<String>, kept: BTreeSet<MarkId>) -> Self {
        Self { profile: Profile::Standard, terms, session, kept }
    }

    /// The same by another profile. The strict one is for whoever may be anybody: it masks people and machines, too, and keeps
    /// nothing.
    pub fn by(self, profile: Profile) -> Self {
        Self { profile, ..self }
    }

    /// Whether somebody decided that this value stays.
    pub(crate) fn keeps(&self, value: &str) -> bool {
        self.profile == Profile::Standard
            && !self.kept.is_empty()
            && self.kept.contains(&MarkId::of(self.session, value))
    }
}

impl MarkId {
    /// The mark of a value in a session: the same value has another one elsewhere.
    pub fn of(session: SessionId, value: &str) -> Self {
        let digest = Sha256::new().chain_update(session.to_string()).chain_update("\n").chain_update(value);
        Self(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// A mark as it was sent or stored.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        fits.then(|| Self(text.to_owned()))
    }

    /// Its digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Mark {
    pub(crate) fn new(found: FoundValue, texts: &[Free<'_>], discretion: &Discretion) -> Self {
        let FoundValue { kind, piece, range, confidence, places, mask } = found;
        let Free { before, text, .. } = &texts[piece];
        let value = text[range.clone()].to_owned();
        let in_front = format!("{before}{}", &text[..range.start]);
        Self {
            id: MarkId::of(discretion.session, &value),
            kind,
            confidence,
            mask,
            value,
            before: last(&in_front).to_owned(),
            after: first(&text[range.end..]).to_owned(),
            places,
        }
    }
}

fn first(text: &str) -> &str {
    text.char_indices().nth(AROUND).map_or(text, |(end, _)| &text[..end])
}

fn last(text: &str) -> &str {
    text.char_indices().rev().nth(AROUND - 1).map_or(text, |(start, _)| &text[start..])
}
