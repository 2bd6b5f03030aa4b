//! Making API tokens and revoking them.

use super::{API_TOKEN_PREFIX, ApiToken, ApiTokenStore, Scope, Scopes, TokenFailure, token::hint_of};
use crate::{OneTimeToken, account::one_line};
use chrono::TimeDelta;
use rf_core::{
    Actor, ApiTokenId, AuditAction, AuditEvent, AuditLog, AuditTarget, Env, FieldError, FieldErrors,
};

/// How many live tokens a person may have.
const MOST: u64 = 50;

/// How many days a token may live.
const DAYS: std::ops::RangeInclusive<u32> = 1..=365;

/// What somebody asks for.
#[derive(Debug, Clone)]
pub struct NewApiToken {
    /// What to call it.
    pub name: String,
    /// What it shall reach.
    pub scopes: Vec<Scope>,
    /// How long it shall live.
    pub expires_in_days: u32,
}

/// Makes a token for the person. The secret is in the answer and nowhere else.
///
/// # Errors
/// `invalid` with `name`, `scopes`, `expires_in_days`; `too_many_api_tokens`; the store's.
pub async fn create_api_token(
    store: &mut (impl ApiTokenStore + AuditLog),
    env: &Env,
    actor: &Actor,
    wish: NewApiToken,
) -> Result<(OneTimeToken, ApiToken), TokenFailure> {
    let mut errors = FieldErrors::default();
    let name = errors.take(one_line("name", &wish.name));
    let scopes = errors.take(Scopes::chosen(wish.scopes));
    let days = errors.take(days(wish.expires_in_days));
    let (Some(name), Some(scopes), Some(days)) = (name, scopes, days) else {
        return Err(TokenFailure::Invalid(errors));
    };
    let now = env.now();
    if store.count_live_api_tokens(actor.team, actor.user, now).await? >= MOST {
        return Err(TokenFailure::TooManyApiTokens);
    }
    let secret = OneTimeToken::generate(API_TOKEN_PREFIX);
    let token = ApiToken {
        id: env.new_id(),
        team: actor.team,
        user: actor.user,
        name,
        hint: hint_of(&secret),
        scopes,
        created_at: now,
        expires_at: now + days,
        last_used_at: None,
        revoked_at: None,
    };
    store.insert_api_token(&token, &secret.hash()).await?;
    let event = AuditEvent::by(env, actor, AuditAction::ApiTokenCreated, target(&token));
    let event = event
        .with("scopes", token.scopes.to_string())
        .with("expires_at", serde_json::json!(token.expires_at));
    store.record(&event).await?;
    Ok((secret, token))
}

/// Revokes a token of the person's. Revoking it once more is no mistake, and changes nothing.
///
/// # Errors
/// `api_token_not_found`; the store's.
pub async fn revoke_api_token(
    store: &mut (impl ApiTokenStore + AuditLog),
    env: &Env,
    actor: &Actor,
    id: ApiTokenId,
) -> Result<(), TokenFailure> {
    let token = store.api_token(actor.team, actor.user, id).await?.ok_or(TokenFailure::ApiTokenNotFound)?;
    if store.revoke_api_token(actor.team, actor.user, id, env.now()).await? {
        let event = AuditEvent::by(env, actor, AuditAction::ApiTokenRevoked, target(&token));
        store.record(&event).await?;
    }
    Ok(())
}

fn days(count: u32) -> Result<TimeDelta, FieldError> {
    if DAYS.contains(&count) {
        return Ok(TimeDelta::days(count.into()));
    }
    Err(FieldError::new("expires_in_days", "out_of_bounds", "Choose between 1 and 365 days."))
}

fn target(token: &ApiToken) -> AuditTarget {
    AuditTarget::new("api_token", token.id.uuid(), token.name.clone())
}
