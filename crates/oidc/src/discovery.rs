//! What a provider publishes about itself, kept for some minutes.

use crate::{
    addresses::{Trust, issuer as issuer_url},
    web::{ClientAuth, Web},
};
use openidconnect::core::{CoreJsonWebKeySet, CoreJwsSigningAlgorithm};
use rf_auth::provider::{ProviderKind, RemoteFailure};
use rf_core::Time;
use serde_json::Value;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// How long it is believed.
const KEPT: Duration = Duration::from_secs(10 * 60);
/// How long an unknown key is not asked for again.
const KEY_PAUSE: Duration = Duration::from_secs(30);
/// The most issuers that are kept.
const MOST: usize = 200;
/// Microsoft's common metadata speak for every tenant.
const MICROSOFT_TEMPLATE: &str = "https://login.microsoftonline.com/{tenantid}/v2.0";

/// What a provider publishes.
#[derive(Debug, Clone)]
pub(crate) struct Metadata {
    pub(crate) authorization_endpoint: String,
    pub(crate) token_endpoint: String,
    pub(crate) userinfo_endpoint: Option<String>,
    jwks_uri: String,
    pub(crate) algorithms: Vec<CoreJwsSigningAlgorithm>,
    pub(crate) client_auth: ClientAuth,
    pub(crate) keys: Arc<CoreJsonWebKeySet>,
}

struct Kept {
    metadata: Metadata,
    at: Time,
    keys_at: Time,
}

/// Publications by issuer and by who named it.
#[derive(Default)]
pub(crate) struct Discovery(Mutex<HashMap<(String, Trust), Kept>>);

impl Discovery {
    /// What the issuer publishes, at most some minutes old.
    pub(crate) async fn metadata(
        &self,
        web: &Web,
        trust: Trust,
        kind: ProviderKind,
        issuer: &str,
        now: Time,
    ) -> Result<Metadata, RemoteFailure> {
        let key = (issuer.to_owned(), trust);
        let kept = self.with(|all| {
            let fresh = all.get(&key).filter(|kept| kept.at <= now && now < kept.at + KEPT);
            fresh.map(|kept| kept.metadata.clone())
        });
        match kept {
            Some(metadata) => Ok(metadata),
            None => self.ask(web, trust, kind, issuer, now).await,
        }
    }

    /// What the issuer publishes now.
    pub(crate) async fn ask(
        &self,
        web: &Web,
        trust: Trust,
        kind: ProviderKind,
        issuer: &str,
        now: Time,
    ) -> Result<Metadata, RemoteFailure> {
        let at = issuer_url(issuer, trust, web.private_allowed());
        let at = at.map_err(|why| RemoteFailure::Unreachable(why.to_owned()))?;
        let address = format!("{}/.well-known/openid-configuration", at.as_str().trim_end_matches('/'));
        let published = web.get(trust, &address, None).await?;
        let mut metadata = read(kind, issuer, &published)?;
        metadata.keys = Arc::new(keys(web, trust, &metadata.jwks_uri).await?);
        let kept = Kept { metadata: metadata.clone(), at: now, keys_at: now };
        self.with(|all| {
            if all.len() >= MOST {
                all.retain(|_, kept| now < kept.at + KEPT);
            }
            if all.len() < MOST {
                all.insert((issuer.to_owned(), trust), kept);
            }
        });
        Ok(metadata)
    }

    /// The keys once more, for a token that is signed with one we have not seen; not too often, whoever sends such
    /// tokens.
    pub(crate) async fn newer_keys(
        &self,
        web: &Web,
        trust: Trust,
        issuer: &str,
        metadata: &Metadata,
        now: Time,
    ) -> Result<Option<Arc<CoreJsonWebKeySet>>, RemoteFailure> {
        let key = (issuer.to_owned(), trust);
        let due = self.with(|all| {
            let kept = all.get_mut(&key).filter(|kept| now >= kept.keys_at + KEY_PAUSE)?;
            kept.keys_at = now;
            Some(())
        });
        if due.is_none() {
            return Ok(None);
        }
        let newer = Arc::new(keys(web, trust, &metadata.jwks_uri).await?);
        self.with(|all| {
            if let Some(kept) = all.get_mut(&key) {
                kept.metadata.keys = Arc::clone(&newer);
            }
        });
        Ok(Some(newer))
    }

