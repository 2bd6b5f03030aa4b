//! What an ID token says of a person, and how much of it is believed.

use super::{Provider, ProviderKind, Refusal};
use crate::Email;

/// What a token says whose signature, issuer, audience, nonce and expiry hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claims {
    /// Who signed it.
    pub issuer: String,
    /// Who it is about, as this issuer numbers people.
    pub subject: String,
    /// An address.
    pub email: Option<String>,
    /// Whether the issuer says that it checked the address.
    pub email_verified: bool,
    /// What the person is called.
    pub name: Option<String>,
    /// Of Microsoft: the tenant (`tid`).
    pub tenant: Option<String>,
    /// Of Microsoft: whether the tenant owns the address's domain (`xms_edov`).
    pub email_domain_owner_verified: bool,
}

/// A person at a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Who says so. With `subject` it names the person, and nothing else does.
    pub issuer: String,
    /// Who it is there.
    pub subject: String,
    /// The address that was told, for people to look at.
    pub email: Option<String>,
    /// The same address, if it may be believed that it is theirs.
    pub verified_email: Option<Email>,
    /// What they are called, if it was told.
    pub name: Option<String>,
}

/// Reads the claims by the rules of the provider's kind.
///
/// Microsoft signs for every tenant with one set of keys, so the issuer must be the one of the token's own tenant, and
/// the tenant an allowed one. Whoever runs a tenant can write any address into it: an address counts only with
/// `xms_edov`, or where exactly one tenant is allowed, which is trusted as a whole. Where no tenant is named, everyone
/// may come who was linked before, and no address counts.
///
/// # Errors
/// What is wrong with the claims.
pub fn identity(provider: &Provider, claims: Claims) -> Result<Identity, Refusal> {
    let believed = match provider.kind {
        ProviderKind::Google | ProviderKind::Oidc => {
            if claims.issuer != provider.issuer {
                return Err(Refusal::token("the token is from another issuer"));
            }
            claims.email_verified
        }
        ProviderKind::Microsoft => microsoft(provider, &claims)?,
    };
    // Databases keep neither empty nor endless subjects; the standard allows 255 ASCII characters.
    if claims.subject.is_empty() || claims.subject.len() > 255 || claims.subject.contains('\0') {
        return Err(Refusal::token("the subject is not 1 to 255 bytes"));
    }
    let email = claims.email.filter(|text| text.len() <= 254 && !text.contains(char::is_control));
    let verified_email = email.as_deref().filter(|_| believed).and_then(|text| Email::parse(text).ok());
    Ok(Identity { issuer: claims.issuer, subject: claims.subject, email, verified_email, name: claims.name })
}

fn microsoft(provider: &Provider, claims: &Claims) -> Result<bool, Refusal> {
    let tenant = claims.tenant.as_deref().ok_or_else(|| Refusal::token("the token names no tenant"))?;
    if claims.issuer != microsoft_issuer(tenant) {
        return Err(Refusal::token("the issuer is not the one of the token's tenant"));
    }
    let allowed = &provider.allowed_tenants;
    if allowed.is_empty() {
        return Ok(false);
    }
    if !allowed.iter().any(|one| one == tenant) {
        return Err(Refusal::new("tenant_not_allowed", "the tenant is not an allowed one"));
    }
    Ok(claims.email_domain_owner_verified || allowed.len() == 1)
}

/// The issuer of a Microsoft tenant.
pub(super) fn microsoft_issuer(tenant: &str) -> String {
    format!("https://login.microsoftonline.com/{tenant}/v2.0")
}
