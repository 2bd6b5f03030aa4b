//! What an identity provider is: one of the server's configuration, or one that a team brought.

use super::{ProviderFailure, Unreachable};
use crate::{Email, Secret};
use rf_core::{ProviderId, Sealer, TeamId, Time};
use std::fmt;

/// Whose rules a provider follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProviderKind {
    /// Google accounts.
    Google,
    /// Microsoft Entra ID: one key set for many tenants, and e-mail addresses that prove nothing by themselves.
    Microsoft,
    /// Any other provider that follows the standard.
    Oidc,
}

impl ProviderKind {
    /// The name on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Google => "google",
            Self::Microsoft => "microsoft",
            Self::Oidc => "oidc",
        }
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Google, Self::Microsoft, Self::Oidc].into_iter().find(|kind| kind.as_str() == name)
    }
}

/// What a provider is called in addresses and rows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ProviderKey {
    /// One of the server's configuration, by its name.
    Server(String),
    /// One that a team brought.
    Team(ProviderId),
}

impl ProviderKey {
    /// Reads a key; every text is one, though not one of a provider that exists.
    pub fn parse(text: &str) -> Self {
        text.parse().map_or_else(|_| Self::Server(text.to_owned()), Self::Team)
    }
}

impl fmt::Display for ProviderKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Server(name) => f.write_str(name),
            Self::Team(id) => id.fmt(f),
        }
    }
}

/// A provider, ready to be talked with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// What it is called.
    pub key: ProviderKey,
    /// Whose it is; none for the server's own.
    pub team: Option<TeamId>,
    /// Whose rules it follows.
    pub kind: ProviderKind,
    /// What people know it by.
    pub name: String,
    /// The address that it signs tokens with.
    pub issuer: String,
    /// What it knows us by.
    pub client_id: String,
    /// What we prove that with; none for a public client.
    pub client_secret: Option<Secret>,
    /// Of a team's provider: the domains whose addresses it may vouch for.
    pub email_domains: Vec<String>,
    /// Of Microsoft: the tenants whose people may come in.
    pub allowed_tenants: Vec<String>,
}

impl Provider {
    /// Whether it may vouch for this address: the server's own for all, a team's for its domains.
    pub fn vouches_for(&self, email: &Email) -> bool {
        self.team.is_none() || self.email_domains.iter().any(|domain| domain == email.domain())
    }
}

/// A team's provider as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamProvider {
    /// Its id.
    pub id: ProviderId,
    /// Whose it is.
    pub team: TeamId,
    /// Whose rules it follows.
    pub kind: ProviderKind,
    /// What people know it by.
    pub name: String,
    /// The address that it signs tokens with.
    pub issuer: String,
    /// What it knows us by.
    pub client_id: String,
    /// The client secret, sealed for this id.
    pub client_secret_sealed: Option<String>,
    /// The domains whose addresses it may vouch for, in lower case.
    pub email_domains: Vec<String>,
    /// Of Microsoft: the tenants whose people may come in.
    pub allowed_tenants: Vec<String>,
    /// Whether people can sign in with it.
    pub enabled: bool,
    /// When it was added.
    pub created_at: Time,
    /// When it was changed last.
    pub updated_at: Time,
}

impl TeamProvider {
    /// With its secret opened.
    ///
    /// # Errors
    /// `provider_unavailable` if no sealing key opens the secret.
    pub fn open(self, sealer: &Sealer) -> Result<Provider, ProviderFailure> {
        let owner = self.id.to_string();
        let secret = self.client_secret_sealed.map(|sealed| sealer.open(&owner, &sealed)).transpose();
        let secret =
            secret.map_err(|error| ProviderFailure::Unavailable(Unreachable { why: error.to_string() }))?;
        Ok(Provider {
            key: ProviderKey::Team(self.id),
            team: Some(self.team),
            kind: self.kind,
            name: self.name,
            issuer: self.issuer,
            client_id: self.client_id,
            client_secret: secret.map(Secret::from),
            email_domains: self.email_domains,
            allowed_tenants: self.allowed_tenants,
        })
    }
}

/// The providers of the server's configuration, for people of every team.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ServerProviders(pub Vec<Provider>);

impl ServerProviders {
    /// The provider of that name.
    pub fn find(&self, key: &str) -> Option<&Provider> {
        self.0.iter().find(|provider| matches!(&provider.key, ProviderKey::Server(name) if name == key))
    }
}
