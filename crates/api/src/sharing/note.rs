//! The note as a link shows it.

use super::dto::SharedNote;
use crate::problem::Problem;
use rf_core::{SessionId, TeamId};
use rf_documentation::{NoteStore, Profile, Variant, html, markdown, plain_text, read_linked_note};
use rf_flows::{
    session::SessionStore,
    sharing::{ShareAudience, ShareVariant},
};

/// The session's note for whoever follows such a link; whether they may was asked before.
pub(super) async fn shared_note(
    store: &mut (impl SessionStore + NoteStore),
    which: (TeamId, SessionId),
    audience: ShareAudience,
    variant: ShareVariant,
) -> Result<SharedNote, Problem> {
    let variant = match variant {
        ShareVariant::Client => Variant::Client,
        ShareVariant::Internal => Variant::Internal,
    };
    let profile = match audience {
        ShareAudience::Public => Profile::Strict,
        ShareAudience::Team => Profile::Standard,
    };
    let (session, document) = read_linked_note(store, which, variant, profile).await?;
    Ok(SharedNote {
        status: session.status.as_str(),
        updated_at: session.updated_at,
        markdown: markdown(&document),
        text: plain_text(&document),
        html: html(&document),
    })
}
