//! Identity providers and linked identities on the wire.

use crate::patch::left_out_or_null;
use chrono::{DateTime, Utc};
use rf_auth::{
    OneTimeToken, Secret,
    provider::{
        Callback, LinkedIdentity, Provider, ProviderDraft, SecretChange, ServerProviders, TeamProvider,
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Whose rules a provider follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ProviderKind {
    /// Google accounts.
    Google,
    /// Microsoft Entra ID.
    Microsoft,
    /// Any other OpenID Connect provider.
    Oidc,
}

impl From<rf_auth::provider::ProviderKind> for ProviderKind {
    fn from(kind: rf_auth::provider::ProviderKind) -> Self {
        match kind {
            rf_auth::provider::ProviderKind::Google => Self::Google,
            rf_auth::provider::ProviderKind::Microsoft => Self::Microsoft,
            rf_auth::provider::ProviderKind::Oidc => Self::Oidc,
        }
    }
}

impl From<ProviderKind> for rf_auth::provider::ProviderKind {
    fn from(kind: ProviderKind) -> Self {
        match kind {
            ProviderKind::Google => Self::Google,
            ProviderKind::Microsoft => Self::Microsoft,
            ProviderKind::Oidc => Self::Oidc,
        }
    }
}

/// A button on the sign-in page.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProviderChoice {
    /// `google`, `microsoft` or `oidc` for the server's own, an id for a team's.
    key: String,
    name: String,
    kind: ProviderKind,
}

impl From<&Provider> for ProviderChoice {
    fn from(provider: &Provider) -> Self {
        let (key, name) = (provider.key.to_string(), provider.name.clone());
        Self { key, name, kind: provider.kind.into() }
    }
}

impl From<&TeamProvider> for ProviderChoice {
    fn from(provider: &TeamProvider) -> Self {
        Self { key: provider.id.to_string(), name: provider.name.clone(), kind: provider.kind.into() }
    }
}

/// The server's own providers.
pub(crate) fn choices(server: &ServerProviders) -> Vec<ProviderChoice> {
    server.0.iter().map(ProviderChoice::from).collect()
}

/// Which providers does this address's team use?
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProviderLookupBody {
    /// Only its domain is looked at.
    #[schema(max_length = 254)]
    pub(super) email: String,
}

/// Providers.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProviderChoices {
    pub(super) providers: Vec<ProviderChoice>,
}

/// Where to send the browser.
#[derive(Serialize, ToSchema)]
pub(crate) struct AuthorizationStart {
    pub(super) authorization_url: String,
}

/// What the provider sent back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProviderCallbackBody {
    #[schema(max_length = 256)]
    state: String,
    #[schema(max_length = 4096, nullable = false)]
    code: Option<String>,
    /// What the provider refused with.
    #[schema(max_length = 256, nullable = false)]
    error: Option<String>,
}

impl ProviderCallbackBody {
    pub(super) fn into_callback(self, browser: Option<OneTimeToken>) -> Callback {
        Callback {
            state: OneTimeToken::presented(&self.state),
            browser,
            code: self.code.map(Secret::from),
            error: self.error,
        }
    }
}

/// A linked identity.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct IdentityView {
    id: Uuid,
    /// The provider's key.
    provider: String,
    provider_name: String,
    /// The address that the provider told last.
    #[schema(required)]
    email: Option<String>,
    linked_at: DateTime<Utc>,
    #[schema(required)]
    last_used_at: Option<DateTime<Utc>>,
}

impl IdentityView {
    /// With the name of its provider among `known`, or its issuer where the provider is gone.
    pub(super) fn new(identity: LinkedIdentity, known: &[ProviderChoice]) -> Self {
        let provider = known.iter().find(|choice| choice.key == identity.provider);
        Self {
            id: identity.id.uuid(),
            provider_name: provider.map_or(identity.issuer, |provider| provider.name.clone()),
            provider: identity.provider,
            email: identity.email,
            linked_at: identity.linked_at,
            last_used_at: identity.last_used_at,
        }
    }
}

/// Linked identities, and what else can be linked.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Identities {
    /// Oldest first.
    items: Vec<IdentityView>,
    /// Providers that nothing is linked from yet.
    available: Vec<ProviderChoice>,
}

impl Identities {
    pub(super) fn new(linked: Vec<LinkedIdentity>, usable: Vec<ProviderChoice>) -> Self {
        let items: Vec<_> = linked.into_iter().map(|identity| IdentityView::new(identity, &usable)).collect();
        let mut available = usable;
        available.retain(|choice| items.iter().all(|item| item.provider != choice.key));
        Self { items, available }
    }
}

/// A team's provider, never its secret.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProviderView {
    id: Uuid,
    kind: ProviderKind,
    name: String,
    issuer: String,
    client_id: String,
    has_client_secret: bool,
    /// The domains whose addresses it may vouch for.
    email_domains: Vec<String>,
    /// Of Microsoft: the tenants whose people may come in.
    allowed_tenants: Vec<String>,
    enabled: bool,
    /// To be entered at the provider.
    redirect_uri: String,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl ProviderView {
    pub(super) fn new(provider: TeamProvider, redirect_uri: &str) -> Self {
        Self {
            id: provider.id.uuid(),
            kind: provider.kind.into(),
            name: provider.name,
            issuer: provider.issuer,
            client_id: provider.client_id,
            has_client_secret: provider.client_secret_sealed.is_some(),
            email_domains: provider.email_domains,
            allowed_tenants: provider.allowed_tenants,
            enabled: provider.enabled,
            redirect_uri: redirect_uri.to_owned(),
            created_at: provider.created_at,
            updated_at: provider.updated_at,
        }
    }
}

/// The team's providers, oldest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Providers {
    pub(super) items: Vec<ProviderView>,
    /// To be entered at a new provider.
    pub(super) redirect_uri: String,
}

/// A team's provider.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProviderBody {
    kind: ProviderKind,
    /// What people know it by, on one line.
    #[schema(min_length = 1, max_length = 120)]
    name: String,
    /// Where it signs; only needed for `oidc`.
    #[schema(max_length = 500, nullable = false)]
    issuer: Option<String>,
    #[schema(min_length = 1, max_length = 500)]
    client_id: String,
    /// Left out: it stays as it is. Null: there is none.
    #[serde(default, deserialize_with = "left_out_or_null")]
    #[schema(value_type = Option<String>, max_length = 1000)]
    client_secret: Option<Option<String>>,
    /// The domains whose addresses it may vouch for, 1 to 50.
    email_domains: Vec<String>,
    /// Of Microsoft: the ids of the tenants whose people may come in, 1 to 50.
    #[serde(default)]
    allowed_tenants: Vec<String>,
    enabled: bool,
}

impl From<ProviderBody> for ProviderDraft {
    fn from(body: ProviderBody) -> Self {
        Self {
            kind: body.kind.into(),
            name: body.name,
            issuer: body.issuer,
            client_id: body.client_id,
            client_secret: match body.client_secret {
                None => SecretChange::Keep,
                Some(None) => SecretChange::Remove,
                Some(Some(secret)) => SecretChange::Set(secret.into()),
            },
            email_domains: body.email_domains,
            allowed_tenants: body.allowed_tenants,
            enabled: body.enabled,
        }
    }
}
