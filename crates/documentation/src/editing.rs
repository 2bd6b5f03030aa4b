//! Editing the note of a session by hand.

use crate::overlay::{Editor, NoteEdit, Overlay, WantedEdit};
use crate::pieces::{Piece, pieces};
use crate::review::{HouseRules, NoteStore};
use crate::tell::document;
use crate::variant::Variant;
use rf_core::{Actor, AuditAction, AuditEvent, AuditLog, AuditTarget, Env, SessionId, Time, UserId};
use rf_flows::session::{LoadedSession, SessionFailure, SessionStore, acting_session};
use std::collections::BTreeSet;

/// What somebody changed in a note, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredOverlay {
    /// How often it was saved.
    pub revision: u32,
    /// The changes; none once the note is as it is generated again.
    pub overlay: Overlay,
    /// Who saved it last.
    pub by: UserId,
    /// When.
    pub at: Time,
}

/// A note for its readers as it is generated, in clear, and what was changed in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteEdits {
    /// How often the changes were saved: 0 if never.
    pub revision: u32,
    /// The pieces, in order.
    pub pieces: Vec<Piece>,
    /// The changes, by piece.
    pub edits: Vec<NoteEdit>,
}

impl NoteEdits {
    /// The changes whose piece the note does not have now; they change nothing.
    pub fn gone(&self) -> impl Iterator<Item = &NoteEdit> {
        let known: BTreeSet<_> = self.pieces.iter().map(|piece| piece.anchor).collect();
        self.edits.iter().filter(move |edit| !known.contains(&edit.anchor))
    }

    /// The change of a piece.
    pub fn of(&self, piece: &Piece) -> Option<&NoteEdit> {
        self.edits.iter().find(|edit| edit.anchor == piece.anchor)
    }
}

/// The note for these readers with what was changed in it, in clear, for whoever may act in the session; running or ended.
///
/// # Errors
/// `session_not_found`, `forbidden`.
pub async fn read_edits(
    port: &mut (impl SessionStore + NoteStore),
    actor: &Actor,
    id: SessionId,
    variant: Variant,
) -> Result<NoteEdits, SessionFailure> {
    let loaded = acting_session(port, actor, id).await?;
    let stored = port.note_overlay(actor.team, id, variant).await?;
    let pieces = generated(port, actor, &loaded, variant).await?;
    let (revision, overlay) =
        stored.map_or_else(Default::default, |stored| (stored.revision, stored.overlay));
    Ok(NoteEdits { revision, pieces, edits: overlay.edits })
}

/// Puts these changes in the place of those that the note for these readers had; none take it back to what is generated. Adds a
/// row to the audit log. Needs a transaction.
///
/// # Errors
/// `session_not_found`, `forbidden`, `invalid`, and `stale_revision` if somebody saved since `revision`.
pub async fn save_edits(
    port: &mut (impl SessionStore + NoteStore + AuditLog),
    env: &Env,
    actor: &Actor,
    (id, variant): (SessionId, Variant),
    revision: u32,
    wanted: Vec<WantedEdit>,
) -> Result<NoteEdits, SessionFailure> {
    let loaded = acting_session(port, actor, id).await?;
    let stored = port.note_overlay(actor.team, id, variant).await?;
    if stored.as_ref().map_or(0, |stored| stored.revision) != revision {
        return Err(SessionFailure::NoteMoved);
    }
    let at = env.now();
    let before = stored.map(|stored| stored.overlay).unwrap_or_default();
    let editor = Editor { by: actor.user, name: &actor.name, at };
    let overlay = Overlay::of(wanted, &before, editor).map_err(SessionFailure::Invalid)?;
    let pieces = generated(port, actor, &loaded, variant).await?;
    if overlay == before {
        return Ok(NoteEdits { revision, pieces, edits: overlay.edits });
    }
    let next = StoredOverlay { revision: revision + 1, overlay, by: actor.user, at };
    if !port.save_note_overlay(actor.team, (id, variant), &next).await? {
        return Err(SessionFailure::NoteMoved);
    }
    let target = AuditTarget::new("session", id.uuid(), loaded.session.reference);
    let action =
        if next.overlay.edits.is_empty() { AuditAction::NoteRestored } else { AuditAction::NoteEdited };
    let event = AuditEvent::by(env, actor, action, target).with("variant", variant.as_str());
    port.record(&event.with("changes", next.overlay.edits.len())).await?;
    Ok(NoteEdits { revision: next.revision, pieces, edits: next.overlay.edits })
}

async fn generated(
    port: &mut impl NoteStore,
    actor: &Actor,
    loaded: &LoadedSession,
    variant: Variant,
) -> Result<Vec<Piece>, SessionFailure> {
    let LoadedSession { session, flow, events, .. } = loaded;
    let HouseRules { branding, templates, terms: _ } = port.house_rules(actor.team).await?;
    let document = document(session, flow, events, &branding).laid_out(templates);
    Ok(pieces(&document.belonging_to(variant)))
}
