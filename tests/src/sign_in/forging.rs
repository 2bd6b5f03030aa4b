//! Makes tokens that the server would never make, signed with whatever key.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::{Sha256, Sha512};

/// What an honest token's header says.
pub fn header() -> Value {
    json!({ "typ": "JWT", "alg": "HS256" })
}

/// What a token says.
pub fn claims(token: &str) -> Value {
    let payload = token.split('.').nth(1).expect("a token has three parts");
    let bytes = URL_SAFE_NO_PAD.decode(payload).expect("its parts are base64");
    serde_json::from_slice(&bytes).expect("its claims are JSON")
}

/// The claims with one of them otherwise.
pub fn with(claims: &Value, name: &str, value: impl Into<Value>) -> Value {
    let mut claims = claims.clone();
    claims[name] = value.into();
    claims
}

/// The claims with one of them missing.
pub fn without(claims: &Value, name: &str) -> Value {
    let mut claims = claims.clone();
    claims.as_object_mut().expect("claims are an object").remove(name);
    claims
}

fn parts(header: &Value, claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}", part(header), part(claims))
}

/// Signed with HMAC-SHA-256, whatever the header says.
pub fn signed(header: &Value, claims: &Value, key: &[u8]) -> String {
    let text = parts(header, claims);
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("any key will do");
    mac.update(text.as_bytes());
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
}

/// Signed with HMAC-SHA-512.
pub fn signed_longer(header: &Value, claims: &Value, key: &[u8]) -> String {
    let text = parts(header, claims);
    let mut mac = Hmac::<Sha512>::new_from_slice(key).expect("any key will do");
    mac.update(text.as_bytes());
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
}

/// Not signed at all.
pub fn unsigned(header: &Value, claims: &Value) -> String {
    format!("{}.", parts(header, claims))
}
