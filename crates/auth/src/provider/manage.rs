//! A team's own providers.

use super::{
    IdentityProviders, ProviderFailure, ProviderKind, ProviderStore, RemoteFailure, TeamProvider,
    claims::microsoft_issuer,
};
use crate::{Email, account::one_line};
use rf_core::{
    Action, Actor, AuditAction, AuditEvent, AuditLog, AuditTarget, Env, FieldError, FieldErrors, ProviderId,
    Relation, Sealer, Verdict, checked_text, verdict,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Where Google signs.
const GOOGLE: &str = "https://accounts.google.com";
/// Where Microsoft publishes what all its tenants have in common.
const ORGANIZATIONS: &str = "organizations";
/// The most domains or tenants of one provider.
const MOST: usize = 50;

/// What becomes of the client secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecretChange {
    /// It stays.
    Keep,
    /// There is none any more: a public client.
    Remove,
    /// This one from now on.
    Set(crate::Secret),
}

/// A provider, as typed.
#[derive(Debug, Clone)]
pub struct ProviderDraft {
    /// Whose rules it follows.
    pub kind: ProviderKind,
    /// What people shall know it by.
    pub name: String,
    /// The address that it signs tokens with; only read where the kind leaves a choice.
    pub issuer: Option<String>,
    /// What it knows us by.
    pub client_id: String,
    /// What we prove that with.
    pub client_secret: SecretChange,
    /// The domains whose addresses it may vouch for.
    pub email_domains: Vec<String>,
    /// Of Microsoft: the tenants whose people may come in.
    pub allowed_tenants: Vec<String>,
    /// Whether people can sign in with it.
    pub enabled: bool,
}

/// A provider whose fields are right and whose issuer answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedProvider {
    kind: ProviderKind,
    name: String,
    issuer: String,
    client_id: String,
    client_secret: SecretChange,
    email_domains: Vec<String>,
    allowed_tenants: Vec<String>,
    enabled: bool,
}

fn may_manage(actor: &Actor) -> Result<(), ProviderFailure> {
    match verdict(actor.role, Action::ManageSecurity, Relation::Team) {
        Verdict::Allow => Ok(()),
        Verdict::Deny | Verdict::Hide => Err(ProviderFailure::Forbidden),
    }
}

/// The team's providers, oldest first.
///
/// # Errors
/// `forbidden`, or the store's.
pub async fn list_providers(
    store: &mut impl ProviderStore,
    actor: &Actor,
) -> Result<Vec<TeamProvider>, ProviderFailure> {
    may_manage(actor)?;
    Ok(store.providers_of_team(actor.team).await?)
}

/// Checks a new provider; asks its issuer, so this must not be given a transaction.
///
/// # Errors
/// `forbidden`, or `invalid` with every mistake.
pub async fn check_new_provider(
    remote: &impl IdentityProviders,
    env: &Env,
    actor: &Actor,
    draft: ProviderDraft,
) -> Result<CheckedProvider, ProviderFailure> {
    may_manage(actor)?;
    checked(remote, env, draft).await
}

/// Checks a change; asks the issuer, so this must not be given a transaction.
///
/// A secret is never handed to another address than the one that it was given for: a change of issuer takes it along.
///
/// # Errors
/// `forbidden`, `provider_not_found`, or `invalid` with every mistake.
pub async fn check_provider_change(
    store: &mut impl ProviderStore,
    remote: &impl IdentityProviders,
    env: &Env,
    actor: &Actor,
    id: ProviderId,
    draft: ProviderDraft,
) -> Result<CheckedProvider, ProviderFailure> {
    may_manage(actor)?;
    let present = of_team(store, actor, id).await?;
    let checked = checked(remote, env, draft).await?;
    keeps_its_secret(&present, &checked)?;
    Ok(checked)
}

fn keeps_its_secret(present: &TeamProvider, checked: &CheckedProvider) -> Result<(), ProviderFailure> {
    let keeps = checked.client_secret == SecretChange::Keep && present.client_secret_sealed.is_some();
    if !keeps || checked.issuer == present.issuer {
        return Ok(());
    }
    let message = "Enter the client secret again: the issuer is another one now.";
    let error = FieldError::new("client_secret", "needed_again", message);
    Err(ProviderFailure::Invalid(error.into()))
}

