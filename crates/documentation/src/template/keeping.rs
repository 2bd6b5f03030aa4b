//! Reading, keeping and trying out the templates of a team.

use super::{Finding, TemplateFailure, TemplateFindings, check, sample::sample};
use crate::discretion::Discretion;
use crate::document::Document;
use crate::review::{HouseRules, NoteStore, overlay, whole};
use crate::variant::Variant;
use rf_core::{
    Action, Actor, AuditAction, AuditEvent, AuditLog, AuditTarget, Env, FieldError, FieldErrors, Relation,
    SessionId, StoreError, TeamId, Time, UserId, Verdict, verdict,
};
use rf_flows::session::{SessionStore, read_session};

/// A template as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredTemplate {
    /// For which readers.
    pub variant: Variant,
    /// How often it was changed.
    pub revision: u32,
    /// The team's own; none where the team went back to the standard.
    pub text: Option<String>,
    /// Who changed it last.
    pub by: UserId,
    /// Their name.
    pub by_name: String,
    /// When.
    pub at: Time,
}

/// How the notes for some readers are laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteTemplate {
    /// For which readers.
    pub variant: Variant,
    /// How often it was changed: 0 if never.
    pub revision: u32,
    /// The template; the standard one unless the team has one of its own.
    pub text: String,
    /// Who wrote it and when, if it is the team's own.
    pub changed: Option<(Time, UserId, String)>,
}

/// A note as a template would lay it out.
#[derive(Debug, Clone)]
pub struct TemplatePreview {
    /// What is wrong with the template.
    pub findings: Vec<Finding>,
    /// The note, redacted; none where there are errors.
    pub note: Option<Document>,
}

/// What templates need from a database.
#[expect(async_fn_in_trait, reason = "handlers run on one thread; no caller needs the futures to be Send")]
pub trait TemplateStore {
    /// The templates that the team ever changed.
    async fn note_templates(&mut self, team: TeamId) -> Result<Vec<StoredTemplate>, StoreError>;

    /// Keeps the next revision of a template, and says whether it was the next one.
    async fn save_note_template(&mut self, team: TeamId, next: &StoredTemplate) -> Result<bool, StoreError>;
}

impl NoteTemplate {
    fn of(variant: Variant, stored: Option<StoredTemplate>) -> Self {
        let revision = stored.as_ref().map_or(0, |stored| stored.revision);
        let own = stored.and_then(|stored| Some((stored.text?, (stored.at, stored.by, stored.by_name))));
        let (text, changed) = match own {
            Some((text, changed)) => (text, Some(changed)),
            None => (variant.standard_template().to_owned(), None),
        };
        Self { variant, revision, text, changed }
    }
}

/// How the notes of `actor`'s team are laid out, for each of their readers.
///
/// # Errors
/// `forbidden`, the store's.
pub async fn list_templates(
    port: &mut impl TemplateStore,
    actor: &Actor,
) -> Result<Vec<NoteTemplate>, TemplateFailure> {
    allowed(actor)?;
    let mut stored = port.note_templates(actor.team).await?;
    let templates = Variant::ALL.map(|variant| {
        let place = stored.iter().position(|stored| stored.variant == variant);
        NoteTemplate::of(variant, place.map(|place| stored.swap_remove(place)))
    });
    Ok(templates.into())
}

/// How the notes for some readers are laid out.
///
/// # Errors
/// `forbidden`, the store's.
pub async fn read_template(
    port: &mut impl TemplateStore,
    actor: &Actor,
    variant: Variant,
) -> Result<NoteTemplate, TemplateFailure> {
    allowed(actor)?;
    let stored = port.note_templates(actor.team).await?;
    Ok(NoteTemplate::of(variant, stored.into_iter().find(|stored| stored.variant == variant)))
}

/// Has the team's notes for some readers laid out by this template, those of past sessions too. What is so already changes
/// nothing; else there is a row in the audit log. Needs a transaction.
///
/// # Errors
/// `forbidden`, `invalid`, `note_template_invalid`, and `stale_revision` if somebody saved since `revision`.
pub async fn save_template(
    port: &mut (impl TemplateStore + AuditLog),
    env: &Env,
    actor: &Actor,
    variant: Variant,
    revision: u32,
    text: &str,
) -> Result<NoteTemplate, TemplateFailure> {
    allowed(actor)?;
    let text = tidied(text)?;
    let checked = check(variant, &text);
    if checked.template.is_none() {
        return Err(TemplateFailure::Unfit(TemplateFindings(checked.findings)));
    }
    let own = Some(text).filter(|text| text != variant.standard_template());
    change(port, env, actor, (variant, revision), own).await
}