    fn with<T>(&self, work: impl FnOnce(&mut HashMap<(String, Trust), Kept>) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

async fn keys(web: &Web, trust: Trust, address: &str) -> Result<CoreJsonWebKeySet, RemoteFailure> {
    let published = web.get(trust, address, None).await?;
    serde_json::from_value(published).map_err(|_| bad("its keys cannot be read"))
}

/// Reads the metadata; the issuer must be the one that was asked.
fn read(kind: ProviderKind, issuer: &str, published: &Value) -> Result<Metadata, RemoteFailure> {
    let text = |name: &str| published[name].as_str().map(str::to_owned);
    let needed = |name: &str| text(name).ok_or_else(|| bad(&format!("its metadata has no {name}")));
    let named = needed("issuer")?;
    let is_template = kind == ProviderKind::Microsoft && named == MICROSOFT_TEMPLATE;
    if named != issuer && !is_template {
        return Err(bad("its metadata is about another issuer"));
    }
    let list = |name: &str| {
        let items = published[name].as_array().into_iter().flatten();
        items.filter_map(Value::as_str).map(str::to_owned).collect::<Vec<String>>()
    };
    let ways = list("token_endpoint_auth_methods_supported");
    let says = |way: &str| ways.iter().any(|one| one == way);
    let form = says("client_secret_post") && !says("client_secret_basic");
    let offered = list("id_token_signing_alg_values_supported");
    let algorithms = offered.iter().filter_map(|name| asymmetric(name)).collect::<Vec<_>>();
    if algorithms.is_empty() {
        return Err(bad("it signs in no way that we can check"));
    }
    Ok(Metadata {
        authorization_endpoint: needed("authorization_endpoint")?,
        token_endpoint: needed("token_endpoint")?,
        userinfo_endpoint: text("userinfo_endpoint"),
        jwks_uri: needed("jwks_uri")?,
        algorithms,
        client_auth: if form { ClientAuth::Form } else { ClientAuth::Basic },
        keys: Arc::default(),
    })
}

/// Signatures that only the provider can make: nobody who knows our client secret is believed to be the provider.
fn asymmetric(name: &str) -> Option<CoreJwsSigningAlgorithm> {
    use CoreJwsSigningAlgorithm as A;
    Some(match name {
        "RS256" => A::RsaSsaPkcs1V15Sha256,
        "RS384" => A::RsaSsaPkcs1V15Sha384,
        "RS512" => A::RsaSsaPkcs1V15Sha512,
        "PS256" => A::RsaSsaPssSha256,
        "PS384" => A::RsaSsaPssSha384,
        "PS512" => A::RsaSsaPssSha512,
        "ES256" => A::EcdsaP256Sha256,
        "ES384" => A::EcdsaP384Sha384,
        "EdDSA" => A::EdDsa,
        _ => return None,
    })
}

fn bad(why: &str) -> RemoteFailure {
    RemoteFailure::Unreachable(why.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const ISSUER: &str = "https://id.example";

    fn published() -> Value {
        json!({
            "issuer": ISSUER, "authorization_endpoint": "a", "token_endpoint": "t", "jwks_uri": "j",
            "id_token_signing_alg_values_supported": ["HS256", "RS256", "none"],
        })
    }

    #[test]
    fn metadata_of_another_issuer_or_with_something_missing_are_refused() {
        read(ProviderKind::Oidc, ISSUER, &published()).unwrap();
        for (name, value) in [
            ("issuer", json!("https://evil.example")),
            ("issuer", json!("https://id.example/")),
            ("issuer", json!(MICROSOFT_TEMPLATE)),
            ("issuer", json!(null)),
            ("authorization_endpoint", json!(null)),
            ("token_endpoint", json!(null)),
            ("jwks_uri", json!(7)),
            ("id_token_signing_alg_values_supported", json!(["HS256", "none"])),
            ("id_token_signing_alg_values_supported", json!(null)),
        ] {
            let mut other = published();
            other[name] = value;
            assert!(read(ProviderKind::Oidc, ISSUER, &other).is_err(), "{name}");
        }
        assert!(read(ProviderKind::Oidc, ISSUER, &json!([])).is_err());
    }

    #[test]
    fn microsofts_common_metadata_speak_for_every_tenant() {
        let mut common = published();
        common["issuer"] = json!(MICROSOFT_TEMPLATE);
        let asked = "https://login.microsoftonline.com/organizations/v2.0";
        assert!(read(ProviderKind::Microsoft, asked, &common).is_ok());
        assert!(read(ProviderKind::Google, asked, &common).is_err());
    }

    #[test]
    fn the_client_proves_itself_in_the_form_only_where_the_header_is_not_taken() {
        let check = |ways: Value, expected: ClientAuth| {
            let mut other = published();
            other["token_endpoint_auth_methods_supported"] = ways;
            let found = read(ProviderKind::Oidc, ISSUER, &other).unwrap().client_auth;
            assert_eq!(found, expected);
        };
        check(json!(null), ClientAuth::Basic);
        check(json!(["client_secret_post", "client_secret_basic"]), ClientAuth::Basic);
        check(json!(["client_secret_post"]), ClientAuth::Form);
        check(json!(["private_key_jwt"]), ClientAuth::Basic);
    }
}
