//! Reading the notes of a session, and deciding what stays readable in them.

use crate::branding::Branding;
use crate::discretion::{Discretion, Mark, MarkId};
use crate::document::Document;
use crate::editing::StoredOverlay;
use crate::overlay::Overlay;
use crate::redaction::Profile;
use crate::tell::document;
use crate::template::Templates;
use crate::variant::Variant;
use rf_core::{
    Actor, AuditAction, AuditEvent, AuditLog, AuditTarget, Env, SessionId, StoreError, TeamId, Time, UserId,
};
use rf_flows::session::{
    LoadedSession, Session, SessionFailure, SessionStore, acting_session, load_session, read_session,
};
use std::collections::BTreeSet;

/// What a team decided about all its notes.
#[derive(Debug, Clone, Default)]
pub struct HouseRules {
    /// How they look.
    pub branding: Branding,
    /// How they are laid out.
    pub templates: Templates,
    /// Words and phrases that redaction hides besides secrets.
    pub terms: Vec<String>,
}

/// A decision that a value stays readable.
#[derive(Debug, Clone, Copy)]
pub struct KeptValue<'a> {
    /// Which value.
    pub mark: &'a MarkId,
    /// Who decided.
    pub by: UserId,
    /// When.
    pub at: Time,
}

/// What notes need from a database besides the session.
#[expect(async_fn_in_trait, reason = "handlers run on one thread; no caller needs the futures to be Send")]
pub trait NoteStore {
    /// What the team decided about its notes, as it is now.
    async fn house_rules(&mut self, team: TeamId) -> Result<HouseRules, StoreError>;

    /// The values that stay readable in the session's notes.
    async fn kept_values(&mut self, team: TeamId, session: SessionId)
    -> Result<BTreeSet<MarkId>, StoreError>;

    /// Has a value stay readable, and says whether it did not before.
    async fn keep_value(
        &mut self,
        team: TeamId,
        session: SessionId,
        kept: KeptValue<'_>,
    ) -> Result<bool, StoreError>;

    /// Has a value masked again, and says whether it was not before.
    async fn mask_value(
        &mut self,
        team: TeamId,
        session: SessionId,
        mark: &MarkId,
    ) -> Result<bool, StoreError>;

    /// What was changed by hand in the session's note for these readers, if anything ever was.
    async fn note_overlay(
        &mut self,
        team: TeamId,
        session: SessionId,
        variant: Variant,
    ) -> Result<Option<StoredOverlay>, StoreError>;

    /// Keeps the next revision of it, and says whether it was the next one.
    async fn save_note_overlay(
        &mut self,
        team: TeamId,
        note: (SessionId, Variant),
        next: &StoredOverlay,
    ) -> Result<bool, StoreError>;
}

/// The note of a session for its readers, running or ended.
///
/// # Errors
/// `session_not_found`, `forbidden`.
pub async fn read_note(
    port: &mut (impl SessionStore + NoteStore),
    actor: &Actor,
    id: SessionId,
    variant: Variant,
) -> Result<Document, SessionFailure> {
    let loaded = read_session(port, actor, id).await?;
    let (whole, discretion) = whole(port, actor.team, &loaded).await?;
    let overlay = overlay(port, actor.team, id, variant).await?;
    Ok(whole.edited_for_readers(variant, &overlay, &discretion))
}

/// The note of a session as a link shows it, whoever follows it: whether they may was asked before. What is for anybody is
/// redacted strictly, and kept values are hidden there.
///
/// # Errors
/// `session_not_found`.
pub async fn read_linked_note(
    port: &mut (impl SessionStore + NoteStore),
    (team, id): (TeamId, SessionId),
    variant: Variant,
    profile: Profile,
) -> Result<(Session, Document), SessionFailure> {
    let loaded = load_session(port, team, id).await?;
    let (whole, discretion) = whole(port, team, &loaded).await?;
    let overlay = overlay(port, team, id, variant).await?;
    Ok((loaded.session, whole.edited_for_readers(variant, &overlay, &discretion.by(profile))))
}

/// The values that redaction found in the note for these readers, in clear, for whoever may act in the session.
///
/// # Errors
/// `session_not_found`, `forbidden`.
pub async fn review_note(
    port: &mut (impl SessionStore + NoteStore),
    actor: &Actor,
    id: SessionId,
    variant: Variant,
) -> Result<Vec<Mark>, SessionFailure> {
    let loaded = acting_session(port, actor, id).await?;
    let (whole, discretion) = whole(port, actor.team, &loaded).await?;
    let overlay = overlay(port, actor.team, id, variant).await?;
    Ok(whole.edited_marks(variant, &overlay, &discretion))
}

/// Has a value stay readable in all notes of the session, or masked again; running or ended. Adds a row to the audit log,
/// unless it is so already. Needs a transaction.
///
/// # Errors
/// `session_not_found`, `forbidden`, `mark_not_found`.
pub async fn decide_mark(
    port: &mut (impl SessionStore + NoteStore + AuditLog),
    env: &Env,
    actor: &Actor,
    (id, mark): (SessionId, &MarkId),
    is_kept: bool,
) -> Result<(), SessionFailure> {
    let loaded = acting_session(port, actor, id).await?;
    let (whole, discretion) = whole(port, actor.team, &loaded).await?;
    // As it is generated, the team's note holds every text that the others hold; each may have been edited.
    let mut marks = whole.clone().marks(Variant::Internal, &discretion);
    for variant in Variant::ALL {
        if marks.iter().any(|found| found.id == *mark) {
            break;
        }
        let overlay = overlay(port, actor.team, id, variant).await?;
        marks = whole.clone().edited_marks(variant, &overlay, &discretion);
    }
    let found = marks.into_iter().find(|found| found.id == *mark).ok_or(SessionFailure::MarkNotFound)?;
    let (changed, action) = if is_kept {
        let kept = KeptValue { mark, by: actor.user, at: env.now() };
        (port.keep_value(actor.team, id, kept).await?, AuditAction::ValueKept)
    } else {
        (port.mask_value(actor.team, id, mark).await?, AuditAction::ValueMasked)
    };
    if changed {
        let target = AuditTarget::new("session", id.uuid(), loaded.session.reference);
        port.record(&AuditEvent::by(env, actor, action, target).with("kind", found.kind.code())).await?;
    }
    Ok(())
}

pub(crate) async fn overlay(
    port: &mut impl NoteStore,
    team: TeamId,
    session: SessionId,
    variant: Variant,
) -> Result<Overlay, StoreError> {
    let stored = port.note_overlay(team, session, variant).await?;
    Ok(stored.map(|stored| stored.overlay).unwrap_or_default())
}

pub(crate) async fn whole(
    port: &mut impl NoteStore,
    team: TeamId,
    loaded: &LoadedSession,
) -> Result<(Document, Discretion), StoreError> {
    let LoadedSession { session, flow, events, .. } = loaded;
    let HouseRules { branding, templates, terms } = port.house_rules(team).await?;
    let kept = port.kept_values(team, session.id).await?;
    let document = document(session, flow, events, &branding).laid_out(templates);
    Ok((document, Discretion::standard(session.id, terms, kept)))
}