async fn checked(
    remote: &impl IdentityProviders,
    env: &Env,
    draft: ProviderDraft,
) -> Result<CheckedProvider, ProviderFailure> {
    let checked = fields(draft).map_err(ProviderFailure::Invalid)?;
    let asked = remote.check_issuer(checked.kind, &checked.issuer, env.now()).await;
    asked.map_err(|failure| {
        let (RemoteFailure::Unreachable(why) | RemoteFailure::Refused(why) | RemoteFailure::BadToken(why)) =
            failure;
        let message = format!("No identity provider answers at this address: {why}.");
        ProviderFailure::Invalid(FieldError::new("issuer", "no_provider_there", message).into())
    })?;
    Ok(checked)
}

/// Everything that can be checked without asking anybody.
fn fields(draft: ProviderDraft) -> Result<CheckedProvider, FieldErrors> {
    let mut errors = FieldErrors::default();
    let name = errors.take(one_line("name", &draft.name));
    let client_id = errors.take(printable("client_id", &draft.client_id, 500));
    let client_secret = errors.take(match draft.client_secret {
        SecretChange::Set(secret) => {
            let text = printable("client_secret", secret.as_str(), 1_000);
            text.map(|text| SecretChange::Set(text.into()))
        }
        other => Ok(other),
    });
    let email_domains = errors.take(domains(&draft.email_domains));
    let allowed_tenants = errors.take(tenants(draft.kind, &draft.allowed_tenants));
    let issuer = errors.take(match (draft.kind, allowed_tenants.as_deref()) {
        (ProviderKind::Google, _) => Ok(GOOGLE.to_owned()),
        (ProviderKind::Microsoft, Some([tenant])) => Ok(microsoft_issuer(tenant)),
        (ProviderKind::Microsoft, _) => Ok(microsoft_issuer(ORGANIZATIONS)),
        (ProviderKind::Oidc, _) => printable("issuer", draft.issuer.as_deref().unwrap_or_default(), 500),
    });
    match (name, client_id, client_secret, email_domains, allowed_tenants, issuer) {
        (
            Some(name),
            Some(client_id),
            Some(client_secret),
            Some(email_domains),
            Some(allowed_tenants),
            Some(issuer),
        ) => Ok(CheckedProvider {
            kind: draft.kind,
            name,
            issuer,
            client_id,
            client_secret,
            email_domains,
            allowed_tenants,
            enabled: draft.enabled,
        }),
        _ => Err(errors),
    }
}

fn printable(field: &str, text: &str, max: usize) -> Result<String, FieldError> {
    let text = checked_text(field, text, 1, max)?;
    if text.chars().all(|c| c.is_ascii_graphic()) {
        return Ok(text);
    }
    Err(FieldError::new(field, "forbidden_character", "Use letters, digits and signs, without blanks."))
}

fn domains(typed: &[String]) -> Result<Vec<String>, FieldError> {
    let read = |text: &String| {
        let domain = text.trim().trim_start_matches('@').to_lowercase();
        Email::parse(&format!("x@{domain}")).ok().map(|_| domain)
    };
    let domains: Option<BTreeSet<String>> = typed.iter().map(read).collect();
    let message = "Name 1 to 50 domains such as example.com.";
    let domains = domains.filter(|domains| (1..=MOST).contains(&domains.len()));
    let error = || FieldError::new("email_domains", "invalid_domain", message);
    domains.map(|domains| domains.into_iter().collect()).ok_or_else(error)
}

fn tenants(kind: ProviderKind, typed: &[String]) -> Result<Vec<String>, FieldError> {
    if kind != ProviderKind::Microsoft {
        return Ok(Vec::new());
    }
    let read = |text: &String| Uuid::try_parse(text.trim()).ok().map(|id| id.hyphenated().to_string());
    let tenants: Option<BTreeSet<String>> = typed.iter().map(read).collect();
    let message = "Name 1 to 50 tenants by their ids.";
    let tenants = tenants.filter(|tenants| (1..=MOST).contains(&tenants.len()));
    let error = || FieldError::new("allowed_tenants", "invalid_tenant", message);
    tenants.map(|tenants| tenants.into_iter().collect()).ok_or_else(error)
}

