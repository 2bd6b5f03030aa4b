//! Checking an ID token, and reading what it says.

use crate::discovery::Metadata;
use openidconnect::{
    AdditionalClaims, ClaimsVerificationError, ClientId, IdToken, IdTokenVerifier, IssuerUrl, JsonWebKeySet,
    Nonce, SignatureVerificationError,
    core::{
        CoreGenderClaim, CoreJsonWebKey, CoreJsonWebKeySet, CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    },
};
use rf_auth::provider::{Claims, Provider, ProviderKind, RemoteFailure};
use rf_core::Time;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::str::FromStr;

/// Microsoft's own claims.
#[derive(Debug, Serialize, Deserialize)]
struct Microsoft {
    tid: Option<String>,
    xms_edov: Option<Value>,
}

impl AdditionalClaims for Microsoft {}

type Token = IdToken<Microsoft, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;

/// Why a token does not hold.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// It is signed with a key that is not among the ones given.
    UnknownKey,
    /// Anything else.
    Other(String),
}

impl From<Flaw> for RemoteFailure {
    fn from(flaw: Flaw) -> Self {
        match flaw {
            Flaw::UnknownKey => Self::BadToken("it is signed with an unknown key".into()),
            Flaw::Other(why) => Self::BadToken(why),
        }
    }
}

/// Checks signature, issuer, audience, nonce and expiry, and reads the claims.
///
/// Microsoft's issuer differs with the tenant that the token names, so that rule is left to whoever knows tenants.
pub(crate) fn read(
    provider: &Provider,
    metadata: &Metadata,
    keys: &CoreJsonWebKeySet,
    text: &str,
    nonce: &str,
    now: Time,
) -> Result<Claims, Flaw> {
    let other = |why: String| Flaw::Other(why);
    let token = Token::from_str(text).map_err(|_| other("the ID token cannot be read".into()))?;
    let issuer = IssuerUrl::new(provider.issuer.clone()).map_err(|error| other(error.to_string()))?;
    let client = ClientId::new(provider.client_id.clone());
    let keys: JsonWebKeySet<CoreJsonWebKey> = JsonWebKeySet::new(keys.keys().clone());
    // As for a client without a secret: then no signature made with a secret is taken.
    let verifier = IdTokenVerifier::new_public_client(client, issuer, keys)
        .set_allowed_algs(metadata.algorithms.iter().cloned())
        .require_issuer_match(provider.kind != ProviderKind::Microsoft)
        .set_time_fn(move || now);
    let nonce = Nonce::new(nonce.to_owned());
    let claims = token.claims(&verifier, &nonce).map_err(|error| match error {
        ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => {
            Flaw::UnknownKey
        }
        ClaimsVerificationError::InvalidNonce(_) => other("the nonce is another one".into()),
        error => other(error.to_string()),
    })?;
    if claims.authorized_party().is_some_and(|party| party.as_str() != provider.client_id) {
        return Err(other("the token was issued for another client".into()));
    }
    let additional = claims.additional_claims();
    let edov = additional.xms_edov.as_ref();
    let name = claims.name().and_then(|name| name.get(None)).map(|name| name.to_string());
    Ok(Claims {
        issuer: claims.issuer().to_string(),
        subject: claims.subject().to_string(),
        email: claims.email().map(|email| email.to_string()),
        email_verified: claims.email_verified() == Some(true),
        name,
        tenant: additional.tid.clone(),
        email_domain_owner_verified: edov.is_some_and(is_true),
    })
}

/// Microsoft writes this claim in several ways.
fn is_true(value: &Value) -> bool {
    match value {
        Value::Bool(is) => *is,
        Value::Number(number) => number.as_u64() == Some(1),
        Value::String(text) => text == "1" || text.eq_ignore_ascii_case("true"),
        _ => false,
    }
}
