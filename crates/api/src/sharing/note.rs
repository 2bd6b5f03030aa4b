//! The note as a link shows it.

use super::dto::SharedNote;
use crate::problem::Problem;
use rf_core::{SessionId, TeamId};
use rf_documentation::{Document, Profile, Variant, html, markdown, plain_text};
use rf_flows::{
    session::{LoadedSession, SessionStore, load_session},
    sharing::{ShareAudience, ShareVariant},
};
use rf_persistence::{Connection, Repo, views};

/// The session's note for whoever follows such a link; whether they may was asked before.
pub(super) async fn shared_note<C: Connection>(
    store: &mut Repo<C>,
    (team, session): (TeamId, SessionId),
    audience: ShareAudience,
    variant: ShareVariant,
) -> Result<SharedNote, Problem>
where
    Repo<C>: SessionStore,
{
    let loaded = load_session(store, team, session).await?;
    let branding = views::branding(store, team).await?;
    let LoadedSession { session, flow, events, .. } = loaded;
    let whole = rf_documentation::document(&session, &flow, &events, &branding);
    let document = for_readers(whole, audience, variant);
    Ok(SharedNote {
        status: session.status.as_str(),
        updated_at: session.updated_at,
        markdown: markdown(&document),
        text: plain_text(&document),
        html: html(&document),
    })
}

fn for_readers(whole: Document, audience: ShareAudience, variant: ShareVariant) -> Document {
    let variant = match variant {
        ShareVariant::Client => Variant::Client,
        ShareVariant::Internal => Variant::Internal,
    };
    let profile = match audience {
        ShareAudience::Public => Profile::Strict,
        ShareAudience::Team => Profile::Standard,
    };
    whole.for_link(variant, profile)
}