/// Has the team's notes for some readers laid out as usual again. Needs a transaction.
///
/// # Errors
/// `forbidden`, and `stale_revision` if somebody saved since `revision`.
pub async fn reset_template(
    port: &mut (impl TemplateStore + AuditLog),
    env: &Env,
    actor: &Actor,
    variant: Variant,
    revision: u32,
) -> Result<NoteTemplate, TemplateFailure> {
    allowed(actor)?;
    change(port, env, actor, (variant, revision), None).await
}

async fn change(
    port: &mut (impl TemplateStore + AuditLog),
    env: &Env,
    actor: &Actor,
    (variant, revision): (Variant, u32),
    text: Option<String>,
) -> Result<NoteTemplate, TemplateFailure> {
    let stored = port.note_templates(actor.team).await?.into_iter().find(|stored| stored.variant == variant);
    if stored.as_ref().map_or(0, |stored| stored.revision) != revision {
        return Err(TemplateFailure::Stale);
    }
    if stored.as_ref().and_then(|stored| stored.text.as_ref()) == text.as_ref() {
        return Ok(NoteTemplate::of(variant, stored));
    }
    let (by, by_name, at) = (actor.user, actor.name.clone(), env.now());
    let next = StoredTemplate { variant, revision: revision + 1, text, by, by_name, at };
    if !port.save_note_template(actor.team, &next).await? {
        return Err(TemplateFailure::Stale);
    }
    let action = match next.text {
        Some(_) => AuditAction::NoteTemplateChanged,
        None => AuditAction::NoteTemplateReset,
    };
    let target = AuditTarget { kind: "note_template", id: None, name: variant.as_str().to_owned() };
    port.record(&AuditEvent::by(env, actor, action, target).with("variant", variant.as_str())).await?;
    Ok(NoteTemplate::of(variant, Some(next)))
}

/// The note for some readers as this template would lay it out: of a session of the team, as it was edited, or of one that is
/// made up. Keeps nothing.
///
/// # Errors
/// `forbidden`, `invalid`, `session_not_found`.
pub async fn preview_template(
    port: &mut (impl SessionStore + NoteStore),
    actor: &Actor,
    variant: Variant,
    text: &str,
    session: Option<SessionId>,
) -> Result<TemplatePreview, TemplateFailure> {
    allowed(actor)?;
    let checked = check(variant, &tidied(text)?);
    let (document, discretion, overlay) = match session {
        Some(id) => {
            let loaded = read_session(port, actor, id).await?;
            let (document, discretion) = whole(port, actor.team, &loaded).await?;
            (document, discretion, overlay(port, actor.team, id, variant).await?)
        }
        None => {
            let HouseRules { branding, terms, .. } = port.house_rules(actor.team).await?;
            let discretion =
                Discretion::standard(actor.team.uuid().into(), terms, std::collections::BTreeSet::new());
            (sample(variant, branding), discretion, Default::default())
        }
    };
    let note = checked.template.map(|template| {
        let templates = document.templates.clone().with(variant, Some(template));
        document.laid_out(templates).edited_for_readers(variant, &overlay, &discretion)
    });
    Ok(TemplatePreview { findings: checked.findings, note })
}

fn allowed(actor: &Actor) -> Result<(), TemplateFailure> {
    match verdict(actor.role, Action::ManageTeam, Relation::Team) {
        Verdict::Allow => Ok(()),
        Verdict::Deny | Verdict::Hide => Err(TemplateFailure::Forbidden),
    }
}

/// The text with line ends of one kind, and without blanks at the end.
fn tidied(text: &str) -> Result<String, TemplateFailure> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t')) {
        let error = FieldError::new("text", "forbidden_character", "Remove the control characters.");
        return Err(TemplateFailure::Invalid(FieldErrors::from(error)));
    }
    Ok(text.trim_end().to_owned())
}