/// Adds a provider. Needs a transaction.
///
/// # Errors
/// The store's only.
pub async fn add_provider(
    store: &mut (impl ProviderStore + AuditLog),
    env: &Env,
    sealer: &Sealer,
    actor: &Actor,
    checked: CheckedProvider,
) -> Result<TeamProvider, ProviderFailure> {
    let (id, now) = (env.new_id(), env.now());
    let provider = TeamProvider {
        id,
        team: actor.team,
        client_secret_sealed: sealed(sealer, id, &checked.client_secret, None),
        kind: checked.kind,
        name: checked.name,
        issuer: checked.issuer,
        client_id: checked.client_id,
        email_domains: checked.email_domains,
        allowed_tenants: checked.allowed_tenants,
        enabled: checked.enabled,
        created_at: now,
        updated_at: now,
    };
    store.insert_provider(&provider).await?;
    let event = AuditEvent::by(env, actor, AuditAction::ProviderAdded, target(&provider));
    store.record(&event.with("new", shown(&provider))).await?;
    Ok(provider)
}

/// Changes a provider. Needs a transaction.
///
/// # Errors
/// `provider_not_found`, or the store's.
pub async fn change_provider(
    store: &mut (impl ProviderStore + AuditLog),
    env: &Env,
    sealer: &Sealer,
    actor: &Actor,
    id: ProviderId,
    checked: CheckedProvider,
) -> Result<TeamProvider, ProviderFailure> {
    let old = of_team(store, actor, id).await?;
    // Asked once more: somebody else may have changed the issuer since this change was checked.
    keeps_its_secret(&old, &checked)?;
    let provider = TeamProvider {
        client_secret_sealed: sealed(sealer, id, &checked.client_secret, old.client_secret_sealed.clone()),
        kind: checked.kind,
        name: checked.name,
        issuer: checked.issuer,
        client_id: checked.client_id,
        email_domains: checked.email_domains,
        allowed_tenants: checked.allowed_tenants,
        enabled: checked.enabled,
        updated_at: env.now(),
        ..old.clone()
    };
    if !store.update_provider(&provider).await? {
        return Err(ProviderFailure::ProviderNotFound);
    }
    let event = AuditEvent::by(env, actor, AuditAction::ProviderChanged, target(&provider));
    let event = event.with("old", shown(&old)).with("new", shown(&provider));
    let event = event.with("client_secret_changed", checked.client_secret != SecretChange::Keep);
    store.record(&event).await?;
    Ok(provider)
}

/// Removes a provider, and with it the identities that were linked through it. Needs a transaction.
///
/// # Errors
/// `forbidden`, `provider_not_found`, or the store's.
pub async fn remove_provider(
    store: &mut (impl ProviderStore + AuditLog),
    env: &Env,
    actor: &Actor,
    id: ProviderId,
) -> Result<(), ProviderFailure> {
    may_manage(actor)?;
    let old = of_team(store, actor, id).await?;
    let unlinked = store.delete_provider(actor.team, id).await?.ok_or(ProviderFailure::ProviderNotFound)?;
    let event = AuditEvent::by(env, actor, AuditAction::ProviderRemoved, target(&old));
    store.record(&event.with("old", shown(&old)).with("unlinked_identities", unlinked)).await?;
    Ok(())
}

async fn of_team(
    store: &mut impl ProviderStore,
    actor: &Actor,
    id: ProviderId,
) -> Result<TeamProvider, ProviderFailure> {
    let found = store.provider(id).await?.filter(|provider| provider.team == actor.team);
    found.ok_or(ProviderFailure::ProviderNotFound)
}

fn sealed(sealer: &Sealer, id: ProviderId, change: &SecretChange, old: Option<String>) -> Option<String> {
    match change {
        SecretChange::Keep => old,
        SecretChange::Remove => None,
        SecretChange::Set(secret) => Some(sealer.seal(&id.to_string(), secret.as_str())),
    }
}

fn target(provider: &TeamProvider) -> AuditTarget {
    AuditTarget::new("identity_provider", provider.id.uuid(), provider.name.clone())
}

fn shown(provider: &TeamProvider) -> serde_json::Value {
    serde_json::json!({
        "kind": provider.kind.as_str(),
        "name": provider.name,
        "issuer": provider.issuer,
        "client_id": provider.client_id,
        "email_domains": provider.email_domains,
        "allowed_tenants": provider.allowed_tenants,
        "enabled": provider.enabled,
    })
}
