//! Adding a file: what may be added is asked twice, before its bytes come and when they are there.

use super::super::command::optional_text;
use super::super::read::{check, with_flow};
use super::super::{
    Acted, CommandRequest, HandoverStore, IdempotencyKey, LoadedSession, SessionCommand, SessionEvent,
    SessionFailure, SessionState, SessionStore, act,
};
use super::{EvidenceFile, EvidenceRow, EvidenceStore, check_room};
use crate::{CaptureKind, FlowDocument};
use rf_core::{Actor, Env, Sealer, SessionId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The longest caption, in characters.
const CAPTION_MAX: usize = 500;

/// A file that is to be added, with what is said about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AddEvidence {
    /// The file.
    pub file: EvidenceFile,
    /// What it shows.
    pub caption: Option<String>,
    /// The value of the flow that it is.
    pub capture: Option<String>,
}

impl AddEvidence {
    /// With its caption trimmed and checked.
    ///
    /// # Errors
    /// `invalid`.
    pub(in super::super) fn checked(self) -> Result<Self, SessionFailure> {
        let caption = optional_text("caption", self.caption.as_deref(), CAPTION_MAX);
        let caption = caption.map_err(|error| SessionFailure::Invalid(error.into()))?;
        Ok(Self { caption, ..self })
    }

    /// Whether the event tells of the same file, added in the same words. Every sending gets an id of its own.
    pub(in super::super) fn led_to(&self, event: &SessionEvent) -> bool {
        match event {
            SessionEvent::EvidenceAdded { file, caption, capture, .. } => {
                let EvidenceFile { id: _, name, media_type, bytes, sha256 } = &self.file;
                (name, media_type, bytes, sha256) == (&file.name, &file.media_type, &file.bytes, &file.sha256)
                    && self.caption == *caption
                    && self.capture == *capture
            }
            _ => false,
        }
    }
}

/// The event that adding leads to.
///
/// # Errors
/// `evidence_too_large`, `evidence_limit_reached`, `unknown_capture`, `not_at_step`.
pub(in super::super) fn decide_adding(
    state: &SessionState,
    flow: &FlowDocument,
    adding: AddEvidence,
) -> Result<SessionEvent, SessionFailure> {
    let AddEvidence { file, caption, capture } = adding;
    check_room(state, file.bytes)?;
    let mut step = state.current_step().cloned();
    if let Some(name) = &capture {
        step = check_capture(state, flow, name)?;
    }
    Ok(SessionEvent::EvidenceAdded { file, caption, step, capture })
}

/// The step that asks for the file of that name, if it may be given now.
fn check_capture(
    state: &SessionState,
    flow: &FlowDocument,
    name: &str,
) -> Result<Option<crate::StepId>, SessionFailure> {
    let asked = state.asking(flow, name).filter(|(_, capture)| capture.kind == CaptureKind::File);
    let (step, _) = asked.ok_or(SessionFailure::UnknownCapture)?;
    let is_known = state.captured().contains_key(name);
    if !is_known && step.is_some_and(|step| !state.has_met(flow, step)) {
        return Err(SessionFailure::NotAtStep);
    }
    Ok(step.cloned())
}

/// Refuses a file of which no byte has come yet, where it could not be added anyway. `bytes` is what its sender says.
///
/// # Errors
/// `session_not_found`, `forbidden`, `session_ended`, `invalid`, `unknown_capture`, `not_at_step`, `evidence_too_large`,
/// `evidence_limit_reached`.
pub async fn check_adding(
    port: &mut impl SessionStore,
    actor: &Actor,
    session: SessionId,
    key: &IdempotencyKey,
    (bytes, caption, capture): (u64, Option<&str>, Option<&str>),
) -> Result<(), SessionFailure> {
    let record = port.session(actor.team, session).await?.ok_or(SessionFailure::NotFound)?;
    check(record.session.acting(actor))?;
    optional_text("caption", caption, CAPTION_MAX).map_err(|error| SessionFailure::Invalid(error.into()))?;
    if bytes > super::EVIDENCE_BYTES_MAX {
        return Err(SessionFailure::EvidenceTooLarge);
    }
    if record.event_by_key(key).is_some() {
        // Sent again: what has happened since must not refuse what was carried out.
        return Ok(());
    }
    let LoadedSession { state, flow, .. } = with_flow(port, actor.team, record).await?;
    if state.status().is_ended() {
        return Err(SessionFailure::Ended);
    }
    if let Some(name) = capture {
        if state.paused_since().is_some() {
            return Err(SessionFailure::Paused);
        }
        check_capture(&state, &flow, name)?;
    }
    check_room(&state, bytes)
}

/// Adds a file whose bytes are kept already, and says whether it did: a repeated request changes nothing, and what it brought
/// belongs to nothing. Without `expected_events`, the file is added wherever the session stands: a long upload must not be in
/// vain because its sender went on meanwhile.
///
/// # Errors
/// What [`check_adding`] and [`act`] refuse.
pub async fn add_evidence(
    port: &mut (impl SessionStore + HandoverStore + EvidenceStore),
    env: &Env,
    sealer: &Sealer,
    actor: &Actor,
    (session, key, expected_events): (SessionId, &IdempotencyKey, Option<u32>),
    (adding, has_thumbnail): (AddEvidence, bool),
) -> Result<(LoadedSession, bool), SessionFailure> {
    let file = adding.file.clone();
    let expected_events = match expected_events {
        Some(expected) => expected,
        // Locked, so that nobody comes between.
        None => {
            let record = port.session_for_update(actor.team, session).await?;
            record.ok_or(SessionFailure::NotFound)?.session.event_count
        }
    };
    let command = SessionCommand::AddEvidence(adding);
    let request = CommandRequest { session, key, expected_events, command };
    // Nobody is told of a file.
    let Acted { session: loaded, .. } = act(port, env, sealer, actor, request).await?;
    let Some(added) = loaded.state.evidence_by_id(file.id) else { return Ok((loaded, false)) };
    let (seq, created_at) = (added.seq, loaded.session.updated_at);
    let row = EvidenceRow { session, file, seq, has_thumbnail, created_at, withdrawn_at: None };
    port.insert_evidence(actor.team, &row).await?;
    Ok((loaded, true))
}
