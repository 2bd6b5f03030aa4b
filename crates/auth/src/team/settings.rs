//! The team's name, its time zone, and its own words around notes.

use super::{TeamFailure, TeamStore, rules::allowed};
use crate::account::one_line;
use chrono_tz::{TZ_VARIANTS, Tz};
use rf_core::{
    Action, Actor, AuditAction, AuditEvent, AuditLog, AuditTarget, Env, FieldError, FieldErrors, Members,
    TeamId, Time, checked_text,
};

/// The longest text above or below a note, in characters.
const LONGEST_TEXT: usize = 500;

/// The most words and phrases of its own that a team has hidden.
const MOST_TERMS: usize = 200;
/// The longest of them, in characters; the shortest has two.
const LONGEST_TERM: usize = 100;

/// What a team decided about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamSettings {
    /// Which team.
    pub id: TeamId,
    /// Its name, one line of 1 to 120 characters.
    pub name: String,
    /// What its notes tell times in.
    pub time_zone: Tz,
    /// Plain text above its notes, 1 to 500 characters in one or more lines.
    pub note_header: Option<String>,
    /// Plain text below its notes, likewise.
    pub note_footer: Option<String>,
    /// Words and phrases that redaction hides besides secrets: up to 200, each of 2 to 100 characters in one line, no two alike.
    pub redaction_terms: Vec<String>,
    /// When it registered.
    pub created_at: Time,
}

/// What to change, as typed; none stays as it is. A text that is empty or `Some(None)` is taken away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TeamSettingsChange {
    /// The name.
    pub name: Option<String>,
    /// A name of the IANA list.
    pub time_zone: Option<String>,
    /// The text above notes.
    pub note_header: Option<Option<String>>,
    /// The text below notes.
    pub note_footer: Option<Option<String>>,
    /// The words and phrases that redaction hides, all of them; blank ones do not count.
    pub redaction_terms: Option<Vec<String>>,
}

/// The time zones that a team can choose, by name.
pub fn time_zones() -> impl Iterator<Item = &'static str> {
    TZ_VARIANTS.iter().map(|zone| zone.name())
}

/// Reads the settings of `actor`'s team.
///
/// # Errors
/// `forbidden`, `team_not_found`, the store's.
pub async fn read_team(store: &mut impl TeamStore, actor: &Actor) -> Result<TeamSettings, TeamFailure> {
    allowed(actor, Action::ReadTeam)?;
    store.team_settings(actor.team).await?.ok_or(TeamFailure::TeamNotFound)
}

/// Changes the settings of `actor`'s team. Needs a transaction. What is so already changes nothing.
///
/// # Errors
/// `forbidden`, `invalid` with every mistake, `team_not_found`, the store's.
pub async fn change_team(
    store: &mut (impl TeamStore + AuditLog),
    env: &Env,
    actor: &Actor,
    change: TeamSettingsChange,
) -> Result<TeamSettings, TeamFailure> {
    allowed(actor, Action::ManageTeam)?;
    store.lock_team(actor.team).await?;
    let old = store.team_settings(actor.team).await?.ok_or(TeamFailure::TeamNotFound)?;
    let new = old.changed(change).map_err(TeamFailure::Invalid)?;
    if new == old {
        return Ok(old);
    }
    store.save_team_settings(&new).await?;
    let target = AuditTarget::new("team", new.id.uuid(), &new.name);
    let event = AuditEvent::by(env, actor, AuditAction::TeamSettingsChanged, target);
    store.record(&event.with("old", old.unlike(&new)).with("new", new.unlike(&old))).await?;
    Ok(new)
}

impl TeamSettings {
    fn changed(&self, change: TeamSettingsChange) -> Result<Self, FieldErrors> {
        let TeamSettingsChange { name, time_zone, note_header, note_footer, redaction_terms } = change;
        let mut errors = FieldErrors::default();
        let mut new = self.clone();
        if let Some(name) = name.and_then(|name| errors.take(one_line("name", &name))) {
            new.name = name;
        }
        if let Some(zone) = time_zone.and_then(|name| errors.take(zone(&name))) {
            new.time_zone = zone;
        }
        if let Some(text) = note_header.and_then(|typed| errors.take(text("note_header", typed))) {
            new.note_header = text;
        }
        if let Some(text) = note_footer.and_then(|typed| errors.take(text("note_footer", typed))) {
            new.note_footer = text;
        }
        if let Some(terms) = redaction_terms.and_then(|typed| errors.take(terms(&typed))) {
            new.redaction_terms = terms;
        }
        if errors.is_empty() { Ok(new) } else { Err(errors) }
    }

    /// The members that differ from `other`, as they are here.
    fn unlike(&self, other: &Self) -> Members {
        let (mut here, there) = (self.members(), other.members());
        here.retain(|name, value| there.get(name) != Some(value));
        here
    }

    fn members(&self) -> Members {
        let mut members = Members::new();
        members.insert("name".into(), self.name.as_str().into());
        members.insert("time_zone".into(), self.time_zone.name().into());
        members.insert("note_header".into(), self.note_header.as_deref().into());
        members.insert("note_footer".into(), self.note_footer.as_deref().into());
        members.insert("redaction_terms".into(), self.redaction_terms.as_slice().into());
        members
    }
}

fn zone(name: &str) -> Result<Tz, FieldError> {
    let message = "Choose a time zone of the list, such as Europe/London.";
    name.trim().parse().map_err(|_| FieldError::new("time_zone", "unknown_time_zone", message))
}

fn text(field: &str, typed: Option<String>) -> Result<Option<String>, FieldError> {
    let text = checked_text(field, typed.as_deref().unwrap_or_default(), 0, LONGEST_TEXT)?;
    Ok(Some(text.replace("\r\n", "\n")).filter(|text| !text.is_empty()))
}

fn terms(typed: &[String]) -> Result<Vec<String>, FieldError> {
    const FIELD: &str = "redaction_terms";
    let mut terms: Vec<String> = Vec::new();
    for term in typed.iter().map(|term| term.trim()).filter(|term| !term.is_empty()) {
        let term = checked_text(FIELD, term, 2, LONGEST_TERM)?;
        if term.chars().any(char::is_control) || !term.chars().any(char::is_alphanumeric) {
            let message = "Write each word or phrase in one line, with a letter or a digit in it.";
            return Err(FieldError::new(FIELD, "not_a_term", message));
        }
        if terms.iter().all(|known| known.to_lowercase() != term.to_lowercase()) {
            terms.push(term);
        }
    }
    if terms.len() > MOST_TERMS {
        return Err(FieldError::new(FIELD, "too_many", "A team has 200 words and phrases at most."));
    }
    Ok(terms)
}
