//! Giving links out and taking them back.

use super::{Share, ShareAudience, ShareFailure, ShareLock, ShareStore, ShareVariant};
use crate::session::{Session, SessionStore, read_header};
use chrono::TimeDelta;
use rf_core::{
    Action, Actor, AuditAction, AuditEvent, AuditLog, AuditTarget, Env, FieldError, Relation, SessionId,
    ShareId, Verdict, verdict,
};
use std::ops::RangeInclusive;

/// How many live links a session may have.
const MOST: u64 = 20;

/// How long a link may work, in hours: an hour to ninety days.
const HOURS: RangeInclusive<u32> = 1..=90 * 24;

/// What somebody wants to give out.
#[derive(Debug, Clone, Copy)]
pub struct NewShare {
    /// The session.
    pub session: SessionId,
    /// Who may follow the link.
    pub audience: ShareAudience,
    /// What it shows.
    pub variant: ShareVariant,
    /// How long it works.
    pub expires_in_hours: u32,
}

/// Whether `actor` may give out links to the session: whoever may act in it, running or ended.
pub fn may_create(actor: &Actor, session: &Session) -> bool {
    session.acting(actor) == Verdict::Allow
}

/// Whether `actor`, who may read the session, may take the link back.
pub fn may_revoke(actor: &Actor, session: &Session, share: &Share) -> bool {
    share.created_by == actor.user || session.assignee == actor.user || is_lead(actor)
}

fn is_lead(actor: &Actor) -> bool {
    verdict(actor.role, Action::ManageShares, Relation::Team) == Verdict::Allow
}

/// The session, if `actor` may give such a link out.
///
/// # Errors
/// `session_not_found`, `forbidden`, `share_internal_for_leads`, `invalid` with `expires_in_hours`.
pub async fn allow_share(
    port: &mut impl SessionStore,
    actor: &Actor,
    wish: NewShare,
) -> Result<Session, ShareFailure> {
    let session = read_header(port, actor, wish.session).await.map_err(ShareFailure::of_session)?;
    if !may_create(actor, &session) {
        return Err(ShareFailure::Forbidden);
    }
    let is_public = wish.audience == ShareAudience::Public;
    if is_public && wish.variant == ShareVariant::Internal && !is_lead(actor) {
        return Err(ShareFailure::InternalForLeads);
    }
    if !HOURS.contains(&wish.expires_in_hours) {
        let message = "Choose between one hour and 90 days.";
        let error = FieldError::new("expires_in_hours", "out_of_bounds", message);
        return Err(ShareFailure::Invalid(error.into()));
    }
    Ok(session)
}

/// Gives a link out, under the hash of its token.
///
/// # Errors
/// What [`allow_share`] refuses; `too_many_shares`.
pub async fn create_share(
    port: &mut (impl SessionStore + ShareStore + AuditLog),
    env: &Env,
    actor: &Actor,
    wish: NewShare,
    lock: Option<ShareLock>,
    token_hash: &str,
) -> Result<(Share, Session), ShareFailure> {
    let session = allow_share(port, actor, wish).await?;
    let now = env.now();
    if port.count_live_shares(actor.team, session.id, now).await? >= MOST {
        return Err(ShareFailure::TooMany);
    }
    let share = Share {
        id: env.new_id(),
        team: actor.team,
        session: session.id,
        audience: wish.audience,
        variant: wish.variant,
        lock,
        created_by: actor.user,
        created_at: now,
        expires_at: now + TimeDelta::hours(wish.expires_in_hours.into()),
        revoked_at: None,
        revoked_by: None,
        views: 0,
        last_viewed_at: None,
    };
    port.insert_share(&share, token_hash).await?;
    let event = AuditEvent::by(env, actor, AuditAction::ShareCreated, target(&share, &session))
        .with("session_id", session.id.to_string())
        .with("audience", share.audience.as_str())
        .with("variant", share.variant.as_str())
        .with("has_passphrase", share.lock.is_some())
        .with("expires_at", serde_json::json!(share.expires_at));
    port.record(&event).await?;
    Ok((share, session))
}

/// Takes a link back. Taking it back once more is no mistake, and changes nothing.
///
/// # Errors
/// `share_not_found` (also for who may not read the session), `forbidden`.
pub async fn revoke_share(
    port: &mut (impl SessionStore + ShareStore + AuditLog),
    env: &Env,
    actor: &Actor,
    id: ShareId,
) -> Result<(Share, Session), ShareFailure> {
    let share = port.share(actor.team, id).await?.ok_or(ShareFailure::NotFound)?;
    let session = port.header(actor.team, share.session).await?.ok_or(ShareFailure::NotFound)?;
    match session.reading(actor) {
        Verdict::Allow if may_revoke(actor, &session, &share) => {}
        Verdict::Hide => return Err(ShareFailure::NotFound),
        Verdict::Allow | Verdict::Deny => return Err(ShareFailure::Forbidden),
    }
    let now = env.now();
    if !port.revoke_share(actor.team, id, actor.user, now).await? {
        let share = port.share(actor.team, id).await?.ok_or(ShareFailure::NotFound)?;
        return Ok((share, session));
    }
    let event = AuditEvent::by(env, actor, AuditAction::ShareRevoked, target(&share, &session))
        .with("session_id", session.id.to_string())
        .with("views", share.views);
    port.record(&event).await?;
    Ok((Share { revoked_at: Some(now), revoked_by: Some(actor.user), ..share }, session))
}

fn target(share: &Share, session: &Session) -> AuditTarget {
    AuditTarget::new("session_share", share.id.uuid(), session.reference.clone())
}
